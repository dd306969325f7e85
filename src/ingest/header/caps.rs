//! Percentages about the cap on the excellent: `Tỷ lệ HTXSNV/HTTNV trở lên`, `Tối đa (20%)`. They
//! are no shares of the rated.

use super::folding::fold_with_brackets;
use crate::domain::has_words;

/// What is between a part and the whole of which it is a share, folded.
const OF_WHOLE: [&str; 5] = [" trong so ", " trong ts ", " so voi ", " tren so ", " tren ts "];

/// True if a heading gives a cap in percent, or the share of the excellent among the good or
/// better.
pub fn is_about_cap(heading: &str) -> bool {
    names_limit(heading) || {
        let folded = fold_with_brackets(heading);
        let parts = OF_WHOLE.iter().find_map(|words| folded.split_once(words));
        let fraction = heading
            .split_once('/')
            .map(|(part, whole)| (fold_with_brackets(part), fold_with_brackets(whole)));
        let is_of_good = |part: &str, whole: &str| has_words(part, "xs") && has_words(whole, "tot");
        parts.is_some_and(|(part, whole)| is_of_good(part, whole))
            || fraction.is_some_and(|(part, whole)| is_of_good(&part, &whole))
    }
}

/// True if a number is before the sign for percent: `(≤ 20 %)`.
fn names_limit(heading: &str) -> bool {
    heading.split('%').next().is_some_and(|before| {
        before.len() < heading.len() && before.trim_end().ends_with(|c: char| c.is_ascii_digit())
    })
}
