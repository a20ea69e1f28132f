// Writes FILE.br beside every file of a folder, as a good server would have it. By Node.js, because
// brotli at its best takes minutes in a Rust program that is built for debugging.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const [folder] = process.argv.slice(2);
for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
  if (entry.isFile()) {
    const file = join(entry.parentPath, entry.name);
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
  }
}
