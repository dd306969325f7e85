//! Watches the files: by events of the system, and by polling for what these do not cover: network
//! drives, folders that are removed and made again or swapped, targets of links, a system that has
//! no watches left.
//!
//! ```text
//! native events ─► is it one of our files? ──┬─► read the files
//! polling, every second ─► is it another? ───┘
//!                            └─► read the files again, 2.5 s later
//! ```
//!
//! Events are not debounced here: the loader collapses requests, of keys too, into one reading. The
//! kind of an event must be known, because reading the files makes events of its own (`Access`).

use super::faults::{self, Point};
use super::loop_event::LoopEvent;
use super::threads;
use crate::ingest::source::{FileStamp, is_table_name};
use notify::{EventKind, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How often files are polled.
pub(super) const POLL_INTERVAL: Duration = Duration::from_secs(1);

/// A poll that takes long is followed by a pause of so many times its own time.
const PAUSE_FACTOR: u32 = 50;

/// The time after which a polled change is followed by another reading: longer than the resolution
/// of the time stamps of file systems.
pub(super) const SECOND_LOOK: Duration = Duration::from_millis(2500);

/// Watches until it is dropped.
pub struct FileWatcher {
    _native: Option<Box<dyn Watcher + Send>>,
    /// The poll ends when this sender is dropped.
    _poll: Sender<()>,
}

/// The folder to watch for a path. Programs often replace a file instead of writing to it, so the
/// folder of a file is watched.
fn folder(path: &Path) -> PathBuf {
    if path.is_dir() {
        return path.to_owned();
    }
    path.parent()
        .filter(|p| !p.as_os_str().is_empty())
        .map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// Starts to watch `paths`: files, and folders with the files in them.
///
/// # Errors
/// If no thread can be started.
pub fn watch(paths: &[PathBuf], events: &Sender<LoopEvent>) -> std::io::Result<FileWatcher> {
    let (poll, is_over) = channel();
    if paths.is_empty() {
        return Ok(FileWatcher { _native: None, _poll: poll });
    }
    // The first look comes before the files are read.
    let (seen, own, polled) = (look(paths), paths.to_owned(), events.clone());
    threads::spawn(move || poll_files(&own, seen, &polled, &is_over))?;
    Ok(FileWatcher { _native: native(paths, events.clone()), _poll: poll })
}

/// Watches the folders of `paths` by events; None where the system gives none for one of them.
fn native(paths: &[PathBuf], events: Sender<LoopEvent>) -> Option<Box<dyn Watcher + Send>> {
    let files: Vec<PathBuf> = paths.iter().filter(|p| !p.is_dir()).cloned().collect();
    let only_files = files.len() == paths.len();
    // Requests a reading if the event is about one of our files.
    let notice = move |event: notify::Result<notify::Event>| {
        let Some(event) = event.ok().filter(|e| !matches!(e.kind, EventKind::Access(_))) else {
            return;
        };
        let named = |path: &PathBuf| files.iter().any(|f| f.file_name() == path.file_name());
        let is_table = |path: &PathBuf| is_table_name(path) || path.is_dir();
        if event.paths.iter().any(|p| named(p) || (!only_files && is_table(p)) || !p.exists()) {
            faults::reach(Point::Watcher);
            let _ = events.send(LoopEvent::ReadFiles { all: false });
        }
    };
    let mut folders: Vec<PathBuf> = paths.iter().map(|p| folder(p)).collect();
    folders.sort();
    folders.dedup();
    let mut watcher = notify::recommended_watcher(notice).ok()?;
    let is_watched = folders.iter().all(|f| watcher.watch(f, RecursiveMode::NonRecursive).is_ok());
    is_watched.then(|| Box::new(watcher) as Box<dyn Watcher + Send>)
}

/// The stamp of each file, by its path.
type Look = Vec<(PathBuf, Option<FileStamp>)>;

/// The files of `paths` as they are now: those named, and all in folders.
fn look(paths: &[PathBuf]) -> Look {
    let mut files = Look::new();
    for path in paths {
        match std::fs::read_dir(path) {
            Ok(entries) => files.extend(entries.flatten().map(|entry| {
                let path = entry.path();
                let stamp = FileStamp::of(&path);
                (path, stamp)
            })),
            Err(_) => files.push((path.clone(), FileStamp::of(path))),
        }
    }
    files.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    files
}

/// Requests a reading when a file is another than in the look before.
fn poll_files(
    paths: &[PathBuf],
    mut seen: Look,
    events: &Sender<LoopEvent>,
    is_over: &Receiver<()>,
) {
    let mut pause = POLL_INTERVAL;
    let mut second_look: Option<Instant> = None;
    while is_over.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        let begun = Instant::now();
        let now = look(paths);
        let is_second = second_look.is_some_and(|at| at <= begun);
        // A second change within the resolution of the stamps leaves them as they are.
        if now != seen {
            second_look = Some(begun + SECOND_LOOK);
        } else if is_second {
            second_look = None;
        }
        if (now != seen || is_second) && events.send(LoopEvent::ReadFiles { all: false }).is_err() {
            return;
        }
        seen = now;
        pause = POLL_INTERVAL.max(begun.elapsed() * PAUSE_FACTOR);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// What happens to a folder, and what is called so.
    type Fault = (&'static str, fn(&Path));

    #[test]
    fn polling_notices_what_events_do_not_cover() {
        use std::os::unix::fs::symlink;
        let faults: [Fault; 5] = [
            ("a folder is removed and made again", |root| {
                std::fs::remove_dir_all(root.join("data")).unwrap();
                std::fs::create_dir(root.join("data")).unwrap();
            }),
            ("a folder is swapped for another", |root| {
                std::fs::rename(root.join("data"), root.join("old")).unwrap();
                std::fs::rename(root.join("other"), root.join("data")).unwrap();
            }),
            ("the target of a link is written", |root| {
                std::fs::write(root.join("target.csv"), "later").unwrap();
            }),
            ("a link leads elsewhere", |root| {
                std::fs::remove_file(root.join("data/link.csv")).unwrap();
                symlink(root.join("second.csv"), root.join("data/link.csv")).unwrap();
            }),
            ("other bytes have the same size and time", |root| {
                let path = root.join("data/a.csv");
                let modified = path.metadata().unwrap().modified().unwrap();
                std::fs::write(&path, "b").unwrap();
                let file = std::fs::File::options().write(true).open(&path).unwrap();
                file.set_modified(modified).unwrap();
            }),
        ];
        for (name, fault) in faults {
            let folder = tempfile::tempdir().unwrap();
            let root = folder.path();
            for name in ["data", "other"] {
                std::fs::create_dir(root.join(name)).unwrap();
                std::fs::write(root.join(name).join("a.csv"), "a").unwrap();
            }
            for name in ["target.csv", "second.csv"] {
                std::fs::write(root.join(name), "same").unwrap();
            }
            symlink(root.join("target.csv"), root.join("data/link.csv")).unwrap();
            let paths = [root.join("data")];
            let (events, received) = channel();
            let (_poll, is_over) = channel();
            let seen = look(&paths);
            let own = paths.clone();
            std::thread::spawn(move || poll_files(&own, seen, &events, &is_over));
            assert!(received.recv_timeout(POLL_INTERVAL * 3 / 2).is_err(), "{name}: too early");
            fault(root);
            for look in ["the change", "the second look"] {
                let event = received.recv_timeout(2 * SECOND_LOOK);
                assert!(matches!(event, Ok(LoopEvent::ReadFiles { all: false })), "{name}: {look}");
            }
        }
    }
}
