// The program: WebAssembly, or plain JavaScript where that can't run.
//
// `cargo xtask dist` puts in FILES: the hashed names beside the loader.

import { addressOf, load, ours } from './files.js';
import { Problem, fileAdvice } from './problem.js';
import { once, turn } from './time.js';

/** How often the program failed to load. */
let failures = 0;

/** The program, one instance per page. */
export const program = /** @type {() => Promise<Program>} */ (once(start));

/** @returns {Promise<Program>} */
function start() {
  const module = /** @type {string} */ (runsWebAssembly() ? FILES.glue : FILES.plain);
  return loaded(module, async () => {
    if (!module) throw new Error('a debug build is WebAssembly only: build with --release');
    const loading = load(module, failures);
    if (module === FILES.plain) return loading;
    loading.catch(() => {}); // awaited below; a failing program must not leave it unhandled
    const module_or_path = await compiled(FILES.wasm);
    const glue = await loading;
    await turn();
    await glue.default({ module_or_path });
    return glue;
  });
}

/**
 * What reads a page's own article: ours, and the parser, a new one each time.
 * @returns {Promise<Pick<typeof import('../article.js'), 'readArticle'>
 *   & { parser: import('../article.js').Parser }>}
 */
export function articleReader() {
  return loaded(FILES.article, async () => {
    const loading = load(FILES.article, failures);
    loading.catch(() => {});
    const parser = runsWebAssembly()
      ? (await WebAssembly.instantiate(await compiled(FILES.articleWasm))).exports
      : await load(FILES.articlePlain, failures);
    return { readArticle: (await loading).readArticle, parser };
  });
}

/** The files that an article needs in this browser. */
export function articleFiles() {
  return [FILES.article, runsWebAssembly() ? FILES.articleWasm : FILES.articlePlain];
}

/**
 * Does what loads a part of the program, and says what to do if that fails.
 * @template T
 * @param {string} module
 * @param {() => Promise<T>} get
 */
async function loaded(module, get) {
  try {
    return await get();
  } catch (error) {
    failures += 1;
    const { message, lasting } = /** @type {Error & { lasting?: boolean }} */ (error);
    const problem = new Problem(
      'program-unavailable',
      `the widget's program did not load (${message})`,
      mapped(message) || (await fileAdvice(module, 'javascript')),
    );
    problem.passing = !lasting;
    throw problem;
  }
}

/**
 * What to do if the browser asked for a module somewhere else, as far as it says so.
 * @param {string} message
 */
function mapped(message) {
  const [, address] = /module: (http[^\s?]+)/.exec(message) ?? [];
  return address && !address.startsWith(addressOf('.'))
    ? `Take our folder out of the page's import map: it leads to ${address}.`
    : '';
}

/** The files that this browser runs. */
export function programFiles() {
  return runsWebAssembly() ? [FILES.glue, FILES.wasm] : [/** @type {string} */ (FILES.plain)];
}

/** Whether the program can run as WebAssembly: asked before a byte of it is fetched. */
function runsWebAssembly() {
  try {
    // One type, a function of an externref: browsers that know it know all that the program uses.
    const tiny = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0]);
    // A policy forbids compiling in Chromium, but only instances in Safari.
    return !!new WebAssembly.Instance(new WebAssembly.Module(tiny));
  } catch {
    return false;
  }
}

/**
 * WebAssembly of ours as a module: the glue would warn about anything else.
 * @param {string} name
 */
async function compiled(name) {
  const response = await fetch(...ours(name, { cache: failures ? 'reload' : 'default' }));
  if (!response.ok) {
    throw Object.assign(new Error(`${response.url} answered ${response.status}`), { lasting: true });
  }
  const type = response.headers.get('content-type');
  if (type?.includes('html')) {
    throw new Error(`${response.url} comes as ${type} instead of application/wasm`);
  }
  // While it arrives, if the server names the type and the page has not replaced fetch.
  const streams = !failures && type === 'application/wasm';
  return streams
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
