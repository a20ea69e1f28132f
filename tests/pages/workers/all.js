// A page's own worker that answers for everything, in the plainest way, and marks its answers.
importScripts('/dist/quick-checks-sw.js');

async function marked(request) {
  const response = await fetch(request).catch(() => undefined);
  if (!response) return new Response('no network', { status: 503 });
  const headers = new Headers(response.headers);
  headers.set('x-answered-by', 'the worker of the page');
  return new Response(response.body, { status: response.status, headers });
}

addEventListener('fetch', (event) => {
  if (new URL(event.request.url).pathname === '/pages/hello') {
    event.respondWith(new Response('hello from the page’s worker'));
  } else {
    event.respondWith(marked(event.request));
  }
});
