//! The popups, one file each: its data and what its keys change in it.
//!
//! A popup knows nothing of the state: `update` applies what is picked or filled in.

pub mod column_chooser;
pub mod finding;
pub mod help;
pub mod leave;
pub mod palette;
pub mod picker;
pub mod rank;
pub mod replace;
pub mod start;
pub mod suppositions;
pub mod what_if;

pub use column_chooser::ColumnChooser;
pub use finding::FindingPopup;
pub use help::HelpPopup;
pub use leave::LeaveQuestion;
pub use palette::{Command, Palette, PaletteEntry};
pub use picker::{Choice, Entry, Picker, PickerKind};
pub use replace::ReplaceQuestion;
pub use start::{FolderListing, StartChoice, StartEntry, StartList, SubFolder};
pub use suppositions::SuppositionList;
pub use what_if::{Form, FormField, SUPPOSED_RATINGS};

/// The popup over everything.
#[derive(Debug, Clone)]
pub enum Popup {
    /// The keys.
    Help(HelpPopup),
    /// A list to pick from.
    Picker(Picker),
    /// Everything that can be done, by name.
    Palette(Palette),
    /// The columns of a table.
    Columns(ColumnChooser),
    /// A finding in full.
    Finding(FindingPopup),
    /// What if: the form for a unit.
    WhatIf(Form),
    /// What is supposed.
    Suppositions(SuppositionList),
    /// Whether to leave with suppositions that are in no file.
    Leave(LeaveQuestion),
    /// Whether a file is replaced.
    Replace(ReplaceQuestion),
    /// The choice of a file to export.
    Export,
    /// What was exported: its whole path, as it is shown.
    Exported(String),
    /// What to open where no path was given.
    Start(StartList),
}
