//! Why a workbook cannot be read, as the readers say it.

use crate::domain::{Unreadable, WorkbookFault};

/// A fault of a workbook.
pub fn fault(fault: WorkbookFault) -> Unreadable {
    Unreadable::Workbook(fault)
}

/// What an error of the library means: the bytes are in memory, so that none is the system's.
pub fn damaged<E>(_: E) -> Unreadable {
    fault(WorkbookFault::Damaged)
}
