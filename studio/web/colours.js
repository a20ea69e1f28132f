// How the editor looks. Each colour is a custom property of the page's, `--studio-…`, or else ours for
// the page's `color-scheme`. A browser without light-dark() (Safari before 17.5) takes the colour of the
// text around it where the page sets none. Nothing is told by a colour alone.
//
// No pictures: the policy of the page may allow none, and forced colours would not change them.

import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/**
 * @import { Extension } from '@codemirror/state'
 */

/** Light and dark; each text colour has at least 4.5 to 1 on every ground that it may stand on. */
const COLOURS = {
  ground: '#fff, #16181d',
  ink: '#1d2026, #e6e7ea',
  soft: '#5a616d, #a3a9b4',
  line: '#d5d8de, #3a3f49',
  raised: '#f4f5f7, #1f2229',
  active: '#f4f6fa, #1d2026',
  accent: '#0a5fb8, #7cbcff',
  match: '#ffe9a8, #57480f',
  current: '#ffd04d, #7a6212',
  must: '#b3202a, #ff9a94',
  should: '#8a5200, #f0b45a',
  could: '#4a5a9c, #a5b4fb',
  name: '#0a569f, #82bdff',
  string: '#21692c, #93d39b',
  number: '#8a3d00, #f2ab72',
  mark: '#7a2a86, #dba2e6',
};

/** @param {keyof typeof COLOURS} name */
function colour(name) {
  return `var(--studio-${name}, light-dark(${COLOURS[name]}))`;
}

const words = HighlightStyle.define([
  { tag: tags.propertyName, color: colour('name') },
  { tag: tags.string, color: colour('string') },
  { tag: [tags.number, tags.bool, tags.null], color: colour('number') },
  { tag: tags.heading, color: colour('name'), fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.monospace, color: colour('string') },
  { tag: tags.quote, color: colour('should') },
  { tag: [tags.link, tags.url], color: colour('accent') },
  { tag: tags.labelName, color: colour('mark') },
  { tag: tags.processingInstruction, color: colour('soft') },
]);

/** @param {'must' | 'should' | 'could'} grade @param {string} line */
const underline = (grade, line) => ({
  backgroundImage: 'none',
  textDecoration: `underline ${line} ${colour(grade)}`,
  textDecorationSkipInk: 'none',
  textUnderlineOffset: '3px',
});

/** @param {'must' | 'should' | 'could'} grade @param {string} shape */
const marker = (grade, shape) => ({
  // The shape tells what the colour tells.
  '&:before': { content: `"${shape}"`, color: colour(grade), fontWeight: '700' },
  content: 'normal',
});

const look = EditorView.theme({
  '&': {
    backgroundColor: colour('ground'),
    color: colour('ink'),
    blockSize: '100%',
    fontSize: 'var(--studio-text-size, 0.875rem)',
  },
  '&.cm-focused': { outline: 'none' },
  // Above the gutter and the line of the caret, which have a ground of their own.
  '&.cm-focused:after': {
    border: `2px solid ${colour('accent')}`,
    content: '""',
    inset: '0',
    pointerEvents: 'none',
    position: 'absolute',
    zIndex: '300',
  },
  '.cm-scroller': {
    fontFamily: 'var(--studio-mono, ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace)',
    lineHeight: '1.55',
    overflow: 'auto',
  },
  '.cm-content': { caretColor: colour('ink'), paddingBlock: '0.5rem' },
  '.cm-line': { paddingInline: '0.25rem 0.75rem' },
  '.cm-gutters': {
    backgroundColor: colour('ground'),
    border: 'none',
    color: colour('soft'),
    cursor: 'default',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: colour('active') },
  '.cm-specialChar': { color: colour('must') },
  '.cm-foldPlaceholder': {
    backgroundColor: colour('raised'),
    border: `1px solid ${colour('line')}`,
    color: colour('soft'),
    marginInline: '0.25em',
    paddingInline: '0.4em',
  },
  '&.cm-focused .cm-matchingBracket, &.cm-focused .cm-nonmatchingBracket': {
    backgroundColor: 'transparent',
    outline: `1px solid ${colour('soft')}`,
  },
  '&.cm-focused .cm-nonmatchingBracket': { outlineColor: colour('must') },
  '.cm-searchMatch': { backgroundColor: colour('match'), outline: `1px solid ${colour('soft')}` },
  '.cm-searchMatch-selected': { backgroundColor: colour('current'), outlineWidth: '2px' },
  '.cm-selectionMatch': { backgroundColor: colour('match') },
  // Text on the ground of a match is of one colour: that of a string would be too weak there.
  '.cm-searchMatch span': { color: 'inherit' },
  '.cm-searchMatch, .cm-selectionMatch': { color: colour('ink') },
  '.studio-revealed': { backgroundColor: colour('match'), boxShadow: `0 0 0 1px ${colour('soft')}` },
  '.studio-revealed, .studio-revealed span': { color: colour('ink') },

  '.cm-lintRange-error': underline('must', 'wavy'),
  '.cm-lintRange-warning': underline('should', 'dashed'),
  '.cm-lintRange-info': underline('could', 'dotted'),
  '.cm-lintRange-active': { backgroundColor: 'transparent' },
  '.cm-lintPoint:after': { borderBottomColor: colour('must') },
  '.cm-gutter-lint': { inlineSize: '1.3em' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0 0.2em' },
  '.cm-lint-marker': { blockSize: 'auto', inlineSize: 'auto', textAlign: 'center' },
  '.cm-lint-marker-error': marker('must', '\\25cf'),
  '.cm-lint-marker-warning': marker('should', '\\25b2'),
  '.cm-lint-marker-info': marker('could', '\\25c6'),
  '.cm-diagnostic': { marginInlineStart: '0', padding: '0.35em 0.6em' },
  '.cm-diagnostic-error': { borderLeftColor: colour('must') },
  '.cm-diagnostic-warning': { borderLeftColor: colour('should') },
  '.cm-diagnostic-info': { borderLeftColor: colour('could') },

  '.cm-tooltip': {
    backgroundColor: colour('raised'),
    border: `1px solid ${colour('line')}`,
    borderRadius: '6px',
    color: colour('ink'),
    fontFamily: 'var(--studio-font, system-ui, sans-serif)',
    lineHeight: '1.4',
    maxInlineSize: 'min(26rem, 90vw)',
    overflow: 'hidden',
  },
  '.cm-tooltip.studio-about, .cm-tooltip .studio-about': { padding: '0.4em 0.6em' },
  '.cm-tooltip.cm-completionInfo': { maxInlineSize: '22rem', overflow: 'auto', padding: '0' },
  '.cm-tooltip.cm-tooltip-autocomplete': { maxInlineSize: 'none', overflow: 'visible' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'inherit',
    maxHeight: '18em',
    maxInlineSize: 'min(32rem, 90vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { minBlockSize: '1.7em', padding: '0.2em 0.6em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: colour('accent'),
    color: colour('ground'),
  },
  '.cm-completionMatchedText': { fontWeight: '700', textDecoration: 'underline' },
  '.cm-completionDetail': { fontStyle: 'normal', marginInlineStart: '0.75em' },

  '.cm-panels': {
    backgroundColor: colour('raised'),
    color: colour('ink'),
    fontFamily: 'var(--studio-font, system-ui, sans-serif)',
  },
  '.cm-panels-top': { borderBlockEnd: `1px solid ${colour('line')}` },
  '.cm-panels-bottom': { borderBlockStart: `1px solid ${colour('line')}` },
  '.cm-panel.cm-search': { padding: '0.4rem 2.5rem 0.4rem 0.5rem' },
  '.cm-panel.cm-search label': { fontSize: 'inherit' },
  '.cm-panel.cm-search [name=close]': { color: 'inherit', minBlockSize: '1.75rem', minInlineSize: '1.75rem' },
  '.cm-textfield': {
    backgroundColor: colour('ground'),
    border: `1px solid ${colour('soft')}`,
    borderRadius: '4px',
    color: 'inherit',
    fontSize: 'inherit',
    padding: '0.3em 0.5em',
  },
  '.cm-button': {
    backgroundColor: colour('ground'),
    backgroundImage: 'none',
    border: `1px solid ${colour('soft')}`,
    borderRadius: '4px',
    color: 'inherit',
    fontSize: 'inherit',
    padding: '0.3em 0.7em',
  },
  '.cm-button:active': { backgroundImage: 'none' },
  '.cm-panels :focus-visible': { outline: `2px solid ${colour('accent')}`, outlineOffset: '1px' },

  // Forced colours take grounds away: an outline and the system's own pair remain.
  '@media (forced-colors: active)': {
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
      backgroundColor: 'Highlight',
      color: 'HighlightText',
      forcedColorAdjust: 'none',
    },
    '.studio-revealed': { outline: '2px solid Highlight' },
  },
});

/** @type {Extension} */
export const colours = [look, syntaxHighlighting(words)];
