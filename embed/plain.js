// The version without WebAssembly as one module, for the loader: wires wasm-bindgen's glue to the
// program that wasm2js made. `cargo xtask dist` puts both beside this file and bundles the three.

import { __wbg_set_wasm, mount } from './glue_bg.js';
import * as program from './program.js';

__wbg_set_wasm(program);

export { mount };
