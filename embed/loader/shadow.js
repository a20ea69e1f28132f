// The element's shadow root.

/**
 * A shadow root with nothing in it: a page may have been saved or rendered with a copy of ours.
 * @param {HTMLElement} element
 * @returns {ShadowRoot}
 */
export function openShadow(element) {
  let shadow = element.shadowRoot;
  try {
    shadow ??= element.attachShadow({ mode: 'open' });
  } catch {
    shadow = element.attachShadow({ mode: 'closed' }); // the copy is closed
  }
  shadow.replaceChildren();
  return shadow;
}
