//! Percentages that a report states of its own counts, compared with what the counts give.

use crate::domain::{Count, CountField, FindingKind};
use crate::ingest::cells::{self, Percentage};
use crate::ingest::header::layout::{Layout, PercentOf};
use std::borrow::Cow;

/// The percentages that a row states of its own counts, where they are not what these give; each
/// with its column.
pub fn misstated_of(
    layout: &Layout,
    row: &[Cow<'_, str>],
    counts: &[Count; CountField::LEN],
) -> Vec<(FindingKind, usize)> {
    let percents = layout.percents.iter().zip(row).enumerate();
    let wrong = percents.filter_map(|(column, (percent, cell))| {
        Some((
            misstated((*percent)?, cells::percentage(cell)?, |field| {
                counts[field as usize].wide()
            })?,
            column,
        ))
    });
    wrong.collect()
}

/// What is wrong with a stated percentage, if anything. A report may divide by the rated or by all
/// members: either is what it says.
pub fn misstated(
    percent: PercentOf,
    stated: Percentage,
    value: impl Fn(CountField) -> Option<u64>,
) -> Option<FindingKind> {
    let (members, rated) = (value(CountField::Members), value(CountField::MembersRated));
    let (part, of) = match percent {
        PercentOf::Level(level) => (value(level)?, rated?),
        PercentOf::Rated => (rated?, members?),
        PercentOf::GoodOrBetter => {
            (value(CountField::Excellent)? + value(CountField::Good)?, rated?)
        }
    };
    let is_wrong =
        of > 0 && !states(stated, part, of) && !states(stated, part, members.unwrap_or(of));
    is_wrong.then(|| FindingKind::PercentMismatch {
        part,
        of,
        hundredths: (part * 10_000 + of / 2) / of,
    })
}

/// Whether a stated percentage is part / of, rounded to its last digit or cut there.
fn states(stated: Percentage, part: u64, of: u64) -> bool {
    let Percentage { value, digits, is_signed } = stated;
    let is_times = |times: i128, value: u64, digits: u32| {
        let (value, part, of) = (i128::from(value), i128::from(part), i128::from(of));
        let over = times * part * 10i128.pow(digits) - value * of;
        (-of..2 * of).contains(&(2 * over))
    };
    // A fraction of one has as many digits as it needs, and tells its percentage to the whole.
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
        let states = |cell: &str, part, of| states(cells::percentage(cell).unwrap(), part, of);
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
            assert!(states(cell, 53, 61), "{cell}");
        }
        for cell in
            ["87,0", "86,7", "88", "85", "86,90", "86,87", "0,85", "0,88", "0,87 %", "1", "8,69"]
        {
            assert!(!states(cell, 53, 61), "{cell}");
        }
        // 80 %, half a percent, all.
        assert!(
            states("80", 4, 5)
                && states("0,8", 4, 5)
                && !states("81", 4, 5)
                && !states("79", 4, 5)
                && !states("0,8", 3, 4)
        );
        assert!(
            states("1", 1, 200) && states("0", 1, 200) && states("1", 5, 5) && states("100", 5, 5)
        );
        assert!(!states("0", 0, 0));
    }
}
