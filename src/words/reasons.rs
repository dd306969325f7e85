//! Why a unit is below a threshold, in one line with its arithmetic.

use super::figure_rows::{branches_row, members_row, rating_row};
use super::{
    Lang, Noun, counted, percent, rating_long, rating_short, reason as name, short_by,
    table as table_name, unrated, unrated_reason, whole,
};
use crate::analysis::{BelowReason, BelowReasons, Measures, Shortfall, branch_share, shortfall};
use crate::domain::{Dataset, Rating, Row, Status, Table, Thresholds, UnratedReason};
use unicode_width::UnicodeWidthStr;

/// `xếp loại HTNV · chi bộ 6/8 = 75,0 %, thiếu 2`. `short` is the word before how many are missing.
#[must_use]
pub fn reasons_of(
    lang: Lang,
    data: &Dataset,
    thresholds: &Thresholds,
    unit: (Table, Row),
    reasons: BelowReasons,
    short: &str,
) -> String {
    reasons_text(lang, data, thresholds, unit, reasons, (short, true))
}

/// The reasons, with the percentages if `has_percent`.
fn reasons_text(
    lang: Lang,
    data: &Dataset,
    thresholds: &Thresholds,
    (table, row): (Table, Row),
    reasons: BelowReasons,
    (short, has_percent): (&str, bool),
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
        let percent = if has_percent {
            format!(" = {} %", percent(lang, share, line))
        } else {
            String::new()
        };
        let missing = share.shortfall(line);
        format!("{} {}/{}{percent}, {short} {missing}", name(lang, reason), share.met, share.of)
    };
    reasons.iter().map(text).collect::<Vec<_>>().join(" · ")
}

/// The reasons with their arithmetic in at most `room` columns: without the percentages where they
/// do not fit, `chi bộ 6/8, thiếu 2`; else their names and the heads in all, `chi bộ · thiếu 2`,
/// or the letters of the names, `XL CB · thiếu 2`, `XL CB`.
#[must_use]
pub fn reasons_in(
    lang: Lang,
    data: &Dataset,
    thresholds: &Thresholds,
    unit: (Table, Row),
    reasons: BelowReasons,
    room: usize,
) -> String {
    let in_full = reasons_of(lang, data, thresholds, unit, reasons, short_by(lang));
    if in_full.width() <= room {
        return in_full;
    }
    let counts = reasons_text(lang, data, thresholds, unit, reasons, (short_by(lang), false));
    if counts.width() <= room {
        return counts;
    }
    let (names, short) = (reason_names(lang, reasons), shortfall(data, thresholds, unit.0, unit.1));
    let Some(counted) = short_in_all(lang, short) else { return names };
    let text = format!("{names} · {counted}");
    if text.width() <= room {
        return text;
    }
    // The names tell what the one number counts.
    let number = match (short.members, short.branches) {
        (0, number) | (number, 0) => whole(lang, number),
        _ => heads(lang, short),
    };
    let number = format!(" · {} {number}", short_by(lang));
    let text = format!("{names}{number}");
    if text.width() <= room {
        return text;
    }
    let letters = reason_letters(lang, reasons);
    let text = format!("{letters}{number}");
    if text.width() <= room { text } else { letters }
}

/// The names of reasons: `xếp loại, chi bộ`; empty if there are none.
#[must_use]
pub fn reason_names(lang: Lang, reasons: BelowReasons) -> String {
    reasons.iter().map(|reason| name(lang, reason)).collect::<Vec<_>>().join(", ")
}

/// The reasons in letters, as the rows of the years have them: `XL CB ĐV`.
#[must_use]
pub fn reason_letters(lang: Lang, reasons: BelowReasons) -> String {
    let letters = |reason| match reason {
        BelowReason::Rating => rating_row(lang),
        BelowReason::Branches => branches_row(lang),
        BelowReason::Members => members_row(lang),
    };
    reasons.iter().map(letters).collect::<Vec<_>>().join(" ")
}

/// How many heads a unit is short of: members, then branches, `8+2`; empty if it lacks none.
#[must_use]
pub fn heads(lang: Lang, short: Shortfall) -> String {
    match (short.members, short.branches) {
        (0, 0) => String::new(),
        (members, 0) => whole(lang, members),
        (members, branches) => format!("{}+{}", whole(lang, members), whole(lang, branches)),
    }
}

/// How many heads are short in all: `thiếu 12 đảng viên, 2 chi bộ`; None if none is.
#[must_use]
pub fn short_in_all(lang: Lang, short: Shortfall) -> Option<String> {
    let parts = [(short.members, Noun::Member), (short.branches, Noun::Branch)];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, noun)| counted(lang, count, noun)).collect();
    (!parts.is_empty()).then(|| format!("{} {}", short_by(lang), parts.join(", ")))
}

/// What a part lacks to meet its thresholds, `2 tổ chức, 1 chi bộ`; empty if nothing.
#[must_use]
pub fn lacks(lang: Lang, measures: &Measures) -> String {
    let nouns = [Noun::Organisation, Noun::Branch, Noun::Member];
    let all = measures.all().into_iter().zip(nouns);
    let below = all.filter(|(measure, _)| measure.status() == Status::Below);
    let parts: Vec<String> =
        below.map(|(measure, noun)| counted(lang, measure.shortfall(), noun)).collect();
    parts.join(", ")
}

/// The rating of a unit in full; of one that was not rated with the reason.
#[must_use]
pub fn rating_with_reason(lang: Lang, data: &Dataset, table: Table, row: Row) -> String {
    let units = data.units(table);
    let rating = units.rating[row as usize];
    let name = rating_long(lang, rating);
    if rating == Rating::Unrated {
        format!("{name} ({})", unrated_reason(lang, units.unrated_reason[row as usize]))
    } else {
        name.to_owned()
    }
}

/// The unrated units of a table by reason: `chi bộ trực thuộc chưa xếp loại: 2 mới thành lập, …`;
/// None if none has a reason. `counts` are in the order of [`UnratedReason::ALL`].
#[must_use]
pub fn unrated_by_reason(
    lang: Lang,
    table: Table,
    counts: &[u64; UnratedReason::ALL.len()],
) -> Option<String> {
    if counts.iter().sum::<u64>() == counts[UnratedReason::NotRated as usize] {
        return None;
    }
    let reasons = UnratedReason::ALL.into_iter().zip(counts).filter(|(_, n)| **n > 0);
    let reasons: Vec<String> = reasons
        .map(|(reason, n)| format!("{} {}", whole(lang, *n), unrated_reason(lang, reason)))
        .collect();
    let (table, reasons) = (table_name(lang, table), reasons.join(", "));
    Some(format!("{table} {}: {reasons}", unrated(lang)))
}
