//! Sentences about what a unit needs, and about supposed changes.

use super::{
    Lang, percent, rating_short, unit_workers, whole, with_organisation, without_organisation,
};
use crate::analysis::{Coverage, Refused, Supposed, Target};
use crate::domain::Share;

/// What a candidate needs: `xếp loại tốt · thêm 1 chi bộ · thêm 3 đảng viên`.
#[must_use]
pub fn needs(lang: Lang, rating: bool, branches: u64, members: u64) -> String {
    let n = |v| whole(lang, v);
    let mut parts = Vec::new();
    if members > 0 {
        parts.push(both!(
            lang,
            vi("thêm {} đảng viên", n(members)),
            en("{} more members", n(members))
        ));
    }
    if branches > 0 {
        parts.push(both!(
            lang,
            vi("thêm {} chi bộ", n(branches)),
            en("{} more branches", n(branches))
        ));
    }
    if rating {
        parts.push(lang.pick("xếp loại tốt", "a good rating").to_owned());
    }
    parts.join(" · ")
}

/// The value of a target: a share in percent, else the count.
#[must_use]
pub fn target_value(lang: Lang, target: &Target) -> String {
    match target.of {
        Some(of) => {
            let threshold = u8::try_from(target.target).unwrap_or(100);
            percent(lang, Share { met: target.value, of }, threshold)
        }
        None => whole(lang, target.value),
    }
}

/// How many enterprises and workers are reached by a Party organisation, and how many are not.
#[must_use]
pub fn reached(lang: Lang, reach: &Coverage) -> [String; 2] {
    let n = |v| whole(lang, v);
    let part = |count, what, workers| {
        format!("{} {what} ({} {})", n(count), n(workers), unit_workers(lang))
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
            "{} {}: {} → {}",
            whole(lang, count.into()),
            lang.pick("đảng viên", "members"),
            rating_short(lang, from),
            rating_short(lang, to)
        ),
    }
}

/// How many are within a step of the line, under and over it.
#[must_use]
pub fn within_step(lang: Lang, under: u64, over: u64) -> String {
    both!(
        lang,
        vi("trong 5 điểm: {} dưới, {} trên", whole(lang, under), whole(lang, over)),
        en("within 5 points: {} under, {} over", whole(lang, under), whole(lang, over))
    )
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
