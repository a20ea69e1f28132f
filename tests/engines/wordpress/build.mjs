// Builds the site: WordPress with a database of its own, started here and ended here; its pages are
// kept as files, with what they load. An author without `unfiltered_html` writes what an author may.

import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const site = process.cwd();
const source = resolve('../../../tools/debian/usr/share/wordpress');
const wordpress = resolve('wordpress');
const [data, socket] = [resolve('database'), resolve('database.sock')];
const pages = ['shortcode', 'block', 'snippet', 'classic', 'elsewhere'];

cpSync(source, wordpress, { recursive: true, verbatimSymlinks: true });
cpSync('quick-checks', `${wordpress}/wp-content/plugins/quick-checks`, { recursive: true });
cpSync('wp-config.php', `${wordpress}/wp-config.php`);

/** Ends what was started, whatever happens. */
const started = [];
const start = (program, options, settings) => {
  const child = spawn(program, options, { stdio: ['ignore', 'ignore', 'inherit'], ...settings });
  started.push(child);
  return child;
};
process.on('exit', () => started.forEach((child) => child.kill('SIGKILL')));

const until = async (what, probe) => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await probe()) return;
    await pause(100);
  }
  throw new Error(`waited in vain for ${what}`);
};

const isRoot = process.getuid() === 0 ? ['--user=root'] : [];
execFileSync('mariadb-install-db', [
  ...isRoot, '--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal',
  '--skip-test-db', '--skip-name-resolve',
], { stdio: ['ignore', 'ignore', 'inherit'] });
start('mariadbd', [
  '--no-defaults', ...isRoot, `--datadir=${data}`, `--socket=${socket}`, '--skip-networking',
  '--skip-grant-tables', '--innodb-flush-log-at-trx-commit=0',
], { stdio: 'ignore' });
await until('the database', () => existsSync(socket));

const port = await new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});
const host = `127.0.0.1:${port}`;
const env = { ...process.env, DATABASE: socket, HOST: host };
const php = (script) => execFileSync('php', [script, wordpress], { env, encoding: 'utf8' });
process.stdout.write(php('write.php'));

start('php', ['-S', host, '-t', wordpress, 'router.php'], { env, stdio: 'ignore' });
await until('the server', () => fetch(`http://${host}/elsewhere/`).then((page) => page.ok, () => false));
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

process.stdout.write(php('uninstall.php'));
const log = 'wordpress/wp-content/debug.log';
const ours = existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter((line) => line.includes('quick-checks')) : [];
if (ours.length) throw new Error(`PHP complains of the plugin:\n${ours.join('\n')}`);
process.exit();
