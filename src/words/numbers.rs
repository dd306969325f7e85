//! Numbers as each language writes them: 3.487 and 86,4 in Vietnamese, 3,487 and 86.4 in English.

use super::Lang;
use crate::domain::{Count, Share, Year};
use std::cmp::Ordering;

/// A number with one decimal place, rounded down: a ratio that is too low is not shown as enough.
#[must_use]
pub fn ratio(lang: Lang, value: f64) -> String {
    let text = format!("{:.1}", (value * 10.0).floor() / 10.0);
    if lang == Lang::Vi { text.replace('.', ",") } else { text }
}

/// A whole number with its digits in groups of three.
#[must_use]
pub fn whole(lang: Lang, value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(if lang == Lang::Vi { '.' } else { ',' });
        }
        out.push(digit);
    }
    out
}

/// A count, or a dash if it is unknown.
#[must_use]
pub fn count(lang: Lang, count: Count) -> String {
    whole_or_dash(lang, count.wide())
}

/// A number, `–` if it is unknown.
#[must_use]
pub fn whole_or_dash(lang: Lang, number: Option<u64>) -> String {
    number.map_or_else(|| "–".to_owned(), |value| whole(lang, value))
}

/// A number of tenths with one decimal.
pub(super) fn tenths(lang: Lang, value: u64) -> String {
    format!("{}{}{}", value / 10, if lang == Lang::Vi { ',' } else { '.' }, value % 10)
}

/// A share in percent with one decimal, never rounded across its threshold; a dash if nothing is
/// rated.
#[must_use]
pub fn percent(lang: Lang, share: Share, threshold: u8) -> String {
    share.tenths(threshold).map_or_else(|| "–".to_owned(), |value| tenths(lang, value))
}

/// The difference of two shares as shown, in points, with its sign.
#[must_use]
pub fn share_change(lang: Lang, now: Share, before: Share, threshold: u8) -> Option<String> {
    let change = now.tenths_from(before, threshold)?;
    Some(format!("{}{}", sign(change.cmp(&0)), tenths(lang, change.unsigned_abs())))
}

/// The sign of a difference.
const fn sign(order: Ordering) -> &'static str {
    match order {
        Ordering::Less => "−",
        Ordering::Equal => "",
        Ordering::Greater => "+",
    }
}

/// A difference with the year that it is from: `+0,9 so với 2022`.
#[must_use]
pub fn since_year(lang: Lang, year: Year, change: &str) -> String {
    if change.trim_start_matches(['0', ',', '.']).is_empty() {
        return both!(lang, vi("như năm {year}"), en("as in {year}"));
    }
    both!(lang, vi("{change} so với {year}"), en("{change} from {year}"))
}

/// The difference of two counts, with its sign.
#[must_use]
pub fn change(lang: Lang, now: u64, before: u64) -> String {
    format!("{}{}", sign(now.cmp(&before)), whole(lang, now.abs_diff(before)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_in_each_language() {
        assert_eq!(
            (whole(Lang::Vi, 221_365), whole(Lang::En, 1_234_567), whole(Lang::Vi, 61)),
            ("221.365".into(), "1,234,567".into(), "61".into())
        );
        assert_eq!(percent(Lang::Vi, Share { met: 53, of: 61 }, 90), "86,9");
        assert_eq!(percent(Lang::En, Share { met: 8996, of: 10000 }, 90), "89.9");
        assert_eq!(
            share_change(Lang::Vi, Share { met: 53, of: 61 }, Share { met: 55, of: 62 }, 90)
                .unwrap(),
            "−1,8"
        );
    }
}
