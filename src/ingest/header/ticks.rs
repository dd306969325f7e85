//! Ticks in cells: `x`, `✓`.

use crate::domain::is_dash;

/// Cells that are ticks.
const TICKS: [&str; 8] = ["x", "X", "✓", "✔", "√", "v", "V", "☑"];

/// True for a tick.
pub fn is_tick(cell: &str) -> bool {
    TICKS.contains(&cell)
}

/// True for a cell that leaves its column unticked.
pub fn is_unticked(cell: &str) -> bool {
    cell.bytes().all(|byte| byte == b'0') || is_dash(cell)
}

/// True for a cell that may tick its column, whatever its sign: `x`, `(x)`, `Có`. Words are those
/// of a note or a signature.
pub fn may_be_tick(cell: &str) -> bool {
    const MOST: usize = 4;
    !is_unticked(cell) && cell.chars().count() <= MOST
}
