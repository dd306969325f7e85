//! Restores UTF-8 that was read in Windows-1252, Windows-1258 or Latin-1 and saved again:
//! `Äáº£ng bá»™` is "Đảng bộ".

use super::legacy::bytes_of;
use super::lines::{is_suspicious, line_number, lines};
use std::borrow::Cow;

/// How often a text may have been misread, one time upon the other.
const TIMES: usize = 3;

/// The text with every misread word restored, line by line, and the first line that has one. Lines
/// that are no UTF-8 are left as they are.
pub fn restore(bytes: &[u8]) -> (Cow<'_, [u8]>, Option<u32>) {
    let mut first = None;
    let mut out: Vec<u8> = Vec::new();
    let mut copied = 0;
    let mut at = 0;
    for (index, line) in lines(bytes).enumerate() {
        let start = at;
        at += line.len();
        let text = if line.is_ascii() { None } else { std::str::from_utf8(line).ok() };
        let Some(restored) = text.and_then(restore_line) else {
            continue;
        };
        out.extend_from_slice(&bytes[copied..start]);
        out.extend_from_slice(restored.as_bytes());
        copied = at;
        first = first.or(Some(line_number(index)));
    }
    if first.is_none() {
        return (Cow::Borrowed(bytes), None);
    }
    out.extend_from_slice(&bytes[copied..]);
    (Cow::Owned(out), first)
}

/// A line with its misread words restored; None if it has none for certain.
fn restore_line(line: &str) -> Option<String> {
    if line.is_ascii() || !(is_suspicious(line) || line.contains(['Ä', 'Ã', 'Ă', 'Æ'])) {
        return None;
    }
    let is_misread =
        |word: &str| is_certain(word) && restore_word(&with_lost_bytes(word)).is_some();
    if !words(line).any(is_misread) {
        return None;
    }
    let line = with_lost_bytes(line);
    let mut out = String::with_capacity(line.len());
    for word in words(&line) {
        match restore_word(word) {
            Some(restored) => out.push_str(&restored),
            None => out.push_str(word),
        }
    }
    Some(out)
}

/// Splits a line at ASCII blanks and signs. Each piece ends with the sign that ends it.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split_inclusive(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric())
}

/// A no-break space is the second byte of "à": where it became a plain blank, it is put back. So is
/// the second byte of "Đ", a control character that is often lost.
fn with_lost_bytes(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut before = (' ', ' ');
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let is_lost = c == ' ' && matches!(before.1, 'Ã' | 'Ă') && before.0.is_lowercase();
        out.push(if is_lost { '\u{a0}' } else { c });
        let is_letter = |c: &char| c.is_ascii() || matches!(c, 'Ã' | 'Ă' | 'Ä' | 'Æ' | 'á');
        if c == 'Ä' && chars.peek().is_none_or(is_letter) {
            out.push('\u{90}');
        }
        before = (before.1, c);
    }
    out
}

/// The word that was misread, once or several times; None if this cannot be one.
fn restore_word(word: &str) -> Option<String> {
    let mut restored = None;
    let mut text = Cow::Borrowed(word);
    for _ in 0..TIMES {
        if text.is_ascii() {
            break;
        }
        let Some(read) = bytes_of(&text).and_then(|bytes| String::from_utf8(bytes).ok()) else {
            break;
        };
        if read.chars().all(|c| c.is_ascii() || is_of_vietnamese(c)) {
            restored = Some(read.clone());
        }
        text = Cow::Owned(read);
    }
    restored
}

/// Whether a misread word cannot be a right one: it has a sequence of three characters for one, a
/// sign that no word ends with, or a capital in its middle. `XÃ”` may be the end of a quotation.
fn is_certain(word: &str) -> bool {
    let chars: Vec<char> = word.chars().collect();
    (1..chars.len()).any(|at| match (chars[at - 1], chars[at]) {
        ('Ã' | 'Ă' | 'Ä' | 'Å' | 'Æ', next) if !next.is_ascii() => {
            !matches!(next, '\u{a0}' | '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '»' | '«' | '•')
                || (at >= 2 && chars[at - 2].is_lowercase())
        }
        ('á' | 'â', next) => matches!(next, 'º' | '»' | '€'),
        _ => false,
    })
}

/// A letter of Vietnamese, or a sign of its texts.
fn is_of_vietnamese(c: char) -> bool {
    let small = c.to_lowercase().next().unwrap_or(c);
    matches!(small, '\u{1ea0}'..='\u{1ef9}')
        || "àáâãèéêìíòóôõùúýăđĩũơư–—‘’“”…•·°²³«»\u{a0}\u{ad}\u{feff}\u{300}\u{301}\u{303}\u{309}\u{323}"
            .contains(small)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{WINDOWS_1252, WINDOWS_1258};

    const TEXTS: [&str; 4] = [
        "Đảng bộ Công ty TNHH Điện tử Ngọc Thiện;KCN Đình Trám;Hoàn thành xuất sắc nhiệm vụ",
        "Chi bộ Ươm tơ – Hoà Xá;CCN Chí Viễn;Ngoài Nhà nước",
        "Năm,Mã,Tên tổ chức đảng,\"Khu, cụm công nghiệp\",Xếp loại",
        "ĐBCS;TÍN NGHĨA;CHỈ BỘ XƯỞNG Ỷ LẠI ĂN Ở",
    ];

    fn restored(text: &str) -> String {
        String::from_utf8(restore(text.as_bytes()).0.into_owned()).unwrap()
    }

    #[test]
    fn each_way_of_misreading_is_restored() {
        for text in TEXTS {
            for page in [WINDOWS_1252, WINDOWS_1258] {
                let wrong = page.decode_without_bom_handling(text.as_bytes()).0;
                assert_eq!(restored(&wrong), text, "{}", page.name());
                let twice = WINDOWS_1252.decode_without_bom_handling(wrong.as_bytes()).0;
                assert_eq!(restored(&twice), text, "twice {}", page.name());
            }
            let latin: String = text.bytes().map(char::from).collect();
            assert_eq!(restored(&latin), text);
        }
    }

    #[test]
    fn single_words_and_lost_no_break_spaces_are_restored() {
        for (wrong, right) in [
            ("Chi bộ Một;KCN Ä\u{90}Ã¬nh TrÃ¡m;Tốt", "Chi bộ Một;KCN Đình Trám;Tốt"),
            ("Chi bộ Một;Ä\u{90}BCS;5", "Chi bộ Một;ĐBCS;5"),
            ("KCN ÄÃ¬nh TrÃ¡m;ÄBCS;Äáº£ng", "KCN Đình Trám;ĐBCS;Đảng"),
            ("HoÃ n thÃ nh nhiá»‡m vá»¥", "Hoàn thành nhiệm vụ"),
            ("NgoÃ i NhÃ  nÆ°á»›c", "Ngoài Nhà nước"),
        ] {
            assert_eq!(restored(wrong), right);
        }
        let bytes = "A;B\nmột;hai\nba;Äáº£ng\n".as_bytes();
        assert_eq!(restore(bytes).1, Some(3));
    }

    #[test]
    fn right_text_is_left_as_it_is() {
        for text in TEXTS {
            assert_eq!(restore(text.as_bytes()).1, None, "{text}");
        }
        for text in
            ["chợ “XÃ”", "ĐÃ… rồi", "MÃ\u{a0}KCN", "ĐÃ–ĐÃ", "Å; Ä; Øster", "§¶ng bé", "ÑAÛNG BOÄ"]
        {
            assert_eq!(restore(text.as_bytes()).1, None, "{text}");
        }
    }
}
