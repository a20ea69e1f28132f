// The service worker: caches the pages that embed the widget, and the widget's own files, for when
// there is no network. It is the page's only worker, or another worker imports it:
//
//   importScripts('/quick-checks/quick-checks-sw.js'); // first line of the page's own worker
//
// The browser's own update of workers is the update of the widget: a new version of this file
// fetches all files of its version before it takes over, and takes over once no page uses the old
// one. A version that could not fetch them all is thrown away by the browser, and the old one stays.
// See docs/adr/0007-offline.md.
//
// VERSION and FILES (names below our folder, with their digests) are put in by `cargo xtask dist`.

import { addresses, isCacheable, pageKey } from './worker/addresses.js';

/**
 * Has the network asked, or the worker that imports us.
 * @typedef {() => Promise<Response>} Ask
 */

const NAME = 'quick-checks';
const PREFIX = `${NAME}/`;
/** The files of this version, whole or not at all. */
const OWN = `${PREFIX}files/${VERSION}`;
/** The pages that embed us, and guides from other addresses. */
const PAGES = `${PREFIX}pages`;
const LOADER = 'quick-checks.js';
/** Inside another worker neither the registration nor the page's other scripts are ours. */
const IS_ALONE = location.pathname.endsWith('/quick-checks-sw.js');
/** How long a page that we have may take to come over the network. */
const PAGE_TIMEOUT_MS = 5000;
const { isOurs, newName, ownName } = addresses(Object.keys(FILES));

addEventListener('install', (event) => event.waitUntil(cacheCounterparts()));
addEventListener('activate', (event) => event.waitUntil(Promise.all([tidy(), preload()])));

addEventListener('message', (event) => {
  const { data, ports } = event;
  const source = /** @type {Client?} */ (event.source);
  // These names and `kept` stay: page and worker may be of different versions.
  if (data?.type === 'quick-checks:leave' && IS_ALONE) event.waitUntil(takeOver(source?.id));
  if (data?.type !== 'quick-checks:keep') return;
  // At once: caching may take long, and a worker that knows nothing of us never answers.
  ports[0]?.postMessage({ heard: true });
  const outcome = cachePage(data).then(
    () => ({ kept: true }),
    (error) => ({ kept: false, why: error.message }),
  );
  event.waitUntil(
    outcome.then((said) => {
      ports[0]?.postMessage(said);
      ports[0]?.close();
      return said.kept ? tidy(source?.id) : undefined;
    }),
  );
});

// A worker that imports this one goes on answering for its pages, and we come in only where it
// fails. Its answer passes through us; where it gives none, we are the last to be asked. That
// takes two listeners, since nobody is asked any more once somebody has answered.
addEventListener('fetch', beFirst);
if (IS_ALONE) addEventListener('fetch', beLast);
else queueMicrotask(() => addEventListener('fetch', beLast)); // its own are all there then

/** @param {FetchEvent} event */
function beFirst(event) {
  if (!concernsUs(event.request)) return;
  const respond = event.respondWith.bind(event);
  event.respondWith = (response) => {
    const theirs = Promise.resolve(response);
    theirs.catch(() => {}); // we may not have asked: then it is nobody's error
    respond(answer(event, () => theirs));
  };
}

/** @param {FetchEvent} event */
function beLast(event) {
  if (!concernsUs(event.request)) return;
  // The browser's own: ours takes an answer for the other worker's.
  const ask = async () => (await event.preloadResponse) ?? fetch(event.request);
  FetchEvent.prototype.respondWith.call(event, answer(event, ask));
}

/**
 * Navigations need not wait until we have started. Our scope is a prefix: it has pages that are
 * not ours, and for a page at / the whole site.
 */
async function preload() {
  if (IS_ALONE) await registration.navigationPreload?.enable();
}

/** @param {Request} request */
function concernsUs({ method, mode, url }) {
  return method === 'GET' && (mode === 'navigate' || isOurs(url));
}

/** @param {FetchEvent} event @param {Ask} ask */
function answer(event, ask) {
  const { request } = event;
  /**
   * What goes on after the answer; Firefox takes no more of it once the event is dispatched.
   * @type {Promise<unknown>[]}
   */
  const later = [];
  const answered = request.mode === 'navigate' ? page(request, ask, later) : file(request, ask);
  event.waitUntil(answered.then(() => Promise.all(later)).catch(() => {}));
  return answered;
}

/**
 * A page over the network; the cached one if the network is away or too slow.
 * @param {Request} request @param {Ask} ask @param {Promise<unknown>[]} later
 * @returns {Promise<Response>}
 */
async function page(request, ask, later) {
  const key = pageKey(request.url);
  const cached = await cachedPage(key);
  if (!cached) return ask();
  /** @type {Promise<void> | undefined} */
  let refreshed;
  const asked = ask().then((response) => {
    if (isNoAnswer(response)) throw new TypeError('no answer');
    refreshed = refresh(key, response.clone());
    return response;
  });
  later.push(asked.then(() => refreshed));
  /** @type {Promise<Response>} */
  const timeout = new Promise((resolve) => {
    setTimeout(resolve, PAGE_TIMEOUT_MS, cached);
  });
  return Promise.race([asked.catch(() => cached), timeout]);
}

/**
 * One of our files: this version's, else an older one's, else the network's.
 * @param {Request} request @param {Ask} ask
 */
async function file(request, ask) {
  // The page's owner pinned a version: it may be a newer one than ours.
  const cached = () => cachedFile(request.url);
  if (request.integrity) {
    return ask().catch(async (error) => (await cached()) ?? Promise.reject(error));
  }
  return (await cached()) ?? ask();
}

/**
 * Caches a page and the files that it uses.
 * @param {{ page: string, files: string[] }} wanted
 */
async function cachePage({ page: address, files }) {
  const [own, pages] = await Promise.all([caches.open(OWN), caches.open(PAGES)]);
  // A page may run another version than ours: what it will open with is ours.
  await Promise.all(
    files.map((url) => (isOurs(url) ? cacheFile(own, newName(url) ?? url) : cacheFile(pages, url))),
  );
  const key = pageKey(address);
  if (await cachedPage(key)) return;
  const response = await fetch(key);
  if (!isCacheable(response)) throw new Error(`the page may not be kept (${response.status})`);
  // The script that puts the element in would be missing.
  if (IS_ALONE && !(await response.clone().text()).includes(NAME)) {
    throw new Error('the page does not name us');
  }
  await pages.put(key, response);
}

/**
 * Puts a file into a cache; what is there, in whichever version, is not fetched again.
 * @param {Cache} cache @param {string} url
 */
async function cacheFile(cache, url) {
  const name = ownName(url);
  if (isOurs(url) && !name) throw new Error(`this version has no ${url}`);
  if (name && (await cache.match(url))) return;
  const hashed = name && name !== LOADER;
  // The digest keeps out what a hotel's network or a half-done upload answers instead.
  /** @type {RequestInit} */
  const options = name ? { integrity: FILES[name], cache: hashed ? 'default' : 'no-cache' } : {};
  const response = (hashed && (await cachedFile(url))) || (await fetch(url, options));
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  await cache.put(url, response);
}

/** A new version: fetches its counterpart of every file that readers of the old one use. */
async function cacheCounterparts() {
  const urls = new Set();
  for (const old of await versions()) {
    for (const { url } of await (await caches.open(old)).keys()) {
      const counterpart = newName(url);
      if (counterpart) urls.add(counterpart);
    }
  }
  if (urls.size === 0) return;
  // It exists if only this file changed, and none that it caches: then pages use it.
  const isInUse = await caches.has(OWN);
  const own = await caches.open(OWN);
  try {
    await Promise.all([...urls].map((url) => cacheFile(own, url)));
  } catch (error) {
    if (!isInUse) await caches.delete(OWN);
    throw error;
  }
}

/**
 * Whether no cached page is open but this one.
 * @param {string} [but]
 */
async function isLast(but) {
  for (const { id, url } of await clients.matchAll({ type: 'window', includeUncontrolled: true })) {
    if (id !== but && (await cachedPage(pageKey(url)))) return false;
  }
  return true;
}

/**
 * The reader leaves a page while this version waits. Browsers let it wait on for pages that a
 * reload or their back-forward cache still holds: in a tab that is never closed, without end.
 * @param {string} [left]
 */
async function takeOver(left) {
  if (await isLast(left)) await skipWaiting();
}

/**
 * Forgets older versions once no page can need them; the page `by` uses this one.
 * @param {string} [by]
 */
async function tidy(by) {
  if (!(await isLast(by))) return;
  // A newer version may be there as well, and be waiting.
  const names = await versions();
  const older = names.slice(0, Math.max(names.indexOf(OWN), 0));
  await Promise.all(older.map((name) => caches.delete(name)));
}

/**
 * Follows a page's changes. One that no longer embeds us is forgotten, and with the last of them we
 * are, too.
 * @param {string} key @param {Response} response
 */
async function refresh(key, response) {
  if (!isCacheable(response)) return;
  const [before, pages] = await Promise.all([cachedPage(key), caches.open(PAGES)]);
  // A page that never named us has a script that puts the element in: its text tells nothing.
  const was = await before?.text();
  const is = await response.clone().text();
  if (is.includes(NAME) || !was?.includes(NAME)) {
    await pages.put(key, response);
    return;
  }
  await pages.delete(key);
  const left = await pages.keys();
  if (left.length === 0) {
    const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
    await Promise.all(ours.map((name) => caches.delete(name)));
  }
  if (IS_ALONE && !left.some(({ url }) => url.startsWith(registration.scope))) {
    await registration.unregister();
  }
}

/**
 * What no server sent: the ways in which another worker says that there is no network.
 * @param {Response} response
 */
function isNoAnswer({ type, status }) {
  return type === 'error' || (type === 'default' && status >= 500);
}

/**
 * The loader names the other files: it is ours, or the newest there is if the worker of another page
 * was renewed and dropped ours.
 * @param {string} url
 */
async function cachedFile(url) {
  const others = await versions().catch(() => []);
  for (const name of [OWN, ...others.reverse()]) {
    const cached = await find(name, url, { ignoreSearch: true });
    if (cached) return cached;
  }
  return undefined;
}

/** @param {string} key */
function cachedPage(key) {
  return find(PAGES, key);
}

/**
 * What a cache has, if there is such a cache; nothing if the browser refuses.
 * @param {string} cacheName @param {string} url @param {CacheQueryOptions} [options]
 */
function find(cacheName, url, options) {
  return caches.match(url, { cacheName, ignoreVary: true, ...options }).catch(() => undefined);
}

/** Names of our caches of files, oldest first. */
async function versions() {
  return (await caches.keys()).filter((name) => name.startsWith(`${PREFIX}files/`));
}
