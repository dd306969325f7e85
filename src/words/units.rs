//! Units and zones as a reader knows them: by id and name, or by the name as it is written.

use super::{Lang, not_in_force, outside, supposed};
use crate::analysis::Change;
use crate::domain::{Dataset, Finding, Row, Table, ZoneId};

/// The id of an organisation or branch; None where its files give none and the folded name serves
/// as the id.
#[must_use]
pub fn own_id(data: &Dataset, table: Table, row: Row) -> Option<&str> {
    data.units(table).own_id(row).map(|id| data.texts.get(id))
}

/// The name of a unit as it is written, with its id where it has one, else of a branch with its
/// committee.
#[must_use]
pub fn unit_label(data: &Dataset, table: Table, row: Row) -> String {
    let name = data.name(table, row);
    match own_id(data, table, row) {
        Some(id) => format!("{id} {name}"),
        None => name_in_committee(data, table, row),
    }
}

/// The unit that a finding is about, as [`unit_label`] names it; None if it is about none.
#[must_use]
pub fn unit_of_finding(data: &Dataset, finding: &Finding) -> Option<String> {
    match finding.unit() {
        Some((table, row)) => Some(unit_label(data, table, row)),
        None => {
            data.broken_unit(finding).map(|(id, name)| format!("{id} {name}").trim().to_owned())
        }
    }
}

/// The words of names that a narrow window abbreviates, as offices do.
const SHORT_WORDS: [(&str, &str); 3] = [("Đảng bộ", "ĐB"), ("Chi bộ", "CB"), ("Công ty", "Cty")];

/// A name with its usual words abbreviated: `ĐB Cty TNHH Điện tử Tân Việt`.
#[must_use]
pub fn short_name(name: &str) -> String {
    SHORT_WORDS.iter().fold(name.to_owned(), |name, (long, short)| name.replace(long, short))
}

/// The name of a unit, of a branch with its committee: branches of several committees have one
/// name.
#[must_use]
pub fn name_in_committee(data: &Dataset, table: Table, row: Row) -> String {
    let committee = if table == Table::Branches { data.committee_of(row) } else { None };
    let name = data.name(table, row);
    match committee {
        Some(committee) => format!("{name} ({})", data.name(Table::Organisations, committee)),
        None => name.to_owned(),
    }
}

/// The name of a unit with its id where it has one, of a branch with its committee.
#[must_use]
pub fn unit_in_full(data: &Dataset, table: Table, row: Row) -> String {
    let name = name_in_committee(data, table, row);
    own_id(data, table, row).map_or_else(|| name.clone(), |id| format!("{id} {name}"))
}

/// What is supposed of a unit, which is named by its id where the data has no such unit; `holds` if
/// the data has the change.
#[must_use]
pub fn supposed_of(lang: Lang, data: &Dataset, change: &Change, holds: bool) -> String {
    let what = supposed(lang, change.supposed);
    match data.row_of(change.table, change.year, &change.id) {
        Some(row) => {
            let end = if holds { String::new() } else { format!(" ({})", not_in_force(lang)) };
            format!("{} {what}{end}", name_in_committee(data, change.table, row))
        }
        None => format!("{} {what} ({})", change.id, no_such_unit(lang, change.year)),
    }
}

sentences! {
    no_such_unit(year): "năm {year} không có đơn vị này", "there is no such unit in {year}";
}

/// The name of a zone in a language.
#[must_use]
pub fn zone_name(lang: Lang, data: &Dataset, zone: ZoneId) -> &str {
    if zone == ZoneId::OUTSIDE { outside(lang) } else { data.zone_name(zone) }
}
