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
use crate::ingest::listed_row::{Cut, ListNumber, ListedKind, ListedRow};
use std::ops::Range;

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

/// The lines of the branches, in their order. `cut` gives what is between two lines.
pub fn find(rows: &[ListedRow], cut: impl Fn(u32, u32) -> Cut) -> Vec<u32> {
    if rows.len() >= MOST_ROWS || !may_list_branches(rows) {
        return Vec::new();
    }
    let pairs = rows.windows(2).map(|pair| cut(pair[0].line, pair[1].line));
    let mut cuts: Vec<Cut> = std::iter::once(Cut::None).chain(pairs).collect();
    let mut branches = by_number(rows, &cuts);
    // A page or a sum may end a block of the list below its last committee, whose members are not
    // those of the next rows then.
    let is_closed = |run: &Range<usize>| match cuts[run.start] {
        Cut::Page => agrees(rows, run) == Some(false),
        Cut::Sum => agrees(rows, run) != Some(true),
        _ => false,
    };
    let closed: Vec<_> = runs(&branches).into_iter().filter(is_closed).collect();
    if !closed.is_empty() {
        for run in &closed {
            cuts[run.start] = Cut::Group;
        }
        branches = by_number(rows, &cuts);
    }
    if branches.is_empty() {
        branches = by_kind(rows, &cuts);
    }
    branches.into_iter().map(|at| rows[at].line).collect()
}

/// True if a row right below a committee has the first number or a kind that may be a branch's.
fn may_list_branches(rows: &[ListedRow]) -> bool {
    let may_be_branch = |row: &ListedRow| {
        row.kind == ListedKind::BareCell
            || row.kind == ListedKind::Open
                && (!row.names_enterprise || row.number.is_some_and(|number| number.value == 1))
    };
    rows.windows(2).any(|pair| pair[0].kind == ListedKind::Committee && may_be_branch(&pair[1]))
}

/// The runs of rows below each other.
fn runs(rows: &[usize]) -> Vec<Range<usize>> {
    let runs = rows.chunk_by(|above, below| above + 1 == *below);
    runs.map(|run| run[0]..run[0] + run.len()).collect()
}

/// Whether the branches of a run have about as many members as the committee above them; None
/// where either gives none.
fn agrees(rows: &[ListedRow], run: &Range<usize>) -> Option<bool> {
    let members = rows[run.start.checked_sub(1)?].members;
    let sum: u64 = rows[run.clone()].iter().map(|row| row.members).sum();
    agree(members, sum)
}

/// Whether the branches of a committee have about as many members as it has; None where either
/// gives none.
pub fn agree(members: u64, sum: u64) -> Option<bool> {
    (sum > 0 && members > 0).then(|| members.abs_diff(sum) <= members / 5)
}

/// The branches whose numbers start anew below each committee. `cuts` has what is above each row.
fn by_number(rows: &[ListedRow], cuts: &[Cut]) -> Vec<usize> {
    let Some((first, outer)) = rows.first().and_then(|row| Some((row, row.number?))) else {
        return Vec::new();
    };
    let is_open = first.kind == ListedKind::Committee;
    let start = Way { outer, is_open, inner: None, is_sure: false, against: 0, from: usize::MAX };
    let mut ways: Vec<Vec<Way>> = vec![vec![start]];
    for (row, cut) in rows.iter().zip(cuts).skip(1) {
        let above = &ways[ways.len() - 1];
        let mut next: Vec<Way> = Vec::new();
        for (from, way) in above.iter().enumerate() {
            next.extend(way.with_branch(row, *cut, from));
            next.extend(way.with_organisation(row, *cut, from));
        }
        next.sort_by_key(|way| (way.against, !way.is_sure));
        next.truncate(MOST_WAYS);
        if next.is_empty() {
            return Vec::new();
        }
        ways.push(next);
    }
    let last = &ways[ways.len() - 1];
    let Some(mut way) = last.first().filter(|way| way.is_sure).copied() else { return Vec::new() };
    let mut branches = Vec::new();
    for at in (0..rows.len()).rev() {
        if way.inner.is_some() {
            branches.push(at);
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
    fn with_branch(&self, row: &ListedRow, cut: Cut, from: usize) -> Option<Self> {
        let number = row.number?;
        let may_be = matches!(row.kind, ListedKind::BareCell | ListedKind::Open);
        let is_first = number.value == 1;
        let follows = match self.inner {
            None => is_first,
            Some(above) => follows(above, number) || is_first && cut == Cut::SubCommittee,
        };
        (self.is_open && cut != Cut::Group && may_be && follows).then(|| Self {
            inner: Some(number),
            is_sure: self.is_sure || number.style != self.outer.style,
            against: self.against + u32::from(row.names_enterprise),
            from,
            ..*self
        })
    }

    /// The way with a row as the next organisation.
    fn with_organisation(&self, row: &ListedRow, cut: Cut, from: usize) -> Option<Self> {
        let number = row.number?;
        let begins = cut >= Cut::Page && number.value == 1 && number.style == self.outer.style;
        let is_committee = row.kind == ListedKind::Committee;
        let is_open_name = !is_committee && row.kind != ListedKind::BaseCell;
        // A number that fits the branches too tells nothing, unless a group has ended them.
        let is_above = |inner| cut == Cut::Group || !is_open_name || !follows(inner, number);
        (begins || follows(self.outer, number)).then(|| Self {
            outer: number,
            is_open: is_committee,
            inner: None,
            is_sure: self.is_sure || self.inner.is_some_and(is_above) && !begins,
            against: self.against + u32::from(is_open_name && !row.names_enterprise),
            from,
        })
    }
}

/// True if a number is the next one. Letters have odd numbers, and one may be left out: `đ`, `f`.
fn follows(above: ListNumber, number: ListNumber) -> bool {
    let most = if number.style == NumberingStyle::SmallLetter { 4 } else { 1 };
    number.style == above.style
        && number.value.checked_sub(above.value).is_some_and(|step| (1..=most).contains(&step))
}

/// The branches with the kind `Chi bộ` or none where base cells have `Chi bộ cơ sở`: each is below
/// a committee, or below another one. In one numbering with the committees, or behind the end of a
/// block, the members of most committees have to be theirs.
fn by_kind(rows: &[ListedRow], cuts: &[Cut]) -> Vec<usize> {
    // An enterprise's cell may lack its kind.
    let is_branch = |row: &ListedRow| match row.kind {
        ListedKind::BareCell | ListedKind::Open => row.names_cell && !row.names_enterprise,
        ListedKind::Committee | ListedKind::BaseCell => false,
    };
    // The word is that of base cells too.
    if rows.iter().any(|row| row.kind == ListedKind::BareCell && row.names_enterprise) {
        return Vec::new();
    }
    let is_below = |at: usize| {
        !is_branch(&rows[at])
            || (rows[at - 1].kind == ListedKind::Committee || is_branch(&rows[at - 1]))
                && cuts[at] != Cut::Group
    };
    let is_list = rows.iter().any(|row| row.kind == ListedKind::BaseCell)
        && rows.first().is_some_and(|row| !is_branch(row))
        && (1..rows.len()).all(is_below);
    let branches: Vec<usize> =
        (0..rows.len()).filter(|at| is_list && is_branch(&rows[*at])).collect();
    let (mut with, mut against) = (0, 0);
    for run in runs(&branches) {
        let numbers = rows[run.start - 1].number.zip(rows[run.start].number);
        let is_open = cuts[run.start] >= Cut::Page
            || numbers.is_some_and(|(above, number)| follows(above, number));
        match agrees(rows, &run) {
            Some(false) => against += u32::from(is_open),
            Some(true) => with += 1,
            None => {}
        }
    }
    if branches.len() < 2 || against > with { Vec::new() } else { branches }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows from their numbers and kinds: `1C` a committee, `1b` a bare cell, `1.` a row without a
    /// kind, `1B` a base cell; `!` marks the name of an enterprise's cell.
    fn rows(text: &str) -> Vec<ListedRow> {
        let row = |(line, word): (u32, &str)| {
            let (word, names_enterprise) = (word.trim_end_matches('!'), word.ends_with('!'));
            let (number, kind) = word.split_at(word.len() - 1);
            let kind = match kind {
                "C" => ListedKind::Committee,
                "b" => ListedKind::BareCell,
                "B" => ListedKind::BaseCell,
                _ => ListedKind::Open,
            };
            let number = number.parse().ok();
            let number = number.map(|value| ListNumber { style: NumberingStyle::Arabic, value });
            ListedRow { line, number, kind, names_cell: true, names_enterprise, members: 0 }
        };
        (1..).zip(text.split(' ')).map(row).collect()
    }

    fn branches(text: &str) -> Vec<u32> {
        find(&rows(text), |_, _| Cut::None)
    }

    #[test]
    fn numbers_that_start_anew_and_go_on_above_are_those_of_branches() {
        assert_eq!(branches("1C 1. 2. 2C 1. 2. 3.!"), [2, 3, 5, 6]);
        // The third row would be the second organisation; then the fourth fits nothing.
        assert_eq!(branches("1C 1. 2. 3. 2.!"), [2, 3, 4]);
        // Base cells above the committees.
        assert_eq!(branches("1.! 2C 1. 2. 3C 1. 2."), [3, 4, 6, 7]);
        // Either fits: the name of an enterprise is an organisation's.
        assert_eq!(branches("1C 1. 2. 2C 1. 2. 3.! 4.!"), [2, 3, 5, 6]);
        // Nothing goes on above: the cells may be a list of their own.
        assert!(branches("1C 2C 1. 2. 3. 4.").is_empty());
        assert!(branches("1C 2C 1.! 2.! 3.! 4.!").is_empty());
        // Numbers that start anew without a committee, and numbers that lack one.
        assert!(branches("1C 2B 3B 1B 2B 3C").is_empty());
        assert!(branches("1C 1. 3. 2C 1.").is_empty());
    }

    #[test]
    fn a_group_begins_the_numbers_of_organisations_again() {
        let all = rows("1C 2.! 1.! 2C 3.!");
        let at = |line, what| move |above, _| if above == line { what } else { Cut::None };
        assert!(find(&all, at(2, Cut::Group)).is_empty());
        // The numbers of organisations go on behind it.
        assert_eq!(find(&rows("1.! 2C 1. 2. 3.!"), at(4, Cut::Group)), [3, 4]);
    }

    #[test]
    fn a_block_may_end_with_a_committee() {
        let at = |line, what| move |above, _| if above == line { what } else { Cut::None };
        assert!(find(&rows("1.! 2C 1.! 2.! 3C"), at(2, Cut::Page)).is_empty());
        assert!(find(&rows("1.! 2C 1. 2. 3C"), at(2, Cut::Sum)).is_empty());
        // A page may begin with its branches, unless its members are others.
        let mut all = rows("1.! 2C 1. 2. 3C");
        assert_eq!(find(&all, at(2, Cut::Page)), [3, 4]);
        let members = [10, 19, 10, 10, 10];
        all.iter_mut().zip(members).for_each(|(row, n)| row.members = n);
        assert_eq!(find(&all, at(2, Cut::Page)), [3, 4]);
        all[1].members = 10;
        assert!(find(&all, at(2, Cut::Page)).is_empty());
        // Sub-committees number their branches anew.
        let below = rows("1C 1. 2. 1. 2. 2.!");
        assert_eq!(find(&below, at(3, Cut::SubCommittee)), [2, 3, 4, 5]);
    }

    #[test]
    fn bare_kinds_in_one_numbering_are_no_branches_where_members_differ() {
        let mut all = rows("1C 2b 3b 4B");
        let members = [90, 10, 10, 10];
        all.iter_mut().zip(members).for_each(|(row, n)| row.members = n);
        assert!(find(&all, |_, _| Cut::None).is_empty());
        all[0].members = 21;
        assert_eq!(find(&all, |_, _| Cut::None), [2, 3]);
    }

    #[test]
    fn bare_kinds_below_committees_are_those_of_branches_beside_base_cells() {
        assert_eq!(branches("1C 2b 3b 4C 5b 6B"), [2, 3, 5]);
        assert_eq!(branches("1B 2C 3b 4b"), [3, 4]);
        // A bare kind below a base cell, or that of an enterprise's cell, is that of base cells.
        assert!(branches("1C 2b 3B 4b").is_empty());
        assert!(branches("1C 2b! 3b 4B").is_empty());
        assert!(branches("1C 2b 3b").is_empty());
    }
}
