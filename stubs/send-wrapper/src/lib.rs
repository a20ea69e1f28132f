//! Stands in for the crate of this name, with which Leptos keeps what belongs to the browser in
//! places meant for any thread. That one asks at each access which thread it is on, and the answer
//! brings the standard library's threads and a second allocator, kilobytes. WebAssembly without
//! atomics has one thread: there is nothing to ask (docs/adr/0008-slim.md).
//!
//! It has as much of the real crate's interface as Leptos compiles against.

use std::fmt;
use std::ops::{Deref, DerefMut};

#[cfg(all(target_family = "wasm", target_feature = "atomics"))]
compile_error!("this stand-in is for one thread alone");

/// A value that may be handed on as if to another thread.
#[derive(Clone)]
pub struct SendWrapper<T>(T);

// SAFETY: where this is compiled for there is one thread, so that nothing is ever sent or shared.
// Native builds of the workspace have no Leptos, and this crate is not among theirs.
unsafe impl<T> Send for SendWrapper<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for SendWrapper<T> {}

impl<T> SendWrapper<T> {
    /// Wraps a value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// Whether this is the thread of the value: there is no other.
    pub const fn valid(&self) -> bool {
        true
    }

    /// The value.
    pub fn take(self) -> T {
        self.0
    }
}

impl<T> Deref for SendWrapper<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for SendWrapper<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for SendWrapper<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

#[cfg(feature = "futures")]
mod futures {
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use futures_core::Stream;

    use super::SendWrapper;

    fn inner<T>(wrapper: Pin<&mut SendWrapper<T>>) -> Pin<&mut T> {
        // SAFETY: the value is pinned as long as its wrapper is: nothing moves it out of one.
        unsafe { wrapper.map_unchecked_mut(|wrapper| &mut wrapper.0) }
    }

    impl<F: Future> Future for SendWrapper<F> {
        type Output = F::Output;

        fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
            inner(self).poll(context)
        }
    }

    impl<S: Stream> Stream for SendWrapper<S> {
        type Item = S::Item;

        fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
            inner(self).poll_next(context)
        }

        fn size_hint(&self) -> (usize, Option<usize>) {
            self.0.size_hint()
        }
    }
}
