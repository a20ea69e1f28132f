// A page's own worker that takes over at once, from itself in another version, too.
importScripts('/dist/quick-checks-sw.js');

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
