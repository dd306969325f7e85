//! Why a workbook cannot be read, as the readers say it.

use crate::domain::{Unreadable, WorkbookFault};

/// The most bytes that the texts of the cells have together. A few bytes of a file may stand for
/// any number of them, where cells are repeated or share a text.
pub const MAX_TEXT: u64 = 512 << 20;

/// A fault of a workbook.
pub fn fault(fault: WorkbookFault) -> Unreadable {
    Unreadable::Workbook(fault)
}

/// What an error of the library means: the bytes are in memory, so that none is the system's.
pub fn damaged<E>(_: E) -> Unreadable {
    fault(WorkbookFault::Damaged)
}
