//! Checks that need several rows: sums of branches, missing reports, expected numbers, spellings of
//! zones.

use crate::domain::{
    Count, CountField, Derived, Field, Finding, FindingKind, Kind, NO_ROW, Place, Rating, Row,
    Settings, Table, Text, Year,
};
use crate::ingest::builder::Builder;
use crate::ingest::link::excellent;
use crate::ingest::link::stray_years;
use crate::ingest::link::zones::Zones;
use rustc_hash::{FxHashMap, FxHashSet};

/// Runs every check over the linked rows and adds the findings.
pub fn check(builder: &mut Builder, derived: &Derived, settings: &Settings) {
    committees(builder, derived);
    reports(builder, derived, Table::Organisations);
    reports(builder, derived, Table::Branches);
    stray_years::find(builder, derived, Table::Organisations);
    stray_years::find(builder, derived, Table::Branches);
    expected(builder, derived, settings);
    if let Some(percent) = settings.committee_rule {
        excellent::committee_rule(builder, derived, percent);
    }
    if let Some(percent) = settings.excellent_cap {
        excellent::members_cap(builder, percent);
        excellent::units_cap(builder, derived, percent);
    }
}

fn committees(builder: &mut Builder, derived: &Derived) {
    for row in 0..builder.next_row(Table::Organisations) {
        let at = row as usize;
        if builder.organisations.kind[at] != Kind::BaseCommittee
            || !builder.organisations.units.counts_in(row)
        {
            continue;
        }
        let branches = &derived.branches
            [derived.branch_starts[at] as usize..derived.branch_starts[at + 1] as usize];
        branch_counts(builder, row, branches);
        // As the branches' measure counts them.
        let count = |field| builder.organisations.units.count(field, row).get();
        let stated = count(CountField::Branches).or_else(|| count(CountField::BranchesRated));
        if branches.is_empty() && stated.is_some_and(|stated| stated > 0) {
            continue;
        }
        if branches.is_empty() {
            let name = builder.texts.get(builder.organisations.units.name[at]).to_owned();
            builder.find_in_row(FindingKind::NoBranches, Table::Organisations, row, None, &name);
            continue;
        }
        let sum = branches.iter().try_fold(0u64, |sum, &b| {
            Some(sum + builder.branches.units.count(CountField::Members, b).wide()?)
        });
        let own = builder.organisations.units.count(CountField::Members, row).get();
        if let (Some(sum), Some(members)) = (sum, own)
            && sum != u64::from(members)
        {
            builder.find_in_row(
                FindingKind::BranchesMismatch { members, branches: sum },
                Table::Organisations,
                row,
                Some(Field::Members),
                &members.to_string(),
            );
        }
    }
}

/// Adds a finding for each count of branches in a committee's row that its branch rows contradict.
fn branch_counts(builder: &mut Builder, row: Row, branches: &[Row]) {
    let ratings: Vec<Rating> =
        branches.iter().map(|&branch| builder.branches.units.rating[branch as usize]).collect();
    if ratings.is_empty() {
        return;
    }
    let of = |rating: Rating| ratings.iter().filter(|own| **own == rating).count();
    let is_whole = !ratings.contains(&Rating::Bad);
    let units = &builder.organisations.units;
    // Without a count of the excellent, the good are those that are good or better.
    let good = match units.count(CountField::BranchesExcellent, row) {
        Count::MISSING if units.branches_good_or_better(row).is_some() => {
            of(Rating::Good) + of(Rating::Excellent)
        }
        _ => of(Rating::Good),
    };
    let given = [
        (CountField::Branches, ratings.len()),
        (CountField::BranchesRated, ratings.iter().filter(|own| own.is_rated()).count()),
        (CountField::BranchesExcellent, of(Rating::Excellent)),
        (CountField::BranchesGood, good),
        (CountField::BranchesSatisfactory, of(Rating::Satisfactory)),
        (CountField::BranchesUnsatisfactory, of(Rating::Unsatisfactory)),
    ];
    for (field, rows) in given {
        let is_known = is_whole || field == CountField::Branches;
        let stated = builder.organisations.units.count(field, row).get();
        if let Some(stated) = stated.filter(|_| is_known)
            && rows as u64 != u64::from(stated)
        {
            let what = FindingKind::BranchCountMismatch { stated, rows: rows as u64 };
            let cell = stated.to_string();
            builder.find_in_row(what, Table::Organisations, row, Some(field.field()), &cell);
        }
    }
}

/// Adds a finding for each unit of one year that is missing in the next, where the data has the
/// next year.
fn reports(builder: &mut Builder, derived: &Derived, table: Table) {
    let (of, before) = match table {
        Table::Branches => (&derived.branches_of, &derived.branch_before),
        _ => (&derived.organisations_of, &derived.organisation_before),
    };
    let mut followed = vec![false; before.len()];
    for &row in before.iter().filter(|&&row| row != NO_ROW) {
        followed[row as usize] = true;
    }
    let mut years: Vec<Year> = of.keys().copied().filter(|y| *y != Year::UNKNOWN).collect();
    years.sort_unstable();
    let broken = builder.files.iter().flat_map(|file| &file.broken_units);
    let texts = broken.flat_map(|unit| [(unit.year, unit.id), (unit.year, unit.name)]);
    let broken: FxHashSet<(Year, Text)> = texts.filter(|(_, text)| !text.is_empty()).collect();
    // A broken row whose year is not known may be of any.
    let is_broken = |builder: &Builder, row: Row, year: Year| {
        let units = builder.units(table);
        let texts = [units.id[row as usize], units.name[row as usize]];
        texts.iter().any(|&text| {
            [year, Year::UNKNOWN].into_iter().any(|year| broken.contains(&(year, text)))
        })
    };
    for pair in years.windows(2).filter(|p| p[1].before() == p[0]) {
        for &row in &of[&pair[0]] {
            if !followed[row as usize]
                && builder.units(table).counts_in(row)
                && !is_broken(builder, row, pair[1])
            {
                let name = builder.texts.get(builder.units(table).name[row as usize]).to_owned();
                builder.find_in_row(
                    FindingKind::MissingReport { table, year: pair[1] },
                    table,
                    row,
                    None,
                    &name,
                );
            }
        }
    }
}

fn expected(builder: &mut Builder, derived: &Derived, settings: &Settings) {
    let expected = settings.expected;
    let Some(&year) = derived.organisations_of.keys().chain(derived.branches_of.keys()).max()
    else {
        return;
    };
    for (table, of, number) in [
        (Table::Organisations, &derived.organisations_of, expected.organisations),
        (Table::Branches, &derived.branches_of, expected.branches),
    ] {
        let Some(number) = number else { continue };
        let rows = of.get(&year).map_or(&[][..], Vec::as_slice);
        let found = rows.iter().filter(|&&r| builder.units(table).counts_in(r)).count();
        if found != number as usize {
            let file = rows.first().map_or(0, |&r| builder.units(table).file[r as usize]);
            let place = Place { file, ..Place::default() };
            builder.find(Finding {
                kind: FindingKind::ExpectedCount { table, year, expected: number, found },
                place,
                row: None,
            });
        }
    }
}

/// The first place of each spelling of a zone: table, row, file, line.
pub type FirstPlaces = FxHashMap<Text, (Table, Row, u16, u32)>;

/// Adds findings for zones with several spellings and for bare names that could be two zones.
pub fn zones(builder: &mut Builder, zones: &Zones, first: &FirstPlaces) {
    let place = |builder: &Builder, text: Text| {
        let (table, row, file, line) = first.get(&text).copied()?;
        let place = builder.place((file, line), Some(Field::Zone), builder.texts.get(text));
        Some((place, Some((table, row)).filter(|(t, _)| *t != Table::Enterprises)))
    };
    for (zone, spellings) in zones.zones.iter().zip(&zones.spellings) {
        if spellings.len() < 2 {
            continue;
        }
        // The rarest spelling is most likely the wrong one.
        if let Some((place, row)) = spellings.last().and_then(|(text, _)| place(builder, *text)) {
            let spellings =
                spellings.iter().map(|(t, _)| builder.texts.get(*t).to_owned()).collect();
            builder.find(Finding {
                kind: FindingKind::ZoneSpellings { shown: zone.name.clone(), spellings },
                place,
                row,
            });
        }
    }
    several_zones(builder);
    for &text in &zones.several {
        if let Some((place, row)) = place(builder, text) {
            builder.find(Finding { kind: FindingKind::SeveralZones, place, row });
        }
    }
    for &text in &zones.ambiguous {
        if let Some((place, row)) = place(builder, text) {
            builder.find(Finding { kind: FindingKind::ZoneAmbiguous, place, row });
        }
    }
}

/// Adds a finding for each unit with ticks in the columns of several zones.
fn several_zones(builder: &mut Builder) {
    for table in [Table::Organisations, Table::Branches] {
        let odd = builder.units(table).odd.iter();
        let mut rows: Vec<(Row, Text)> = odd
            .filter(|((_, field), _)| *field == Field::Zone)
            .map(|((row, _), text)| (*row, *text))
            .collect();
        rows.sort_unstable();
        for (row, text) in rows {
            let cell = builder.texts.get(text).to_owned();
            builder.find_in_row(FindingKind::SeveralZones, table, row, Some(Field::Zone), &cell);
        }
    }
}
