//! The settings file while the dashboard runs: it is read again when it changes.

use super::loop_event::LoopEvent;
use super::threads;
use super::watch::POLL_INTERVAL;
use crate::app::{Message, Notice};
use crate::domain::Settings;
use crate::ingest::source::FileStamp;
use std::path::PathBuf;
use std::sync::mpsc::Sender;

/// The settings file and how it is read.
pub struct SettingsFile {
    /// Its path. There may be no such file yet.
    pub path: PathBuf,
    /// Reads it; a sentence where it is wrong.
    pub read: Box<dyn Fn() -> Result<Settings, String> + Send>,
}

/// Starts a thread that looks at the file each second, and sends its settings when it has changed
/// and is still.
///
/// # Errors
/// If no thread can be started.
pub fn watch(file: SettingsFile, events: Sender<LoopEvent>) -> std::io::Result<()> {
    let mut read = FileStamp::of(&file.path);
    threads::spawn(move || {
        let mut before = read;
        loop {
            std::thread::sleep(POLL_INTERVAL);
            let now = FileStamp::of(&file.path);
            // An editor may be writing it: it is read once it has not changed between two looks.
            let is_still = now == before;
            before = now;
            if now == read || !is_still || now.is_none() {
                continue;
            }
            read = now;
            let message = match (file.read)() {
                Ok(settings) => Message::Settings(Box::new(settings)),
                Err(sentence) => Message::Notice(Notice::WrongSettings(sentence)),
            };
            if events.send(LoopEvent::Message(message)).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}
