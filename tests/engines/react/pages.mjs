// As hosts of static files want it: one file for each address of the router.

import { cpSync, mkdirSync } from 'node:fs';

for (const page of ['integration', 'history', 'elsewhere']) {
  mkdirSync(`dist/${page}`, { recursive: true });
  cpSync('dist/index.html', `dist/${page}/index.html`);
}
