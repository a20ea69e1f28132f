// A page's own worker that answers for some addresses and leaves the rest to the browser.
importScripts('/dist/quick-checks-sw.js');

addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (pathname === '/pages/hello') event.respondWith(new Response('hello from the page’s worker'));
});
