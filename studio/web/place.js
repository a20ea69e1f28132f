// The place of somebody in a widget: what is on display, which folds are open, what is typed, where the
// focus is. Another widget with the same answers is brought to the same place.
//
// It finds its way by the hooks of docs/hooks.md.

/**
 * @import { QuickChecksElement } from '../../package/index.js'
 */

/**
 * A widget's element with the shadow root that it always has.
 * @typedef {QuickChecksElement & { readonly shadowRoot: ShadowRoot }} Widget
 */

const FIELDS = 'input:not([type="checkbox"], [type="radio"]), textarea';
const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]';
/** What a reader has asked for on a screen, and a new screen does not show yet. */
const ASKED = ['understand', 'work-out'];

/**
 * @typedef {object} Place
 * @property {string} view
 * @property {string} check on display, or empty
 * @property {string[]} waiting what could still be asked for
 * @property {string[]} open summaries of the open folds
 * @property {string[]} typed what stands in the fields
 * @property {number} stop which one has the focus, or -1
 * @property {[number?, number?]} caret in it
 */

/** @param {ParentNode} root */
export function screenOf(root) {
  const screen = /** @type {HTMLElement?} */ (root.querySelector('[data-view]'));
  return { view: screen?.dataset.view ?? '', check: screen?.dataset.check ?? '' };
}

/**
 * @param {Widget} element
 * @returns {Place}
 */
export function placeIn({ shadowRoot: root }) {
  const focused = /** @type {HTMLInputElement?} */ (root.activeElement);
  return {
    ...screenOf(root),
    waiting: ASKED.filter((action) => root.querySelector(`[data-action="${action}"]`)),
    open: [...root.querySelectorAll('details')].filter(({ open }) => open).map(nameOf),
    typed: fields(root).map(({ value }) => value),
    stop: focused ? stops(root).indexOf(focused) : -1,
    caret: focused?.matches(FIELDS) ? [focused.selectionStart ?? undefined, focused.selectionEnd ?? undefined] : [],
  };
}

/**
 * Brings a widget to what was on display elsewhere, if its guide still has that.
 * @param {Widget} element
 * @param {Place} place
 * @param {(check: string) => boolean} has whether its guide has a check
 */
export function goTo(element, place, has) {
  const { shadowRoot: root } = element;
  const act = (/** @type {string} */ hooks) => {
    /** @type {HTMLElement?} */ (root.querySelector(hooks))?.click();
  };
  const here = screenOf(root);
  if (place.view === 'check' && place.check !== here.check && has(place.check)) element.open(place.check);
  if (place.view === 'symptoms' && here.view !== 'symptoms') act('[data-action="change"][data-for=""]');
  // Another screen has folds, fields and buttons of its own.
  const now = screenOf(root);
  if (now.view !== place.view || now.check !== place.check) return;
  for (const action of ASKED) {
    if (!place.waiting.includes(action)) act(`[data-action="${action}"]`);
  }
  // A fold of the same name, or else the one that has taken its place under a new name.
  const folds = [...root.querySelectorAll('details')];
  for (const fold of folds) fold.open ||= place.open.includes(nameOf(fold));
  fields(root).forEach((field, index) => {
    const typed = place.typed[index] ?? '';
    // What is kept beside the answers is there already.
    if (field.dataset.note !== undefined || field.readOnly || field.value === typed || !typed) return;
    field.value = typed;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  });
}

/**
 * Gives the focus to what has taken the place of what had it.
 * @param {Widget} element
 * @param {Place} place
 */
export function refocus({ shadowRoot: root }, { stop, caret }) {
  const target = /** @type {HTMLInputElement?} */ (stops(root)[stop] ?? null);
  target?.focus({ preventScroll: true });
  if (caret.length && target?.matches(FIELDS)) {
    try {
      target.setSelectionRange(caret[0] ?? null, caret[1] ?? null);
    } catch {
      // A field for numbers has no caret that could be set.
    }
  }
}

/** @param {ParentNode} root @returns {HTMLInputElement[]} */
function fields(root) {
  return [...root.querySelectorAll(/** @type {'input'} */ (FIELDS))];
}

/** @param {ParentNode} root @returns {HTMLElement[]} */
function stops(root) {
  return [...root.querySelectorAll(/** @type {'a'} */ (STOPS))];
}

/** @param {HTMLDetailsElement} fold */
function nameOf(fold) {
  return fold.querySelector('summary')?.textContent ?? '';
}
