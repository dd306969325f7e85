//! Files that the user saves and loads: exports and suppositions, in the folder in which the
//! program was started.

use crate::app::{FileError, Message, Notice};
use crate::domain::clean;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// The file of suppositions.
pub const SUPPOSITIONS: &str = "gia-dinh.toml";

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

/// Replaces a file whole or not at all: the text is written to a temporary file of a new name in
/// the same folder, which is then renamed.
pub fn write(path: &Path, text: &str) -> Written {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".dangbo-").suffix(".tmp");
    // The permissions of any new file; those of a temporary file are for its owner alone.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let write = || {
        let mut file = builder.tempfile_in(folder.unwrap_or(Path::new(".")))?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)
    };
    write().map(|_| path.to_owned()).map_err(|error| (path.to_owned(), system_error(&error)))
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

/// Reads a small file.
pub fn read(path: &Path, most: u64) -> Result<String, FileError> {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(most).read_to_string(&mut text));
    read.map(|_| text).map_err(|error| system_error(&error))
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
    fn a_save_replaces_its_file_and_leaves_all_others_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(SUPPOSITIONS);
        let other = folder.path().join("gia-dinh.tmp");
        std::fs::write(&other, "of somebody else").unwrap();
        for text in ["first", "second"] {
            assert_eq!(write(&path, text), Ok(path.clone()));
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
        assert_eq!(std::fs::read_to_string(&other).unwrap(), "of somebody else");
        assert_eq!(names(folder.path()), ["gia-dinh.tmp", SUPPOSITIONS]);
    }

    #[cfg(unix)]
    #[test]
    fn a_saved_file_has_the_permissions_of_a_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (saved, plain) = (folder.path().join("saved"), folder.path().join("plain"));
        write(&saved, "").unwrap();
        File::create(&plain).unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode();
        assert_eq!(mode(&saved), mode(&plain));
    }

    #[test]
    fn a_save_that_fails_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("taken");
        std::fs::create_dir(&path).unwrap();
        std::fs::write(path.join("inside"), "").unwrap();
        assert!(write(&path, "text").is_err());
        assert_eq!(names(folder.path()), ["taken"]);
    }
}
