// JSON as it is while somebody types it: a tree of what is there already, whatever is missing, broken
// or not closed. It finds the place of the caret; that a text is right is for others to say.

/**
 * What stands at one place: a scalar as it is written, or what is inside brackets.
 * @typedef {object} Value
 * @property {'object' | 'array' | 'string' | 'word'} kind a word is a number, `true`, or half of one
 * @property {number} from
 * @property {number} to after its last character; the end of the text if it is not closed
 * @property {boolean} closed
 * @property {Member[]} members of an object or array
 */

/**
 * A field of an object, or an entry of an array, which has no key.
 * @typedef {object} Member
 * @property {Value?} key
 * @property {number} colon its place, or -1
 * @property {Value?} value
 * @property {number} comma the place of the comma behind it, or -1
 */

/**
 * Where something is or would be written.
 * @typedef {object} Place
 * @property {'key' | 'value'} kind
 * @property {Value} inside the object or array around
 * @property {Member?} member what stands there; null between two
 * @property {Value?} written the key or scalar that is there already
 * @property {string[]} path of the object or array around; entries of arrays as numbers
 */

const TOKEN = /"(?:[^"\\\n]|\\[^\n])*("?)|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/**
 * The root holds, like an array, whatever the text has at the top.
 * @param {string} text
 * @returns {Value}
 */
export function read(text) {
  const root = container('array', 0, text.length);
  const open = [root];
  /**
   * The member of the innermost container that is being written, for each container that is open.
   * @type {(Member | undefined)[]}
   */
  const current = [undefined];
  for (const { 0: token, 1: end, index: from } of text.matchAll(TOKEN)) {
    const top = open[open.length - 1];
    const member = current[current.length - 1];
    const to = from + token.length;
    if (token === ',') {
      if (member) member.comma = from;
      current[current.length - 1] = undefined;
    } else if (token === ':') {
      current[current.length - 1] = colon(top, member, from);
    } else if (token === '}' || token === ']') {
      const kind = token === '}' ? 'object' : 'array';
      const depth = open.map((one) => one.kind).lastIndexOf(kind);
      if (depth > 0) {
        // What is still open inside has forgotten its own bracket.
        for (const one of open.splice(depth)) one.to = from;
        current.splice(depth);
        const closed = last(last(open).members).value;
        if (closed) Object.assign(closed, { to, closed: true });
      }
    } else {
      const isOpening = token === '{' || token === '[';
      /** @type {Value} */
      const value = isOpening
        ? container(token === '{' ? 'object' : 'array', from, text.length)
        : { kind: token[0] === '"' ? 'string' : 'word', from, to, closed: end !== '', members: [] };
      current[current.length - 1] = put(top, member, value);
      if (isOpening) {
        open.push(value);
        current.push(undefined);
      }
    }
  }
  return root;
}

/**
 * @param {'object' | 'array'} kind @param {number} from @param {number} to
 * @returns {Value}
 */
function container(kind, from, to) {
  return { kind, from, to, closed: false, members: [] };
}

/**
 * @param {Value} top @param {Member | undefined} member the one being written @param {number} at
 * @returns {Member | undefined}
 */
function colon(top, member, at) {
  if (!member?.key || member.value?.kind === 'object' || member.value?.kind === 'array') return member;
  if (member.colon < 0) {
    member.colon = at;
    return member;
  }
  // A field without a value took the name of the next one for it.
  const key = member.value;
  if (!key) return member;
  member.value = null;
  const next = { key, colon: at, value: null, comma: -1 };
  top.members.push(next);
  return next;
}

/**
 * @param {Value} top @param {Member | undefined} member the one being written @param {Value} value
 * @returns {Member}
 */
function put(top, member, value) {
  if (member?.key && member.colon >= 0 && !member.value) {
    member.value = value;
    return member;
  }
  const isKey = top.kind === 'object' && isScalar(value);
  const next = { key: isKey ? value : null, colon: -1, value: isKey ? null : value, comma: -1 };
  top.members.push(next);
  return next;
}

/** @param {Value} value */
function isScalar({ kind }) {
  return kind === 'string' || kind === 'word';
}

/**
 * @template T
 * @param {T[]} list
 * @returns {T}
 */
function last(list) {
  return list[list.length - 1];
}

/**
 * What a key or a string says.
 * @param {string} text @param {Value} value
 * @returns {string}
 */
export function spelled(text, { kind, from, to, closed }) {
  const written = text.slice(from, to);
  if (kind !== 'string') return written;
  try {
    return JSON.parse(closed ? written : `${written}"`);
  } catch {
    return written.slice(1, closed ? -1 : undefined);
  }
}

/**
 * @param {string} text @param {Value} object @param {string} name
 * @returns {Value | undefined}
 */
export function field(text, object, name) {
  const member = object.members.find(({ key }) => key && spelled(text, key) === name);
  return member?.value ?? undefined;
}

/**
 * The place at which the caret stands; undefined where nothing can be written, or only a colon.
 * @param {string} text @param {Value} root @param {number} at
 * @returns {Place | undefined}
 */
export function placeAt(text, root, at) {
  /** @type {string[]} */
  const path = [];
  let inside = root;
  for (;;) {
    const index = inside.members.findIndex(
      ({ value }) => value && !isScalar(value) && value.from < at && (at < value.to || !value.closed && at <= value.to),
    );
    const member = inside.members[index];
    if (!member?.value) break;
    // The text has one value at the top: what it is in is no part of a path.
    if (inside !== root) path.push(member.key ? spelled(text, member.key) : String(index));
    inside = member.value;
  }
  if (inside === root && root.members.some(({ value }) => value && !isScalar(value))) return undefined;
  const kind = inside.kind === 'object' ? 'key' : 'value';
  for (const member of inside.members) {
    for (const written of [member.key, member.value]) {
      if (written && isScalar(written) && touches(written, at)) {
        return { kind: written === member.key ? 'key' : 'value', inside, member, written, path };
      }
    }
  }
  const before = inside.members.filter(({ key, value }) => (key ?? value ?? { from: at }).from < at).pop();
  if (before?.key && !(before.comma >= 0 && before.comma < at)) {
    if (before.colon < 0 || before.colon >= at) return undefined;
    if (!before.value || before.value.from >= at) {
      return { kind: 'value', inside, member: before, written: null, path };
    }
  }
  return { kind, inside, member: null, written: null, path };
}

/**
 * Whether what is typed at this place becomes part of it.
 * @param {Value} written @param {number} at
 */
function touches({ kind, from, to, closed }, at) {
  return from < at && (at < to || (at === to && (kind === 'word' || !closed)));
}
