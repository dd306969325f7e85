//! What changed in the figures of a unit between two readings.

use super::{Lang, count, percent, rating_short};
use crate::analysis::UnitFigures;
use crate::domain::Share;

texts! {
    rating_changed: "xếp loại", "rating";
    members_changed: "đảng viên", "members";
    share_changed: "tốt trở lên", "good or better";
    admitted_changed: "kết nạp", "admitted";
    other_changed: "tên hoặc số liệu khác", "its name or another figure";
}

/// The figures that differ, before and now: `xếp loại HTTNV → HTNV · đảng viên 18 → 19`. Of a unit
/// that is new or gone those of the one reading that has it.
#[must_use]
pub fn figures_changed(
    lang: Lang,
    before: Option<&UnitFigures>,
    now: Option<&UnitFigures>,
    threshold: u8,
) -> String {
    let share = |share: Option<Share>| match share {
        Some(s) => format!("{}/{} = {} %", s.met, s.of, percent(lang, s, threshold)),
        None => "–".to_owned(),
    };
    let texts = |figures: &UnitFigures| {
        [
            (rating_changed(lang), rating_short(lang, figures.rating).to_owned()),
            (share_changed(lang), share(figures.share)),
            (members_changed(lang), count(lang, figures.members)),
            (admitted_changed(lang), count(lang, figures.admitted)),
        ]
    };
    let parts: Vec<String> = match (before, now) {
        (Some(before), Some(now)) => {
            let pairs = texts(before).into_iter().zip(texts(now));
            let differ = pairs.filter(|((_, was), (_, is))| was != is);
            differ.map(|((name, was), (_, is))| format!("{name} {was} → {is}")).collect()
        }
        (one, other) => {
            let one = one.or(other).into_iter().flat_map(texts);
            one.take(2).map(|(name, text)| format!("{name} {text}")).collect()
        }
    };
    if parts.is_empty() { other_changed(lang).to_owned() } else { parts.join(" · ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Count, Rating};

    #[test]
    fn only_what_differs_is_told_with_both_values() {
        let before = UnitFigures {
            rating: Rating::Good,
            members: Count::new(18).unwrap(),
            share: Some(Share { met: 16, of: 18 }),
            admitted: Count::MISSING,
        };
        let now = UnitFigures {
            rating: Rating::Satisfactory,
            admitted: Count::new(2).unwrap(),
            ..before
        };
        let told = |before, now| figures_changed(Lang::Vi, before, now, 85);
        assert_eq!(told(Some(&before), Some(&now)), "xếp loại HTTNV → HTNV · kết nạp – → 2");
        assert_eq!(told(Some(&before), Some(&before)), "tên hoặc số liệu khác");
        assert_eq!(told(None, Some(&now)), "xếp loại HTNV · tốt trở lên 16/18 = 88,9 %");
    }
}
