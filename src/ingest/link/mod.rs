//! What no single row can show: branches and their committees, zones, checks across rows, stated
//! totals.
//!
//! ```text
//! rows of all files
//!   -> periods       files of an earlier period of a year are left out
//!   -> older_enterprises  likewise of enterprises, and files of an earlier year
//!   -> persons_in_places  names of persons in columns of places are removed
//!   -> zones         one zone for all its spellings
//!   -> link          ids, duplicates, committees, inherited columns, the year before
//!   -> checks        findings that need several rows
//! stated_totals      what a file states of its own rows, compared while the file is read
//! ```

pub mod checks;
pub mod older_enterprises;
pub mod periods;
pub mod persons_in_places;
pub mod row_sums;
pub mod stated_cells;
pub mod stated_percents;
pub mod stated_totals;
pub mod stray_years;
pub mod total_scope;
pub mod zones;

mod committee_names;
mod committees;
mod counted_above;
mod duplicates;
mod enterprise_organisations;
mod excellent;
mod fold_cache;
mod ids_by_name;
mod index;
mod inherit;
mod lost_zeros;
mod nearest;
mod sub_committees;
mod year_before;

use crate::domain::{Derived, Flags, NO_ROW, Row, Table};
use crate::ingest::builder::Builder;
use fold_cache::FoldCache;
use ids_by_name::IdsByName;
use index::{by_year, rows};
use year_before::Committees;

/// Links the rows of all files. The zones of the rows must be set: `ZoneId::INHERIT` for a branch
/// without one.
pub fn link(builder: &mut Builder) -> Derived {
    let mut fold_cache = FoldCache::default();
    let kind = |builder: &Builder, row: Row| builder.organisations.kind[row as usize] as u32;
    let ids = ids_by_name::of_units(builder, Table::Organisations, kind);
    assign_ids(builder, &ids, &mut fold_cache);
    let (organisations_of, branches_of) =
        rayon::join(|| by_year(&builder.organisations.units), || by_year(&builder.branches.units));
    let organisations =
        duplicates::mark_duplicates(builder, Table::Organisations, &organisations_of, &ids);
    let (committee, sub_committees) =
        committees::find_committees(builder, &organisations, &organisations_of, &mut fold_cache);
    inherit::inherit(builder, &committee);
    let of = |_: &Builder, row: Row| committee[row as usize];
    let ids = ids_by_name::of_units(builder, Table::Branches, of);
    inherit::assign_branch_ids(builder, &committee, &ids, &mut fold_cache);
    let branches = duplicates::mark_duplicates(builder, Table::Branches, &branches_of, &ids);
    duplicates::mark_duplicate_enterprises(builder, &mut fold_cache);
    enterprise_organisations::check_organisations(builder, &mut fold_cache);
    let (branch_starts, grouped) = committees::group_branches(
        builder.organisations.units.len(),
        &builder.branches,
        &committee,
    );
    let counted_above = counted_above::find(builder, &committee, &branch_starts, &grouped);
    let none = vec![NO_ROW; builder.organisations.units.len()];
    let organisation_before = year_before::before(
        builder,
        Table::Organisations,
        &organisations,
        &organisations_of,
        Committees { of: &none, before: &[] },
        &mut fold_cache,
    );
    let branch_before = year_before::before(
        builder,
        Table::Branches,
        &branches,
        &branches_of,
        Committees { of: &committee, before: &organisation_before },
        &mut fold_cache,
    );
    leave_out_elsewhere(builder);
    Derived {
        sub_committees,
        organisations_of,
        branches_of,
        committee,
        branch_starts,
        branches: grouped,
        counted_above,
        organisation_before,
        branch_before,
    }
}

/// Gives each organisation without an id that of `ids`, else its folded name.
fn assign_ids(builder: &mut Builder, ids: &IdsByName, fold_cache: &mut FoldCache) {
    for row in rows(&builder.organisations.units) {
        let at = row as usize;
        if builder.organisations.units.id[at].is_empty() {
            let name = builder.organisations.units.name[at];
            let id = ids.get(&row).copied();
            builder.organisations.units.id[at] =
                id.unwrap_or_else(|| fold_cache.get(&mut builder.texts, name));
            builder.organisations.units.flags[at].0 |= Flags::GIVEN_ID;
        }
    }
}

/// Takes the organisations that are registered elsewhere out of the sums: they are there for their
/// branches alone.
fn leave_out_elsewhere(builder: &mut Builder) {
    let organisations = &mut builder.organisations;
    for (flags, elsewhere) in
        organisations.units.flags.iter_mut().zip(organisations.elsewhere.iter())
    {
        if elsewhere {
            flags.0 |= Flags::DUPLICATE;
        }
    }
}
