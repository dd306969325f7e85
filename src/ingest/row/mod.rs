//! What one row is and what its cells hold: record splitting, row classes, cell values.

pub mod cells;
pub mod classify;
pub mod records;
