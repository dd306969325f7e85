//! Whether a row names a unit: an organisation, a branch or an enterprise.

use super::figures::{has_figure, is_count};
use super::signature::is_signature;
use crate::domain::{
    Field, FindingKind, Meaning, Table, YesNo, ZoneKind, begins_with_words, fold, is_dash,
};
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::cells::numbering::{NumberingStyle, numbering_style, split_number};
use crate::ingest::cells::unit_name::{self, Prefix, Rank};
use crate::ingest::cells::{self, zone_name};
use crate::ingest::header::folding;
use crate::ingest::header::layout::Layout;
use crate::ingest::header::title_committee;

/// True for the label of the units that are in no other group: `Còn lại`.
pub fn is_rest(label: &str) -> bool {
    const RESTS: [&str; 8] = [
        "con lai",
        "so con lai",
        "cac don vi con lai",
        "cac tccsd con lai",
        "don vi con lai",
        "cac to chuc con lai",
        "cac don vi khac",
        "don vi khac",
    ];
    label.len() < 40 && RESTS.contains(&fold(label).as_str())
}

/// True if a label above the sums of its rows names no single unit: `Khối doanh nghiệp sản xuất`,
/// `Đảng bộ cơ sở khác`.
pub fn names_several(label: &str, is_list_of_branches: bool) -> bool {
    const STARTS: [&str; 16] = [
        "khoi",
        "cac",
        "cum",
        "nhom",
        "dia ban",
        "tccsd",
        "to chuc co so dang",
        "to chuc dang",
        "doanh nghiep trong",
        "doanh nghiep ngoai",
        "doanh nghiep thuoc",
        "khu vuc",
        "nganh",
        "linh vuc",
        "loai hinh",
        "so don vi",
    ];
    let folded = fold(label);
    if STARTS.iter().any(|start| begins_with_words(&folded, start)) {
        return true;
    }
    let is_enterprise = unit_name::names_enterprise(&folded);
    !is_list_of_branches
        && !is_enterprise
        && unit_name::parse(&folded)
            .is_none_or(|name| name.rank == Rank::Base && !name.rest.is_empty())
}

/// True for a table of branches only: it has a column of committees, or the heading of its names is
/// that of branches.
pub fn lists_branches(layout: &Layout) -> bool {
    let is_of_branches = |column: usize| {
        let heading = folding::fold_heading(&layout.headings[column]);
        // `Chi bộ trực thuộc đảng bộ cơ sở`.
        let heading = heading.split(" truc thuoc").next().unwrap_or_default();
        heading.contains("chi bo")
            && !["dang bo", "tcd", "tccsd", "don vi"].iter().any(|other| heading.contains(other))
    };
    match layout.table {
        Some(table) => table == Table::Branches,
        None => {
            layout.column(Field::Kind).is_none()
                && layout.column(Field::Name).is_some_and(is_of_branches)
        }
    }
}

/// True if a row without a figure and a rating is a unit that has reported nothing, or no numbers:
/// it has words in the columns of counts, or its name is that of a cell, of an organisation or of
/// an enterprise.
pub fn names_unit<S: AsRef<str>>(layout: &Layout, row: &[S], name: &str, numbering: &str) -> bool {
    if name.is_empty() || row.iter().any(|cell| is_signature(cell.as_ref())) {
        return false;
    }
    if layout
        .columns
        .iter()
        .zip(row)
        .any(|(meaning, cell)| is_count(meaning) && !cell.as_ref().is_empty())
    {
        return true;
    }
    let folded = fold(name);
    if is_sort_by_organisation(&folded) {
        return false;
    }
    let unit = unit_name::parse(&folded).filter(|unit| !unit.rest.is_empty());
    let is_cell = unit.is_some_and(|unit| unit.prefix == Prefix::Cell);
    match layout.table {
        Some(Table::Enterprises) => {
            is_units_number(numbering)
                || describes_enterprise(layout, row)
                || unit_name::names_enterprise(&folded)
                    && !(is_group_number(numbering) && sorts_enterprises(name))
        }
        // A name that has no such word may be a group's.
        Some(Table::Organisations) if is_units_number(numbering) => {
            unit.is_some() || unit_name::names_enterprise(&folded)
        }
        _ => is_cell,
    }
}

/// True if an unrated row with figures is taken for a unit, because of its name.
pub fn is_unit_by_name(table: Table, name: &str) -> bool {
    let (_, bare) = split_number(name);
    let folded = fold(bare);
    // With a prefix it is no label of a total, of percentages or of a comparison.
    unit_name::prefix(&folded).is_some()
        && !unit_name::is_bloc(&folded)
        && match group_of(bare) {
            Group::Nothing => true,
            Group::Committee(_) => table == Table::Organisations,
            _ => false,
        }
}

/// True for the row of a committee that was not rated and gives no counts, in a list of committees
/// and their branches: it has a word of its rating, or its own place or ownership. The committee of
/// a group has its name alone.
pub fn is_own_row_of_committee<S: AsRef<str>>(layout: &Layout, row: &[S], group: &Group) -> bool {
    let is_own = |(meaning, cell): (&Meaning, &S)| {
        let cell = cell.as_ref();
        let is_value = || match meaning {
            Meaning::Field(Field::Rating) => {
                !matches!(cells::rating(cell), Err(FindingKind::UnknownRating(None)))
            }
            Meaning::Field(Field::Ownership) => cells::ownership(cell).is_ok(),
            Meaning::Field(Field::Zone) => zone_name::parse(cell).kind != ZoneKind::Bare,
            Meaning::Field(Field::Established) => cells::date(cell).is_ok(),
            _ => false,
        };
        !cell.is_empty() && !is_dash(cell) && is_value()
    };
    matches!(group, Group::Committee(name) if !title_committee::is_superior(name))
        && layout.table.is_none()
        && !lists_branches(layout)
        && layout.columns.iter().zip(row).any(is_own)
}

/// True for a group of enterprises by whether they have an organisation: `Doanh nghiệp chưa có tổ
/// chức đảng`.
fn is_sort_by_organisation(folded: &str) -> bool {
    let sorted = ["cac ", "nhung ", "so "].iter().find_map(|word| folded.strip_prefix(word));
    let sorted = sorted.unwrap_or(folded);
    let of = ["doanh nghiep ", "dn "].iter().find_map(|word| sorted.strip_prefix(word));
    of.is_some_and(|of| {
        ["da co ", "chua co ", "khong co ", "co to chuc dang", "co tcd", "chua thanh lap "]
            .iter()
            .any(|start| of.starts_with(start))
    })
}

/// True for the numbering of a unit. Groups have letters, Roman numbers or none.
pub fn is_units_number(numbering: &str) -> bool {
    let number = numbering.trim_end_matches(['.', ')']);
    !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}

/// True for the numbering of a group.
fn is_group_number(numbering: &str) -> bool {
    matches!(numbering_style(numbering), NumberingStyle::Roman | NumberingStyle::Letter)
}

/// True for words of several enterprises, by their owners too: `Doanh nghiệp trong nước`.
fn sorts_enterprises(name: &str) -> bool {
    names_several(name, false) || cells::unknown_ownership_group(name).is_some()
}

/// True for a number of units in a column of kinds, beside the label of a group: `2 TCCSĐ`.
pub fn is_number_of_units(kind: &str) -> bool {
    kind.starts_with(|c: char| c.is_ascii_digit())
}

/// True if a row of enterprises has a value that only an enterprise has, not a group or a total.
pub fn describes_enterprise<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    let has_value = |(meaning, cell): (&Meaning, &S)| match (meaning, cell.as_ref()) {
        (_, "") => false,
        (Meaning::Field(Field::Organisation), cell) => {
            !has_figure(cell) && !cells::organisation(cell).is_empty()
        }
        // A row of sums has figures here.
        (Meaning::Field(Field::TradeUnion | Field::YouthUnion), cell) => {
            !has_figure(cell) && cells::yes_no(cell) == YesNo::Yes
        }
        (Meaning::Field(Field::Ownership), cell) => {
            !is_dash(cell) && cells::ownership(cell).is_ok()
        }
        (Meaning::Field(Field::Zone), cell) => zone_name::parse(cell).kind != ZoneKind::Bare,
        _ => false,
    };
    layout.table == Some(Table::Enterprises) && layout.columns.iter().zip(row).any(has_value)
}
