//! Texts of units and places that both paths read alike: the slow path gives them as they are and
//! finds nothing in them.

use crate::domain::is_plain;
use crate::ingest::cells::person_in_name::{without_persons, zone_without_person};
use crate::ingest::cells::person_name::{Likeness, likeness};
use crate::ingest::cells::person_role::may_start_role;
use crate::ingest::cells::{has_lost_letters, is_no_text, is_sub_committee_kind};
use crate::ingest::decode::escapes::has_escape;

/// How much a text that both paths read alike reads as the name of a person: the rest of its row
/// decides then. None for any other text: one with a sign that is not shown as it is, with an
/// escape or lost letters, with a part about a person, a word for nothing or the name of a
/// sub-committee.
pub fn likeness_of_alike(cell: &str) -> Option<Likeness> {
    let is_alike = || is_plain(cell) && !has_signs(cell) && without_persons(cell).is_none();
    let has_own_meaning = || is_no_text(cell) || may_be_sub_committee(cell);
    let is_of_person = || zone_without_person(cell).is_some();
    ((is_ordinary(cell) || is_alike()) && !has_own_meaning() && !is_of_person())
        .then(|| likeness(cell))
}

/// What a byte of a text may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Byte {
    /// A part of a letter or another sign that means nothing by itself.
    Other,
    /// As [`Byte::Other`]; where it starts a word, a role, a number or a part may begin there.
    Initial,
    Blank,
    Dot,
    /// The first byte of letters of which some are not plain.
    Lead,
    /// A sign that only the whole checks know.
    Sign,
}

const BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Other; 256];
    let mut byte = 0;
    loop {
        bytes[byte as usize] = match byte {
            b' ' => Byte::Blank,
            b'.' => Byte::Dot,
            b'B' | b'b' | b'P' | b'p' | b'G' | b'g' | b'T' | b'N' | b'n' | b'L' | b'l' | b'C'
            | b'c' | b'S' | b's' | 0xc4 | b'-' | b'0' => Byte::Initial,
            b'(' | b')' | b'[' | b'{' | b',' | b':' | b';' | b'*' | b'+' | b'>' | b'/' | b'|'
            | b'@' | b'?' | b'_' | b'&' | b'<' | b'\\' => Byte::Sign,
            b'!'..=b'~' | 0x80..=0xbf | 0xc3..=0xc8 => Byte::Other,
            0xc9 | 0xe1 => Byte::Lead,
            _ => Byte::Sign,
        };
        if byte == u8::MAX {
            break;
        }
        byte += 1;
    }
    bytes
};

/// True for a text of plain letters, digits and harmless signs with single blanks, without a word
/// that starts a role: almost every name and id. One pass over the bytes saves the four checks of
/// other texts, which have 20 times its instructions.
fn is_ordinary(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    let (mut is_start, mut is_blank) = (false, true);
    for (at, &byte) in bytes.iter().enumerate() {
        let class = BYTES[usize::from(byte)];
        let is_fine = match class {
            Byte::Other => true,
            Byte::Initial => !is_start || !may_start_part(&cell[at..]),
            Byte::Blank => !is_blank,
            Byte::Dot => true,
            Byte::Lead => matches!(
                bytes[at..],
                [0xc9, ..=0x8f, ..] | [0xe1, 0xba, 0xa0..=0xbf, ..] | [0xe1, 0xbb, ..=0xb9, ..]
            ),
            Byte::Sign => false,
        };
        if !is_fine {
            return false;
        }
        is_blank = class == Byte::Blank;
        is_start = is_blank || class == Byte::Dot;
    }
    !is_blank || cell.is_empty()
}

/// Whether a word may start a part of a name that is about a person: behind a dash, a role or a
/// number. A few digits at the end are none: `Tổ 05`.
fn may_start_part(text: &str) -> bool {
    match text.as_bytes()[0] {
        b'-' => true,
        b'0' => text.len() > 8 || !text.bytes().all(|byte| byte.is_ascii_digit()),
        _ => may_start_role(text),
    }
}

/// Whether a text has an escape, or a sign that replaces a lost letter.
fn has_signs(cell: &str) -> bool {
    let is_sign = |byte: u8| matches!(byte, b'?' | b'_' | b'&' | b'<' | b'\\');
    cell.bytes().any(is_sign) && (cell.contains('?') || has_lost_letters(cell) || has_escape(cell))
}

/// True for a text that may name a sub-committee: `Đảng bộ bộ phận`, `ĐBBP`.
fn may_be_sub_committee(cell: &str) -> bool {
    match cell.as_bytes() {
        [b'D' | b'd', ..] | [0xc4, 0x90 | 0x91, ..] => {
            memchr::memchr2(b'p', b'P', cell.as_bytes()).is_some()
                // Most of those that have the letter elsewhere.
                && cell.strip_prefix("Đảng bộ ").is_none_or(|rest| rest.starts_with(['b', 'B']))
                && is_sub_committee_kind(cell)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::is_plainly_plain;
    use proptest::prelude::*;

    #[test]
    fn names_of_units_are_ordinary_and_those_with_persons_are_not() {
        for cell in [
            "",
            "CB008461",
            "Chi bộ Phân xưởng Điện tử 8461",
            "Đảng bộ Công ty TNHH MTV May 10",
            "Chi bộ Phòng Kế hoạch. Tổ 05",
            "Chi bộ Bi a",
        ] {
            assert!(is_ordinary(cell), "{cell}");
        }
        for cell in [
            " x",
            "x ",
            "x  y",
            "Chi bộ Kho (Trần Văn Giả)",
            "Chi bộ Kho Bí thư Trần Văn Giả",
            "Chi bộ Kho Phó Thị Giả",
            "Chi bộ Kho Liên Văn Giả",
            "Chi bộ Kho - Trần Văn Giả",
            "Chi bộ Kho 0912345678",
            "Chi bộ Kho 01 Trần Văn Giả",
            "Chi bộ Kho Chủ Văn Giả",
            "Chi b_ Kho",
            "x\u{200b}y",
            "o\u{302}",
            "\u{1e95}",
        ] {
            assert!(!is_ordinary(cell), "{cell}");
        }
        assert_eq!(likeness_of_alike("Hoàng Long"), Some(Likeness::Slight));
        for cell in ["ĐBBP Kho", "Đảng bộ bộ phận Kho", "0", "NULL", "#N/A", "Chi b? Kho"]
        {
            assert_eq!(likeness_of_alike(cell), None, "{cell}");
        }
    }

    /// Words of names, roles and persons, with what may be between them.
    const WORDS: &str = "Chi bộ|Đảng bộ|Kho|Điện|tử|thoại|Bí|bí|Bi|thư|Thư|Phó|phó|PHÓ|Giám|giám|GIÁM|Giam|đốc|Đốc|Phụ|Phu|trách|Tổng|công ty|Chủ|chủ|tịch|dn|Người|người|đại diện|liên|Liên|hệ|GĐ|TGĐ|ĐT|SĐT|đt|Đ/c|đ/c|đồng chí|Ông|Bà|bà|An|Trần|Văn|Thị|Giả|Nguyễn|Hoàng|Long|Đông|0|01|0912|345|678|0912345678|May|x|-|:|\\.|,|\\(|\\)|@|_|\\?|&lt|\u{1e95}|\u{302}|ɏ|ỹ|–";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn an_ordinary_text_is_one_that_all_checks_let_pass(
            parts in proptest::collection::vec((WORDS, "[ .]|[ .:-]{0,2}"), 0..8),
            any in "\\PC{0,8}",
        ) {
            let words: String = parts.iter().flat_map(|(word, gap)| [&**word, gap]).collect();
            for cell in [words.trim(), &any] {
                if is_ordinary(cell) {
                    prop_assert!(is_plain(cell) && is_plainly_plain(cell), "{}", cell);
                    prop_assert!(!has_signs(cell), "{}", cell);
                    prop_assert_eq!(without_persons(cell), None, "{}", cell);
                }
            }
        }
    }
}
