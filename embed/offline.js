// Offline: finds or registers the service worker, and has it keep this page and what it uses.
// The loader imports this file only where the element has `offline`.

/** How long a worker may take to keep everything, in milliseconds. */
const PATIENCE = 60_000;
const WORKER = 'quick-checks-sw.js';

/**
 * Keeps the page and these files. Answers 'here' where they will be there without a network, and
 * 'elsewhere' where only a page on the files' own origin can do that; throws a {@link Problem}
 * where the page's owner can change something. Without an `address` for ours, the page has a
 * worker of its own that imports it.
 */
export async function keep(Problem, address, files) {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return undefined; // no https, or a browser without
  // No worker can come from another origin.
  if (address && address.origin !== location.origin) return 'elsewhere';
  const worker = await active(
    address
      ? ((await serviceWorker.getRegistration()) ?? (await register(Problem, serviceWorker, address)))
      : await serviceWorker.ready,
  );
  if (!worker) return undefined;
  const answer = await ask(worker, { type: 'quick-checks:keep', page: location.href, files });
  if (answer?.kept) return 'here';
  if (!answer && !isOurs(worker)) {
    throw new Problem(
      'offline-unavailable',
      `the page has a service worker of its own, ${worker.scriptURL}, which does not know us`,
      'Import quick-checks-sw.js in its first line (docs/embedding.md, Offline), and set offline="own".',
    );
  }
  return undefined; // no room, or no network just now: the next visit tries again
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

async function register(Problem, serviceWorker, address) {
  try {
    // This page and nothing else: the rest of the site is none of our business.
    return await serviceWorker.register(address, {
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

function isOurs(worker) {
  return new URL(worker.scriptURL).pathname.endsWith(`/${WORKER}`);
}

/** The worker once it is active; nothing where it fails to become so. */
async function active(registration) {
  if (registration.active) return registration.active;
  const worker = registration.installing ?? registration.waiting;
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'activated') resolve(worker);
      if (worker.state === 'redundant') resolve(undefined);
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

/** What a worker answers, if anything. */
function ask(worker, message) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(resolve, isOurs(worker) ? PATIENCE : 10_000);
    worker.postMessage(message, [port2]);
  });
}
