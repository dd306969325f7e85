//! The first rows of long files, shown while the rest is read.

use super::builder::Builder;
use super::decode;
use super::fast::text_cache::TextCache;
use super::finish::finish;
use super::options::LoadOptions;
use super::source::{self, Bytes, Disk, Named};
use super::table_reader::{self, KnownHeaders, RowRoles, Shared};
use crate::domain::{Dataset, Findings, Flags, Settings, Year, ZoneId};

/// How many bytes of a file are read.
const HEAD: usize = 1 << 18;

/// How many files are read.
const FILES: usize = 64;

/// Reads the first rows of files in UTF-8. What needs all rows is left out: there are no findings,
/// and a branch has the zone of its own row alone.
#[must_use]
pub fn preview(sources: &[Named], settings: &Settings, fallback_year: Option<Year>) -> Dataset {
    let options = LoadOptions { fallback_year, ..LoadOptions::default() };
    let (mut builder, mut text_cache) = (Builder::default(), TextCache::default());
    let mut known_headers = KnownHeaders::default();
    for (at, named) in sources.iter().enumerate().take(FILES) {
        let opened = named.source.as_ref().ok().and_then(|source| source::open(source, &Disk).ok());
        if let Some(head) = opened.and_then(|bytes| head(&bytes)) {
            let mut shared = Shared {
                texts: &mut builder.texts,
                text_cache: &mut text_cache,
                known_headers: &mut known_headers,
                options: &options,
                roles: RowRoles::default(),
                cut: None,
            };
            let bytes = Bytes::Memory(head.into());
            let draft = table_reader::read(&mut shared, &named.name, &bytes, None);
            builder.merge(draft, at);
        }
    }
    let mut data = finish(builder, settings);
    data.findings = Findings::default();
    for units in [&mut data.organisations.units, &mut data.branches.units] {
        for flags in &mut units.flags {
            flags.0 &= !(Flags::ERROR | Flags::WARNING);
        }
    }
    let units = &mut data.branches.units;
    for (zone, _) in units.zone.iter_mut().zip(&units.zone_text).filter(|(_, text)| text.is_empty())
    {
        *zone = ZoneId::INHERIT;
    }
    data
}

/// The first lines of a file; None where they are no UTF-8.
fn head(bytes: &Bytes) -> Option<Vec<u8>> {
    let mut head = vec![0; usize::try_from(bytes.len()).unwrap_or(HEAD).min(HEAD)];
    bytes.read_at(0, &mut head).ok()?;
    decode::plain_start(&head)?;
    if (head.len() as u64) < bytes.len() {
        head.truncate(memchr::memrchr2(b'\n', b'\r', &head)?);
    }
    std::str::from_utf8(&head).is_ok().then_some(head)
}
