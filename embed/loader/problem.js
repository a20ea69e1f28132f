// What went wrong, in words for the page's owner.

import { TYPES, addressOf, base, isBesideFiles } from './files.js';

/** What went wrong, for the page's owner: the fix is part of it. */
export class Problem extends Error {
  /** The connection may be the cause: a later try can succeed. */
  passing = false;

  /**
   * @param {string} code
   * @param {string} message
   * @param {string} fix
   * @param {string} [address]
   */
  constructor(code, message, fix, address) {
    super(message);
    this.code = code;
    this.fix = fix;
    /** What was asked for outside our folder. */
    this.address = address;
  }
}

/**
 * What to do about a file that does not come, as far as its address tells.
 * @param {string} address
 */
export function advice(address) {
  const { origin, protocol } = new URL(address);
  if (protocol === 'file:') return 'Nothing loads from the disk: run a web server there (npx serve).';
  let fix = 'Check that every file of dist/ is on the server, unchanged';
  if (origin !== self.origin) {
    fix += `, and that ${origin} sends Access-Control-Allow-Origin: * and `
      + 'Cross-Origin-Resource-Policy: cross-origin with each';
  } else fix += ', and that no cache has an older quick-checks.js';
  if (address === base && !isBesideFiles()) {
    fix += `. We looked in ${addressOf('.')}: if they are elsewhere, name their folder, like this: `
      + '<quick-checks folder="/quick-checks/">';
  }
  return `${fix}.`;
}

/**
 * What to do about a module or the stylesheet: browsers take neither as another type, and few of
 * them name the type that came.
 * @param {string} name
 * @param {'css' | 'javascript'} wanted
 */
export async function fileAdvice(name, wanted) {
  const response = await fetch(addressOf(name)).catch(() => {});
  const type = /** @type {string} */ (
    response?.ok ? response.headers.get('content-type') : wanted
  );
  if (RegExp(wanted, 'i').test(type)) return advice(base);
  const page = /html/.test(type) ? ', probably a page' : '';
  return `${advice(base)} ${name} comes as ${type} instead of text/${wanted}${page}.`;
}

/**
 * What the page's policy must say to let in what it kept out of a file of ours, or of `address`.
 * @param {SecurityPolicyViolationEvent[]} violations
 * @param {string} [address]
 */
export function lacking(violations, address) {
  const folder = addressOf('.');
  /** @type {string[]} */
  const rules = [];
  for (const violation of violations) {
    const { blockedURI: uri, sample } = violation;
    if (uri.startsWith(folder) || uri === address || sample === TYPES) {
      const wanted = rule(violation);
      if (rules.indexOf(wanted) < 0) rules.push(wanted);
    }
  }
  return rules.join('; ');
}

/** @param {SecurityPolicyViolationEvent} violation */
function rule({ effectiveDirective, originalPolicy, blockedURI, sample }) {
  const directives = originalPolicy.split(';').map((directive) => directive.trim().split(/\s+/));
  const general = effectiveDirective.replace('-elem', '');
  const [name, ...sources] = /** @type {string[]} */ (
    [effectiveDirective, general, 'default-src']
      .map((wanted) => directives.find(([directive]) => directive === wanted))
      .find(Boolean)
  );
  let source = sample;
  if (source !== TYPES) source = new URL(blockedURI).origin;
  if (source === self.origin) source = "'self'";
  const others = sources.filter((other) => other !== "'none'");
  return [name === 'default-src' ? general : name, ...others, source].join(' ');
}
