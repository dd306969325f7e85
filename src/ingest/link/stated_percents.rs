//! Percentages that a report states of its own counts, compared with what the counts give.

use crate::domain::{Count, CountField, FindingKind};
use crate::ingest::cells::{self, Percentage};
use crate::ingest::header::layout::{Layout, PercentOf};
use std::borrow::Cow;

/// The percentages of a row that differ from what its own counts give, each with its column.
pub fn percent_mismatches(
    layout: &Layout,
    row: &[Cow<'_, str>],
    counts: &[Count; CountField::LEN],
) -> Vec<(FindingKind, usize)> {
    let percents = layout.percents.iter().zip(row).enumerate();
    let wrong = percents.filter_map(|(column, (percent, cell))| {
        Some((
            percent_mismatch((*percent)?, cells::percentage(cell)?, &|field| {
                counts[field as usize].wide()
            })?,
            column,
        ))
    });
    wrong.collect()
}

/// The finding for a percentage that differs from the counts. A report may divide by the rated or
/// by all members (or branches); either is right. Counts with a part above the whole lack rows, or
/// contradict each other, and give no share.
pub fn percent_mismatch(
    percent: PercentOf,
    stated: Percentage,
    value: &dyn Fn(CountField) -> Option<u64>,
) -> Option<FindingKind> {
    if let PercentOf::LastLevelOrBetter(last) = percent {
        let [level, better] = level_or_better(last);
        percent_mismatch(level, stated, value)?;
        return percent_mismatch(better, stated, value);
    }
    let (part, [of, all]) = fraction(percent, value)?;
    let is_right = is_share(stated, part, of) || is_share(stated, part, all);
    (of > 0 && part <= of && !is_right).then_some(FindingKind::PercentMismatch { part, of })
}

/// True if the counts give a percentage.
pub fn is_percent(
    percent: PercentOf,
    stated: Percentage,
    value: &dyn Fn(CountField) -> Option<u64>,
) -> bool {
    if let PercentOf::LastLevelOrBetter(last) = percent {
        return level_or_better(last).iter().any(|percent| is_percent(*percent, stated, value));
    }
    let fraction = fraction(percent, value);
    fraction.is_some_and(|(part, wholes)| wholes.iter().any(|of| is_share(stated, part, *of)))
}

/// What a percentage behind the counts of a level may be of: the level, or it and the better ones.
const fn level_or_better(last: CountField) -> [PercentOf; 2] {
    let better = if last.is_of_branches() {
        PercentOf::BranchesGoodOrBetter
    } else {
        PercentOf::GoodOrBetter
    };
    [PercentOf::Level(last), better]
}

/// The part that a percentage is of, and the wholes by which a report may divide it: the rated, and
/// all. Of [`PercentOf::LastLevelOrBetter`] there are two.
fn fraction(
    percent: PercentOf,
    value: &dyn Fn(CountField) -> Option<u64>,
) -> Option<(u64, [u64; 2])> {
    let of_branches = matches!(percent, PercentOf::BranchesRated | PercentOf::BranchesGoodOrBetter)
        || matches!(percent, PercentOf::Level(level) if level.is_of_branches());
    let (all, rated) = if of_branches {
        (value(CountField::Branches), value(CountField::BranchesRated))
    } else {
        (value(CountField::Members), value(CountField::MembersRated))
    };
    let (part, of) = match percent {
        PercentOf::Level(level) => (value(level)?, rated?),
        PercentOf::Rated | PercentOf::BranchesRated => (rated?, all?),
        PercentOf::LastLevelOrBetter(_) => return None,
        PercentOf::GoodOrBetter => {
            (value(CountField::Excellent)? + value(CountField::Good)?, rated?)
        }
        PercentOf::BranchesGoodOrBetter => {
            (value(CountField::BranchesExcellent)? + value(CountField::BranchesGood)?, rated?)
        }
    };
    Some((part, [of, all.unwrap_or(of)]))
}

/// True if a percentage equals `part / of`, rounded or cut after its last decimal.
fn is_share(stated: Percentage, part: u64, of: u64) -> bool {
    let Percentage { value, digits, is_signed } = stated;
    let is_times = |times: i128, value: u64, digits: u32| {
        let (value, part, of) = (i128::from(value), i128::from(part), i128::from(of));
        let over = times * part * 10i128.pow(digits) - value * of;
        (-of..2 * of).contains(&(2 * over))
    };
    // A fraction of 1 may be rounded to whole percents.
    let more = 2u32.saturating_sub(digits);
    let is_fraction = !is_signed && value <= 10u64.pow(digits);
    of > 0
        && (is_times(100, value, digits)
            || is_fraction && is_times(1, value * 10u64.pow(more), digits + more))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_states_what_rounds_to_it_or_is_cut_to_it() {
        let is_share = |cell: &str, part, of| is_share(cells::percentage(cell).unwrap(), part, of);
        for cell in [
            "86,9",
            "86,8",
            "87",
            "86 %",
            "86,89",
            "86,88",
            "86,8852",
            "0,8689",
            "0.87",
            "0,868852459",
        ] {
            assert!(is_share(cell, 53, 61), "{cell}");
        }
        for cell in
            ["87,0", "86,7", "88", "85", "86,90", "86,87", "0,85", "0,88", "0,87 %", "1", "8,69"]
        {
            assert!(!is_share(cell, 53, 61), "{cell}");
        }
        // 80 %, half a percent, all.
        assert!(
            is_share("80", 4, 5)
                && is_share("0,8", 4, 5)
                && !is_share("81", 4, 5)
                && !is_share("79", 4, 5)
                && !is_share("0,8", 3, 4)
        );
        assert!(
            is_share("1", 1, 200)
                && is_share("0", 1, 200)
                && is_share("1", 5, 5)
                && is_share("100", 5, 5)
        );
        assert!(!is_share("0", 0, 0));
    }

    #[test]
    fn branches_good_or_better_are_the_excellent_and_the_good() {
        let value = |field| match field {
            CountField::Branches => Some(10),
            CountField::BranchesRated => Some(8),
            CountField::BranchesExcellent => Some(2),
            CountField::BranchesGood => Some(4),
            _ => None,
        };
        let mismatch = |cell: &str| {
            percent_mismatch(
                PercentOf::BranchesGoodOrBetter,
                cells::percentage(cell).unwrap(),
                &value,
            )
        };
        // 6 of the 8 rated, or of all 10.
        assert_eq!(mismatch("75,0"), None);
        assert_eq!(mismatch("60"), None);
        assert_eq!(mismatch("50"), Some(FindingKind::PercentMismatch { part: 6, of: 8 }));
        assert_eq!(mismatch("100"), Some(FindingKind::PercentMismatch { part: 6, of: 8 }));
    }
}
