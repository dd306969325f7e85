//! Bytes to text. The encoding is the one in which the most words are Vietnamese.
//!
//! ```text
//! bytes ─ file_format ─ mixed ─┬─ UTF-16 ─┬─ misread ─ by_lines ─ escapes ─> text
//!                              └─ UTF-8 … ┘      (legacy, syllable)
//! ```
//!
//! `chunk_decoder` decodes the chunks of a large file, each by itself.
//!
//! A file has one main encoding. A line or cell that reads better in another encoding (pasted from
//! elsewhere) is decoded by that one, and the line's number is kept.

pub mod escapes;
pub mod file_format;
pub mod syllable;

mod by_lines;
mod chunk_decoder;
mod legacy;
mod lines;
mod misread;
mod mixed;
mod words;

pub use chunk_decoder::ChunkDecoder;
pub use lines::is_suspicious;
pub use mixed::unit;

use crate::domain::{Encoding, FileFormat, Unreadable};
use encoding_rs::{UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use std::ops::Range;

/// A decoded file.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The whole text, with its line ends unchanged.
    pub text: Cow<'a, str>,
    /// The encoding of the file.
    pub encoding: Encoding,
    /// Other encodings (UTF-8 aside) of single lines, each with its first line, from 1.
    pub pasted: Vec<(Encoding, u32)>,
    /// The lines behind an end-of-file mark that hold something: they are no text of the file.
    pub behind_end: Vec<u32>,
    /// How many zero bytes were behind the text.
    pub zeros: usize,
}

impl<'a> Decoded<'a> {
    fn new(text: impl Into<Cow<'a, str>>, encoding: Encoding) -> Self {
        Self { text: text.into(), encoding, pasted: Vec::new(), behind_end: Vec::new(), zeros: 0 }
    }
}

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// The mark with which DOS ends a text. What is behind it is no text of the file.
const END_OF_FILE: u8 = 0x1a;

/// The offset of the text in a UTF-8 file with these first bytes; None if the file is, or may be,
/// in another format.
pub fn plain_start(head: &[u8]) -> Option<usize> {
    let is_other = file_format::recognise(head).is_some() || mixed::utf16(head).is_some();
    let from = if head.starts_with(UTF8_MARK) { UTF8_MARK.len() } else { 0 };
    (!is_other && !is_binary(&head[from..])).then_some(from)
}

/// The kind of UTF-16 that a file with these first bytes begins in, and where its text starts; None
/// for a file of single bytes.
pub fn wide_start(head: &[u8]) -> Option<(Encoding, usize)> {
    mixed::begins_wide(head).filter(|_| file_format::recognise(head).is_none())
}

/// The old encoding of most lines of a file of `length` bytes that begins with `head`, which is no
/// UTF-8 or has letters of an old font; None where there is none, or it may be no text. `read`
/// gives bytes of the file.
pub fn old_encoding(
    head: &[u8],
    length: u64,
    read: impl FnMut(Range<u64>) -> Option<Vec<u8>>,
) -> Option<Encoding> {
    if head.starts_with(UTF8_MARK) || has_many_controls(head) || has_many_strays(head) {
        return None;
    }
    by_lines::main_encoding(length, read).filter(|encoding| *encoding != Encoding::Utf8)
}

/// The text of lines in UTF-16, which start at `start`, perhaps behind the end of another. None
/// where some of them are in single bytes, or are of another format.
pub fn wide_lines(bytes: &[u8], start: usize, encoding: Encoding) -> Option<String> {
    if mixed::end_of_wide(bytes, start.saturating_sub(2), encoding) < bytes.len() {
        return None;
    }
    let text = wide_text(&bytes[start..], encoding);
    let is_markup = || file_format::markup(text.trim_start_matches(is_blank).as_bytes()).is_some();
    (!is_markup()).then(|| text.into_owned())
}

fn wide_text(bytes: &[u8], encoding: Encoding) -> Cow<'_, str> {
    let by = if encoding == Encoding::Utf16Le { UTF_16LE } else { UTF_16BE };
    by.decode_without_bom_handling(bytes).0
}

/// Whether bytes of UTF-8 have an end-of-file mark, or a zero byte, which UTF-16 has: such a file
/// is decoded as a whole.
pub fn has_end_or_zero(bytes: &[u8]) -> bool {
    memchr::memchr2(0, END_OF_FILE, bytes).is_some()
}

/// True if the first bytes have more zeros than text has.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    memchr::memchr_iter(0, head).count() * 50 > head.len()
}

/// True if the first bytes have more control characters than a text in any encoding; zeros and
/// marks of the end aside, which pad files. Words are searched in a text that is no UTF-8, which
/// takes half a second a megabyte.
fn has_many_controls(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let is_control = |byte: &&u8| matches!(**byte, 1..=8 | 0x0e..=0x19 | 0x1c..=0x1f | 0x7f);
    let controls = head.iter().filter(is_control).count();
    controls > 16 && controls * 25 > head.len()
}

/// True if more than two in five of the first bytes are no UTF-8. In a text in an old font, one in
/// four is a letter with a mark, also where each word has one.
fn has_many_strays(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let strays: usize = head.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
    strays > 256 && strays * 5 > head.len() * 2
}

/// Decodes bytes as text.
///
/// # Errors
/// Where the bytes are no text of a table: another format, something binary, or nothing.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Unreadable> {
    if let Some(format) = file_format::recognise(bytes) {
        return Err(Unreadable::Format(format));
    }
    let segments = mixed::segments(bytes);
    let mut decoded = match segments.as_slice() {
        [] => narrow(bytes)?,
        [only] => segment(bytes, only)?,
        several => joined(bytes, several)?,
    };
    if let Some(end) = memchr::memchr(END_OF_FILE, decoded.text.as_bytes()) {
        decoded.behind_end = lines_behind(decoded.text.as_bytes(), end);
        truncate(&mut decoded.text, end);
    }
    if decoded.text.trim_matches(is_blank).is_empty() {
        return Err(Unreadable::Format(FileFormat::Empty));
    }
    if let Some(format) = file_format::markup(decoded.text.trim_start_matches(is_blank).as_bytes())
    {
        return Err(Unreadable::Format(format));
    }
    if let Cow::Owned(text) = escapes::unescape(&decoded.text) {
        decoded.text = Cow::Owned(text);
    }
    Ok(decoded)
}

/// Reads the text of a sheet, which may have been typed in an old font or misread before.
pub fn of_sheet(text: &str) -> Decoded<'_> {
    let mut decoded = if is_suspicious(text) {
        mended(text.as_bytes())
    } else {
        Decoded::new(text, Encoding::Utf8)
    };
    if let Cow::Owned(text) = escapes::unescape(&decoded.text) {
        decoded.text = Cow::Owned(text);
    }
    decoded
}

/// Lines behind an end-of-file mark at byte `end`, from 1, that hold more than blanks or marks.
fn lines_behind(bytes: &[u8], end: usize) -> Vec<u32> {
    let first = memchr::memchr_iter(b'\n', &bytes[..end]).count();
    let is_filled = |line: &[u8]| {
        line.iter().any(|b| !b.is_ascii_whitespace() && !matches!(*b, END_OF_FILE | 0))
    };
    bytes[end..]
        .split(|b| *b == b'\n')
        .enumerate()
        .filter(|(_, line)| is_filled(line))
        .map(|(at, _)| lines::line_number(first + at))
        .collect()
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

fn truncate(text: &mut Cow<'_, str>, end: usize) {
    match text {
        Cow::Borrowed(text) => *text = &text[..end],
        Cow::Owned(text) => text.truncate(end),
    }
}

/// The text of several segments, one after the other.
fn joined<'a>(bytes: &'a [u8], segments: &[mixed::Segment]) -> Result<Decoded<'a>, Unreadable> {
    let mut all = Decoded::new("", Encoding::Utf8);
    for (index, part) in segments.iter().enumerate() {
        let decoded = segment(bytes, part)?;
        let before = all.text.matches('\n').count();
        if index == 0 {
            all.encoding = decoded.encoding;
        } else if decoded.encoding.is_legacy() && decoded.encoding != all.encoding {
            all.pasted.push((decoded.encoding, lines::line_number(before)));
        }
        for (encoding, line) in decoded.pasted {
            if !all.pasted.iter().any(|(other, _)| *other == encoding) {
                all.pasted.push((encoding, lines::line_number(before).saturating_add(line - 1)));
            }
        }
        all.text.to_mut().push_str(&decoded.text);
    }
    Ok(all)
}

fn segment<'a>(bytes: &'a [u8], part: &mixed::Segment) -> Result<Decoded<'a>, Unreadable> {
    let own = &bytes[part.at.clone()];
    let Some(encoding) = part.wide else { return narrow(own) };
    let text = wide_text(own, encoding);
    if !is_suspicious(&text) {
        return Ok(Decoded::new(text, encoding));
    }
    let mended = mended(text.as_bytes());
    let encoding = if mended.encoding == Encoding::Utf8 { encoding } else { mended.encoding };
    let decoded = Decoded::new(mended.text.into_owned(), encoding);
    Ok(Decoded { pasted: mended.pasted, ..decoded })
}

/// Decodes bytes that are not UTF-16.
fn narrow(bytes: &[u8]) -> Result<Decoded<'_>, Unreadable> {
    let all = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
    let end = memchr::memchr(END_OF_FILE, all);
    let behind_end = end.map_or_else(Vec::new, |end| lines_behind(all, end));
    let padded = &all[..end.unwrap_or(all.len())];
    let bytes = without_padding(padded);
    let zeros = if end.is_none() { padded.len() - bytes.len() } else { 0 };
    if is_binary(bytes) {
        return Err(Unreadable::Binary);
    }
    let decoded = match simdutf8::basic::from_utf8(bytes) {
        Ok(text) if !is_suspicious(text) => Decoded::new(text, Encoding::Utf8),
        Err(_) if has_many_controls(all) || has_many_strays(bytes) => {
            return Err(Unreadable::Binary);
        }
        _ => mended(bytes),
    };
    Ok(Decoded { behind_end, zeros, ..decoded })
}

/// Bytes without the zeros at their end, which a broken copy leaves. Zeros alone are no text.
fn without_padding(bytes: &[u8]) -> &[u8] {
    bytes.iter().rposition(|byte| *byte != 0).map_or(bytes, |last| &bytes[..=last])
}

/// Decodes text that was misread, or typed in an old font, or is no UTF-8.
fn mended(bytes: &[u8]) -> Decoded<'_> {
    let (restored, first) = misread::restore(bytes);
    let mut pasted: Vec<(Encoding, u32)> =
        first.map(|line| (Encoding::Misread, line)).into_iter().collect();
    if let Ok(text) = std::str::from_utf8(&restored)
        && !is_suspicious(text)
    {
        let text = text.trim_start_matches('\u{feff}').to_owned();
        return Decoded { pasted, ..Decoded::new(text, Encoding::Utf8) };
    }
    let read = by_lines::read(&restored);
    pasted.extend(read.pasted);
    Decoded { pasted, ..Decoded::new(read.text, read.encoding) }
}

#[cfg(test)]
mod tests {
    use super::legacy::{to_tcvn3, to_vni};
    use super::*;
    use proptest::prelude::*;

    const GOOD: &str = "Mã;Tên tổ chức đảng;Khu, cụm công nghiệp;Xếp loại\nTC01;Đảng bộ Công ty CP May Hòa Lộc;KCN Quang Châu;Hoàn thành xuất sắc nhiệm vụ\n\
                        TC02;Chi bộ Công ty TNHH Nhựa Minh Khang;CCN Nội Hoàng;Hoàn thành tốt nhiệm vụ\nTC03;Đảng bộ Điện lực;Ngoài khu;Chưa xếp loại\n";

    fn latin(bytes: &[u8]) -> String {
        bytes.iter().map(|&b| char::from(b)).collect()
    }

    #[test]
    fn junk_is_refused_at_once() {
        let mut state = 7u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 56) as u8
        };
        let any: Vec<u8> = (0..1 << 20).map(|_| next()).collect();
        let without_zeros: Vec<u8> = any.iter().map(|b| (*b).max(1)).collect();
        let printed = |b: &u8| if *b < b' ' || *b == 0x7f { b'\n' } else { *b };
        let without_controls: Vec<u8> = any.iter().map(printed).collect();
        for junk in [any, without_zeros, without_controls] {
            let begun = std::time::Instant::now();
            assert!(matches!(decode(&junk), Err(Unreadable::Binary)));
            let time = begun.elapsed();
            // Not optimised, beside other tests.
            assert!(time.as_millis() < 500, "{time:?} a megabyte");
        }
    }

    #[test]
    fn tcvn3_and_vni_are_read_as_bytes_and_as_wrong_letters() {
        for (encoding, bytes) in [(Encoding::Tcvn3, to_tcvn3(GOOD)), (Encoding::Vni, to_vni(GOOD))]
        {
            let direct = decode(&bytes).unwrap();
            assert_eq!((direct.encoding, direct.text.as_ref()), (encoding, GOOD));
            let wrong = latin(&bytes);
            let again = decode(wrong.as_bytes()).unwrap();
            assert_eq!((again.encoding, again.text.as_ref()), (encoding, GOOD));
        }
    }

    #[test]
    fn the_examples_of_the_contract() {
        assert_eq!(decode("§¶ng bé;Chi bé\n".as_bytes()).unwrap().text, "Đảng bộ;Chi bộ\n");
    }

    #[test]
    fn the_letter_u_horn_under_a_soft_hyphen_is_read() {
        assert_eq!(decode("Xư\u{ad} lý".as_bytes()).unwrap().encoding, Encoding::Utf8);
        let typed = latin(&to_tcvn3("Tư nhân;Ngoài Nhà nước;Xưởng 1"));
        assert!(typed.contains('\u{ad}'));
        assert_eq!(decode(typed.as_bytes()).unwrap().text, "Tư nhân;Ngoài Nhà nước;Xưởng 1");
    }

    #[test]
    fn capitals_of_a_capital_font_are_capitals() {
        // Typed in .VnTimeH: capitals with the codes of small letters.
        let typed = [b"\xa7\xb6NG B\xe9 KH\xe8I".as_slice(), b";Chi b\xe9 May\n"].concat();
        assert_eq!(decode(&typed).unwrap().text, "ĐẢNG BỘ KHỐI;Chi bộ May\n");
    }

    #[test]
    fn windows_1258_has_its_tones_combined() {
        // Đ = D0, ả = a + hook (D2), ộ = ô + dot (F2).
        let bytes = b"\xd0a\xd2ng b\xf4\xf2 C\xf4ng ty May;Hoa\xccn tha\xccnh t\xf4\xect nhi\xea\xf2m vu\xf2\n";
        let decoded = decode(bytes).unwrap();
        assert_eq!(
            (decoded.encoding, decoded.text.as_ref()),
            (Encoding::Windows1258, "Đảng bộ Công ty May;Hoàn thành tốt nhiệm vụ\n")
        );
    }

    #[test]
    fn utf_16_is_read_with_and_without_a_mark() {
        for (mark, big) in [(true, false), (true, true), (false, false), (false, true)] {
            let units: Vec<u16> =
                mark.then_some(0xfeff).into_iter().chain(GOOD.encode_utf16()).collect();
            let bytes: Vec<u8> = units
                .iter()
                .flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() })
                .collect();
            assert_eq!(decode(&bytes).unwrap().text, GOOD, "mark {mark}, big {big}");
        }
    }

    #[test]
    fn pasted_rows_are_read_and_their_line_is_kept() {
        let mut bytes = GOOD.repeat(3).into_bytes();
        bytes.extend(to_tcvn3(
            "TC09;Chi bộ Công ty Điện tử Tân Việt;KCN Đình Trám;Hoàn thành nhiệm vụ\n",
        ));
        let decoded = decode(&bytes).unwrap();
        assert_eq!(decoded.encoding, Encoding::Utf8);
        assert_eq!(decoded.pasted, [(Encoding::Tcvn3, 13)]);
        assert!(
            decoded.text.ends_with(
                "TC09;Chi bộ Công ty Điện tử Tân Việt;KCN Đình Trám;Hoàn thành nhiệm vụ\n"
            )
        );
    }

    #[test]
    fn a_cell_pasted_into_a_line_is_read_by_itself() {
        for (encoding, cell) in [
            (Encoding::Tcvn3, to_tcvn3("Chi bộ Công ty Điện tử")),
            (Encoding::Windows1258, b"Chi b\xf4\xf2 C\xf4ng ty \xd0i\xea\xf2n t\xfd\xd2".to_vec()),
        ] {
            let line =
                [b"TC09;".as_slice(), &cell, ";KCN Đình Trám;Hoàn thành nhiệm vụ\n".as_bytes()]
                    .concat();
            let bytes = [GOOD.as_bytes(), &line].concat();
            let decoded = decode(&bytes).unwrap();
            assert_eq!((decoded.encoding, decoded.pasted), (Encoding::Utf8, vec![(encoding, 5)]));
            assert!(
                decoded
                    .text
                    .ends_with("TC09;Chi bộ Công ty Điện tử;KCN Đình Trám;Hoàn thành nhiệm vụ\n"),
                "{}",
                decoded.text
            );
        }
        // As letters too.
        let text =
            format!("{GOOD}TC09;{};KCN Đình Trám\n", latin(&to_tcvn3("Chi bộ Công ty Điện tử")));
        let decoded = decode(text.as_bytes()).unwrap();
        assert_eq!(
            (decoded.encoding, decoded.pasted),
            (Encoding::Utf8, vec![(Encoding::Tcvn3, 5)])
        );
        assert!(
            decoded.text.ends_with("TC09;Chi bộ Công ty Điện tử;KCN Đình Trám\n"),
            "{}",
            decoded.text
        );
    }

    #[test]
    fn an_old_font_saved_as_utf_16_is_told() {
        let bytes: Vec<u8> = "\u{feff}"
            .encode_utf16()
            .chain(latin(&to_tcvn3(GOOD)).encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let decoded = decode(&bytes).unwrap();
        assert_eq!((decoded.encoding, decoded.text.as_ref()), (Encoding::Tcvn3, GOOD));
    }

    #[test]
    fn workbooks_and_binaries_are_told() {
        assert_eq!(
            decode(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).unwrap_err(),
            Unreadable::Format(FileFormat::Workbook)
        );
        assert_eq!(decode(&[0u8; 100]).unwrap_err(), Unreadable::Binary);
        assert_eq!(decode(b"").unwrap_err(), Unreadable::Format(FileFormat::Empty));
    }

    const GOOD_WORDS: &[&str] = &[
        "Đảng", "bộ", "Chi", "Công", "ty", "TNHH", "may", "điện", "tử", "Nội", "Hoàng", "xuất",
        "sắc", "·", "–", "é", "à", "ô", "É", "café", "«Hòa»", "m²", "Fuhöng",
    ];

    proptest! {
        #[test]
        fn good_vietnamese_is_never_converted(
            words in proptest::collection::vec(proptest::sample::select(GOOD_WORDS), 1..40),
        ) {
            let text = words.join(" ");
            let decoded = decode(text.as_bytes()).unwrap();
            if text.chars().all(|c| !matches!(c, 'ö')) {
                prop_assert_eq!(&*decoded.text, text.as_str());
            }
        }

        #[test]
        fn any_bytes_give_text_or_a_reason(
            bytes in proptest::collection::vec(any::<u8>(), 0..400),
        ) {
            let _ = decode(&bytes);
        }
    }
}
