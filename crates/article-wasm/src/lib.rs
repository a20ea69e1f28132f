//! The article parser as a WebAssembly file without the standard library: that alone would weigh
//! more than the parser. `embed/article.js` calls it, and no other file of ours does.
//!
//! Not by wasm-bindgen, whose glue would be larger than what it saves: one text goes in, one comes
//! out. An instance reads one article and is dropped with all its memory.

#![cfg_attr(target_arch = "wasm32", no_std)]

#[cfg(target_arch = "wasm32")]
#[expect(unsafe_code, reason = "memory is what the other side of the border sees of us")]
mod border {
    extern crate alloc;

    use alloc::alloc::{GlobalAlloc, Layout};
    use alloc::vec::Vec;
    use core::arch::wasm32;
    use core::cell::Cell;
    use core::panic::PanicInfo;

    use quick_checks_article::read_text;

    /// Bytes of a page of WebAssembly's memory.
    const PAGE: usize = 65_536;

    /// Gives memory and takes none back, but for the last that was given, which may grow.
    struct Once {
        next: Cell<usize>,
        end: Cell<usize>,
    }

    // SAFETY: an instance has one thread.
    unsafe impl Sync for Once {}

    impl Once {
        /// Whether there is room up to an address.
        fn reaches(&self, to: usize) -> bool {
            if to > self.end.get() {
                let pages = (to - self.end.get()).div_ceil(PAGE);
                if wasm32::memory_grow::<0>(pages) == usize::MAX {
                    return false;
                }
                self.end.set(self.end.get() + pages * PAGE);
            }
            true
        }
    }

    // SAFETY: what was given is never given again, and lies in memory that is there.
    unsafe impl GlobalAlloc for Once {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            if self.end.get() == 0 {
                let start = wasm32::memory_size::<0>() * PAGE;
                self.next.set(start);
                self.end.set(start);
            }
            let at = self.next.get().next_multiple_of(layout.align());
            let Some(to) = at.checked_add(layout.size()) else { return core::ptr::null_mut() };
            if !self.reaches(to) {
                return core::ptr::null_mut();
            }
            self.next.set(to);
            at as *mut u8
        }

        unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}

        unsafe fn realloc(&self, old: *mut u8, layout: Layout, size: usize) -> *mut u8 {
            let at = old as usize;
            if at + layout.size() == self.next.get() && self.reaches(at + size) {
                self.next.set(at + size);
                return old;
            }
            // SAFETY: the size is of the caller's making, as it is for `alloc`.
            let new =
                unsafe { self.alloc(Layout::from_size_align_unchecked(size, layout.align())) };
            if !new.is_null() {
                // SAFETY: both are at least as long, and the new one was nobody's.
                unsafe { core::ptr::copy_nonoverlapping(old, new, layout.size().min(size)) };
            }
            new
        }
    }

    #[global_allocator]
    static MEMORY: Once = Once { next: Cell::new(0), end: Cell::new(0) };

    /// The page sees an exception, and shows the article as it is.
    #[panic_handler]
    fn panic(_: &PanicInfo<'_>) -> ! {
        wasm32::unreachable()
    }

    /// Room for a text of so many bytes.
    #[unsafe(no_mangle)]
    extern "C" fn space(length: usize) -> *mut u8 {
        Vec::<u8>::with_capacity(length).leak().as_mut_ptr()
    }

    /// Reads the text at an address, UTF-8. Returns the address of what was understood: its length
    /// in four bytes, the lowest first, and then the text itself.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn read(text: *const u8, length: usize) -> *const u8 {
        // SAFETY: the caller has filled what `space` gave.
        let text = unsafe { core::slice::from_raw_parts(text, length) };
        let answer = read_text(core::str::from_utf8(text).unwrap_or_default());
        let mut bytes: Vec<u8> = Vec::with_capacity(answer.len() + 4);
        bytes.extend(u32::try_from(answer.len()).unwrap_or_default().to_le_bytes());
        bytes.extend(answer.bytes());
        bytes.leak().as_ptr()
    }
}
