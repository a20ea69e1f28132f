// Entries of a list moved by hand: with a mouse, a finger or a pen, by the grip of each. Keys and
// buttons do the same (studio/src/outline.rs).

/** How near to the edge of what scrolls a hand makes it scroll, in CSS pixels. */
const NEAR = 48;

/**
 * Lets the rows of a list be moved by what is marked `data-grip` in them. The rows themselves stay
 * where they are: `moved` is told from where to where, and whoever made them makes them anew.
 * @param {HTMLElement} list
 * @param {(from: number, to: number) => void} moved
 */
export function sort(list, moved) {
  /** @returns {HTMLElement[]} */
  const rowsOf = () => [...list.querySelectorAll('li')].filter((row) => row.parentElement === list);

  list.addEventListener('pointerdown', (event) => {
    const grip = event.target instanceof Element ? event.target.closest('[data-grip]') : null;
    const rows = rowsOf();
    const from = rows.findIndex((row) => row.contains(grip));
    const row = rows[from];
    // A second finger moves nothing.
    if (!(grip instanceof HTMLElement) || !row || !event.isPrimary || event.button !== 0) return;
    event.preventDefault();
    try {
      grip.setPointerCapture(event.pointerId);
    } catch {
      // A pointer that is gone already.
      return;
    }
    const start = event.clientY;
    const scroller = scrollerOf(list);
    const scrolled = scroller.scrollTop;
    let to = from;
    const end = new AbortController();
    row.dataset.moving = '';

    /** @param {number} y */
    const follow = (y) => {
      const box = scroller === document.documentElement
        ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect();
      if (y < box.top + NEAR) scroller.scrollTop -= NEAR / 4;
      if (y > box.bottom - NEAR) scroller.scrollTop += NEAR / 4;
      row.style.translate = `0 ${y - start + scroller.scrollTop - scrolled}px`;
      // Below all whose middle the hand has passed.
      to = rows.filter((other, at) => {
        if (at === from) return false;
        const { top, height } = other.getBoundingClientRect();
        return top + height / 2 < y;
      }).length;
      for (const other of rows) delete other.dataset.drop;
      if (to !== from) rows[to].dataset.drop = to > from ? 'below' : 'above';
    };

    /** @param {boolean} isDone */
    const finish = (isDone) => {
      end.abort();
      row.style.translate = '';
      delete row.dataset.moving;
      for (const other of rows) delete other.dataset.drop;
      if (isDone && to !== from) moved(from, to);
    };
    const { signal } = end;
    grip.addEventListener('pointermove', ({ clientY }) => follow(clientY), { signal });
    grip.addEventListener('pointerup', () => finish(true), { signal });
    grip.addEventListener('pointercancel', () => finish(false), { signal });
    addEventListener('keydown', (key) => {
      if (key.key !== 'Escape') return;
      key.preventDefault();
      finish(false);
    }, { signal, capture: true });
  });
}

/**
 * What scrolls when the list doesn't fit.
 * @param {HTMLElement} list
 * @returns {HTMLElement}
 */
function scrollerOf(list) {
  for (let one = list.parentElement; one; one = one.parentElement) {
    const { overflowY } = getComputedStyle(one);
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(overflowY)) return one;
  }
  return document.documentElement;
}
