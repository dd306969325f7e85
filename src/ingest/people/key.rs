//! By what a branch of one list is that of another.

use crate::domain::{ListedBranch, Text, TextPool, Year, fold};

/// A branch of a year: the folded names of its committee and its own.
pub type Key = (Year, String, String);

/// The key of a listed branch.
pub fn key_of(texts: &TextPool, branch: &ListedBranch) -> Key {
    let text = |text: Text| fold(texts.get(text));
    (branch.year, text(branch.parent), text(branch.name))
}
