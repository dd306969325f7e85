//! Which rows a total is of, by the cells and the label of its row: those of a year, a zone, a
//! district, an ownership, a kind or a committee.

use crate::domain::{Field, Kind, Ownership, Year, ZoneKind, fold};
use crate::ingest::cells::group::Group;
use crate::ingest::cells::{self, zone_name};
use crate::ingest::header::layout::Layout;
use std::borrow::Cow;

/// One thing that all rows of a total have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    Year(Year),
    Kind(Kind),
    Ownership(Ownership),
    /// A zone, split as all zones are.
    Zone(ZoneKind, String),
    /// A text of a column, folded.
    Text(Field, String),
}

/// The conditions that a row of totals states in its cells, and by its label.
pub fn conditions(layout: &Layout, row: &[Cow<'_, str>], label: &Group) -> Vec<Condition> {
    let has = |field| layout.column(field).is_some();
    let cell =
        |field| Some(layout.cell(field, row)).filter(|cell| cell.contains(char::is_alphanumeric));
    let mut found = Vec::new();
    found.extend(cell(Field::Year).and_then(|c| cells::year(c).ok()).map(Condition::Year));
    found.extend(cell(Field::Zone).map(zone));
    found.extend(
        cell(Field::Ownership).and_then(|c| cells::ownership(c).ok()).map(Condition::Ownership),
    );
    for field in [Field::District, Field::Parent] {
        found.extend(cell(field).map(|c| Condition::Text(field, fold(c))));
    }
    found.extend(label.parts().iter().filter_map(|label| match label {
        Group::Year(year) if has(Field::Year) => Some(Condition::Year(*year)),
        Group::Kind(kind) if has(Field::Kind) => Some(Condition::Kind(*kind)),
        Group::Ownership(ownership) if has(Field::Ownership) => {
            Some(Condition::Ownership(*ownership))
        }
        Group::Zone(name) if has(Field::Zone) => Some(zone(name)),
        Group::District(name) if has(Field::District) => {
            Some(Condition::Text(Field::District, fold(name)))
        }
        Group::Committee(name) if has(Field::Parent) => {
            Some(Condition::Text(Field::Parent, fold(name)))
        }
        _ => None,
    }));
    found
}

/// The condition that the zone is one.
pub fn zone(text: &str) -> Condition {
    let spelling = zone_name::parse(text);
    Condition::Zone(spelling.kind, spelling.folded)
}
