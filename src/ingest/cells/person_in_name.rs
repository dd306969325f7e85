//! Persons inside a longer text. From the name of a unit they are cut: `Chi bộ Kho (Bí thư: Trần
//! Văn Giả)`.

use super::person_behind::{are_words_before_person, is_person_behind_words};
use super::person_name::{
    Likeness, has_form_of_name, holds_name, is_personal, is_plain_name, likeness,
};
use super::person_number::holds_number;
use super::person_role::{LABELS, ROLES, after_role, is_role_word, is_secretary, role_before};
use super::person_words::{NOT_OF_PERSONS, OF_UNITS};
use super::{unit_name, zone_name};
use crate::domain::{ZoneKind, fold, has_words};

/// The last folded words of a name that goes on: a person's name behind them is the unit's.
const BEFORE_NAMESAKES: [&str; 27] = [
    "ty", "cty", "tnhh", "mtv", "tv", "cp", "vien", "thpt", "thcs", "hoc", "truong", "dntn", "htx",
    "xa", "phuong", "duong", "pho", "nghiep", "tam", "luat", "phim", "hang", "quan", "san", "thon",
    "doan", "sach",
];

/// Names that an enterprise may have before that of its owner.
const OWNED: [&str; 6] =
    ["dntn", "doanh nghiep tu nhan", "cong ty", "cong ty tnhh", "cty tnhh", "ho kinh doanh"];

/// The most bytes of a role, or of the end of a name that tells what a part behind it is. It bounds
/// the time that a long cell takes.
const MOST_OF_ROLE: usize = 160;

/// Signs that separate the parts of a name.
const SIGNS: [char; 17] =
    ['(', ')', '[', ']', '{', '}', ',', ';', '\n', '/', '|', '–', '<', '>', '*', '+', '•'];

/// A name without the parts that are about persons; None where it has no such part, or nothing
/// else.
pub fn without_persons(cell: &str) -> Option<String> {
    // The person may stand on the line above the unit's name.
    if let Some((first, unit)) = cell.split_once('\n')
        && likeness(first) == Likeness::Certain
        && unit_name::prefix(&fold(unit)).is_some()
    {
        return Some(without_persons(unit).unwrap_or_else(|| unit.trim().to_owned()));
    }
    let mut starts = part_starts(cell);
    if starts.is_empty() || likeness(cell) == Likeness::Certain {
        return None;
    }
    join_roles(cell, &mut starts);
    let mut kept = String::new();
    let mut from = 0;
    let mut is_open = false;
    for (at, &start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(cell.len());
        let part = &cell[start..end];
        let next = || {
            let behind = starts.get(at + 2).copied().unwrap_or(cell.len());
            cell[end..behind].trim_matches(is_edge)
        };
        let text = part.trim_matches(is_edge);
        let is_before_role = || {
            let is_before_number = || {
                let is_number = !next().contains(char::is_alphabetic) && holds_number(next());
                is_number && text.split(' ').count() > 2 && likeness(text) > Likeness::Form
            };
            (is_secretary(next()) || is_before_number()) && is_name_form(text)
        };
        let is_rest_of_role = || from == start && is_secretary(text);
        if is_about_person(&cell[..start], part) || is_before_role() || is_rest_of_role() {
            kept += without_lead(cell.get(from..start).unwrap_or_default(), part);
            from = end;
            is_open = (is_open || part.starts_with('(')) && !part.ends_with(')');
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
    let bare = without_empty_brackets(&kept);
    let bare = bare.trim_end_matches(is_edge_but_bracket);
    let bare = bare.strip_suffix('.').filter(|bare| !is_short_form(bare)).unwrap_or(bare);
    let bare = if bare.contains('(') { bare } else { bare.trim_end_matches(')').trim() };
    (!bare.is_empty()).then(|| bare.to_owned())
}

/// The text before a part that is cut, without what leads to the word that the part starts with:
/// `P. Bí thư`, `do đ/c Giả`.
fn without_lead<'t>(before: &'t str, part: &str) -> &'t str {
    if part.starts_with(|c| c == '-' || SIGNS.contains(&c)) {
        return before;
    }
    let bare = before.trim_end();
    let is_secretary = || ["bi thu", "bt"].iter().any(|word| fold(part).starts_with(word));
    let deputy = bare.strip_suffix('.').unwrap_or(bare).strip_suffix(" P");
    deputy.filter(|_| is_secretary()).or_else(|| bare.strip_suffix(" do")).unwrap_or(before)
}

/// True for a text that ends with a word whose dot belongs to it: `Co., Ltd`.
fn is_short_form(text: &str) -> bool {
    let last = fold(text.rsplit(' ').next().unwrap_or_default());
    matches!(&*last, "ltd" | "co" | "jsc" | "corp" | "inc" | "llc" | "plc")
}

/// Joins each part that is a sign or a role alone with the part after it: `phụ trách: đ/c Giả`.
fn join_roles(cell: &str, starts: &mut Vec<usize>) {
    let mut from = starts[0];
    let mut is_first = true;
    starts.retain(|&at| {
        let part = &cell[from..at];
        let is_joined =
            !is_first && part.len() <= MOST_OF_ROLE && !part.contains(')') && is_open(part);
        is_first = false;
        if !is_joined {
            from = at;
        }
        !is_joined
    });
}

/// True for a part that is a sign or the words before a person alone.
fn is_open(part: &str) -> bool {
    let text = part.trim_matches(is_edge);
    let start = fold(text) + " ";
    text.is_empty()
        || after_role(text) == Some("")
        || are_words_before_person(text)
        || start == "ten "
        || ROLES.iter().any(|role| role.starts_with(&start))
}

/// True for what may be around a part.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || c == '-' || c == ':' || SIGNS.contains(&c)
}

fn is_edge_but_bracket(c: char) -> bool {
    is_edge(c) && c != ')' || c == '_'
}

/// Where the parts of a name start after its first one: at a sign, at a word of a role, at a role
/// before a colon or at a number that starts with 0.
fn part_starts(cell: &str) -> Vec<usize> {
    let (mut starts, mut is_sign) = (Vec::new(), Vec::new());
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
            is_sign.push(SIGNS.contains(&c) || c == '-');
        } else if matches!(c, ':' | '_') && is_name_behind(&cell[at + 1..]) {
            starts.push(at);
            is_sign.push(true);
        } else if c == ':' {
            let least = cell.floor_char_boundary(at.saturating_sub(MOST_OF_ROLE));
            let mut near = starts.iter().zip(&is_sign).rev().take_while(|(at, _)| **at >= least);
            let from = near.find(|(_, is_sign)| **is_sign).map_or(least, |(at, _)| *at);
            if let Some(role) = role_before(&cell[from..at]) {
                // A word of it may have started a part: `P. Bí thư:`.
                starts.truncate(starts.partition_point(|start| *start < from + role));
                is_sign.truncate(starts.len());
                starts.push(from + role);
                is_sign.push(false);
            }
        }
        is_word_start = c == ' ' || c == '.';
    }
    starts
}

/// True if a text begins with what can be nothing but a person's name, up to its first sign.
fn is_name_behind(text: &str) -> bool {
    let text = &text[..text.floor_char_boundary(MOST_OF_ROLE)];
    let end = text.find(SIGNS).unwrap_or(text.len());
    likeness(text[..end].trim()) == Likeness::Certain && after_role(&text[..end]).is_none()
}

/// Whether a name may have more than one part: for almost every name a quick scan of its bytes
/// tells that it has one alone.
fn may_have_parts(cell: &str) -> bool {
    let is_sign = |byte: u8| {
        matches!(
            byte,
            b'('..=b',' | b'[' | b'{' | b':'..=b'>' | b'\n' | b'/' | b'|' | b'_' | 0xe2
        )
    };
    let mut before = b'x';
    cell.bytes().enumerate().any(|(at, byte)| {
        let is_word_start = matches!(before, b' ' | b'.');
        before = byte;
        is_sign(byte) || is_word_start && (matches!(byte, b'-' | b'0') || is_role_word(&cell[at..]))
    })
}

/// True if a part of a name, with the sign before it, is about a person.
fn is_about_person(before: &str, part: &str) -> bool {
    let before = &before[before.floor_char_boundary(before.len().saturating_sub(MOST_OF_ROLE))..];
    let is_line = part.starts_with('\n');
    let text = part.trim_matches(is_edge);
    if text.is_empty() {
        return false;
    }
    // `do đ/c Giả làm Bí thư`.
    let text = text.strip_prefix("do ").filter(|text| after_role(text).is_some()).unwrap_or(text);
    let folded = fold(before);
    let goes_on = || folded.rsplit(' ').next().is_some_and(|w| BEFORE_NAMESAKES.contains(&w));
    if let Some(rest) = after_role(text) {
        let folded = fold(text);
        let is_title = text.contains(':')
            || folded.starts_with("d c ")
            || folded.starts_with("dong chi ") && rest.starts_with(char::is_uppercase);
        if is_title && !rest.is_empty() || holds_number(rest) || text.contains('@') {
            return true;
        }
        let has_sign = part.starts_with(|c| c == '-' || SIGNS.contains(&c))
            || before.trim_end().ends_with(':');
        // `Công ty CP BT Hòa Phát`.
        let is_short = !has_sign && text.starts_with("BT");
        return if is_short {
            let is_long = || rest.split(' ').count() > 2 && is_name_form(rest);
            (likeness(rest) >= Likeness::Short || is_long()) && !goes_on()
        } else {
            let is_word = folded.starts_with("bi thu") || folded.find(' ') > Some(2);
            holds_name(rest) || (is_word || has_sign) && is_name_form(rest)
        };
    }
    if let Some((label, value)) = text.split_once(':') {
        let is_label = LABELS.contains(&&*fold(label));
        let is_name = likeness(value) >= Likeness::Short || is_label && is_name_form(value.trim());
        let own = fold(label);
        let goes_on = own.rsplit(' ').next().is_some_and(|w| BEFORE_NAMESAKES.contains(&w));
        if is_name && (is_label || !goes_on) {
            return true;
        }
    }
    let has_letters = text.chars().any(char::is_alphabetic);
    let is_apart = part.starts_with(['(', '[', '{']) || is_line && !goes_on();
    let least = if is_apart { Likeness::Short } else { Likeness::Likely };
    let like = likeness(text);
    let may_be_named = is_line || part.starts_with(':') || !is_apart && like < Likeness::Certain;
    let is_behind_unit = may_be_named && goes_on();
    like >= least && !OWNED.contains(&folded.trim()) && !is_behind_unit
        || is_person_behind_words(text)
        || !has_letters && holds_number(text)
        || text.contains('@') && text.contains('.')
}

/// A zone without the person behind it, in brackets, behind a dash or with what the person does:
/// `KCN Vân Trung - Ngô Giả phụ trách`. None where nobody is behind it.
pub fn zone_without_person(zone: &str) -> Option<&str> {
    const DOES: [&str; 5] = ["phu trach", "theo doi", "chu tri", "lap bieu", "bao cao"];
    /// Hardly any place has so many words of which the first is a family's.
    const WORDS: usize = 3;
    let mut letters = zone.chars().map(|letter| letter.to_ascii_lowercase());
    let is_begun = matches!(
        (letters.next(), letters.next()),
        (Some('k'), Some('c' | 'h')) | (Some('c'), Some('c' | 'u' | 'ụ' | 'Ụ'))
    );
    if !is_begun || zone.len() > MOST_OF_ROLE {
        return None;
    }
    let signs = [" - ", " – ", "(", ", ", " do ", ": "];
    let (at, sign) = signs.iter().filter_map(|sign| Some((zone.find(sign)?, *sign))).min()?;
    let part = zone[at + sign.len()..].trim_end_matches([')', '.', ' ']);
    let folded = fold(part);
    let does = DOES.iter().any(|does| has_words(&folded, does));
    let words = part.split_whitespace().filter(|word| word.starts_with(char::is_uppercase));
    let is_person = match likeness(part) {
        Likeness::None | Likeness::Form => (does || sign == " do ") && words.count() > 1,
        Likeness::Slight => does || sign == " do " || words.count() >= WORDS,
        _ => true,
    };
    let zone = zone[..at].trim_end();
    let is_zone = || matches!(zone_name::parse(zone).kind, ZoneKind::Park | ZoneKind::Cluster);
    (is_person && is_zone()).then_some(zone)
}

/// True if a text has the form of a name and no word of a unit.
fn is_name_form(text: &str) -> bool {
    const OTHERS: [&str; 11] = [
        "phong",
        "ban",
        "to",
        "xuong",
        "doi",
        "khoi",
        "nhan su",
        "ke toan",
        "hanh chinh",
        "san xuat",
        "ky thuat",
    ];
    let is_of_unit = || {
        let folded = fold(text);
        let mut words = NOT_OF_PERSONS.iter().chain(&OF_UNITS).chain(&OTHERS);
        words.any(|own| has_words(&folded, own))
    };
    let is_part = |part: &str| part.starts_with(char::is_uppercase);
    let words = text.split_whitespace().count();
    (2..=5).contains(&words)
        && text.split_whitespace().all(is_part)
        && !text.contains(|c: char| !c.is_alphabetic() && !matches!(c, ' ' | '.' | '\''))
        && !is_of_unit()
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
    use crate::ingest::cells::person_role::{FIRST_WORDS, may_start_role};

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
            ("Chi bộ Hai\nBT: Tanaka Ảnh", "Chi bộ Hai"),
            ("Chi bộ Hai\nBT Thân Ảnh", "Chi bộ Hai"),
            ("Chi bộ Hai\nThân Ảnh", "Chi bộ Hai"),
            ("Chi bộ Hai BT: Tanaka Ảnh", "Chi bộ Hai"),
            ("Chi bộ Hai. B.thư: Tanaka Ảnh", "Chi bộ Hai"),
            ("Chi bộ Hai (Tanaka Ảnh - Bí thư)", "Chi bộ Hai"),
            ("Chi bộ Hai\nTanaka Ảnh - Bí thư chi bộ", "Chi bộ Hai"),
            ("Chi bộ Hai - Tanaka Ảnh (P. Bí thư)", "Chi bộ Hai"),
            ("Chi bộ Hai, Bí thư Tanaka Ảnh", "Chi bộ Hai"),
            ("Chi bộ Hai\nHọ tên Bí thư: Tanaka Ảnh", "Chi bộ Hai"),
            ("Chi bộ Hai Người đứng đầu: Tanaka Ảnh", "Chi bộ Hai"),
            ("Chi bộ Hai do đ/c Tanaka Ảnh làm Bí thư", "Chi bộ Hai"),
            ("Chi bộ Hai BT Thân Ảnh", "Chi bộ Hai"),
            ("Chi bộ Hai - Nguyễn Quang Ảo", "Chi bộ Hai"),
            ("Chi bộ Hai: Thân Thị Ảnh", "Chi bộ Hai"),
            ("Chi bộ Hai_Thân Thị Ảnh", "Chi bộ Hai"),
            ("Thân Thị Ảnh\nChi bộ Hai", "Chi bộ Hai"),
            ("Chi bộ Hai (do đ/c Thân Quang Ảnh làm Bí thư)", "Chi bộ Hai"),
            ("Chi bộ Hai BT Tanaka Quang Ảnh", "Chi bộ Hai"),
            ("Chi bộ Hai - Hoàng Minh Ảo - 0912345678", "Chi bộ Hai"),
            ("Chi bộ Hai / Nguyễn Quang Ảo", "Chi bộ Hai"),
            ("Chi bộ THPT\nThân Ảnh\nBT: Tanaka Ảnh", "Chi bộ THPT Thân Ảnh"),
            ("Chi bộ Hai P. Bí thư: Tanaka Ảnh", "Chi bộ Hai"),
            ("Chi bộ Xưởng P (Bí thư: Thân Thị Ảnh)", "Chi bộ Xưởng P"),
            ("Chi bộ Báo Tự do (Bí thư: Thân Thị Ảnh)", "Chi bộ Báo Tự do"),
        ] {
            let cut = without_persons(cell);
            let cut = cut.map(|cut| cut.split_whitespace().collect::<Vec<_>>().join(" "));
            assert_eq!(cut.as_deref(), Some(bare), "{cell}");
        }
    }

    #[test]
    fn names_of_units_that_hold_those_of_persons_stay() {
        for cell in [
            "Chi bộ Công ty TNHH Hai (Việt Nam)",
            "Chi bộ Lê Hồng Phong (Trần Phú)",
            "Công ty Hoàng Long - Lê Gia Phát",
            "Chi bộ Công ty - Nguyễn Quang Ảo",
            "Chi bộ Hai - Nguyễn Ảo",
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
            "Chi bộ Công ty TNHH\nThân Thị Ảnh",
            "Chi bộ Trường THPT\nNguyễn Văn Cừ",
            "Công ty CP BT Hòa Phát",
            "Công ty CP BT Thân Ảnh",
            "Công ty CP BT Hoàng Minh Ảo",
            "Chi bộ Công ty: Thân Thị Ảnh",
            "Chi bộ: Hoàng Long",
            "Chi bộ Hai (Địa chỉ: Quang Châu)",
            "Chi bộ Hai (Công ty: Thân Ảnh)",
            "Chi bộ Hai\nCông ty Hoàng Long",
            "Chi bộ Trung tâm\nLê Quý Đôn",
            "Chi bộ Công ty Luật\nVũ Hoàng",
            "Chi bộ Hãng phim\nLê Minh",
        ] {
            assert_eq!(without_persons(cell), None, "{cell}");
        }
    }
}
