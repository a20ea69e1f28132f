// The browser's own, since a page may have replaced them before us: the loader,
// the program and offline.js use these instead of the globals.

/** Async functions always promise the browser's own way: an old polyfill can't get in between. */
export const { constructor: Promise } = (async () => {})();

/** Prototype.js puts a function of its own there, which no element is an instance of. */
export const Element = { [Symbol.hasInstance]: (/** @type {any} */ value) => value?.nodeType === 1 };
