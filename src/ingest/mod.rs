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
mod cells;
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

pub use cells::ownership as read_ownership;
pub use excerpt::{Excerpt, ExcerptRow, Window, excerpts};
pub use header::usual as usual_headings;
pub use link::zones::find as find_zone;
pub use preview::preview;
pub use progress::{Progress, ProgressSnapshot};
pub use reload::{PriorRead, PriorSource};

use crate::domain::{Dataset, Ownership, Settings, Table, Text, Year, ZoneId};
use builder::Builder;
use fast::chunks;
use fast::text_cache::TextCache;
use link::{checks, zones};
use rustc_hash::FxHashMap;
use source::Named;
use std::sync::Arc;

/// How sources are read.
#[derive(Debug, Clone)]
pub struct LoadOptions<'a> {
    /// The year of rows whose year is in no column, heading, title or file name.
    pub fallback_year: Option<Year>,
    /// How many bytes one thread reads in one go.
    pub chunk_size: usize,
    /// An earlier read: files and chunks that have not changed are copied from it.
    pub prior: Option<PriorRead<'a>>,
    /// Counters that other threads may watch.
    pub progress: Arc<Progress>,
    /// Reads every row by the slow path. Both paths give the same data set.
    pub slow_path_only: bool,
    /// Keeps the hashes of the chunks, so that a later read can copy from this one.
    pub remember_chunks: bool,
}

impl Default for LoadOptions<'_> {
    fn default() -> Self {
        Self {
            fallback_year: None,
            chunk_size: chunks::CHUNK_SIZE,
            prior: None,
            progress: Arc::default(),
            slow_path_only: false,
            remember_chunks: false,
        }
    }
}

/// Reads sources into one data set. A source that cannot be read is a finding.
#[must_use]
pub fn load(sources: &[Named], settings: &Settings, options: &LoadOptions) -> Dataset {
    let mut builder = Builder {
        progress: Arc::clone(&options.progress),
        careful: options.slow_path_only,
        remembers: options.remember_chunks,
        ..Builder::default()
    };
    if let Some(prior) = options.prior {
        builder.texts = prior.data.texts.clone();
    }
    let sizes: Vec<u64> =
        sources.iter().map(|named| named.source.as_ref().map_or(0, source::size)).collect();
    options.progress.expect(sizes.iter().sum());
    let mut upto = 0;
    for (at, (named, size)) in sources.iter().zip(sizes).enumerate() {
        upto += size;
        let was = options.prior.and_then(|prior| Some((prior.data, (*prior.was.get(at)?)?)));
        if let Some((old, PriorSource::Same(from))) = was {
            reload::copy(&mut builder, old, from, &named.name);
        } else {
            let bytes = named.source.as_ref().map_err(Clone::clone).and_then(source::open);
            let old =
                was.map(|(old, PriorSource::Same(from) | PriorSource::Other(from))| (old, from));
            table_reader::read(
                &mut builder,
                &named.name,
                bytes.as_ref().map_err(Clone::clone),
                options.fallback_year,
                options.chunk_size.max(1),
                old,
            );
        }
        options.progress.settle(upto);
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
    let derived = link::link(&mut builder);
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
    let gathered = zones::group_spellings(&builder.texts, &counted);
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
