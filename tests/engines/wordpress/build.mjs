// Builds the site: WordPress' pages are kept as files, with what they load. An author without
// `unfiltered_html` writes what an author may. A copy of it all, without the plugin, is for serve.mjs.

import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { start } from './machine.mjs';

const site = process.cwd();
const source = resolve('../../../tools/debian/usr/share/wordpress');
const wordpress = resolve('wordpress');
const pages = ['shortcode', 'block', 'snippet', 'classic', 'elsewhere'];

cpSync(source, wordpress, { recursive: true, verbatimSymlinks: true });
cpSync('quick-checks', `${wordpress}/wp-content/plugins/quick-checks`, { recursive: true });
cpSync('wp-config.php', `${wordpress}/wp-config.php`);

const { host, php, end } = await start(resolve('database'), wordpress, (php) => php('write.php'));
for (const page of pages) {
  const response = await fetch(`http://${host}/${page}/`);
  if (!response.ok) throw new Error(`${page}: ${response.status}`);
  const html = await response.text();
  mkdirSync(`public/${page}`, { recursive: true });
  const here = html.replaceAll(`http://${host}`, '').replaceAll(`http:\\/\\/${host}`, '');
  writeFileSync(`public/${page}/index.html`, here);
}
for (const folder of ['wp-includes', 'wp-content']) {
  symlinkSync(`${wordpress}/${folder}`, `public/${folder}`);
}
symlinkSync(`${site}/quick-checks/files`, 'public/quick-checks');

php('uninstall.php');
const log = 'wordpress/wp-content/debug.log';
const ours = existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter((line) => line.includes('quick-checks')) : [];
if (ours.length) throw new Error(`PHP complains of the plugin:\n${ours.join('\n')}`);
await end();
process.exit();
