//! The branches of a list of committees, branches and base cells that are told by their numbers,
//! which start anew below each committee, or by the word of their kind.
//!
//! ```text
//! 1;Đảng bộ Công ty A    1;Đảng bộ Công ty A;Đảng bộ cơ sở
//! 1;Chi bộ Văn phòng     2;Chi bộ Văn phòng;Chi bộ           branch
//! 2;Chi bộ Kho           3;Chi bộ Kho;Chi bộ                 branch
//! 2;Chi bộ Công ty B     4;Chi bộ Công ty B;Chi bộ cơ sở     base cell
//! ```

use crate::ingest::cells::numbering::NumberingStyle;
use crate::ingest::listed_row::{ListNumber, ListedKind, ListedRow};

/// The most rows of a list whose numbers are followed.
pub const MOST_ROWS: usize = 20_000;

/// The most ways to read the numbers up to a row that are followed.
const MOST_WAYS: usize = 8;

/// One way to read the numbers up to a row.
#[derive(Debug, Clone, Copy)]
struct Way {
    /// The number of the last organisation.
    outer: ListNumber,
    /// The last organisation is a committee, below which no group has begun.
    is_open: bool,
    /// The number of the row, if it is a branch.
    inner: Option<ListNumber>,
    /// The numbers of organisations went on below branches, or the two have other styles.
    is_sure: bool,
    /// How many rows have a name that speaks against this way.
    against: u32,
    /// The way up to the row above.
    from: usize,
}

/// The lines of the branches, in their order. `is_cut` is true where a group begins between two
/// lines.
pub fn find(rows: &[ListedRow], is_cut: impl Fn(u32, u32) -> bool) -> Vec<u32> {
    if rows.len() >= MOST_ROWS || !may_list_branches(rows) {
        return Vec::new();
    }
    let by_number = by_number(rows, &is_cut);
    if by_number.is_empty() { by_kind(rows, is_cut) } else { by_number }
}

/// True if a row right below a committee has the first number or a kind that may be a branch's.
pub fn may_list_branches(rows: &[ListedRow]) -> bool {
    let may_be_branch = |row: &ListedRow| {
        row.kind == ListedKind::BareCell
            || row.kind == ListedKind::Open
                && (!row.names_enterprise || row.number.is_some_and(|number| number.value == 1))
    };
    rows.windows(2).any(|pair| pair[0].kind == ListedKind::Committee && may_be_branch(&pair[1]))
}

/// The branches whose numbers start anew below each committee.
fn by_number(rows: &[ListedRow], is_cut: impl Fn(u32, u32) -> bool) -> Vec<u32> {
    let Some(first) = rows.first().filter(|row| row.kind == ListedKind::Committee) else {
        return Vec::new();
    };
    let Some(outer) = first.number else { return Vec::new() };
    let start =
        Way { outer, is_open: true, inner: None, is_sure: false, against: 0, from: usize::MAX };
    let mut ways: Vec<Vec<Way>> = vec![vec![start]];
    for pair in rows.windows(2) {
        let cut = is_cut(pair[0].line, pair[1].line);
        let above = &ways[ways.len() - 1];
        let mut next: Vec<Way> = Vec::new();
        for (from, way) in above.iter().enumerate() {
            next.extend(way.with_branch(&pair[1], cut, from));
            next.extend(way.with_organisation(&pair[1], cut, from));
        }
        next.sort_by_key(|way| way.against);
        next.truncate(MOST_WAYS);
        if next.is_empty() {
            return Vec::new();
        }
        ways.push(next);
    }
    let last = &ways[ways.len() - 1];
    let Some(mut way) = last.iter().find(|way| way.is_sure).copied() else { return Vec::new() };
    let mut branches = Vec::new();
    for (at, row) in rows.iter().enumerate().rev() {
        if way.inner.is_some() {
            branches.push(row.line);
        }
        if let Some(above) = at.checked_sub(1) {
            way = ways[above][way.from];
        }
    }
    branches.reverse();
    if branches.len() < 2 { Vec::new() } else { branches }
}

impl Way {
    /// The way with a row as the next branch of the committee.
    fn with_branch(&self, row: &ListedRow, is_cut: bool, from: usize) -> Option<Self> {
        let number = row.number?;
        let may_be = matches!(row.kind, ListedKind::BareCell | ListedKind::Open);
        let follows = match self.inner {
            None => number.value == 1,
            Some(above) => follows(above, number),
        };
        (self.is_open && !is_cut && may_be && follows).then(|| Self {
            inner: Some(number),
            is_sure: self.is_sure || number.style != self.outer.style,
            against: self.against + u32::from(row.names_enterprise),
            from,
            ..*self
        })
    }

    /// The way with a row as the next organisation.
    fn with_organisation(&self, row: &ListedRow, is_cut: bool, from: usize) -> Option<Self> {
        let number = row.number?;
        let begins = is_cut && number.value == 1 && number.style == self.outer.style;
        let is_committee = row.kind == ListedKind::Committee;
        let is_open_name = !is_committee && row.kind != ListedKind::BaseCell;
        (begins || follows(self.outer, number)).then(|| Self {
            outer: number,
            is_open: is_committee,
            inner: None,
            is_sure: self.is_sure || self.inner.is_some() && !is_cut,
            against: self.against + u32::from(is_open_name && !row.names_enterprise),
            from,
        })
    }
}

/// True if a number is the next one. Letters have odd numbers, and one may be left out: `đ`, `f`.
fn follows(above: ListNumber, number: ListNumber) -> bool {
    let is_letter = number.style == NumberingStyle::SmallLetter;
    number.style == above.style
        && (number.value == above.value + 1
            || is_letter && number.value > above.value && number.value <= above.value + 4)
}

/// The branches with the kind `Chi bộ` or none where base cells have `Chi bộ cơ sở`: each is below
/// a committee, or below another one.
fn by_kind(rows: &[ListedRow], is_cut: impl Fn(u32, u32) -> bool) -> Vec<u32> {
    // An enterprise's cell may lack its kind.
    let is_branch = |row: &ListedRow| match row.kind {
        ListedKind::BareCell | ListedKind::Open => !row.names_enterprise,
        ListedKind::Committee | ListedKind::BaseCell => false,
    };
    // The word is that of base cells too.
    if rows.iter().any(|row| row.kind == ListedKind::BareCell && row.names_enterprise) {
        return Vec::new();
    }
    let is_below = |pair: &[ListedRow]| {
        !is_branch(&pair[1])
            || (pair[0].kind == ListedKind::Committee || is_branch(&pair[0]))
                && !is_cut(pair[0].line, pair[1].line)
    };
    let is_list = rows.iter().any(|row| row.kind == ListedKind::BaseCell)
        && rows.first().is_some_and(|row| row.kind == ListedKind::Committee)
        && rows.windows(2).all(is_below);
    let branches = rows.iter().filter(|row| is_list && is_branch(row)).map(|row| row.line);
    let branches: Vec<u32> = branches.collect();
    if branches.len() < 2 { Vec::new() } else { branches }
}
