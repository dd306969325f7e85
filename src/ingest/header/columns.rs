//! What the columns of a header are, once each heading is known: conflicts between two columns of
//! one meaning, levels and percentages that depend on the columns before them, and which table the
//! columns make.

use super::heading::{HeadingMeaning, fold_heading, is_of_branch, meaning};
use super::layout::{Layout, PercentOf};
use super::levels::rating_of;
use super::years;
use crate::domain::{CountField, Field, Meaning, Table};

pub fn assign(layout: &mut Layout, meanings: &[Option<HeadingMeaning>]) {
    for (column, named) in meanings.iter().enumerate() {
        layout.columns[column] = match named {
            Some(HeadingMeaning::Field(field)) => match layout.column(*field) {
                None => Meaning::Field(*field),
                Some(first) => resolve_conflict(layout, first, column, *field),
            },
            Some(HeadingMeaning::Percent) => Meaning::Percent,
            Some(HeadingMeaning::Numbering) => Meaning::Numbering,
            Some(HeadingMeaning::Personal) => Meaning::Personal,
            Some(HeadingMeaning::Level(_)) | None => layout.columns[column],
        };
    }
}

/// Resolves two columns with one meaning: changes the layout and returns the meaning of the second.
/// Of two columns of names or of ids in a list of branches, the one that is not the branch's is its
/// committee's. Of two years the later one is used. Else the first column is used.
fn resolve_conflict(layout: &mut Layout, first: usize, second: usize, field: Field) -> Meaning {
    let of_branch = |column: usize| is_of_branch(&fold_heading(&layout.headings[column]));
    if matches!(field, Field::Name | Field::Id)
        && layout.column(Field::Kind).is_none()
        && of_branch(first) != of_branch(second)
    {
        let (own, other) = if of_branch(first) { (first, second) } else { (second, first) };
        layout.columns[own] = Meaning::Field(field);
        // A committee is found by its id rather than by its name.
        let parent = layout.column(Field::Parent);
        let is_better = field == Field::Id && parent.is_none_or(|column| has_names(layout, column));
        layout.columns[other] = if parent.is_none() || is_better {
            Meaning::Field(Field::Parent)
        } else {
            Meaning::Unknown
        };
        if let Some(parent) = parent {
            let (left, kept) = if is_better { (parent, other) } else { (other, parent) };
            layout.columns[left] = Meaning::Unknown;
            layout.rivals.push((left, layout.headings[kept].clone()));
        }
        return layout.columns[second];
    }
    // The later of two years is used.
    let year = |column: usize| years::of_headings([layout.headings[column].as_str()]);
    if year(first).is_some() && year(first) < year(second) {
        layout.columns[first] = Meaning::Unknown;
        layout.rivals.push((first, layout.headings[second].clone()));
        return Meaning::Field(field);
    }
    layout.rivals.push((second, layout.headings[first].clone()));
    Meaning::Unknown
}

/// True if a column's heading is one of names.
fn has_names(layout: &Layout, column: usize) -> bool {
    meaning(&layout.headings[column]) == Some(HeadingMeaning::Field(Field::Name))
}

/// Finds the column of names where no heading names one: it is then under a heading that elsewhere
/// means another column, such as `Tổ chức đảng`, or `Đảng bộ` beside a kind.
pub fn choose_name_column(layout: &mut Layout) {
    let has = |layout: &Layout, field| layout.column(field).is_some();
    if has(layout, Field::Name) || has(layout, Field::Enterprise) {
        return;
    }
    let elsewhere = if has(layout, Field::Kind) && !has(layout, Field::Organisation) {
        Field::Parent
    } else {
        Field::Organisation
    };
    if let Some(column) = layout.column(elsewhere) {
        layout.columns[column] = Meaning::Field(Field::Name);
    }
}

/// Resolves headings that are a level alone (`HTXSNV`). Behind a column of members it counts
/// members. Otherwise, where no column holds ratings, it is a tick that gives the row's rating.
pub fn resolve_levels(layout: &mut Layout, meanings: &[Option<HeadingMeaning>]) {
    let members_at = layout
        .columns
        .iter()
        .position(|m| matches!(m, Meaning::Field(Field::Members | Field::MembersRated)));
    for (column, named) in meanings.iter().enumerate() {
        let Some(HeadingMeaning::Level(field)) = named else { continue };
        let after_members = members_at.is_some_and(|at| at < column);
        layout.columns[column] = if after_members && layout.column(*field).is_none() {
            Meaning::Field(*field)
        } else if layout.column(Field::Rating).is_none() {
            Meaning::Tick(rating_of(*field))
        } else {
            Meaning::Unknown
        };
    }
}

pub fn resolve_percents(layout: &mut Layout) {
    for column in 0..layout.columns.len() {
        if layout.columns[column] != Meaning::Percent {
            continue;
        }
        let folded = fold_heading(&layout.headings[column]);
        if folded.contains("tro len") {
            layout.percents[column] = Some(PercentOf::GoodOrBetter);
            continue;
        }
        let before = layout.columns[..column].iter().rev().find_map(|m| match m {
            Meaning::Field(field) => Some(CountField::of(*field)),
            _ => None,
        });
        layout.percents[column] = before.flatten().and_then(PercentOf::field);
    }
}

/// The table that the columns make; `Some(None)` for a list of organisations and their branches.
#[allow(clippy::option_option, reason = "no table, a mixed one, one of the three")]
pub fn table_of(layout: &Layout) -> Option<Option<Table>> {
    let has = |field| layout.column(field).is_some();
    match (has(Field::Kind), has(Field::Parent), has(Field::Enterprise)) {
        (true, true, _) => Some(None),
        (true, false, _) => Some(Some(Table::Organisations)),
        (false, true, _) => Some(Some(Table::Branches)),
        (false, false, true) => Some(Some(Table::Enterprises)),
        (false, false, false) => {
            let counts =
                [Field::Members, Field::MembersExcellent, Field::MembersGood].into_iter().all(has);
            (has(Field::Name) && counts).then_some(None)
        }
    }
}
