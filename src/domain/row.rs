//! Row numbers.

/// The index of a row in the columns of its table.
pub type Row = u32;

/// No row; for columns of links, where it takes no room beyond the number.
pub const NO_ROW: Row = Row::MAX;
