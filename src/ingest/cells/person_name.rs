//! Names of persons and other personal cells, recognised by what they hold. Such cells are never
//! kept or shown.

use super::person_behind::is_person_behind_words;
use super::person_number::holds_number;
use super::person_words::{
    BEFORE_NAMES, FAMILIES, NAMESAKES, NOT_OF_PERSONS, OF_PERSONS_ONLY, OF_UNITS,
    OTHERS_AS_WRITTEN, TITLES, is_same_word, is_written_as_family,
};
use crate::domain::{fold, fold_into, has_words};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The first words of cells that may name a person, as they are written: small, with a capital and
/// in capitals, with and without marks.
static FIRST_WORDS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let words = OF_PERSONS_ONLY.iter().chain(&OTHERS_AS_WRITTEN).chain(&BEFORE_NAMES);
    let words = words.filter_map(|words| words.split(' ').next()).map(str::to_owned);
    let all = words.chain(FAMILIES.map(str::to_owned)).flat_map(|word| [fold(&word), word]);
    all.flat_map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_uppercase().collect::<String>());
        let capital = first.unwrap_or_default() + letters.as_str();
        [word.to_uppercase(), capital, word]
    })
    .collect()
});

/// How much a cell of a column of units or places reads as the name of a person and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Not at all.
    None,
    /// Capitalised words alone, of which no first one is known as a family's.
    Form,
    /// Like a person's and like a place's or an enterprise's: `Hoàng Long`.
    Slight,
    /// Two words after a family name that hardly any enterprise has: `Trần Thử`.
    Short,
    /// Three words or more after a family name that only persons have: `Nguyễn Hoàng Nam`.
    Likely,
    /// With the middle word of most, a title, or a number of a person beside it.
    Certain,
}

/// How much a cell reads as a person's name alone. What comes before the name may be a number or a
/// title; a name behind another text is no such name.
pub fn likeness(cell: &str) -> Likeness {
    let bare = cell.trim_start_matches(|c: char| !c.is_alphabetic());
    // Almost every text of a list of units; "Chi" alone is a title without its mark.
    if bare.strip_prefix("Chi bộ ").is_some_and(|rest| !rest.starts_with("trưởng"))
        || bare.starts_with("Đảng bộ ")
    {
        return Likeness::None;
    }
    if is_person_behind_words(bare) || is_graduate(bare) {
        return Likeness::Certain;
    }
    let first = bare.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let has_sign = || memchr::memchr2(b'?', b'_', bare.as_bytes()).is_some();
    if !FIRST_WORDS.contains(first) && !has_sign() && !has_middle_word(bare) {
        return Likeness::None;
    }
    if starts_with_address(bare) || is_elder(bare) {
        return Likeness::Certain;
    }
    let (bare, is_titled) = without_titles(bare);
    let is_word = |c: char| c.is_alphabetic() || matches!(c, ' ' | '?' | '_');
    let end = bare.find(|c: char| !is_word(c)).unwrap_or(bare.len());
    let part = bare[..end].split(" và ").next().unwrap_or_default().trim();
    let folded = fold(part);
    let Some(words) = as_name(part).filter(|_| !NAMESAKES.contains(&&*folded)) else {
        return Likeness::None;
    };
    let whole = format!(" {} ", fold(cell));
    let has = |words: &[&str]| words.iter().any(|word| whole.contains(&format!(" {word} ")));
    let is_of_unit = has(&NOT_OF_PERSONS) || has(&OF_UNITS);
    if is_titled || is_plain_name(part) || holds_number(cell) {
        // An enterprise may be named after its owner: `Nguyễn Thị Thử Co., Ltd`.
        let has_unit_word = has(&["ltd", "jsc", "corp"]) || (is_of_unit && end == bare.len());
        return if has_unit_word { Likeness::None } else { Likeness::Certain };
    }
    if is_of_unit || !is_written_as_family(words[0]) {
        return Likeness::None;
    }
    // `Lê Gia Phát` is rather an enterprise.
    let is_of_persons = OF_PERSONS_ONLY.iter().any(|family| is_same_word(words[0], family));
    match words.len() {
        2 if is_of_persons => Likeness::Short,
        3.. if is_of_persons && fold(words[1]) != "gia" => Likeness::Likely,
        _ => Likeness::Slight,
    }
}

/// The usual middle words of names, as they are written.
const MIDDLE_WORDS: [&str; 6] = ["Thị", "Văn", "THỊ", "VĂN", "thị", "văn"];

/// True if the second of three or more words is the usual middle one of names, whatever the family:
/// `Khúc Thị Ảo`. Things have such words too: `Siêu Thị Mới`.
fn has_middle_word(text: &str) -> bool {
    /// Folded words before another meaning of `Thị` and `Văn`.
    const OF_THINGS: [&str; 12] = [
        "sieu", "do", "khu", "nha", "hoi", "phong", "ban", "trung", "tiep", "thanh", "thien", "bi",
    ];
    let mut words = text.split_whitespace();
    let (Some(first), Some(middle), Some(_)) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    MIDDLE_WORDS.contains(&middle)
        && first.chars().all(char::is_alphabetic)
        && !OF_THINGS.contains(&fold(first).as_str())
}

/// True for a degree before a name: `ThS. Trần Giả`. Some are written like other short words: `CN.
/// Bắc Giang` is a branch office.
fn is_graduate(text: &str) -> bool {
    const DEGREES: [&str; 7] = ["ThS", "Ths", "THS", "PGS", "GS", "BS", "LS"];
    const OTHERS: [&str; 4] = ["TS", "KS", "CN", "CKI"];
    let Some((degree, rest)) = text.split_at_checked(4).and_then(|(start, _)| {
        let end = start.find('.')?;
        Some((&text[..end], text[end + 1..].trim_start()))
    }) else {
        return false;
    };
    let is = |degrees: &[&str]| degrees.contains(&degree);
    is(&DEGREES) && (is_graduate(rest) || has_form_of_name(rest))
        || is(&OTHERS) && likeness(rest) >= Likeness::Short
}

/// True if a text is a form of address that names of places do not begin with, and a capitalised
/// word: `Đ/c Ảo`, `Mr. Ao`.
fn starts_with_address(text: &str) -> bool {
    /// The forms in small letters; the last ones are words of Vietnamese, written with their marks.
    const FORMS: [&str; 8] = ["đ/c", "đ.c", "đc", "d/c", "mr", "ms", "mrs", "đồng chí"];
    let is_form = |form: &&str| {
        let end = text.char_indices().nth(form.chars().count()).map_or(text.len(), |(at, _)| at);
        let rest = text[end..].trim_start_matches(['.', ':', ' ', '\u{a0}']);
        text[..end].to_lowercase() == **form
            && !text[end..].starts_with(is_letter)
            && rest.starts_with(char::is_uppercase)
    };
    // Almost no text begins like one.
    text.starts_with(['đ', 'Đ', 'd', 'D', 'm', 'M']) && FORMS.iter().any(is_form)
}

/// True for `Ông` or `Bà` before two to four capitalised words of whatever family, unless these are
/// the words of a place, a hero or a unit: `Bà Rịa`, `Ông Ích Khiêm`.
fn is_elder(text: &str) -> bool {
    /// The folded second words of places and heroes.
    const OTHERS: [&str; 14] = [
        "ria", "na", "den", "trieu", "chua", "huyen", "ich", "doc", "diem", "chieu", "thap", "keo",
        "hom", "trang",
    ];
    let mut words = text.split_whitespace();
    if !matches!(words.next(), Some("Ông" | "Bà" | "ÔNG" | "BÀ")) {
        return false;
    }
    let name: Vec<&str> = words.collect();
    let is_name_word =
        |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    let is_of_unit = || {
        let folded = fold(text);
        NOT_OF_PERSONS.iter().chain(&OF_UNITS).any(|own| has_words(&folded, own))
    };
    (2..=4).contains(&name.len())
        && name.iter().all(is_name_word)
        && !OTHERS.contains(&fold(name[0]).as_str())
        && !is_of_unit()
}

/// A text without the titles before a name, and whether it had one.
fn without_titles(text: &str) -> (&str, bool) {
    /// The first words of the titles, folded: almost no text begins with one.
    static FIRST: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
        BEFORE_NAMES.iter().filter_map(|t| t.split(' ').next()).map(fold).collect()
    });
    let mut rest = text;
    loop {
        let first = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
        if !FIRST.contains(&fold(&rest[..first])) {
            return (rest, rest.len() < text.len());
        }
        let found = BEFORE_NAMES.iter().find_map(|title| {
            let mut at = rest;
            for word in title.split(' ') {
                let end = at.find(|c: char| !c.is_alphabetic()).unwrap_or(at.len());
                if !is_same_word(&at[..end], word) {
                    return None;
                }
                at = at[end..].trim_start_matches(|c: char| !c.is_alphabetic());
            }
            // `Ông Văn Mẫu` and `An Anh`: the family name itself.
            at.split_whitespace().nth(1).is_some().then_some(at)
        });
        match found {
            Some(after) => rest = after,
            None => return (rest, rest.len() < text.len()),
        }
    }
}

/// True if a cell holds the name of a person: family name first, two to five capitalised words.
/// Titles, numbers, dates and further names beside it do not count.
pub fn holds_name(cell: &str) -> bool {
    names(cell).next().is_some()
}

/// True if a cell is a name of three or more words, as a person's full name: for columns whose
/// cells may be names of places and enterprises too.
pub fn is_full_name(cell: &str) -> bool {
    names(cell).next().is_some_and(|words| words.len() >= 3)
        && parts(cell).all(|part| as_name(part).is_some_and(|words| words.len() >= 3))
}

/// True if a cell is a full name with the middle word of most: Văn or Thị.
pub fn is_plain_name(cell: &str) -> bool {
    let is_middle = |words: Vec<&str>| {
        words.len() >= 3
            && words[1..words.len() - 1].iter().any(|word| {
                let folded = fold(word);
                ["van", "thi", "v n", "th", "v", "t"].contains(&folded.as_str())
            })
    };
    names(cell).any(is_middle)
}

/// True if a cell has the form of a name, of whatever people: two to five capitalised words and
/// nothing else, none of which is a word of ratings, kinds, ownerships or counts.
pub fn has_form_of_name(cell: &str) -> bool {
    /// Folded words of the closed lists, of headings and of their misspellings.
    const OF_VALUES: [&str; 56] = [
        "hoan", "thanh", "nhiem", "vu", "xuat", "sac", "tot", "kha", "trung", "binh", "yeu", "kem",
        "khong", "chua", "xep", "loai", "danh", "gia", "dang", "bo", "chi", "co", "so", "uy",
        "nha", "nuoc", "ngoai", "doanh", "nghiep", "tu", "nhan", "von", "dau", "cong", "ty",
        "phan", "fdi", "lien", "hop", "tac", "xa", "tnhh", "mot", "hai", "ba", "bon", "nam", "sau",
        "bay", "tam", "chin", "muoi", "tram", "moi", "thang", "tong",
    ];
    let words: Vec<&str> = cell.split_whitespace().collect();
    let is_capitalised = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
    };
    (2..=5).contains(&words.len())
        && words.iter().all(is_capitalised)
        && !words.iter().any(|word| OF_VALUES.contains(&fold(word).as_str()))
}

/// True if a cell of a column of counts holds persons, by its form: each of its parts is a name or
/// follows a form of address.
pub fn has_form_of_names(cell: &str) -> bool {
    let parts = cell.split([',', ';', '\n', '(', ')', ':']).flat_map(|part| part.split(" và "));
    let mut parts = parts.map(str::trim).filter(|part| part.contains(char::is_alphabetic));
    let is_name = |part: &str| has_form_of_name(part) || starts_with_address(part);
    parts.next().is_some_and(is_name) && parts.all(is_name)
}

/// True if a cell is not to be shown where its column has no such values: it holds a name, a
/// telephone number, an identity number or an address of e-mail.
pub fn is_personal(cell: &str) -> bool {
    holds_name(cell) || holds_number(cell) || (cell.contains('@') && cell.contains('.'))
}

/// True if a cell is a day with its month and year, as a date of birth is.
pub fn is_day(cell: &str) -> bool {
    let mut numbers = cell.split(['/', '-', '.']).map(str::trim);
    let lengths: [usize; 3] = std::array::from_fn(|_| {
        numbers.next().filter(|n| n.bytes().all(|b| b.is_ascii_digit())).map_or(0, str::len)
    });
    numbers.next().is_none() && matches!(lengths, [1 | 2, 1 | 2, 4] | [4, 1 | 2, 1 | 2])
}

/// True if a cell is a day on which a grown person may be born. A count that a spreadsheet took for
/// a day has the year of its typing.
pub fn is_birth(cell: &str) -> bool {
    let year = |part: &str| part.trim().parse().is_ok_and(|year: u16| (1900..2010).contains(&year));
    is_day(cell) && cell.split(['/', '-', '.']).any(year)
}

/// False for a text that certainly holds no name, as almost every cell: no run of its words begins
/// with a family name, titles aside, and none is a middle one.
fn may_hold_name(cell: &str) -> bool {
    /// The words of the titles, folded.
    static OF_TITLES: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
        TITLES.iter().chain(&BEFORE_NAMES).flat_map(|title| title.split(' ')).map(fold).collect()
    });
    static ALL: LazyLock<FxHashSet<&str>> = LazyLock::new(|| FAMILIES.into_iter().collect());
    if cell.bytes().any(|byte| matches!(byte, b'?' | b'_')) {
        return true;
    }
    let mut folded = String::new();
    let mut is_start = true;
    let mut rest = cell;
    while let Some(from) = rest.find(is_letter) {
        // A sign begins another run, a blank does not.
        is_start |= rest[..from].contains(|c| !matches!(c, ' ' | '\u{a0}'));
        rest = &rest[from..];
        let (word, after) = rest.split_at(rest.find(|c| !is_letter(c)).unwrap_or(rest.len()));
        if MIDDLE_WORDS.contains(&word) {
            return true;
        }
        if is_start {
            fold_into(word, &mut folded);
            if ALL.contains(folded.as_str()) {
                return true;
            }
            is_start = OF_TITLES.contains(folded.as_str());
        }
        // `và` joins two names.
        is_start |= word == "và";
        rest = after;
    }
    false
}

/// Whether a character is alphabetic; quick for the letters of Vietnamese.
fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ạ'..='ỹ')
        || (!c.is_ascii() && c.is_alphabetic())
}

/// The names in a cell, each as its words.
fn names(cell: &str) -> impl Iterator<Item = Vec<&str>> {
    let parts = may_hold_name(cell).then(|| parts(cell)).into_iter().flatten();
    parts.filter_map(|part| as_name(part).or_else(|| as_name(without_titles(part).0)))
}

/// The runs of words in a cell that have letters. `?` and `_` are letters that a save has lost.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    let is_word = |c: char| is_letter(c) || matches!(c, ' ' | '\u{a0}' | '?' | '_');
    cell.split(move |c| !is_word(c))
        .flat_map(|part| part.split(" và "))
        .map(str::trim)
        .filter(|part| part.chars().any(char::is_alphabetic))
        // What is left of titles: `Đ/c`.
        .filter(|part| part.chars().count() > 2 || !TITLES.contains(&fold(part).as_str()))
}

/// The words of a name without titles; None for a text that is no name.
fn as_name(part: &str) -> Option<Vec<&str>> {
    let mut words: Vec<&str> = part.split_whitespace().collect();
    while words.len() > 2 && TITLES.contains(&fold(words[0]).as_str()) && !is_family_only(words[0])
    {
        words.remove(0);
    }
    let is_named = words.first().is_some_and(|first| is_family(first)) || has_middle_word(part);
    if !(2..=5).contains(&words.len()) || !is_named {
        return None;
    }
    let folded = format!(" {} ", fold(part));
    if NOT_OF_PERSONS.iter().any(|other| folded.contains(&format!(" {other} "))) {
        return None;
    }
    let is_capital = |word: &&str| {
        word.chars().next().is_some_and(|c| c.is_uppercase() || matches!(c, '?' | '_'))
    };
    let small = words.iter().filter(|word| !is_capital(word)).count();
    let is_written = match words.len() {
        2 => small == 0,
        _ if (is_written_as_family(words[0]) || has_middle_word(part))
            && matches!(words[1].to_lowercase().as_str(), "văn" | "thị") =>
        {
            true
        }
        _ => small <= 1 || (small == words.len() && ["thi", "van"].contains(&&*fold(words[1]))),
    };
    is_written.then_some(words)
}

/// True if a word is a family name and no title: `Ông` may be either.
fn is_family_only(word: &str) -> bool {
    let folded = fold(word);
    FAMILIES.contains(&folded.as_str()) && !TITLES.contains(&folded.as_str())
}

/// True if a word is a family name, perhaps with letters lost.
fn is_family(word: &str) -> bool {
    if !word.contains(['?', '_']) {
        return FAMILIES.contains(&fold(word).as_str());
    }
    let letters: Vec<char> = word.chars().collect();
    let is_same = |family: &str| {
        family.len() == letters.len()
            && family
                .chars()
                .zip(&letters)
                .all(|(own, c)| matches!(c, '?' | '_') || fold(&c.to_string()) == own.to_string())
    };
    letters.iter().any(|c| c.is_alphabetic()) && FAMILIES.iter().any(|family| is_same(family))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_persons_are_recognised_however_they_are_written() {
        for cell in [
            "Nguyễn Thị Ảo",
            "NGUYỄN THỊ ẢO",
            "Nguyen Thi Ao",
            "Đ/c Trần Văn Giả",
            "Đ/C TRẦN VĂN GIẢ",
            "đồng chí Lê Thị Thử",
            "Ông Phạm Văn Mẫu",
            "Bà Đỗ Thị Bịa - 0912 345 678",
            "1. Trần Văn Giả\n2. Lê Thị Thử",
            "Trần Văn Giả, Lê Thị Thử; Phạm Mẫu",
            "NGUYỄN THỊ ẢO (1980)",
            "2 (Nguyễn Thị Ảo, Lê Thử)",
            "Nguyễn Thị ảo",
            "nguyễn thị ảo",
            "Võ Nguyên Thử Nghiệm An",
            "Giáp Văn Bịa và Thân Thị Mẫu",
            "Nguy?n Th? ?o",
            "Tr_n V_n Gi_",
        ] {
            assert!(holds_name(cell), "{cell}");
        }
        for cell in ["12", "x", "Hoàn thành tốt nhiệm vụ", "Chi bộ Văn phòng", "Công ty Nguyễn Gia"]
            .into_iter()
            .chain(["KCN Đình Trám", "Đảng bộ Công ty Hoàng Long", "năm người", "HỒ SƠ ĐẢNG VIÊN"])
            .chain(["Doanh nghiệp tư nhân Trần Thị Thử", "Lý do khác", "Đỗ xe", "Khá", "#N/A"])
        {
            assert!(!holds_name(cell), "{cell}");
        }
        assert!(is_full_name("Trần Văn Giả, Lê Thị Thử") && !is_full_name("Hoàng Mai"));
        assert!(is_plain_name("Trần Văn Giả") && !is_plain_name("Hoàng Anh Gia Lai"));
        for cell in ["0912 345 678", "027080000123", "ao@vidu.invalid", "SĐT: 0987.654.321"] {
            assert!(is_personal(cell), "{cell}");
        }
        assert!(!is_personal("3.500") && !is_personal("12/12/2023"));
    }

    #[test]
    fn a_name_alone_is_told_from_the_names_of_units_and_places() {
        use Likeness::{Certain, Likely, None, Short, Slight};
        for (expected, cells) in [
            (
                Certain,
                &[
                    "Nguyễn Thị Ảo",
                    "NGUYỄN THỊ ẢO",
                    "nguyen van gia",
                    "1. Trần Văn Giả",
                    "Đ/c Lê Thử",
                    "Ông Hoàng Mẫu",
                    "Bà Mộng Ảo",
                    "ÔNG ẢO VỌNG MƠ",
                    "Bí thư: Hoàng Mẫu Thử",
                    "Hoàng Mẫu - 0912 345 678",
                    "Trần Văn Giả - Chi bộ Kho",
                    "Nguyễn Thị Ảo, Trần Văn Giả",
                ][..],
            ),
            (Likely, &["Nguyễn Hoàng Mẫu", "LÊ ANH THỬ", "Vo Nguyen Mau", "Đỗ Mẫu Thử Danh"]),
            (Slight, &["Hoàng Long", "Hoàng Anh Gia Lai", "Lê Gia Phát", "Kim Tín Hưng"]),
            (Short, &["Trần Thử", "Lê Bịa", "GIÁP MẪU"]),
            (
                None,
                &[
                    "Lê Hồng Phong",
                    "Trần Phú",
                    "Bà Rịa Vũng Tàu",
                    "Ông Ích Khiêm",
                    "Nguyễn Thị Minh Khai",
                    "Hồng Hà",
                    "Chi bộ Nguyễn Văn Giả",
                    "Chi bộ Văn phòng",
                    "DNTN Trần Thị Thử",
                    "Công ty Hoàng Long",
                    "Tổ Bảo vệ",
                    "Tổ Sản xuất",
                    "Đội Xe",
                    "KCN Đình Trám",
                    "Huyện Việt Yên",
                    "Nguyễn Thị Thử Co., Ltd",
                    "TC001",
                    "",
                    "-",
                    "Văn phòng",
                    "Đảng bộ Khối",
                    "Đảng viên",
                ],
            ),
        ] {
            for cell in cells {
                assert_eq!(likeness(cell), expected, "{cell}");
            }
        }
    }
}
