//! Sentences about the rules of the settings on excellent ratings.

use super::{Lang, whole};
use crate::domain::CappedGroup;

/// Too many are excellent: `chi bộ trực thuộc năm 2023: 30 xuất sắc trong 144 tốt trở lên, …`.
#[must_use]
pub fn over_cap(lang: Lang, group: CappedGroup, excellent: u64, met: u64, cap: u8) -> String {
    let who = capped_group(lang, group);
    let most = met * u64::from(cap) / 100;
    let [excellent, met, most] = [excellent, met, most].map(|count| whole(lang, count));
    both!(
        lang,
        vi("{who}: {excellent} xuất sắc trong {met} tốt trở lên, nhiều nhất {most} (mức {cap} %)"),
        en("{who}: {excellent} excellent of {met} good or better, {most} at most (cap {cap} %)")
    )
}

fn capped_group(lang: Lang, group: CappedGroup) -> String {
    match group {
        CappedGroup::Members => lang.pick("đảng viên", "members").to_owned(),
        CappedGroup::Committees(year) => {
            both!(lang, vi("đảng bộ cơ sở năm {year}"), en("base committees of {year}"))
        }
        CappedGroup::Cells(year) => {
            both!(lang, vi("chi bộ cơ sở năm {year}"), en("base cells of {year}"))
        }
        CappedGroup::Branches(year) => {
            both!(lang, vi("chi bộ trực thuộc năm {year}"), en("branches of {year}"))
        }
    }
}

/// A committee is rated excellent against the rule: `counts` are its branches good or better, and
/// those rated.
#[must_use]
pub fn committee(lang: Lang, counts: (u64, u64), unsatisfactory: u64, least: u8) -> String {
    let [met, of, unsatisfactory] =
        [counts.0, counts.1, unsatisfactory].map(|count| whole(lang, count));
    both!(
        lang,
        vi(
            "đảng bộ xếp loại xuất sắc mà {met}/{of} chi bộ tốt trở lên (cần {least} %), {unsatisfactory} chi bộ không hoàn thành"
        ),
        en(
            "the committee is rated excellent with {met}/{of} branches good or better ({least} % needed) and {unsatisfactory} unsatisfactory"
        )
    )
}
