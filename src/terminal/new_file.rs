//! A file that is written whole or not at all.
//!
//! ```text
//! temporary file in the same folder ─► write ─► sync ─► rename
//! ```
//!
//! Whatever fails, the temporary file is removed and what had the name before is left alone.

use super::faults::write_step;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// How many names are tried for a file that was replaced.
const MAX_KEPT: usize = 999;

/// A whole file without a name yet. It is removed if it gets none.
pub struct NewFile {
    file: NamedTempFile,
}

impl NewFile {
    /// Writes the bytes into a temporary file of a folder.
    ///
    /// # Errors
    /// What the system says.
    pub fn write(folder: &Path, bytes: &[u8]) -> std::io::Result<Self> {
        write_step()?;
        let mut file = temporary().tempfile_in(folder)?;
        if let Err(refused) = write_step() {
            // A disk that is full accepts a part.
            file.write_all(&bytes[..bytes.len() / 2])?;
            return Err(refused);
        }
        file.write_all(bytes)?;
        write_step()?;
        file.as_file().sync_all()?;
        Ok(Self { file })
    }

    /// Names the file, if nothing has the name. A file that was not named is returned with the
    /// reason.
    ///
    /// # Errors
    /// What the system says: [`ErrorKind::AlreadyExists`] where something has the name.
    pub fn name(self, path: &Path) -> Result<(), (Self, std::io::Error)> {
        if let Err(refused) = write_step() {
            return Err((self, refused));
        }
        let named = self.file.persist_noclobber(path);
        named.map(drop).map_err(|failed| (Self { file: failed.file }, failed.error))
    }

    /// Names the file in place of what has the name, which is lost. A folder is not replaced.
    ///
    /// # Errors
    /// What the system says.
    pub fn put(self, path: &Path) -> std::io::Result<()> {
        write_step()?;
        self.file.persist(path)?;
        Ok(())
    }

    /// Names the file and gives it the permissions of what has the name. That, a file or a link,
    /// is kept under a name that nothing has, see [`kept_names`]. At each moment there is a file of
    /// the name.
    ///
    /// # Errors
    /// What the system says.
    pub fn replace(self, path: &Path) -> std::io::Result<()> {
        if is_file(path) {
            write_step()?;
            self.file.as_file().set_permissions(path.symlink_metadata()?.permissions())?;
        }
        keep(path)?;
        write_step()?;
        self.file.persist(path)?;
        Ok(())
    }
}

/// Writes new files into a folder, all or none, each whole, over no other file. The folder is made
/// if it is not there.
///
/// # Errors
/// What the system says: [`ErrorKind::AlreadyExists`] where something has a name.
pub fn write_all(dir: &Path, all: &[(&str, &[u8])]) -> std::io::Result<()> {
    std::fs::create_dir_all(dir)?;
    let mut files = Vec::new();
    for (name, bytes) in all {
        files.push((dir.join(name), NewFile::write(dir, bytes)?));
    }
    let mut named = Vec::new();
    for (path, file) in files {
        if let Err((_, error)) = file.name(&path) {
            // A part of them would be in the way of the next try.
            for path in named {
                let _ = std::fs::remove_file(path);
            }
            return Err(error);
        }
        named.push(path);
    }
    Ok(())
}

/// The names under which a file that is replaced may be kept, the best first: `x.bak`, `x.bak-2`.
pub fn kept_names(path: &Path) -> impl Iterator<Item = PathBuf> {
    (1..=MAX_KEPT).map(|number| {
        let mut kept = path.as_os_str().to_owned();
        kept.push(".bak");
        if number > 1 {
            kept.push(format!("-{number}"));
        }
        kept.into()
    })
}

/// Gives a file or link a second name that nothing has.
fn keep(path: &Path) -> std::io::Result<()> {
    let folder = folder_of(path);
    let second = |temporary: &Path| {
        write_step()?;
        match std::fs::hard_link(path, temporary) {
            // Not every file system has hard links.
            Err(error) if error.kind() != ErrorKind::AlreadyExists && is_file(path) => {
                std::fs::copy(path, temporary).map(drop)
            }
            linked => linked,
        }
    };
    let second = temporary().make_in(&folder, second)?;
    write_step()?;
    let mut second = second.into_temp_path();
    for kept in kept_names(path) {
        match second.persist_noclobber(kept) {
            Ok(()) => return Ok(()),
            Err(taken) if taken.error.kind() == ErrorKind::AlreadyExists => second = taken.path,
            Err(refused) => return Err(refused.error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

fn is_file(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|facts| facts.is_file())
}

/// The folder of a file.
pub fn folder_of(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).to_owned()
}

/// Temporary files with the permissions of any new file; `tempfile` makes them for their owner
/// alone.
fn temporary() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".dangbo-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}
