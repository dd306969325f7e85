//! The ownership of a file that is about enterprises of one: in a title line, or in its name.

use super::years::refers_to_paper;
use crate::domain::{Ownership, fold};
use crate::ingest::cells::ownership_word;

/// The words that the mention of an ownership begins with.
const STARTS: [&str; 12] =
    ["doanh", "dn", "khoi", "khu", "ngoai", "von", "nuoc", "fdi", "dnnn", "dnnnn", "dtnn", "dntn"];

/// The most words of a mention: `doanh nghiệp có vốn đầu tư trực tiếp nước ngoài`.
const MOST_WORDS: usize = 12;

/// The ownership of a file with some title lines: theirs, else the name's. None if they name none,
/// or several.
pub fn of_file<'t>(titles: impl Iterator<Item = &'t str>, name: &str) -> Option<Ownership> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).replace(['_', '-'], " ");
    match of_titles(titles) {
        Mention::None => of_texts([stem.as_str()].into_iter()).one(),
        mention => mention.one(),
    }
}

/// The ownership that the titles of a table within a file name; None if they name none, or several.
pub fn of_table(titles: &[String]) -> Option<Ownership> {
    of_titles(titles.iter().map(String::as_str)).one()
}

/// The ownerships that some texts name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mention {
    None,
    One(Ownership),
    Several,
}

impl Mention {
    const fn one(self) -> Option<Ownership> {
        match self {
            Self::One(ownership) => Some(ownership),
            _ => None,
        }
    }

    fn and(self, other: Ownership) -> Self {
        match self {
            Self::None => Self::One(other),
            Self::One(own) if own == other => self,
            _ => Self::Several,
        }
    }
}

fn of_titles<'t>(titles: impl Iterator<Item = &'t str>) -> Mention {
    of_texts(titles.filter(|title| !refers_to_paper(&fold(title))))
}

fn of_texts<'t>(texts: impl Iterator<Item = &'t str>) -> Mention {
    let parts = texts.flat_map(|text| text.split([',', ';', '(', ')', '+', '/', ':', '-', '–']));
    parts.map(fold).fold(Mention::None, |found, part| {
        part.split(" va ").flat_map(mentions).fold(found, Mention::and)
    })
}

/// The ownerships that a folded text names.
fn mentions(folded: &str) -> Vec<Ownership> {
    let words: Vec<&str> = folded.split(' ').collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let most = (at + MOST_WORDS).min(words.len());
        let of = |to: usize| Some((to, ownership_word(&words[at..to].join(" "))?));
        let is_start = match words[at] {
            "co" => words.get(at + 1) == Some(&"von"),
            word => STARTS.contains(&word),
        };
        match is_start.then(|| (at + 1..=most).rev().find_map(of)).flatten() {
            Some((to, ownership)) => {
                found.push(ownership);
                at = to;
            }
            None => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_name_one_ownership() {
        let of = |title: &str| of_file([title].into_iter(), "a.csv");
        for (title, ownership) in [
            ("XẾP LOẠI TCCSĐ TRONG DOANH NGHIỆP FDI NĂM 2024", Ownership::Fdi),
            ("TCCSĐ trong doanh nghiệp ngoài khu vực Nhà nước", Ownership::NonState),
            ("Các TCCSĐ khối doanh nghiệp nhà nước năm 2024", Ownership::State),
            ("DOANH NGHIỆP CÓ VỐN ĐẦU TƯ NƯỚC NGOÀI", Ownership::Fdi),
            ("Danh sách TCCSĐ ngoài Nhà nước", Ownership::NonState),
        ] {
            assert_eq!(of(title), Some(ownership), "{title}");
        }
        for title in [
            "ĐẢNG BỘ KHỐI DOANH NGHIỆP TỈNH",
            "Doanh nghiệp ngoài khu vực Nhà nước, doanh nghiệp FDI",
            "Doanh nghiệp nhà nước và doanh nghiệp ngoài nhà nước",
            "Tổ chức đảng ngoài khu công nghiệp",
            "Đảng bộ Công ty cổ phần May",
            "Thực hiện Nghị quyết về doanh nghiệp ngoài nhà nước",
            "KẾT QUẢ XẾP LOẠI NĂM 2024",
        ] {
            assert_eq!(of(title), None, "{title}");
        }
        assert_eq!(of_file([].into_iter(), "TCCSĐ_DN_FDI_2024.csv"), Some(Ownership::Fdi));
        assert_eq!(of_file([].into_iter(), "ngoai-nha-nuoc.csv"), Some(Ownership::NonState));
        assert_eq!(of_file([].into_iter(), "doanh-nghiep-2024.csv"), None);
    }
}
