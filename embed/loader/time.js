// Waiting, and doing things only once.

/**
 * Remembers one promise per key, and forgets those that fail, so that a later try is a fresh one.
 * @template T
 * @param {(key: string) => Promise<T>} load
 * @returns {(key?: string) => Promise<T>}
 */
export function once(load) {
  /** @type {Record<string, Promise<T>>} */
  const loading = Object.create(null);
  return (key = '') => {
    if (!loading[key]) {
      loading[key] = load(key);
      loading[key].catch(() => delete loading[key]);
    }
    return loading[key];
  };
}

/** Lets the page run: several short tasks instead of a long one. */
export function turn() {
  return /** @type {Promise<void>} */ (new Promise((resolve) => {
    setTimeout(resolve);
  }));
}

/**
 * Waits until the browser is online again, for at most this many milliseconds if given; or until it
 * is over anyway.
 * @param {number | undefined} milliseconds
 * @param {AbortSignal} signal
 */
export function pause(milliseconds, signal) {
  return /** @type {Promise<void>} */ (new Promise((resolve) => {
    const end = new AbortController();
    const go = () => {
      clearTimeout(timer);
      end.abort();
      resolve();
    };
    addEventListener('online', go, { signal: end.signal });
    signal.addEventListener('abort', go, { signal: end.signal });
    const timer = milliseconds ? setTimeout(go, milliseconds) : 0;
  }));
}

/** Waits until the page is read. */
export function domReady() {
  return new Promise((resolve) => {
    if (document.readyState !== 'loading') resolve(undefined);
    document.addEventListener('DOMContentLoaded', resolve, { once: true });
  });
}
