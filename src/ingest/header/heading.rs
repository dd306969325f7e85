//! What one heading names.

use super::ambiguous::candidates;
use super::branch_counts;
use super::folding::fold_heading;
use super::levels::{LEVELS, is_rated, level_of_members};
use super::of_which::bare_level;
use super::own_columns::is_own;
use super::personal::{is_personal, names_persons};
use super::synonyms::{find, listed as listed_heading};
use crate::domain::{CountField, Field, fold};

/// What a heading names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeadingMeaning {
    /// A column of the data.
    Field(Field),
    /// One of the four levels alone. What it counts depends on the columns before it.
    Level(Field),
    /// One of the four levels below a heading of branches, as the level of members.
    BranchLevel(Field),
    /// A percentage.
    Percent,
    /// The numbering of the rows.
    Numbering,
    /// Personal data.
    Personal,
    /// Remarks and counts of the unrated, which are not read.
    Remark,
}

impl HeadingMeaning {
    /// True for a level, of members by its words or perhaps.
    pub fn is_level(self) -> bool {
        match self {
            Self::Level(_) => true,
            Self::Field(field) => field.is_level(),
            _ => false,
        }
    }

    /// True for a heading of counts.
    pub fn is_count(self) -> bool {
        match self {
            Self::Level(_) | Self::BranchLevel(_) => true,
            Self::Field(field) => CountField::of(field).is_some(),
            _ => false,
        }
    }

    /// The field of a column of ratings or of counts.
    pub fn figure(self) -> Option<Field> {
        match self {
            Self::Field(field) => {
                (field == Field::Rating || CountField::of(field).is_some()).then_some(field)
            }
            Self::Level(level) | Self::BranchLevel(level) => Some(level),
            _ => None,
        }
    }
}

/// Headings of remarks, which are not read.
const REMARKS: [&str; 10] = [
    "ghi chu",
    "ghi chu khac",
    "chu thich",
    "ly do",
    "nhan xet",
    "y kien",
    "note",
    "notes",
    "remark",
    "remarks",
];

/// The meaning of a heading of one row.
pub fn meaning(heading: &str) -> Option<HeadingMeaning> {
    let folded = fold_heading(heading);
    if is_percent(heading, &folded) {
        return Some(HeadingMeaning::Percent);
    }
    if is_own(heading) {
        return Some(HeadingMeaning::Remark);
    }
    if matches!(folded.as_str(), "tt" | "stt" | "so tt" | "so thu tu" | "no") {
        return Some(HeadingMeaning::Numbering);
    }
    if names_persons(&fold(heading)) {
        return Some(HeadingMeaning::Personal);
    }
    let spaced = |word: &'static str| word.bytes().map(|b| if b == b'_' { b' ' } else { b });
    let canonical =
        Field::ALL.iter().find(|field| spaced(field.word()).eq(folded.bytes())).copied();
    let rated = || is_rated(&folded).then_some(Field::MembersRated);
    let listed = canonical
        .or_else(|| listed_heading(&folded))
        .or_else(|| level_of_members(bare_level(&folded)))
        .or_else(|| branch_counts::meaning_by_words(&folded))
        .or_else(rated);
    if let Some(field) =
        listed.or_else(|| meaning_of_unit_words(&folded)).or_else(|| meaning_by_words(&folded))
    {
        return Some(HeadingMeaning::Field(field));
    }
    let level = bare_level(&folded);
    let bare =
        ["so ", "loai ", "xl "].iter().find_map(|of| level.strip_prefix(of)).unwrap_or(level);
    if let Some(level) = find(LEVELS, bare) {
        return Some(HeadingMeaning::Level(level));
    }
    if REMARKS.contains(&folded.as_str()) || is_of_unrated(&folded) {
        return Some(HeadingMeaning::Remark);
    }
    // `ĐV` may also be a unit (đơn vị), so the heading is tried in full as well.
    (is_personal(&folded) || is_personal(&fold(heading))).then_some(HeadingMeaning::Personal)
}

/// True for a folded heading of those who are not rated: the members less the rated, and why.
pub fn is_of_unrated(folded: &str) -> bool {
    const UNRATED: [&str; 18] = [
        "chua xl",
        "khong xl",
        "cxl",
        "kxl",
        "chua dg",
        "khong dg",
        "chua dg xl",
        "khong dg xl",
        "chua duoc xl",
        "chua duoc dg",
        "chua duoc dg xl",
        "khong duoc xl",
        "khong duoc dg xl",
        "chua phan loai",
        "khong phan loai",
        "mien dg xl",
        "mien xl",
        "mien dg",
    ];
    let mut words = folded;
    while let Some(rest) = ["so ", "ts ", "tong ", "ly do ", "dv ", "chi bo ", "tccsd ", "tcd "]
        .iter()
        .find_map(|of| words.strip_prefix(of))
    {
        words = rest;
    }
    UNRATED.contains(&words.strip_suffix(" chat luong").unwrap_or(words))
}

pub fn is_percent(heading: &str, folded: &str) -> bool {
    heading.contains('%')
        || matches!(folded, "tl" | "ty le" | "ti le" | "phan tram")
        || folded.starts_with("ty le ")
        || folded.starts_with("ti le ")
        || folded.starts_with("tl ")
}

/// The meaning of a heading made of words for units only: names (`Tên TCCSĐ, chi bộ trực thuộc`) or
/// committees (`Tên đảng ủy cấp trên`).
fn meaning_of_unit_words(folded: &str) -> Option<Field> {
    const WORDS: [&str; 25] = [
        "dbcs", "ducs", "ten", "ma", "tccsd", "tcd", "dang", "bo", "db", "uy", "chi", "cb", "cap",
        "tren", "to", "chuc", "don", "vi", "co", "so", "truc", "thuoc", "tiep", "cac", "va",
    ];
    // The units under the committee above all of them.
    const OF_BLOC: [&str; 4] = [
        "tccsd truc thuoc dang uy khoi",
        "tcd truc thuoc dang uy khoi",
        "chi dang bo truc thuoc",
        "chi dang bo truc thuoc dang uy khoi",
    ];
    if OF_BLOC.contains(&folded) {
        return Some(Field::Name);
    }
    if !folded.split(' ').all(|word| WORDS.contains(&word)) {
        return None;
    }
    if folded.contains("cap tren") {
        return Some(Field::Parent);
    }
    folded.starts_with("ten ").then_some(Field::Name)
}

/// The meaning of a heading by its words in any order: `Kết quả đánh giá, xếp loại của cấp trên`,
/// `Đảng viên toàn đảng bộ`, `ĐV mới kết nạp là chủ DN`.
fn meaning_by_words(folded: &str) -> Option<Field> {
    const RATING: [&str; 76] = [
        "ket", "qua", "dg", "xl", "chat", "luong", "muc", "do", "ht", "nv", "tcd", "tccsd", "to",
        "chuc", "dang", "chi", "bo", "don", "vi", "tap", "the", "cap", "tren", "uy", "ducs", "cua",
        "ve", "va", "luan", "chung", "co", "tham", "quyen", "cong", "nhan", "quyet", "dinh",
        "huyen", "thanh", "tinh", "ban", "thuong", "vu", "btv", "cn", "khoi", "tu", "cham", "de",
        "nghi", "xuat", "duyet", "phan", "loai", "tham", "dinh", "truoc", "nay", // Periods.
        "6", "9", "12", "thang", "dau", "cuoi", "ca", "nam", "quy", "lan", "1", "2", "3", "4", "i",
        "ii", "iii", "iv",
    ];
    // `Đảng ủy quyết định`, `Cấp trên phân loại`.
    const RATERS: [&str; 9] = [
        "cap tren ",
        "cap uy ",
        "dang uy ",
        "ban thuong vu ",
        "btv ",
        "huyen uy ",
        "thanh uy ",
        "tinh uy ",
        "ket qua ",
    ];
    const RATED: [&str; 5] = [" quyet dinh", " cn", " duyet", " phan loai", " tham dinh"];
    // Words of who rated, in a heading without the word for rating: `Mức công nhận`.
    const WHO_RATED: [&str; 6] = ["tu nhan", "cn", "tu dg", "de nghi", "de xuat", "quyet dinh"];
    const MEMBERS: [&str; 29] = [
        "ts", "so", "tong", "dv", "toan", "dang", "bo", "chi", "tcd", "tccsd", "don", "vi", "cua",
        "hien", "co", "cuoi", "nam", "den", "ky", "sinh", "hoat", "tinh", "trong", "tai", "thoi",
        "diem", "bao", "cao", "nay",
    ];
    let has = |word: &str| folded.split(' ').any(|own| own == word);
    let are_all = |words: &[&str]| folded.split(' ').all(|word| words.contains(&word));
    if folded.contains("ket nap") {
        return match () {
            () if folded.contains("chu dn") => Some(Field::AdmittedOwners),
            () if ["lanh dao", "chu chot", "doan the"].iter().any(|of| folded.contains(of)) => {
                Some(Field::AdmittedLeaders)
            }
            () => result_of_admission(folded)
                .or_else(|| is_admission(folded).then_some(Field::Admitted)),
        };
    }
    let is_of = |words: &&str| folded.contains(*words);
    // `Được xếp loại` counts the rated; `Xếp loại được công nhận` is a rating.
    let is_recognised = folded.split_once(" duoc ").is_some_and(|(before, after)| {
        before.split(' ').chain(after.split(' ')).all(|word| RATING.contains(&word))
            && ["cn", "quyet dinh"].iter().any(|words| after.starts_with(words))
    });
    let is_own = folded.starts_with("tu ");
    let is_of_rater = RATERS.iter().any(|rater| folded.starts_with(rater))
        && RATED.iter().any(|rated| folded.ends_with(rated));
    let is_rating = !is_own
        && !candidates(folded).contains(&Field::Period)
        && (has("xl") || has("dg") && folded.contains(' '))
        && (are_all(&RATING) || is_recognised)
        || is_of_rater && are_all(&RATING)
        || matches!(folded, "muc duoc cn" | "tham dinh cua cap tren" | "ket qua phan loai tcd")
        || folded.starts_with("muc do ht") && are_all(&RATING)
        || folded.starts_with("muc ") && WHO_RATED.iter().any(is_of) && are_all(&RATING);
    let at_time = folded.strip_suffix(" tai thoi diem dg xl");
    let members = at_time.or_else(|| folded.strip_suffix(" tai thoi diem dg")).unwrap_or(folded);
    let is_members = has("dv") && members.split(' ').all(|word| MEMBERS.contains(&word));
    is_rating.then_some(Field::Rating).or(is_members.then_some(Field::Members))
}

/// The meaning of `Kết quả kết nạp đảng viên`, `Kết nạp đảng viên đã thực hiện`.
fn result_of_admission(folded: &str) -> Option<Field> {
    const RESULT: [&str; 7] =
        ["ket qua", "dat", "th", "thuc hien", "da thuc hien", "ket qua th", "ket qua thuc hien"];
    let of = |words: &&str| {
        let rest = folded.strip_prefix(*words).or_else(|| folded.strip_suffix(*words))?;
        // `Thực hiện năm 2024 kết nạp`.
        let in_year = rest.trim().strip_prefix("nam ").and_then(|rest| rest.split_once(' '));
        listed_heading(in_year.map_or(rest.trim(), |(_, rest)| rest))
    };
    RESULT.iter().rev().find_map(of)
}

/// True if a folded heading has no other words than those of admission: `Số quần chúng được kết nạp
/// Đảng`.
fn is_admission(folded: &str) -> bool {
    const WORDS: [&str; 34] = [
        "so", "ts", "tong", "quan", "chung", "qc", "uu", "tu", "duoc", "da", "moi", "ket", "nap",
        "vao", "dang", "dv", "nguoi", "luong", // Periods.
        "thang", "nam", "dau", "cuoi", "quy", "trong", "nua", "i", "ii", "iii", "iv", "q1", "q2",
        "q3", "q4", "ca",
    ];
    let is_month = |word: &str| {
        let number = word.strip_prefix('t').unwrap_or(word);
        number.len() < 3 && number.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month))
    };
    folded.split(' ').all(|word| WORDS.contains(&word) || is_month(word))
}

/// True if a folded heading of names or ids belongs to branches.
pub fn is_of_branch(folded: &str) -> bool {
    folded.contains("chi bo") || folded.ends_with(" cb")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::header::figure_headings::FIGURE_HEADINGS;
    use crate::ingest::header::synonyms::HEADINGS;
    use crate::ingest::header::usual;

    #[test]
    fn every_heading_names_one_column_in_every_spelling() {
        for (field, headings) in HEADINGS.iter().chain(FIGURE_HEADINGS) {
            for heading in *headings {
                assert_eq!(fold_heading(heading), *heading);
                let spelt = [
                    heading.to_string(),
                    heading.to_uppercase(),
                    heading.replace(' ', "\n"),
                    heading.replace(' ', "_"),
                    format!("{heading} (người)"),
                    format!("{heading} năm 2023"),
                ];
                for spelt in spelt {
                    assert_eq!(meaning(&spelt), Some(HeadingMeaning::Field(*field)), "{spelt:?}");
                }
            }
        }
        let listed = HEADINGS.iter().chain(FIGURE_HEADINGS);
        let mut all: Vec<&str> = listed.flat_map(|(_, h)| h.iter().copied()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "a heading stands twice");
    }

    #[test]
    fn the_headings_that_a_sentence_offers_are_known() {
        for field in Field::ALL {
            for heading in usual(*field).split("; ") {
                assert_eq!(meaning(heading), Some(HeadingMeaning::Field(*field)), "{heading}");
            }
            assert_eq!(
                meaning(field.word()),
                Some(HeadingMeaning::Field(*field)),
                "{}",
                field.word()
            );
        }
    }

    #[test]
    fn ratings_by_whoever_and_in_parts_of_the_year() {
        for heading in [
            "TCCSĐ tự xếp loại",
            "Đảng ủy Khối xếp loại",
            "Xếp loại quý III",
            "Mức tự nhận",
            "Mức công nhận",
            "Xếp loại được công nhận",
            "Đảng ủy xếp loại",
            "Xếp loại lần 2",
        ] {
            assert_eq!(meaning(heading), Some(HeadingMeaning::Field(Field::Rating)), "{heading}");
        }
        for (heading, field) in [
            ("Số được xếp loại", None),
            ("Tổng số ĐV tại thời điểm đánh giá", Some(Field::Members)),
            ("Tổ chức cơ sở đảng trực thuộc Đảng ủy Khối", Some(Field::Name)),
            ("Chi, Đảng bộ trực thuộc", Some(Field::Name)),
        ] {
            let found = meaning(heading);
            match field {
                Some(field) => assert_eq!(found, Some(HeadingMeaning::Field(field)), "{heading}"),
                None => assert_ne!(found, Some(HeadingMeaning::Field(Field::Rating)), "{heading}"),
            }
        }
    }

    #[test]
    fn persons_are_recognised() {
        for heading in [
            "Họ và tên",
            "Số CCCD",
            "CMND",
            "Số điện thoại liên hệ",
            "Ngày sinh",
            "Bí thư chi bộ",
            "Họ tên bí thư",
            "Dân tộc",
            "Tên đảng viên",
            "Số thẻ ĐV",
        ] {
            assert_eq!(meaning(heading), Some(HeadingMeaning::Personal), "{heading}");
        }
        for heading in ["Đảng viên dân tộc thiểu số", "Tên ĐV phụ thuộc", "Độ tuổi bình quân"]
        {
            assert_eq!(meaning(heading), None, "{heading}");
        }
        assert_eq!(meaning("Ghi chú"), Some(HeadingMeaning::Remark));
    }
}
