// What a browser makes of HTML, a line for each element and each text, so that two pages can be
// compared: parse5 is the parser of the standard.

import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

export const tools = new URL('../../target/tools/', import.meta.url);
const require = createRequire(new URL('package.json', tools));
/** What npm installed for the tests. */
export const installed = (name) => import(pathToFileURL(require.resolve(name)).href);

const { parseFragment } = await installed('parse5');

/**
 * The elements and texts of HTML, indented as they are nested. White space counts as one space, and
 * an empty paragraph for nothing: wpautop leaves some, which nobody sees.
 * @param {string} html
 * @param {{ without?: string[] }} options elements to leave out
 */
export function outline(html, { without = [] } = {}) {
  const lines = [];
  /** @param {string} text */
  const text = (text, indent) => {
    const words = text.replace(/\s+/g, ' ').trim();
    if (words) lines.push(`${indent}"${words}"`);
  };
  const element = (node, indent) => {
    if (without.includes(node.tagName)) return;
    const attributes = node.attrs.map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`);
    const at = lines.length;
    lines.push(`${indent}${node.tagName}${attributes.sort().join('')}`);
    children(node, `${indent}  `);
    if (node.tagName === 'p' && lines.length === at + 1) lines.pop();
  };
  const children = (node, indent) => {
    let words = '';
    for (const child of node.childNodes) {
      if (child.nodeName === '#text') {
        words += child.value;
      } else if (child.tagName) {
        text(words, indent);
        words = '';
        element(child, indent);
      }
    }
    text(words, indent);
  };
  children(parseFragment(html), '');
  return lines;
}
