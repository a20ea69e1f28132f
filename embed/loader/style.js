// The widget's stylesheet.
//
// `cargo xtask dist` puts in FILES: the hashed names beside the loader.

import { addressOf, attach } from './files.js';
import { Problem, fileAdvice } from './problem.js';

/** The last rule of the sheet sets this on .widget. */
const LAST = '--quick-checks-style';
/** How often it failed. Firefox remembers a sheet, even a wrong one, while the page is open. */
let failures = 0;

/**
 * Has the stylesheet in a shadow root, as a link: that works under style-src and in browsers
 * without adopted sheets.
 * @param {ShadowRoot} shadow
 * @returns {Promise<void>}
 */
export function loadStyle(shadow) {
  const found = shadow.querySelector('link');
  // A sheet is lost with its place in the page: inserted again, the link loads it again.
  if (found?.sheet) return Promise.resolve();
  const link = found ?? shadow.insertBefore(document.createElement('link'), shadow.firstChild);
  /** @type {Promise<void>} */
  const loaded = new Promise((resolve, reject) => {
    const fail = async () => {
      link.remove();
      failures += 1;
      const problem = new Problem(
        'style-unavailable',
        `the stylesheet ${link.href} did not load`,
        await fileAdvice(FILES.style, 'css'),
      );
      problem.passing = true;
      reject(problem);
    };
    link.onload = () => (isWhole(shadow) ? resolve() : fail());
    link.onerror = fail;
  });
  loaded.catch(() => {}); // if nobody awaits it, a plain look is better than a broken page
  link.rel = 'stylesheet';
  attach(link, FILES.style, 'href', addressOf(FILES.style) + '?'.repeat(failures));
  return loaded;
}

/**
 * Whether the sheet is in force to its end. Chromium fires `load` for a page that came in its
 * place, and every browser takes half a stylesheet for one.
 * @param {ShadowRoot} shadow
 */
function isWhole(shadow) {
  const probe = document.createElement('div');
  probe.className = 'widget';
  shadow.append(probe);
  const style = getComputedStyle(probe);
  // Outside the page nothing has any style.
  const whole = !style.display || style.getPropertyValue(LAST);
  probe.remove();
  return whole;
}
