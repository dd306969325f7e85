//! The question whether a file is replaced.

/// The question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplaceQuestion {
    /// The path of the file, as it is shown.
    pub path: String,
    /// The path under which it is kept.
    pub kept: String,
}
