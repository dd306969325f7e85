//! Sources of bytes: files, folders, standard input and the sample inside the program.

mod files;
mod folder;
mod listing;
mod own_output;
mod progress_reader;

pub use files::{Disk, FileStamp, Files, OpenFile};
pub use folder::{EXPORTED, count_exports, is_table_name};
pub use listing::{Listing, NotRead, expand, list};
pub use own_output::{KEYWORD, is_own_document, is_own_output, is_sheet_in_front};
pub use progress_reader::ProgressReader;

use crate::domain::{Unreadable, clean};
use files::{FromStart, read_exact_at};
use std::borrow::Cow;
use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// The longest line that a file of a table can have, in bytes.
pub const MAX_LINE: usize = 4 << 20;

/// The most bytes that are read of one file.
pub const MAX_FILE: u64 = 2 << 30;

/// The most bytes that are read of one workbook.
const MAX_WORKBOOK: u64 = 1 << 30;

/// The sample that the program carries.
pub const SAMPLE: [(&str, &[u8]); 3] = [
    ("organisations.csv", include_bytes!("../../../sample-data/organisations.csv")),
    ("branches.csv", include_bytes!("../../../sample-data/branches.csv")),
    ("enterprises.csv", include_bytes!("../../../sample-data/enterprises.csv")),
];

/// One thing to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Bytes in memory: those of standard input, or of a test.
    Memory(Vec<u8>),
    /// A file of the sample.
    Sample(&'static str, &'static [u8]),
}

/// A source with the name that is shown, or why it cannot be read.
#[derive(Debug, Clone)]
pub struct Named {
    /// The name, without control characters.
    pub name: String,
    /// What to read, or why it cannot be.
    pub source: Result<Source, Unreadable>,
}

impl Named {
    /// A file in memory.
    #[must_use]
    pub fn in_memory(name: &str, bytes: &[u8]) -> Self {
        Self { name: name.to_owned(), source: Ok(Source::Memory(bytes.to_vec())) }
    }
}

/// Files in memory, each a name and its bytes.
#[must_use]
pub fn in_memory(files: &[(&str, &[u8])]) -> Vec<Named> {
    files.iter().map(|(name, bytes)| Named::in_memory(name, bytes)).collect()
}

fn harmless(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

/// Identity, length and times of change of a file when it was read. A file with an equal stamp
/// later has not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    path: PathBuf,
    facts: FileStamp,
    /// True if the file ends with a line end.
    pub ends_line: bool,
    /// False if the file was written just before it was read: it may be written again within the
    /// same tick of the clock.
    is_settled: bool,
}

/// True if a file ends with a line end, in UTF-8 or UTF-16.
fn ends_line(path: &Path) -> bool {
    let last_two = || {
        let mut file = File::open(path).ok()?;
        let mut last = [0; 2];
        file.seek(SeekFrom::End(-2)).ok()?;
        file.read_exact(&mut last).ok()?;
        Some(last)
    };
    matches!(last_two(), Some([_, b'\n' | b'\r'] | [b'\n' | b'\r', 0]))
}

/// The coarsest clock of a file system.
const TICK: Duration = Duration::from_secs(2);

impl Stamp {
    /// The stamp of a source now; None for a source that is no file or cannot be read.
    #[must_use]
    pub fn now(source: &Source) -> Option<Self> {
        let Source::File(path) = source else { return None };
        // A pipe would wait for its other end.
        let facts = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
        let facts = FileStamp::of_facts(&facts).ok()?;
        Some(Self::new(path.clone(), facts, ends_line(path), SystemTime::now()))
    }

    /// The stamp of a file with these facts, at the time `now`.
    #[must_use]
    pub fn new(path: PathBuf, facts: FileStamp, ends_line: bool, now: SystemTime) -> Self {
        let is_settled = now.duration_since(facts.modified).is_ok_and(|age| age > TICK);
        Self { path, facts, ends_line, is_settled }
    }

    /// The stamp of a file that is not there, for tests of what is decided by stamps.
    #[cfg(test)]
    #[must_use]
    pub fn of_text(path: &str, text: &str) -> Self {
        let facts = FileStamp {
            length: text.len() as u64,
            modified: SystemTime::UNIX_EPOCH,
            identity: (0, 0, 0, 0),
            born: None,
        };
        Self { path: path.into(), facts, ends_line: text.ends_with('\n'), is_settled: true }
    }

    /// Its facts, for tests.
    #[cfg(test)]
    #[must_use]
    pub const fn facts(&self) -> FileStamp {
        self.facts
    }

    /// When the last of some files was changed; None where there is none.
    #[must_use]
    pub fn last_change(stamps: &[Option<Self>]) -> Option<SystemTime> {
        stamps.iter().flatten().map(Self::modified).max()
    }

    /// When the file was last changed.
    #[must_use]
    pub const fn modified(&self) -> SystemTime {
        self.facts.modified
    }

    /// How many bytes the file had.
    #[must_use]
    pub const fn length(&self) -> u64 {
        self.facts.length
    }

    /// False if the file was written just before the stamp was made: its writer may not be done.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        self.is_settled
    }

    /// The path of the file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Device and number of the file, whatever its name; None where the system has none.
    #[must_use]
    pub fn inode(&self) -> Option<(u64, u64)> {
        self.facts.inode()
    }

    /// True if it is the file of `earlier`, perhaps under another name.
    #[must_use]
    pub fn is_file_of(&self, earlier: &Self) -> bool {
        self.facts.is_file_of(&earlier.facts)
    }

    /// Whether the file with this stamp certainly has not changed until the stamp `now`.
    #[must_use]
    pub fn is_still(&self, now: &Self) -> bool {
        self.is_settled && self.has_facts_of(now)
    }

    /// True if the two are of one file with the same length and times, whenever each was made.
    #[must_use]
    pub fn has_facts_of(&self, other: &Self) -> bool {
        (&self.path, self.facts) == (&other.path, other.facts)
    }
}

/// When the last of the files among sources was changed; None where there is none.
#[must_use]
pub fn last_change(sources: &[Named]) -> Option<SystemTime> {
    let file = |named: &Named| match &named.source {
        Ok(Source::File(path)) => std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file),
        _ => None,
    };
    sources.iter().filter_map(|named| file(named)?.modified().ok()).max()
}

/// The stamps of sources now.
#[must_use]
pub fn stamps(sources: &[Named]) -> Vec<Option<Stamp>> {
    sources.iter().map(|named| named.source.as_ref().ok().and_then(Stamp::now)).collect()
}

/// How many bytes a source has; 0 where that is not known before it is read.
#[must_use]
pub fn size(source: &Source) -> u64 {
    match source {
        Source::Sample(_, bytes) => bytes.len() as u64,
        Source::Memory(bytes) => bytes.len() as u64,
        Source::File(path) => std::fs::metadata(path).map_or(0, |facts| facts.len()),
    }
}

fn reason(error: &std::io::Error) -> Unreadable {
    match error.kind() {
        ErrorKind::NotFound => Unreadable::NotFound,
        ErrorKind::PermissionDenied => Unreadable::NoPermission,
        // A sharing or lock violation of Windows.
        _ if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) => Unreadable::InUse,
        // ELOOP of Linux and of the BSDs; the standard library has no stable name for it.
        _ if cfg!(unix) && matches!(error.raw_os_error(), Some(40 | 62)) => Unreadable::LinkLoop,
        _ => Unreadable::System(clean(&error.to_string()).into_owned()),
    }
}

/// The bytes of an opened source, with random access.
#[derive(Debug)]
pub enum Bytes<'a> {
    /// In memory.
    Memory(Cow<'a, [u8]>),
    /// An open file and its stamp then. Bytes that are added later belong to the next read.
    File(Box<dyn OpenFile>, FileStamp),
    /// All bytes of a small file, which are read at once, and the file.
    Small(Cow<'a, [u8]>, Box<dyn OpenFile>, FileStamp),
}

/// A file of at most so many bytes is read at once.
const SMALL: usize = 1 << 17;

impl Bytes<'_> {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            Self::File(_, stamp) | Self::Small(_, _, stamp) => stamp.length,
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Fills `into` with the bytes from `at` on.
    ///
    /// # Errors
    /// Where there are fewer, or what the system says.
    pub fn read_at(&self, at: u64, into: &mut [u8]) -> std::io::Result<()> {
        match self {
            Self::Memory(bytes) | Self::Small(bytes, ..) => copy_at(bytes, at, into),
            Self::File(file, _) => read_exact_at(&**file, at, into),
        }
    }

    /// All bytes.
    ///
    /// # Errors
    /// Why they cannot be read: too many, a line without end, or what the system says.
    pub fn whole(&self) -> Result<Cow<'_, [u8]>, Unreadable> {
        match self {
            Self::Memory(bytes) | Self::Small(bytes, ..) => Ok(Cow::Borrowed(bytes)),
            Self::File(file, FileStamp { length, .. }) => {
                let bytes = read_bounded(FromStart::new(&**file, *length), *length)?;
                if (bytes.len() as u64) < *length {
                    return Err(Unreadable::Changing);
                }
                Ok(Cow::Owned(bytes))
            }
        }
    }

    /// All bytes of a workbook.
    ///
    /// # Errors
    /// Why they cannot be read: too many, or what the system says.
    pub fn whole_workbook(&self) -> Result<Cow<'_, [u8]>, Unreadable> {
        if self.len() > MAX_WORKBOOK {
            return Err(Unreadable::TooLarge(MAX_WORKBOOK));
        }
        if let Self::Memory(bytes) | Self::Small(bytes, ..) = self {
            return Ok(Cow::Borrowed(bytes));
        }
        let mut bytes = vec![0; usize::try_from(self.len()).unwrap_or(usize::MAX)];
        self.read_at(0, &mut bytes).map_err(|error| match error.kind() {
            ErrorKind::UnexpectedEof => Unreadable::Changing,
            _ => reason(&error),
        })?;
        Ok(Cow::Owned(bytes))
    }

    /// True if an opened file is as it was when it was stamped. Bytes in memory always are.
    #[must_use]
    pub fn is_as(&self, stamp: Option<&Stamp>) -> bool {
        match self {
            Self::Memory(_) => true,
            Self::File(_, opened) | Self::Small(_, _, opened) => {
                stamp.is_some_and(|stamp| stamp.facts == *opened)
            }
        }
    }

    /// False if the file was changed, replaced or removed since it was opened: what was read of it
    /// may be partly old and partly new.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        match self {
            Self::Memory(_) => true,
            Self::File(file, opened) | Self::Small(_, file, opened) => {
                file.stamp().is_ok_and(|now| now == *opened)
            }
        }
    }
}

/// Fills `into` with bytes in memory from `at` on.
fn copy_at(bytes: &[u8], at: u64, into: &mut [u8]) -> std::io::Result<()> {
    let from = usize::try_from(at).unwrap_or(usize::MAX);
    let found = bytes.get(from..).and_then(|rest| rest.get(..into.len()));
    into.copy_from_slice(found.ok_or(ErrorKind::UnexpectedEof)?);
    Ok(())
}

/// Opens a source.
///
/// # Errors
/// Why it cannot be read: not there, not allowed or not a file.
pub fn open<'a>(source: &'a Source, files: &dyn Files) -> Result<Bytes<'a>, Unreadable> {
    match source {
        Source::Sample(_, bytes) => Ok(Bytes::Memory((*bytes).into())),
        Source::Memory(bytes) => Ok(Bytes::Memory(bytes.as_slice().into())),
        Source::File(path) => {
            let file = files.open(path).map_err(|e| reason(&e))?.ok_or(Unreadable::NotAFile)?;
            let stamp = file.stamp().map_err(|e| reason(&e))?;
            let small = usize::try_from(stamp.length).ok().filter(|length| *length <= SMALL);
            if let Some(length) = small {
                let mut bytes = vec![0; length];
                // What cannot be read is said where it is needed.
                if read_exact_at(&*file, 0, &mut bytes).is_ok() {
                    return Ok(Bytes::Small(bytes.into(), file, stamp));
                }
            }
            Ok(Bytes::File(file, stamp))
        }
    }
}

/// Reads to the end. Input that is too large and lines that are too long are refused as soon as
/// they are found.
///
/// # Errors
/// [`Unreadable::TooLarge`], [`Unreadable::LongLine`] or what the system says.
pub fn read_bounded(mut from: impl Read, expected: u64) -> Result<Vec<u8>, Unreadable> {
    if expected > MAX_FILE {
        return Err(Unreadable::TooLarge(MAX_FILE));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(0));
    let mut line_start = 0;
    loop {
        let before = bytes.len();
        let got = from.by_ref().take(1 << 20).read_to_end(&mut bytes).map_err(|e| reason(&e))?;
        if got == 0 {
            return Ok(bytes);
        }
        if bytes.len() as u64 > MAX_FILE {
            return Err(Unreadable::TooLarge(MAX_FILE));
        }
        let fresh = &bytes[before..];
        if let Some(first) = memchr::memchr2(b'\n', b'\r', fresh) {
            if before + first - line_start > MAX_LINE {
                return Err(Unreadable::LongLine(MAX_LINE));
            }
            line_start = before + memchr::memrchr2(b'\n', b'\r', fresh).unwrap_or(first);
        } else if bytes.len() - line_start > MAX_LINE {
            return Err(Unreadable::LongLine(MAX_LINE));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_without_end_is_refused_before_it_is_stored() {
        // A gigabyte, made as it is read.
        let endless = std::io::repeat(b'a').take(1 << 30);
        assert_eq!(read_bounded(endless, 0).unwrap_err(), Unreadable::LongLine(MAX_LINE));
        let lines = std::io::repeat(b'\n').take(3 << 20);
        assert_eq!(read_bounded(lines, 0).unwrap().len(), 3 << 20);
    }
}
