// When a reader comes near an element.

import { domReady } from './time.js';

/** How far outside the viewport it begins. */
const NEAR = '600px';

/**
 * Calls `start` once the element is displayed and near the viewport.
 * @param {HTMLElement} element
 * @param {ShadowRoot} shadow its own
 * @param {AbortSignal} signal
 * @param {() => void} start
 */
export function whenNear(element, shadow, signal, start) {
  // An element may have no box of its own (`display: contents`): then what is in it has. The mark
  // takes no space, whatever the page makes of the element.
  const mark = document.createElement('span');
  mark.style.position = 'absolute';
  shadow.append(mark);
  try {
    const observer = new IntersectionObserver(
      (entries) => {
        if (mark.isConnected && entries.some((entry) => entry.isIntersecting)) {
          // While the mark is still there: to say what is selected, the browser would lay the page
          // out once more without it.
          start();
          end();
        }
      },
      { rootMargin: NEAR },
    );
    const end = () => {
      observer.disconnect();
      mark.remove();
    };
    signal.addEventListener('abort', end);
    observer.observe(element);
    observer.observe(mark);
    domReady().then(() => {
      if (!mark.isConnected) return;
      for (const child of element.children) observer.observe(child);
    });
  } catch {
    // This browser has no such thing, or the page has broken it.
    mark.remove();
    start();
  }
}
