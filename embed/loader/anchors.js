// Links into the fallback: what the page's address names there.

/**
 * The name in the page's address and the element that has it, unless that is somewhere else in the
 * page: then the browser has found it.
 * @param {HTMLElement} element
 * @returns {{ name: string, target: Element | null } | undefined}
 */
export function named(element) {
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
export function clearName() {
  history.replaceState(history.state, '', location.href.split('#')[0]);
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

