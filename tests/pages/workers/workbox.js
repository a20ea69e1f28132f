// A page's own worker made with Workbox, as its injectManifest mode has it; the tests bundle it.
import { precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { NetworkOnly, StaleWhileRevalidate } from 'workbox-strategies';

importScripts('/dist/quick-checks-sw.js');

precacheAndRoute([{ url: '/pages/kettle.json', revision: '1' }]);
registerRoute(({ request }) => request.mode === 'navigate', new NetworkOnly());
registerRoute(({ request }) => request.destination === 'script', new StaleWhileRevalidate());
