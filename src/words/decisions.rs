//! Sentences about what a unit needs, and about supposed changes.

use super::numbers::tenths;
use super::{
    Lang, Noun, counted, lacking, more_needed, percent, rating_short, whole, with_organisation,
    without_organisation,
};
use crate::analysis::{Coverage, Filter, Refused, Supposed, Target, are_judged};
use crate::domain::{Settings, Share, Year};

/// By how much a line is exceeded: `dư 1 chi bộ`; `vừa đủ` where nothing can be lost.
#[must_use]
pub fn surplus(lang: Lang, number: u64, noun: Noun) -> String {
    if number == 0 {
        return lang.pick("vừa đủ", "just enough").to_owned();
    }
    let over = counted(lang, number, noun);
    both!(lang, vi("dư {over}"), en("over by {over}"))
}

/// By how much a line is exceeded, where the noun is known: `dư 1`.
#[must_use]
pub fn surplus_alone(lang: Lang, number: u64) -> String {
    match number {
        0 => lang.pick("vừa đủ", "just enough").to_owned(),
        more => format!("{} {}", lang.pick("dư", "over by"), whole(lang, more)),
    }
}

/// What a candidate needs: `cần xếp loại tốt · thêm 1 chi bộ · thêm 3 đảng viên`.
#[must_use]
pub fn needs(lang: Lang, rating: bool, branches: u64, members: u64) -> String {
    let mut parts = Vec::new();
    for (number, noun) in [(members, Noun::Member), (branches, Noun::Branch)] {
        if number > 0 {
            parts.push(more_needed(lang, number, noun));
        }
    }
    if rating {
        parts.push(lang.pick("cần xếp loại tốt", "a good rating").to_owned());
    }
    parts.join(" · ")
}

/// The value of a target: a share in percent, else the count.
#[must_use]
pub fn target_value(lang: Lang, target: &Target) -> String {
    match target.of {
        _ if !target.is_known => "–".to_owned(),
        Some(of) => {
            let threshold = u8::try_from(target.target).unwrap_or(100);
            percent(lang, Share { met: target.value, of }, threshold)
        }
        None => whole(lang, target.value),
    }
}

/// How many rows lack the figure of a target, behind its value; empty if none does or all do.
#[must_use]
pub fn target_lacking(lang: Lang, target: &Target) -> String {
    lacking(lang, if target.is_known { target.lacking } else { 0 })
}

/// Why the targets of a year are not judged: they are those of the whole, or of the years before.
#[must_use]
pub fn why_unjudged(lang: Lang, settings: &Settings, year: Year, filter: &Filter) -> String {
    if filter.is_whole() && !are_judged(settings, year, filter) {
        return super::targets_ended(lang, settings.targets_until);
    }
    super::of_the_whole(lang).to_owned()
}

/// What a year that is not over still needs: `còn 4, 1,4 mỗi tháng (90 ngày)`. The tenths are
/// those needed each month.
#[must_use]
pub fn remaining(lang: Lang, missing: u64, tenths_a_month: u64, days: u16) -> String {
    let (n, each) = (whole(lang, missing), tenths(lang, tenths_a_month));
    let days = counted(lang, days.into(), Noun::Day);
    both!(lang, vi("còn {n}, {each} mỗi tháng ({days})"), en("{n} to go, {each} a month ({days})"))
}

/// What a year still needs whose last month is under way: `còn 4 trong 20 ngày`.
#[must_use]
pub fn remaining_days(lang: Lang, missing: u64, days: u16) -> String {
    let (n, days) = (whole(lang, missing), counted(lang, days.into(), Noun::Day));
    both!(lang, vi("còn {n} trong {days}"), en("{n} to go in {days}"))
}

/// The same in a narrow window: `còn 4 · 1,4/tháng`.
#[must_use]
pub fn remaining_short(lang: Lang, missing: u64, tenths_a_month: u64) -> String {
    let (n, each) = (whole(lang, missing), tenths(lang, tenths_a_month));
    both!(lang, vi("còn {n} · {each}/tháng"), en("{n} to go · {each}/month"))
}

/// What is before the figures of the enterprises, whose list has no year: in an older year it is
/// said that they are those of today.
#[must_use]
pub const fn enterprises_listed(lang: Lang, is_newest: bool) -> &'static str {
    if is_newest {
        return super::enterprises(lang);
    }
    lang.pick("Doanh nghiệp (theo danh sách hiện có)", "Enterprises (by the present list)")
}

/// How many enterprises and workers are reached by a Party organisation, and how many are not.
#[must_use]
pub fn reached(lang: Lang, reach: &Coverage) -> [String; 2] {
    let part = |count, what, workers| {
        format!("{} {what} ({})", whole(lang, count), counted(lang, workers, Noun::Worker))
    };
    [
        part(reach.with, with_organisation(lang), reach.workers_with),
        part(reach.without, without_organisation(lang), reach.workers_without),
    ]
}

/// A supposed change, after the unit's name.
#[must_use]
pub fn supposed(lang: Lang, what: Supposed) -> String {
    match what {
        Supposed::Rating(to) => {
            format!("{} → {}", lang.pick("xếp loại", "rating"), rating_short(lang, to))
        }
        Supposed::Members { from, to, count } => format!(
            "{}: {} → {}",
            counted(lang, count.into(), Noun::Member),
            rating_short(lang, from),
            rating_short(lang, to)
        ),
    }
}

/// Why a change cannot be supposed.
#[must_use]
pub const fn refused(lang: Lang, why: Refused) -> &'static str {
    match why {
        Refused::NoUnit => lang.pick(
            "đơn vị này không có trong số liệu của năm",
            "this unit is not in the year's data",
        ),
        Refused::InBranches => lang.pick(
            "đảng viên của đảng bộ nằm ở các chi bộ: hãy giả định ở chi bộ",
            "a committee's members are in its branches: suppose it there",
        ),
        Refused::TooFew => lang.pick(
            "ở mức này không có đủ từng ấy đảng viên",
            "there are not so many members at that level",
        ),
        Refused::Nothing => lang.pick("không có gì thay đổi", "nothing would change"),
    }
}
