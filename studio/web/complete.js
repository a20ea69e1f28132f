// What the editor offers while a guide is typed as JSON, and says of a field under the pointer. All of
// it comes from the schema, and from the ids that the guide has already.

import { startCompletion } from '@codemirror/autocomplete';
import { hoverTooltip } from '@codemirror/view';

import { field, placeAt, read, spelled } from './loose-json.js';
import { emptyValue, fieldsAt, listOf, listOfKeys, namesAnswers, schemasAt } from './schema.js';

/**
 * @import { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
 * @import { Extension } from '@codemirror/state'
 * @import { EditorView } from '@codemirror/view'
 * @import { Place, Value } from './loose-json.js'
 * @import { Schema } from './schema.js'
 */

/** The answers that each check has of its own accord. */
const ANSWERS = ['fixed', 'still-failing', 'not-applicable', 'later'];

/**
 * The options for the place of the caret.
 * @param {Schema} schema
 * @returns {(context: CompletionContext) => CompletionResult?}
 */
export function complete(schema) {
  return ({ state, pos, explicit }) => {
    const text = state.sliceDoc();
    const root = read(text);
    const place = placeAt(text, root, pos);
    const word = place?.written;
    // Between two things, a menu would come up at every space: only where it is asked for.
    if (!place || (!word && !explicit)) return null;
    const from = word ? word.from + (word.kind === 'string' ? 1 : 0) : pos;
    const { inside, member, path } = place;
    const options = place.kind === 'key'
      ? keys(schema, text, root, place)
      : values(schema, text, root, inside, pathOf(text, inside, member, path));
    return options.length ? { from, options, validFor: /^[\w$-]*$/ } : null;
  };
}

/**
 * The path of the value that stands, or would stand, at a place.
 * @param {string} text @param {Value} inside @param {Place['member']} member @param {string[]} path
 */
function pathOf(text, inside, member, path) {
  return [...path, member?.key ? spelled(text, member.key) : String(inside.members.length)];
}

/**
 * @param {Schema} schema @param {string} text @param {Value} root @param {Place} place
 * @returns {Completion[]}
 */
function keys(schema, text, root, { inside, member, path }) {
  const taken = new Set();
  for (const other of inside.members) {
    if (other !== member && other.key) taken.add(spelled(text, other.key));
  }
  /** @type {Completion[]} */
  const options = [];
  for (const [name, schemas] of fieldsAt(schema, path)) {
    if (taken.has(name)) continue;
    const about = schemas[0]?.description;
    options.push({ label: name, type: 'property', apply: insertKey(schemas), info: about ? () => said(about) : undefined });
  }
  const list = listOfKeys(path);
  if (list) {
    const named = ids(text, root, list);
    if (list === 'symptoms') named.push({ label: 'any' });
    const schemas = schemasAt(schema, [...path, '']);
    for (const option of named) {
      if (!taken.has(option.label)) options.push({ ...option, apply: insertKey(schemas) });
    }
  }
  return ordered(options);
}

/**
 * @param {Schema} schema @param {string} text @param {Value} root
 * @param {Value} inside @param {string[]} path
 * @returns {Completion[]}
 */
function values(schema, text, root, inside, path) {
  /** @type {Completion[]} */
  const options = [];
  for (const { type, enum: fixed } of schemasAt(schema, path)) {
    const all = fixed ?? (type === 'boolean' ? [true, false] : []);
    for (const value of all) {
      options.push({ label: String(value), type: 'enum', apply: insertValue(JSON.stringify(value)) });
    }
  }
  const list = listOf(path);
  // An entry of a list names each id once; what is in the list already is of no more use.
  const taken = new Set(inside.kind === 'array' ? inside.members.map(({ value }) => value && spelled(text, value)) : []);
  const named = list ? ids(text, root, list) : [];
  if (namesAnswers(path)) named.push(...answers(text, root, path));
  for (const option of named) {
    if (!taken.has(option.label)) options.push({ ...option, apply: insertValue(JSON.stringify(option.label)) });
  }
  return ordered(options);
}

/**
 * As they come, not by the alphabet; what is typed still counts more.
 * @param {Completion[]} options
 */
function ordered(options) {
  return options.map((option, index) => ({ ...option, boost: -index / options.length }));
}

/**
 * The ids of a list of the guide, with their titles.
 * @param {string} text @param {Value} root @param {string} list
 * @returns {Completion[]}
 */
function ids(text, root, list) {
  const guide = root.members[0]?.value;
  return guide ? idsIn(text, field(text, guide, list), 'title') : [];
}

/**
 * @param {string} text @param {Value | undefined} list @param {string} title the field that has it
 * @returns {Completion[]}
 */
function idsIn(text, list, title) {
  /** @type {Completion[]} */
  const options = [];
  for (const { value } of list?.members ?? []) {
    const id = value && field(text, value, 'id');
    const words = value && field(text, value, title);
    if (id) options.push({ label: spelled(text, id), type: 'constant', detail: words ? spelled(text, words) : undefined });
  }
  return options;
}

/**
 * @param {string} text @param {Value} root @param {string[]} path of a value in a check
 * @returns {Completion[]}
 */
function answers(text, root, [, index]) {
  const guide = root.members[0]?.value;
  const check = guide && field(text, guide, 'checks')?.members[Number(index)]?.value;
  const own = check ? idsIn(text, field(text, check, 'choices'), 'label') : [];
  const labels = own.map(({ label }) => label);
  return [...own, ...ANSWERS.filter((id) => !labels.includes(id)).map((label) => ({ label, type: 'constant' }))];
}

/**
 * Puts in a key, a value that fits, and the commas that are missing on either side.
 * @param {Schema[]} schemas
 * @returns {Completion['apply']}
 */
function insertKey(schemas) {
  return (view, { label }) => {
    insert(view, (_text, place, at) => {
      const { inside, member, written } = place;
      const [from, to] = written ? [written.from, written.to] : [at, at];
      const key = JSON.stringify(label);
      if (member && member.colon >= 0) return { from, to, insert: key, caret: key.length };
      const [value, begin, end] = emptyValue(schemas);
      const before = comma(inside, member, from);
      const after = inside.members.some((other) => other.key && other.key.from >= to) ? ',' : '';
      return {
        from,
        to,
        insert: `${key}: ${value}${after}`,
        caret: key.length + 2 + begin,
        end: key.length + 2 + end,
        before,
      };
    });
    // Another menu, if there is something to choose from: it comes up only for that.
    startCompletion(view);
  };
}

/**
 * @param {string} value as JSON writes it
 * @returns {Completion['apply']}
 */
function insertValue(value) {
  return (view) => insert(view, (text, { inside, member, written }, at) => {
    const [from, to] = written ? [written.from, written.to] : [at, at];
    const before = member ? undefined : comma(inside, member, from);
    // A space after a colon that has none.
    const space = text[from - 1] === ':' ? ' ' : '';
    return { from, to, insert: space + value, caret: space.length + value.length, before };
  });
}

/**
 * Where a comma is missing before a new member.
 * @param {Value} inside @param {Place['member']} member @param {number} from
 */
function comma({ members }, member, from) {
  const earlier = members.filter((one) => one !== member && (one.key ?? one.value ?? { from }).from < from).pop();
  return earlier && earlier.comma < 0 ? (earlier.value ?? earlier.key)?.to : undefined;
}

/**
 * @typedef {object} Insertion
 * @property {number} from
 * @property {number} to
 * @property {string} insert
 * @property {number} caret in what is inserted
 * @property {number} [end] of what is selected from there on
 * @property {number} [before] where a comma goes in front of it
 */

/**
 * Writes at the caret, as it is by now: the text may have gone on since the menu came up.
 * @param {EditorView} view @param {(text: string, place: Place, at: number) => Insertion} write
 */
function insert(view, write) {
  const text = view.state.sliceDoc();
  const at = view.state.selection.main.head;
  const place = placeAt(text, read(text), at);
  if (!place) return;
  const { from, to, insert: written, caret, end = caret, before } = write(text, place, at);
  const shift = from + (before === undefined ? 0 : 1);
  view.dispatch({
    changes: [...(before === undefined ? [] : [{ from: before, insert: ',' }]), { from, to, insert: written }],
    selection: { anchor: shift + caret, head: shift + end },
    scrollIntoView: true,
    userEvent: 'input.complete',
  });
}

/**
 * What a field means, when the pointer rests on its name.
 * @param {Schema} schema
 * @returns {Extension}
 */
export function explain(schema) {
  return hoverTooltip(({ state }, pos) => {
    const text = state.sliceDoc();
    const place = placeAt(text, read(text), pos);
    if (place?.kind !== 'key' || !place.written) return null;
    const { from, to } = place.written;
    const about = fieldsAt(schema, place.path).get(spelled(text, place.written))?.[0]?.description;
    if (!about) return null;
    return { pos: from, end: to, above: true, create: () => ({ dom: said(about) }) };
  });
}

/**
 * The schema speaks English, whatever the page does.
 * @param {string} about
 */
function said(about) {
  const dom = document.createElement('div');
  dom.className = 'studio-about';
  dom.lang = 'en';
  dom.dir = 'ltr';
  dom.textContent = about;
  return dom;
}
