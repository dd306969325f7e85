//! Watches the files: the system's own events, and a look every second where they do not come (a
//! network drive).

use super::Wake;
use notify::{Config, EventKind, PollWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

/// How often files are looked at where no events come.
const POLL: Duration = Duration::from_millis(800);

/// How long after a change they are looked at once more: longer than the clocks of file systems are
/// coarse.
const SECOND_LOOK: Duration = Duration::from_millis(2500);

/// Watches while it lives.
pub struct Watching {
    _watcher: Option<Box<dyn Watcher + Send>>,
}

/// The folder whose events tell of a path: a file is often replaced, so its folder is watched.
fn folder(path: &Path) -> PathBuf {
    if path.is_dir() {
        return path.to_owned();
    }
    path.parent()
        .filter(|p| !p.as_os_str().is_empty())
        .map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// Begins to watch.
pub fn watch(paths: &[PathBuf], wake: Sender<Wake>) -> Watching {
    let is_polled = paths.iter().any(|path| is_remote(&folder(path)));
    begin(paths, wake, is_polled)
}

fn begin(paths: &[PathBuf], wake: Sender<Wake>, is_polled: bool) -> Watching {
    if paths.is_empty() {
        return Watching { _watcher: None };
    }
    let files: Vec<PathBuf> = paths.iter().filter(|p| !p.is_dir()).cloned().collect();
    let only_files = files.len() == paths.len();
    // Where an event is of ours the loop is woken, and by what is given.
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
            let _ = wake.send(Wake::Read { all: false });
            wake.clone()
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
        return Watching { _watcher: Some(native) };
    }
    // By the time of the last save, which nothing has to be read for. A second save within the same
    // second looks the same: the file is looked at once more when that second is surely over.
    let polled_notice = move |event: notify::Result<notify::Event>| {
        let Some(wake) = notice(event) else { return };
        std::thread::spawn(move || {
            std::thread::sleep(SECOND_LOOK);
            let _ = wake.send(Wake::Read { all: false });
        });
    };
    let polled = PollWatcher::new(polled_notice, Config::default().with_poll_interval(POLL))
        .ok()
        .map(|w| Box::new(w) as Box<dyn Watcher + Send>);
    let polled = polled.and_then(|mut w| watches(w.as_mut()).then_some(w));
    Watching { _watcher: polled }
}

/// Whether a folder lies on a drive whose events do not come.
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
            .set_modified(SystemTime::now() - 10 * POLL)
            .unwrap();
        let (wake, woken) = channel();
        let _watching = begin(&[folder.path().to_owned()], wake, true);
        std::thread::sleep(2 * POLL);
        assert!(woken.try_recv().is_err(), "nothing happened");
        std::fs::write(&file, "b").unwrap();
        for look in ["the change", "the second look"] {
            assert!(
                matches!(woken.recv_timeout(4 * SECOND_LOOK), Ok(Wake::Read { all: false })),
                "{look}"
            );
        }
    }
}
