//! Folders for the start without a path.

use crate::app::{FolderListing, SubFolder};
use crate::ingest::source::count_exports;
use std::path::Path;

/// The most folders that are listed.
const MOST: usize = 500;

/// A folder with its exports and the folders in it that are not hidden.
#[must_use]
pub fn list(path: &Path) -> FolderListing {
    let is_hidden = |name: &str| name.starts_with('.');
    let entries = std::fs::read_dir(path).into_iter().flatten().filter_map(Result::ok);
    let folders = entries.filter(|entry| entry.path().is_dir());
    let names = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| !is_hidden(name)).take(MOST).collect();
    names.sort_by_key(|name| name.to_lowercase());
    let folder = |name: String| SubFolder { tables: count_exports(&path.join(&name)), name };
    FolderListing {
        path: path.to_owned(),
        tables: count_exports(path),
        folders: names.into_iter().map(folder).collect(),
    }
}
