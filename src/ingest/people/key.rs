//! By what a branch of one list is that of another.

use crate::domain::{ListedBranch, Text, TextPool, Year};
use crate::ingest::cells::plain_name::plain_name;

/// A branch of a year: the plain names of its committee and its own.
pub type Key = (Year, String, String);

/// The key of a listed branch.
pub fn key_of(texts: &TextPool, branch: &ListedBranch) -> Key {
    let text = |text: Text| plain_name(texts.get(text));
    (branch.year, text(branch.parent), text(branch.name))
}
