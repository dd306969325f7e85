//! From the bytes of exports to a [`Dataset`] and its findings. Pure but for reading the files.
//!
//! Each step is a place of its own: [`source`] gives bytes, `decode` text, `rows` cells, `layout`
//! finds the header and what its columns are (`headings` has the synonyms), `years` the year where
//! no column has it, `classify` tells data from titles, groups and totals, `cells` reads one value,
//! `file` drives these over one file into the `builder`'s columns, tidy rows (`tidy`, whose cells
//! end at `ends`) on all cores in `parts`, their texts numbered by `text_cache`; `links` says which
//! rows belong together, `checks` what no single row can show. `excerpt` reads a few rows again,
//! for a person to look at; `preview` the first rows of long files, while the rest is read.

mod builder;
mod decode;
mod excerpt;
mod fast;
#[cfg(fuzzing)]
pub mod fuzz_api;
mod header;
mod link;
mod preview;
mod progress;
mod reload;
mod row;
pub mod source;
mod table_reader;

pub use excerpt::{Excerpt, ExcerptRow, Window, excerpts};
pub use header::headings::usual as usual_headings;
pub use link::zones::find as find_zone;
pub use preview::preview;
pub use progress::{Progress, ProgressSnapshot};
pub use reload::{PriorRead, Was};
pub use row::cells::ownership as read_ownership;

use crate::domain::{Dataset, Ownership, Settings, Table, Text, Year, ZoneId};
use builder::Builder;
use fast::chunks;
use fast::text_cache::TextCache;
use link::{checks, parents, zones};
use row::cells;
use rustc_hash::FxHashMap;
use source::Named;
use std::sync::Arc;

/// Reads sources into one data set. `fallback_year` is for rows whose year nothing else tells.
#[must_use]
pub fn load(sources: &[Named], settings: &Settings, fallback_year: Option<Year>) -> Dataset {
    load_sources(Builder::default(), sources, settings, fallback_year, None, chunks::PART)
}

/// Like [`load`]; how far it has come can be looked at meanwhile, what has not changed is taken
/// over from `earlier`, and a later reading can take over from this one.
#[must_use]
pub fn load_watched(
    sources: &[Named],
    settings: &Settings,
    fallback_year: Option<Year>,
    progress: &Arc<Progress>,
    earlier: Option<PriorRead>,
) -> Dataset {
    let builder = Builder { progress: Arc::clone(progress), remembers: true, ..Builder::default() };
    load_sources(builder, sources, settings, fallback_year, earlier, chunks::PART)
}

/// Like [`load_watched`], read in parts of so many bytes.
#[must_use]
pub fn load_watched_in_parts(
    sources: &[Named],
    settings: &Settings,
    earlier: Option<PriorRead>,
    part: usize,
) -> Dataset {
    load_sources(
        Builder { remembers: true, ..Builder::default() },
        sources,
        settings,
        None,
        earlier,
        part.max(1),
    )
}

fn load_sources(
    mut builder: Builder,
    sources: &[Named],
    settings: &Settings,
    fallback_year: Option<Year>,
    earlier: Option<PriorRead>,
    part: usize,
) -> Dataset {
    if let Some(earlier) = earlier {
        builder.texts = earlier.data.texts.clone();
    }
    let progress = Arc::clone(&builder.progress);
    let sizes: Vec<u64> =
        sources.iter().map(|named| named.source.as_ref().map_or(0, source::size)).collect();
    progress.expect(sizes.iter().sum());
    let mut upto = 0;
    for (at, (named, size)) in sources.iter().zip(sizes).enumerate() {
        upto += size;
        let was = earlier.and_then(|earlier| Some((earlier.data, (*earlier.was.get(at)?)?)));
        if let Some((old, Was::Same(from))) = was {
            reload::copy(&mut builder, old, from, &named.name);
        } else {
            let bytes = named.source.as_ref().map_err(Clone::clone).and_then(source::open);
            let old = was.map(|(old, Was::Same(from) | Was::Other(from))| (old, from));
            table_reader::read(
                &mut builder,
                &named.name,
                bytes.as_ref().map_err(Clone::clone),
                fallback_year,
                part,
                old,
            );
        }
        progress.settle(upto);
    }
    finish(builder, settings)
}

/// Reads files that are in memory: each a name and its bytes.
#[must_use]
pub fn load_bytes(
    files: &[(&str, &[u8])],
    settings: &Settings,
    fallback_year: Option<Year>,
) -> Dataset {
    load_in_parts(files, settings, fallback_year, chunks::PART)
}

/// Like [`load_bytes`], read in parts of so many bytes.
#[must_use]
pub fn load_in_parts(
    files: &[(&str, &[u8])],
    settings: &Settings,
    fallback_year: Option<Year>,
    part: usize,
) -> Dataset {
    read_files(Builder::default(), files, settings, fallback_year, part)
}

/// Like [`load_bytes`], with every row read with care, also where a quicker way reads it the same.
#[must_use]
pub fn load_bytes_slowly(
    files: &[(&str, &[u8])],
    settings: &Settings,
    fallback_year: Option<Year>,
) -> Dataset {
    read_files(
        Builder { careful: true, ..Builder::default() },
        files,
        settings,
        fallback_year,
        chunks::PART,
    )
}

fn read_files(
    mut builder: Builder,
    files: &[(&str, &[u8])],
    settings: &Settings,
    fallback_year: Option<Year>,
    part: usize,
) -> Dataset {
    for (name, bytes) in files {
        let bytes = source::Bytes::Memory((*bytes).into());
        table_reader::read(&mut builder, name, Ok(&bytes), fallback_year, part.max(1), None);
    }
    finish(builder, settings)
}

fn finish(mut builder: Builder, settings: &Settings) -> Dataset {
    builder.text_cache = TextCache::default();
    // What was found so far every file shows by itself.
    for (table, row, flag) in std::mem::take(&mut builder.flagged) {
        if let Some(flags) = builder.units_mut(table).flags.get_mut(row as usize) {
            flags.0 |= flag | (flag << 2);
        }
    }
    let zones = settle_zones(&mut builder);
    let derived = parents::link(&mut builder);
    checks::check(&mut builder, &derived, settings);
    for (table, row, flag) in std::mem::take(&mut builder.flagged) {
        if let Some(flags) = builder.units_mut(table).flags.get_mut(row as usize) {
            flags.0 |= flag;
        }
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
    builder.organisations.units.shrink();
    builder.branches.units.shrink();
    let illustrative = builder.files.iter().any(|file| file.illustrative);
    Dataset {
        illustrative,
        texts: builder.texts,
        zones,
        organisations: builder.organisations,
        branches: builder.branches,
        enterprises: builder.enterprises,
        derived,
        files: builder.files,
        findings,
        years,
    }
}

/// Brings the spellings of zones together and gives each row its zone.
fn settle_zones(builder: &mut Builder) -> Vec<crate::domain::Zone> {
    let mut counted: Vec<(Text, u32)> = Vec::new();
    let mut at: FxHashMap<Text, usize> = FxHashMap::default();
    let mut first = checks::FirstPlaces::default();
    let columns = [
        (Table::Organisations, &builder.organisations.units.zone_text),
        (Table::Branches, &builder.branches.units.zone_text),
        (Table::Enterprises, &builder.enterprises.zone_text),
    ];
    for (table, column) in columns {
        for (row, &text) in column.iter().enumerate() {
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
    let gathered = zones::gather(&builder.texts, &counted);
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

/// The ownership that a person means by a word, Vietnamese or the contract's.
#[must_use]
pub fn find_ownership(word: &str) -> Option<Ownership> {
    cells::ownership(&crate::domain::clean(word)).ok().filter(|o| *o != Ownership::Missing)
}
