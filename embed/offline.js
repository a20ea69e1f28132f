// Offline: finds or registers the service worker, and has it cache this page and what it uses.
// The loader imports this file only if the element has `offline`, and bundles it apart: what goes
// wrong is thrown as a plain object, since a class of the loader's would be another one here.

/** How long a worker may take to cache everything. */
const CACHE_TIMEOUT_MS = 60_000;
/** How long a worker that knows us may take to say so: the browser may have to start it. */
const HELLO_TIMEOUT_MS = 10_000;
const WORKER = 'quick-checks-sw.js';

/**
 * What the page's owner can put right.
 * @typedef {{ code: 'offline-unavailable', message: string, fix: string }} Problem
 */

/**
 * Does what the attribute says: caches the page, leads to one of ours that can be cached, or forgets
 * all. Throws a {@link Problem} if the page's owner can change something.
 * @param {string} value of the attribute, and not `false`
 * @param {string[]} files to cache, the loader first
 * @param {string | undefined} page of ours for this guide
 * @param {Widget} widget
 * @param {AbortSignal} signal ends with the widget
 */
export async function cacheAsWanted(value, files, page, widget, signal) {
  // React and XHTML write `offline` as "true" or "offline".
  const word = /^(true|offline)$/i.test(value) ? '' : value.toLowerCase();
  const isWord = /^(own|off|)$/.test(word);
  const address = isWord ? new URL(WORKER, files[0]) : addressFrom(value);
  if (word !== 'own' && word !== 'off' && address.origin !== location.origin) {
    // No worker can come from another origin.
    if (page) await leadTo(page, widget, signal);
  } else if (!navigator.serviceWorker) {
    // No https, or a browser without.
  } else if (word === 'off') {
    await forget();
  } else if ((await cachePage(word === 'own' ? null : address, files, signal)) && !signal.aborted) {
    widget.works_offline();
  }
}

/** @param {string} value */
function addressFrom(value) {
  try {
    // A word without any of these would be an address as well, but hardly meant as one.
    if (/[/.:]/.test(value)) return new URL(value, document.baseURI);
  } catch {
    // told below
  }
  throw problem(
    `offline="${value}" is neither the address of a service worker nor a word that we know`,
    'Write offline alone, "own", "off", or an address: offline="/quick-checks-sw.js".',
  );
}

/**
 * Offers a page of ours to be cached, unless its server sends pages as text, as CDNs for npm do.
 * @param {string} page
 * @param {Widget} widget
 * @param {AbortSignal} signal
 */
async function leadTo(page, widget, signal) {
  const response = await fetch(page, { method: 'HEAD' }).catch(() => {});
  const type = response?.headers.get('content-type');
  if (!type || signal.aborted) return;
  if (!type.includes('html')) {
    throw problem(
      `the page to keep, ${page}, comes as ${type}`,
      'Write offline="/quick-checks-sw.js" and put that file on your server, with one line: '
        + `importScripts('${new URL(WORKER, page).href}');`,
    );
  }
  widget.works_offline(page);
}

/**
 * Caches the page and these files. Returns whether they are there now without a network.
 * @param {URL | string | null} address of our worker; none if the page's own imports it
 * @param {string[]} files
 * @param {AbortSignal} [signal] ends with the widget
 * @returns {Promise<boolean>}
 */
async function cachePage(address, files, signal) {
  const workers = navigator.serviceWorker;
  const known = await workers.getRegistration().catch(() => null);
  if (known === null) return false; // the reader's browser keeps nothing for this site
  const registration = address
    ? (known ?? (await register(workers, address)))
    : await Promise.race([workers.ready, silence()]);
  if (!registration) {
    throw problem(
      'the page has no service worker of its own',
      'Register one for this page, or write offline without "own" to have ours.',
    );
  }
  const worker = await active(registration);
  if (!worker) return false;
  // A new version may take over when the reader is gone.
  addEventListener(
    'pagehide',
    () => registration.waiting?.postMessage({ type: 'quick-checks:leave' }),
    { signal },
  );
  const answer = await ask(worker, { type: 'quick-checks:keep', page: location.href, files });
  if (answer?.kept) return true;
  if (!answer && !isOurs(worker)) {
    throw problem(
      `the page has a service worker of its own, ${worker.scriptURL}, which does not know us`,
      'Import quick-checks-sw.js in its first line (docs/embedding.md, Offline), and set offline="own".',
    );
  }
  return false; // no room, or no network just now: the next visit tries again
}

/** Removes what {@link cachePage} made: the way to switch it off. */
async function forget() {
  const registrations = await navigator.serviceWorker.getRegistrations();
  const ours = registrations.filter(({ active: worker }) => worker && isOurs(worker));
  await Promise.all(ours.map((registration) => registration.unregister()));
  const names = (await globalThis.caches?.keys()) ?? [];
  const cached = names.filter((name) => name.startsWith('quick-checks/'));
  await Promise.all(cached.map((name) => caches.delete(name)));
}

/**
 * @param {string} message @param {string} fix
 * @returns {Problem}
 */
function problem(message, fix) {
  return { code: 'offline-unavailable', message, fix };
}

/** @param {ServiceWorkerContainer} workers @param {URL | string} address */
async function register(workers, address) {
  // The page as the browser has it; only one that a script has changed since lacks our name.
  const page = await fetch(location.href, { cache: 'force-cache' });
  if (!(await page.text()).includes('quick-checks')) {
    throw problem(
      'a script puts the widget into this page, and that script is not kept for offline',
      'Put the <quick-checks> element and its script tag into the HTML of the page.',
    );
  }
  try {
    // A scope is a prefix: pages whose addresses begin with this one's are controlled as well. The
    // worker hands their navigations on (docs/adr/0007-offline.md says what that costs).
    return await workers.register(address, { scope: location.pathname, updateViaCache: 'none' });
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    throw problem(
      `the service worker ${address} could not be registered (${message})`,
      name === 'SecurityError'
        ? `Send the header "Service-Worker-Allowed: /" with that file.`
        : 'Check that the file is on the server and is sent as JavaScript.',
    );
  }
}

/** @returns {Promise<undefined>} */
function silence() {
  return new Promise((resolve) => {
    setTimeout(resolve, HELLO_TIMEOUT_MS);
  });
}

/** @param {ServiceWorker} worker */
function isOurs(worker) {
  return new URL(worker.scriptURL).pathname.endsWith(`/${WORKER}`);
}

/**
 * The worker once it is active; nothing if it never becomes so.
 * @param {ServiceWorkerRegistration} registration
 * @returns {Promise<ServiceWorker | undefined>}
 */
async function active(registration) {
  if (registration.active) return registration.active;
  if (!registration.installing && !registration.waiting) {
    // In Safari a worker that another script registers right now comes in a moment.
    const found = new Promise((resolve) => {
      registration.addEventListener('updatefound', resolve, { once: true });
    });
    await Promise.race([found, silence()]);
  }
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  if (!worker) return undefined;
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'activated') resolve(worker);
      if (worker.state === 'redundant') resolve(undefined);
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

/**
 * What a worker answers; nothing if it does not know us.
 * @param {ServiceWorker} worker
 * @param {{ type: string, page: string, files: string[] }} message
 * @returns {Promise<{ kept: boolean } | undefined>}
 */
async function ask(worker, message) {
  const { port1, port2 } = new MessageChannel();
  try {
    return await new Promise((resolve) => {
      let timer = setTimeout(resolve, HELLO_TIMEOUT_MS);
      port1.onmessage = ({ data }) => {
        clearTimeout(timer);
        if (data.heard) timer = setTimeout(resolve, CACHE_TIMEOUT_MS, { kept: false });
        else resolve(data);
      };
      worker.postMessage(message, [port2]);
    });
  } finally {
    port1.close();
  }
}
