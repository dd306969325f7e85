//! Small files of the user: exports and suppositions, in the folder in which the program was
//! started, and settings.

use super::new_file::{NewFile, folder_of, kept_names, write_all};
use crate::app::{Message, Notice};
use crate::domain::{FileError, clean};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The file of suppositions.
pub const SUPPOSITIONS: &str = "gia-dinh.toml";

/// How many names [`write_new`] tries for a file.
const MAX_NAMES: usize = 999;

/// The path of a written file, or of one that was not written and why.
type Written = Result<PathBuf, (PathBuf, FileError)>;

/// A path as it is shown.
pub fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

/// A path from the root on, as it is shown: what was written is found there.
pub fn shown_whole(path: &Path) -> String {
    shown(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

/// The path under which [`Mode::Replace`] keeps a file, as it is shown.
pub fn kept(path: &Path) -> String {
    let free = kept_names(path).find(|kept| kept.symlink_metadata().is_err());
    shown(&free.unwrap_or_default())
}

fn system_error(error: &std::io::Error) -> FileError {
    match error.kind() {
        ErrorKind::NotFound => FileError::NotFound,
        ErrorKind::PermissionDenied => FileError::NotAllowed,
        ErrorKind::InvalidData => FileError::NotUtf8,
        _ => FileError::System(clean(&error.to_string()).into_owned()),
    }
}

/// Why a file was not written.
fn writing_error(error: &std::io::Error) -> FileError {
    // What is not found is not the file, which is new.
    match system_error(error) {
        FileError::NotFound => FileError::NoFolder,
        other => other,
    }
}

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Only if there is no file of that name.
    New,
    /// A file of that name is kept under another name, see [`NewFile::replace`].
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

fn try_write(path: &Path, text: &str, mode: Mode) -> Result<(), WriteError> {
    let exists = path.symlink_metadata().ok();
    if exists.as_ref().is_some_and(|facts| !facts.is_file() && !facts.is_symlink()) {
        return Err(WriteError::Other(FileError::NotAFile));
    }
    if exists.is_some() && mode == Mode::New {
        return Err(WriteError::Exists);
    }
    let other = |error| WriteError::Other(writing_error(&error));
    let file = NewFile::write(&folder_of(path), text.as_bytes()).map_err(other)?;
    if exists.is_some() {
        return file.replace(path).map_err(other);
    }
    file.name(path).map_err(|(_, error)| match error.kind() {
        ErrorKind::AlreadyExists => WriteError::Exists,
        _ => other(error),
    })
}

/// Writes a new file whole or not at all; if the name exists, with a number.
pub fn write_new(name: &str, ending: &str, bytes: &[u8]) -> Written {
    let path = |number: usize| match number {
        1 => PathBuf::from(format!("{name}.{ending}")),
        _ => PathBuf::from(format!("{name}-{number}.{ending}")),
    };
    let not_written = |number, error: std::io::Error| (path(number), writing_error(&error));
    let first = path(1);
    let mut file =
        NewFile::write(&folder_of(&first), bytes).map_err(|error| not_written(1, error))?;
    for number in 1..=MAX_NAMES {
        match file.name(&path(number)) {
            Ok(()) => return Ok(path(number)),
            Err((unnamed, error)) if error.kind() == ErrorKind::AlreadyExists => file = unnamed,
            Err((_, error)) => return Err(not_written(number, error)),
        }
    }
    Err((first, FileError::NamesTaken(MAX_NAMES)))
}

/// Writes the files into a new folder, all or none; if the name exists, the folder has a number.
pub fn write_new_folder(name: &str, all: &[(&str, &[u8])]) -> Written {
    let path = |number: usize| match number {
        1 => PathBuf::from(name),
        _ => PathBuf::from(format!("{name}-{number}")),
    };
    for path in (1..=MAX_NAMES).map(path) {
        match std::fs::create_dir(&path) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            Err(error) => return Err((path, writing_error(&error))),
        }
        if let Err(error) = write_all(&path, all) {
            // It is empty; else somebody else has put a file into it.
            let _ = std::fs::remove_dir(&path);
            return Err((path, writing_error(&error)));
        }
        return Ok(path);
    }
    Err((path(1), FileError::NamesTaken(MAX_NAMES)))
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
        let mut options = std::fs::OpenOptions::new();
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

/// The message about a file that was to be exported, with its whole path.
pub fn exported(done: Written) -> Message {
    match done {
        Ok(path) => Message::Exported(shown_whole(&path)),
        failed => outcome(failed),
    }
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
    fn a_folder_that_is_gone_is_said_to_be_so() {
        let folder = tempfile::tempdir().unwrap().path().join("gone");
        let path = folder.join(SUPPOSITIONS);
        for mode in [Mode::New, Mode::Replace] {
            assert_eq!(write(&path, "", mode), Some(Err((path.clone(), FileError::NoFolder))));
        }
        let name = folder.join("to-chuc").to_str().unwrap().to_owned();
        assert_eq!(write_new(&name, "csv", b"").unwrap_err().1, FileError::NoFolder);
        assert_eq!(write_new_folder(&name, &[("a", b"")]).unwrap_err().1, FileError::NoFolder);
        // A file that is to be read is one itself.
        assert_eq!(read(&path, 9), Err(FileError::NotFound));
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
        let baks = ["gia-dinh.toml.bak", "gia-dinh.toml.bak-2", "gia-dinh.toml.bak-3"];
        std::fs::write(folder.path().join(baks[1]), "of the user").unwrap();
        for (new, bak, old) in [("second", baks[0], "first"), ("third", baks[2], "second")] {
            let bak = folder.path().join(bak);
            assert_eq!(kept(&path), bak.to_str().unwrap());
            assert_eq!(write(&path, new, Mode::Replace), Some(Ok(path.clone())));
            assert_eq!((text(&path), text(&bak)), (new.to_owned(), old.to_owned()));
        }
        assert_eq!(text(&folder.path().join(baks[1])), "of the user");
        assert_eq!(text(&other), "of somebody else");
        assert_eq!(names(folder.path()), ["gia-dinh.tmp", SUPPOSITIONS, baks[0], baks[1], baks[2]]);
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
        assert_eq!(read(&folder.path().join("none"), 9), Err(FileError::NotFound));
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
        // A file that replaces another has its permissions.
        std::fs::set_permissions(&saved, PermissionsExt::from_mode(0o600)).unwrap();
        write(&saved, "", Mode::Replace).unwrap().unwrap();
        assert_eq!(mode(&saved) & 0o777, 0o600);
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
        assert_eq!(names(folder.path()), ["taken"]);
    }

    /// The errors of a disk: no permission, broken, full.
    #[cfg(all(unix, debug_assertions))]
    const ERRORS: [i32; 3] = [13, 5, 28];

    /// Fails each step of `write` in a folder that `prepare` fills, once and from there on, and
    /// hands `check` the folder; there is no other file in it than those `allowed`.
    #[cfg(all(unix, debug_assertions))]
    fn fail_each_step(
        allowed: &[&str],
        prepare: impl Fn(&Path),
        write: impl Fn(&Path) -> Option<Written>,
        check: impl Fn(&Path),
    ) {
        use crate::terminal::faults::{WriteFault, with_write_fault};
        let run = |fault| {
            let folder = tempfile::tempdir().unwrap();
            prepare(folder.path());
            let (written, steps) = with_write_fault(fault, || write(folder.path()));
            (folder, written, steps)
        };
        let (folder, written, steps) = run(None);
        assert!(matches!(written, Some(Ok(_))) && steps >= 4, "{written:?} in {steps} steps");
        drop(folder);
        for (at, error, lasts) in (1..=steps)
            .flat_map(|at| ERRORS.map(|error| (at, error)))
            .flat_map(|(at, error)| [false, true].map(|lasts| (at, error, lasts)))
        {
            let case = format!("step {at} of {steps}, error {error}, for good: {lasts}");
            let (folder, written, _) = run(Some(WriteFault { at, error, lasts }));
            match written {
                Some(Err((_, FileError::System(sentence)))) => {
                    assert!(sentence.contains(&format!("os error {error}")), "{case}: {sentence}");
                }
                Some(Err((_, FileError::NotAllowed))) => assert_eq!(error, 13, "{case}"),
                other => panic!("{case}: {other:?}"),
            }
            let left = names(folder.path());
            assert!(left.iter().all(|name| allowed.contains(&name.as_str())), "{case}: {left:?}");
            check(folder.path());
        }
    }

    #[cfg(all(unix, debug_assertions))]
    #[test]
    fn a_save_that_fails_at_any_step_leaves_the_old_file_whole() {
        let kept = "gia-dinh.toml.bak";
        let text = |folder: &Path, name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
        let save = |mode| move |folder: &Path| write(&folder.join(SUPPOSITIONS), "new", mode);
        fail_each_step(&[], |_| {}, save(Mode::New), |_| {});
        let prepare = |folder: &Path| {
            std::fs::write(folder.join(SUPPOSITIONS), "old").unwrap();
            std::fs::write(folder.join(kept), "older").unwrap();
        };
        fail_each_step(
            &[SUPPOSITIONS, kept, "gia-dinh.toml.bak-2"],
            prepare,
            save(Mode::Replace),
            |folder| {
                assert_eq!(text(folder, SUPPOSITIONS), "old");
                assert_eq!(text(folder, kept), "older");
            },
        );
        let link = |folder: &Path| {
            std::fs::write(folder.join("target"), "of somebody else").unwrap();
            std::os::unix::fs::symlink("target", folder.join(SUPPOSITIONS)).unwrap();
        };
        fail_each_step(&[SUPPOSITIONS, kept, "target"], link, save(Mode::Replace), |folder| {
            assert_eq!(text(folder, "target"), "of somebody else");
            assert!(folder.join(SUPPOSITIONS).is_symlink());
        });
    }

    #[cfg(all(unix, debug_assertions))]
    #[test]
    fn an_export_that_fails_at_any_step_leaves_nothing_and_no_other_file_changed() {
        let export =
            |folder: &Path| Some(write_new(folder.join("x").to_str().unwrap(), "csv", b"new"));
        fail_each_step(&[], |_| {}, export, |_| {});
        let taken = |folder: &Path| {
            std::fs::write(folder.join("x.csv"), "1").unwrap();
            std::fs::write(folder.join("x-2.csv"), "2").unwrap();
        };
        let files: [(&str, &[u8]); 2] = [("a.xlsx", b"1"), ("b.xlsx", b"2")];
        let folder = |folder: &Path| Some(write_new_folder(folder.join("loi").to_str()?, &files));
        fail_each_step(&[], |_| {}, folder, |_| {});
        fail_each_step(&["x.csv", "x-2.csv"], taken, export, |folder| {
            for (name, text) in [("x.csv", "1"), ("x-2.csv", "2")] {
                assert_eq!(std::fs::read_to_string(folder.join(name)).unwrap(), text);
            }
        });
    }
}
