//! The label of a row that is no unit: where it is, and what it gives to the rows below.

use super::figures::{has_figure, has_figure_or_rating, is_count};
use super::note::tells_end_of_unit;
use super::own_column::is_missing;
use super::unit::lists_branches;
use crate::domain::{Field, Meaning, fold};
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::cells::numbering::{NumberingStyle, numbering_style, split_number};
use crate::ingest::cells::unit_name::{self, Prefix};
use crate::ingest::header::layout::Layout;
use crate::ingest::header::title_committee::branch_of_title;
use std::borrow::Cow;

/// The label of a row without a name: its first cell outside the numbering column, else the
/// numbering. A label may be in the numbering column: its cell was merged with that of the name.
pub fn label_of<'r, S: AsRef<str>>(layout: &Layout, row: &'r [S]) -> &'r str {
    let mut filled = row.iter().map(AsRef::as_ref).enumerate().filter(|(_, cell)| !cell.is_empty());
    let first = filled.clone().next().map_or("", |(_, cell)| cell);
    let is_of_row = |(column, cell): &(usize, &str)| {
        layout.columns.get(*column) != Some(&Meaning::Numbering) || is_label(cell)
    };
    filled.find(is_of_row).map_or(first, |(_, cell)| cell)
}

/// Joins the label of a group that is in two cells, of which the first ends with a colon: `KCN:`
/// beside `Quang Châu`, `Đảng bộ:` beside `Công ty A`. Counts may be behind them.
pub fn join_label<S: AsRef<str> + From<String>>(layout: &Layout, row: &mut [S]) {
    let meaning = |column: usize| layout.columns.get(column);
    let is_counted = |column: &usize| meaning(*column).is_some_and(is_count);
    let is_number = |column: usize| {
        meaning(column) == Some(&Meaning::Numbering) && !is_label(row[column].as_ref())
    };
    let is_filled = |column: &usize| !row[*column].as_ref().is_empty() && !is_number(*column);
    let mut filled = (0..row.len()).filter(is_filled);
    let (Some(first), Some(second)) = (filled.next(), filled.next()) else { return };
    let heading = row[first].as_ref();
    if !heading.ends_with(':') || is_counted(&second) || !filled.all(|at| is_counted(&at)) {
        return;
    }
    let joined = format!("{heading} {}", row[second].as_ref());
    let names_branch = || layout.is_people_list && branch_of_title(&joined).is_some();
    if group_of(&joined) != Group::Nothing || names_branch() {
        row[second] = S::from(String::new());
        row[first] = S::from(joined);
    }
}

/// Moves the name of an enterprise's committee from the numbering column, where its cell was merged
/// with that of the name, to the column of names. The row has figures: it may be a unit's.
pub fn move_name<S: AsRef<str> + Default>(layout: &Layout, row: &mut [S]) {
    let numbering = layout.columns.iter().position(|meaning| *meaning == Meaning::Numbering);
    let (Some(from), Some(to)) = (numbering, layout.column(Field::Name)) else { return };
    let is_name = |label: &str| {
        let folded = fold(split_number(label).1);
        unit_name::prefix(&folded) == Some(Prefix::Committee)
            && unit_name::names_enterprise(&folded)
            && !unit_name::is_bloc(&folded)
    };
    let has_figures = || {
        let mut cells = layout.columns.iter().zip(&*row);
        cells.any(|(meaning, cell)| is_count(meaning) && has_figure(cell.as_ref()))
    };
    if from.max(to) < row.len()
        && row[to].as_ref().is_empty()
        && is_label(row[from].as_ref())
        && is_name(row[from].as_ref())
        && has_figures()
    {
        row[to] = std::mem::take(&mut row[from]);
    }
}

/// Names the row of a base cell as its column of committees does, where its column of branches is
/// empty: `2;Chi bộ Công ty B;;HTNV;15;…` among the branches of committees. A row without a rating
/// and figures is a title.
pub fn name_base_cell(layout: &Layout, row: &mut [Cow<'_, str>]) {
    let (Some(from), Some(to)) = (layout.column(Field::Parent), layout.column(Field::Name)) else {
        return;
    };
    let is_cell =
        |committee: &str| unit_name::is_named(&fold(split_number(committee).1), Prefix::Cell);
    if from.max(to) < row.len()
        && lists_branches(layout)
        && is_missing(&row[to])
        && is_cell(&row[from])
        && has_figure_or_rating(layout, row)
    {
        let name = row[from].clone();
        row[to] = name;
    }
}

/// True for a cell of the numbering column that has words, and more than a number: `I. KCN Quang
/// Châu`, `Σ`, not `I/`, `12a`.
pub fn is_label(numbering: &str) -> bool {
    /// A number has no more letters behind it.
    const LEAST: usize = 3;
    let label = match split_number(numbering) {
        // `FDI`; any other word alone may be a number: `12a`, `viii`.
        (NumberingStyle::Bare, "") if group_of(numbering) != Group::Nothing => numbering,
        (NumberingStyle::Bare, whole) => whole,
        (_, rest) => rest,
    };
    label == "Σ" || label.chars().filter(|c| c.is_alphabetic()).count() >= LEAST
}

/// The label of a row that is a group by its sums, and what that gives: a committee only its kind,
/// since it is no unit.
pub fn group_by_sums<S: AsRef<str>>(layout: &Layout, row: &[S]) -> Group {
    let bare = bare_label(layout, row);
    match group_of(bare) {
        Group::Nothing | Group::Committee(_) | Group::SubCommittee(_) => {
            unit_name::kind_of_sort(&fold(bare)).map_or(Group::Nothing, Group::Kind)
        }
        group => group,
    }
}

/// The name of a row, else its label, without a number before it.
pub fn bare_label<'r, S: AsRef<str>>(layout: &Layout, row: &'r [S]) -> &'r str {
    let name = layout.name_column().and_then(|column| row.get(column)).map_or("", AsRef::as_ref);
    let whole = if name.is_empty() { label_of(layout, row) } else { name };
    match split_number(whole).1 {
        "" => whole,
        bare => bare,
    }
}

/// The column of the label of a row.
pub fn label_column<S: AsRef<str>>(layout: &Layout, row: &[S]) -> Option<usize> {
    let is_filled = |column: &usize| row.get(*column).is_some_and(|cell| !cell.as_ref().is_empty());
    let name = layout.name_column().filter(is_filled);
    name.or_else(|| (0..row.len()).find(is_filled))
}

/// The numbering style of a group row.
pub fn section_style<S: AsRef<str>>(layout: &Layout, row: &[S]) -> NumberingStyle {
    match split_number(section_label(layout, row)).0 {
        NumberingStyle::Bare => numbering_style(layout.group_number(row)),
        style => style,
    }
}

/// The number of a group row, with the signs behind it.
pub fn section_number<'r, S: AsRef<str>>(layout: &Layout, row: &'r [S]) -> &'r str {
    let label = section_label(layout, row);
    match split_number(label) {
        (NumberingStyle::Bare, _) => layout.group_number(row),
        (_, bare) => &label[..label.len() - bare.len()],
    }
}

fn section_label<'r, S: AsRef<str>>(layout: &Layout, row: &'r [S]) -> &'r str {
    let cell = |column: usize| row.get(column).map_or("", |c| c.as_ref());
    let name = layout.column(Field::Name).map(cell).filter(|name| !name.is_empty());
    name.unwrap_or_else(|| label_of(layout, row))
}

/// True for the label of a group behind a star: `* KCN Đình Trám`, `* Ngoài Nhà nước`. A note has
/// words in small letters behind a name, or tells what a word means: `* FDI: vốn nước ngoài`.
pub fn is_marked_group(label: &str) -> bool {
    const OF_PLACES: [&str; 12] =
        ["khu", "cụm", "công", "nghiệp", "và", "xã", "phố", "trấn", "các", "đơn", "vị", "ngoài"];
    // What is counted behind a group.
    const OF_UNITS: [&str; 8] =
        ["don vi", "to chuc", "tccsd", "tcd", "dang bo", "chi bo", "doanh nghiep", "dn"];
    let bare = label.trim_start_matches(['*', ' ']);
    let is_small = |word: &str| {
        word.starts_with(char::is_lowercase) && !OF_PLACES.contains(&word.trim_end_matches(','))
    };
    match group_of(bare) {
        Group::Zone(_) | Group::District(_) => !bare.split(' ').any(is_small),
        Group::Committee(_) => unit_name::names_enterprise(&fold(bare)) && !is_sentence(bare),
        Group::Year(_) | Group::Period(..) | Group::Ownership(_) | Group::Kind(_) => {
            let behind = bare.split_once([':', '=', '(']).map_or("", |(_, behind)| behind);
            let folded = fold(behind);
            let noun = folded.trim_start_matches(|c: char| c.is_ascii_digit());
            noun.is_empty() || noun.len() < folded.len() && OF_UNITS.contains(&noun.trim_start())
        }
        _ => false,
    }
}

/// True for a note about a unit: it has a verb, or words in small letters behind the name.
fn is_sentence(text: &str) -> bool {
    const WORDS: [&str; 15] = [
        "chưa", "mới", "không", "từ", "theo", "do", "có", "được", "đã", "hiện", "là", "số", "tính",
        "gồm", "vì",
    ];
    tells_end_of_unit(text) || text.contains(':') || text.split(' ').any(|w| WORDS.contains(&w))
}
