// Where our files are, and how they are asked for.
//
// `cargo xtask dist` puts in HASHES: what is in each file.

/** Our name among a page's Trusted Types. */
export const TYPES = 'quick-checks';
const LOADER = /\/quick-checks\.js([?#]|$)/;

export const script = ownScript();

/** Our files are beside this script, unless an element names their folder. */
export let base = script?.src || addressFromStack() || document.baseURI;

/**
 * From now on, our files are in the folder that an element names.
 * @param {string | null} folder
 */
export function lookIn(folder) {
  if (folder) base = new URL(`${folder.replace(/\/$/, '')}/quick-checks.js`, document.baseURI).href;
}

/** Whether the loader is among our files: built into another file, it may not have found them. */
export function isBesideFiles() {
  return LOADER.test(base);
}

/**
 * The whole address of a file of ours.
 * @param {string} name
 */
export function addressOf(name) {
  return new URL(name, base).href;
}

/**
 * What fetch takes for a file of ours: a page that checks this script's content checks all.
 * @param {string} name
 * @param {RequestInit} [options]
 * @returns {[string, RequestInit]}
 */
export function ours(name, options) {
  return [addressOf(name), { ...options, integrity: integrityOf(name) }];
}

/**
 * A module of ours. Browsers remember one that failed: after `failures` it needs an address that
 * they have not seen.
 * @param {string} name
 * @param {number} failures
 */
export async function load(name, failures = 0) {
  const href = addressOf(name) + '?'.repeat(failures);
  // import() knows no integrity, but takes what a script element has loaded.
  if (integrityOf(name)) {
    const element = document.createElement('script');
    element.type = 'module';
    await new Promise((resolve, reject) => {
      element.onload = resolve;
      element.onerror = () => reject(new Error(`${href} is not there, or not as it was built`));
      // If a page has Trusted Types, it has to name ours.
      types ??= self.trustedTypes?.createPolicy(TYPES, { createScriptURL: (url) => url });
      attach(element, name, 'src', types?.createScriptURL(href) ?? href);
      document.head.append(element);
      element.remove(); // it loads all the same
    });
  }
  return import(href);
}
/** @type {{ createScriptURL(url: string): string } | undefined} */
let types;

/**
 * Points an element at a file of ours.
 * @template {HTMLScriptElement | HTMLLinkElement} E
 * @param {E} element
 * @param {string} name
 * @param {keyof E} attribute
 * @param {string} address
 */
export function attach(element, name, attribute, address = addressOf(name)) {
  // Another server's file can be checked only if this page may read it, and that is what lets it in
  // if the page has an embedder policy. Modules and fetches are asked for like this anyway.
  element.crossOrigin = 'anonymous';
  element.integrity = integrityOf(name);
  element.nonce = script?.nonce ?? '';
  element[attribute] = /** @type {any} */ (address);
}

/**
 * What is in files that this one does not name.
 * @param {Record<string, string>} hashes
 */
export function learnHashes(hashes) {
  Object.assign(HASHES, hashes);
}

/** @param {string} name */
function integrityOf(name) {
  return script?.integrity ? HASHES[name] : '';
}

/**
 * The script element that runs this, if the browser says so.
 * @returns {HTMLScriptElement | undefined}
 */
function ownScript() {
  const current = document.currentScript;
  // A form field named currentScript would hide the real one.
  if (current?.tagName === 'SCRIPT') return /** @type {HTMLScriptElement} */ (current);
  // A module is never currentScript: the last one of our name.
  let named;
  for (const one of document.getElementsByTagName('script')) {
    if (LOADER.test(one.src)) named = one;
  }
  return named;
}

/** This file's own address from a stack trace: for a module whose tag is gone already. */
function addressFromStack() {
  return new Error().stack?.match(/(https?:\/\/[^\s)]+?):\d+:\d+/)?.[1];
}
