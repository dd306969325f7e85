//! The Party organisation that an enterprise names: a unit of the data.

use super::fold_cache::FoldCache;
use super::lost_zeros::number_of;
use super::nearest::NearestOrganisations;
use crate::domain::{Field, Finding, FindingKind, Row, Table, Text, YesNo};
use crate::ingest::builder::Builder;
use crate::ingest::cells::unit_name::without_prefix;
use crate::ingest::cells::{kind, yes_no};
use rustc_hash::FxHashSet;

/// Adds a finding for each enterprise whose organisation no file gives in any year. An enterprise
/// may name it by its id, its name, or the name of its enterprise; a yes or a kind names none.
/// Without organisations there is nothing to compare with.
///
/// The code is that of a branch whose committee is unknown: both name a unit that is not there.
pub fn check_organisations(builder: &mut Builder, fold_cache: &mut FoldCache) {
    let named = (0..builder.enterprises.name.len()).filter(|&row| {
        !builder.enterprises.organisation[row].is_empty() && !builder.enterprises.is_double[row]
    });
    let named: Vec<usize> = named.collect();
    if named.is_empty() || builder.organisations.units.is_empty() {
        return;
    }
    let known = known_units(builder, fold_cache);
    let mut nearest = NearestOrganisations::default();
    for row in named {
        let text = builder.enterprises.organisation[row];
        let cell = builder.texts.get(text).to_owned();
        let is_known = known.contains(&text)
            || known.contains(&fold_cache.get(&mut builder.texts, text))
            || known.contains(&bare_name(builder, fold_cache, text))
            || number_of(&mut builder.texts, text).is_some_and(|number| known.contains(&number));
        if is_known || yes_no(&cell) == YesNo::Yes || kind(&cell).is_ok() {
            continue;
        }
        let (file, line) = (builder.enterprises.file[row], builder.enterprises.line[row]);
        let near = nearest.find(builder, &cell);
        let place = builder.place((file, line), Some(Field::Organisation), &cell);
        if *place.cell != *cell {
            // It may be a person's name.
            builder.enterprises.organisation[row] = builder.texts.intern(&place.cell);
            builder.note_lost_text(file);
        }
        builder.find(Finding {
            kind: FindingKind::UnknownOrganisation(near),
            place,
            row: Some((Table::Enterprises, Row::try_from(row).unwrap_or(Row::MAX))),
        });
    }
}

/// The ids and names of all units, and their names without the words for their kind, folded.
fn known_units(builder: &mut Builder, fold_cache: &mut FoldCache) -> FxHashSet<Text> {
    let mut known = FxHashSet::default();
    for table in [Table::Organisations, Table::Branches] {
        for row in 0..builder.units(table).len() {
            let (id, name) = (builder.units(table).id[row], builder.units(table).name[row]);
            // An id may have lost its zeros in one of the files.
            known.extend(number_of(&mut builder.texts, id));
            for text in [id, name] {
                known.insert(fold_cache.get(&mut builder.texts, text));
            }
            if table == Table::Organisations {
                known.insert(bare_name(builder, fold_cache, name));
            }
        }
    }
    known
}

/// A folded name without the words for its kind.
fn bare_name(builder: &mut Builder, fold_cache: &mut FoldCache, name: Text) -> Text {
    let folded = fold_cache.get(&mut builder.texts, name);
    let bare = without_prefix(builder.texts.get(folded)).to_owned();
    builder.texts.intern(&bare)
}
