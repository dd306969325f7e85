//! Units and zones as a reader knows them: by id and name, or by the name as it is written.

use super::{Lang, outside};
use crate::domain::{Dataset, Flags, Row, Table, ZoneId};

/// The id of an organisation or branch; None where its files give none and the folded name serves
/// as the id.
#[must_use]
pub fn own_id(data: &Dataset, table: Table, row: Row) -> Option<&str> {
    let is_made = data.units(table).flags[row as usize].has(Flags::GIVEN_ID);
    (!is_made).then(|| data.id(table, row))
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

/// The name of a zone in a language.
#[must_use]
pub fn zone_name(lang: Lang, data: &Dataset, zone: ZoneId) -> &str {
    if zone == ZoneId::OUTSIDE { outside(lang) } else { data.zone_name(zone) }
}
