//! Reads sources, one after the other, into one data set.

use super::builder::{Builder, MAX_FILES};
use super::decode::file_format::{HEAD, starts_as_package};
use super::draft::FileDraft;
use super::fast::text_cache::TextCache;
use super::finish::finish;
use super::options::LoadOptions;
use super::reload::{self, PriorSource};
use super::source::{self, Bytes, Named};
use super::table_reader::{self, KnownHeaders, RowRoles, Shared};
use super::{sheets, workbook};
use crate::domain::{Dataset, FindingKind, Settings, Unreadable};
use std::sync::Arc;

/// How often a file that is written meanwhile is read before it is given up. A rename replaces a
/// file at once, and the second reading is whole.
const ATTEMPTS: usize = 3;

/// Reads sources into one data set. A source that cannot be read is a finding.
#[must_use]
pub fn load(sources: &[Named], settings: &Settings, options: &LoadOptions) -> Dataset {
    let progress = &options.progress;
    let mut builder = Builder { progress: Arc::clone(progress), ..Builder::default() };
    if let Some(prior) = options.prior {
        builder.texts = prior.data.texts.with_room();
    }
    let sizes: Vec<u64> =
        sources.iter().map(|named| named.source.as_ref().map_or(0, source::size)).collect();
    let mut rest: u64 = sizes.iter().sum();
    progress.expect(rest);
    let mut text_cache = TextCache::default();
    let mut known_headers = KnownHeaders::of_load(sources.len());
    for (at, (named, size)) in sources.iter().zip(sizes).enumerate() {
        let unreadable = |why| vec![FileDraft::unreadable(&named.name, why, progress)];
        let mut shared = Shared {
            texts: &mut builder.texts,
            text_cache: &mut text_cache,
            known_headers: &mut known_headers,
            options,
            roles: RowRoles::default(),
            cut: None,
        };
        let is_full = builder.files.len() >= MAX_FILES;
        let mut drafts = if is_full { Vec::new() } else { read_source(&mut shared, at, named) };
        if is_full || builder.files.len() + drafts.len() > MAX_FILES {
            drafts = unreadable(Unreadable::TooManyFiles(MAX_FILES));
        } else if builder.texts.is_full() {
            drafts = unreadable(Unreadable::TooMuchText);
        }
        rest -= size;
        for draft in drafts {
            builder.reserve(&draft, size, rest);
            builder.merge(draft, at);
        }
        if is_full {
            break;
        }
        progress.finish_file(size);
    }
    drop(text_cache);
    finish(builder, settings)
}

/// One source, a file or the sheets of a workbook, copied from the prior read where it has not
/// changed.
fn read_source(shared: &mut Shared, at: usize, named: &Named) -> Vec<FileDraft> {
    let prior =
        shared.options.prior.and_then(|prior| Some((prior.data, (*prior.sources.get(at)?)?)));
    let is_whole =
        |data: &Dataset, source| data.files_of(source).all(|file| !data.files[file].lost_texts);
    if let Some((data, PriorSource::Same(source))) = prior
        && is_whole(data, source)
    {
        let progress = &shared.options.progress;
        let files = data.files_of(source);
        return files.map(|file| reload::copy_file(data, file, &named.name, progress)).collect();
    }
    let prior = prior.map(|(data, PriorSource::Same(source) | PriorSource::Other(source))| {
        (data, data.files_of(source).start)
    });
    let read = |shared: &mut Shared| -> Result<Vec<FileDraft>, Unreadable> {
        let source = named.source.as_ref().map_err(Clone::clone)?;
        for _ in 0..ATTEMPTS {
            let bytes = source::open(source, shared.options.files)?;
            let drafts = if workbook::may_be_workbook(&bytes) {
                sheets::read(shared, &named.name, &bytes)
            } else {
                Ok(vec![table_reader::read(shared, &named.name, &bytes, prior)])
            };
            if bytes.is_unchanged() {
                let has_none = drafts.as_ref().is_ok_and(|all| all.iter().all(lacks_table));
                return if has_none && is_own(&bytes) {
                    Err(Unreadable::OwnOutput)
                } else {
                    drafts
                };
            }
            shared.options.progress.restart_file();
        }
        Err(Unreadable::Changing)
    };
    read(shared).unwrap_or_else(|why| {
        vec![FileDraft::unreadable(&named.name, why, &shared.options.progress)]
    })
}

/// True if bytes are an output of the program.
fn is_own(bytes: &Bytes) -> bool {
    let mut head = vec![0; usize::try_from(bytes.len()).unwrap_or(HEAD).min(HEAD)];
    if bytes.read_at(0, &mut head).is_err() {
        return false;
    }
    if starts_as_package(&head) {
        return bytes
            .whole_workbook()
            .is_ok_and(|bytes| source::is_own_document(source::ProgressReader::uncounted(bytes)));
    }
    source::is_own_output(&head)
}

/// True if a file has no table, or not the columns of one.
fn lacks_table(draft: &FileDraft) -> bool {
    let mut kinds = draft.findings.kept().iter().map(|finding| &finding.kind);
    kinds.any(|kind| matches!(kind, FindingKind::NoTable | FindingKind::MissingColumn(_)))
}
