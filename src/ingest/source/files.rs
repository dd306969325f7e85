//! Access to files: the only place that opens and reads data. Tests put another one in its place,
//! which fails as a disk does.

use std::fmt::Debug;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::time::SystemTime;

/// Opens the files that sources name.
pub trait Files: Debug + Sync {
    /// Opens a file; None if it is no regular file.
    ///
    /// # Errors
    /// What the system says.
    fn open(&self, path: &Path) -> io::Result<Option<Box<dyn OpenFile>>>;
}

/// An open file, read at any place.
pub trait OpenFile: Debug + Send + Sync {
    /// Length, times and identity of the file now.
    ///
    /// # Errors
    /// What the system says.
    fn stamp(&self) -> io::Result<FileStamp>;

    /// Reads bytes from `at` on. How many: fewer than `into` has at any time, none at the end.
    ///
    /// # Errors
    /// What the system says.
    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize>;
}

/// What the system says of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileStamp {
    /// How many bytes it has.
    pub length: u64,
    /// The time of the last change of its bytes, which a program can set.
    pub modified: SystemTime,
    /// Device, number and time of the last change of the file or its facts, in seconds and
    /// nanoseconds. No program sets this time. On Windows the time of creation alone, in its
    /// units of 100 ns. Zeros where the system has none.
    pub identity: (u64, u64, i64, i64),
    /// When the file was made: another name does not change it. None where the system has none.
    pub born: Option<SystemTime>,
}

impl FileStamp {
    /// The stamp of a file or folder, links followed; None where there is none.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        Self::of_facts(&std::fs::metadata(path).ok()?).ok()
    }

    /// Device and number of the file; None where the system has none.
    pub(super) fn inode(&self) -> Option<(u64, u64)> {
        let (device, number, ..) = self.identity;
        (number > 0).then_some((device, number))
    }

    /// True if it is the file of `earlier`. The number of a file that is gone is soon that of
    /// another.
    pub(super) fn is_file_of(&self, earlier: &Self) -> bool {
        let is_same = match (self.born, earlier.born) {
            (Some(born), Some(earlier)) => born == earlier,
            _ => (self.length, self.modified) == (earlier.length, earlier.modified),
        };
        is_same && self.inode().is_some() && self.inode() == earlier.inode()
    }

    pub(super) fn of_facts(facts: &std::fs::Metadata) -> io::Result<Self> {
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt;
            (facts.dev(), facts.ino(), facts.ctime(), facts.ctime_nsec())
        };
        // A file that took the name of another has another time of creation.
        #[cfg(windows)]
        let identity =
            (0, 0, std::os::windows::fs::MetadataExt::creation_time(facts).cast_signed(), 0);
        #[cfg(not(any(unix, windows)))]
        let identity = (0, 0, 0, 0);
        let born = facts.created().ok();
        Ok(Self { length: facts.len(), modified: facts.modified()?, identity, born })
    }
}

/// The files of the system.
#[derive(Debug, Clone, Copy)]
pub struct Disk;

impl Files for Disk {
    fn open(&self, path: &Path) -> io::Result<Option<Box<dyn OpenFile>>> {
        // A pipe would wait for its other end.
        if !std::fs::metadata(path)?.is_file() {
            return Ok(None);
        }
        Ok(Some(Box::new(File::open(path)?)))
    }
}

impl OpenFile for File {
    fn stamp(&self) -> io::Result<FileStamp> {
        FileStamp::of_facts(&self.metadata()?)
    }

    #[cfg(unix)]
    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        std::os::unix::fs::FileExt::read_at(self, into, at)
    }

    #[cfg(windows)]
    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        std::os::windows::fs::FileExt::seek_read(self, into, at)
    }
}

/// Fills `into` with the bytes from `at` on.
///
/// # Errors
/// Where there are fewer, or what the system says.
pub fn read_exact_at(file: &dyn OpenFile, at: u64, into: &mut [u8]) -> io::Result<()> {
    let mut done = 0;
    while done < into.len() {
        match file.read_at(at + done as u64, &mut into[done..]) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(got) => done += got,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Reads a file from its start to a place.
#[derive(Debug)]
pub struct FromStart<'a> {
    file: &'a dyn OpenFile,
    at: u64,
    end: u64,
}

impl<'a> FromStart<'a> {
    /// A reader of the first `end` bytes.
    pub const fn new(file: &'a dyn OpenFile, end: u64) -> Self {
        Self { file, at: 0, end }
    }
}

impl Read for FromStart<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let rest = usize::try_from(self.end - self.at).unwrap_or(usize::MAX);
        let most = into.len().min(rest);
        let got = self.file.read_at(self.at, &mut into[..most])?;
        self.at += got as u64;
        Ok(got)
    }
}
