//! Ticks in cells: `x`, `✓`, `1`, `TRUE`.

use crate::domain::{fold, is_dash};

/// Cells that are ticks.
const TICKS: [&str; 14] = ["x", "X", "✓", "✔", "√", "v", "V", "☑", "☒", "×", "●", "•", "■", "+"];

/// The words of a check box, and of who fills each column in, folded.
const YES: [&str; 4] = ["true", "dung", "co", "yes"];
const NO: [&str; 4] = ["false", "sai", "khong", "no"];

/// True for a tick.
pub fn is_tick(cell: &str) -> bool {
    TICKS.contains(&cell)
}

/// True for what ticks a column among others of which one is chosen: a tick, `1`, `TRUE`.
pub fn is_mark(cell: &str) -> bool {
    is_tick(cell) || matches!(cell, "1" | "01") || is_word(cell, &YES)
}

/// True for a cell that leaves its column unticked.
pub fn is_unticked(cell: &str) -> bool {
    cell.bytes().all(|byte| byte == b'0')
        || is_dash(cell)
        || matches!(cell, "☐" | "□")
        || is_word(cell, &NO)
}

/// True for one of some folded words.
fn is_word(cell: &str, words: &[&str]) -> bool {
    const MOST_BYTES: usize = 8;
    cell.len() <= MOST_BYTES && words.contains(&&*fold(cell))
}

/// True for a cell that may tick its column, whatever its sign: `x`, `(x)`, `Có`. Words are those
/// of a note or a signature.
pub fn may_be_tick(cell: &str) -> bool {
    const MOST: usize = 4;
    !is_unticked(cell) && cell.chars().count() <= MOST
}
