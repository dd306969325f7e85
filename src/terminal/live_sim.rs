//! A disk and a clock that are simulated: writes happen when they are planned, also between two
//! steps of a reading.

use super::loop_event::LoopEvent;
use super::watch::{POLL_INTERVAL, SECOND_LOOK};
use super::world::World;
use crate::domain::Unreadable;
use crate::ingest::source::{FileStamp, Files, Named, OpenFile, Source, Stamp};
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

#[path = "../../tests/support/random.rs"]
pub mod random;
use random::Random;

/// The names of the files, without ending.
pub const FILES: [&str; 2] = ["a", "b"];

/// The resolution of the times of the disk.
const TICK_MILLIS: u128 = 10;

/// How long one step of a reading takes.
const STEP: Duration = Duration::from_millis(1);

/// A planned change of the disk.
#[derive(Debug, Clone)]
pub enum Act {
    /// The bytes of a file, in place; with its version where they are whole.
    Write(usize, Arc<[u8]>, Option<u32>),
    /// Another file takes the name.
    Replace(usize, Arc<[u8]>, u32),
    /// The file is removed.
    Remove(usize),
    /// The folder is renamed, and back.
    FolderAway,
    FolderBack,
    /// No file can be opened, or all can be again.
    Deny(bool),
}

/// The bytes of a file and its stamp.
#[derive(Debug)]
struct Inode(Mutex<(Arc<[u8]>, FileStamp)>);

/// What a file is: absent, half-written (`Some(None)`) or of a version.
type Version = Option<Option<u32>>;

/// The disk and the clock.
pub struct Sim {
    pub now: Duration,
    random: Random,
    files: [Option<Arc<Inode>>; FILES.len()],
    inodes: u64,
    is_folder_away: bool,
    is_denied: bool,
    /// What will happen, by time.
    planned: Vec<(Duration, Act)>,
    /// When readings are requested.
    readings: Vec<Duration>,
    /// What each file was, each with the time from which it was so.
    history: [Vec<(Duration, Version)>; FILES.len()],
    /// What each file is in the folder that is away.
    away: [Version; FILES.len()],
    last_act: Duration,
}

impl std::fmt::Debug for Sim {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "a disk at {:?}", self.now)
    }
}

impl Sim {
    pub fn new(seed: u64) -> Self {
        Self {
            now: Duration::from_secs(1000),
            random: Random(seed ^ 0x5eed),
            files: [const { None }; FILES.len()],
            inodes: 0,
            is_folder_away: false,
            is_denied: false,
            planned: Vec::new(),
            readings: Vec::new(),
            history: [const { Vec::new() }; FILES.len()],
            away: [None; FILES.len()],
            last_act: Duration::ZERO,
        }
    }

    pub fn plan(&mut self, acts: Vec<(Duration, Act)>) {
        self.planned.extend(acts);
        // Equal times keep their order.
        self.planned.sort_by_key(|(at, _)| *at);
    }

    /// True if a file is being written; with `any`, if one of them is.
    pub fn is_writing(&self, any: bool, file: usize) -> bool {
        self.planned.iter().any(|(_, act)| match act {
            Act::Write(own, ..) | Act::Replace(own, ..) | Act::Remove(own) => any || *own == file,
            Act::FolderAway | Act::FolderBack | Act::Deny(_) => true,
        })
    }

    pub fn is_quiet_for(&self, time: Duration) -> bool {
        self.planned.is_empty() && self.now >= self.last_act + time
    }

    /// The version of a file on the disk; None where it is absent.
    pub fn current(&self, file: usize) -> Option<u32> {
        self.history[file].last().and_then(|(_, version)| (*version)?)
    }

    /// When a version was last on the disk: now if it is. None if it never was.
    pub fn replaced_at(&self, file: usize, version: Option<u32>) -> Option<Duration> {
        let history = &self.history[file];
        let at = history.iter().rposition(|(_, own)| match version {
            Some(version) => *own == Some(Some(version)),
            None => own.is_none(),
        })?;
        Some(history.get(at + 1).map_or(self.now, |(over, _)| *over))
    }

    /// Since when a file has been absent, or was when it was absent last.
    pub fn absent_since(&self, file: usize) -> Option<Duration> {
        let history = &self.history[file];
        let last = history.iter().rposition(|(_, version)| version.is_none())?;
        let before = history[..last].iter().rposition(|(_, version)| version.is_some());
        Some(history[before.map_or(0, |at| at + 1)].0)
    }

    /// Advances to the next request of a reading, at most to `end`; false if there is none.
    pub fn advance_to_reading(&mut self, end: Duration) -> bool {
        loop {
            let reading = self.readings.iter().copied().min().filter(|at| *at <= end);
            let act = self.planned.first().map(|(at, _)| *at).filter(|at| *at <= end);
            match (reading, act) {
                (Some(reading), act) if act.is_none_or(|act| reading < act) => {
                    self.now = self.now.max(reading);
                    let now = self.now;
                    self.readings.retain(|at| *at > now);
                    return true;
                }
                (_, Some(act)) => self.advance(act),
                _ => {
                    self.advance(end);
                    return false;
                }
            }
        }
    }

    /// Advances the clock; what is planned until then happens.
    fn advance(&mut self, to: Duration) {
        while self.planned.first().is_some_and(|(at, _)| *at <= to) {
            let (at, act) = self.planned.remove(0);
            self.now = self.now.max(at);
            self.act(act);
        }
        self.now = self.now.max(to);
    }

    fn act(&mut self, act: Act) {
        self.last_act = self.now;
        match act {
            Act::Write(file, bytes, version) => {
                if let Some(inode) = &self.files[file] {
                    let mut inode = inode.0.lock().unwrap();
                    inode.1 = FileStamp {
                        length: bytes.len() as u64,
                        modified: self.time(),
                        identity: (1, inode.1.identity.1, self.ticks(), 0),
                        born: inode.1.born,
                    };
                    inode.0 = bytes;
                } else {
                    self.create(file, bytes);
                }
                self.history[file].push((self.now, Some(version)));
            }
            Act::Replace(file, bytes, version) => {
                self.create(file, bytes);
                self.history[file].push((self.now, Some(Some(version))));
            }
            Act::Remove(file) => {
                self.files[file] = None;
                self.history[file].push((self.now, None));
            }
            Act::FolderAway => {
                self.is_folder_away = true;
                for (history, away) in self.history.iter_mut().zip(&mut self.away) {
                    *away = history.last().and_then(|(_, version)| *version);
                    history.push((self.now, None));
                }
            }
            Act::FolderBack => {
                self.is_folder_away = false;
                for (history, away) in self.history.iter_mut().zip(self.away) {
                    history.push((self.now, away));
                }
            }
            Act::Deny(is_denied) => self.is_denied = is_denied,
        }
        self.notice();
    }

    /// Requests readings as the watcher does: after an event, unless it is lost, after a poll, and
    /// a while later.
    fn notice(&mut self) {
        if self.random.below(3) > 0 {
            let delay = self.random.below(30) as u64;
            self.readings.push(self.now + Duration::from_millis(delay));
        }
        let poll = Duration::from_secs(self.now.as_secs()) + POLL_INTERVAL;
        self.readings.extend([poll, poll + SECOND_LOOK]);
    }

    fn create(&mut self, file: usize, bytes: Arc<[u8]>) {
        self.inodes += 1;
        let facts = FileStamp {
            length: bytes.len() as u64,
            modified: self.time(),
            identity: (1, self.inodes, self.ticks(), 0),
            born: Some(self.time()),
        };
        self.files[file] = Some(Arc::new(Inode(Mutex::new((bytes, facts)))));
    }

    fn ticks(&self) -> i64 {
        i64::try_from(self.now.as_millis() / TICK_MILLIS).unwrap()
    }

    fn time(&self) -> SystemTime {
        let ticks = u64::try_from(self.now.as_millis() / TICK_MILLIS * TICK_MILLIS).unwrap();
        SystemTime::UNIX_EPOCH + Duration::from_millis(ticks)
    }

    fn path(file: usize) -> PathBuf {
        format!("{}.csv", FILES[file]).into()
    }

    fn is_there(&self, file: usize) -> Option<Arc<Inode>> {
        self.files[file].clone().filter(|_| !self.is_folder_away)
    }
}

/// The simulated world as a loader sees it.
#[derive(Debug, Clone)]
pub struct SimWorld(pub Arc<Mutex<Sim>>);

impl SimWorld {
    /// The time that a step of a reading takes.
    fn step(&self) {
        let mut sim = self.0.lock().unwrap();
        let to = sim.now + STEP;
        sim.advance(to);
    }
}

impl World for SimWorld {
    fn sources(&self) -> Vec<Named> {
        self.step();
        let sim = self.0.lock().unwrap();
        let lone = |why| vec![Named { name: "data".to_owned(), source: Err(why) }];
        if sim.is_folder_away {
            return lone(Unreadable::NotFound);
        }
        let there = (0..FILES.len()).filter(|file| sim.is_there(*file).is_some());
        let named = there.map(|file| {
            let path = Sim::path(file);
            Named { name: path.to_str().unwrap().to_owned(), source: Ok(Source::File(path)) }
        });
        let named: Vec<Named> = named.collect();
        if named.is_empty() { lone(Unreadable::EmptyFolder(None)) } else { named }
    }

    fn stamps(&self, sources: &[Named]) -> Vec<Option<Stamp>> {
        self.step();
        let sim = self.0.lock().unwrap();
        let stamp = |named: &Named| {
            let Ok(Source::File(path)) = &named.source else { return None };
            let file = (0..FILES.len()).find(|file| Sim::path(*file) == *path)?;
            let inode = sim.is_there(file)?;
            let inode = inode.0.lock().unwrap();
            let now = SystemTime::UNIX_EPOCH + sim.now;
            Some(Stamp::new(path.clone(), inode.1, inode.0.ends_with(b"\n"), now))
        };
        sources.iter().map(stamp).collect()
    }

    fn unread(&self) -> Vec<String> {
        Vec::new()
    }

    fn files(&self) -> &dyn Files {
        self
    }

    fn now(&self) -> Duration {
        self.0.lock().unwrap().now
    }

    fn sleep(&self, time: Duration) {
        let mut sim = self.0.lock().unwrap();
        let to = sim.now + time;
        sim.advance(to);
    }

    fn read_again_after(&self, time: Duration, _: &Sender<LoopEvent>) {
        let mut sim = self.0.lock().unwrap();
        let at = sim.now + time;
        sim.readings.push(at);
    }
}

impl Files for SimWorld {
    fn open(&self, path: &Path) -> Result<Option<Box<dyn OpenFile>>> {
        self.step();
        let sim = self.0.lock().unwrap();
        if sim.is_denied {
            return Err(ErrorKind::PermissionDenied.into());
        }
        let file = (0..FILES.len()).find(|file| Sim::path(*file) == path).unwrap();
        let inode = sim.is_there(file).ok_or_else(|| Error::from(ErrorKind::NotFound))?;
        Ok(Some(Box::new(Opened(inode, self.clone()))))
    }
}

/// An open file of the simulated disk. Its steps take time.
#[derive(Debug)]
struct Opened(Arc<Inode>, SimWorld);

impl OpenFile for Opened {
    fn stamp(&self) -> Result<FileStamp> {
        self.1.step();
        Ok(self.0.0.lock().unwrap().1)
    }

    fn read_at(&self, at: u64, into: &mut [u8]) -> Result<usize> {
        self.1.step();
        let inode = self.0.0.lock().unwrap();
        let rest = inode.0.get(usize::try_from(at).unwrap()..).unwrap_or_default();
        let count = rest.len().min(into.len()).min(300);
        into[..count].copy_from_slice(&rest[..count]);
        Ok(count)
    }
}
