//! What one heading names.

use super::levels::{LEVELS, level_of_members};
use super::personal::is_personal;
use super::synonyms::{HEADINGS, find};
use crate::domain::{Field, fold};
use crate::ingest::cells::abbreviations::shorten;

/// What a heading names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A column of the contract.
    Field(Field),
    /// One of the four levels, not said of what: members' where members were counted before it.
    Level(Field),
    /// A percentage.
    Percent,
    /// The numbering of the rows.
    Numbering,
    /// Personal data.
    Personal,
}

/// A heading, folded, abbreviated as all are, without what is in brackets and without a time: `Xếp
/// loại năm 2023`, `Số ĐV (người)`, `TSĐV đến 31/12/2023`.
pub fn fold_heading(heading: &str) -> String {
    let mut depth = 0usize;
    let bare: String = heading
        .chars()
        .filter(|c| match c {
            '(' | '[' => {
                depth += 1;
                false
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect();
    let folded = fold(if bare.trim().is_empty() { heading } else { &bare });
    let words: Vec<&str> = folded.split(' ').collect();
    let is_number = |word: &str| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    let kept = match words[..] {
        [.., "tinh", "den" | "ngay", day, month, year]
            if is_number(day) && is_number(month) && is_year(year) =>
        {
            words.len() - 5
        }
        [.., "den" | "ngay", day, month, year]
            if is_number(day) && is_number(month) && is_year(year) =>
        {
            words.len() - 4
        }
        [.., "nam", year] if is_year(year) => words.len() - 2,
        [.., year] if is_year(year) => words.len() - 1,
        [.., "trong", "nam"] | [.., "hien", "co"] => words.len() - 2,
        _ => words.len(),
    };
    if kept == 0 { folded } else { shorten(&words[..kept].join(" ")) }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|y| (1930..=2100).contains(&y))
}

/// Whether a heading says that members were rated: `Tổng số ĐV được đánh giá, xếp loại`, `Số đã xếp
/// loại`.
fn is_rated(folded: &str) -> bool {
    const HOW: [&str; 6] = ["da duoc", "duoc", "da", "tham gia", "du dieu kien", "thuoc dien"];
    const RATED: [&str; 6] =
        ["dg xl", "xl", "dg", "dg xl chat luong", "xl chat luong", "dg chat luong"];
    let mut what = folded;
    while let Some(rest) =
        ["so ", "ts ", "tong ", "dv "].iter().find_map(|of| what.strip_prefix(of))
    {
        what = rest;
    }
    HOW.iter().any(|how| {
        what.strip_prefix(how)
            .and_then(|rest| rest.strip_prefix(' '))
            .is_some_and(|rest| RATED.contains(&rest))
    })
}

/// What one heading names by itself.
pub fn name(heading: &str) -> Option<Named> {
    let folded = fold_heading(heading);
    if is_percent(heading, &folded) {
        return Some(Named::Percent);
    }
    if matches!(folded.as_str(), "tt" | "stt" | "so tt" | "so thu tu" | "no") {
        return Some(Named::Numbering);
    }
    let spaced = |word: &'static str| word.bytes().map(|b| if b == b'_' { b' ' } else { b });
    let canonical =
        Field::ALL.iter().find(|field| spaced(field.word()).eq(folded.bytes())).copied();
    let rated = || is_rated(&folded).then_some(Field::MembersRated);
    let listed = canonical
        .or_else(|| find(HEADINGS, &folded))
        .or_else(|| level_of_members(&folded))
        .or_else(rated);
    if let Some(field) = listed.or_else(|| named_unit(&folded)).or_else(|| by_words(&folded)) {
        return Some(Named::Field(field));
    }
    if let Some(level) = find(LEVELS, folded.strip_prefix("so ").unwrap_or(&folded)) {
        return Some(Named::Level(level));
    }
    // A member in full; in short it may be a unit (ĐV).
    (is_personal(&folded) || is_personal(&fold(heading))).then_some(Named::Personal)
}

pub fn is_percent(heading: &str, folded: &str) -> bool {
    heading.contains('%')
        || matches!(folded, "tl" | "ty le" | "ti le" | "phan tram")
        || folded.starts_with("ty le ")
        || folded.starts_with("ti le ")
        || folded.starts_with("tl ")
}

/// Whether a folded heading is one of names, or of those above: `Tên TCCSĐ, chi bộ trực thuộc`,
/// `Tên đảng ủy cấp trên`.
fn named_unit(folded: &str) -> Option<Field> {
    const WORDS: [&str; 23] = [
        "ten", "ma", "tccsd", "tcd", "dang", "bo", "db", "uy", "chi", "cb", "cap", "tren", "to",
        "chuc", "don", "vi", "co", "so", "truc", "thuoc", "tiep", "cac", "va",
    ];
    if !folded.split(' ').all(|word| WORDS.contains(&word)) {
        return None;
    }
    if folded.contains("cap tren") {
        return Some(Field::Parent);
    }
    folded.starts_with("ten ").then_some(Field::Name)
}

/// What a folded heading names by its words, whatever their order: `Kết quả đánh giá, xếp loại của
/// cấp trên`, `Đảng viên toàn đảng bộ`, `ĐV mới kết nạp là chủ DN`.
fn by_words(folded: &str) -> Option<Field> {
    const RATING: [&str; 29] = [
        "ket", "qua", "dg", "xl", "chat", "luong", "muc", "do", "ht", "nv", "tcd", "tccsd", "to",
        "chuc", "dang", "chi", "bo", "don", "vi", "tap", "the", "cap", "tren", "uy", "cua", "ve",
        "va", "luan", "chung",
    ];
    const MEMBERS: [&str; 23] = [
        "ts", "so", "tong", "dv", "toan", "dang", "bo", "chi", "tcd", "tccsd", "don", "vi", "cua",
        "hien", "co", "cuoi", "nam", "den", "ky", "sinh", "hoat", "tinh", "trong",
    ];
    let has = |word: &str| folded.split(' ').any(|own| own == word);
    let are_all = |words: &[&str]| folded.split(' ').all(|word| words.contains(&word));
    if folded.contains("ket nap") {
        return match () {
            () if folded.contains("chu dn") => Some(Field::AdmittedOwners),
            () if ["lanh dao", "chu chot", "doan the"].iter().any(|of| folded.contains(of)) => {
                Some(Field::AdmittedLeaders)
            }
            () => None,
        };
    }
    let is_rating =
        (has("xl") || has("dg") && folded.contains(' ') || folded.starts_with("muc do ht"))
            && are_all(&RATING);
    let is_members = has("dv") && are_all(&MEMBERS);
    is_rating.then_some(Field::Rating).or(is_members.then_some(Field::Members))
}

/// Whether a folded heading of names or ids is that of branches.
pub fn is_of_branch(folded: &str) -> bool {
    folded.contains("chi bo") || folded.ends_with(" cb")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::header::usual;

    #[test]
    fn every_heading_names_one_column_in_every_spelling() {
        for (field, headings) in HEADINGS {
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
                    assert_eq!(name(&spelt), Some(Named::Field(*field)), "{spelt:?}");
                }
            }
        }
        let mut all: Vec<&str> = HEADINGS.iter().flat_map(|(_, h)| h.iter().copied()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "a heading stands twice");
    }

    #[test]
    fn the_headings_that_a_sentence_offers_are_known() {
        for field in Field::ALL {
            for heading in usual(*field).split("; ") {
                assert_eq!(name(heading), Some(Named::Field(*field)), "{heading}");
            }
            assert_eq!(name(field.word()), Some(Named::Field(*field)), "{}", field.word());
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
            assert_eq!(name(heading), Some(Named::Personal), "{heading}");
        }
        for heading in
            ["Ghi chú", "Đảng viên dân tộc thiểu số", "Tên ĐV phụ thuộc", "Độ tuổi bình quân"]
        {
            assert_eq!(name(heading), None, "{heading}");
        }
    }
}
