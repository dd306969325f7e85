//! Keeps a fault of the library that reads workbooks from ending the program: hostile bytes may
//! make it panic.

use crate::domain::{Unreadable, WorkbookFault};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// True while this thread reads a workbook: a panic is that of the library, and is handled.
#[must_use]
pub fn is_guarded() -> bool {
    IS_GUARDED.get()
}

/// Ends the guard also where the work panics.
struct Guard {
    was: bool,
}

impl Drop for Guard {
    fn drop(&mut self) {
        IS_GUARDED.set(self.was);
    }
}

/// Does work of the library.
///
/// # Errors
/// Those of the work; [`WorkbookFault::Damaged`] where it panics.
pub fn guarded<T>(work: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    let guard = Guard { was: IS_GUARDED.replace(true) };
    let done = catch_unwind(AssertUnwindSafe(work));
    drop(guard);
    done.unwrap_or(Err(Unreadable::Workbook(WorkbookFault::Damaged)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_of_the_library_is_a_damaged_workbook() {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        let nothing: Vec<u8> = Vec::new();
        let done = guarded(|| Ok(nothing[usize::from(is_guarded())]));
        std::panic::set_hook(before);
        assert_eq!(done, Err(Unreadable::Workbook(WorkbookFault::Damaged)));
        assert!(!is_guarded());
    }
}
