// What the widget in the preview has for localStorage: answers given there are nobody's, and the
// origin's own storage belongs to readers of the guide and to the studio.

/** @implements {Storage} */
export class Memory {
  /** @type {Map<string, string>} */
  #items = new Map();
  /** While it is, nothing is found: a widget that starts takes itself for new. */
  isHidden = false;

  get length() {
    return this.#items.size;
  }

  /** @param {number} index */
  key(index) {
    return [...this.#items.keys()][index] ?? null;
  }

  /** @param {string} key */
  getItem(key) {
    return this.isHidden ? null : this.#items.get(String(key)) ?? null;
  }

  /** @param {string} key @param {string} value */
  setItem(key, value) {
    this.#items.set(String(key), String(value));
  }

  /** @param {string} key */
  removeItem(key) {
    this.#items.delete(String(key));
  }

  clear() {
    this.#items.clear();
  }

  /** @param {string} key */
  keepOnly(key) {
    for (const other of [...this.#items.keys()]) {
      if (other !== key) this.#items.delete(other);
    }
  }
}

/**
 * Puts the memory in the place of localStorage, for everything in this window.
 * @returns {Memory}
 */
export function replaceStorage() {
  const memory = new Memory();
  Object.defineProperty(window, 'localStorage', { configurable: true, value: memory });
  if (/** @type {unknown} */ (localStorage) !== memory) throw new Error('localStorage can’t be replaced');
  return memory;
}
