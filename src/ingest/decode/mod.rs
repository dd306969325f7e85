//! Bytes to text. The encoding is the one in which the most words are Vietnamese.
//!
//! A file has one main encoding. A line or cell that reads better in another encoding (pasted from
//! elsewhere) is decoded by that one, and the line's number is kept.

mod legacy;
mod syllable;

use crate::domain::{Encoding, Unreadable};
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1258};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// A decoded file.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The whole text, with its line ends unchanged.
    pub text: Cow<'a, str>,
    /// The encoding of the file.
    pub encoding: Encoding,
    /// Other encodings (UTF-8 aside) of single lines, each with its first line, from 1.
    pub pasted: Vec<(Encoding, u32)>,
}

/// How many non-ASCII lines are sampled to choose the main encoding.
const WEIGHED: usize = 400;

const WORKBOOK_MAGIC: [&[u8]; 2] =
    [b"PK\x03\x04", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]];

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// The offset of the text in a UTF-8 file with these first bytes; None if the file is, or may be,
/// in another format.
pub fn plain_start(head: &[u8]) -> Option<usize> {
    let is_other =
        WORKBOOK_MAGIC.iter().any(|magic| head.starts_with(magic)) || utf16(head).is_some();
    let from = if head.starts_with(UTF8_MARK) { UTF8_MARK.len() } else { 0 };
    (!is_other && !is_binary(&head[from..])).then_some(from)
}

/// True if the first bytes have more zeros than text has.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    memchr::memchr_iter(0, head).count() * 50 > head.len()
}

/// Decodes bytes as text.
///
/// # Errors
/// Where the bytes are no text: a workbook, another archive, or something binary.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Unreadable> {
    if WORKBOOK_MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(Unreadable::Workbook);
    }
    if let Some((encoding, body)) = utf16(bytes) {
        let by = if encoding == Encoding::Utf16Le { UTF_16LE } else { UTF_16BE };
        let (text, _) = by.decode_without_bom_handling(body);
        return Ok(mend_utf16(text, encoding));
    }
    let bytes = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
    if is_binary(bytes) {
        return Err(Unreadable::Binary);
    }
    if let Ok(text) = simdutf8::basic::from_utf8(bytes)
        && !is_suspicious(text)
    {
        return Ok(Decoded {
            text: Cow::Borrowed(text),
            encoding: Encoding::Utf8,
            pasted: Vec::new(),
        });
    }
    Ok(by_lines(bytes))
}

fn utf16(bytes: &[u8]) -> Option<(Encoding, &[u8])> {
    if let Some(body) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return Some((Encoding::Utf16Le, body));
    }
    if let Some(body) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return Some((Encoding::Utf16Be, body));
    }
    let head = &bytes[..bytes.len().min(4096) & !1];
    let (mut even, mut odd) = (0, 0);
    for pair in head.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let units = head.len() / 2;
    if units >= 4 && odd * 2 > units && even * 20 < units {
        Some((Encoding::Utf16Le, bytes))
    } else if units >= 4 && even * 2 > units && odd * 20 < units {
        Some((Encoding::Utf16Be, bytes))
    } else {
        None
    }
}

/// Decodes text typed in an old font and saved as UTF-16.
fn mend_utf16(text: Cow<'_, str>, encoding: Encoding) -> Decoded<'_> {
    if is_suspicious(&text) {
        let mended = by_lines(text.as_bytes());
        if mended.encoding != Encoding::Utf8 || !mended.pasted.is_empty() {
            let encoding =
                if mended.encoding == Encoding::Utf8 { encoding } else { mended.encoding };
            return Decoded {
                text: Cow::Owned(mended.text.into_owned()),
                encoding,
                pasted: mended.pasted,
            };
        }
    }
    Decoded { text, encoding, pasted: Vec::new() }
}

/// True if a text has a character of Vietnamese typed in an old font that Vietnamese in Unicode
/// does not have.
pub fn is_suspicious(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(0xc2, 0xc3, bytes).any(|at| match (bytes[at], bytes.get(at + 1)) {
        // U+0080 to U+00BF, except the no-break space.
        (0xc2, Some(&next)) => next != 0xa0,
        (0xc3, Some(&next)) => !matches!(
            next,
            0x80..=0x83 | 0x88..=0x8a | 0x8c | 0x8d | 0x92..=0x95 | 0x99 | 0x9a | 0x9d
                | 0xa0..=0xa3 | 0xa8..=0xaa | 0xac | 0xad | 0xb2..=0xb5 | 0xb9 | 0xba | 0xbd
        ),
        _ => false,
    })
}

/// The lines of a file with their ends: LF, CRLF and CR each end a line.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = match memchr::memchr2(b'\n', b'\r', rest) {
            Some(at) if rest[at] == b'\r' && rest.get(at + 1) == Some(&b'\n') => at + 2,
            Some(at) => at + 1,
            None => rest.len(),
        };
        let (line, after) = rest.split_at(end);
        rest = after;
        Some(line)
    })
}

/// One line decoded in one encoding, with its number of Vietnamese words and of other words.
struct Reading<'a> {
    encoding: Encoding,
    text: Cow<'a, str>,
    good: usize,
    bad: usize,
}

impl Reading<'_> {
    const fn score(&self) -> isize {
        self.good.cast_signed() - 2 * self.bad.cast_signed()
    }
}

fn reading(encoding: Encoding, text: Cow<'_, str>) -> Reading<'_> {
    let (good, bad) = syllable::weigh(&text);
    Reading { encoding, text, good, bad }
}

/// Decodes a line in every encoding that fits. A valid UTF-8 line whose letters are all in the old
/// code pages may also be text of an old font that was saved again as UTF-8.
fn readings(line: &[u8]) -> Vec<Reading<'_>> {
    let valid = std::str::from_utf8(line).ok();
    let old: Option<Cow<'_, [u8]>> = match valid {
        Some(text) => legacy::bytes_of(text).map(Cow::Owned),
        None => Some(Cow::Borrowed(line)),
    };
    let mut readings = Vec::with_capacity(4);
    if let Some(text) = valid {
        readings.push(reading(Encoding::Utf8, Cow::Borrowed(text)));
    }
    if let Some(old) = old {
        readings.push(reading(Encoding::Tcvn3, Cow::Owned(legacy::tcvn3(&old))));
        readings.push(reading(Encoding::Vni, Cow::Owned(legacy::vni(&old))));
        if valid.is_none() {
            readings.push(reading(Encoding::Windows1258, Cow::Owned(windows_1258(line))));
        }
    }
    readings
}

fn windows_1258(bytes: &[u8]) -> String {
    WINDOWS_1258.decode_without_bom_handling(bytes).0.nfc().collect()
}

/// The best reading of a line or cell of a file in encoding `main`. Another encoding is chosen only
/// if it leaves fewer words that are not Vietnamese.
fn choose(mut all: Vec<Reading<'_>>, main: Encoding) -> Option<Reading<'_>> {
    let usual = all.iter().position(|r| r.encoding == main);
    let best = (0..all.len()).max_by_key(|&i| (all[i].score(), usual == Some(i)))?;
    let chosen = usual
        .filter(|&usual| all[usual].bad <= all[best].bad || all[best].good == 0)
        .unwrap_or(best);
    Some(all.swap_remove(chosen))
}

/// Decodes each cell of a line by itself. The encoding of the line is that of the first cell that
/// is not UTF-8.
fn by_cells(line: &[u8]) -> Option<Reading<'_>> {
    let is_delimiter = |byte: &u8| matches!(byte, b',' | b';' | b'\t' | b'|');
    let cells = line
        .split_inclusive(is_delimiter)
        .map(|cell| choose(readings(cell), Encoding::Utf8))
        .collect::<Option<Vec<_>>>()?;
    let other =
        cells.iter().map(|cell| cell.encoding).find(|encoding| *encoding != Encoding::Utf8)?;
    let text: String = cells.into_iter().map(|cell| cell.text).collect();
    Some(reading(other, Cow::Owned(text)))
}

fn by_lines(bytes: &[u8]) -> Decoded<'_> {
    let main = main_encoding(bytes);
    let mut text = String::with_capacity(bytes.len());
    let mut pasted: Vec<(Encoding, u32)> = Vec::new();
    for (index, line) in lines(bytes).enumerate() {
        if line.is_ascii() {
            text.push_str(&String::from_utf8_lossy(line));
            continue;
        }
        let Some(whole) = choose(readings(line), main) else { continue };
        let cells = if whole.bad > 0 { by_cells(line) } else { None };
        let chosen = cells.filter(|cells| cells.bad < whole.bad).unwrap_or(whole);
        if ![main, Encoding::Utf8].contains(&chosen.encoding)
            && !pasted.iter().any(|(encoding, _)| *encoding == chosen.encoding)
        {
            pasted.push((chosen.encoding, u32::try_from(index + 1).unwrap_or(u32::MAX)));
        }
        text.push_str(&chosen.text);
    }
    Decoded { text: Cow::Owned(text), encoding: main, pasted }
}

/// The encoding in which the most words are Vietnamese; UTF-8 unless another leaves fewer words
/// that are not.
fn main_encoding(bytes: &[u8]) -> Encoding {
    const ORDER: [Encoding; 4] =
        [Encoding::Utf8, Encoding::Tcvn3, Encoding::Vni, Encoding::Windows1258];
    // The number of bad words that an undecodable line counts as.
    const UNREADABLE: usize = 4;
    let mut good = [0usize; 4];
    let mut bad = [0usize; 4];
    // Lines are sampled over the whole file, so that lines pasted at its top do not decide.
    let total = lines(bytes).filter(|l| !l.is_ascii()).count();
    for line in lines(bytes).filter(|l| !l.is_ascii()).step_by((total / WEIGHED).max(1)) {
        let readings = readings(line);
        for (at, encoding) in ORDER.into_iter().enumerate() {
            match readings.iter().find(|r| r.encoding == encoding) {
                Some(reading) => {
                    good[at] += reading.good;
                    bad[at] += reading.bad;
                }
                None => bad[at] += UNREADABLE,
            }
        }
    }
    let score = |at: usize| good[at].cast_signed() - 2 * bad[at].cast_signed();
    let other =
        (1..4).rev().filter(|&at| good[at] > 0 && bad[at] < bad[0]).max_by_key(|&at| score(at));
    other.filter(|&at| score(at) > score(0)).map_or(Encoding::Utf8, |at| ORDER[at])
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
        assert_eq!(decode(b"PK\x03\x04rest").unwrap_err(), Unreadable::Workbook);
        assert_eq!(decode(&[0u8; 100]).unwrap_err(), Unreadable::Binary);
        assert_eq!(decode(b"").unwrap().text, "");
    }

    proptest! {
        #[test]
        fn good_vietnamese_is_never_converted(words in proptest::collection::vec(proptest::sample::select(vec![
            "Đảng", "bộ", "Chi", "Công", "ty", "TNHH", "may", "điện", "tử", "Nội", "Hoàng", "xuất", "sắc", "·", "–", "é", "à", "ô", "É", "café", "«Hòa»", "m²", "Fuhöng",
        ]), 1..40)) {
            let text = words.join(" ");
            let decoded = decode(text.as_bytes()).unwrap();
            if text.chars().all(|c| !matches!(c, 'ö')) {
                prop_assert_eq!(&*decoded.text, text.as_str());
            }
        }

        #[test]
        fn any_bytes_give_text_or_a_reason(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = decode(&bytes);
        }
    }
}
