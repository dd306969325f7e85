//! How sources are read.

use super::fast::chunks::CHUNK_SIZE;
use super::progress::Progress;
use super::reload::PriorRead;
use super::source::{Disk, Files};
use crate::domain::Year;
use std::sync::Arc;

/// How sources are read.
#[derive(Debug, Clone)]
pub struct LoadOptions<'a> {
    /// The year of rows whose year is in no column, heading, title or file name.
    pub fallback_year: Option<Year>,
    /// How many bytes one thread reads in one go.
    pub chunk_size: usize,
    /// An earlier read: files and chunks that have not changed are copied from it.
    pub prior: Option<PriorRead<'a>>,
    /// Counters that other threads may watch.
    pub progress: Arc<Progress>,
    /// Reads every row by the slow path. Both paths give the same data set.
    pub slow_path_only: bool,
    /// Keeps the hashes of the chunks, so that a later read can copy from this one.
    pub remember_chunks: bool,
    /// The files that are read.
    pub files: &'a dyn Files,
}

impl Default for LoadOptions<'_> {
    fn default() -> Self {
        Self {
            fallback_year: None,
            chunk_size: CHUNK_SIZE,
            prior: None,
            progress: Arc::default(),
            slow_path_only: false,
            remember_chunks: false,
            files: &Disk,
        }
    }
}
