// Links into the fallback: what the page's address names there, and where such a link leads.

/** @import { Article } from '../article.js' */

/**
 * The name in the page's address and the element that has it, unless that is somewhere else in the
 * page: then the browser has found it.
 * @param {HTMLElement} element
 * @returns {{ name: string, target: Element | null } | undefined}
 */
function named(element) {
  let name = location.hash.slice(1);
  try {
    name = decodeURIComponent(name);
  } catch {
    // then as it is
  }
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  const target =
    document.getElementById(name) ?? root.getElementById(name) ?? document.getElementsByName(name)[0];
  if (name && (!target || element.contains(target))) return { name, target };
  return undefined;
}

/** Takes the name out of the address: a reload is to show where the reader is by then. */
function clearName() {
  history.replaceState(history.state, '', location.href.split('#')[0]);
}

/**
 * Shows the check that the page's address names. Returns what else it names: the list has that.
 * @param {HTMLElement} element
 * @param {Widget} widget
 * @param {Article} [own] the page's own, if it is the guide
 * @param {boolean} [wanted] whether the reader has just asked for the widget: then it stays
 */
export function follow(element, widget, own, wanted) {
  const link = named(element);
  if (!link) return undefined;
  const { name, target } = link;
  const check = own?.checkOf(target);
  if (widget.show(check ? `${widget.guide}-${check}` : name)) element.scrollIntoView();
  else if (!target || !wanted) return target;
  clearName();
  return undefined;
}

/**
 * Brings something in the list into view.
 * @param {Element} target
 */
export function reveal(target) {
  let fold = target.closest('details');
  while (fold) {
    fold.open = true;
    fold = fold.parentElement?.closest('details') ?? null;
  }
  target.scrollIntoView();
}

