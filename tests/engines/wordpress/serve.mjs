// Serves a copy of the WordPress that build.mjs has written, without the plugin, and with that as a
// zip to upload. Says its address and the zip's; ends when nobody writes to it any more.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { start } from './machine.mjs';

const live = resolve('live');
const [zip, log] = [`${live}/quick-checks.zip`, `${live}/wordpress/wp-content/debug.log`];
rmSync(live, { recursive: true, force: true });
mkdirSync(live);
cpSync('database', `${live}/database`, { recursive: true });
cpSync('wordpress', `${live}/wordpress`, {
  recursive: true,
  verbatimSymlinks: true,
  filter: (file) => !file.endsWith('/plugins/quick-checks') && !file.endsWith('/debug.log'),
});
execFileSync('python3', ['-m', 'zipfile', '-c', zip, 'quick-checks/']);
const { host } = await start(`${live}/database`, `${live}/wordpress`);
process.stdout.write(`http://${host}\n${zip}\n`);
process.stdin.resume().on('end', () => {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
  process.stdout.write(lines.filter((line) => line.includes('quick-checks')).join('\n'));
  process.exit();
});
