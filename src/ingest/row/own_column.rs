//! Groups whose word stands in the column of what their rows have in common, in a row without a
//! name: `;KCN Vân Trung;2 TCCSĐ;30;2;25`, in a list of branches `1;Đảng bộ Công ty May;;21;2`.

use super::figures::is_count;
use super::total::total_label;
use super::unit::lists_branches;
use crate::domain::{Field, Meaning, fold, is_dash};
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::cells::unit_name::{self, Prefix};
use crate::ingest::cells::{self, is_no_text};
use crate::ingest::header::layout::Layout;

/// What a number in the column of names counts.
const COUNTED: [&str; 16] = [
    "tccsd",
    "tcd",
    "to chuc",
    "to chuc dang",
    "to chuc co so dang",
    "dang bo",
    "chi bo",
    "chi bo truc thuoc",
    "cb",
    "don vi",
    "doanh nghiep",
    "dn",
    "dang vien",
    "dv",
    "d c",
    "dong chi",
];

/// True for a cell of names without a value.
pub fn is_missing(cell: &str) -> bool {
    is_nothing(cell) || is_no_text(cell)
}

/// True for a cell of names that names nothing: without a value, a total's label, how many units
/// there are.
pub fn is_no_name(cell: &str) -> bool {
    if is_missing(cell) || total_label(cell).is_some() {
        return true;
    }
    let rest = cell.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < cell.len() && (rest.is_empty() || COUNTED.contains(&fold(rest).as_str()))
}

/// The group that a row without a name heads. A row with a rating heads only the branches of a
/// committee, whose own rating that is.
pub fn group_in_column<S: AsRef<str>>(
    layout: &Layout,
    row: &[S],
    (is_rated, has_figures): (bool, bool),
) -> Option<Group> {
    let name_column = layout.name_column()?;
    let cell = |column: usize| row.get(column).map_or("", AsRef::as_ref);
    let is_filled = |field| !is_nothing(layout.cell(field, row));
    if is_filled(Field::Id) || is_filled(Field::Established) {
        return None;
    }
    let name = cell(name_column);
    if lists_branches(layout) && is_filled(Field::Parent) {
        let committee = layout.cell(Field::Parent, row);
        let is_unit = || is_rated || has_figures || unit_name::prefix(&fold(committee)).is_some();
        let is_own = is_own_row(committee, name) && !is_no_name(committee) && is_unit();
        return is_own.then(|| Group::Committee(committee.to_owned()));
    }
    // Sums have no rating, in words neither.
    if is_rated || is_filled(Field::Rating) {
        return None;
    }
    let is_other = |column: &usize| {
        let meaning = &layout.columns[*column];
        let is_silent = matches!(meaning, Meaning::Numbering | Meaning::Field(Field::Rating))
            || meaning.is_dropped()
            || is_count(meaning);
        !is_silent && *column != name_column && !is_nothing(cell(*column))
    };
    let mut others = (0..layout.columns.len()).filter(is_other);
    let (Some(only), None) = (others.next(), others.next()) else { return None };
    let Meaning::Field(field) = layout.columns[only] else { return None };
    if !is_no_name(name) && fold(name) != fold(cell(only)) {
        return None;
    }
    // A word alone may be the rest of the cell above.
    let is_whole = has_figures || !layout.numbering(row).is_empty();
    in_column(field, cell(only), is_whole)
        // With figures it may be a unit that lacks its name.
        .filter(|group| !(has_figures && matches!(group, Group::Kind(_))))
}

/// What a cell of a column gives to the rows below it.
fn in_column(field: Field, cell: &str, is_whole: bool) -> Option<Group> {
    if is_no_name(cell) && field != Field::Year {
        return None;
    }
    match field {
        Field::Year => Some(Group::Year(cells::year(cell).ok()?)),
        Field::District if is_whole => Some(Group::District(cell.to_owned())),
        Field::Zone => match group_of(cell) {
            Group::Nothing if is_whole => Some(Group::Zone(cell.to_owned())),
            group @ Group::Zone(_) => Some(group),
            _ => None,
        },
        Field::Ownership if is_whole => Some(Group::Ownership(cells::ownership(cell).ok()?)),
        Field::Kind => Some(Group::Kind(cells::kind(cell).ok()?)),
        _ => None,
    }
}

/// True if the name of a rated row in a list of branches may make it their committee's own, which
/// [`group_in_column`] tells, or their total.
pub fn may_be_own_row(committee: &str, branch: &str) -> bool {
    branch == committee || !begins_as_branch(branch)
}

/// True for a name that begins as those of nearly all branches do, `Chi bộ`, or with a letter that
/// begins neither a committee nor a total: `Toàn`, `Cộng`, `Kết quả`, `Ban Chấp hành`. The letters
/// behind it may be decomposed.
fn begins_as_branch(name: &str) -> bool {
    match name.as_bytes() {
        [b'C', b'h' | b'H', third, ..] => matches!(third, b'i' | b'I'),
        [b'C' | b'T' | b'K' | b'B' | b'D', ..] => false,
        _ => !name.starts_with('Đ'),
    }
}

/// True for a row of a list of branches that is their committee's own, by its cells of the
/// committee and of the branch.
fn is_own_row(committee: &str, branch: &str) -> bool {
    const WHOLE: [&str; 4] = ["dang bo", "ca dang bo", "toan dang bo", "chung toan dang bo"];
    if branch.starts_with("Chi bộ") {
        return false;
    }
    // Branches may have numbers for names.
    let is_number = branch.bytes().all(|byte| byte.is_ascii_digit());
    let folded = fold(branch);
    branch.is_empty()
        || !is_number && is_no_name(branch)
        || WHOLE.contains(&folded.as_str())
        || unit_name::prefix(&folded) == Some(Prefix::Committee) && folded == fold(committee)
}

fn is_nothing(cell: &str) -> bool {
    cell.is_empty() || is_dash(cell)
}
