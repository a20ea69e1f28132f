// A small guide in the address of a page: what is after the `#` reaches no server. The first letter
// says how the rest is packed: `z` deflated, `p` as it is, where a browser can't deflate.

/** What most mailers, messengers and browsers still take, in characters. */
const LONGEST_LINK = 20_000;
/** A link may say that it unpacks to gigabytes: nobody reads on for those. In characters. */
const LONGEST_TEXT = 1_000_000;

const FORMAT = 'deflate-raw';

/**
 * Why there is no link, or nothing in it. The message is a sentence for people; the code is for those
 * who have sentences of their own.
 */
export class LinkError extends Error {
  /**
   * @param {'too-long' | 'damaged' | 'unsupported'} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/**
 * A text as a fragment, without the `#`: letters, digits, `-` and `_`.
 * @param {string} text
 * @returns {Promise<string>}
 */
export async function pack(text) {
  if (text.length <= LONGEST_TEXT) {
    const bytes = new TextEncoder().encode(text);
    const deflated = await deflate(bytes);
    const packed = deflated ? `z${encode(deflated)}` : `p${encode(bytes)}`;
    if (packed.length <= LONGEST_LINK) return packed;
  }
  throw new LinkError('too-long', 'This guide is too long for a link. Send its file instead.');
}

/**
 * The text in a fragment, with the `#` or without.
 * @param {string} fragment
 * @returns {Promise<string>}
 */
export async function unpack(fragment) {
  const packed = fragment.trim().replace(/^#/, '');
  // Before anything is made of it: also of what pack() would never have made.
  if (packed.length > LONGEST_LINK) throw tooLong();
  const kind = packed[0];
  if (kind !== 'z' && kind !== 'p') throw damaged();
  const bytes = decode(packed.slice(1));
  if (kind === 'z') return inflate(bytes);
  try {
    return reader().decode(bytes);
  } catch {
    throw damaged();
  }
}

function tooLong() {
  return new LinkError('too-long', 'What is in this link is too long to be a guide.');
}

function damaged() {
  return new LinkError('damaged', 'This link is damaged: a part of it may be missing. Copy the whole link, and open it again.');
}

/** A byte order mark is part of a text, too. */
function reader() {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Uint8Array<ArrayBuffer> | undefined>} nothing where the browser can't
 */
async function deflate(bytes) {
  const deflating = stream(() => new CompressionStream(FORMAT));
  if (!deflating) return undefined;
  const packed = new Blob([bytes]).stream().pipeThrough(deflating);
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<string>}
 */
async function inflate(bytes) {
  const inflating = stream(() => new DecompressionStream(FORMAT));
  if (!inflating) {
    throw new LinkError('unsupported', 'This browser is too old for this link. Open it in a newer one.');
  }
  const chunks = new Blob([bytes]).stream().pipeThrough(inflating).getReader();
  const letters = reader();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await chunks.read();
      text += letters.decode(value, { stream: !done });
      if (done) return text;
      if (text.length > LONGEST_TEXT) break;
    }
  } catch {
    throw damaged();
  }
  chunks.cancel().catch(() => {}); // nobody waits for what is left
  throw tooLong();
}

/**
 * @template T
 * @param {() => T} make
 * @returns {T | undefined} nothing where the browser has no such stream, or not in this format
 */
function stream(make) {
  try {
    return make();
  } catch {
    return undefined;
  }
}

/** @param {Uint8Array} bytes */
function encode(bytes) {
  let binary = '';
  // By pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @param {string} text */
function decode(text) {
  // atob() would take white space, and the other alphabet.
  if (!/^[\w-]*$/.test(text)) throw damaged();
  try {
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  } catch {
    throw damaged();
  }
}
