//! Labels of group rows that are meant to name a zone, a district, a committee or a year and do
//! not: `KNC Đình Trám`, `Huyệnn Việt Yên`, `Đảgn bộ Công ty A`, `Năm 20233`.

use super::date::year;
use super::group::LEADING;
use super::unit_name;
use crate::domain::{Field, FindingKind, GroupWord, fold};
use crate::ingest::decode::syllable::is_syllable;
use strsim::damerau_levenshtein;

/// The words that a group begins with, folded, with what they mean.
const WORDS: [(&[&str], GroupWord); 10] = [
    (&["khu", "cong", "nghiep"], GroupWord::Park),
    (&["cum", "cong", "nghiep"], GroupWord::Cluster),
    (&["dang", "bo"], GroupWord::Committee),
    (&["dang", "uy"], GroupWord::Committee),
    (&["thanh", "pho"], GroupWord::District),
    (&["thi", "xa"], GroupWord::District),
    (&["thi", "tran"], GroupWord::District),
    (&["dac", "khu"], GroupWord::District),
    (&["huyen"], GroupWord::District),
    (&["phuong"], GroupWord::District),
];

/// Misspelt abbreviations of zones: letters in another order, doubled, or the key beside. Most
/// other words of three letters are abbreviations of something else (`KCS`, `CCB`).
const ABBREVIATIONS: [(&str, GroupWord); 10] = [
    ("knc", GroupWord::Park),
    ("ckn", GroupWord::Park),
    ("kkcn", GroupWord::Park),
    ("kccn", GroupWord::Park),
    ("kcnn", GroupWord::Park),
    ("kcm", GroupWord::Park),
    ("cnc", GroupWord::Cluster),
    ("cccn", GroupWord::Cluster),
    ("ccnn", GroupWord::Cluster),
    ("ccm", GroupWord::Cluster),
];

/// A note is longer than a label.
const MOST_WORDS: usize = 14;

/// The finding for a label that is meant to be a zone, a district, a committee or a year.
pub fn misspelt_group(label: &str) -> Option<FindingKind> {
    let label = label.trim().trim_end_matches(':').trim_end();
    let all: Vec<&str> = label
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '-' | '–' | ':'))
        .filter(|word| !word.is_empty())
        .collect();
    if all.len() > MOST_WORDS {
        return None;
    }
    if is_misspelt_year(&all) {
        return Some(FindingKind::NotANumber(Field::Year));
    }
    let words = without_leading(&all);
    misspelt_abbreviation(words)
        .or_else(|| zone_within(&all))
        .or_else(|| WORDS.iter().find(|(lead, _)| is_misspelt(words, lead)).map(|(_, is)| *is))
        .map(FindingKind::UnknownGroup)
}

/// The words behind those that may come before what a group gives.
fn without_leading<'w, 't>(mut words: &'w [&'t str]) -> &'w [&'t str] {
    let count = |words: &[&str]| {
        LEADING.iter().find_map(|lead| {
            let count = lead.split(' ').count();
            let is_same =
                words.len() > count && lead.split(' ').zip(words).all(|(own, w)| own == fold(w));
            is_same.then_some(count)
        })
    };
    while let Some(count) = count(words) {
        words = &words[count..];
    }
    words
}

/// `Năm 20233`, `Năm 2O23`, `Nawm 2023`, `Năm2023`.
fn is_misspelt_year(words: &[&str]) -> bool {
    let starts_with_digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    match words {
        [one] => fold(one).strip_prefix("nam").is_some_and(starts_with_digit),
        [first, second] if fold(first) == "nam" => {
            starts_with_digit(second) && year(second).is_err()
        }
        [first, second] => damerau_levenshtein(&fold(first), "nam") == 1 && year(second).is_ok(),
        _ => false,
    }
}

/// The kind of the zone that a label names behind words that are not known: `Tuyến 2 KCN Đình
/// Trám`. A unit may have one in its name.
fn zone_within(words: &[&str]) -> Option<GroupWord> {
    const MOST: usize = 8;
    const BEFORE: [&str; 4] = ["ngoai", "cac", "ghi", "so"];
    let is_named = |word: &str| word.starts_with(char::is_uppercase) && word.chars().count() > 1;
    let at = words.windows(2).position(|pair| {
        matches!(pair[0].to_uppercase().as_str(), "KCN" | "CCN") && is_named(pair[1])
    })?;
    let before: Vec<String> = words[..at].iter().map(|word| fold(word)).collect();
    let label = fold(&words.join(" "));
    let is_of_unit = unit_name::prefix(&label).is_some() || unit_name::names_enterprise(&label);
    let is_other = before.iter().any(|word| BEFORE.contains(&word.as_str()));
    if at == 0 || words.len() > MOST || is_of_unit || is_other {
        return None;
    }
    Some(match words[at].to_uppercase().as_str() {
        "KCN" => GroupWord::Park,
        _ => GroupWord::Cluster,
    })
}

fn misspelt_abbreviation(words: &[&str]) -> Option<GroupWord> {
    let first = fold(words.first().filter(|_| words.len() > 1)?);
    ABBREVIATIONS.iter().find(|(word, _)| *word == first).map(|(_, is)| *is)
}

/// True if the first words are nearly those of a group. A word that is written as another syllable
/// is another word: `Phòng Kế hoạch` is no `Phường`.
fn is_misspelt(words: &[&str], lead: &[&str]) -> bool {
    if words.len() <= lead.len() {
        return is_fused(words, lead);
    }
    let folded: Vec<String> = words[..lead.len()].iter().map(|word| fold(word)).collect();
    let differ: Vec<usize> = (0..lead.len()).filter(|at| folded[*at] != lead[*at]).collect();
    let &[at] = &*differ else { return is_fused(words, lead) };
    let (word, own) = (&folded[at], lead[at]);
    let distance = damerau_levenshtein(word, own);
    let is_near = distance == 1 || (distance == 2 && own.len() > 5);
    let is_no_word = !is_syllable(words[at]);
    is_near && (is_no_word || lead.len() > 2)
}

/// True if a blank is missing between the words of a group: `ĐảngBộ Công ty A`.
fn is_fused(words: &[&str], lead: &[&str]) -> bool {
    lead.len() > 1
        && words.len() > 1
        && (1..lead.len()).any(|count| {
            words.len() > count
                && words[..count].iter().map(|word| fold(word)).collect::<String>() == lead.concat()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_are_nearly_those_of_groups_are_errors() {
        use GroupWord::{Cluster, Committee, District, Park};
        for (label, meant) in [
            ("KNC Đình Trám", Park),
            ("Khu công ngiệp Đình Trám", Park),
            ("Khu côgn nghiệp Đình Trám", Park),
            ("Khối doanh nghiệp trong KNC Đình Trám", Park),
            ("Tuyến 2 KCN Đình Trám", Park),
            ("Đợt 1: CCN Nội Hoàng", Cluster),
            ("CCCN Nội Hoàng", Cluster),
            ("Cụmm công nghiệp Nội Hoàng:", Cluster),
            ("Huyênj Việt Yên", District),
            ("Thàhn phố Bắc Giang", District),
            ("Thị trấnn Nếnh", District),
            ("Phươgn Nếnh", District),
            ("Đảgn bộ Công ty May", Committee),
            ("ĐảngBộ Công ty May", Committee),
            ("Đảng bộj Công ty May", Committee),
        ] {
            assert_eq!(misspelt_group(label), Some(FindingKind::UnknownGroup(meant)), "{label}");
        }
        for label in ["Năm 20233", "Năm 2O23", "Nawm 2023", "NĂM2023", "Năm 202:", "Năm 1023"]
        {
            let year = Some(FindingKind::NotANumber(Field::Year));
            assert_eq!(misspelt_group(label), year, "{label}");
        }
    }

    #[test]
    fn other_labels_are_none() {
        for label in [
            "Phòng Kế hoạch",
            "Chuyền may 1",
            "Tuyên Quang",
            "KCS Nhà máy",
            "CCB Công ty",
            "Đặng Bá Thử",
            "Thanh Phú",
            "Thanh niên xung phong",
            "Khối các khu công nghiệp",
            "Chi bộ Hạ tầng KCN Đình Trám",
            "Công ty Hạ tầng KCN Đình Trám",
            "Khu vực Yên Dũng",
            "Cụm thi đua số 1",
            "Năm người",
            "Năm 2022 và 2023",
            "Các tổ chức đảng khác",
            "Huỳnh Thị Thử",
            "Người lập biểu",
            "Đảng viên dự bị",
            "Ghi chú",
        ] {
            assert_eq!(misspelt_group(label), None, "{label}");
        }
    }
}
