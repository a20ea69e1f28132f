// What a reader types into a field of the widget is the field's alone. Outside the shadow root it
// would look as though the element itself had been typed on: a page's one-key shortcuts spare
// fields, but not elements of other names, and would take the letters. A form around the widget
// would think that one of its own fields had changed.

const FIELDS = 'input, textarea, select';
/** Keys that mean something outside a field as well, or that pages watch being held down. */
const SHARED = /^(Escape|Tab|Control|Meta|Alt|AltGraph|Shift|CapsLock|F\d+)$/;

/**
 * Keeps what is typed below `root` from everybody outside. The program's own listeners are on the
 * fields themselves and hear all of it. A listener that captures comes before us.
 * @param {HTMLElement} root
 */
export function keepTyping(root) {
  /**
   * Which keys went down here: the release of any other is somebody else's. A list, because pages
   * replace Set.
   * @type {string[]}
   */
  let held = [];
  /** @param {string} type @param {(event: any) => boolean} isOurs */
  const keep = (type, isOurs) => {
    root.addEventListener(type, (event) => {
      const { target } = event;
      // A field of an article that is shown in here is the page's.
      const isField = target instanceof HTMLElement && target.matches(FIELDS) && root.contains(target);
      if (isField && isOurs(event)) {
        event.stopPropagation();
      }
    });
  };
  keep('keydown', (event) => isTyping(event) && held.push(event.code) > 0);
  keep('keypress', isTyping);
  keep('keyup', ({ code }) => {
    const isOurs = held.indexOf(code) >= 0;
    held = held.filter((other) => other !== code);
    return isOurs;
  });
  for (const type of ['beforeinput', 'input', 'change']) keep(type, () => true);
}

/**
 * Whether a key writes in a field or moves about in it. With Control and Alt at once, Windows means
 * AltGr, which writes; Alt alone writes on a Mac and goes back in the history elsewhere.
 * @param {KeyboardEvent} event
 */
function isTyping({ key, ctrlKey, metaKey, altKey }) {
  if (SHARED.test(key) || metaKey) return false;
  return altKey ? key.length === 1 || key === 'Dead' : !ctrlKey;
}
