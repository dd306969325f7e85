//! A finding in full, with the rows around it.

use crate::ingest::Excerpt;

/// A finding in full.
#[derive(Debug, Clone)]
pub struct FindingPopup {
    /// The position of the finding among those kept.
    pub at: usize,
    /// The rows around it, once they are read.
    pub excerpt: Option<Excerpt>,
}
