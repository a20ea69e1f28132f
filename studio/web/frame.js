// The studio's side of the preview. The page in the frame is ours, of the same origin; it has the real
// widget, and a storage of its own (preview.js).

/**
 * @import { FromFrame, Look, Shown, ToFrame } from './messages.js'
 */

/**
 * @typedef {object} PreviewHooks
 * @property {(message: string) => void} failed what keeps a guide from being shown: the one before stays
 * @property {(version: number) => void} drawn a guide is in sight; one that was overtaken never is
 */

/**
 * @typedef {object} Preview
 * @property {(version: number, guide: string, look: Look) => void} show
 * @property {(check: string) => void} open
 * @property {() => void} reset
 * @property {() => Promise<string[]>} heard
 * @property {() => void} close
 */

/** How long a page may take to tell what is heard, in milliseconds: it may have been replaced. */
const PATIENCE = 5000;

/**
 * @param {HTMLIFrameElement} frame whose `src` is preview.html
 * @param {PreviewHooks} hooks
 * @returns {Preview}
 */
export function openPreview(frame, hooks) {
  const { origin } = location;
  const end = new AbortController();
  let isReady = false;
  /**
   * What is to be shown: it is told once the page is there, and again if the page is loaded anew.
   * @type {Shown | undefined}
   */
  let wanted;
  /** @type {ToFrame[]} */
  let early = [];
  let requests = 0;
  /** @type {Map<number, (lines: string[]) => void>} */
  const waiting = new Map();

  /** @param {ToFrame} message */
  const post = (message) => frame.contentWindow?.postMessage(message, origin);

  /** @param {ToFrame} message */
  const tell = (message) => {
    if (isReady) post(message);
    else early.push(message);
  };

  /** @param {FromFrame} message */
  const hear = (message) => {
    if (message.kind === 'ready') {
      // It answers to our greeting, and by itself once it is there: whichever comes first.
      if (isReady && !message.isNew) return;
      isReady = true;
      if (wanted) post({ name: 'quick-checks-preview', kind: 'show', ...wanted });
      for (const one of early.splice(0)) post(one);
    } else if (message.kind === 'failed') {
      hooks.failed(message.message);
    } else if (message.kind === 'drawn') {
      hooks.drawn(message.version);
    } else {
      waiting.get(message.request)?.(message.lines);
    }
  };

  addEventListener('message', ({ data, origin: from, source }) => {
    if (from !== origin || source !== frame.contentWindow || data?.name !== 'quick-checks-preview') return;
    hear(data);
  }, { signal: end.signal });
  post({ name: 'quick-checks-preview', kind: 'hello' });

  return {
    show(version, guide, look) {
      wanted = { version, guide, look };
      if (isReady) post({ name: 'quick-checks-preview', kind: 'show', ...wanted });
    },
    open: (check) => tell({ name: 'quick-checks-preview', kind: 'open', check }),
    reset: () => tell({ name: 'quick-checks-preview', kind: 'reset' }),
    heard() {
      requests += 1;
      const request = requests;
      return new Promise((resolve) => {
        const answer = (/** @type {string[]} */ lines) => {
          clearTimeout(timer);
          waiting.delete(request);
          resolve(lines);
        };
        const timer = setTimeout(() => answer([]), PATIENCE);
        waiting.set(request, answer);
        tell({ name: 'quick-checks-preview', kind: 'hear', request });
      });
    },
    close() {
      end.abort();
      early = [];
      for (const answer of [...waiting.values()]) answer([]);
    },
  };
}
