//! Watches the files: the system's own events, and a look every second where they do not come (a network drive).

use super::Wake;
use notify::{Config, EventKind, PollWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

/// Watches while it lives.
pub struct Watching {
    _watcher: Option<Box<dyn Watcher + Send>>,
}

/// The folder whose events tell of a path: a file is often replaced, so its folder is watched.
fn folder(path: &Path) -> PathBuf {
    if path.is_dir() {
        return path.to_owned();
    }
    path.parent().filter(|p| !p.as_os_str().is_empty()).map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// Begins to watch.
pub fn watch(paths: &[PathBuf], wake: Sender<Wake>) -> Watching {
    if paths.is_empty() {
        return Watching { _watcher: None };
    }
    let files: Vec<PathBuf> = paths.iter().filter(|p| !p.is_dir()).cloned().collect();
    let only_files = files.len() == paths.len();
    let notice = move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        let named = |path: &PathBuf| files.iter().any(|f| f.file_name() == path.file_name());
        let is_table = |path: &PathBuf| {
            path.extension().is_some_and(|e| ["csv", "tsv", "txt"].iter().any(|known| e.eq_ignore_ascii_case(known))) || path.is_dir()
        };
        if event.paths.iter().any(|p| named(p) || (!only_files && is_table(p)) || !p.exists()) {
            let _ = wake.send(Wake::Read { all: false });
        }
    };
    let mut folders: Vec<PathBuf> = paths.iter().map(|p| folder(p)).collect();
    folders.sort();
    folders.dedup();
    let begin = |watcher: &mut dyn Watcher| folders.iter().all(|f| watcher.watch(f, RecursiveMode::NonRecursive).is_ok());
    let native = notify::recommended_watcher(notice.clone()).ok().map(|w| Box::new(w) as Box<dyn Watcher + Send>);
    if let Some(mut native) = native
        && !folders.iter().any(|f| is_remote(f))
        && begin(native.as_mut())
    {
        return Watching { _watcher: Some(native) };
    }
    // By content: a second save within one second has the same time.
    let polled = PollWatcher::new(notice, Config::default().with_poll_interval(Duration::from_millis(800)).with_compare_contents(true))
        .ok()
        .map(|w| Box::new(w) as Box<dyn Watcher + Send>);
    let polled = polled.and_then(|mut w| begin(w.as_mut()).then_some(w));
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
    mounts.lines().filter_map(mount).max_by_key(|(length, _)| *length).is_some_and(|(_, kind)| remote.contains(&kind.as_str()))
}
