//! Persons inside a longer text. From the name of a unit they are cut: `Chi bộ Kho (Bí thư: Trần
//! Văn Giả)`.

use super::person_behind::{are_words_before_person, is_person_behind_words};
use super::person_name::{
    Likeness, has_form_of_name, holds_name, is_personal, is_plain_name, likeness,
};
use super::person_number::holds_number;
use crate::domain::{begins_with_words, fold};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Folded words that come before the name or the number of a person, longest first.
const ROLES: [&str; 36] = [
    "nguoi dai dien",
    "nguoi lien he",
    "pho giam doc",
    "tong giam doc",
    "so dien thoai",
    "pho bi thu",
    "chu doanh nghiep",
    "dong chi",
    "dien thoai",
    "phu trach",
    "chu tich",
    "giam doc",
    "lien he",
    "dai dien",
    "hotline",
    "bi thu",
    "chu dn",
    "mobile",
    "phone",
    "email",
    "zalo",
    "cccd",
    "cmnd",
    "dt dd",
    "dtdd",
    "tel",
    "sdt",
    "pgd",
    "tgd",
    "pbt",
    "d c",
    "dt",
    "dc",
    "gd",
    "bt",
    "pt",
];

/// The first words of [`ROLES`] as they are written inside a name without a sign before them, with
/// the folded words that a role has behind each. A role or a name may be those of the last two rows
/// alone: `tong` and `chu` are family names too.
const FIRST_WORDS: [(&[&str], &[&str]); 9] = [
    (&["Bí", "bí", "BÍ", "Bi", "bi", "BI"], &["thu"]),
    (&["Phó", "phó", "PHÓ"], &["giam", "bi"]),
    (&["Phụ", "phụ", "PHỤ", "Phu"], &["trach"]),
    (&["Giám", "giám", "GIÁM", "Giam"], &["doc"]),
    (&["Điện", "điện"], &["thoai"]),
    (&["Người", "người", "Liên", "liên"], &["dai", "lien", "he"]),
    (&["Đồng", "đồng", "ĐỒNG"], &["chi"]),
    (&["Tổng", "Chủ", "chủ", "Đảng", "đảng", "ĐẢNG"], &[]),
    (&["GĐ", "TGĐ", "PGĐ", "ĐT", "SĐT", "đt", "sđt", "Đ/c", "đ/c", "Đ/C"], &[]),
];

/// [`FIRST_WORDS`] by the word as it is written.
static BY_FIRST_WORD: LazyLock<FxHashMap<&str, &[&str]>> = LazyLock::new(|| {
    let each = |(words, next): &(&'static [&str], &'static [&str])| {
        let next = *next;
        words.iter().map(move |word| (*word, next))
    };
    FIRST_WORDS.iter().flat_map(each).collect()
});

/// Names that an enterprise may have before that of its owner.
const OWNED: [&str; 6] =
    ["dntn", "doanh nghiep tu nhan", "cong ty", "cong ty tnhh", "cty tnhh", "ho kinh doanh"];

/// Signs that separate the parts of a name.
const SIGNS: [char; 12] = ['(', ')', '[', ']', '{', '}', ',', ';', '\n', '/', '|', '–'];

/// A name without the parts that are about persons; None where it has no such part, or nothing
/// else.
pub fn without_persons(cell: &str) -> Option<String> {
    let mut starts = part_starts(cell);
    if starts.is_empty() || likeness(cell) == Likeness::Certain {
        return None;
    }
    join_roles(cell, &mut starts);
    let mut kept = String::new();
    let mut from = 0;
    let mut is_open = false;
    let ends = starts.iter().skip(1).copied().chain([cell.len()]);
    for (start, end) in starts.iter().copied().zip(ends) {
        let part = &cell[start..end];
        if is_about_person(&cell[..start], part) {
            kept += cell.get(from..start).unwrap_or_default();
            from = end;
            is_open |= part.starts_with('(');
        } else if is_open && part.starts_with(')') {
            // The bracket before it was cut.
            kept += cell.get(from..start).unwrap_or_default();
            from = start + 1;
            is_open = false;
        }
    }
    if from == 0 {
        return None;
    }
    kept += &cell[from..];
    let bare =
        without_empty_brackets(&kept).trim_end_matches(|c| is_edge(c) && c != ')').to_owned();
    let bare = if bare.contains('(') { bare } else { bare.trim_end_matches(')').trim().to_owned() };
    (!bare.is_empty()).then_some(bare)
}

/// Joins each part that is a sign or a role alone with the part after it: `phụ trách: đ/c Giả`.
fn join_roles(cell: &str, starts: &mut Vec<usize>) {
    let mut from = starts[0];
    let mut is_first = true;
    starts.retain(|&at| {
        let text = cell[from..at].trim_matches(is_edge);
        let start = fold(text) + " ";
        let is_open = text.is_empty()
            || after_role(text) == Some("")
            || are_words_before_person(text)
            || ROLES.iter().any(|role| role.starts_with(&start));
        let is_joined = !is_first && !cell[from..at].contains(')') && is_open;
        is_first = false;
        if !is_joined {
            from = at;
        }
        !is_joined
    });
}

/// True for what may be around a part.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || c == '-' || c == ':' || SIGNS.contains(&c)
}

/// Where the parts of a name start after its first one: at a sign, at a word of a role or at a
/// number that starts with 0.
fn part_starts(cell: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    if !may_have_parts(cell) {
        return starts;
    }
    let mut is_word_start = false;
    for (at, c) in cell.char_indices().skip(1) {
        let is_slash_of_title = c == '/' && cell[at + 1..].starts_with(['c', 'C']);
        let is_dash = || is_word_start && c == '-' && cell[at + 1..].starts_with(' ');
        // A tax code is nobody's number.
        let is_number = || is_word_start && c == '0' && !cell[..at].ends_with("MST ");
        if SIGNS.contains(&c) && !is_slash_of_title
            || is_dash()
            || is_word_start && is_role_word(&cell[at..])
            || starts.is_empty() && is_number()
        {
            starts.push(at);
        }
        is_word_start = c == ' ' || c == '.';
    }
    starts
}

/// Whether a name may have more than one part: for almost every name a quick scan of its bytes
/// tells that it has one alone.
fn may_have_parts(cell: &str) -> bool {
    let is_sign = |byte: u8| {
        matches!(byte, b'('..=b')' | b'[' | b'{' | b',' | b';' | b'\n' | b'/' | b'|' | 0xe2)
    };
    let mut before = b'x';
    cell.bytes().enumerate().any(|(at, byte)| {
        let is_word_start = matches!(before, b' ' | b'.');
        before = byte;
        is_sign(byte) || is_word_start && (matches!(byte, b'-' | b'0') || is_role_word(&cell[at..]))
    })
}

/// True if a text starts with the first word of a role.
fn is_role_word(text: &str) -> bool {
    BY_FIRST_WORD.contains_key(&text[..first_word_end(text)])
}

fn first_word_end(text: &str) -> usize {
    let is_end = |byte: u8| matches!(byte, b' ' | b':' | b'.' | b'\n');
    text.bytes().position(is_end).unwrap_or(text.len())
}

/// Whether a text may start with a role or, at the first word of one, with a person's name: `Điện
/// thoại`, but not `Điện tử`. The text has no other letters than those of [`is_plainly_plain`].
///
/// [`is_plainly_plain`]: crate::domain::is_plainly_plain
pub fn may_start_role(text: &str) -> bool {
    let end = first_word_end(text);
    BY_FIRST_WORD.get(&text[..end]).is_some_and(|next| {
        let mut words = text[end..].split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
        let word = words.next().map(fold).unwrap_or_default();
        // Whoever has the usual middle word of names has a name: `Phó Thị Giả`.
        next.is_empty() || next.contains(&&*word) || matches!(&*word, "thi" | "van")
    })
}

/// True if a part of a name, with the sign before it, is about a person.
fn is_about_person(before: &str, part: &str) -> bool {
    let is_in_brackets = part.starts_with(['(', '[', '{']);
    let text = part.trim_matches(is_edge);
    if text.is_empty() {
        return false;
    }
    if let Some(rest) = after_role(text) {
        let folded = fold(text);
        let is_title = text.contains(':')
            || folded.starts_with("d c ")
            || folded.starts_with("dong chi ") && rest.starts_with(char::is_uppercase);
        let is_alone = is_title && !rest.is_empty();
        return is_alone || holds_name(rest) || holds_number(rest) || text.contains('@');
    }
    let has_letters = text.chars().any(char::is_alphabetic);
    let least = if is_in_brackets { Likeness::Short } else { Likeness::Certain };
    let folded = fold(before);
    likeness(text) >= least && !OWNED.contains(&folded.trim())
        || is_person_behind_words(text)
        || !has_letters && holds_number(text)
        || text.contains('@') && text.contains('.')
}

/// What follows the word of a role that a folded text starts with.
fn after_role(text: &str) -> Option<&str> {
    let folded = fold(text);
    let role = ROLES.iter().find(|role| begins_with_words(&folded, role))?;
    let mut rest = text;
    for _ in role.split(' ') {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        rest = rest.trim_start_matches(char::is_alphanumeric);
    }
    Some(rest.trim_start_matches(|c: char| !c.is_alphanumeric()))
}

/// True if a text holds a person's name, alone or among other words: `50 do Trần Văn Giả nộp`.
pub fn holds_name_within(text: &str) -> bool {
    /// A name of which one word is the usual middle one.
    const WORDS: usize = 3;
    let after_blanks = text.match_indices(' ').map(|(at, _)| at + 1);
    let starts: Vec<usize> = [0].into_iter().chain(after_blanks).collect();
    let end = |at: usize| starts.get(at + WORDS).map_or(text.len(), |next| next - 1);
    let is_name_from = |at: usize| is_plain_name(&text[starts[at]..end(at)]);
    holds_name(text) || (0..starts.len().saturating_sub(WORDS - 1)).any(is_name_from)
}

/// True if a cell is not to be shown where its column has values of another kind.
pub fn is_personal_value(cell: &str) -> bool {
    is_personal(cell) || holds_name_within(cell) || has_form_of_name(cell)
}

/// True if a cell has the form of a name, or of one with initials: `Trần Giả`, `A. Giả`.
pub fn has_form_of_short_name(cell: &str) -> bool {
    let parts = cell.split_inclusive(['.', ' ']).map(str::trim_end);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let is_initial = |part: &&&str| {
        part.strip_suffix('.').is_some_and(|letter| {
            let mut letters = letter.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
        })
    };
    let is_word =
        |part: &&str| part.starts_with(char::is_uppercase) && part.chars().all(char::is_alphabetic);
    let initials = parts.iter().take_while(is_initial).count();
    let has_initials = (1..parts.len()).contains(&initials);
    has_form_of_name(cell) || has_initials && parts[initials..].iter().all(is_word)
}

/// A text without brackets that have nothing in them.
fn without_empty_brackets(text: &str) -> String {
    ["()", "( )", "[]", "{}"].iter().fold(text.to_owned(), |text, none| text.replace(none, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_is_a_name_may_start_at_the_word_of_a_role() {
        let second = ["Thị", "Văn", "thị", "văn", "THỊ", "Thi", "Mẫu", "thư", "Bí", "Giám", "và"];
        for first in FIRST_WORDS.iter().flat_map(|(words, _)| *words) {
            for second in second {
                for rest in ["", " Giả", " Thị Giả", " giả Mẫu Thử"] {
                    let text = format!("{first} {second}{rest}");
                    let is_person = is_about_person("Chi bộ Kho ", &text);
                    assert!(!is_person || may_start_role(&text), "{text}");
                }
            }
        }
    }

    #[test]
    fn persons_are_cut_from_the_names_of_units() {
        for (cell, bare) in [
            ("Chi bộ Cty Hai (Bí thư: Thân Thị Ảnh)", "Chi bộ Cty Hai"),
            ("Chi bộ Cty Hai (BT Giáp Văn Vờ)", "Chi bộ Cty Hai"),
            ("Chi bộ Cty Hai - Bí thư: Thân Thị Ảnh", "Chi bộ Cty Hai"),
            ("Chi bộ Cty Hai Bí thư Thân Thị Ảnh", "Chi bộ Cty Hai"),
            ("Chi bộ Cty Hai, phụ trách: đ/c Ảnh", "Chi bộ Cty Hai"),
            ("Chi bộ Cty Hai; GĐ Nông Thị Hơ", "Chi bộ Cty Hai"),
            ("Chi bộ Cty Hai (Thân Thị Ảnh)", "Chi bộ Cty Hai"),
            ("Chi bộ Cty Hai - Đ/c Thân Ảnh", "Chi bộ Cty Hai"),
            ("Chi bộ Cty Hai ĐT: 0912 345 678", "Chi bộ Cty Hai"),
            ("Chi bộ Cty Hai (0912.345.678)", "Chi bộ Cty Hai"),
            ("Chi bộ Cty Hai (Bí thư: Thân Thị Ảnh, ĐT: 0912 345 678)", "Chi bộ Cty Hai"),
            ("Chi bộ Cty Hai (Bí thư: Thân Thị Ảnh - 0912 345 678)", "Chi bộ Cty Hai"),
            ("Chi bộ Hai\nNgười liên hệ: Thân Thị Ảnh", "Chi bộ Hai"),
            ("Chi bộ Hai (Bí thư: Thân Thị Ảnh) KCN Đình Trám", "Chi bộ Hai KCN Đình Trám"),
            ("Hoàng Long (Giám đốc: Thân Thị Ảnh)", "Hoàng Long"),
            ("Chi bộ Cty Hai (Giáp Vờ)", "Chi bộ Cty Hai"),
            ("Chi bộ Cty Hai (Khúc Thị Ảnh)", "Chi bộ Cty Hai"),
        ] {
            let cut = without_persons(cell);
            let cut = cut.map(|cut| cut.split_whitespace().collect::<Vec<_>>().join(" "));
            assert_eq!(cut.as_deref(), Some(bare), "{cell}");
        }
        for cell in [
            "Chi bộ Công ty TNHH Hai (Việt Nam)",
            "Chi bộ Lê Hồng Phong (Trần Phú)",
            "Công ty Hoàng Long - Lê Gia Phát",
            "DNTN (Nguyễn Văn Thử)",
            "Chi bộ Phó Đức Chính",
            "Công ty CP Liên Việt",
            "Công ty TNHH Giám định Việt",
            "Chi bộ Văn phòng, Điện lực",
            "Công ty Điện tử Bí Đao",
            "Chi bộ 1/2",
            "Nguyễn Thị Thử Co., Ltd",
            "Chi bộ Công ty Trần Thị Thử",
            "Công ty X (MST: 0101234567)",
            "Công ty X (0101234567)",
            "Chi bộ Công ty X (2400123456-001)",
            "Trần Văn Giả - Chi bộ Kho",
        ] {
            assert_eq!(without_persons(cell), None, "{cell}");
        }
    }
}
