//! The question whether to leave with suppositions that are in no file.

/// The question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeaveQuestion {
    /// How many changes would be lost.
    pub changes: usize,
}
