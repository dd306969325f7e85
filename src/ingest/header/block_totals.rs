//! The total under a heading of ratings: `Xếp loại đảng viên` over `Tổng số | HTXSNV | …`.

use super::folding::fold_heading;
use super::heading::HeadingMeaning;
use super::heading_path::is_total;
use crate::domain::Field;

/// Where no column counts `all` members or branches, the total under a heading of their ratings
/// does: `Xếp loại đảng viên` over `Tổng số | HTXSNV | …`. A total of those who were rated stays.
pub fn count_by_totals(
    meanings: &mut [Option<HeadingMeaning>],
    paths: &[Vec<&str>],
    (all, rated): (Field, Field),
) {
    let all = Some(HeadingMeaning::Field(all));
    if meanings.contains(&all) {
        return;
    }
    let rated_in = meanings.iter().zip(paths);
    // `Kết quả` over `Tổng số | Được xếp loại | HTXSNV | …`.
    let with_rated: Vec<&[&str]> = rated_in
        .filter(|(meaning, _)| **meaning == Some(HeadingMeaning::Field(rated)))
        .filter_map(|(_, path)| path.split_last().map(|(_, groups)| groups))
        .collect();
    for (meaning, path) in meanings.iter_mut().zip(paths) {
        let Some((own, groups)) = path.split_last() else { continue };
        let is_of_rated = |group: &&str| fold_heading(group).split(' ').any(|word| word == "duoc");
        if (*meaning == Some(HeadingMeaning::Field(rated))
            || meaning.is_none() && with_rated.contains(&groups))
            && !groups.is_empty()
            && is_total(&fold_heading(own))
            && !groups.iter().any(is_of_rated)
        {
            *meaning = all;
        }
    }
}
