// The programs that blog engines put a post through, each as it comes: from the text of a post to
// HTML.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installed, tools } from './outline.mjs';

const [{ default: MarkdownIt }, { marked }, { evaluate }, { renderToStaticMarkup }, runtime, react] =
  await Promise.all(
    ['markdown-it', 'marked', '@mdx-js/mdx', 'react-dom/server', 'react/jsx-runtime', 'react']
      .map(installed),
  );
const markdownIt = new MarkdownIt({ html: true });

/** A program of its own that reads the post and prints the page. */
const by = (program, ...options) => (post) =>
  execFileSync(program, options, { input: post, encoding: 'utf8', maxBuffer: 1e8 });

const inTools = (path) => fileURLToPath(new URL(path, tools));
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** @type {Record<string, (post: string) => string | Promise<string>>} */
export const renderers = {
  // Jekyll
  kramdown: by('ruby', here('kramdown.rb')),
  // Eleventy, VitePress
  'markdown-it': (post) => markdownIt.render(post),
  // Hexo
  marked: (post) => marked.parse(post),
  // MkDocs and Pelican
  'Python-Markdown': by(inTools('python/bin/python'), '-m', 'markdown', '-x', 'extra', '-x', 'toc'),
  // Docusaurus, Astro, Next.js
  MDX: async (post) => {
    const page = await evaluate(post, runtime);
    return renderToStaticMarkup(react.default.createElement(page.default));
  },
  // WordPress’ classic editor
  wpautop: by('php', here('wpautop.php'), inTools('debian/usr/share/wordpress/wp-includes')),
};
