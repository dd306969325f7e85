//! Several new files in a folder.

use crate::terminal::NewFile;
use std::path::Path;

/// Writes all files or none, each whole, and over no other file. The folder is made if it is not
/// there.
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
