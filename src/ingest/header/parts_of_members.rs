//! Columns that count a part of the members beside the whole: `Nam | Nữ`, `Chính thức | Dự bị`.

use super::folding::fold_heading;
use super::heading::HeadingMeaning;
use super::heading_path::{SplitHeading, is_member_group};
use super::personal::names_persons;
use crate::domain::{fold, has_words};

/// Men and women, folded. The word for man is the word for year without its mark.
const SEXES: [[&str; 3]; 2] = [["nam", "dv nam", "so nam"], ["nu", "dv nu", "so nu"]];

/// Members who are no longer on probation.
const OFFICIAL: [&str; 3] = ["chinh thuc", "dv chinh thuc", "so dv chinh thuc"];

/// Figures that are not final, beside which the same word means final ones.
const NOT_FINAL: [&str; 3] = ["so bo", "tam tinh", "du kien"];

/// Takes their meaning from the columns of a part of the members. `paths` has the headings of each
/// column, from top to bottom.
pub fn leave_out_parts(meanings: &mut [Option<HeadingMeaning>], paths: &[Vec<&str>]) {
    let split: Vec<SplitHeading> = paths.iter().map(|path| SplitHeading::new(path)).collect();
    let is_of_persons = || paths.iter().any(|path| names_persons(&fold(&path.join(" "))));
    let beside = |column: usize, words: &[&str]| {
        let next = [column.checked_sub(1), Some(column + 1)];
        let mut next = next.into_iter().flatten().filter_map(|at| split.get(at));
        next.any(|other| is_beside(&split[column], other, words))
    };
    let [men, women] = SEXES;
    for column in 0..paths.len() {
        let own = split[column].own.as_str();
        let is_sex = men.contains(&own) && beside(column, &women)
            || women.contains(&own) && beside(column, &men);
        if is_sex {
            // In a list of persons the years of birth are below.
            meanings[column] = is_of_persons().then_some(HeadingMeaning::Personal);
        } else if OFFICIAL.contains(&own) && meanings[column].is_some_and(HeadingMeaning::is_count)
        {
            let is_final = split.iter().any(|other| is_beside(&split[column], other, &NOT_FINAL));
            meanings[column] = meanings[column].filter(|_| is_final);
        }
    }
}

/// True if a column has one of the words below the same groups as another.
fn is_beside(column: &SplitHeading, other: &SplitHeading, words: &[&str]) -> bool {
    column.groups == other.groups && words.contains(&other.own.as_str())
}

/// True if two columns of one level count parts of the members, of which neither is the whole:
/// `Đảng viên giữ chức vụ` and `Đảng viên không giữ chức vụ` over the levels.
pub fn are_parts(first: &[&str], second: &[&str]) -> bool {
    let group =
        |path: &[&str]| SplitHeading::new(path).groups.last().map(|group| fold_heading(group));
    let is_part = |group: &String| {
        SEXES.iter().flatten().any(|sex| sex == group)
            || OFFICIAL.contains(&group.as_str())
            || has_words(group, "dv") && !is_member_group(group)
    };
    match (group(first), group(second)) {
        (Some(first), Some(second)) => first != second && is_part(&first) && is_part(&second),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::heading_path::meaning_of_path;
    use super::*;
    use crate::domain::Field;

    fn meanings(paths: &[Vec<&str>]) -> Vec<Option<HeadingMeaning>> {
        let mut meanings: Vec<_> = paths.iter().map(|path| meaning_of_path(path)).collect();
        leave_out_parts(&mut meanings, paths);
        meanings
    }

    #[test]
    fn the_word_for_man_is_no_year() {
        for group in ["Năm sinh", "Giới tính", "Ngày sinh", "Đảng viên", "Tuổi", ""] {
            let paths = [vec!["Họ và tên", ""], vec![group, "Nam"], vec![group, "Nữ"]];
            let personal = Some(HeadingMeaning::Personal);
            assert_eq!(meanings(&paths)[1..], [personal, personal], "{group}");
        }
        let paths =
            [vec!["Đảng viên", "Tổng số"], vec!["Đảng viên", "Nam"], vec!["Đảng viên", "Nữ"]];
        assert_eq!(meanings(&paths), [Some(HeadingMeaning::Field(Field::Members)), None, None]);
    }

    #[test]
    fn a_year_below_another_heading_is_that_of_the_heading() {
        for (path, meaning) in [
            (["Ngày sinh", "Năm"], Some(HeadingMeaning::Personal)),
            (["Ngày vào Đảng", "Năm"], Some(HeadingMeaning::Personal)),
            (["Thành lập", "Năm"], Some(HeadingMeaning::Field(Field::Established))),
            (["Kết nạp", "Năm"], None),
            (["Ngày kết nạp", "Năm"], None),
            (["Đảng viên", "Nam"], None),
            (["Thời gian", "Năm"], Some(HeadingMeaning::Field(Field::Year))),
            (["Kỳ báo cáo", "Năm"], Some(HeadingMeaning::Field(Field::Year))),
        ] {
            assert_eq!(meaning_of_path(&path), meaning, "{path:?}");
        }
    }

    #[test]
    fn official_members_are_no_final_figures() {
        let under = |own| vec!["Đảng viên", own];
        let members = Some(HeadingMeaning::Field(Field::Members));
        let paths = [under("Tổng số"), under("Chính thức"), under("Dự bị")];
        assert_eq!(meanings(&paths), [members, None, None]);
        let paths = [under("Sơ bộ"), under("Chính thức")];
        assert_eq!(meanings(&paths)[1], members);
    }

    #[test]
    fn parts_are_told_from_the_whole() {
        for (first, second, is) in [
            ("Đảng viên giữ chức vụ", "Đảng viên không giữ chức vụ", true),
            ("Nam", "Nữ", true),
            ("Đảng viên", "Đảng viên nữ", false),
            ("Đảng viên", "Đảng viên", false),
            ("Xếp loại đảng viên", "Đảng viên được xếp loại", false),
        ] {
            assert_eq!(are_parts(&[first, "HTXSNV"], &[second, "HTXSNV"]), is, "{first}");
        }
    }
}
