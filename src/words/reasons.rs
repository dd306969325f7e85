//! Why a unit is below, in one line with its arithmetic.

use super::{Lang, percent, rating_short, reason as name};
use crate::analysis::{Reason, Reasons, branch_share};
use crate::domain::{Dataset, Lines, Row, Table};

/// `xếp loại HTNV · chi bộ 6/8 = 75,0 %, thiếu 2`; `short` is the word before what is missing.
#[must_use]
pub fn reasons_of(lang: Lang, data: &Dataset, lines: &Lines, (table, row): (Table, Row), reasons: Reasons, short: &str) -> String {
    let text = |reason: Reason| {
        let (share, line) = match reason {
            Reason::Rating => return format!("{} {}", name(lang, reason), rating_short(lang, data.units(table).rating[row as usize])),
            Reason::Branches => (branch_share(data, row), lines.branches),
            Reason::Members => (data.units(table).member_share(row).unwrap_or_default(), lines.members),
        };
        format!("{} {}/{} = {} %, {short} {}", name(lang, reason), share.met, share.of, percent(lang, share, line), share.shortfall(line))
    };
    reasons.iter().map(text).collect::<Vec<_>>().join(" · ")
}
