// What the program asks of the screen between two drawings. It finds elements by their `data-`
// hooks (docs/hooks.md), and whatever comes after the next drawing looks for them only then: by
// that time the widget may be gone.

/** What a page's header that stays in sight may cover, in CSS pixels; `scroll-margin-block` in the
 * stylesheet keeps as much free. */
const HEADER = 96;

/**
 * Puts a text where `data-live` has the name.
 * @param {HTMLElement} root @param {string} name @param {string} text
 */
export function refresh(root, name, text) {
  const place = root.querySelector(`[data-live="${name}"]`);
  if (place && place.textContent !== text) place.textContent = text;
}

/**
 * Puts a text into the field where `data-note` has the name, unless the reader is typing there.
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
 * Once the screen is drawn: focuses the first element where `data-focus` has the name, and brings
 * it into view.
 * @param {HTMLElement} root @param {string} name
 */
export function focus(root, name) {
  requestAnimationFrame(() => {
    const target = /** @type {HTMLElement?} */ (root.querySelector(`[data-focus="${name}"]`));
    if (!target?.isConnected) return;
    // Left to itself, the browser would scroll the target to the middle of the screen.
    target.focus({ preventScroll: true });
    const { top } = target.getBoundingClientRect();
    if (top < HEADER || top > innerHeight / 2) target.scrollIntoView();
  });
}

/**
 * Once the screen is drawn: has screen readers say a text.
 * @param {HTMLElement} root @param {string} text
 */
export function announce(root, text) {
  requestAnimationFrame(() => refresh(root, 'status', text));
}
