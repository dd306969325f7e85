//! The question whether something is replaced that is nowhere else.

/// The question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReplaceQuestion {
    /// A file by the suppositions.
    File {
        /// The path of the file, as it is shown.
        path: String,
        /// The path under which it is kept.
        kept: String,
    },
    /// Suppositions that are in no file by those of the file: how many.
    Suppositions(usize),
}
