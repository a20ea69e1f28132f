// The widget in Eleventy: {% quickChecks "icloud-backup" %}, or with attributes of the element
// {% quickChecks "icloud-backup", "theme", "dark", "start", "tap" %}.
//
//     import quickChecks from './quick-checks.js';
//     export default (config) => { config.addPlugin(quickChecks); };

import { existsSync, readFileSync } from 'node:fs';

const escape = (text) => String(text).replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/**
 * @param {object} config Eleventy’s
 * @param {{ folder?: string, address?: string }} options our folder in the project, and on the site
 */
export default function quickChecks(config, { folder = 'quick-checks', address = '/quick-checks/' } = {}) {
  config.addPassthroughCopy({ [folder]: address });
  // Our own pages are pages already.
  config.ignores.add(`${folder}/**`);
  config.addShortcode('quickChecks', (guide = 'icloud-backup', ...attributes) => {
    let more = '';
    for (let at = 0; at < attributes.length; at += 2) {
      more += ` ${attributes[at]}="${escape(attributes[at + 1] ?? '')}"`;
    }
    const file = `${folder}/fallback/${guide}.html`;
    const fallback = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return `<div>
<script async src="${escape(address)}quick-checks.js"></script><quick-checks guide="${escape(guide)}"${more}>
${fallback}</quick-checks>
</div>`;
  });
}
