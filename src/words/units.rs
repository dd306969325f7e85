//! Units as a reader knows them: by id and name, or by the name as it is written.

use crate::domain::{Dataset, Row, Table, fold};

/// The id of a unit; None where its files give none and the folded name serves as the id.
#[must_use]
pub fn own_id(data: &Dataset, table: Table, row: Row) -> Option<&str> {
    let (id, name) = (data.id(table, row), fold(data.name(table, row)));
    let is_made = id.strip_suffix(name.as_str()).is_some_and(|start| {
        start.is_empty() || table == Table::Branches && start.ends_with(" / ")
    });
    (!is_made).then_some(id)
}

/// The name of a unit as it is written, with its id where it has one, else of a branch with its
/// committee.
#[must_use]
pub fn unit_label(data: &Dataset, table: Table, row: Row) -> String {
    let name = data.name(table, row);
    match own_id(data, table, row) {
        Some(id) => format!("{id} {name}"),
        None if table == Table::Branches => match data.committee_of(row) {
            Some(committee) => format!("{name} ({})", data.name(Table::Organisations, committee)),
            None => name.to_owned(),
        },
        None => name.to_owned(),
    }
}
