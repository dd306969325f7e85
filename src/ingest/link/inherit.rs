//! What a branch has from its committee: zone, district, ownership, and an id where it has none.

use super::fold_cache::FoldCache;
use super::ids_by_name::IdsByName;
use crate::domain::{Flags, NO_ROW, Ownership, Row, ZoneId};
use crate::ingest::builder::Builder;

/// Copies zone, district and ownership from the committee to each branch that has none of its own.
pub fn inherit(builder: &mut Builder, committee: &[Row]) {
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
