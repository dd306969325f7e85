//! Small files of the user: exports and suppositions, in the folder in which the program was
//! started, and settings.

use crate::app::{Message, Notice};
use crate::domain::{FileError, clean};
use std::fs::OpenOptions;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// The file of suppositions.
pub const SUPPOSITIONS: &str = "gia-dinh.toml";

/// What is appended to the name of a file that was replaced.
const KEPT: &str = ".bak";

/// How many names [`write_new`] tries for a file.
const MAX_NAMES: usize = 999;

/// The path of a written file, or of one that was not written and why.
type Written = Result<PathBuf, (PathBuf, FileError)>;

/// A path as it is shown.
fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

fn system_error(error: &std::io::Error) -> FileError {
    FileError::System(clean(&error.to_string()).into_owned())
}

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Only if there is no file of that name.
    New,
    /// A file of that name is kept under another name, see [`KEPT`].
    Replace,
}

/// Writes a file whole or not at all: the text is written to a temporary file of a new name in the
/// same folder, which is then renamed. A symbolic link of the name is replaced, not followed. None
/// if there is a file of the name and none is to be replaced.
pub fn write(path: &Path, text: &str, mode: Mode) -> Option<Written> {
    match try_write(path, text, mode) {
        Ok(()) => Some(Ok(path.to_owned())),
        Err(WriteError::Exists) => None,
        Err(WriteError::Other(error)) => Some(Err((path.to_owned(), error))),
    }
}

/// Why a file was not written.
enum WriteError {
    Exists,
    Other(FileError),
}

impl From<std::io::Error> for WriteError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::AlreadyExists => Self::Exists,
            _ => Self::Other(system_error(&error)),
        }
    }
}

fn try_write(path: &Path, text: &str, mode: Mode) -> Result<(), WriteError> {
    let exists = path.symlink_metadata().ok();
    if exists.as_ref().is_some_and(|facts| !facts.is_file() && !facts.is_symlink()) {
        return Err(WriteError::Other(FileError::NotAFile));
    }
    if exists.is_some() && mode == Mode::New {
        return Err(WriteError::Exists);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".dangbo-").suffix(".tmp");
    // The permissions of any new file; those of a temporary file are for its owner alone.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    let kept = exists.map(|_| {
        let mut kept = path.as_os_str().to_owned();
        kept.push(KEPT);
        PathBuf::from(kept)
    });
    if let Some(kept) = &kept {
        std::fs::rename(path, kept)?;
    }
    if let Err(error) = file.persist_noclobber(path) {
        if let Some(kept) = kept {
            let _ = std::fs::rename(kept, path);
        }
        return Err(error.error.into());
    }
    Ok(())
}

/// Writes a new file; if the name exists, with a number. A file that could not be written whole is
/// removed.
pub fn write_new(name: &str, ending: &str, text: &str) -> Written {
    for number in 1..=MAX_NAMES {
        let path = PathBuf::from(if number == 1 {
            format!("{name}.{ending}")
        } else {
            format!("{name}-{number}.{ending}")
        });
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err((path, system_error(&error))),
            Ok(mut file) => {
                return file
                    .write_all(text.as_bytes())
                    .and_then(|()| file.sync_all())
                    .map(|()| path.clone())
                    .map_err(|error| {
                        let _ = std::fs::remove_file(&path);
                        (path.clone(), system_error(&error))
                    });
            }
        }
    }
    Err((format!("{name}.{ending}").into(), FileError::NamesTaken(MAX_NAMES)))
}

/// Reads a regular file of at most `limit` bytes. Nothing else is opened: a pipe or a device may
/// have no end.
///
/// # Errors
/// The file is not regular, too large, not UTF-8, or the operating system refuses.
pub fn read(path: &Path, limit: u64) -> Result<String, FileError> {
    let read = || {
        if !std::fs::metadata(path)?.is_file() {
            return Ok(Err(FileError::NotAFile));
        }
        let mut options = OpenOptions::new();
        options.read(true);
        // Opening does not wait for a pipe that took the place of the file meanwhile.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::custom_flags(
            &mut options,
            rustix::fs::OFlags::NONBLOCK.bits().cast_signed(),
        );
        let file = options.open(path)?;
        if !file.metadata()?.is_file() {
            return Ok(Err(FileError::NotAFile));
        }
        let mut text = String::new();
        // One byte more shows that there is more.
        file.take(limit + 1).read_to_string(&mut text)?;
        Ok(if text.len() as u64 > limit { Err(FileError::TooLarge(limit)) } else { Ok(text) })
    };
    read().unwrap_or_else(|error| Err(system_error(&error)))
}

/// The message about a file that was to be written.
pub fn outcome(done: Written) -> Message {
    Message::Notice(match done {
        Ok(path) => Notice::Written(shown(&path)),
        Err((path, error)) => Notice::NotWritten { path: shown(&path), error },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_only_if_asked_and_kept_and_all_others_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(SUPPOSITIONS);
        let other = folder.path().join("gia-dinh.tmp");
        std::fs::write(&other, "of somebody else").unwrap();
        let text = |path: &Path| std::fs::read_to_string(path).unwrap();
        assert_eq!(write(&path, "first", Mode::New), Some(Ok(path.clone())));
        assert_eq!(write(&path, "second", Mode::New), None);
        assert_eq!(text(&path), "first");
        assert_eq!(names(folder.path()), ["gia-dinh.tmp", SUPPOSITIONS]);
        for (new, kept) in [("second", "first"), ("third", "second")] {
            assert_eq!(write(&path, new, Mode::Replace), Some(Ok(path.clone())));
            assert_eq!(text(&path), new);
            assert_eq!(text(&folder.path().join("gia-dinh.toml.bak")), kept);
        }
        assert_eq!(text(&other), "of somebody else");
        assert_eq!(names(folder.path()), ["gia-dinh.tmp", SUPPOSITIONS, "gia-dinh.toml.bak"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_replaced_and_its_target_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (path, target) = (folder.path().join(SUPPOSITIONS), folder.path().join("target"));
        std::fs::write(&target, "of somebody else").unwrap();
        std::os::unix::fs::symlink(&target, &path).unwrap();
        assert_eq!(write(&path, "text", Mode::New), None);
        assert_eq!(write(&path, "text", Mode::Replace), Some(Ok(path.clone())));
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "of somebody else");
        assert!(path.symlink_metadata().unwrap().is_file());
    }

    #[cfg(unix)]
    #[test]
    fn only_a_regular_file_of_bounded_size_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        let made = std::process::Command::new("mkfifo").arg(&path).status().unwrap();
        assert!(made.success());
        assert_eq!(read(&path, 10), Err(FileError::NotAFile));
        assert_eq!(read(folder.path(), 10), Err(FileError::NotAFile));
        assert_eq!(read(Path::new("/dev/zero"), 10), Err(FileError::NotAFile));
        std::fs::remove_file(&path).unwrap();
        std::fs::write(&path, "0123456789").unwrap();
        assert_eq!(read(&path, 10), Ok("0123456789".to_owned()));
        assert_eq!(read(&path, 9), Err(FileError::TooLarge(9)));
        assert!(matches!(read(&folder.path().join("none"), 9), Err(FileError::System(_))));
    }

    #[cfg(unix)]
    #[test]
    fn a_saved_file_has_the_permissions_of_a_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (saved, plain) = (folder.path().join("saved"), folder.path().join("plain"));
        write(&saved, "", Mode::New).unwrap().unwrap();
        std::fs::File::create(&plain).unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode();
        assert_eq!(mode(&saved), mode(&plain));
    }

    #[test]
    fn a_save_that_fails_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("taken");
        std::fs::create_dir(&path).unwrap();
        std::fs::write(path.join("inside"), "").unwrap();
        for mode in [Mode::New, Mode::Replace] {
            let refused = Some(Err((path.clone(), FileError::NotAFile)));
            assert_eq!(write(&path, "text", mode), refused);
        }
        // The name of the file to be kept is taken by a folder.
        let path = folder.path().join(SUPPOSITIONS);
        std::fs::write(&path, "old").unwrap();
        std::fs::create_dir_all(folder.path().join("gia-dinh.toml.bak/inside")).unwrap();
        assert!(matches!(write(&path, "text", Mode::Replace), Some(Err(_))));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names(folder.path()), [SUPPOSITIONS, "gia-dinh.toml.bak", "taken"]);
    }
}
