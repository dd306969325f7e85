//! Reading from a disk that fails: at each step of a reading one thing goes wrong. Afterwards the
//! figures are those of the file before or after a change, or a finding says why there are none.

mod support;

use dangbo::domain::{Dataset, FindingKind, Settings, Table, Unreadable};
use dangbo::ingest::source::{FileStamp, Files, Named, OpenFile, Source};
use dangbo::ingest::{LoadOptions, PriorRead, PriorSource, load};
use std::io::{Error, ErrorKind, Result};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

/// What goes wrong at one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    Nothing,
    /// The step fails, once or for good.
    Once(ErrorKind),
    Forever(ErrorKind),
    /// The file loses its second half.
    Truncated,
    /// Rows are added.
    Grown,
    /// Its bytes are overwritten by those of another file of the same length.
    Overwritten,
    /// As `Overwritten`; the time of the change is before that of the last.
    BackInTime,
    /// It is replaced by another file. Who has it open reads the old one on.
    Replaced,
    Removed,
    /// It is overwritten at this step and at every later one.
    Restless,
}

const FAULTS: [Fault; 12] = [
    Fault::Once(ErrorKind::Interrupted),
    Fault::Once(ErrorKind::PermissionDenied),
    Fault::Once(ErrorKind::Other),
    Fault::Forever(ErrorKind::PermissionDenied),
    Fault::Forever(ErrorKind::Other),
    Fault::Truncated,
    Fault::Grown,
    Fault::Overwritten,
    Fault::BackInTime,
    Fault::Replaced,
    Fault::Removed,
    Fault::Restless,
];

/// The bytes of a file and its stamp.
#[derive(Debug)]
struct Inode(Mutex<(Vec<u8>, FileStamp)>);

/// One file on a disk that fails at one step.
#[derive(Debug)]
struct FaultyDisk {
    file: Mutex<Option<Arc<Inode>>>,
    /// The bytes after a change.
    other: Vec<u8>,
    fault: Fault,
    at_step: usize,
    steps: AtomicUsize,
    /// The most bytes that one call reads.
    most: usize,
}

/// An open file. The disk counts its steps.
#[derive(Debug)]
struct Opened(Arc<Inode>, Arc<FaultyDisk>);

/// The disk as a reading gets it.
#[derive(Debug)]
struct Shared(Arc<FaultyDisk>);

fn stamp(length: usize, number: i64) -> FileStamp {
    let modified = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
    FileStamp { length: length as u64, modified, identity: (1, 1, number, 0), born: None }
}

impl FaultyDisk {
    fn new(bytes: &[u8], other: &[u8], (fault, at_step): (Fault, usize), most: usize) -> Arc<Self> {
        let inode = Inode(Mutex::new((bytes.to_vec(), stamp(bytes.len(), 0))));
        Arc::new(Self {
            file: Mutex::new(Some(Arc::new(inode))),
            other: other.to_vec(),
            fault,
            at_step,
            steps: AtomicUsize::new(0),
            most,
        })
    }

    /// Overwrites the bytes in place.
    fn overwrite(&self, bytes: Vec<u8>, is_later: bool) {
        let Some(file) = self.file.lock().unwrap().clone() else { return };
        let mut inode = file.0.lock().unwrap();
        let mut new = stamp(bytes.len(), inode.1.identity.2 + 1);
        let moment = Duration::from_secs(1);
        new.modified = if is_later { inode.1.modified + moment } else { new.modified - moment };
        *inode = (bytes, new);
    }

    /// Counts a step, and lets it fail.
    fn step(&self) -> Result<()> {
        let now = self.steps.fetch_add(1, Ordering::SeqCst);
        let is_now = now == self.at_step;
        match self.fault {
            Fault::Once(kind) if is_now => return Err(Error::from(kind)),
            Fault::Forever(kind) if now >= self.at_step => return Err(Error::from(kind)),
            Fault::Truncated if is_now => {
                let half = self.bytes().len() / 2;
                self.overwrite(self.bytes()[..half].to_vec(), true);
            }
            Fault::Grown if is_now => self.overwrite([self.bytes(), row("9")].concat(), true),
            Fault::Overwritten if is_now => self.overwrite(self.other.clone(), true),
            Fault::BackInTime if is_now => self.overwrite(self.other.clone(), false),
            Fault::Restless if now >= self.at_step => {
                let next = if now.is_multiple_of(2) { &self.other } else { &self.bytes() };
                self.overwrite(next.clone(), true);
            }
            Fault::Replaced if is_now => {
                let new = Inode(Mutex::new((self.other.clone(), stamp(self.other.len(), 7))));
                let old = self.file.lock().unwrap().replace(Arc::new(new));
                // The old file has lost its name, which is a change of its facts.
                old.unwrap().0.lock().unwrap().1.identity.2 += 1;
            }
            Fault::Removed if is_now => {
                let old = self.file.lock().unwrap().take();
                old.unwrap().0.lock().unwrap().1.identity.2 += 1;
            }
            _ => {}
        }
        Ok(())
    }

    fn bytes(&self) -> Vec<u8> {
        let file = self.file.lock().unwrap().clone();
        file.map_or_else(Vec::new, |file| file.0.lock().unwrap().0.clone())
    }
}

impl Files for Shared {
    fn open(&self, _: &Path) -> Result<Option<Box<dyn OpenFile>>> {
        self.0.step()?;
        let file = self.0.file.lock().unwrap().clone().ok_or(ErrorKind::NotFound)?;
        Ok(Some(Box::new(Opened(file, Arc::clone(&self.0)))))
    }
}

impl OpenFile for Opened {
    fn stamp(&self) -> Result<FileStamp> {
        self.1.step()?;
        Ok(self.0.0.lock().unwrap().1)
    }

    fn read_at(&self, at: u64, into: &mut [u8]) -> Result<usize> {
        self.1.step()?;
        let inode = self.0.0.lock().unwrap();
        let rest = inode.0.get(usize::try_from(at).unwrap()..).unwrap_or_default();
        let count = rest.len().min(into.len()).min(self.1.most);
        into[..count].copy_from_slice(&rest[..count]);
        Ok(count)
    }
}

/// A row of a base cell whose good members are `good` of nine.
fn row(good: &str) -> Vec<u8> {
    format!("2023;T9;Chi bộ Mới;CBCS;HTTNV;9;0;{good};0;0\n").into_bytes()
}

/// A table in which every row has `good` members of nine.
fn table(rows: usize, good: &str) -> String {
    let heading = "Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\n";
    let row = |n| format!("2023;T{n};Chi bộ Kho {n};CBCS;HTTNV;9;0;{good};0;0\n");
    heading.to_owned() + &(0..rows).map(row).collect::<String>()
}

fn utf16(text: &str) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// How many good members each row has; an error if the file could not be read.
fn figures(data: &Dataset) -> std::result::Result<Vec<u32>, Unreadable> {
    let reason = data.findings.kept().iter().find_map(|finding| match &finding.kind {
        FindingKind::Unreadable(why) => Some(why.clone()),
        _ => None,
    });
    let units = data.units(Table::Organisations);
    let good = &units.counts[dangbo::domain::CountField::Good as usize];
    let figures: Vec<u32> = (0..units.len()).map(|at| good.get(at).get().unwrap_or(0)).collect();
    match reason {
        Some(why) => {
            assert!(figures.is_empty(), "a file that is not readable has rows: {figures:?}");
            Err(why)
        }
        None => Ok(figures),
    }
}

fn read(
    disk: &Arc<FaultyDisk>,
    slow_path_only: bool,
    prior: Option<PriorRead>,
) -> std::result::Result<Vec<u32>, Unreadable> {
    let files = Shared(Arc::clone(disk));
    let options = LoadOptions {
        chunk_size: 256,
        remember_chunks: true,
        slow_path_only,
        prior,
        files: &files,
        ..LoadOptions::default()
    };
    let sources = [Named { name: "o.csv".to_owned(), source: Ok(Source::File("o.csv".into())) }];
    figures(&load(&sources, &Settings::default(), &options))
}

/// Fails each step of a reading by each fault.
fn fail_each_step(
    what: &str,
    (before, after): (&[u8], &[u8]),
    most: usize,
    read: impl Fn(&Arc<FaultyDisk>) -> std::result::Result<Vec<u32>, Unreadable>,
) {
    let quiet = |bytes: &[u8]| FaultyDisk::new(bytes, bytes, (Fault::Nothing, 0), usize::MAX);
    let grown = [before, &row("9")].concat();
    let good = [before, after, &grown].map(|bytes| read(&quiet(bytes)).unwrap_or_default());
    assert!(!good[0].is_empty() && good[0].len() == good[1].len() && good[0] != good[1], "{what}");
    let whole = FaultyDisk::new(before, after, (Fault::Nothing, 0), most);
    assert_eq!(read(&whole).as_ref(), Ok(&good[0]), "{what}: short reads");
    let steps = whole.steps.load(Ordering::SeqCst);
    assert!(steps >= 4, "{what}: {steps} steps");
    for fault in FAULTS {
        for at in 0..steps {
            let disk = FaultyDisk::new(before, after, (fault, at), most);
            let case = format!("{what}: {fault:?} at step {at} of {steps}");
            match (fault, read(&disk)) {
                (Fault::Truncated, Ok(figures)) => {
                    let half = read(&quiet(&before[..before.len() / 2])).unwrap();
                    assert!(figures == good[0] || figures == half, "{case}: {figures:?}");
                }
                (_, Ok(figures)) => assert!(good.contains(&figures), "{case}: {figures:?}"),
                (Fault::Forever(ErrorKind::PermissionDenied), Err(why)) => {
                    assert!(
                        matches!(why, Unreadable::NoPermission | Unreadable::Changing),
                        "{case}: {why:?}"
                    );
                }
                (Fault::Removed, Err(why)) => assert_eq!(why, Unreadable::NotFound, "{case}"),
                (Fault::Restless, Err(why)) => assert_eq!(why, Unreadable::Changing, "{case}"),
                (Fault::Once(_) | Fault::Forever(_), Err(_)) => {}
                (_, Err(why)) => panic!("{case}: {why:?}"),
            }
        }
    }
}

#[test]
fn a_reading_that_fails_at_any_step_gives_the_old_figures_the_new_or_a_finding() {
    let (before, after) = (table(24, "1"), table(24, "8"));
    let (wide_before, wide_after) = (utf16(&before), utf16(&after));
    let narrow = (before.as_bytes(), after.as_bytes());
    for most in [usize::MAX, 100] {
        fail_each_step("chunks", narrow, most, |disk| read(disk, false, None));
        fail_each_step("row by row", narrow, most, |disk| read(disk, true, None));
        let wide = (&*wide_before, &*wide_after);
        fail_each_step("UTF-16", wide, most, |disk| read(disk, false, None));
    }
}

#[test]
fn a_reading_again_that_fails_at_any_step_mixes_nothing() {
    let (before, after) = (table(24, "1"), table(24, "8"));
    let narrow = (before.clone().into_bytes(), after.clone().into_bytes());
    for (name, (before, after)) in
        [("again", narrow), ("again, UTF-16", (utf16(&before), utf16(&after)))]
    {
        let start = FaultyDisk::new(&before, b"", (Fault::Nothing, 0), usize::MAX);
        let files = Shared(start);
        let options = LoadOptions {
            chunk_size: 256,
            remember_chunks: true,
            files: &files,
            ..LoadOptions::default()
        };
        let sources =
            [Named { name: "o.csv".to_owned(), source: Ok(Source::File("o.csv".into())) }];
        let data = load(&sources, &Settings::default(), &options);
        assert!(!data.files[0].chunk_ends.is_empty());
        let prior = PriorRead { data: &data, sources: &[Some(PriorSource::Other(0))] };
        fail_each_step(name, (&before, &after), usize::MAX, |disk| read(disk, false, Some(prior)));
    }
}

#[test]
fn a_reading_of_a_workbook_that_fails_at_any_step_shows_no_part_of_it() {
    let sheet = |table: &str| support::workbook(&[("Bảng", table)]);
    let (before, after) = (sheet(&table(24, "1")), sheet(&table(24, "8")));
    let quiet = |bytes: &[u8]| FaultyDisk::new(bytes, bytes, (Fault::Nothing, 0), usize::MAX);
    let good = [&before, &after].map(|bytes| read(&quiet(bytes), false, None).unwrap());
    assert_eq!((good[0].len(), good[0] == good[1]), (24, false));
    for most in [usize::MAX, 1000] {
        let whole = FaultyDisk::new(&before, &after, (Fault::Nothing, 0), most);
        assert_eq!(read(&whole, false, None).as_ref(), Ok(&good[0]));
        for fault in FAULTS {
            for at in 0..whole.steps.load(Ordering::SeqCst) {
                let disk = FaultyDisk::new(&before, &after, (fault, at), most);
                let case = format!("{fault:?} at step {at}");
                match (fault, read(&disk, false, None)) {
                    (_, Ok(figures)) => assert!(good.contains(&figures), "{case}: {figures:?}"),
                    (Fault::Overwritten | Fault::BackInTime | Fault::Replaced, Err(why)) => {
                        panic!("{case}: {why:?}")
                    }
                    (_, Err(_)) => {}
                }
            }
        }
    }
}
