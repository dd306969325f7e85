//! What changed in a unit between two readings.

use super::{Lang, count, percent, rating_short};
use crate::analysis::UnitFigures;
use crate::domain::{CountField, Share};

texts! {
    name_changed: "tên cũ", "name before";
    rating_changed: "xếp loại", "rating";
    members_changed: "đảng viên", "members";
    share_changed: "tốt trở lên", "good or better";
    admitted_changed: "kết nạp", "admitted";
}

/// The name of a count before its values.
fn count_name(lang: Lang, of: CountField) -> String {
    match of {
        CountField::Members => members_changed(lang).to_owned(),
        CountField::Admitted => admitted_changed(lang).to_owned(),
        other => {
            let name = super::field(lang, other.field()).replace('_', " ");
            let mut letters = name.chars();
            let first = letters.next().map(char::to_lowercase).into_iter().flatten();
            first.chain(letters).collect()
        }
    }
}

/// True if a count is a part of the share, which is shown with its parts.
fn is_in_share(of: CountField) -> bool {
    of.is_level() || of == CountField::MembersRated
}

/// What differs, before and now: `xếp loại HTTNV → HTNV · đảng viên 18 → 19`. Of a unit that is new
/// or gone the rating and the share of the one reading that has it.
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
    let verdicts = |figures: &UnitFigures| {
        [
            (rating_changed(lang), rating_short(lang, figures.rating).to_owned()),
            (share_changed(lang), share(figures.share)),
        ]
    };
    let (Some(before), Some(now)) = (before, now) else {
        let one = before.or(now).into_iter().flat_map(verdicts);
        return one.map(|(name, text)| format!("{name} {text}")).collect::<Vec<_>>().join(" · ");
    };
    let pairs = verdicts(before).into_iter().zip(verdicts(now));
    let differ = pairs.filter(|((_, was), (_, is))| was != is);
    let mut parts: Vec<String> =
        differ.map(|((name, was), (_, is))| format!("{name} {was} → {is}")).collect();
    let counts = CountField::ALL.into_iter().zip(before.counts.iter().zip(&now.counts));
    let counts = counts.map(|((of, _), (was, is))| (of, *was, *is));
    let is_told = |of| is_in_share(of) && before.share != now.share;
    let counts = counts.filter(|(of, was, is)| was != is && !is_told(*of));
    parts.extend(counts.map(|(of, was, is)| {
        format!("{} {} → {}", count_name(lang, of), count(lang, was), count(lang, is))
    }));
    if before.name != now.name {
        parts.push(format!("{}: {}", name_changed(lang), before.name));
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Count, Rating};

    fn with(mut figures: UnitFigures, counts: &[(CountField, u32)]) -> UnitFigures {
        for (of, value) in counts {
            figures.counts[*of as usize] = Count::new(*value).unwrap();
        }
        figures
    }

    fn figures() -> UnitFigures {
        let of = UnitFigures {
            name: "Chi bộ A".to_owned(),
            rating: Rating::Good,
            share: Some(Share { met: 16, of: 18 }),
            counts: [Count::MISSING; CountField::ALL.len()],
        };
        with(of, &[(CountField::Members, 18), (CountField::Workers, 1200)])
    }

    #[test]
    fn what_differs_is_told_with_both_values() {
        use CountField::{Admitted, AdmittedOwners, Excellent, Good, Members, Workers};
        let before = with(figures(), &[(Excellent, 3), (Good, 13)]);
        let told = |now| figures_changed(Lang::Vi, Some(&before), Some(&now), 85);
        let rated = UnitFigures { rating: Rating::Satisfactory, ..before.clone() };
        let rated = with(rated, &[(Admitted, 2), (Members, 19)]);
        assert_eq!(told(rated), "xếp loại HTTNV → HTNV · đảng viên 18 → 19 · kết nạp – → 2");
        // Figures that no table of the screen has.
        let workers = with(before.clone(), &[(Workers, 1350), (AdmittedOwners, 1)]);
        assert_eq!(told(workers), "kết nạp chủ doanh nghiệp – → 1 · số lao động 1.200 → 1.350");
        // A level that does not change the share, and one that does.
        let levels = with(before.clone(), &[(Excellent, 4), (Good, 12)]);
        let expected = "đảng viên HTXSNV 3 → 4 · đảng viên HTTNV 13 → 12";
        assert_eq!(told(levels.clone()), expected);
        let share = Some(Share { met: 17, of: 18 });
        let expected = "tốt trở lên 16/18 = 88,9 % → 17/18 = 94,4 %";
        assert_eq!(told(UnitFigures { share, ..levels }), expected);
        let renamed = UnitFigures { name: "Chi bộ B".to_owned(), ..before.clone() };
        assert_eq!(told(renamed), "tên cũ: Chi bộ A");
    }

    #[test]
    fn a_new_unit_is_told_by_its_rating_and_share() {
        let told = figures_changed(Lang::Vi, None, Some(&figures()), 85);
        assert_eq!(told, "xếp loại HTTNV · tốt trở lên 16/18 = 88,9 %");
    }
}
