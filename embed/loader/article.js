// A page's own article: whether an element may have one, and what reads it.

import { articleReader } from './program.js';

/** @import { Article } from '../article.js' */

/** What an article has: without any, there is nothing to tell its checks by. */
export const SHAPES =
  'h1, h2, h3, h4, h5, h6, li, dt, tr, details, p > b, p > strong, [data-check]';

/**
 * The article in an element that names no guide; nothing if its content isn't one.
 * @param {HTMLElement} element
 * @param {string[]} lines what the language of the page says before the program is there
 * @returns {Promise<Article | undefined>}
 */
export async function article(element, lines) {
  if (!element.querySelector(SHAPES)) return undefined;
  const { readArticle, parser } = await articleReader();
  return readArticle(element, parser, lines.slice(5), articleReader);
}
