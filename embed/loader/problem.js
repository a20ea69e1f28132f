// What went wrong, in words for the page's owner.

import { TYPES, addressOf, base, isBesideFiles } from './files.js';

/** What went wrong, for the page's owner: the fix is part of it. */
export class Problem extends Error {
  /** The connection may be the cause: a later try can succeed. */
  passing = false;

  constructor(code, message, fix, address) {
    super(message);
    this.code = code;
    this.fix = fix;
    /** What was asked for outside our folder. */
    this.address = address;
  }
}

/** What to do about a file that does not come, as far as its address tells. */
export function advice(address) {
  const { origin } = new URL(address);
  let fix = 'Check that every file of dist/ is on the server, unchanged';
  if (origin !== self.origin) {
    fix += `, and that ${origin} sends Access-Control-Allow-Origin: * with each`;
  }
  if (address === base && !isBesideFiles()) {
    fix += `. We looked in ${addressOf('.')}: if they are elsewhere, name their folder, like this: `
      + '<quick-checks folder="/quick-checks/">';
  }
  return `${fix}.`;
}

/** What the page's policy must say to let in what it kept out of a file of ours, or of `address`. */
export function lacking(violations, address) {
  const folder = addressOf('.');
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

function rule({ effectiveDirective, originalPolicy, blockedURI, sample }) {
  const directives = originalPolicy.split(';').map((directive) => directive.trim().split(/\s+/));
  const general = effectiveDirective.replace('-elem', '');
  const [name, ...sources] = [effectiveDirective, general, 'default-src']
    .map((wanted) => directives.find(([name]) => name === wanted))
    .find(Boolean);
  let source = sample;
  if (source !== TYPES) source = new URL(blockedURI).origin;
  if (source === self.origin) source = "'self'";
  const others = sources.filter((other) => other !== "'none'");
  return [name === 'default-src' ? general : name, ...others, source].join(' ');
}
