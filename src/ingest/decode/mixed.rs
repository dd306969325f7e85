//! Files of UTF-16 with rows in UTF-8 appended, and the other way round.

use crate::domain::Encoding;
use std::ops::Range;

/// Bytes of a file in one width: UTF-16, or an encoding of single bytes such as UTF-8.
#[derive(Debug, PartialEq, Eq)]
pub struct Segment {
    /// The kind of UTF-16; None for single bytes.
    pub wide: Option<Encoding>,
    /// Where the bytes are in the file, without their mark.
    pub at: Range<usize>,
}

/// How many bytes are looked at to tell the width of what follows.
const LOOK: usize = 64;

/// Which UTF-16 bytes are, and where their text starts after a mark; None if they are in no
/// UTF-16. Without a mark most ASCII characters have their zero byte on the same side.
pub fn utf16(bytes: &[u8]) -> Option<(Encoding, usize)> {
    if bytes.starts_with(&[0xff, 0xfe]) {
        return Some((Encoding::Utf16Le, 2));
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return Some((Encoding::Utf16Be, 2));
    }
    let head = &bytes[..bytes.len().min(4096) & !1];
    let (mut even, mut odd) = (0, 0);
    for pair in head.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let units = head.len() / 2;
    if units >= 4 && odd * 2 > units && even * 20 < units {
        Some((Encoding::Utf16Le, 0))
    } else if units >= 4 && even * 2 > units && odd * 20 < units {
        Some((Encoding::Utf16Be, 0))
    } else {
        None
    }
}

/// As [`utf16`], for the first bytes of a file. UTF-16 below rows in UTF-8 may be most of these.
pub fn begins_wide(bytes: &[u8]) -> Option<(Encoding, usize)> {
    utf16(bytes).filter(|_| bytes[..bytes.len().min(16)].contains(&0))
}

/// The segments of a file, in their order.
pub fn segments(bytes: &[u8]) -> Vec<Segment> {
    let mut found = Vec::new();
    let (mut wide, mut start) =
        begins_wide(bytes).map_or((None, 0), |(encoding, at)| (Some(encoding), at));
    loop {
        let end = match wide {
            Some(encoding) => end_of_wide(bytes, start, encoding),
            None => end_of_narrow(bytes, start),
        };
        if end > start {
            found.push(Segment { wide, at: start..end });
        }
        if end == bytes.len() {
            return found;
        }
        (wide, start) = match wide {
            Some(_) => (None, end),
            None => {
                utf16(look(bytes, end)).map_or((None, end), |(wide, at)| (Some(wide), end + at))
            }
        };
    }
}

fn look(bytes: &[u8], at: usize) -> &[u8] {
    &bytes[at..bytes.len().min(at + LOOK)]
}

/// Where UTF-16 ends. A row in single bytes has no zero byte, and UTF-16 of Vietnamese has one in
/// every few characters.
pub fn end_of_wide(bytes: &[u8], start: usize, encoding: Encoding) -> usize {
    let is_end = |at: &usize| {
        let next = &bytes[*at..bytes.len().min(at + 16)];
        let is_text = |byte: &u8| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r');
        let is_row = || next.len() >= 4 && !next.contains(&0) && *at > start;
        let is_line_start = || matches!(unit(&bytes[at - 2..*at], encoding), 0x0a | 0x0d);
        next.len() >= 8 && next[..8].iter().all(is_text) || is_row() && is_line_start()
    };
    // Where UTF-16 ends, one of the next blocks of four bytes has no zero, which few blocks have.
    let blocks = (start..).step_by(4).zip(bytes[start..].chunks_exact(4));
    let narrow = blocks.filter(|(_, block)| !block.contains(&0)).map(|(at, _)| at);
    // The last bytes of the file have no such block perhaps.
    let rest = (bytes.len() - start) & !1;
    let last = (start + rest.saturating_sub(16)..bytes.len()).step_by(2);
    narrow
        .flat_map(|at| [at.saturating_sub(2).max(start), at])
        .chain(last)
        .find(is_end)
        .unwrap_or(bytes.len())
}

/// A character of two bytes.
pub fn unit(bytes: &[u8], encoding: Encoding) -> u16 {
    match (encoding, bytes) {
        (Encoding::Utf16Le, [low, high, ..]) => u16::from_le_bytes([*low, *high]),
        (_, [high, low, ..]) => u16::from_be_bytes([*high, *low]),
        _ => 0,
    }
}

/// Where single bytes end: at a line, or a mark, from which on the bytes are UTF-16.
fn end_of_narrow(bytes: &[u8], start: usize) -> usize {
    // UTF-16 has zero bytes; most files have none.
    let Some(zero) = memchr::memchr(0, &bytes[start..]) else { return bytes.len() };
    let from = memchr::memrchr2(b'\n', b'\r', &bytes[start..start + zero])
        .map_or(start, |before| start + before + 1);
    let ends = memchr::memchr2_iter(b'\n', b'\r', &bytes[from..]).map(|end| from + end + 1);
    let marks = memchr::memchr2_iter(0xff, 0xfe, &bytes[from..])
        .map(|mark| from + mark)
        .find(|at| {
            matches!(bytes.get(*at..*at + 2), Some([0xff, 0xfe] | [0xfe, 0xff]))
                && look(bytes, *at).contains(&0)
        })
        .unwrap_or(bytes.len());
    std::iter::once(from)
        .chain(ends)
        .take_while(|at| *at < marks)
        .filter(|at| *at > start)
        .find(|at| utf16(look(bytes, *at)).is_some())
        .unwrap_or(marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    }

    fn widths(bytes: &[u8]) -> Vec<Option<Encoding>> {
        segments(bytes).into_iter().map(|segment| segment.wide).collect()
    }

    const ROWS: &str = "2023;T1;Chi bộ Một;HTTNV;9\r\nĐảng bộ Hai;T2;10\r\n";

    #[test]
    fn appended_rows_are_found_in_each_order() {
        for (big, encoding) in [(false, Encoding::Utf16Le), (true, Encoding::Utf16Be)] {
            let mark: &[u8] = if big { &[0xfe, 0xff] } else { &[0xff, 0xfe] };
            let wide = wide(ROWS, big);
            for bytes in
                [[mark, &wide, ROWS.as_bytes()].concat(), [&wide, ROWS.as_bytes()].concat()]
            {
                assert_eq!(widths(&bytes), [Some(encoding), None]);
                assert!(bytes.ends_with(&bytes[segments(&bytes)[1].at.clone()]));
                assert_eq!(segments(&bytes)[1].at.len(), ROWS.len());
            }
            for bytes in
                [[ROWS.as_bytes(), mark, &wide].concat(), [ROWS.as_bytes(), &wide].concat()]
            {
                assert_eq!(widths(&bytes), [None, Some(encoding)]);
                assert_eq!(segments(&bytes)[0].at, 0..ROWS.len());
                assert_eq!(segments(&bytes)[1].at.len(), wide.len());
            }
            let many = [b"N;M;T;L;X;T;S;D\n".as_slice(), &wide, &wide].concat();
            assert_eq!(widths(&many), [None, Some(encoding)]);
            let thrice = [mark, &wide, ROWS.as_bytes(), &wide].concat();
            assert_eq!(widths(&thrice), [Some(encoding), None, Some(encoding)]);
        }
    }

    #[test]
    fn a_file_in_one_width_is_one_segment() {
        assert_eq!(widths(ROWS.as_bytes()), [None]);
        assert_eq!(widths(&wide(ROWS, false)), [Some(Encoding::Utf16Le)]);
        assert_eq!(widths(b"2023;T1;a\0b;c\n2023;T2;x;y\n"), [None]);
        assert!(widths(b"").is_empty());
    }

    /// Where UTF-16 ends, by a look at each character.
    fn end_by_each(bytes: &[u8], start: usize) -> usize {
        let mut is_line_start = false;
        for at in (start..bytes.len()).step_by(2) {
            let next = &bytes[at..bytes.len().min(at + 16)];
            let is_row = is_line_start && next.len() >= 4 && !next.contains(&0);
            let is_text = |byte: &u8| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r');
            if is_row || (next.len() >= 8 && next[..8].iter().all(is_text)) {
                return at;
            }
            is_line_start = matches!(unit(next, Encoding::Utf16Le), 0x0a | 0x0d);
        }
        bytes.len()
    }

    proptest::proptest! {
        #[test]
        fn utf_16_ends_where_a_look_at_each_character_says(
            parts in proptest::collection::vec("(\n|\r|a|\u{1b0}|\u{1edd}|đ){0,12}", 0..6),
            narrow in "(\n|[a-c;]|đ){0,24}",
            start in 0usize..3,
        ) {
            let bytes: Vec<u8> = parts
                .iter()
                .flat_map(|part| [wide(part, false), narrow.as_bytes().to_vec()])
                .skip(usize::from(start == 1))
                .flatten()
                .collect();
            let start = start.min(bytes.len());
            let end = end_of_wide(&bytes, start, Encoding::Utf16Le);
            proptest::prop_assert_eq!(end, end_by_each(&bytes, start));
        }
    }
}
