// Waiting, and what is done only once.

/**
 * Remembers one promise a key, and forgets those that fail, so that a later try is a fresh one.
 * @template T
 * @param {(key: string) => Promise<T>} load
 */
export function once(load) {
  /** @type {Record<string, Promise<T>>} */
  const loading = Object.create(null);
  return (/** @type {any} */ key) => {
    if (!loading[key]) {
      loading[key] = load(key);
      loading[key].catch(() => delete loading[key]);
    }
    return loading[key];
  };
}

/**
 * Gives the page its turn: several short tasks instead of a long one.
 * @returns {Promise<void>}
 */
export function turn() {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/**
 * Waits so many milliseconds, or until the browser is online again; without any, for that only.
 * @param {number} [milliseconds]
 * @returns {Promise<void>}
 */
export function pause(milliseconds) {
  return new Promise((resolve) => {
    const go = () => {
      removeEventListener('online', go);
      resolve();
    };
    addEventListener('online', go);
    if (milliseconds) setTimeout(go, milliseconds);
  });
}

export function domReady() {
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', resolve, { once: true });
  });
}
