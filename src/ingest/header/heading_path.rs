//! What a heading over several rows names: `Đảng viên` over `HTXSNV` over `Số lượng`.

use super::branch_counts::{self, is_branch_group};
use super::choice;
use super::column_time;
use super::folding::fold_heading;
use super::heading::{HeadingMeaning, is_of_unrated, is_percent, meaning};
use super::layout::HeadRow;
use super::levels::{LEVELS, is_rated, level_of_members};
use super::of_which::bare_level;
use super::personal::{is_personal, names_persons};
use super::synonyms::find;
use crate::domain::{CountField, Field, fold};
use rustc_hash::FxHashMap;
use std::ops::ControlFlow::{self, Break, Continue};

/// The words of headings that span several columns of members: `Kết quả đánh giá, xếp loại chất
/// lượng đảng viên`.
const OF_MEMBER_GROUPS: [&str; 18] = [
    "dv", "so", "ts", "tong", "ket", "qua", "dg", "xl", "chat", "luong", "duoc", "phan", "loai",
    "muc", "ve", "trong", "tinh", "hinh",
];

const TOTALS: [&str; 5] = ["ts", "tong", "so", "cong", "tong cong"];

/// The headings of each column, top first. A merged heading is repeated over the empty cells to its
/// right. `wrapped` has the whole headings of cells that are parts of one: each is one heading,
/// over the cells to its right where it has other headings below.
pub fn heading_paths(
    rows: &[HeadRow],
    wrapped: &FxHashMap<(usize, usize), String>,
) -> Vec<Vec<String>> {
    let width = rows
        .iter()
        .map(|r| r.cells.iter().rposition(|c| !c.is_empty()).map_or(0, |at| at + 1))
        .max()
        .unwrap_or(0);
    let cell = |row: usize, column: usize| {
        let cell = wrapped.get(&(row, column)).or_else(|| rows[row].cells.get(column));
        let cell = cell.map_or("", String::as_str);
        if is_filled_in(cell) { "" } else { cell }
    };
    let mut columns: Vec<Vec<String>> = vec![Vec::new(); width];
    for row in 0..rows.len() {
        let mut over = "";
        for (column, path) in columns.iter_mut().enumerate() {
            let own = cell(row, column);
            let is_wrapped = wrapped.contains_key(&(row, column));
            let is_other = |below: &str| !(below.is_empty() || is_wrapped && below == own);
            let below = (row + 1..rows.len()).any(|r| is_other(cell(r, column)));
            if !own.is_empty() {
                over = if below { own } else { "" };
                // One merged over both rows is one heading.
                if path.last().is_none_or(|above| above != own) {
                    path.push(own.to_owned());
                }
            } else if below && !over.is_empty() {
                path.push(over.to_owned());
            } else if !below {
                over = "";
            }
        }
    }
    columns
}

/// True for what a converter writes into an empty heading: `Unnamed: 4`, `Column5`, `Cột5`.
fn is_filled_in(cell: &str) -> bool {
    let number = ["Unnamed: ", "Column", "Cột"].iter().find_map(|word| cell.strip_prefix(word));
    let number = number.map(|number| number.split('_').next().unwrap_or_default());
    number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// A heading over several rows in two: the lowest, folded, and the groups above it, top first.
pub struct SplitHeading<'p> {
    pub own: String,
    pub groups: &'p [&'p str],
}

impl<'p> SplitHeading<'p> {
    pub fn new(path: &'p [&'p str]) -> Self {
        let at = path.iter().rposition(|heading| !heading.trim().is_empty());
        let own = at.map_or_else(String::new, |at| fold_heading(path[at]));
        Self { own, groups: &path[..at.unwrap_or(0)] }
    }
}

/// True for a folded heading of a total.
pub fn is_total(folded: &str) -> bool {
    TOTALS.contains(&folded)
}

/// True if a folded heading spans several columns of members.
pub fn is_member_group(folded: &str) -> bool {
    folded.split(' ').any(|word| word == "dv")
        && folded.split(' ').all(|word| OF_MEMBER_GROUPS.contains(&word))
}

/// True if a folded heading spans several columns of admitted members.
pub fn is_admitted_group(folded: &str) -> bool {
    folded.contains("ket nap") || folded.contains("phat trien dv")
}

/// True if a folded heading says what the level above it counts: `HTXSNV` over `Số ĐV | TL %`.
fn is_number_of(level: HeadingMeaning, folded: &str) -> bool {
    const OF_MEMBERS: [&str; 10] = [
        "so dv",
        "dv",
        "so nguoi",
        "nguoi",
        "s luong",
        "so d c",
        "d c",
        "dong chi",
        "so dong chi",
        "sldv",
    ];
    match level {
        HeadingMeaning::Level(_) => OF_MEMBERS.contains(&folded),
        HeadingMeaning::Field(field) if field.is_level() => OF_MEMBERS.contains(&folded),
        HeadingMeaning::BranchLevel(_) => matches!(folded, "so chi bo" | "chi bo" | "s luong"),
        _ => false,
    }
}

/// The field that the headings over a column mean, of which the column may be one of several.
fn field_of_groups(groups: &[&str], folded: &[String]) -> Option<Field> {
    match meaning_of_path(groups) {
        Some(HeadingMeaning::Field(field)) => Some(field),
        _ => folded.last().filter(|group| is_admitted_group(group)).map(|_| Field::Admitted),
    }
}

/// The lowest heading of a column, below the headings of its groups.
struct LowestHeading {
    folded: String,
    level: Option<Field>,
    is_total: bool,
}

impl LowestHeading {
    fn new(heading: &str) -> Self {
        let folded = fold_heading(heading);
        let bare = bare_level(&folded);
        let level = find(LEVELS, bare).or_else(|| level_of_members(bare));
        let is_total = is_total(&folded);
        Self { folded, level, is_total }
    }

    /// Its meaning in a group. `is_rated` is true where the groups are about ratings.
    fn in_group(&self, group: &str, is_rated: bool) -> Option<HeadingMeaning> {
        let of_members = || self.of_members(is_rated).filter(|_| is_member_group(group));
        let of_branches = || self.of_branches(group).filter(|_| is_branch_group(group));
        let of_admitted = || self.of_admitted().filter(|_| is_admitted_group(group));
        of_members()
            .map(HeadingMeaning::Field)
            .or_else(of_branches)
            .or_else(|| of_admitted().map(HeadingMeaning::Field))
    }

    fn of_members(&self, is_rated: bool) -> Option<Field> {
        match self.level {
            Some(level) => Some(level),
            None if self.is_total && !is_rated => Some(Field::Members),
            None if self.is_total || self.folded == "xl" => Some(Field::MembersRated),
            None => None,
        }
    }

    fn of_branches(&self, group: &str) -> Option<HeadingMeaning> {
        let is_rated_group = ["xl", "dg"].iter().any(|word| group.contains(word));
        match self.level {
            Some(level) => Some(HeadingMeaning::BranchLevel(level)),
            None if self.is_total && !is_rated_group => {
                Some(HeadingMeaning::Field(Field::Branches))
            }
            None if self.is_total || is_rated(&self.folded) => {
                Some(HeadingMeaning::Field(Field::BranchesRated))
            }
            None => None,
        }
    }

    fn of_admitted(&self) -> Option<Field> {
        let has = |word: &str| self.folded.contains(word);
        if self.is_total {
            Some(Field::Admitted)
        } else if has("chu dn") {
            Some(Field::AdmittedOwners)
        } else if has("lanh dao") || has("chu chot") || has("doan the") {
            Some(Field::AdmittedLeaders)
        } else {
            None
        }
    }
}

/// True if a folded group is about the report, so that a year below it is the report's.
fn is_of_reports(group: &str) -> bool {
    const WORDS: [&str; 17] = [
        "thoi", "gian", "diem", "ky", "nam", "bao", "cao", "dg", "xl", "phan", "loai", "ket",
        "qua", "thong", "tin", "so", "lieu",
    ];
    group.split(' ').all(|word| WORDS.contains(&word))
}

/// The meaning of `Năm` (year) or `Nam` (man) below what is not about the report: `Thành lập` over
/// `Tháng | Năm`, `Ngày sinh` over `Ngày | Tháng | Năm`, `Đảng viên` over `Tổng số | Nam`.
fn year_of_group(path: &[&str]) -> Option<HeadingMeaning> {
    let (own, groups) = path.split_last()?;
    let of_group = meaning(&format!("{own} {}", groups.join(" ")));
    let is_date = matches!(of_group, Some(HeadingMeaning::Field(Field::Established)));
    of_group.filter(|meaning| is_date || *meaning == HeadingMeaning::Personal)
}

/// True if a folded heading names a person by office.
fn is_officer(folded: &str) -> bool {
    ["bi thu", "pho bi thu", "giam doc", "chu tich"].iter().any(|of| folded.starts_with(of))
}

/// Breaks with what the groups above a heading make of it, whatever it means by itself.
fn of_group_first(
    own: &str,
    groups: &[&str],
    groups_folded: &[String],
) -> ControlFlow<Option<HeadingMeaning>> {
    let folded = fold_heading(own);
    // `Bí thư` over `Tên | Mã`, and over their own `Xếp loại`.
    let of_person = |group: &&str| match meaning(own) {
        None | Some(HeadingMeaning::Field(Field::Name | Field::Id)) => is_personal(&fold(group)),
        Some(HeadingMeaning::Field(Field::Rating)) => is_officer(&fold(group)),
        // The group of the persons of a rating, right below the header.
        Some(HeadingMeaning::Level(_)) => names_persons(&fold(group)),
        _ => false,
    };
    if groups.iter().any(of_person) {
        return Break(Some(HeadingMeaning::Personal));
    }
    let is_of_branches = groups_folded.last().is_some_and(|group| is_branch_group(group));
    let counted = branch_counts::meaning_by_words(&folded).filter(|_| is_of_branches);
    counted.map_or(Continue(()), |field| Break(Some(HeadingMeaning::Field(field))))
}

/// The meaning of a heading over several rows, given from top to bottom.
pub fn meaning_of_path(path: &[&str]) -> Option<HeadingMeaning> {
    let mut filled: Vec<&str> = path.iter().copied().filter(|p| !p.trim().is_empty()).collect();
    filled.dedup();
    let (&own, groups) = filled.split_last()?;
    if groups.is_empty() {
        return meaning(own);
    }
    let lowest = LowestHeading::new(own);
    if is_percent(own, &lowest.folded) {
        return Some(HeadingMeaning::Percent);
    }
    let groups_folded: Vec<String> = groups.iter().map(|g| fold_heading(g)).collect();
    if let Break(meaning) = of_group_first(own, groups, &groups_folded) {
        return meaning;
    }
    if groups_folded.iter().any(|group| is_of_unrated(group)) {
        return Some(HeadingMeaning::Remark);
    }
    if lowest.folded == "nam" && !groups_folded.iter().all(|group| is_of_reports(group)) {
        return year_of_group(&filled);
    }
    let chooses = |field: Field| {
        let has_times = field == Field::Rating || CountField::of(field).is_some();
        choice::chooses(field, own) || has_times && column_time::is_time(own)
    };
    if let Some(field) = field_of_groups(groups, &groups_folded).filter(|field| chooses(*field)) {
        return Some(HeadingMeaning::Field(field));
    }
    let of_groups = meaning_of_path(groups);
    // `HTXSNV` over `Năm trước | Năm nay`.
    if let Some(level @ (HeadingMeaning::Level(field) | HeadingMeaning::BranchLevel(field))) =
        of_groups
        && chooses(field)
    {
        return Some(level);
    }
    // The number that goes with a percentage: `HTXSNV` over `SL | TL %`, or `Số ĐV | TL %`.
    if let Some(counted) = of_groups.filter(|counted| is_number_of(*counted, &lowest.folded)) {
        return Some(counted);
    }
    if lowest.is_total
        && let Some(counted) = of_groups
        && counted.is_count()
        && !groups_folded
            .last()
            .is_some_and(|group| is_member_group(group) || is_admitted_group(group))
    {
        return Some(counted);
    }
    let is_rated = groups_folded
        .iter()
        .any(|group| ["xl", "dg", "phan loai"].iter().any(|word| group.contains(word)));
    let in_groups = groups_folded.iter().rev().find_map(|group| lowest.in_group(group, is_rated));
    let reversed = || filled.iter().rev().copied().collect::<Vec<_>>().join(" ");
    in_groups
        .or_else(|| meaning(own))
        .or_else(|| meaning(&filled.join(" ")))
        .or_else(|| meaning(&reversed()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_of_members() {
        for heading in [
            "Đảng viên HTXSNV",
            "ĐV hoàn thành xuất sắc nhiệm vụ",
            "Số ĐV xuất sắc",
            "HTXSNV đảng viên",
            "Đảng viên xếp loại HT xuất sắc NV",
        ] {
            assert_eq!(
                meaning(heading),
                Some(HeadingMeaning::Field(Field::MembersExcellent)),
                "{heading}"
            );
        }
        assert_eq!(meaning("HTTNV"), Some(HeadingMeaning::Level(Field::MembersGood)));
        assert_eq!(meaning("Số lượng HTTNV"), Some(HeadingMeaning::Level(Field::MembersGood)));
    }

    #[test]
    fn a_heading_means_what_its_groups_count() {
        assert_eq!(
            meaning_of_path(&["Đảng viên", "Tổng số"]),
            Some(HeadingMeaning::Field(Field::Members))
        );
        assert_eq!(
            meaning_of_path(&["Đảng viên", "HTXSNV"]),
            Some(HeadingMeaning::Field(Field::MembersExcellent))
        );
        for (own, field) in
            [("Tổng số", Field::Branches), ("Số được đánh giá, xếp loại", Field::BranchesRated)]
        {
            assert_eq!(
                meaning_of_path(&["Chi bộ trực thuộc", own]),
                Some(HeadingMeaning::Field(field))
            );
        }
        assert_eq!(
            meaning_of_path(&["Chi bộ trực thuộc", "HTXSNV"]),
            Some(HeadingMeaning::BranchLevel(Field::MembersExcellent))
        );
        assert_eq!(
            meaning_of_path(&["Xếp loại đảng viên", "Tổng số"]),
            Some(HeadingMeaning::Field(Field::MembersRated))
        );
        assert_eq!(
            meaning_of_path(&["Kết nạp", "Trong đó: chủ doanh nghiệp"]),
            Some(HeadingMeaning::Field(Field::AdmittedOwners))
        );
        assert_eq!(meaning_of_path(&["Xếp loại", ""]), Some(HeadingMeaning::Field(Field::Rating)));
        assert_eq!(meaning_of_path(&["Đảng viên", "TL %"]), Some(HeadingMeaning::Percent));
        assert_eq!(meaning_of_path(&["Bí thư", "Xếp loại"]), Some(HeadingMeaning::Personal));
    }

    #[test]
    fn a_level_over_times_is_the_level() {
        for group in ["HTXSNV", "ĐV HTXSNV", "Đảng viên HTXSNV"] {
            for time in ["Năm 2023", "2024", "Quý I", "6 tháng", "31/12/2024"] {
                let meaning = meaning_of_path(&[group, time]);
                let is_level = matches!(
                    meaning,
                    Some(
                        HeadingMeaning::Field(Field::MembersExcellent)
                            | HeadingMeaning::Level(Field::MembersExcellent)
                    )
                );
                assert!(is_level, "{group} {time} {meaning:?}");
            }
        }
    }

    #[test]
    fn a_number_means_what_is_above_it() {
        for number in ["SL", "Số lượng", "Tổng số"] {
            assert_eq!(
                meaning_of_path(&["Đảng viên", "HTXSNV", number]),
                Some(HeadingMeaning::Field(Field::MembersExcellent))
            );
            assert_eq!(
                meaning_of_path(&["HTXSNV", number]),
                Some(HeadingMeaning::Level(Field::MembersExcellent))
            );
            assert_eq!(
                meaning_of_path(&["Chi bộ trực thuộc", "HTXSNV", number]),
                Some(HeadingMeaning::BranchLevel(Field::MembersExcellent))
            );
            assert_eq!(
                meaning_of_path(&["Đảng viên được xếp loại", number]),
                Some(HeadingMeaning::Field(Field::MembersRated))
            );
            assert_eq!(meaning_of_path(&["Kết quả xếp loại", number]), None);
        }
    }

    #[test]
    fn what_names_a_unit_and_what_says_rated() {
        for (field, headings) in [
            (
                Field::Name,
                "Tên TCCSĐ, chi bộ trực thuộc; Tên các tổ chức đảng; Tên đảng bộ, chi bộ; Tên cấp ủy; Tên CB",
            ),
            (
                Field::Parent,
                "Mã tổ chức cấp trên; Đảng ủy cấp trên trực tiếp; Tên đảng bộ cấp trên; Cấp ủy cấp trên",
            ),
            (
                Field::MembersRated,
                "Tổng số được đánh giá, xếp loại; Số ĐV đã xếp loại; ĐV tham gia đánh giá; Số ĐV đủ điều kiện xếp loại",
            ),
            (Field::MembersRated, "ĐV được ĐGXL; TSĐV được đánh giá xếp loại chất lượng"),
        ] {
            for heading in headings.split("; ") {
                assert_eq!(meaning(heading), Some(HeadingMeaning::Field(field)), "{heading}");
            }
        }
        for unrated in ["Số ĐV chưa được xếp loại", "Chưa XL", "Miễn đánh giá, xếp loại"]
        {
            assert_eq!(meaning(unrated), Some(HeadingMeaning::Remark), "{unrated}");
        }
        for (heading, field) in [
            ("KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI TCCSĐ NĂM 2023", Field::Rating),
            ("Cấp trên đánh giá, xếp loại", Field::Rating),
            ("Mức độ hoàn thành nhiệm vụ của tổ chức đảng", Field::Rating),
            ("Đảng viên toàn đảng bộ", Field::Members),
            ("TSĐV cuối năm", Field::Members),
            ("ĐV mới kết nạp là chủ DN", Field::AdmittedOwners),
            ("Số kết nạp là lãnh đạo đoàn thể", Field::AdmittedLeaders),
        ] {
            assert_eq!(meaning(heading), Some(HeadingMeaning::Field(field)), "{heading}");
        }
        for heading in [
            "Tự xếp loại",
            "TSĐV đầu năm",
            "Đảng viên nữ",
            "Kết nạp nữ",
            "Đánh giá",
            "Số tổ chức được xếp loại",
        ] {
            assert_eq!(meaning(heading), None, "{heading}");
        }
        for (group, field) in [
            ("Kết quả đánh giá, xếp loại chất lượng đảng viên năm 2023", Field::MembersRated),
            ("Phân loại chất lượng đảng viên", Field::MembersRated),
            ("Kết quả kết nạp đảng viên", Field::Admitted),
            ("Kết quả xếp loại chi bộ", Field::BranchesRated),
        ] {
            assert_eq!(
                meaning_of_path(&[group, "Tổng số"]),
                Some(HeadingMeaning::Field(field)),
                "{group}"
            );
        }
        assert_eq!(meaning_of_path(&["Kết quả xếp loại tổ chức đảng", "Tổng số"]), None);
    }

    #[test]
    fn all_branches_are_counted_below_their_ratings() {
        for group in ["Kết quả xếp loại chi bộ", "Đánh giá, xếp loại chi bộ trực thuộc"]
        {
            assert_eq!(
                meaning_of_path(&[group, "Tổng số chi bộ"]),
                Some(HeadingMeaning::Field(Field::Branches))
            );
        }
    }
}
