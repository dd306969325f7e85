//! A data set with the figures and indexes made from it.

use super::live_check::Doubt;
use crate::analysis::{ChangeLog, Evaluation, Index};
use crate::domain::{Dataset, Settings, Thresholds};
use crate::ingest::source::Stamp;
use std::sync::Arc;

/// A data set with what was worked out for it.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// The data.
    pub data: Arc<Dataset>,
    /// Ranks and letters of its texts; the ranks are empty until they are worked out.
    pub index: Arc<Index>,
    /// Sums, and who is below.
    pub evaluation: Arc<Evaluation>,
    /// True if these are first rows only: nothing is judged, and only what a row itself has is
    /// shown of it.
    pub is_partial: bool,
    /// The settings with which it was read; None for those of the state.
    pub settings: Option<Settings>,
    /// What differs from the data before.
    pub changes: ChangeLog,
    /// The doubts despite which the files were read.
    pub despite: Vec<Doubt>,
    /// The names of the files that end in the middle of a row.
    pub not_whole: Vec<String>,
    /// The names of the files beside the tables of the folders, which are not read.
    pub unread: Vec<String>,
    /// How each file looked when it was read.
    pub stamps: Vec<Option<Stamp>>,
    /// How many texts there were when every file was read last: taking over files leaves some that
    /// nothing refers to.
    pub texts_when_whole: usize,
}

impl Loaded {
    /// A data set, judged by thresholds, all of its texts ranked.
    #[must_use]
    pub fn new(data: Dataset, thresholds: &Thresholds) -> Self {
        let (index, evaluation) =
            (Index::new(&data).into(), Evaluation::new(&data, thresholds).into());
        Self { data: data.into(), index, evaluation, ..Self::default() }
    }

    /// First rows, to be looked at while the rest is read.
    #[must_use]
    pub fn partial(data: Dataset) -> Self {
        Self {
            index: Index::new(&data).into(),
            data: data.into(),
            is_partial: true,
            ..Self::default()
        }
    }
}
