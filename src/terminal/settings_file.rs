//! The settings file while the dashboard runs: it is read again when it changes, comes or
//! goes.

use super::loop_event::LoopEvent;
use super::threads;
use super::watch::POLL_INTERVAL;
use crate::app::Message;
use crate::domain::Settings;
use crate::ingest::source::FileStamp;
use std::path::PathBuf;
use std::sync::mpsc::Sender;

/// The settings file and how it is read.
pub struct SettingsFile {
    /// The path of the file that applies now; None where there is none.
    pub find: Box<dyn Fn() -> Option<PathBuf> + Send>,
    /// Reads it, or gives the program's own settings; a sentence where it is wrong.
    pub read: Box<dyn Fn() -> Result<Settings, String> + Send>,
}

impl SettingsFile {
    /// Which file applies, and its stamp.
    fn look(&self) -> Option<(PathBuf, Option<FileStamp>)> {
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
        loop {
            std::thread::sleep(POLL_INTERVAL);
            let now = file.look();
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

/// The sentence about a file with the file's name alone: a long path would leave no room for what
/// is wrong.
fn without_folder(sentence: String, file: Option<&(PathBuf, Option<FileStamp>)>) -> String {
    let folder = file.and_then(|(path, _)| path.parent()?.to_str());
    let rest = folder
        .filter(|folder| !folder.is_empty())
        .and_then(|folder| sentence.strip_prefix(folder)?.strip_prefix(std::path::MAIN_SEPARATOR));
    rest.map(str::to_owned).unwrap_or(sentence)
}
