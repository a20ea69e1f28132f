// The text of a guide, in CodeMirror 6. The studio owns the text, the form beside it and the history
// of both: what is typed here is told as changes, and what changes elsewhere arrives as changes.
//
// Places are UTF-16 offsets, as JavaScript counts them.

import {
  autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { jsonLanguage } from '@codemirror/lang-json';
import {
  bidiIsolates, bracketMatching, codeFolding, foldGutter, foldKeymap, foldedRanges, indentOnInput,
  unfoldEffect,
} from '@codemirror/language';
import { forEachDiagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import {
  Annotation, ChangeSet, Compartment, EditorState, Prec, StateEffect, StateField,
} from '@codemirror/state';
import {
  Decoration, EditorView, ViewPlugin, highlightActiveLine, highlightActiveLineGutter,
  highlightSpecialChars, keymap, lineNumbers, showTooltip,
} from '@codemirror/view';

import { colours } from './colours.js';
import { complete, explain } from './complete.js';
import { markdown } from './markdown.js';

/**
 * @import { Diagnostic } from '@codemirror/lint'
 * @import { Extension, Range, StateEffectType } from '@codemirror/state'
 * @import { Command, DecorationSet, Tooltip, ViewUpdate } from '@codemirror/view'
 * @import { Schema } from './schema.js'
 */

/**
 * `insert` in place of what is from `from` to `to` in the text before.
 * @typedef {{ from: number, to: number, insert: string }} Change
 */

/**
 * @typedef {object} EditorHooks
 * @property {string} label the accessible name
 * @property {(changes: Change[], text: string) => void} changed by typing, not by `change`
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {(offset: number) => void} moved the caret, at most once a frame
 * @property {Record<string, string>} [phrases] CodeMirror's English words in the studio's language
 */

/**
 * @typedef {object} Mark
 * @property {number} from
 * @property {number} to
 * @property {'must' | 'should' | 'could'} grade
 * @property {string} message
 */

/**
 * @typedef {object} Editor
 * @property {HTMLElement} element
 * @property {(changes: Change[]) => void} change
 * @property {(text: string) => void} replace
 * @property {(marks: Mark[]) => void} mark
 * @property {(from: number, to: number, focus: boolean) => void} reveal
 * @property {() => void} focus
 * @property {(editable: boolean) => void} setEditable
 * @property {() => void} destroy
 */

/** Marks a transaction as the studio's own, of which it need not be told. */
const ours = Annotation.define();

/** How long CodeMirror may read on after a composition, and a little more, in milliseconds. */
const SETTLING = 60;

/** What CodeMirror calls the grades. */
const SEVERITY = /** @type {const} */ ({ must: 'error', should: 'warning', could: 'info' });

/**
 * @param {HTMLElement} parent
 * @param {string} text
 * @param {'json' | 'markdown'} language
 * @param {string} schema text of the schema of guides
 * @param {EditorHooks} hooks
 * @returns {Editor}
 */
export function openEditor(parent, text, language, schema, hooks) {
  const readOnly = new Compartment();
  /**
   * What has been changed elsewhere and is not in the editor yet: a word is being composed there, and a
   * change would break it off. The studio counts it in already.
   * @type {ChangeSet?}
   */
  let waiting = null;
  let moved = 0;
  let isEditable = true;

  const view = new EditorView({ parent, state: stateOf(text) });
  view.contentDOM.addEventListener('compositionend', settleSoon);

  /** @param {string} content */
  function stateOf(content) {
    return EditorState.create({
      doc: content,
      extensions: [
        // First, so that nothing else takes these keys.
        Prec.highest(historyOf(hooks)),
        readOnly.of(EditorState.readOnly.of(!isEditable)),
        // It takes the focus anyway; with an index, tools that look for that know it as well.
        EditorView.contentAttributes.of({ 'aria-label': hooks.label, tabindex: '0' }),
        EditorState.phrases.of(hooks.phrases ?? {}),
        EditorView.updateListener.of(tell),
        language === 'json' ? json(/** @type {Schema} */ (JSON.parse(schema))) : prose,
        common,
      ],
    });
  }

  /** @param {ViewUpdate} update */
  function tell(update) {
    const isOurs = update.transactions.some((one) => one.annotation(ours));
    if (isOurs) return;
    if (update.docChanged) report(update.changes, update.state.sliceDoc());
    if (update.selectionSet || update.docChanged) {
      // Held keys and a dragged selection move it many times a frame.
      cancelAnimationFrame(moved);
      moved = requestAnimationFrame(() => {
        const { head } = view.state.selection.main;
        hooks.moved(waiting ? waiting.mapPos(head) : head);
      });
    }
    if (waiting) settleSoon();
  }

  /** @param {ChangeSet} typed @param {string} content what the editor has now */
  function report(typed, content) {
    if (!waiting) {
      hooks.changed(listed(typed), content);
      return;
    }
    // To the studio, what waits came first; to the editor, it comes after.
    const toStudio = typed.map(waiting, true);
    waiting = waiting.map(typed);
    hooks.changed(listed(toStudio), waiting.apply(view.state.doc).toString());
  }

  /** Once CodeMirror has read what the composition has left: on Android it takes its time. */
  function settleSoon() {
    setTimeout(() => {
      if (!waiting || view.compositionStarted) return;
      const changes = waiting;
      waiting = null;
      apply(changes);
    }, SETTLING);
  }

  /** @param {ChangeSet} changes */
  function apply(changes) {
    view.dispatch({ changes, annotations: ours.of(true) });
    // A change above what is drawn moves the lines in sight, and CodeMirror scrolls after them only
    // where it has something else to measure.
    view.requestMeasure({ read: () => undefined });
  }

  return {
    element: view.dom,

    change(changes) {
      const { doc } = view.state;
      const before = waiting ? waiting.apply(doc) : doc;
      const trimmed = changes.map((one) => trim(one, before.sliceString(one.from, one.to)));
      const set = ChangeSet.of(trimmed, before.length, '\n');
      if (set.empty) return;
      waiting = waiting ? waiting.compose(set) : set;
      if (view.compositionStarted) return;
      const all = waiting;
      waiting = null;
      apply(all);
    },

    replace(content) {
      waiting = null;
      view.setState(stateOf(content));
    },

    mark(marks) {
      const { length } = view.state.doc;
      // They are found in the studio's text, in which what waits is counted.
      const back = waiting?.desc.invertedDesc;
      const place = (/** @type {number} */ at) => Math.min(back && at <= back.length ? back.mapPos(at) : at, length);
      /** @type {Diagnostic[]} */
      const diagnostics = marks.map(({ from, to, grade, message }) => (
        { from: place(from), to: Math.max(place(from), place(to)), severity: SEVERITY[grade], message }
      ));
      view.dispatch(setDiagnostics(view.state, diagnostics), { annotations: ours.of(true) });
    },

    reveal(from, to, focus) {
      const { length } = view.state.doc;
      const range = { from: Math.min(from, length), to: Math.min(to, length) };
      view.dispatch({
        // The end goes into view first, then the beginning: a long range shows its beginning.
        selection: focus ? { anchor: range.to, head: range.from } : undefined,
        effects: [
          ...unfold(view.state, range.from),
          revealed.of(focus ? null : range),
          EditorView.scrollIntoView(range.from, { y: 'center' }),
        ],
        annotations: ours.of(true),
      });
      if (focus) view.focus();
    },

    focus: () => view.focus(),

    setEditable(editable) {
      isEditable = editable;
      view.dispatch({ effects: readOnly.reconfigure(EditorState.readOnly.of(!editable)) });
    },

    destroy() {
      cancelAnimationFrame(moved);
      waiting = null;
      view.destroy();
    },
  };
}

/** @param {ChangeSet} changes @returns {Change[]} */
function listed(changes) {
  /** @type {Change[]} */
  const list = [];
  changes.iterChanges((from, to, _from, _to, inserted) => {
    list.push({ from, to, insert: inserted.toString() });
  });
  return list;
}

/**
 * Without what stays as it is: the caret keeps its place within it.
 * @param {Change} change @param {string} before what it replaces
 * @returns {Change}
 */
function trim({ from, to, insert }, before) {
  const shorter = Math.min(before.length, insert.length);
  let start = 0;
  while (start < shorter && before[start] === insert[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === insert[insert.length - 1 - end]) end += 1;
  return { from: from + start, to: to - end, insert: insert.slice(start, insert.length - end) };
}

/**
 * Undo and redo are the studio's, whose history knows the form, too.
 * @param {EditorHooks} hooks
 * @returns {Extension}
 */
function historyOf(hooks) {
  /** @param {'undo' | 'redo'} which @returns {Command} */
  const run = (which) => (view) => {
    if (!view.composing && !view.state.readOnly) hooks[which]();
    return true;
  };
  return [
    keymap.of([
      { key: 'Mod-z', run: run('undo'), preventDefault: true },
      { key: 'Mod-Shift-z', run: run('redo'), preventDefault: true },
      { key: 'Mod-y', run: run('redo'), preventDefault: true },
    ]),
    EditorView.domEventHandlers({
      // The browser's menu, and a phone that is shaken.
      beforeinput(event, view) {
        const which = { historyUndo: /** @type {const} */ ('undo'), historyRedo: /** @type {const} */ ('redo') };
        if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false;
        event.preventDefault();
        return run(which[event.inputType])(view);
      },
    }),
  ];
}

/**
 * JSON reads from left to right, whatever the page does; a text in it goes its own way.
 * @param {Schema} schema
 * @returns {Extension}
 */
function json(schema) {
  return [
    jsonLanguage,
    bidiIsolates(),
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    autocompletion({ override: [complete(schema)], icons: false }),
    explain(schema),
    EditorView.editorAttributes.of({ dir: 'ltr' }),
    keymap.of([...closeBracketsKeymap, ...completionKeymap]),
  ];
}

/** Each line of a text has the direction of its first word. */
const lineDirection = ViewPlugin.define(
  (view) => ({
    lines: directed(view),
    update({ docChanged, viewportChanged, view: now }) {
      if (docChanged || viewportChanged) this.lines = directed(now);
    },
  }),
  { decorations: ({ lines }) => lines },
);

const auto = Decoration.line({ attributes: { dir: 'auto' } });

/** @param {EditorView} view @returns {DecorationSet} */
function directed({ state: { doc }, visibleRanges }) {
  /** @type {Range<Decoration>[]} */
  const lines = [];
  for (const { from, to } of visibleRanges) {
    for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
      lines.push(auto.range(line.from));
      if (line.to >= to || line.number === doc.lines) break;
    }
  }
  return Decoration.set(lines, true);
}

/** @type {Extension} */
const prose = [markdown, lineDirection, EditorView.contentAttributes.of({ spellcheck: 'true' })];

/**
 * What `reveal` has found for somebody whose focus is elsewhere.
 * @type {StateEffectType<{ from: number, to: number }?>}
 */
const revealed = StateEffect.define();

/** @type {StateField<DecorationSet>} */
const revealedField = StateField.define({
  create: () => Decoration.none,
  update(found, tr) {
    const effect = tr.effects.find((one) => one.is(revealed));
    if (effect) {
      const range = effect.value;
      if (!range || range.from === range.to) return Decoration.none;
      return Decoration.set(Decoration.mark({ class: 'studio-revealed' }).range(range.from, range.to));
    }
    return tr.selection && !tr.annotation(ours) ? Decoration.none : found.map(tr.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * Scrolls to what is revealed by the editor alone: by its own way, CodeMirror would move the page as
 * well, under the form in which somebody is typing.
 */
const ownScrolling = EditorView.scrollHandler.of((view, range) => {
  const { scrollDOM } = view;
  if (view.hasFocus || scrollDOM.scrollHeight <= scrollDOM.clientHeight) return false;
  // By the DOM: CodeMirror is in the middle of measuring.
  const { node } = view.domAtPos(range.head);
  const line = (node instanceof Element ? node : node.parentElement)?.closest('.cm-line');
  if (!line) return false;
  const at = line.getBoundingClientRect();
  const box = scrollDOM.getBoundingClientRect();
  scrollDOM.scrollTop += (at.top + at.bottom) / 2 - (box.top + box.bottom) / 2;
  return true;
});

/** @param {EditorState} state @param {number} at */
function unfold(state, at) {
  /** @type {StateEffect<unknown>[]} */
  const effects = [];
  foldedRanges(state).between(at, at, (from, to) => {
    effects.push(unfoldEffect.of({ from, to }));
  });
  return effects;
}

/**
 * The message of a mark that was gone to by the keyboard.
 * @type {StateEffectType<{ pos: number, message: string }>}
 */
const shown = StateEffect.define();

/** @type {StateField<Tooltip?>} */
const shownField = StateField.define({
  create: () => /** @type {Tooltip?} */ (null),
  update(tooltip, tr) {
    const effect = tr.effects.find((one) => one.is(shown));
    if (!effect) return tr.selection || tr.docChanged ? null : tooltip;
    const { pos, message } = effect.value;
    if (!message) return null;
    return {
      pos,
      above: true,
      create() {
        const dom = document.createElement('div');
        dom.className = 'studio-about';
        dom.dir = 'auto';
        dom.textContent = message;
        return { dom };
      },
    };
  },
  provide: (field) => showTooltip.from(field),
});

/**
 * Goes to the next mark, or the one before, shows its message and has it read out.
 * @param {1 | -1} step
 * @returns {Command}
 */
function goToMark(step) {
  return (view) => {
    /** @type {{ from: number, to: number, message: string }[]} */
    const marks = [];
    forEachDiagnostic(view.state, ({ message }, from, to) => marks.push({ from, to, message }));
    if (!marks.length) return false;
    const { from: caret } = view.state.selection.main;
    const next = step > 0
      ? marks.find(({ from }) => from > caret) ?? marks[0]
      : marks.filter(({ from }) => from < caret).pop() ?? marks[marks.length - 1];
    const here = marks.filter(({ from }) => from === next.from).map(({ message }) => message).join('\n');
    view.dispatch({
      selection: { anchor: next.from, head: next.to },
      effects: [shown.of({ pos: next.from, message: here }), EditorView.announce.of(here)],
      scrollIntoView: true,
    });
    return true;
  };
}

/** @type {Command} */
function hideMessage(view) {
  if (!view.state.field(shownField)) return false;
  view.dispatch({ effects: shown.of({ pos: 0, message: '' }) });
  return true;
}

/** @type {Extension} */
const common = [
  // Only this ends a line: a carriage return is a character, so that a file of a Windows editor comes
  // out as it went in, and places are the same here as in the studio.
  EditorState.lineSeparator.of('\n'),
  highlightSpecialChars({ render: specialChar }),
  EditorView.clipboardInputFilter.of((pasted, state) => {
    const isWindows = state.doc.line(1).text.endsWith('\r');
    return pasted.replace(/\r\n?|\n/g, isWindows ? '\r\n' : '\n');
  }),
  EditorView.lineWrapping,
  EditorView.perLineTextDirection.of(true),
  // The browser's own selection and caret: they are right in forced colours and in every direction.
  highlightActiveLine(),
  highlightActiveLineGutter(),
  lineNumbers(),
  lintGutter(),
  codeFolding(),
  foldGutter({ openText: '\u25be', closedText: '\u25b8' }),
  search({ top: true }),
  highlightSelectionMatches(),
  revealedField,
  shownField,
  ownScrolling,
  colours,
  keymap.of([
    { key: 'F8', run: goToMark(1), shift: goToMark(-1) },
    { key: 'Escape', run: hideMessage },
    // No Tab: it leads on through the page.
    ...searchKeymap,
    ...foldKeymap,
    ...defaultKeymap,
  ]),
];

/**
 * A carriage return at the end of a line is no news.
 * @param {number} code @param {string?} description @param {string} placeholder
 */
function specialChar(code, description, placeholder) {
  const span = document.createElement('span');
  if (code === 13) return span;
  span.className = 'cm-specialChar';
  span.textContent = placeholder;
  span.title = description ?? '';
  span.setAttribute('aria-label', description ?? '');
  return span;
}
