//! Which table the columns of a header make.

use super::column_cells::are_mostly;
use super::layout::{HeadRow, Layout};
use crate::domain::{
    DistrictName, Field, Meaning, Table, begins_with_words, fold, has_words, is_dash,
};
use crate::ingest::cells::unit_name::{self, Prefix, Rank};

/// Sets the table that the columns make, once those are left out that name superior committees.
/// False where they make none.
pub fn set_table(layout: &mut Layout, data: &[HeadRow]) -> bool {
    leave_out_superiors(layout, data);
    let table = table_of(layout);
    if let Some(table) = table {
        layout.restrict_to(table);
    }
    table.is_some()
}

/// The table that the columns make; `Some(None)` for a list of organisations and their branches.
#[allow(clippy::option_option, reason = "no table, a mixed one, one of the three")]
fn table_of(layout: &Layout) -> Option<Option<Table>> {
    let has = |field| layout.column(field).is_some();
    // `Loại hình tổ chức đảng` beside the organisation of an enterprise.
    if has(Field::Enterprise) && has(Field::Organisation) && !has(Field::Name) {
        return Some(Some(Table::Enterprises));
    }
    match (has(Field::Kind), has(Field::Parent), has(Field::Enterprise)) {
        (true, true, _) => Some(None),
        (true, false, _) => Some(Some(Table::Organisations)),
        (false, true, _) => Some(Some(Table::Branches)),
        (false, false, true) => Some(Some(Table::Enterprises)),
        (false, false, false) => {
            let of_members = [Field::MembersExcellent, Field::MembersGood];
            let of_branches = [Field::BranchesExcellent, Field::BranchesGood];
            // Without the members their column is what is missing.
            let counts = (has(Field::Members) || has(Field::MembersRated))
                && (of_members.into_iter().all(has) || of_branches.into_iter().all(has));
            (has(Field::Name) && counts).then_some(None)
        }
    }
}

/// Leaves out a column of the committees above base organisations, where the rows are committees
/// and the cells of enterprises: each is that of a commune, or another above the base.
fn leave_out_superiors(layout: &mut Layout, data: &[HeadRow]) {
    let (Some(column), Some(name)) = (layout.column(Field::Parent), layout.column(Field::Name))
    else {
        return;
    };
    let is_of_base = has_words(&fold(&layout.headings[column]), "dang bo co so");
    let cells = data.iter().filter_map(|row| row.cells.get(column));
    let mut filled = cells.filter(|cell| !cell.is_empty() && !is_dash(cell)).peekable();
    if !is_of_base
        && filled.peek().is_some()
        && filled.all(|cell| names_superior(cell))
        && are_mostly(data, name, names_base_organisation)
    {
        layout.columns[column] = Meaning::Unused;
    }
}

/// True for the name of a committee, or of the cell of an enterprise.
fn names_base_organisation(cell: &str) -> bool {
    let folded = fold(cell);
    unit_name::prefix(&folded) == Some(Prefix::Committee) || unit_name::names_enterprise(&folded)
}

/// True for the name of a committee above base organisations, or of its place: `Phường Nếnh`. That
/// of a board, `Đảng bộ Ban Quản lý KCN`, may be a base committee.
fn names_superior(cell: &str) -> bool {
    const OTHERS: [&str; 6] = ["tinh", "ubnd", "uy ban", "khoi", "cap tren", "cac co quan"];
    let folded = fold(cell);
    match unit_name::parse(&folded) {
        Some(name) => {
            name.prefix == Prefix::Committee
                && name.rank == Rank::Unstated
                && (unit_name::is_of_place(&folded)
                    || OTHERS.iter().any(|start| begins_with_words(name.rest, start)))
        }
        None => DistrictName::parse(&folded).kind.is_some(),
    }
}
