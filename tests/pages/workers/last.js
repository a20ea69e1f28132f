// A page's own worker that imports ours below its own handlers.
addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (pathname === '/pages/hello') event.respondWith(new Response('hello from the page’s worker'));
});

importScripts('/dist/quick-checks-sw.js');
