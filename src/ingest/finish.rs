//! What follows once all files are read: zones, links between rows and the checks across them.

use super::builder::Builder;
use super::cells::zone_name;
use super::link::{self, checks, older_enterprises, periods, persons_in_places, zones};
use super::people::settle;
use crate::domain::{
    Dataset, Field, Finding, FindingKind, Place, Row, Settings, Table, Text, Unreadable, Year,
    Zone, ZoneId, ZoneKind,
};
use rustc_hash::FxHashMap;

/// Makes the data set of all files that were merged.
pub fn finish(mut builder: Builder, settings: &Settings) -> Dataset {
    let was_full = builder.texts.is_full();
    periods::leave_out_older(&mut builder);
    older_enterprises::leave_out(&mut builder);
    settle::settle(&mut builder);
    persons_in_places::remove(&mut builder);
    let zones = settle_zones(&mut builder);
    let derived = link::link(&mut builder);
    checks::check(&mut builder, &derived, settings);
    for (table, row, flag) in builder.flagged.take() {
        if let Some(flags) = builder.units_mut(table).flags.get_mut(row as usize) {
            flags.0 |= flag;
        }
    }
    if builder.texts.is_full() && !was_full {
        // Names made for ids had no room.
        let file = u16::try_from(builder.files.len().saturating_sub(1)).unwrap_or(u16::MAX);
        builder.find(Finding {
            kind: FindingKind::Unreadable(Unreadable::TooMuchText),
            place: Place { file, ..Place::default() },
            row: None,
        });
    }
    let mut findings = std::mem::take(&mut builder.findings);
    findings.sort();
    let mut years: Vec<Year> = derived
        .organisations_of
        .keys()
        .chain(derived.branches_of.keys())
        .copied()
        .filter(|y| *y != Year::UNKNOWN)
        .collect();
    years.sort_unstable();
    years.dedup();
    builder.texts.shrink();
    builder.organisations.shrink();
    builder.branches.shrink();
    builder.enterprises.shrink();
    let illustrative = builder.files.iter().any(|file| file.illustrative);
    Dataset {
        illustrative,
        texts: builder.texts,
        zones,
        organisations: builder.organisations,
        branches: builder.branches,
        enterprises: builder.enterprises,
        people: builder.people,
        listed_from: builder.listed_from,
        derived,
        files: builder.files,
        findings,
        years,
    }
}

/// The kinds of each spelling of a zone in columns whose headings give one: all are parks under
/// `KCN`.
fn zones_with_headed_kind(builder: &Builder) -> FxHashMap<Text, Vec<ZoneKind>> {
    let kinds: Vec<Option<ZoneKind>> = builder
        .headings
        .iter()
        .map(|headings| zone_name::kind_of_heading(headings.get(&Field::Zone)?))
        .collect();
    let mut headed: FxHashMap<Text, Vec<ZoneKind>> = FxHashMap::default();
    if kinds.iter().all(Option::is_none) {
        return headed;
    }
    let columns = [
        (&builder.organisations.units.zone_text, &builder.organisations.units.file),
        (&builder.branches.units.zone_text, &builder.branches.units.file),
        (&builder.enterprises.zone_text, &builder.enterprises.file),
    ];
    for (texts, files) in columns {
        for (text, file) in texts.iter().zip(files.iter()) {
            if let Some(kind) = kinds.get(usize::from(*file)).copied().flatten() {
                let kinds = headed.entry(*text).or_default();
                if !kinds.contains(&kind) {
                    kinds.push(kind);
                }
            }
        }
    }
    headed
}

/// Brings the spellings of zones together and gives each row its zone.
fn settle_zones(builder: &mut Builder) -> Vec<Zone> {
    let mut counted: Vec<(Text, u32)> = Vec::new();
    let mut at: FxHashMap<Text, usize> = FxHashMap::default();
    let mut first = checks::FirstPlaces::default();
    let columns = [
        (Table::Organisations, &builder.organisations.units.zone_text),
        (Table::Branches, &builder.branches.units.zone_text),
        (Table::Enterprises, &builder.enterprises.zone_text),
    ];
    for (table, column) in columns {
        let counts = |row: usize| {
            let row = Row::try_from(row).unwrap_or(Row::MAX);
            table == Table::Enterprises || builder.units(table).counts_in(row)
        };
        for (row, &text) in column.iter().enumerate().filter(|(row, _)| counts(*row)) {
            let slot = *at.entry(text).or_insert_with(|| {
                let (file, line) = match table {
                    Table::Enterprises => {
                        (builder.enterprises.file[row], builder.enterprises.line[row])
                    }
                    table => (builder.units(table).file[row], builder.units(table).line[row]),
                };
                first.insert(text, (table, u32::try_from(row).unwrap_or(u32::MAX), file, line));
                counted.push((text, 0));
                counted.len() - 1
            });
            counted[slot].1 += 1;
        }
    }
    let headed = zones_with_headed_kind(builder);
    let gathered = zones::group_spellings(&builder.texts, &counted, &headed);
    checks::zones(builder, &gathered, &first);
    let of = |text: &Text| gathered.of.get(text).copied().unwrap_or(ZoneId::OUTSIDE);
    builder.organisations.units.zone =
        builder.organisations.units.zone_text.iter().map(of).collect();
    builder.branches.units.zone = builder
        .branches
        .units
        .zone_text
        .iter()
        .map(|t| if t.is_empty() { ZoneId::INHERIT } else { of(t) })
        .collect();
    builder.enterprises.zone = builder.enterprises.zone_text.iter().map(of).collect();
    gathered.zones
}
