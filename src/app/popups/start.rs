//! What to open where no path was given: this folder, another one, or the sample.

use std::path::PathBuf;

/// A folder within the one that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubFolder {
    /// Its name.
    pub name: String,
    /// How many exports it has.
    pub tables: usize,
}

/// A folder with its exports and folders.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FolderListing {
    /// Where it is.
    pub path: PathBuf,
    /// How many exports it has.
    pub tables: usize,
    /// The folders in it, in name order.
    pub folders: Vec<SubFolder>,
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartEntry {
    /// Open the folder that is shown.
    This,
    /// Open the folder that was open last.
    Last,
    /// Open the sample.
    Sample,
    /// Show the folder above.
    Above,
    /// Show a folder in it, by its position.
    Folder(usize),
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StartChoice {
    /// The exports of a folder.
    Folder(PathBuf),
    /// The sample.
    Sample,
}

/// The open list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StartList {
    /// The folder that is shown.
    pub folder: FolderListing,
    /// The folder that was open last and how many exports it has.
    pub last: Option<(usize, PathBuf)>,
    /// The highlighted line.
    pub at: usize,
    /// Why the folder that was chosen cannot be opened.
    pub refused: Option<String>,
}

impl StartList {
    /// A list of this folder.
    #[must_use]
    pub const fn new(folder: FolderListing, last: Option<(usize, PathBuf)>) -> Self {
        Self { folder, last, at: 0, refused: None }
    }

    /// The lines: the folder itself if it has exports, the one that was open last, the sample, the
    /// folder above, those within.
    #[must_use]
    pub fn entries(&self) -> Vec<StartEntry> {
        let this = (self.folder.tables > 0).then_some(StartEntry::This);
        let above = self.folder.path.parent().map(|_| StartEntry::Above);
        let folders = (0..self.folder.folders.len()).map(StartEntry::Folder);
        let last = self.last.as_ref().map(|_| StartEntry::Last);
        this.into_iter()
            .chain(last)
            .chain([StartEntry::Sample])
            .chain(above)
            .chain(folders)
            .collect()
    }

    /// Moves the highlight.
    pub fn move_by(&mut self, by: isize) {
        let last = self.entries().len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
    }

    /// The folder that a line shows; None for a line that opens something.
    #[must_use]
    pub fn shows(&self, entry: StartEntry) -> Option<PathBuf> {
        match entry {
            StartEntry::Above => self.folder.path.parent().map(PathBuf::from),
            StartEntry::Folder(at) => {
                self.folder.folders.get(at).map(|folder| self.folder.path.join(&folder.name))
            }
            StartEntry::This | StartEntry::Last | StartEntry::Sample => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_exports_offers_the_sample_and_the_ways_on() {
        let folders = vec![SubFolder { name: "2023".to_owned(), tables: 3 }];
        let mut list =
            StartList::new(FolderListing { path: "/data".into(), tables: 0, folders }, None);
        assert_eq!(list.entries(), [StartEntry::Sample, StartEntry::Above, StartEntry::Folder(0)]);
        assert_eq!(list.shows(StartEntry::Folder(0)), Some("/data/2023".into()));
        assert_eq!(list.shows(StartEntry::Above), Some("/".into()));
        list.move_by(9);
        assert_eq!(list.at, 2);
        list.folder.tables = 2;
        list.last = Some((1, "/old".into()));
        assert_eq!(list.entries()[..2], [StartEntry::This, StartEntry::Last]);
    }
}
