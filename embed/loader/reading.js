// Whether somebody is busy with the fallback: then it must not be pulled away from them.

/**
 * Elements whose reader has seen the widget, or asked for it.
 * @type {WeakSet<HTMLElement>}
 */
const shown = new WeakSet();

/** @param {HTMLElement} element */
export function markShown(element) {
  shown.add(element);
}

/**
 * Notes what a reader does in the fallback from now on. Says whether somebody has begun to read.
 * @param {HTMLElement} element
 * @param {HTMLElement} slot where the fallback is shown
 * @param {AbortSignal} signal
 */
export function watchReader(element, slot, signal) {
  let touched = false;
  let pressed = false;
  const on = (/** @type {string} */ type, /** @type {() => void} */ note) =>
    slot.addEventListener(type, note, { capture: true, signal });
  const touch = () => { touched = true; };
  for (const type of ['pointerup', 'keydown', 'focusin']) on(type, touch);
  on('pointerdown', () => { pressed = true; });
  // The finger has only moved the page.
  on('pointercancel', () => { pressed = false; });
  // The browser opens folds for its own search. It also opens them for a name in the address; and
  // while the page loads, it may be one of the page's scripts.
  const folds = new MutationObserver(() => {
    touched ||= document.readyState === 'complete' && !location.hash;
  });
  folds.observe(element, { subtree: true, attributeFilter: ['open'] });
  signal.addEventListener('abort', () => folds.disconnect());
  return () => !shown.has(element) && (touched || pressed || isRead(element));
}

/**
 * The symptom whose fold is open in a fallback, by its title; else nothing. Whoever has opened several
 * has not decided yet.
 * @param {HTMLElement} element
 */
export function openedSymptom(element) {
  const [fold, other] = element.querySelectorAll('[data-check=symptom][open] > summary');
  return (!other && fold?.textContent?.trim()) || '';
}

/**
 * Whether there are traces of a reader, who may have been here before us.
 * @param {HTMLElement} element
 */
function isRead(element) {
  const { activeElement } = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  const has = (/** @type {Node | null | undefined} */ node) =>
    Boolean(node) && node !== element && element.contains(node ?? null);
  if (has(activeElement)) return true;
  // Firefox puts an empty one wherever a link has led.
  const selection = getSelection();
  if (selection?.type === 'Range' && has(selection.anchorNode)) return true;
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (
    performance.getEntriesByType('navigation')
  );
  const arrives = visit?.type === 'navigate';
  if (arrives && hasText(element, visit.name)) return true;
  // A fold is open because the page wrote it so, the reader opened it, or the browser did: for a
  // name in the address, or for text that a link points to. Then it has also scrolled there.
  return Boolean(
    !location.hash &&
      element.querySelector('details[open]') &&
      (navigator.userActivation?.hasBeenActive || (arrives && scrollY > 0)),
  );
}

/**
 * Whether the element has the text that an address names, as links from search engines do. Only
 * Chromium lets us see that part of the address.
 * @param {HTMLElement} element
 * @param {string} address
 */
function hasText(element, address) {
  const plain = (/** @type {string | null} */ text) => text?.replace(/\s+/g, ' ').toLowerCase() ?? '';
  const [, directive = ''] = address.split(':~:');
  return directive.split('&').some((part) => {
    // text=before-,start,end,-after
    const [start] = part.replace(/^text=/, '').split(',').filter((words) => !/^-|-$/.test(words));
    try {
      return start && plain(element.textContent).includes(plain(decodeURIComponent(start)));
    } catch {
      return false; // damaged
    }
  });
}
