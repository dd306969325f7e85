//! What the loader knows of the world: files and time. Tests put another world in its place.

use super::loop_event::LoopEvent;
use super::threads;
use crate::domain::Unreadable;
use crate::ingest::source::{self, Disk, Files, Named, NotRead, Stamp};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// Files and time.
pub trait World: Send + Sync {
    /// The sources that are shown, as they are now.
    fn sources(&self) -> Vec<Named>;

    /// The stamps of sources now.
    fn stamps(&self, sources: &[Named]) -> Vec<Option<Stamp>>;

    /// The names of the files beside the tables of the folders, which are not read.
    fn unread(&self) -> Vec<String>;

    /// Opens the files.
    fn files(&self) -> &dyn Files;

    /// The time since any fixed instant.
    fn now(&self) -> Duration;

    /// Waits.
    fn sleep(&self, time: Duration);

    /// Requests a reading of what has changed after some time.
    fn read_again_after(&self, time: Duration, events: &Sender<LoopEvent>);
}

/// The files of the system and its clock.
pub struct RealWorld {
    paths: Vec<PathBuf>,
    started: Instant,
}

impl RealWorld {
    /// The files and folders of these paths.
    pub fn new(paths: Vec<PathBuf>) -> Self {
        Self { paths, started: Instant::now() }
    }
}

/// No data comes from the standard input: it is the keyboard.
fn no_stdin() -> Result<Vec<u8>, Unreadable> {
    Err(Unreadable::NotAFile)
}

impl World for RealWorld {
    fn sources(&self) -> Vec<Named> {
        source::expand(&self.paths, no_stdin)
    }

    fn stamps(&self, sources: &[Named]) -> Vec<Option<Stamp>> {
        source::stamps(sources)
    }

    fn unread(&self) -> Vec<String> {
        let NotRead { others, own, .. } = source::list(&self.paths, no_stdin).not_read;
        [others, own].concat()
    }

    fn files(&self) -> &dyn Files {
        &Disk
    }

    fn now(&self) -> Duration {
        self.started.elapsed()
    }

    fn sleep(&self, time: Duration) {
        std::thread::sleep(time);
    }

    fn read_again_after(&self, time: Duration, events: &Sender<LoopEvent>) {
        let later = events.clone();
        let started = threads::spawn(move || {
            std::thread::sleep(time);
            let _ = later.send(LoopEvent::ReadFiles { all: false });
        });
        if started.is_err() {
            // Too early is better than never.
            let _ = events.send(LoopEvent::ReadFiles { all: false });
        }
    }
}
