// The Markdown of guides as the editor reads it, for colours and folds: headings, lists, marks, the
// fields between lines of hyphens, and ids in braces (docs/adr/0021-markdown.md).
//
// CodeMirror's own language for Markdown would bring those of HTML, CSS and JavaScript along.

import { Language, defineLanguageFacet, foldService, syntaxTree } from '@codemirror/language';
import { styleTags, tags } from '@lezer/highlight';
import { parser } from '@lezer/markdown';

/**
 * @import { EditorState, Extension } from '@codemirror/state'
 * @import { BlockParser, InlineParser, MarkdownConfig } from '@lezer/markdown'
 */

/**
 * The fields at the head of the file. Anywhere else, hyphens are a line across.
 * @type {BlockParser}
 */
const HEAD = {
  name: 'Head',
  before: 'HorizontalRule',
  parse(cx, line) {
    if (cx.lineStart !== 0 || !/^---\s*$/.test(line.text)) return false;
    const parts = [];
    let end = line.text.length;
    while (cx.nextLine()) {
      end = cx.lineStart + line.text.length;
      if (/^---\s*$/.test(line.text)) {
        cx.nextLine();
        break;
      }
      const name = /^[\w-]+(?=:)/.exec(line.text);
      if (name) parts.push(cx.elt('FieldName', cx.lineStart, cx.lineStart + name[0].length));
    }
    cx.addElement(cx.elt('Head', 0, end, parts));
    return true;
  },
};

/** @type {InlineParser} */
const ID = {
  name: 'Id',
  parse(cx, next, pos) {
    if (next !== 123 /* { */) return -1;
    const id = /^\{#[\w-]*\}/.exec(cx.slice(pos, Math.min(pos + 80, cx.end)));
    return id ? cx.addElement(cx.elt('Id', pos, pos + id[0].length)) : -1;
  },
};

/** @type {MarkdownConfig} */
const OF_GUIDES = {
  defineNodes: [{ name: 'Head', block: true }, 'FieldName', 'Id'],
  parseBlock: [HEAD],
  parseInline: [ID],
  // Guides have none of these; a `<` in a text is a `<`.
  remove: ['HTMLBlock', 'HTMLTag', 'IndentedCode', 'SetextHeading'],
  props: [styleTags({ Head: tags.string, FieldName: tags.propertyName, Id: tags.labelName })],
};

const facet = defineLanguageFacet();
const language = new Language(facet, parser.configure(OF_GUIDES), [], 'markdown');

/**
 * A heading folds what is below it, up to the next one that is no deeper.
 * @param {EditorState} state @param {number} from of the line @param {number} to
 */
function foldSection(state, from, to) {
  const heading = syntaxTree(state).topNode.childAfter(from);
  const first = level(heading?.name ?? '');
  if (!first || heading?.from !== from) return null;
  let end = state.doc.length;
  for (let next = heading.nextSibling; next; next = next.nextSibling) {
    const other = level(next.name);
    if (other && other <= first) {
      end = next.from - 1;
      break;
    }
  }
  // Blank lines before the next heading stay.
  while (end > to && state.doc.lineAt(end).length === 0) end = state.doc.lineAt(end).from - 1;
  return end > to ? { from: to, to: end } : null;
}

/** @param {string} name of a node */
function level(name) {
  return Number(/^ATXHeading([1-6])$/.exec(name)?.[1] ?? 0);
}

/** @type {Extension} */
export const markdown = [language.extension, foldService.of(foldSection)];
