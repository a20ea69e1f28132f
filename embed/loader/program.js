// The program: WebAssembly, or plain JavaScript where that can't run.
//
// `cargo xtask dist` puts in FILES: the hashed names beside the loader.

import { base, load, ours } from './files.js';
import { Problem, advice } from './problem.js';
import { once, turn } from './time.js';

/** How often the program failed to load. */
let failures = 0;

/** The program, one instance a page. */
export const program = once(async () => {
  try {
    if (!runsWebAssembly()) {
      if (!FILES.plain) throw new Error('a debug build is WebAssembly only: build with --release');
      return await load(FILES.plain, failures);
    }
    const loading = load(FILES.glue, failures);
    loading.catch(() => {}); // awaited below; a failing program must not leave it unhandled
    const module_or_path = await compiled();
    const glue = await loading;
    await turn();
    await glue.default({ module_or_path });
    return glue;
  } catch (error) {
    failures += 1;
    const problem = new Problem(
      'program-unavailable',
      `the widget's program did not load (${error.message})`,
      advice(base),
    );
    problem.passing = !error.lasting;
    throw problem;
  }
});

/** The files that this browser runs. */
export function programFiles() {
  return runsWebAssembly() ? [FILES.glue, FILES.wasm] : [FILES.plain];
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

/** The WebAssembly as a module, which the glue takes without a word. */
async function compiled() {
  const response = await fetch(...ours(FILES.wasm, { cache: failures ? 'reload' : 'default' }));
  if (!response.ok) {
    const error = new Error(`${response.url} answered ${response.status}`);
    error.lasting = true;
    throw error;
  }
  // While it arrives, where the server names the type and the page has not replaced fetch.
  const streams = !failures && response.headers.get('content-type') === 'application/wasm';
  return streams
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
