//! Rows of a list of committees, their branches and base cells: how they are numbered, and which
//! kind their cells give. Both may tell the branches where the counts do not.

use super::cells::numbering::NumberingStyle;

/// What the cells of a row tell of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListedKind {
    /// A base committee.
    Committee,
    /// `Chi bộ`, of a base cell or of a branch.
    BareCell,
    /// None, or the kind of a branch.
    Open,
    /// Another kind: `Chi bộ cơ sở`, `Đảng bộ bộ phận`.
    BaseCell,
}

/// The number of a row by its style: `2` is 2, `II` is 2, `b` is 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListNumber {
    /// How it is written.
    pub style: NumberingStyle,
    /// Its place in the numbering, from 1.
    pub value: u32,
}

/// A row that was read as an organisation and may be a branch.
#[derive(Debug, Clone, Copy)]
pub struct ListedRow {
    /// Its line in the file.
    pub line: u32,
    /// None for a row without a number.
    pub number: Option<ListNumber>,
    /// What its cell of the kind says.
    pub kind: ListedKind,
    /// Its name is that of a cell: `Chi bộ Kho`.
    pub names_cell: bool,
    /// Its name is that of an enterprise's organisation.
    pub names_enterprise: bool,
    /// Its members; 0 where they are not given.
    pub members: u64,
}

/// What is between two rows of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cut {
    /// Nothing, or rows that end nothing.
    None,
    /// A sub-committee, whose branches may have numbers of their own.
    SubCommittee,
    /// A blank row, or the header of another page or block.
    Page,
    /// A sum of the rows above.
    Sum,
    /// A group begins.
    Group,
}
