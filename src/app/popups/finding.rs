//! A finding in full.

/// A finding in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FindingPopup {
    /// The position of the finding among those kept.
    pub at: usize,
    /// The first row shown.
    pub top: usize,
}
