//! Watches the files: by events of the system, and by polling where no events come (a network
//! drive).
//!
//! ```text
//! native events ───────────────┐
//!                              ├─► is it one of our files? ─► read the files
//! polling, every 0.8 s ────────┘                              after a poll again, 2.5 s later
//! ```
//!
//! Events are not debounced here: the loader collapses requests, of keys too, into one reading. The
//! kind of an event must be known, because reading the files makes events of its own (`Access`).

use super::loop_event::LoopEvent;
use notify::{Config, EventKind, PollWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

/// How often files are polled where no events come.
const POLL_INTERVAL: Duration = Duration::from_millis(800);

/// The time after which a polled change is followed by another reading: longer than the resolution
/// of the time stamps of file systems.
const SECOND_LOOK: Duration = Duration::from_millis(2500);

/// Watches until it is dropped.
pub struct FileWatcher {
    _watcher: Option<Box<dyn Watcher + Send>>,
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

/// Starts to watch the folders of `paths`.
pub fn watch(paths: &[PathBuf], events: Sender<LoopEvent>) -> FileWatcher {
    let is_polled = paths.iter().any(|path| is_remote(&folder(path)));
    start(paths, events, is_polled)
}

fn start(paths: &[PathBuf], events: Sender<LoopEvent>, is_polled: bool) -> FileWatcher {
    if paths.is_empty() {
        return FileWatcher { _watcher: None };
    }
    let files: Vec<PathBuf> = paths.iter().filter(|p| !p.is_dir()).cloned().collect();
    let only_files = files.len() == paths.len();
    // Requests a reading if the event is about one of our files.
    let notice = move |event: notify::Result<notify::Event>| {
        let event = event.ok().filter(|event| !matches!(event.kind, EventKind::Access(_)))?;
        let named = |path: &PathBuf| files.iter().any(|f| f.file_name() == path.file_name());
        let is_table = |path: &PathBuf| {
            path.extension().is_some_and(|e| {
                ["csv", "tsv", "txt"].iter().any(|known| e.eq_ignore_ascii_case(known))
            }) || path.is_dir()
        };
        let is_ours =
            event.paths.iter().any(|p| named(p) || (!only_files && is_table(p)) || !p.exists());
        is_ours.then(|| {
            let _ = events.send(LoopEvent::ReadFiles { all: false });
            events.clone()
        })
    };
    let mut folders: Vec<PathBuf> = paths.iter().map(|p| folder(p)).collect();
    folders.sort();
    folders.dedup();
    let watches = |watcher: &mut dyn Watcher| {
        folders.iter().all(|f| watcher.watch(f, RecursiveMode::NonRecursive).is_ok())
    };
    let own = notice.clone();
    let native = notify::recommended_watcher(move |event| drop(own(event)))
        .ok()
        .map(|w| Box::new(w) as Box<dyn Watcher + Send>);
    if let Some(mut native) = native
        && !is_polled
        && watches(native.as_mut())
    {
        return FileWatcher { _watcher: Some(native) };
    }
    // Polling compares modification times. A second save within their resolution has the same time,
    // so the files are read once more when that time is over.
    let polled_notice = move |event: notify::Result<notify::Event>| {
        let Some(events) = notice(event) else { return };
        std::thread::spawn(move || {
            std::thread::sleep(SECOND_LOOK);
            let _ = events.send(LoopEvent::ReadFiles { all: false });
        });
    };
    let polled =
        PollWatcher::new(polled_notice, Config::default().with_poll_interval(POLL_INTERVAL))
            .ok()
            .map(|w| Box::new(w) as Box<dyn Watcher + Send>);
    let polled = polled.and_then(|mut w| watches(w.as_mut()).then_some(w));
    FileWatcher { _watcher: polled }
}

/// True if a folder is on a drive that sends no events.
fn is_remote(folder: &Path) -> bool {
    let Ok(folder) = folder.canonicalize() else { return false };
    if folder.to_string_lossy().starts_with(r"\\?\UNC\") {
        return true;
    }
    let Ok(mounts) = std::fs::read_to_string("/proc/mounts") else { return false };
    let remote = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "vboxsf", "drvfs"];
    let mount = |line: &str| {
        let mut words = line.split(' ').skip(1);
        let (at, kind) = (words.next()?.to_owned(), words.next()?.to_owned());
        folder.starts_with(&at).then_some((at.len(), kind))
    };
    mounts
        .lines()
        .filter_map(mount)
        .max_by_key(|(length, _)| *length)
        .is_some_and(|(_, kind)| remote.contains(&kind.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;
    use std::time::SystemTime;

    #[test]
    fn a_folder_without_events_is_looked_at_and_after_a_change_once_more() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.csv");
        std::fs::write(&file, "a").unwrap();
        std::fs::File::options()
            .write(true)
            .open(&file)
            .unwrap()
            .set_modified(SystemTime::now() - 10 * POLL_INTERVAL)
            .unwrap();
        let (events, received) = channel();
        let _watcher = start(&[folder.path().to_owned()], events, true);
        std::thread::sleep(2 * POLL_INTERVAL);
        assert!(received.try_recv().is_err(), "nothing happened");
        std::fs::write(&file, "b").unwrap();
        for look in ["the change", "the second look"] {
            assert!(
                matches!(
                    received.recv_timeout(4 * SECOND_LOOK),
                    Ok(LoopEvent::ReadFiles { all: false })
                ),
                "{look}"
            );
        }
    }
}
