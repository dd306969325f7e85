//! Levels in brackets behind the heading of what they are a part of.

use super::folding::fold_heading;
use super::heading::{HeadingMeaning, meaning};
use super::of_which::OF_WHICH;
use crate::domain::{begins_with_words, fold};

/// Names the columns of which a heading has the level in brackets, behind a column with the same
/// heading but for those: `HTTNV trở lên (tổng số) | HTTNV trở lên (trong đó HTXSNV)`.
pub fn name_parts_in_brackets(meanings: &mut [Option<HeadingMeaning>], paths: &[Vec<&str>]) {
    for (meaning_of_part, pair) in meanings.iter_mut().skip(1).zip(paths.windows(2)) {
        let [before, own] = [0, 1].map(|at: usize| pair[at].last().copied().unwrap_or(""));
        let Some(part) = in_brackets(own).filter(|_| fold_heading(own) == fold_heading(before))
        else {
            continue;
        };
        if let Some(level @ HeadingMeaning::Level(_)) = meaning(part) {
            *meaning_of_part = Some(level);
        }
    }
}

/// What a heading has in brackets behind the words for a part: `(trong đó HTXSNV)`.
fn in_brackets(heading: &str) -> Option<&str> {
    let inside = heading.split_once('(')?.1.split(')').next()?;
    let folded = fold(inside);
    OF_WHICH.iter().any(|words| begins_with_words(&folded, words)).then_some(inside)
}
