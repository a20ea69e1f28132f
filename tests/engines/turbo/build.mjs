// Turbo is no engine: pages of any server load it, here those of a folder in one layout.

import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

for (const file of readdirSync('pages')) {
  const name = file.replace('.md', '');
  const [title, ...text] = readFileSync(`pages/${file}`, 'utf8').split('\n');
  mkdirSync(`public/${name}`, { recursive: true });
  writeFileSync(`public/${name}/index.html`, `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <script type="module" src="/turbo.js"></script>
    <style>main { max-width: 40rem; margin: auto; font: 1rem/1.5 serif }</style>
  </head>
  <body><main><h1>${title}</h1>
${text.join('\n')}</main></body>
</html>
`);
}
cpSync('node_modules/@hotwired/turbo/dist/turbo.es2017-esm.js', 'public/turbo.js');
