//! The files directly in a folder: tables, and others that are not read.

use super::own_output::{has_first_lines, is_own_output, is_own_workbook};
use crate::domain::FileFormat;
use crate::ingest::decode::file_format::{HEAD, recognise, starts_as_package};

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The prefix of the files that the dashboard exports (*xuất*). It is often started in the folder
/// that it shows, and leaves them out.
pub const EXPORTED: &str = "dangbo-xuat-";

/// The endings of the names of tables that are texts.
const TABLES: [&str; 3] = ["csv", "tsv", "txt"];

/// The endings of the names of workbooks. Many systems write text or a web page under them.
const WORKBOOKS: [&str; 5] = ["xlsx", "xlsm", "xls", "xlsb", "ods"];

/// The endings of the names of settings, which are no data.
const SETTINGS: [&str; 1] = ["toml"];

/// The files of a folder, each list in name order.
#[derive(Debug, Default)]
pub struct Files {
    /// Tables.
    pub tables: Vec<PathBuf>,
    /// Documents of a known format that could hold a table.
    pub documents: Vec<(PathBuf, FileFormat)>,
    /// All files that are not read, the documents among them.
    pub others: Vec<PathBuf>,
    /// Outputs of the program under any name, by what is in them; they are not read either.
    pub own: Vec<PathBuf>,
    /// One of the tables may be a link to another.
    pub has_links: bool,
    /// The folders in it, which are not read.
    pub folders: Vec<PathBuf>,
}

impl Files {
    /// The first of the folders that has exports, for a folder without tables.
    #[must_use]
    pub fn folder_with_exports(&self) -> Option<&Path> {
        /// So many are looked at.
        const MOST: usize = 50;
        let mut folders = self.folders.iter().filter(|folder| !is_left_out(folder)).take(MOST);
        folders.find(|folder| count_exports(folder) > 0).map(PathBuf::as_path)
    }
}

/// The files directly in a folder. Hidden files, lock files of office programs, exports, saved
/// outputs and settings are left out.
///
/// # Errors
/// What the system says of the folder.
pub fn files_in(folder: &Path) -> std::io::Result<Files> {
    let mut paths = Vec::new();
    let mut files = Files::default();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        // The system tells it with the name, mostly.
        let mut kind = entry.file_type().ok();
        if kind.is_some_and(|kind| kind.is_symlink()) {
            files.has_links = true;
            kind = std::fs::metadata(&path).ok().map(|facts| facts.file_type());
        }
        if kind.is_some_and(|kind| kind.is_dir()) {
            files.folders.push(path);
        } else {
            // A pipe would wait for its other end.
            paths.push((path, kind.is_some_and(|kind| kind.is_file())));
        }
    }
    paths.sort();
    files.folders.sort();
    for (path, is_regular) in paths {
        if is_left_out(&path) || has_ending(&path, &SETTINGS) {
            continue;
        }
        if has_ending(&path, &TABLES) {
            let head = is_regular.then(|| head_of(&path, has_first_lines)).flatten();
            let is_own = head.as_deref().is_some_and(is_own_output);
            if is_own {
                files.own.push(path);
            } else {
                files.tables.push(path);
            }
            continue;
        }
        let head = is_regular.then(|| head_of(&path, |_| false)).flatten();
        let format = head.as_deref().and_then(recognise);
        let is_workbook = has_ending(&path, &WORKBOOKS);
        match format {
            // What is no workbook under the name of one cannot be read, which is said.
            _ if is_workbook => {
                let may_be_own = head.is_some_and(|head| starts_as_package(&head));
                let is_own = may_be_own && is_own_workbook(&path);
                let list = if is_own { &mut files.own } else { &mut files.tables };
                list.push(path);
            }
            Some(format) if is_document(format) => {
                files.documents.push((path.clone(), format));
                files.others.push(path);
            }
            _ => files.others.push(path),
        }
    }
    Ok(files)
}

/// The most files of a folder that [`count_exports`] looks at.
const MOST_COUNTED: usize = 2000;

/// How many files of a folder look like exports, by their names; a text file by a tabulator in its
/// first bytes. A folder that cannot be read has none.
#[must_use]
pub fn count_exports(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let has_columns = |path: &Path| {
        path.is_file() && head_of(path, |_| false).is_some_and(|head| head.contains(&b'\t'))
    };
    let is_export = |path: &PathBuf| {
        is_table_name(path)
            && !is_left_out(path)
            && !path.is_dir()
            && (!has_ending(path, &["txt"]) || has_columns(path))
    };
    let paths = entries.take(MOST_COUNTED).filter_map(|entry| Some(entry.ok()?.path()));
    paths.filter(is_export).count()
}

/// True for a hidden file, a lock file of an office program and an export.
fn is_left_out(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        ["~$", ".", EXPORTED].iter().any(|start| name.to_string_lossy().starts_with(start))
    })
}

/// True if a file is a table or a workbook by the ending of its name.
#[must_use]
pub fn is_table_name(path: &Path) -> bool {
    has_ending(path, &TABLES) || has_ending(path, &WORKBOOKS)
}

fn has_ending(path: &Path, known: &[&str]) -> bool {
    path.extension().is_some_and(|own| known.iter().any(|known| own.eq_ignore_ascii_case(known)))
}

/// Whether a file of a format could hold a table.
const fn is_document(format: FileFormat) -> bool {
    !matches!(
        format,
        FileFormat::Image | FileFormat::Database | FileFormat::Xml | FileFormat::Empty
    )
}

/// The first bytes of a regular file, up to those that are enough; None where it cannot be read.
fn head_of(path: &Path, is_enough: impl Fn(&[u8]) -> bool) -> Option<Vec<u8>> {
    const STEP: usize = 1 << 12;
    let mut file = File::open(path).ok()?;
    let mut head = Vec::with_capacity(2 * STEP);
    while head.len() < HEAD && !is_enough(&head) {
        if file.by_ref().take(STEP as u64).read_to_end(&mut head).ok()? == 0 {
            break;
        }
    }
    Some(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_that_look_like_exports_are_counted() {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in [
            ("a.csv", &b"N;M\n"[..]),
            ("b.xlsx", b"PK"),
            ("c.txt", b"N\tM\n"),
            ("d.txt", b"notes"),
            ("dangbo-xuat-to-chuc.csv", b"N;M\n"),
            ("e.md", b"x"),
        ] {
            std::fs::write(folder.path().join(name), bytes).unwrap();
        }
        assert_eq!(count_exports(folder.path()), 3);
        assert_eq!(count_exports(&folder.path().join("none")), 0);
    }

    #[test]
    fn text_under_a_workbooks_name_is_a_table() {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in [
            ("a.xls", &b"N\tM\n"[..]),
            ("b.xls", b"<html><table>"),
            ("c.pdf", b"%PDF-1.7"),
            ("d.png", b"\x89PNG\r\n\x1a\n"),
            ("e.md", b"x"),
            (".f.csv", b"x"),
            ("dangbo.toml", b"x"),
            (
                "g.xlsx",
                b"PK\x03\x04                      \x13\0\0\0[Content_Types].xml xl/workbook.xml",
            ),
            ("~$g.xlsx", b"x"),
            (".~lock.g.xlsx#", b"x"),
        ] {
            std::fs::write(folder.path().join(name), bytes).unwrap();
        }
        let files = files_in(folder.path()).unwrap();
        let names = |paths: &[PathBuf]| -> Vec<String> {
            paths.iter().map(|p| p.file_name().unwrap().to_string_lossy().into_owned()).collect()
        };
        assert_eq!(names(&files.tables), ["a.xls", "b.xls", "g.xlsx"]);
        assert_eq!(names(&files.others), ["c.pdf", "d.png", "e.md"]);
        let formats: Vec<FileFormat> = files.documents.iter().map(|(_, format)| *format).collect();
        assert_eq!(formats, [FileFormat::Pdf]);
    }
}
