// The studio's service worker: keeps the page, its files and the widget's for when there is no network,
// by whole versions. It answers for this folder alone.
//
// VERSION and KEPT (addresses from here) are put in by `cargo xtask dist`.

const PREFIX = 'quick-checks-studio/';
const NAME = PREFIX + VERSION;

addEventListener('install', (event) => event.waitUntil(keep()));
addEventListener('activate', (event) => event.waitUntil(tidy()));
addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && new URL(request.url).origin === location.origin) {
    event.respondWith(request.mode === 'navigate' ? fromNetwork(request) : fromCache(request));
  }
});

async function keep() {
  const cache = await caches.open(NAME);
  await cache.addAll(KEPT.map((file) => new Request(file, { cache: 'no-cache' })));
  await skipWaiting();
}

async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

/**
 * A page: as it is now, or else as it was.
 * @param {Request} request
 */
async function fromNetwork(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const { pathname } = new URL(request.url);
    const page = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const kept = await caches.match(page);
    if (kept) return kept;
    throw error;
  }
}

/**
 * A file: those with a hash in their names never change.
 * @param {Request} request
 */
async function fromCache(request) {
  return await caches.match(request) ?? fetch(request);
}
