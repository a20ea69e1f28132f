//! Small drawings of our own: fonts may lack the symbols.

use leptos::prelude::*;

/// Outlines on a 24 by 24 grid, drawn with a stroke.
pub(super) const TICK: &str = "M5 12.5l4.5 4.5L19 7.5";
pub(super) const CLOCK: &str = "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7.5V12l3 2";
pub(super) const CAUTION: &str = "M12 4L2.8 20h18.4zM12 10v4.5M12 17.2v.1";
pub(super) const SIGNPOST: &str = "M12 3v18M12 5h6.5l2 2.5-2 2.5H12M12 11H5.5l-2 2.5 2 2.5H12";

/// A drawing that says nothing the words beside it do not.
pub(super) fn icon(outline: &'static str) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=outline></path>
        </svg>
    }
    .into_any()
}
