//! The sources that the paths of a command line name, and the files beside them.

use super::folder::{self, Files};
use super::{Named, SAMPLE, Source, harmless, reason};
use crate::domain::{FileFormat, Unreadable};
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Path, PathBuf};

/// What paths name.
#[derive(Debug, Default)]
pub struct Listing {
    /// What is read.
    pub sources: Vec<Named>,
    /// The files of folders that are not.
    pub not_read: NotRead,
}

/// The names of the files in folders that are not read.
#[derive(Debug, Default)]
pub struct NotRead {
    /// Those beside tables.
    pub others: Vec<String>,
    /// The spreadsheets among them, in a format that is not read: one may hold a table.
    pub spreadsheets: Vec<(String, FileFormat)>,
    /// The outputs of the program. Those that have kept the name that the program gave them are
    /// not among them.
    pub own: Vec<String>,
}

impl NotRead {
    /// Adds those of a folder.
    fn add(&mut self, files: &Files) {
        self.own.extend(names_of(&files.own));
        if files.tables.is_empty() {
            return;
        }
        self.others.extend(names_of(&files.others));
        let is_sheet = |format| matches!(format, FileFormat::Workbook | FileFormat::OpenDocument);
        let sheets = files.documents.iter().filter(|(_, format)| is_sheet(*format));
        let named = |(path, format): &(PathBuf, FileFormat)| Some((name_of(path)?, *format));
        self.spreadsheets.extend(sheets.filter_map(named));
    }
}

fn name_of(path: &Path) -> Option<String> {
    Some(harmless(Path::new(path.file_name()?)))
}

fn names_of(files: &[PathBuf]) -> impl Iterator<Item = String> {
    files.iter().filter_map(|file| name_of(file))
}

/// The sources of paths, as [`list`] gives them.
pub fn expand(paths: &[PathBuf], stdin: impl Fn() -> Result<Vec<u8>, Unreadable>) -> Vec<Named> {
    list(paths, stdin).sources
}

/// Turns the paths of a command line into sources: a folder into its table files in name order, no
/// path into the sample. A file that is named twice is one.
/// `stdin` gives the bytes for `-`.
pub fn list(paths: &[PathBuf], stdin: impl Fn() -> Result<Vec<u8>, Unreadable>) -> Listing {
    let mut listing = Listing::default();
    if paths.is_empty() {
        let sample = |&(name, bytes): &(&'static str, _)| Named {
            name: name.to_owned(),
            source: Ok(Source::Sample(name, bytes)),
        };
        listing.sources = SAMPLE.iter().map(sample).collect();
        return listing;
    }
    let mut sources: Vec<(PathBuf, Named)> = Vec::new();
    // Files of one folder that are no links are different ones.
    let mut may_repeat = paths.len() > 1;
    for path in paths {
        let lone = |source| (path.clone(), Named { name: harmless(path), source });
        if path.as_os_str() == "-" {
            sources.push(lone(stdin().map(Source::Memory)));
            continue;
        }
        match std::fs::metadata(path) {
            Err(error) => sources.push(lone(Err(reason(&error)))),
            Ok(facts) if facts.is_dir() => match folder::files_in(path) {
                Err(error) => sources.push(lone(Err(reason(&error)))),
                Ok(files) => {
                    may_repeat |= files.has_links;
                    listing.not_read.add(&files);
                    sources.extend(sources_in(path, files));
                }
            },
            Ok(_) => sources.push(lone(Ok(Source::File(path.clone())))),
        }
    }
    if may_repeat {
        remove_repeated(&mut sources);
    }
    name_shortly(&mut sources);
    listing.sources = sources.into_iter().map(|(_, named)| named).collect();
    listing
}

/// Leaves each file out but for the first time that it is named.
fn remove_repeated(sources: &mut Vec<(PathBuf, Named)>) {
    let mut seen = FxHashSet::default();
    sources.retain(|(path, named)| {
        let is_file = matches!(named.source, Ok(Source::File(_)));
        !is_file || std::fs::canonicalize(path).map_or(true, |path| seen.insert(path))
    });
}

/// Shows a file by its own name, unless two files have the same one.
fn name_shortly(sources: &mut [(PathBuf, Named)]) {
    let own = |(path, _): &(PathBuf, _)| name_of(path).unwrap_or_else(|| harmless(path));
    let own: Vec<String> = sources.iter().map(own).collect();
    let mut uses: FxHashMap<&str, usize> = FxHashMap::default();
    for own in &own {
        *uses.entry(own).or_default() += 1;
    }
    for ((_, named), own) in sources.iter_mut().zip(&own) {
        if uses[own.as_str()] == 1 {
            named.name.clone_from(own);
        }
    }
}

/// The sources of a folder: its tables; where it has none, the documents that could hold one, each
/// with the reason why it is not read.
fn sources_in(path: &Path, files: folder::Files) -> Vec<(PathBuf, Named)> {
    let named = |file: PathBuf, source| {
        let name = harmless(&file);
        (file, Named { name, source })
    };
    if files.tables.is_empty() && files.documents.is_empty() {
        let below = files.folder_with_exports().and_then(name_of);
        return vec![named(path.to_owned(), Err(Unreadable::EmptyFolder(below)))];
    }
    if files.tables.is_empty() {
        let documents = files.documents.into_iter();
        return documents
            .map(|(file, format)| named(file, Err(Unreadable::Format(format))))
            .collect();
    }
    files.tables.into_iter().map(|file| named(file.clone(), Ok(Source::File(file)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_tables_names_the_folder_in_it_that_has_some() {
        let folder = tempfile::tempdir().unwrap();
        let empty = || {
            let listing = list(&[folder.path().to_owned()], || Ok(Vec::new()));
            listing.sources[0].source.clone().err()
        };
        for (file, named) in [
            ("2021/anh.png", None),
            (".git/a.csv", None),
            ("2023/to chuc.xlsx", Some("2023")),
            ("2022/to chuc.csv", Some("2022")),
        ] {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
            assert_eq!(empty(), Some(Unreadable::EmptyFolder(named.map(str::to_owned))), "{file}");
        }
    }

    #[test]
    fn a_folder_gives_its_tables_in_name_order() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "b.CSV",
            "a.txt",
            "~$a.csv",
            "._a.csv",
            "c.docx",
            "d.tsv",
            "dangbo-xuat-bao-cao-2023.txt",
            "dangbo-2023.csv",
        ] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        let listing = list(&[folder.path().to_owned()], || Ok(Vec::new()));
        assert_eq!(
            listing.sources.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(),
            ["a.txt", "b.CSV", "d.tsv", "dangbo-2023.csv"]
        );
        assert_eq!(listing.not_read.others, ["c.docx"]);
        // A file that is named beside its folder is there once; one that was exported is read where
        // it is asked for.
        let more = ["a.txt", "dangbo-xuat-bao-cao-2023.txt"]
            .map(|name| folder.path().join(".").join(name));
        let sources =
            expand(&[vec![folder.path().to_owned()], more.to_vec()].concat(), || Ok(Vec::new()));
        let names: Vec<&str> = sources.iter().map(|s| s.name.as_str()).collect();
        assert_eq!(
            names,
            ["a.txt", "b.CSV", "d.tsv", "dangbo-2023.csv", "dangbo-xuat-bao-cao-2023.txt"]
        );
    }
}
