// Browser Back and the edge swipe, loaded only if the `history` attribute asks for them: each
// screen is an entry of the browser's history. Back shows the one before, and takes nothing back:
// the answers stay as they are until the reader gives another.

/** Our part of an entry's state, beside whatever the page keeps there. */
const NAME = 'quickChecks';

/**
 * Follows the browser's history, and adds each new screen to it.
 * @param {HTMLElement} root
 * @param {Widget} widget
 * @param {AbortSignal} signal ends with the widget
 */
export function followHistory(root, widget, signal) {
  const { guide } = widget;
  /** @returns {string} the check on display, '' at the opening question, 'outcome' at an end */
  const view = () => {
    const screen = /** @type {HTMLElement?} */ (root.querySelector('[data-view]'));
    const { view: kind = '', check = kind } = screen?.dataset ?? {};
    return kind === 'symptoms' ? '' : check;
  };
  /** @param {'pushState' | 'replaceState'} how @param {number} depth @param {string} [screen] */
  const remember = (how, depth, screen = view()) => {
    shown = screen;
    history[how]({ ...history.state, [NAME]: { guide, view: shown, depth } }, '');
  };
  const entry = () => {
    const ours = history.state?.[NAME];
    return ours?.guide === guide ? ours : undefined;
  };
  const showEntry = () => {
    const { view: wanted } = entry();
    widget.visit(wanted === 'outcome' ? undefined : wanted);
    requestAnimationFrame(() => {
      shown = view();
    });
  };
  let shown = view();
  let isOurBack = false;

  // After a reload, the entry is there already; and some routers draw the page anew at each entry.
  remember('replaceState', entry()?.depth ?? 0, entry()?.view);
  if (shown !== view()) showEntry();
  // Not at the root: screen readers would call all that is in it clickable.
  root.getRootNode().addEventListener('click', (event) => {
    const back = /** @type {Element} */ (event.target).closest('[data-action="back"]');
    // It may be one of the page's buttons; ours has been redrawn by now: root no longer has it.
    const goesBack = back && event.composedPath().includes(root);
    // Drawn by then.
    requestAnimationFrame(() => {
      if (signal.aborted || view() === shown) return;
      const depth = entry()?.depth ?? 0;
      if (goesBack && depth > 0) {
        isOurBack = true;
        history.back();
      } else {
        remember('pushState', depth + 1);
      }
    });
  });
  addEventListener('popstate', () => {
    const ours = entry();
    if (!ours) return;
    if (isOurBack) {
      isOurBack = false;
      // The button has shown the screen already, which may be another than the entry's.
      remember('replaceState', ours.depth);
      return;
    }
    showEntry();
  }, { signal });
}
