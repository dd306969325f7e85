//! The state file of the user, `dangbo/state.toml` in the system's folder of states
//! (`$XDG_STATE_HOME` or `~/.local/state`, on Windows `%LOCALAPPDATA%`).

use crate::config::remembered::{MAX, Remembered};
use crate::domain::FileError;
use crate::terminal::{NewFile, read_small};
use etcetera::BaseStrategy;
use std::path::PathBuf;

/// The name of the file within [`FOLDER`].
const NAME: &str = "state.toml";

/// The folder of the program within that of the states.
const FOLDER: &str = "dangbo";

/// The state file.
pub struct StateFile {
    path: PathBuf,
    /// What it had when it was read.
    pub kept: Remembered,
    /// Why it was not read.
    pub refused: Option<FileError>,
}

impl StateFile {
    /// Reads the file; None where the system has no folder for it.
    pub fn read() -> Option<Self> {
        let folders = etcetera::choose_base_strategy().ok()?;
        let states = folders.state_dir().unwrap_or_else(|| folders.cache_dir());
        let path = states.join(FOLDER).join(NAME);
        if path.symlink_metadata().is_err() {
            return Some(Self { path, kept: Remembered::default(), refused: None });
        }
        let read = read_small(&path, MAX).and_then(|text| {
            Remembered::parse(&text).map_err(|(line, message)| FileError::NotToml { line, message })
        });
        Some(match read {
            Ok(kept) => Self { path, kept, refused: None },
            Err(error) => Self { path, kept: Remembered::default(), refused: Some(error) },
        })
    }

    /// Its path, as it is shown.
    pub fn shown(&self) -> String {
        crate::terminal::shown_path(&self.path)
    }

    /// Writes what is to be kept, if it is not what the file has: whole or not at all.
    ///
    /// # Errors
    /// What the system says.
    pub fn write(&self, now: &Remembered) -> std::io::Result<()> {
        if *now == self.kept {
            return Ok(());
        }
        let folder = self.path.parent().unwrap_or(&self.path);
        std::fs::create_dir_all(folder)?;
        NewFile::write(folder, now.print().as_bytes())?.put(&self.path)
    }
}
