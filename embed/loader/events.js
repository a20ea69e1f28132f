// What the page hears of an element.

/**
 * What pages are promised (package/index.d.ts).
 * @import { QuickChecksEventMap } from '../../package/index.js'
 */

/**
 * What follows `quick-checks:` in the name of an event.
 * @typedef {keyof QuickChecksEventMap extends `quick-checks:${infer End}` ? End : never} EventEnd
 */

/**
 * @template {EventEnd} Name
 * @param {HTMLElement} element
 * @param {Name} name
 * @param {QuickChecksEventMap[`quick-checks:${Name}`]['detail']} detail
 */
export function emit(element, name, detail) {
  element.dispatchEvent(
    new CustomEvent(`quick-checks:${name}`, { bubbles: true, composed: true, detail }),
  );
}
