//! What changes on a screen, and what listens there. Each kind is of one type, so that the program
//! has Leptos's code for it once, and not again for every closure (docs/adr/0022-studio.md).

use std::sync::Arc;

use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;

/// Listens to taps and clicks.
pub(crate) fn tap(mut act: impl FnMut() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| act())
}

/// Listens to an event, mostly of a field.
pub(crate) fn on(act: impl FnMut(Event) + 'static) -> Box<dyn FnMut(Event)> {
    Box::new(act)
}

/// Listens to what is written into a field or chosen in it.
pub(crate) fn written(mut act: impl FnMut(String) + 'static) -> Box<dyn FnMut(Event)> {
    Box::new(move |event| act(event_target_value(&event)))
}

/// Listens to a tick.
pub(crate) fn ticked(mut act: impl FnMut(bool) + 'static) -> Box<dyn FnMut(Event)> {
    Box::new(move |event| act(event_target_checked(&event)))
}

/// A text that changes, in a field, an attribute or between the tags.
pub(crate) fn says<T: ToString>(
    text: impl Fn() -> T + Send + 'static,
) -> Box<dyn FnMut() -> String + Send> {
    Box::new(move || text().to_string())
}

/// Something that holds or doesn't.
pub(crate) fn holds(is: impl Fn() -> bool + Send + 'static) -> Box<dyn FnMut() -> bool + Send> {
    Box::new(is)
}

/// A part of the screen that is made anew when something in it changes.
pub(crate) fn live<V: IntoAny>(view: impl Fn() -> V + Send + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || view().into_any());
    view.into_any()
}

/// A part of the screen that is there as long as something holds, and stays the same meanwhile.
pub(crate) fn when(
    is: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let is = memo(is);
    live(move || is.get().then(&view))
}

/// What follows from something else, made anew only if it comes out different.
pub(crate) fn memo<T: PartialEq + Send + Sync + 'static>(
    value: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let value: Box<dyn Fn() -> T + Send + Sync> = Box::new(value);
    Memo::new(move |_| value())
}

/// A row for each number below a count that changes; the others stay as they are.
pub(crate) fn rows(
    count: Memo<usize>,
    row: impl Fn(usize) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let row: Arc<dyn Fn(usize) -> AnyView + Send + Sync> = Arc::new(row);
    view! { <For each=move || 0..count.get() key=|at| *at let:at>{row(at)}</For> }.into_any()
}

/// Views one after the other.
pub(crate) fn all(views: impl Iterator<Item = AnyView>) -> AnyView {
    views.collect::<Vec<AnyView>>().into_any()
}
