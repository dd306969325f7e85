//! Names of persons and other personal cells, recognised by what they hold. Such cells are never
//! kept or shown.

use crate::domain::fold;

/// Family names, folded.
const FAMILIES: [&str; 78] = [
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do",
    "ho", "ngo", "duong", "ly", "giap", "than", "chu", "ta", "trinh", "dinh", "doan", "lam",
    "luong", "mai", "truong", "cao", "ha", "dao", "luu", "to", "quach", "trieu", "thai", "nghiem",
    "kieu", "vuong", "la", "lo", "mac", "tong", "tang", "phung", "dam", "thach", "kim", "nong",
    "hua", "khuat", "nguy", "ong", "bach", "tu", "tieu", "khong", "luc", "vi", "hoa", "cung",
    "chau", "ninh", "an", "dong", "dau", "du", "kha", "lai", "leo", "ma", "nhu", "quan", "sam",
    "son", "ton", "van", "be", "au",
];

/// Folded words that show the name of an organisation or of a thing.
const NOT_OF_PERSONS: [&str; 20] = [
    "cong ty",
    "chi bo",
    "dang bo",
    "dang uy",
    "dang vien",
    "doanh nghiep",
    "xi nghiep",
    "cong nghiep",
    "van phong",
    "nhiem vu",
    "cty",
    "tnhh",
    "mtv",
    "cp",
    "kcn",
    "ccn",
    "dv",
    "dn",
    "tccsd",
    "jsc",
];

/// Folded titles before a name, in the words that letters and blanks split them into.
const TITLES: [&str; 12] =
    ["d", "c", "dc", "dong", "chi", "ong", "ba", "anh", "co", "mr", "mrs", "ms"];

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

/// True if a cell is not to be shown where its column has no such values: it holds a name, a
/// telephone number, an identity number or an address of e-mail.
pub fn is_personal(cell: &str) -> bool {
    holds_name(cell) || holds_number_of_person(cell) || (cell.contains('@') && cell.contains('.'))
}

/// True if a cell is a day with its month and year, as a date of birth is.
pub fn is_day(cell: &str) -> bool {
    let mut numbers = cell.split(['/', '-', '.']).map(str::trim);
    let lengths: [usize; 3] = std::array::from_fn(|_| {
        numbers.next().filter(|n| n.bytes().all(|b| b.is_ascii_digit())).map_or(0, str::len)
    });
    numbers.next().is_none() && matches!(lengths, [1 | 2, 1 | 2, 4] | [4, 1 | 2, 1 | 2])
}

/// True if a cell holds a telephone or identity number, perhaps in groups.
fn holds_number_of_person(cell: &str) -> bool {
    let mut digits = 0;
    let mut starts_with_zero = false;
    for c in cell.chars().chain(['x']) {
        match c {
            '0'..='9' => {
                if digits == 0 {
                    starts_with_zero = c == '0';
                }
                digits += 1;
            }
            ' ' | '.' | '-' | '+' | '\'' => {}
            _ => {
                if digits == 12 || ((9..=11).contains(&digits) && starts_with_zero) {
                    return true;
                }
                digits = 0;
            }
        }
    }
    false
}

/// The names in a cell, each as its words.
fn names(cell: &str) -> impl Iterator<Item = Vec<&str>> {
    parts(cell).filter_map(as_name)
}

/// The runs of words in a cell that have letters. `?` and `_` are letters that a save has lost.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    let is_word = |c: char| c.is_alphabetic() || matches!(c, ' ' | '\u{a0}' | '?' | '_');
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
    if !(2..=5).contains(&words.len()) || !is_family(words[0]) {
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
}
