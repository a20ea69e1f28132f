// The page's layout while the widget takes the fallback's place: nothing below it may move.

/**
 * Measures the fallback. What comes back keeps its height for the widget's root until the reader acts.
 * @param {HTMLElement} element
 */
export function holdLayout(element) {
  // In layout pixels: a page may be zoomed or scaled.
  const { offsetTop: top, offsetHeight: height } = element;
  const first = element.querySelector('*');
  // Outside the shadow tree's slot, nothing has a style.
  const margin = first ? getComputedStyle(first).marginBlockStart : '';
  return (/** @type {HTMLElement} */ root) => {
    const release = () => root.style.removeProperty('min-block-size');
    root.style.minBlockSize = `${height}px`;
    // It may have held the element off from what is above.
    root.style.marginBlockStart = margin;
    // Not at the root: screen readers would call all that is in it clickable.
    root.parentNode?.addEventListener('click', release);
    // Asked in the frame that lays the widget out anyway, not in the task that made it.
    requestAnimationFrame(() => {
      release();
      if (element.offsetTop !== top) root.style.removeProperty('margin-block-start');
      if (element.getBoundingClientRect().bottom < innerHeight) {
        // Without what the page puts around, such as a padding.
        root.style.minBlockSize = `${root.offsetHeight + height - element.offsetHeight}px`;
      }
    });
  };
}
