// The widget in Hexo: {% quick_checks icloud-backup %}, or with attributes of the element
// {% quick_checks icloud-backup theme=dark start=tap %}. Our folder is source/quick-checks/.

/* global hexo */

const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const escape = (text) => String(text).replaceAll('&', '&amp;').replaceAll('"', '&quot;');

hexo.extend.tag.register('quick_checks', ([guide = 'icloud-backup', ...attributes]) => {
  const folder = join(hexo.source_dir, 'quick-checks');
  const file = join(folder, 'fallback', `${guide}.html`);
  const fallback = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const more = attributes.map((attribute) => {
    const [name, value = ''] = attribute.split('=');
    return ` ${name}="${escape(value)}"`;
  });
  const script = `${hexo.config.root}quick-checks/quick-checks.js`;
  return `<div>
<script async src="${escape(script)}"></script><quick-checks guide="${escape(guide)}"${more.join('')}>
${fallback}</quick-checks>
</div>`;
});
