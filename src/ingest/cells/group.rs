//! Labels of groups: what `II. Đảng bộ cơ sở` gives to the rows below it.

use super::group_notes::without_notes;
use super::group_rating::rating_of;
use super::unit_name::{self, Prefix};
use super::{name_tail, ownership_word, periods, year, zone_name};
use crate::domain::{
    Kind, Ownership, Period, Rating, Year, ZoneKind, begins_with_words, fold, has_words,
};

/// What a group row gives to the rows below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// Their kind.
    Kind(Kind),
    /// Their zone, as written.
    Zone(String),
    /// Their committee, as written.
    Committee(String),
    /// Their sub-committee, as written: their committee is that of the group around.
    SubCommittee(String),
    /// That they are the branches of the committee above: `Các chi bộ trực thuộc`.
    Branches,
    /// Their ownership.
    Ownership(Ownership),
    /// Their district, as written.
    District(String),
    /// Their year.
    Year(Year),
    /// Their period, and its year if the label names one.
    Period(Period, Option<Year>),
    /// Their rating: a decision lists the units of each.
    Rating(Rating),
    /// Two things: `Doanh nghiệp FDI tại KCN Quang Châu`.
    Both(Box<[Group; 2]>),
    /// That they are in no group of the sort above: `Còn lại`.
    Rest,
    /// Nothing that the program knows.
    Nothing,
}

impl Group {
    /// Each thing that the group gives.
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::Both(parts) => &**parts,
            group => std::slice::from_ref(group),
        }
    }
}

/// Words that may come before what a group gives: `Khối doanh nghiệp trong KCN Đình Trám`.
pub(super) const LEADING: [&str; 13] = [
    "trong do",
    "khoi",
    "cac",
    "to chuc co so dang",
    "to chuc dang",
    "tccsd",
    "doanh nghiep",
    "don vi",
    "khu vuc",
    "trong",
    "tren",
    "tai",
    "thuoc",
];

/// How the name of a district begins; since July 2025 of a commune, a ward or a special zone.
const DISTRICTS: [&str; 8] =
    ["huyen ", "thanh pho ", "tp ", "thi xa ", "phuong ", "xa ", "dac khu ", "thi tran "];

/// Labels of the units that are in no group above them.
const REST: [&str; 8] = [
    "con lai",
    "cac don vi con lai",
    "don vi con lai",
    "cac tccsd con lai",
    "cac to chuc dang con lai",
    "cac to chuc co so dang con lai",
    "so con lai",
    "cac doanh nghiep con lai",
];

/// The meaning of a group's label. A text of over 1,000 bytes is none.
pub fn group_of(label: &str) -> Group {
    const MOST: usize = 1000;
    if label.len() > MOST {
        return Group::Nothing;
    }
    both_of(label).unwrap_or_else(|| one_of(label))
}

/// The two meanings of a label with an ownership or a kind, and a place or the other of them:
/// `Doanh nghiệp FDI tại KCN Quang Châu`, `KCN Quang Châu - DN FDI`.
fn both_of(label: &str) -> Option<Group> {
    const BETWEEN: [&str; 4] = ["tai", "trong", "thuoc", "ngoai"];
    const LONGEST: usize = "thuộc".len();
    const MOST_WORDS: usize = 14;
    let words: Vec<&str> = label.split(' ').collect();
    if words.len() > MOST_WORDS {
        return None;
    }
    (1..words.len()).find_map(|at| {
        let between = |word: &str| word.len() <= LONGEST && BETWEEN.contains(&&*fold(word));
        let is_sign = matches!(words[at], "-" | "–");
        if !is_sign && !between(words[at]) && !words[at - 1].ends_with(',') {
            return None;
        }
        let is_sign = usize::from(is_sign);
        let lead = words[..at].join(" ");
        let first = one_of(lead.trim_end_matches(','));
        let sorts = |group: &Group| match group {
            Group::Kind(_) => is_of_one_kind(&fold(label)).then_some(0),
            Group::Ownership(_) => Some(1),
            Group::Zone(_) | Group::District(_) => Some(2),
            _ => None,
        };
        let sort = sorts(&first)?;
        let second = one_of(&words[at + is_sign..].join(" "));
        let is_other = sorts(&second).is_some_and(|other| other != sort);
        is_other.then(|| Group::Both(Box::new([first, second])))
    })
}

/// True if a folded label names the base committees or the base cells, not both.
fn is_of_one_kind(folded: &str) -> bool {
    let is_base = ["co so", "cs", "dbcs", "cbcs"].iter().any(|word| has_words(folded, word));
    is_base && !(has_words(folded, "dang bo") && has_words(folded, "chi bo"))
}

/// The meaning of a label that gives one thing.
fn one_of(label: &str) -> Group {
    let label = without_kind(behind_heading(label));
    let folded = fold(label);
    if REST.contains(&folded.as_str()) {
        return Group::Rest;
    }
    if let Some(year) = year_of(&folded) {
        return Group::Year(year);
    }
    if let Some((period, year)) = periods::in_label(&folded) {
        return Group::Period(period, year);
    }
    let rating = || rating_of(&folded).map(Group::Rating);
    if let Some(group) = ownership_of_list(&folded).or_else(rating) {
        return group;
    }
    if let Some(rest) =
        behind_both_kinds(label, &folded).or_else(|| name_tail::without_time(label, &folded))
    {
        return one_of(&rest);
    }
    let prefix = unit_name::prefix(&folded);
    let (mut words, mut led) = (folded.as_str(), 0);
    if let Some(group) = branches_of(label, &folded) {
        return group;
    }
    loop {
        if let Some(kind) = unit_name::kind_alone(words).or_else(|| unit_name::sorted_kind(words)) {
            return Group::Kind(kind);
        }
        if prefix.is_some() {
            // The name of a unit has no other meaning.
            break;
        }
        if let Some(ownership) = ownership_word(words) {
            return Group::Ownership(ownership);
        }
        let place = zone_name::after_words(label, led);
        if names_zone(words, &place) {
            return Group::Zone(place);
        }
        let of_units = || after_units(words).filter(|_| led > 0);
        let Some((rest, count)) =
            after_leading(words).or_else(|| after_number(words)).or_else(of_units)
        else {
            break;
        };
        (words, led) = (rest, led + count);
    }
    if unit_name::is_sub_committee(&folded) {
        return Group::SubCommittee(without_year(label, &folded));
    }
    if prefix == Some(Prefix::Committee) {
        return Group::Committee(without_year(label, &folded));
    }
    if DISTRICTS.iter().any(|start| folded.starts_with(start)) {
        return Group::District(label.to_owned());
    }
    if led > 0 && is_district_behind(&folded, words) {
        return Group::District(capitalised(&zone_name::after_words(label, led)));
    }
    Group::Nothing
}

/// The year that a folded label is, also without the word for it: no other label is a number of
/// four digits.
fn year_of(folded: &str) -> Option<Year> {
    let number = folded.strip_prefix("nam ").or_else(|| (folded.len() == 4).then_some(folded))?;
    year(number).ok()
}

/// The ownership that the title of a list gives: `Danh sách tổ chức đảng trong doanh nghiệp FDI`. A
/// zone is read where such titles are.
fn ownership_of_list(folded: &str) -> Option<Group> {
    let listed =
        folded.strip_prefix("danh sach ").filter(|rest| !rest.starts_with("danh sach "))?;
    Some(one_of(listed)).filter(|group| matches!(group, Group::Ownership(_)))
}

/// What a label says behind the heading of a zone or a year, without the notes behind it. A number
/// behind the word for year is no note: `Năm: 2023`.
fn behind_heading(label: &str) -> &str {
    match label.split_once(':') {
        Some((heading, number)) if year(number.trim()).is_ok() && fold(heading) == "nam" => label,
        _ => without_notes(zone_name::behind_heading(label)),
    }
}

/// A label without the year at its end: `ĐẢNG BỘ CÔNG TY MAY - NĂM 2023`.
fn without_year(label: &str, folded: &str) -> String {
    let words: Vec<&str> = folded.split(' ').collect();
    match words[..] {
        [.., "nam", year] if words.len() > 3 && super::year(year).is_ok() => {
            zone_name::words_between(label, 0, words.len() - 2)
        }
        _ => label.to_owned(),
    }
}

/// What follows one of the [`LEADING`] words of a folded label, and how many words that is.
fn after_leading(words: &str) -> Option<(&str, usize)> {
    LEADING.iter().find_map(|lead| {
        let rest = words.strip_prefix(lead)?.strip_prefix(' ')?;
        Some((rest, lead.split(' ').count()))
    })
}

/// Likewise what follows the kind of units that a leading word makes no name: `Các chi bộ KCN A`.
fn after_units(words: &str) -> Option<(&str, usize)> {
    const UNITS: [&str; 5] =
        ["chi bo dang bo ", "dang bo chi bo ", "chi dang bo ", "chi bo ", "dang bo "];
    let units = UNITS.iter().find(|units| words.starts_with(**units))?;
    Some((&words[units.len()..], units.trim_end().split(' ').count()))
}

/// True if the rest of a label, folded and as written, is a zone. A title that ends with `Ngoài`
/// goes on in the next row.
fn names_zone(words: &str, place: &str) -> bool {
    !place.is_empty()
        && words != "ngoai"
        && after_leading(words).is_none()
        && zone_name::parse(place).kind != ZoneKind::Bare
}

/// True if what follows the leading words of a folded label is one district: `Địa bàn huyện Yên
/// Thế`, not `Địa bàn xã, phường`.
fn is_district_behind(folded: &str, words: &str) -> bool {
    let name = DISTRICTS.iter().find_map(|start| words.strip_prefix(start));
    let is_place = folded.strip_suffix(words).is_some_and(|led| led.ends_with("dia ban "));
    let is_other = |name: &str| DISTRICTS.iter().any(|d| name.starts_with(d.trim_end()));
    is_place && name.is_some_and(|name| !is_other(name))
}

/// A text with a capital letter first.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What follows both kinds of units, which name none together: `Đảng bộ, chi bộ trong DNNN`.
fn behind_both_kinds(label: &str, folded: &str) -> Option<String> {
    const BOTH: [&str; 6] = [
        "dang bo chi bo ",
        "chi bo dang bo ",
        "chi dang bo ",
        "cac dang bo chi bo ",
        "cac chi bo dang bo ",
        "cac chi dang bo ",
    ];
    let words = BOTH.iter().find(|words| folded.starts_with(*words))?;
    let rest = zone_name::after_words(label, words.trim_end().split(' ').count());
    (group_of(&rest) != Group::Nothing).then_some(rest)
}

/// A label without the kind that is before the name of a committee: `Đảng bộ cơ sở: Đảng bộ Công ty
/// A`, or the word for unit: `Đơn vị: Đảng bộ Công ty A`.
fn without_kind(label: &str) -> &str {
    let Some((kind, name)) = label.split_once(':') else { return label };
    let folded = fold(kind);
    let is_unit = || ["don vi", "ten don vi"].iter().any(|unit| begins_with_words(&folded, unit));
    let is_named = unit_name::prefix(&fold(name)) == Some(Prefix::Committee)
        && (unit_name::kind_alone(&folded) == Some(Kind::BaseCommittee) || is_unit());
    if is_named { name.trim_start() } else { label }
}

/// What follows a number of a group, or the word before one, in a folded label: `Phần I KCN Quang
/// Châu`, `A1 KCN Quang Châu`.
fn after_number(words: &str) -> Option<(&str, usize)> {
    const BEFORE: [&str; 8] =
        ["phan", "muc", "nhom", "bang", "phu luc", "thu nhat", "thu hai", "dia ban"];
    let word = BEFORE.iter().find_map(|word| {
        let rest = words.strip_prefix(*word)?.strip_prefix(' ')?;
        Some((rest, word.split(' ').count()))
    });
    word.or_else(|| {
        let (first, rest) = words.split_once(' ')?;
        let digits = first.strip_prefix(|c: char| matches!(c, 'a'..='h')).unwrap_or(first);
        let is_number = digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit())
            || first.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
        is_number.then_some((rest, 1))
    })
}

/// What a group of branches gives: the committee that it names, or none.
fn branches_of(label: &str, folded: &str) -> Option<Group> {
    const COMMITTEES: [&str; 6] =
        ["", "dang uy", "dang bo", "dang uy co so", "dang bo co so", "du"];
    let (bare, led) = folded.strip_prefix("cac ").map_or((folded, 0), |rest| (rest, 1));
    let (of, before) = ["chi bo truc thuoc", "chi bo thuoc", "cb truc thuoc"]
        .iter()
        .find_map(|start| Some((bare.strip_prefix(start)?.trim_start(), start)))?;
    if COMMITTEES.contains(&of) {
        return (*before != "chi bo thuoc" || !of.is_empty()).then_some(Group::Branches);
    }
    let is_named = led > 0 && unit_name::prefix(of) == Some(Prefix::Committee);
    let words = led + before.split(' ').count();
    (is_named && !unit_name::is_bloc(of))
        .then(|| Group::Committee(zone_name::after_words(label, words)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_give_what_they_name() {
        assert_eq!(group_of("Đảng bộ cơ sở"), Group::Kind(Kind::BaseCommittee));
        assert_eq!(group_of("KCN Đình Trám"), Group::Zone("KCN Đình Trám".to_owned()));
        assert_eq!(
            group_of("Ngoài khu công nghiệp"),
            Group::Zone("Ngoài khu công nghiệp".to_owned())
        );
        assert_eq!(
            group_of("Khối doanh nghiệp trong KCN Đình Trám:"),
            Group::Zone("KCN Đình Trám".to_owned())
        );
        for label in [
            "KCN Hòa Phú: 02 tổ chức",
            "KCN Hòa Phú (01 TCCSĐ)",
            "KCN Hòa Phú - có 12 đơn vị:",
            "KCN Hòa Phú (02 TCCSĐ) (tiếp theo)",
        ] {
            assert_eq!(group_of(label), Group::Zone("KCN Hòa Phú".to_owned()), "{label}");
        }
        for label in ["KCN Song Khê - Nội Hoàng", "KCN Yên Phong (giai đoạn 2)", "KCN Số - 02"]
        {
            assert_eq!(group_of(label), Group::Zone(label.to_owned()));
        }
        for label in [
            "Phần I: KCN Hòa Phú",
            "Nhóm 1 - KCN Hòa Phú",
            "1 KCN Hòa Phú",
            "A1 KCN Hòa Phú",
            "Địa bàn KCN Hòa Phú",
            "Các chi bộ KCN Hòa Phú",
            "Các đảng bộ, chi bộ tại KCN Hòa Phú",
        ] {
            assert_eq!(group_of(label), Group::Zone("KCN Hòa Phú".to_owned()), "{label}");
        }
        assert_eq!(group_of("Các tổ chức đảng ngoài KCN"), Group::Zone("ngoài KCN".to_owned()));
        assert_eq!(group_of("Khối các khu công nghiệp"), Group::Nothing);
        assert_eq!(group_of("Khối doanh nghiệp FDI"), Group::Ownership(Ownership::Fdi));
        assert_eq!(
            group_of("Đảng bộ Công ty CP May"),
            Group::Committee("Đảng bộ Công ty CP May".to_owned())
        );
        assert_eq!(
            group_of("DOANH NGHIỆP NGOÀI KHU VỰC NHÀ NƯỚC:"),
            Group::Ownership(Ownership::NonState)
        );
        for label in ["Công ty cổ phần", "Đảng bộ, chi bộ trong DN ngoài Nhà nước"]
        {
            assert_eq!(group_of(label), Group::Ownership(Ownership::NonState), "{label}");
        }
        assert_eq!(group_of("Phường Nếnh"), Group::District("Phường Nếnh".to_owned()));
        assert_eq!(
            group_of("Đảng bộ bộ phận Nhà máy 1"),
            Group::SubCommittee("Đảng bộ bộ phận Nhà máy 1".to_owned())
        );
        for label in ["Các chi bộ trực thuộc", "Chi bộ trực thuộc Đảng ủy", "CB TRỰC THUỘC (4)"]
        {
            assert_eq!(group_of(label), Group::Branches, "{label}");
        }
        assert_eq!(group_of("NĂM 2022:"), Group::Year(Year(2022)));
        assert_eq!(group_of("Năm 2022 và 2023"), Group::Nothing);
        assert_eq!(group_of("Người lập biểu"), Group::Nothing);
    }

    #[test]
    fn committees_and_base_cells_are_groups() {
        assert_eq!(
            group_of("Các chi bộ thuộc Đảng bộ Công ty May (3 chi bộ)"),
            Group::Committee("Đảng bộ Công ty May".to_owned())
        );
        for label in [
            "Chi bộ trực thuộc Đảng ủy Khối",
            "Chi bộ cơ sở trong KCN",
            "Chi bộ cơ sở doanh nghiệp Nhà nước",
        ] {
            assert_eq!(group_of(label), Group::Kind(Kind::BaseCell), "{label}");
        }
        for label in ["Đảng bộ trực thuộc Đảng ủy Khối", "Đảng bộ cơ sở trong các KCN"]
        {
            assert_eq!(group_of(label), Group::Kind(Kind::BaseCommittee), "{label}");
        }
        assert_eq!(
            group_of("Đảng bộ cơ sở có từ 30 đảng viên trở lên"),
            Group::Kind(Kind::BaseCommittee)
        );
        assert_eq!(group_of("Chi bộ cơ sở Trọng Tín"), Group::Nothing);
        for label in ["Còn lại", "Các đơn vị còn lại:", "CÒN LẠI (3 TCCSĐ)"] {
            assert_eq!(group_of(label), Group::Rest, "{label}");
        }
        assert_eq!(group_of("NĂM 2022:"), Group::Year(Year(2022)));
        assert_eq!(group_of("Năm 2022 và 2023"), Group::Nothing);
        assert_eq!(group_of("Người lập biểu"), Group::Nothing);
    }

    #[test]
    fn a_label_may_give_two_things() {
        let zone = |name: &str| Group::Zone(name.to_owned());
        let fdi = Group::Ownership(Ownership::Fdi);
        for (label, first, second) in [
            ("Doanh nghiệp FDI tại KCN Hòa Phú", fdi.clone(), zone("KCN Hòa Phú")),
            ("KCN Hòa Phú - DN FDI", zone("KCN Hòa Phú"), fdi.clone()),
            ("KCN Hòa Phú, doanh nghiệp FDI", zone("KCN Hòa Phú"), fdi.clone()),
            ("DOANH NGHIỆP FDI NGOÀI KCN", fdi.clone(), zone("NGOÀI KCN")),
            ("Chi bộ cơ sở tại KCN Hòa Phú", Group::Kind(Kind::BaseCell), zone("KCN Hòa Phú")),
            ("Đảng bộ cơ sở trong DN FDI", Group::Kind(Kind::BaseCommittee), fdi.clone()),
        ] {
            assert_eq!(group_of(label), Group::Both(Box::new([first, second])), "{label}");
        }
        for label in ["Đảng bộ cơ sở và chi bộ cơ sở tại KCN Hòa Phú", "Chi bộ tại KCN Hòa Phú"]
        {
            assert!(!matches!(group_of(label), Group::Both(_)), "{label}");
        }
    }

    #[test]
    fn ratings_and_periods_are_groups() {
        for (label, rating) in [
            ("Hoàn thành xuất sắc nhiệm vụ (02 tổ chức)", Rating::Excellent),
            ("Xếp loại hoàn thành tốt nhiệm vụ: 05 chi bộ", Rating::Good),
            ("Các chi bộ HTNV", Rating::Satisfactory),
            ("Không hoàn thành nhiệm vụ", Rating::Unsatisfactory),
            ("Chưa xếp loại", Rating::Unrated),
        ] {
            assert_eq!(group_of(label), Group::Rating(rating), "{label}");
        }
        for label in ["Tốt", "Kết quả xếp loại", "Chi bộ Đánh giá", "Phòng Phân loại"]
        {
            assert_eq!(group_of(label), Group::Nothing, "{label}");
        }
        assert_eq!(group_of("QUÝ II"), Group::Period(Period::part(6, 30), None));
        assert_eq!(group_of("Số liệu năm 2024"), Group::Period(Period::YEAR, Some(Year(2024))));
    }

    #[test]
    fn a_kind_before_a_committee_is_no_part_of_its_name() {
        assert_eq!(
            group_of("Đảng bộ cơ sở: Đảng bộ Công ty CP May"),
            Group::Committee("Đảng bộ Công ty CP May".to_owned())
        );
    }
}
