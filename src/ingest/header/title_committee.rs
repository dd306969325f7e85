//! The base committee that the titles above a list of branches name, and the branch that one above
//! a list of persons names.

use super::years::refers_to_paper;
use crate::domain::{fold, has_words};
use crate::ingest::cells::name_tail::is_tail;
use crate::ingest::cells::numbering::bare_name;
use crate::ingest::cells::unit_name::{self, Prefix, Rank};
use crate::ingest::cells::zone_name::{after_words, words_between};

/// Words that start the name of a committee.
const STARTS: [&[&str]; 2] = [&["dang", "bo"], &["dang", "uy"]];

/// Their short forms, which start one before an enterprise only.
const SHORT_STARTS: [&str; 3] = ["dbcs", "ducs", "db"];

/// Words that end it. `Năm` ends it before a year only, and `quý` before its number: a company may
/// be of `Việt Nam`, or `Phú Quý`.
const ENDS: [&[&str]; 13] = [
    &["dang", "bo"],
    &["dang", "uy"],
    &["chi", "bo"],
    &["ket", "qua"],
    &["xep", "loai"],
    &["danh", "gia"],
    &["danh", "sach"],
    &["phan", "loai"],
    &["bao", "cao"],
    &["so", "lieu"],
    &["tinh", "den"],
    &["den", "ngay"],
    &["6", "thang"],
];

/// Verbs behind the word for a committee, in small letters: the title is a sentence about it.
const VERBS: [&str; 7] = ["gồm", "có", "được", "đã", "hiện", "đạt", "là"];

/// How the names of committees above the base begin, without `Đảng bộ`: `tỉnh`, `khối`, `các KCN`.
const SUPERIOR: [&str; 16] = [
    "khoi",
    "cac",
    "tinh",
    "huyen",
    "thanh pho",
    "tp",
    "thi xa",
    "xa",
    "phuong",
    "thi tran",
    "dac khu",
    "cap tren",
    "kcn",
    "ban quan ly",
    "uy ban nhan dan",
    "ubnd",
];

/// The most bytes of a title that are looked at, which bounds the time that a long cell takes.
const MOST_TITLE: usize = 2000;

/// The only base committee that the title lines name; None where they name none, or several.
pub fn of_titles<'t>(titles: impl Iterator<Item = &'t str>) -> Option<String> {
    let mut found: Option<String> = None;
    let named = titles.filter(|title| !refers_to_paper(&fold(title))).flat_map(in_title);
    for name in named {
        match &found {
            Some(other) if !is_same(other, &name) => return None,
            Some(_) => {}
            None => found = Some(name),
        }
    }
    found
}

/// The base committee of an enterprise that the name of a sheet or a file gives: `Chi bộ - Đảng bộ
/// Công ty Lửa 2023.csv`.
pub fn of_name(name: &str) -> Option<String> {
    let name = of_titles(std::iter::once(stem_of(name).as_str()))?;
    let name = before_year(&name);
    unit_name::names_enterprise(&fold(&name)).then_some(name)
}

/// The branch that the name of a sheet or a file gives to the persons in it: `Chi bộ Kho 2023.csv`.
pub fn branch_of_name(name: &str) -> Option<String> {
    let stem = before_year(&stem_of(name));
    branch_of_title(&stem).or_else(|| branch_of_title(&format!("Đơn vị: {stem}")))
}

/// The words of the name of a sheet or a file before its year.
pub fn words_of_name(name: &str) -> String {
    before_year(&stem_of(name))
}

/// The name of a file without its ending, with blanks.
fn stem_of(name: &str) -> String {
    let stem = name.rsplit_once('.').filter(|(_, ending)| ending.len() <= 4);
    stem.map_or(name, |(stem, _)| stem).replace('_', " ")
}

/// The words before a year.
fn before_year(name: &str) -> String {
    let is_year = |word: &&str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let words: Vec<&str> = name.split(' ').collect();
    let end = words.iter().position(is_year).unwrap_or(words.len());
    let end = end - usize::from(end > 0 && end < words.len() && fold(words[end - 1]) == "nam");
    words[..end].join(" ").trim_end_matches([' ', '-', '–']).to_owned()
}

/// True if two names are those of one committee.
pub fn is_same(name: &str, other: &str) -> bool {
    key(name) == key(other)
}

/// True if a title names a committee above the base: `Đảng ủy các khu công nghiệp`.
pub fn is_superior(name: &str) -> bool {
    !is_base_committee(&fold(name))
}

/// A name without the words for committee, by which two spellings are compared.
fn key(name: &str) -> String {
    unit_name::without_committee(&fold(name)).to_owned()
}

/// The base committees that a title names, as written; also behind their heading: `Đảng bộ: Công
/// ty Một`.
fn in_title(title: &str) -> Vec<String> {
    let joined = title.split_once(':').and_then(|(heading, name)| {
        let is_heading = matches!(&*fold(heading), "dang bo" | "dang uy" | "dang bo co so");
        (is_heading && !fold(name).starts_with("dang ")).then(|| format!("Đảng bộ {}", name.trim()))
    });
    let title = bounded(joined.as_deref().unwrap_or(title));
    let folded = fold(title);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_start = |at: &usize| {
        STARTS.iter().any(|start| words[*at..].starts_with(start)) || is_short_start(&words[*at..])
    };
    let names = (0..words.len()).filter(is_start).filter_map(|at| name_at(title, &words, at));
    names.filter(|name| is_base_committee(&fold(name))).collect()
}

/// True for words that begin with a short form and the name of an enterprise: `ĐBCS CÔNG TY LỬA`.
fn is_short_start(words: &[&str]) -> bool {
    let named = words.split_first().filter(|(first, _)| SHORT_STARTS.contains(first));
    named.is_some_and(|(_, rest)| {
        unit_name::begins_with_enterprise(&rest[..rest.len().min(4)].join(" "))
    })
}

/// A folded title without the committees of enterprises that it gives by a short form.
pub fn without_short_committees(title: &str) -> String {
    let words: Vec<&str> = title.split(' ').collect();
    let kept = (0..words.len()).filter(|at| !is_short_start(&words[*at..])).map(|at| words[at]);
    kept.collect::<Vec<_>>().join(" ")
}

/// The name in a title that begins with the word `at`; `words` are those of the folded title.
fn name_at(title: &str, words: &[&str], at: usize) -> Option<String> {
    // The first word of the name itself.
    let first = at + 2;
    let is_year = |at: usize| {
        words[at] == "nam"
            && words.get(at + 1).is_some_and(|next| next.bytes().all(|b| b.is_ascii_digit()))
    };
    let is_quarter = |at: usize| {
        let number = words.get(at + 1);
        words[at] == "quy"
            && number
                .is_some_and(|n| matches!(*n, "i" | "ii" | "iii" | "iv" | "1" | "2" | "3" | "4"))
    };
    let is_end = |at: &usize| {
        ENDS.iter().any(|end| words[*at..].starts_with(end))
            || is_year(*at)
            || is_quarter(*at)
            || *at > first && is_tail(&words[*at..])
    };
    let to = (at + 2..words.len()).find(is_end).unwrap_or(words.len());
    let name = words_between(title, at, to);
    let name = name.split(['(', ',', ';', ':']).next().unwrap_or_default();
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–'));
    let verb = name.split_whitespace().nth(2).unwrap_or_default().to_lowercase();
    (!VERBS.contains(&&*verb)).then(|| name.to_owned())
}

/// What is before the colon and the name of a branch, folded.
const HEADINGS_OF_BRANCH: [&str; 7] = [
    "chi bo",
    "ten chi bo",
    "thuoc chi bo",
    "chi bo truc thuoc",
    "chi bo sinh hoat",
    "chi bo dang sinh hoat",
    "sinh hoat tai chi bo",
];

/// True for the name of a branch behind its heading: `Chi bộ sinh hoạt: Chi bộ 1`.
pub fn is_behind_heading(title: &str) -> bool {
    let is_heading = |heading: &str| HEADINGS_OF_BRANCH.contains(&&*fold(heading));
    bare_name(title).split_once(':').is_some_and(|(heading, _)| is_heading(heading))
}

/// The branch that the title of a list of persons names: `Danh sách đảng viên Chi bộ 1 năm 2023`,
/// `Đơn vị: Chi bộ 1`, `Chi bộ: Phân xưởng 1`.
pub fn branch_of_title(title: &str) -> Option<String> {
    let title = bare_name(bounded(title));
    if let Some((heading, name)) = title.split_once(':')
        && let heading_folded = fold(heading)
        && HEADINGS_OF_BRANCH.contains(&heading_folded.as_str())
    {
        let name = name.trim();
        let is_whole = fold(name).starts_with("chi bo ");
        let heading = if heading_folded == HEADINGS_OF_BRANCH[0] { heading } else { "Chi bộ" };
        let whole = if is_whole { name.to_owned() } else { format!("{heading} {name}") };
        return (!name.is_empty()).then_some(whole);
    }
    let folded = fold(title);
    let words: Vec<&str> = folded.split(' ').collect();
    let at = words.windows(2).position(|two| two == ["chi", "bo"])?;
    let before = words[..at].join(" ");
    let is_of_list = ["danh sach", "dang vien", "don vi"].iter().any(|w| has_words(&before, w))
        || is_behind_sign(title, at);
    let name = name_at(title, &words, at).filter(|_| is_of_list)?;
    let own = name.split_whitespace().nth(2)?;
    let is_own = own.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || own == "số";
    let folded = fold(&name);
    let unit = unit_name::parse(&folded)?;
    (is_own && unit.prefix == Prefix::Cell && unit.rank == Rank::Unstated).then_some(name)
}

/// The name of a branch at the beginning of a title, without what is behind it but its committee in
/// brackets.
pub fn before_other_words(title: &str) -> String {
    if title.ends_with(')') {
        return title.to_owned();
    }
    let folded = fold(title);
    let words: Vec<&str> = folded.split(' ').collect();
    name_at(title, &words, 0).unwrap_or_else(|| title.to_owned())
}

fn bounded(title: &str) -> &str {
    &title[..title.floor_char_boundary(MOST_TITLE)]
}

/// True if the word `at` of a title is behind the colon of a heading, or the dash behind the name
/// of a committee: `Sinh hoạt tại: Chi bộ 1`, `Đảng bộ Công ty Một - Chi bộ 1`.
fn is_behind_sign(title: &str, at: usize) -> bool {
    const NOTES: [&str; 5] = ["ghi chu", "luu y", "noi nhan", "kinh gui", "nguoi"];
    let before = title[..title.len() - after_words(title, at).len()].trim_end();
    let is_note = || NOTES.iter().any(|words| has_words(&fold(before), words));
    before.ends_with(':') && !is_note()
        || before.ends_with(['-', '–']) && in_title(before).len() == 1
}

/// True if a folded name is that of a committee with a name of its own, below the superior ones.
fn is_base_committee(folded: &str) -> bool {
    let Some(name) = unit_name::parse(folded) else { return false };
    let is_superior = SUPERIOR
        .iter()
        .filter_map(|start| name.rest.strip_prefix(start))
        .any(|after| after.is_empty() || after.starts_with(' '));
    name.prefix == Prefix::Committee
        && matches!(name.rank, Rank::Unstated | Rank::Base)
        && !name.rest.is_empty()
        && !is_superior
        && !unit_name::is_bloc(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_lists_of_persons_that_name_a_branch() {
        for (title, name) in [
            ("DANH SÁCH ĐẢNG VIÊN CHI BỘ KHO VẬN NĂM 2023", Some("CHI BỘ KHO VẬN")),
            ("Danh sách đảng viên của Chi bộ số 3 - Đảng bộ Công ty Lửa", Some("Chi bộ số 3")),
            ("Kết quả xếp loại đảng viên Chi bộ 1 (6 đồng chí)", Some("Chi bộ 1")),
            ("Đơn vị: Chi bộ Văn phòng", Some("Chi bộ Văn phòng")),
            ("Chi bộ: Phân xưởng 1", Some("Chi bộ Phân xưởng 1")),
            ("II. Chi bộ: Kho", Some("Chi bộ Kho")),
            ("Chi bộ sinh hoạt: Chi bộ Kho", Some("Chi bộ Kho")),
            ("Sinh hoạt tại chi bộ: Kho", Some("Chi bộ Kho")),
            ("I. Chi bộ: Kho", Some("Chi bộ Kho")),
            ("DANH SÁCH ĐẢNG VIÊN CÁC CHI BỘ NĂM 2023", None),
            ("DANH SÁCH ĐẢNG VIÊN CHI BỘ TRỰC THUỘC ĐẢNG ỦY", None),
            ("Danh sách đảng viên chi bộ đã họp bình xét", None),
            ("Theo đề nghị của Chi bộ 1", None),
        ] {
            assert_eq!(branch_of_title(title).as_deref(), name, "{title}");
        }
    }

    #[test]
    fn names_of_files_that_give_a_base_committee() {
        for (name, committee) in [
            ("Đảng bộ Công ty A.csv", Some("Đảng bộ Công ty A")),
            ("Chi bộ - Đảng bộ Công ty CP Lửa - 2023.csv", Some("Đảng bộ Công ty CP Lửa")),
            ("chi_bo_Đảng_bộ_Cty_Lửa_2023", Some("Đảng bộ Cty Lửa")),
            ("Đảng bộ 2023.csv", None),
            ("Đảng bộ, chi bộ doanh nghiệp.csv", None),
            ("Đảng bộ Khối doanh nghiệp 2023.csv", None),
            ("chi bo.csv", None),
        ] {
            assert_eq!(of_name(name).as_deref(), committee, "{name}");
        }
    }

    #[test]
    fn names_of_files_that_give_a_branch() {
        for (name, branch) in [
            ("Chi bộ Kho 2023.csv", Some("Chi bộ Kho")),
            ("Chi bộ 1 - năm 2023.xlsx", Some("Chi bộ 1")),
            ("danh_sach_dang_vien_chi_bo_Kho_2023.csv", Some("chi bo Kho")),
            ("Chi bộ Kho - Đảng bộ Công ty A", Some("Chi bộ Kho")),
            ("Chi bộ 2023.csv", None),
            ("Chi bộ.csv", None),
            ("chi bo.csv", None),
            ("Chi bộ trực thuộc 2023.csv", None),
            ("Đảng viên 2023.csv", None),
        ] {
            assert_eq!(branch_of_name(name).as_deref(), branch, "{name}");
        }
    }

    #[test]
    fn titles_that_name_one_base_committee() {
        for (titles, name) in [
            (&["ĐẢNG BỘ CÔNG TY CP LỬA"][..], "ĐẢNG BỘ CÔNG TY CP LỬA"),
            (
                &["ĐẢNG BỘ KHỐI DOANH NGHIỆP TỈNH", "Đảng uỷ Công ty Lửa", "KẾT QUẢ NĂM 2024"],
                "Đảng uỷ Công ty Lửa",
            ),
            (
                &["DANH SÁCH CHI BỘ TRỰC THUỘC ĐẢNG BỘ CÔNG TY GỐM VIỆT NAM NĂM 2024"],
                "ĐẢNG BỘ CÔNG TY GỐM VIỆT NAM",
            ),
            (&["Đảng bộ cơ sở Công ty Lửa (kèm 3 chi bộ)"], "Đảng bộ cơ sở Công ty Lửa"),
            (&["ĐẢNG BỘ CÔNG TY LỬA", "Chi bộ của Đảng ủy Công ty Lửa"], "ĐẢNG BỘ CÔNG TY LỬA"),
            (&["Đảng bộ Khối DN tỉnh - Đảng bộ Công ty Lửa"], "Đảng bộ Công ty Lửa"),
            (&["Đảng bộ Công ty CP Ắc quy Bắc Á"], "Đảng bộ Công ty CP Ắc quy Bắc Á"),
            (&["ĐBCS CÔNG TY CP LỬA", "KẾT QUẢ NĂM 2024"], "ĐBCS CÔNG TY CP LỬA"),
            (&["Chi bộ của ĐB Cty TNHH Lửa năm 2024"], "ĐB Cty TNHH Lửa"),
            (&["ĐẢNG BỘ CÔNG TY PHÚ QUÝ QUÝ III NĂM 2025"], "ĐẢNG BỘ CÔNG TY PHÚ QUÝ"),
        ] {
            assert_eq!(of_titles(titles.iter().copied()).as_deref(), Some(name), "{titles:?}");
        }
        for titles in [
            &["ĐẢNG BỘ KHỐI DOANH NGHIỆP TỈNH BẮC GIANG"][..],
            &["ĐẢNG ỦY CÁC KHU CÔNG NGHIỆP"],
            &["Đảng bộ phường Nếnh"],
            &["KẾT QUẢ XẾP LOẠI CHI BỘ TRỰC THUỘC ĐẢNG BỘ NĂM 2024"],
            &["Đảng bộ Công ty Lửa", "Đảng bộ Công ty Nước"],
            &["Đảng bộ gồm 22 TCCSĐ, trong đó: 06 đảng bộ cơ sở"],
            &["ĐBCS, CBCS TRONG CÔNG TY"],
            &["ĐẢNG BỘ CÓ 02 CHI BỘ TRỰC THUỘC"],
            &["Đảng bộ được xếp loại: Hoàn thành tốt nhiệm vụ"],
            &["(Kèm theo báo cáo của Đảng bộ Công ty Lửa)"],
        ] {
            let titles: Vec<&str> = titles.iter().map(|t| t.trim_start_matches('(')).collect();
            assert_eq!(of_titles(titles.iter().copied()), None, "{titles:?}");
        }
    }
}
