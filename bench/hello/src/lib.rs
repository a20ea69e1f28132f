//! The smallest Leptos program in which something reacts: what the framework alone costs a reader.

#![cfg(target_arch = "wasm32")]

use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

/// Shows a button that counts.
#[wasm_bindgen(start)]
pub fn main() {
    leptos::mount::mount_to_body(|| {
        let (count, count_up) = signal(0);
        view! {
            <h2>"Hello " {count}</h2>
            <button on:click=move |_| *count_up.write() += 1>"Count"</button>
        }
    });
}
