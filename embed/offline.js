// Offline: finds or registers the service worker, and has it keep this page and what it uses.
// The loader imports this file only where the element has `offline`.

/** How long a worker may take to keep everything, in milliseconds. */
const PATIENCE = 60_000;
/** How long one that knows us may take to say so: the browser may have to start it. */
const SILENCE = 10_000;
const WORKER = 'quick-checks-sw.js';

/**
 * Keeps the page and these files. Says whether they are there now without a network; throws a
 * {@link Problem} where the page's owner can change something. Without an `address` for ours, the
 * page has a worker of its own that imports it.
 */
export async function keep(Problem, address, files) {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return false; // no https, or a browser without
  const known = await serviceWorker.getRegistration().catch(() => null);
  if (known === null) return false; // the reader's browser keeps nothing for this site
  const registration = address
    ? (known ?? (await register(Problem, address)))
    : await Promise.race([serviceWorker.ready, silence()]);
  if (!registration) {
    throw new Problem(
      'offline-unavailable',
      'the page has no service worker of its own',
      'Register one for this page, or write offline without "own" to have ours.',
    );
  }
  const worker = await active(registration);
  if (!worker) return false;
  // A new version may have its turn when the reader is gone.
  addEventListener('pagehide', () => {
    registration.waiting?.postMessage({ type: 'quick-checks:leave' });
  });
  const answer = await ask(worker, { type: 'quick-checks:keep', page: location.href, files });
  if (answer?.kept) return true;
  if (!answer && !isOurs(worker)) {
    throw new Problem(
      'offline-unavailable',
      `the page has a service worker of its own, ${worker.scriptURL}, which does not know us`,
      'Import quick-checks-sw.js in its first line (docs/embedding.md, Offline), and set offline="own".',
    );
  }
  return false; // no room, or no network just now: the next visit tries again
}

/** Removes what {@link keep} made: the way to switch it off. */
export async function forget() {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  const ours = registrations.filter(({ active }) => active && isOurs(active));
  await Promise.all(ours.map((registration) => registration.unregister()));
  const names = (await globalThis.caches?.keys()) ?? [];
  const caches = names.filter((name) => name.startsWith('quick-checks/'));
  await Promise.all(caches.map((name) => globalThis.caches.delete(name)));
}

async function register(Problem, address) {
  // The page as the browser has it; only one that a script has changed since lacks our name.
  const page = await fetch(location.href, { cache: 'force-cache' });
  if (!(await page.text()).includes('quick-checks')) {
    throw new Problem(
      'offline-unavailable',
      'a script puts the widget into this page, and that script is not kept for offline',
      'Put the <quick-checks> element and its script tag into the HTML of the page.',
    );
  }
  try {
    // This page and nothing else: the rest of the site is none of our business.
    return await navigator.serviceWorker.register(address, {
      scope: location.pathname,
      updateViaCache: 'none',
    });
  } catch (error) {
    throw new Problem(
      'offline-unavailable',
      `the service worker ${address} could not be registered (${error.message})`,
      error.name === 'SecurityError'
        ? `Send the header "Service-Worker-Allowed: /" with that file.`
        : 'Check that the file is on the server and is sent as JavaScript.',
    );
  }
}

function silence() {
  return new Promise((resolve) => {
    setTimeout(resolve, SILENCE);
  });
}

function isOurs(worker) {
  return new URL(worker.scriptURL).pathname.endsWith(`/${WORKER}`);
}

/** The worker once it is active; nothing where it fails to become so. */
async function active(registration) {
  if (registration.active) return registration.active;
  if (!registration.installing && !registration.waiting) {
    // In Safari a worker that another script registers right now comes in a moment.
    await new Promise((resolve) => {
      registration.addEventListener('updatefound', resolve, { once: true });
    });
  }
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'activated') resolve(worker);
      if (worker.state === 'redundant') resolve(undefined);
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

/** What a worker answers; nothing where it does not know us. */
function ask(worker, message) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    let timer = setTimeout(resolve, SILENCE);
    port1.onmessage = ({ data }) => {
      clearTimeout(timer);
      if (data.heard) timer = setTimeout(resolve, PATIENCE, { kept: false });
      else resolve(data);
    };
    worker.postMessage(message, [port2]);
  });
}
