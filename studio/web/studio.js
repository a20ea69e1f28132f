// The studio's entry: starts the program and does for it what only JavaScript can.
//
// `cargo xtask dist` puts in PROGRAM (the name of the WebAssembly beside it), BUNDLED (the ids of our
// guides) and INTERFACE (the languages of the interface).

import init, { start } from 'studio-program';

import { marked } from 'marked';

import { openEditor } from './editor.js';
import { openPreview } from './frame.js';
import { pack, unpack } from './link.js';
import { sort } from './sort.js';

/** Longest text of a file, in characters: no guide comes near it. */
const LONGEST = 2_000_000;

/**
 * Our guides, asked for at once: the page wants nothing of the network later.
 * @type {Map<string, Promise<string>>}
 */
const guides = new Map(BUNDLED.map((id) => [id, ask(`guides/${id}.json`)]));
for (const guide of guides.values()) guide.catch(() => {});

/** @param {string} address */
async function ask(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} can’t be loaded (${response.status}).`);
  return response.text();
}

/**
 * A language without its region or script.
 * @param {string} tag
 */
function base(tag) {
  return tag.split('-')[0].toLowerCase();
}

/** @param {BeforeUnloadEvent} event */
function hold(event) {
  event.preventDefault();
}

/**
 * What the page's fragment says, by name.
 * @param {string} name
 */
function fromFragment(name) {
  return new URLSearchParams(location.hash.slice(1)).get(name);
}

const host = {
  /**
   * @param {HTMLElement} parent
   * @param {string} text
   * @param {'json' | 'markdown'} language
   * @param {string} schema
   * @param {string} label
   * @param {string} phrases CodeMirror's English words with those of the studio's language, as JSON
   * @param {(text: string) => void} changed
   * @param {() => void} undo
   * @param {() => void} redo
   * @param {(offset: number) => void} moved
   */
  openEditor(parent, text, language, schema, label, phrases, changed, undo, redo, moved) {
    const hooks = {
      label, undo, redo, moved,
      phrases: JSON.parse(phrases),
      changed: (/** @type {unknown} */ _changes, /** @type {string} */ whole) => changed(whole),
    };
    const editor = openEditor(parent, text, language, schema, hooks);
    return {
      /**
       * @param {number} from
       * @param {number} to
       * @param {string} insert
       */
      change: (from, to, insert) => editor.change([{ from, to, insert }]),
      /** @param {string} marks */
      mark: (marks) => editor.mark(JSON.parse(marks)),
      /**
       * @param {number} from
       * @param {number} to
       * @param {boolean} focus
       */
      reveal: (from, to, focus) => editor.reveal(from, to, focus),
      destroy: () => editor.destroy(),
    };
  },

  /**
   * @param {HTMLIFrameElement} frame
   * @param {(message: string) => void} failed
   * @param {(version: number) => void} drawn
   */
  openPreview(frame, failed, drawn) {
    const preview = openPreview(frame, { failed, drawn });
    return {
      /**
       * @param {number} version
       * @param {string} guide
       * @param {string} look
       */
      show: (version, guide, look) => preview.show(version, guide, JSON.parse(look)),
      /** @param {string} check */
      open: (check) => preview.open(check),
      reset: () => preview.reset(),
      heard: () => preview.heard(),
    };
  },

  /**
   * @param {string} name
   * @param {string} kind
   * @param {string} text
   */
  download(name, kind, text) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: kind }));
    link.download = name;
    link.click();
    // Safari reads it a moment after the click.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  },

  /** @param {string} text */
  copy: async (text) => navigator.clipboard.writeText(text),

  pack,

  /** The guide that the page's fragment carries; it is taken out, for it would come back at each reload. */
  async carried() {
    const packed = fromFragment('guide');
    if (!packed) return undefined;
    history.replaceState(null, '', location.pathname + location.search);
    return unpack(packed);
  },

  /** @param {string} id */
  bundled: async (id) => guides.get(id),

  /** @param {DragEvent | Event} event from a field for files, or of a drop */
  async readFile(event) {
    const field = event.target instanceof HTMLInputElement ? event.target : undefined;
    const files = 'dataTransfer' in event ? event.dataTransfer?.files : field?.files;
    const [file] = files ?? [];
    if (!file) throw new Error('That was no file.');
    if (file.size > LONGEST) throw new Error(`${file.name} is too large for a guide.`);
    const text = await file.text();
    // The same file can be chosen again.
    if (field) field.value = '';
    return { name: file.name, text };
  },

  now: () => new Date().toISOString(),

  newId: () => Array.from(
    crypto.getRandomValues(new Uint8Array(8)),
    (byte) => byte.toString(16).padStart(2, '0'),
  ).join(''),

  /** @param {boolean} loses */
  wouldLose(loses) {
    removeEventListener('beforeunload', hold);
    if (loses) addEventListener('beforeunload', hold);
  },

  /** @param {string} id */
  showDraft(id) {
    const fragment = id ? `#draft=${id}` : '';
    history.replaceState(null, '', location.pathname + location.search + fragment);
  },

  shownDraft: () => fromFragment('draft') ?? undefined,

  address: () => location.href.replace(/#.*/, ''),

  /** @param {string} selector */
  focus(selector) {
    requestAnimationFrame(() => {
      const found = /** @type {HTMLElement?} */ (document.querySelector(selector));
      for (let fold = found?.closest('details'); fold; fold = fold.parentElement?.closest('details')) {
        fold.open = true;
      }
      found?.focus();
    });
  },

  /**
   * @param {HTMLElement} list
   * @param {(moved: string) => void} moved
   */
  sort: (list, moved) => sort(list, (from, to) => moved(`${from} ${to}`)),

  // What stands between two lines of hyphens at the start is about the file.
  /** @param {string} markdown */
  htmlOf: (markdown) => marked.parse(markdown.replace(/^(---|\+\+\+)\n[^]*?\n\1\n/, ''), { async: false }),

  /** Each language as its tag, its name and whether it is spoken, on a line, with tabs between. */
  languages: () => Object.entries(INTERFACE).map(
    ([tag, { name }]) => [tag, name, tag === document.documentElement.lang ? 'spoken' : ''].join('\t'),
  ).join('\n'),

  /** @param {string} tag */
  speak(tag) {
    const address = new URL(location.href);
    address.searchParams.set('lang', tag);
    location.replace(address);
  },

  /** @param {ClipboardEvent} event */
  pasted: (event) => event.clipboardData?.getData('text/html') || undefined,
};

// The language is chosen, or else the browser's: `pt` finds `pt-BR`.
const tags = Object.keys(INTERFACE);
const wanted = [new URLSearchParams(location.search).get('lang') ?? [], navigator.languages].flat();
const language = wanted.map(
  (tag) => tags.find((one) => one === tag) ?? tags.find((one) => base(one) === base(tag)),
).find(Boolean) ?? 'en';
const { file, direction } = INTERFACE[language];
const words = file && await ask(file).catch(() => undefined);
if (words) Object.assign(document.documentElement, { lang: language, dir: direction });
await init({ module_or_path: PROGRAM });
const root = /** @type {HTMLElement} */ (document.getElementById('studio'));
root.replaceChildren();
start(root, host, words || undefined);

// So that it opens without a network, and can be installed. Where the browser refuses, it doesn't.
navigator.serviceWorker?.register('worker.js').catch(() => {});
