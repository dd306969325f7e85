//! Rows with counts that have no cell that only units have: no rating, no kind and no other key.
//! They may be groups, totals, parts of the unit above, or units that lack those cells.

/// How a row is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowNumber {
    /// Not at all.
    None,
    /// A sign of a list: `-`, `+`.
    Mark,
    /// `1`, `I`, `a`
    Number,
}

/// What the label of a row tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BareLabel {
    /// A unit: `Chi bộ Kho`, `Công ty May`.
    Unit,
    /// A year or a period: `Năm 2023`.
    Time,
    /// Some of what is above it: `Trong đó: ngành may`.
    Part,
    /// Neither.
    Other,
}

/// Whether the units of its table are like a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LikeUnits {
    /// Nothing tells it from a unit.
    Like,
    /// The units have names that tell what they are, and the row has none.
    OtherName,
    /// The units are numbered, and the row is not.
    OtherNumber,
}

/// A row without a cell that only units have.
#[derive(Debug, Clone, Copy)]
pub struct BareRow {
    pub line: u32,
    pub number: RowNumber,
    pub label: BareLabel,
    /// Known when all rows of the table were read.
    pub like: LikeUnits,
}

impl BareRow {
    /// True if the row may be a part of the one above.
    pub const fn may_be_part(&self) -> bool {
        !matches!(self.label, BareLabel::Unit)
    }
}

/// How the units of a table are numbered.
#[derive(Debug, Clone, Copy, Default)]
pub struct UnitNumbers {
    /// How many rows have a number, bare ones too.
    pub numbered: u64,
    /// Whether a row that is not bare has none, and whether one has a mark.
    pub has_unnumbered: bool,
    pub has_marked: bool,
}
