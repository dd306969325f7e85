//! Files that a person asks for: exports and suppositions, in the folder that the program was
//! started in.

use crate::app::{Message, Notice};
use crate::domain::clean;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// The file of suppositions.
pub const SUPPOSITIONS: &str = "gia-dinh.toml";

/// What was written, or a sentence.
type Written = Result<PathBuf, String>;

fn sentence(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {}", clean(&path.to_string_lossy()), clean(&error.to_string()))
}

/// Writes a file whole or not at all: beside it first, then in its place.
pub fn write(path: &Path, text: &str) -> Written {
    let beside = path.with_extension("tmp");
    let done = File::create(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    let done = done.and_then(|()| std::fs::rename(&beside, path));
    done.map(|()| path.to_owned()).map_err(|error| {
        let _ = std::fs::remove_file(&beside);
        sentence(path, &error)
    })
}

/// Writes a new file; a name that is taken gets a number. What could not be written whole is not
/// left behind.
pub fn write_new(name: &str, ending: &str, text: &str) -> Written {
    for number in 1..1000 {
        let path = PathBuf::from(if number == 1 {
            format!("{name}.{ending}")
        } else {
            format!("{name}-{number}.{ending}")
        });
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(sentence(&path, &error)),
            Ok(mut file) => {
                return file
                    .write_all(text.as_bytes())
                    .and_then(|()| file.sync_all())
                    .map(|()| path.clone())
                    .map_err(|error| {
                        let _ = std::fs::remove_file(&path);
                        sentence(&path, &error)
                    });
            }
        }
    }
    Err(format!("{name}.{ending}: …-999"))
}

/// Reads a small file.
pub fn read(path: &Path, most: u64) -> Result<String, String> {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(most).read_to_string(&mut text));
    read.map(|_| text).map_err(|error| clean(&error.to_string()).into_owned())
}

/// The message about a file that was to be written.
pub fn outcome(done: Written) -> Message {
    Message::Notice(match done {
        Ok(path) => Notice::Written(clean(&path.to_string_lossy()).into_owned()),
        Err(why) => Notice::NotWritten(why),
    })
}
