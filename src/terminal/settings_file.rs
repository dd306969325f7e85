//! The settings file while the dashboard runs: it is read again when it changes, comes or
//! goes. Many programs delete a file before they write it anew, and a folder on a network drive
//! goes as a whole: the settings of a file that is gone are kept for a while, and as long as its
//! folder is gone.

use super::loop_event::LoopEvent;
use super::threads;
use super::watch::POLL_INTERVAL;
use crate::app::Message;
use crate::domain::Settings;
use crate::ingest::source::FileStamp;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// How long the settings of a file that is gone from its folder are kept.
const GONE: Duration = Duration::from_secs(5);

/// The settings file and how it is read.
pub struct SettingsFile {
    /// The path of the file that applies now; None where there is none.
    pub find: Box<dyn Fn() -> Option<PathBuf> + Send>,
    /// Reads it, or gives the program's own settings; a sentence where it is wrong.
    pub read: Box<dyn Fn() -> Result<Settings, String> + Send>,
    /// The sentence about a file with this name that is gone.
    pub gone: Box<dyn Fn(&str) -> String + Send>,
}

/// Which file applies, and its stamp.
type Look = Option<(PathBuf, Option<FileStamp>)>;

impl SettingsFile {
    fn look(&self) -> Look {
        let path = (self.find)()?;
        let stamp = FileStamp::of(&path);
        Some((path, stamp))
    }
}

/// Starts a thread that looks each second which file applies, and sends its settings when that is
/// another, or has changed, and is still.
///
/// # Errors
/// If no thread can be started.
pub fn watch(file: SettingsFile, events: Sender<LoopEvent>) -> std::io::Result<()> {
    let mut read = file.look();
    threads::spawn(move || {
        let mut before = read.clone();
        let mut gone_since = None;
        loop {
            std::thread::sleep(POLL_INTERVAL);
            let now = file.look();
            if let Some(path) = gone(&read, &now) {
                let is_new = gone_since.is_none();
                let since = *gone_since.get_or_insert_with(Instant::now);
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let message = Message::WrongSettings((file.gone)(&name));
                if is_new && events.send(LoopEvent::Message(message)).is_err() {
                    return;
                }
                if since.elapsed() < GONE || !path.parent().is_none_or(is_there) {
                    continue;
                }
            } else if gone_since.take().is_some() {
                // It is there again: what was said of it has to go, also if it has not changed.
                read = None;
            }
            // An editor may be writing it: it is read once it has not changed between two looks.
            let is_still = now == before;
            before.clone_from(&now);
            if now == read || !is_still {
                continue;
            }
            read = now;
            let message = match (file.read)() {
                Ok(settings) => Message::Settings(Box::new(settings)),
                Err(sentence) => Message::WrongSettings(without_folder(sentence, read.as_ref())),
            };
            if events.send(LoopEvent::Message(message)).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

/// The path of the file that was read last, if it is not there any more.
fn gone<'a>(read: &'a Look, now: &Look) -> Option<&'a Path> {
    let (path, stamp) = read.as_ref()?;
    let is_same = now.as_ref().is_some_and(|(now, stamp)| now == path && stamp.is_some());
    (stamp.is_some() && !is_same && FileStamp::of(path).is_none()).then_some(path)
}

/// True for a folder that is there; an empty path is that of the program.
fn is_there(folder: &Path) -> bool {
    folder.as_os_str().is_empty() || folder.is_dir()
}

/// The sentence about a file with the file's name alone: a long path would leave no room for what
/// is wrong.
fn without_folder(sentence: String, file: Option<&(PathBuf, Option<FileStamp>)>) -> String {
    let folder = file.and_then(|(path, _)| path.parent()?.to_str());
    let rest = folder
        .filter(|folder| !folder.is_empty())
        .and_then(|folder| sentence.strip_prefix(folder)?.strip_prefix(std::path::MAIN_SEPARATOR));
    rest.map(str::to_owned).unwrap_or(sentence)
}
