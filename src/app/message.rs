//! What comes into the state, and what it asks of the terminal.

use super::action::ExportFormat;
use super::live_check::Doubt;
use super::loaded::Loaded;
use super::pointer::Target;
use super::popups::FolderListing;
use super::row_query::RowQueryResult;
use crate::analysis::{Change, Index};
use crate::domain::{Dataset, FileError, Finding, Settings, Year};
use crate::ingest::{Excerpt, ProgressSnapshot};
use crossterm::event::KeyEvent;
use std::sync::Arc;

/// An event that changes the state.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// A text was pasted.
    Paste(String),
    /// A click of the mouse, and whether it is the second on the same place.
    Click(Target, bool),
    /// The wheel was turned by so many notches over what it moves, down if positive.
    Wheel(isize),
    /// The window has this many columns and rows.
    Resize(u16, u16),
    /// The files are not those that are shown: they are read once they are still.
    Changed,
    /// A reading of the files began.
    Reading,
    /// How far the reading has come.
    Progress(ProgressSnapshot),
    /// The first rows, while the rest is read for the first time.
    Partial(Box<Loaded>),
    /// The files were read, at this time of the day.
    Loaded(Box<Loaded>, String),
    /// Ranks and folded texts of the data with this generation.
    Indexed(u64, Arc<Index>),
    /// The files could not be read again.
    Failed(StaleReason),
    /// The rows around a finding of the data with this generation, by the finding's position; None
    /// if its file has none to show.
    Excerpt(u64, usize, Option<Excerpt>),
    /// The rows that a long table lists.
    RowQueryResult(Box<RowQueryResult>),
    /// The settings file has changed: these are the settings with which the files are read again.
    Settings(Box<Settings>),
    /// The settings file has changed and is wrong: the sentence with its line. The settings before
    /// apply.
    WrongSettings(String),
    /// The outcome of an effect.
    Notice(Notice),
    /// The suppositions were written into their file, at this path.
    SuppositionsSaved(String),
    /// The suppositions are not in their file any more, as the program was to be left.
    SuppositionsGone,
    /// A file was exported, or a folder of files: its whole path, as it is shown.
    Exported(String),
    /// A folder that was listed.
    Folder(FolderListing),
    /// Suppositions were read from a file.
    Suppositions(Vec<Change>),
    /// The file of suppositions with this path exists: ask whether to replace it.
    AskToReplace {
        /// Its path, as it is shown.
        path: String,
        /// The path under which it is kept.
        kept: String,
    },
}

/// Why the files could not be read again.
#[derive(Debug, Clone)]
pub enum StaleReason {
    /// This finding of the new data: a file that gave a table gives none now.
    Finding(Arc<Dataset>, Box<Finding>),
    /// The files have no rows any more.
    NoRows,
    /// What the files show is doubtful, for so many seconds.
    Doubtful(Vec<Doubt>, u64),
}

/// Why a key of the main mode does nothing now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadKey {
    /// It belongs to other screens or pages.
    Elsewhere,
    /// Its page is in front.
    IsOpen,
    /// Nothing has changed in the files.
    NoChanges,
    /// The window is too small for a pane.
    NoRoom,
    /// No row is listed.
    NoRow,
    /// No file has a row.
    NoData,
    /// The data has no year before this one.
    NoYearBefore(Year),
    /// The data has no year after this one.
    NoYearAfter(Year),
}

/// What the footer shows until the next key. Its text is made when it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A file was written, at this path.
    Written(String),
    /// A file was not written.
    NotWritten {
        /// Its path.
        path: String,
        /// Why.
        error: FileError,
    },
    /// A file was not read.
    NotRead {
        /// Its path.
        path: String,
        /// Why.
        error: FileError,
    },
    /// The settings are others now: their file has changed, come or gone.
    OtherSettings,
    /// Something is in the clipboard.
    Copied,
    /// This is the sample; how to open files of one's own.
    HowToOpen,
    /// The files were read although these doubts about them remain.
    TakenDespite(Vec<Doubt>),
    /// The key does nothing on the screen or page in front, and why.
    DeadKey(String, DeadKey),
    /// So many branches are still missing to the threshold after the fewest changes: those below it
    /// are only counted in their committees' rows and cannot be changed one by one.
    OnlyCounted(u64),
    /// What was highlighted in a list with this name is not in the new data.
    Gone(String),
    /// The fewest changes were asked for, and the threshold is reached without any.
    ThresholdIsReached,
}

/// What the terminal has to do after an update, in order.
///
/// Exports, copies, the effects on the file of suppositions and [`ListFolder`](Self::ListFolder)
/// read the state. The terminal answers each with a message; keys that wait are replayed only after
/// that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Leave.
    Quit,
    /// Read all files again, as a person wants.
    Reload,
    /// Read what has changed: files, or the settings with which they are read.
    ReadChanged,
    /// Stop until the shell brings the program back.
    Suspend,
    /// Send [`Message::Excerpt`] for this generation and finding.
    Excerpt(u64, usize),
    /// Write the suppositions into their file; if it exists, send [`Message::AskToReplace`].
    SaveSupposition,
    /// Write the suppositions into their file; the old one is kept.
    ReplaceSupposition,
    /// Read that file.
    LoadSupposition,
    /// Write what is in front as a file.
    Export(ExportFormat),
    /// Write the frame as a picture.
    ExportPicture,
    /// Write the findings of each unit as files of a new folder.
    ExportUnits,
    /// Open the folder of the exported files on the desktop.
    OpenFolder,
    /// List the folder that [`State::wanted_folder`](super::State::wanted_folder) names; send
    /// [`Message::Folder`].
    ListFolder,
    /// Put the selected row or the figures in front into the clipboard.
    Copy,
}

impl Effect {
    /// True if keys that wait are replayed only after the answer to this effect, or never.
    pub(super) const fn ends_replay(&self) -> bool {
        match self {
            Self::Quit
            | Self::Export(_)
            | Self::ExportPicture
            | Self::ExportUnits
            | Self::Copy
            | Self::SaveSupposition
            | Self::ReplaceSupposition
            | Self::LoadSupposition
            | Self::ListFolder => true,
            Self::Reload
            | Self::ReadChanged
            | Self::Suspend
            | Self::Excerpt(..)
            | Self::OpenFolder => false,
        }
    }
}
