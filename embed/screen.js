// What the program asks of the screen between two drawings. It finds elements by their `data-`
// hooks (docs/hooks.md), and whatever comes after the next drawing looks for them only then: by
// that time the widget may be gone.

/** What a page's header that stays in sight may cover, in CSS pixels; `scroll-margin-block` in the
 * stylesheet keeps as much free. */
const HEADER = 96;

/** How long to wait before text is said, in milliseconds: screen readers say it after the title, and
 * the slowest ask for it only then. */
const HEARD = 7000;

/**
 * Puts text where `data-live` has the name.
 * @param {HTMLElement} root @param {string} name @param {string} text
 */
export function refresh(root, name, text) {
  const place = root.querySelector(`[data-live="${name}"]`);
  // Without the languages in it.
  const plain = text.split('\x1f').filter((_, at) => at % 3 !== 1).join('');
  if (place && place.textContent !== plain) place.replaceChildren(...written(text));
}

/**
 * Text as nodes. What it quotes in another language says so (`QUOTE` in crates/core/src/words.rs).
 * @param {string} text
 */
function written(text) {
  return text.split('\x1f').map((part, at, all) => {
    if (at % 3 < 2) return new Text(at % 3 ? '' : part);
    const quoted = document.createElement('span');
    return Object.assign(quoted, { lang: all[at - 1], dir: 'auto', textContent: part });
  });
}

/**
 * Puts text into the field where `data-note` has the name, unless the reader is typing there.
 * @param {HTMLElement} root @param {string} name @param {string} text
 */
export function fill(root, name, text) {
  const field = /** @type {HTMLInputElement?} */ (root.querySelector(`[data-note="${name}"]`));
  if (!field || field.matches(':focus')) return;
  if (field.type === 'checkbox') {
    field.checked = text !== '';
    field.closest('[data-ticked]')?.setAttribute('data-ticked', text);
  } else {
    field.value = text;
  }
}

/**
 * Shows the symptoms of these ids, each with a blank after it, or all of them if there are none.
 * @param {HTMLElement} root @param {string} ids
 */
export function filter(root, ids) {
  const wanted = ids.split(' ');
  for (const group of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-group]'))) {
    const rows = [...group.querySelectorAll('[data-symptom]')].map((row) => {
      const { symptom = '' } = /** @type {HTMLElement} */ (row).dataset;
      const item = /** @type {HTMLElement} */ (row.closest('li'));
      item.hidden = ids !== '' && !wanted.includes(symptom);
      return item;
    });
    group.hidden = rows.every((row) => row.hidden);
  }
}

/**
 * Once the screen is drawn: focuses the first element where `data-focus` has the name, and brings
 * it into view.
 * @param {HTMLElement} root @param {string} name
 */
export function focus(root, name) {
  requestAnimationFrame(() => {
    const target = /** @type {HTMLElement?} */ (root.querySelector(`[data-focus="${name}"]`));
    if (!target?.isConnected) return;
    adoptTextSize(root);
    keepClear(root);
    // Its caret was in the screen before. Firefox would tell screen readers, after the title, that
    // it is now at the top, and they would go on from there.
    getSelection()?.removeAllRanges();
    // Left to itself, the browser would scroll the target to the middle of the screen.
    target.focus({ preventScroll: true });
    const { top } = target.getBoundingClientRect();
    // Beside what was tapped, it is in view.
    if (name === 'save-status') return;
    if (top < HEADER || top > innerHeight / 2) target.scrollIntoView();
  });
}

/**
 * Takes in how large the page's text is at the widget's place.
 * @param {HTMLElement} root
 */
export function adoptTextSize(root) {
  const { host } = /** @type {ShadowRoot} */ (root.getRootNode());
  root.style.setProperty('--page-text', getComputedStyle(host).fontSize);
}

/**
 * Keeps what stays at the bottom of the viewport clear of a bar that the page has there. Not before
 * the first screen is drawn: to ask what is where, the browser lays the page out as it is then.
 * @param {HTMLElement} root
 */
export function keepClear(root) {
  const page = document.documentElement;
  let inset = Number.parseFloat(getComputedStyle(page).scrollPaddingBottom) || 0;
  for (const found of document.elementsFromPoint(innerWidth / 2, innerHeight - 2)) {
    /** @type {Element?} */
    let bar = found;
    while (bar && !/fixed|sticky/.test(getComputedStyle(bar).position)) bar = bar.parentElement;
    const { top, height } = (bar ?? page).getBoundingClientRect();
    // What covers half of the screen is not a bar.
    if (bar && height < innerHeight / 2) inset = Math.max(inset, innerHeight - top);
  }
  if (inset > 0) root.style.setProperty('--dock-inset', `${inset}px`);
  else root.style.removeProperty('--dock-inset');
}

/**
 * Once the browser has scrolled to what a key gave the focus: scrolls on, if the answers cover it.
 * @param {HTMLElement} root @param {Element} target
 */
export function uncover(root, target) {
  const dock = root.querySelector('[part=dock]');
  // What comes after the answers is never under them. The page's own nodes come before.
  const isBefore = dock && (!root.contains(target)
    || dock.compareDocumentPosition(target) & dock.DOCUMENT_POSITION_PRECEDING);
  // A pointer is on what it gives the focus: that must not move away from under it. Asked at once:
  // else every answer that is tapped would cost a frame of its own.
  if (!isBefore || !target.matches(':focus-visible')) return;
  requestAnimationFrame(() => {
    const hidden = target.getBoundingClientRect().bottom - dock.getBoundingClientRect().top;
    if (hidden > 0) scrollBy({ top: hidden, behavior: 'instant' });
  });
}

/**
 * Once the screen is drawn: has screen readers say some text, and removes it once they have heard
 * it. Whoever then reads through the widget would meet it as though it were said once more.
 * @param {HTMLElement} root @param {string} text
 */
export function announce(root, text) {
  requestAnimationFrame(() => {
    const said = written(text);
    // New nodes each time: else the same words would not be said again. And none takes another away.
    root.querySelector('[data-live=status]')?.replaceChildren(...said);
    setTimeout(() => said.forEach((node) => node.remove()), HEARD);
  });
}
