//! What a branch has from its committee: zone, district, ownership, and an id where it has none.

use super::fold_cache::FoldCache;
use super::ids_by_name::IdsByName;
use crate::domain::{
    Field, FileFacts, Flags, Meaning, NO_ROW, Ownership, Row, Units, ZoneId, fold,
};
use crate::ingest::builder::Builder;

/// Copies zone, district and ownership from the committee to each branch that has none of its own.
pub fn inherit(builder: &mut Builder, committee: &[Row]) {
    leave_zones_of_names(builder, committee);
    let (organisations, branches) = (&builder.organisations.units, &mut builder.branches.units);
    for (at, &row) in committee.iter().enumerate() {
        let of = (row != NO_ROW).then_some(row as usize);
        if branches.zone[at] == ZoneId::INHERIT {
            branches.zone[at] = of.map_or(ZoneId::OUTSIDE, |row| organisations.zone[row]);
        }
        let Some(of) = of else { continue };
        if branches.district[at].is_empty() {
            branches.district.set(at, organisations.district[of]);
            branches.flags[at].0 |= Flags::GIVEN_DISTRICT;
        }
        if branches.ownership[at] == Ownership::Missing {
            branches.ownership[at] = organisations.ownership[of];
            branches.flags[at].0 |= Flags::GIVEN_OWNERSHIP;
        }
    }
}

/// Takes the zone that the title of their table gives from branches where it is a part of the name
/// of their committee, whose own row has another one or none: `Đảng bộ Công ty Hạ tầng KCN A`.
fn leave_zones_of_names(builder: &mut Builder, committee: &[Row]) {
    let has_zone = |file: &FileFacts| {
        std::iter::once(file).chain(&file.below).any(|table| table.zone.is_some())
    };
    let files: Vec<bool> = builder.files.iter().map(has_zone).collect();
    let facts = |units: &Units, row: usize| {
        builder.files.get(usize::from(units.file[row])).map(|file| file.table_at(units.line[row]))
    };
    let (organisations, branches) = (&builder.organisations.units, &builder.branches.units);
    let is_of_name = |&(at, row): &(usize, &Row)| {
        let (row, title) =
            (*row as usize, facts(branches, at).and_then(|table| table.zone.as_ref()));
        let has_column = || {
            facts(organisations, row).is_some_and(|table| {
                table.columns.iter().any(|(_, meaning)| *meaning == Meaning::Field(Field::Zone))
            })
        };
        title.is_some_and(|zone| {
            builder.texts.get(branches.zone_text[at]) == zone
                && branches.zone[at] != organisations.zone[row]
                && fold(builder.texts.get(organisations.name[row])).contains(&fold(zone))
                && (!organisations.zone_text[row].is_empty() || has_column())
        })
    };
    let of_files = committee.iter().enumerate().filter(|(at, row)| {
        **row != NO_ROW && files.get(usize::from(branches.file[*at])).is_some_and(|has| *has)
    });
    let of_names: Vec<usize> = of_files.filter(is_of_name).map(|(at, _)| at).collect();
    for at in of_names {
        builder.branches.units.zone[at] = ZoneId::INHERIT;
    }
}

/// Gives each branch without an id that of `ids`, else one made of its committee's id and its
/// folded name.
pub fn assign_branch_ids(
    builder: &mut Builder,
    committee: &[Row],
    ids: &IdsByName,
    fold_cache: &mut FoldCache,
) {
    for (at, &row) in committee.iter().enumerate() {
        if !builder.branches.units.id[at].is_empty() {
            continue;
        }
        builder.branches.units.flags[at].0 |= Flags::GIVEN_ID;
        if let Some(id) = Row::try_from(at).ok().and_then(|row| ids.get(&row)) {
            builder.branches.units.id[at] = *id;
            continue;
        }
        let parent = if row == NO_ROW {
            fold_cache.get(&mut builder.texts, builder.branches.parent[at])
        } else {
            builder.organisations.units.id[row as usize]
        };
        let name = fold_cache.get(&mut builder.texts, builder.branches.units.name[at]);
        let id = format!("{} / {}", builder.texts.get(parent), builder.texts.get(name));
        builder.branches.units.id[at] = builder.texts.intern(&id);
    }
}
