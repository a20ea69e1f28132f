// Passes what readers do on to the page's own statistics: a file of its own, which only a page that
// wants it loads (docs/embedding.md, Counting). Ids alone go out, never what somebody typed.

/**
 * The four that this speaks to, as their own scripts define them.
 * @typedef {object} Statistics
 * @property {(name: string, options: { props: object }) => void} [plausible]
 * @property {{ track(name: string, data: object): void }} [umami]
 * @property {{ count(hit: { path: string, title: string, event: true }): void }} [goatcounter]
 * @property {(kind: 'event', name: string, parameters: object) => void} [gtag]
 */

/** @type {Record<string, string> | null} */
let last = null;

/**
 * @param {string} kind
 * @param {Record<string, string>} detail
 */
function send(kind, detail) {
  // Asked each time: their scripts may come after this one.
  const { plausible, umami, goatcounter, gtag } = /** @type {Statistics} */ (globalThis);
  const name = `quick-checks:${kind}`;
  plausible?.(name, { props: detail });
  umami?.track(name, detail);
  const [guide, ...ids] = Object.values(detail).filter((id) => typeof id === 'string');
  const path = ['quick-checks', guide, kind, ...ids].join('/');
  goatcounter?.count?.({ path, title: name, event: true });
  gtag?.('event', `quick_checks_${kind}`, detail);
}

/** @param {Event} event */
function pass(event) {
  const { type, detail } = /** @type {CustomEvent<Record<string, string>>} */ (event);
  const [, kind] = type.split(':');
  if (kind === 'check') last = detail;
  if (kind === 'outcome') last = null;
  send(kind, detail);
}

for (const kind of ['symptom', 'check', 'answer', 'outcome']) {
  addEventListener(`quick-checks:${kind}`, pass);
}

addEventListener('pagehide', ({ persisted }) => {
  // If the browser keeps the page, the reader may come back to it.
  if (last && !persisted) send('left', last);
});
