// A WordPress with a database of its own: started here, and ended with this process.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Ends what was started, whatever happens. */
const started = [];
process.on('exit', () => {
  for (const { pid, exitCode } of started) if (exitCode === null) process.kill(-pid, 'SIGKILL');
});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => process.exit(1));
// In a group of its own, with those that it starts itself.
const run = (program, options, settings) => {
  const child = spawn(program, options, { stdio: 'ignore', detached: true, ...settings });
  started.push(child);
  return child;
};

const until = async (what, probe) => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await probe()) return;
    await pause(100);
  }
  throw new Error(`waited in vain for ${what}`);
};

/**
 * Starts a database and a web server.
 * @param {string} data the folder of the database, which is made if there is none
 * @param {string} wordpress the folder of WordPress
 * @param {(php: (script: string) => void) => void} [prepare] what comes before its first page
 * @returns {Promise<{ host: string, php: (script: string) => void, end: () => Promise<void> }>}
 *   `end` ends the database so that its files are complete
 */
export async function start(data, wordpress, prepare) {
  const isRoot = process.getuid() === 0 ? ['--user=root'] : [];
  const socket = `${data}.sock`;
  rmSync(socket, { force: true });
  if (!existsSync(data)) {
    execFileSync('mariadb-install-db', [
      ...isRoot, '--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal',
      '--skip-test-db', '--skip-name-resolve',
    ], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const database = run('mariadbd', [
    '--no-defaults', ...isRoot, `--datadir=${data}`, `--socket=${socket}`, '--skip-networking',
    '--skip-grant-tables', '--innodb-flush-log-at-trx-commit=0',
  ]);
  await until('the database', () => existsSync(socket));
  const port = await new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
  const host = `127.0.0.1:${port}`;
  const env = { ...process.env, DATABASE: socket, HOST: host };
  const php = (script) => {
    process.stderr.write(execFileSync('php', [script, wordpress], { env, encoding: 'utf8' }));
  };
  prepare?.(php);
  // The editor asks for several things at a time.
  const workers = { ...env, PHP_CLI_SERVER_WORKERS: '4' };
  run('php', ['-S', host, '-t', wordpress, resolve('router.php')], { env: workers });
  await until('the server', () => fetch(`http://${host}/elsewhere/`).then((page) => page.ok, () => false));
  const end = async () => {
    const ended = once(database, 'exit');
    database.kill();
    await ended;
  };
  return { host, php, end };
}
