//! Why a workbook cannot be read, as the readers say it.

use crate::domain::{Unreadable, WorkbookFault};

/// The most bytes that the texts of the cells have together. A few bytes of a file may stand for
/// any number of them, where cells are repeated or share a text. A sheet of a million rows has 100
/// MB; less than a power of two, so that the text in hand need not grow once more to be too long.
pub const MAX_TEXT: u64 = 250 << 20;

/// A fault of a workbook.
pub fn fault(fault: WorkbookFault) -> Unreadable {
    Unreadable::Workbook(fault)
}

/// What an error of the library means: the bytes are in memory, so that none is the system's.
pub fn damaged<E>(_: E) -> Unreadable {
    fault(WorkbookFault::Damaged)
}

/// From so many cells on, a part of the sheets must be filled: the library makes room for all.
const MAY_BE_SPARSE: u64 = 4_000_000;

/// Of so many cells at least one must be filled.
const MOST_PER_FILLED: u64 = 16;

/// True if sheets span far more cells than they fill.
pub const fn are_sparse(cells: u64, filled: u64) -> bool {
    cells > MAY_BE_SPARSE && cells > filled.saturating_mul(MOST_PER_FILLED)
}
