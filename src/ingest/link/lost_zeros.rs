//! Ids of digits that lost their leading zeros in one of two files: `1` for `001`.

use crate::domain::{Text, TextPool};
use crate::ingest::cells::without_zeros;

/// An id without its leading zeros; None for one that is not of digits.
pub fn number_of(texts: &mut TextPool, id: Text) -> Option<Text> {
    let number = without_zeros(texts.get(id))?.to_owned();
    Some(texts.intern(&number))
}
