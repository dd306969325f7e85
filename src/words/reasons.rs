//! Why a unit is below a threshold, in one line with its arithmetic.

use super::{Lang, percent, rating_short, reason as name};
use crate::analysis::{BelowReason, BelowReasons, branch_share};
use crate::domain::{Dataset, Row, Table, Thresholds};

/// `xếp loại HTNV · chi bộ 6/8 = 75,0 %, thiếu 2`. `short` is the word before how many are missing.
#[must_use]
pub fn reasons_of(
    lang: Lang,
    data: &Dataset,
    thresholds: &Thresholds,
    (table, row): (Table, Row),
    reasons: BelowReasons,
    short: &str,
) -> String {
    let text = |reason: BelowReason| {
        let (share, line) = match reason {
            BelowReason::Rating => {
                return format!(
                    "{} {}",
                    name(lang, reason),
                    rating_short(lang, data.units(table).rating[row as usize])
                );
            }
            BelowReason::Branches => (branch_share(data, row), thresholds.branches),
            BelowReason::Members => {
                (data.units(table).member_share(row).unwrap_or_default(), thresholds.members)
            }
        };
        format!(
            "{} {}/{} = {} %, {short} {}",
            name(lang, reason),
            share.met,
            share.of,
            percent(lang, share, line),
            share.shortfall(line)
        )
    };
    reasons.iter().map(text).collect::<Vec<_>>().join(" · ")
}
