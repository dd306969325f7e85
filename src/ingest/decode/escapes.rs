//! Escapes that converters leave in cells: `_x000D_` of Office, `<br>` and entities of HTML, a
//! written `\n`. They are replaced before the text is split into cells, so that the `;` of an
//! entity separates nothing. An escape of a delimiter is left as it is.

use std::borrow::Cow;

/// How often a text may be escaped, one time upon the other: `&amp;nbsp;`.
const TIMES: usize = 3;

/// Entities with a name.
const ENTITIES: &[(&str, char)] = &[
    ("nbsp", '\u{a0}'),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("shy", '\u{ad}'),
    ("zwnj", '\u{200b}'),
    ("zwj", '\u{200b}'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '”'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("deg", '°'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("times", '×'),
    ("Agrave", 'À'),
    ("Aacute", 'Á'),
    ("Acirc", 'Â'),
    ("Atilde", 'Ã'),
    ("Abreve", 'Ă'),
    ("Egrave", 'È'),
    ("Eacute", 'É'),
    ("Ecirc", 'Ê'),
    ("Igrave", 'Ì'),
    ("Iacute", 'Í'),
    ("Itilde", 'Ĩ'),
    ("Ograve", 'Ò'),
    ("Oacute", 'Ó'),
    ("Ocirc", 'Ô'),
    ("Otilde", 'Õ'),
    ("Ugrave", 'Ù'),
    ("Uacute", 'Ú'),
    ("Utilde", 'Ũ'),
    ("Yacute", 'Ý'),
    ("Dstrok", 'Đ'),
    ("ETH", 'Đ'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("abreve", 'ă'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("itilde", 'ĩ'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("utilde", 'ũ'),
    ("yacute", 'ý'),
    ("dstrok", 'đ'),
    ("eth", 'đ'),
];

/// The longest entity, without its `&` and `;`.
const LONGEST: usize = 10;

const fn may_start(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'\\' | b'_')
}

/// The text with its escapes replaced by what they mean. It has as many lines as before.
pub fn unescape(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..TIMES {
        match replaced(&text) {
            Some(replaced) => text = Cow::Owned(replaced),
            None => break,
        }
    }
    text
}

/// Whether a cell has an escape. An entity may be cut off by its own `;`, where that is the
/// delimiter.
pub fn has_escape(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    (0..bytes.len()).any(|at| {
        may_start(bytes[at])
            && (escape_at(cell, at).is_some()
                || (bytes[at] == b'&' && entity(&cell[at + 1..]).is_some()))
    })
}

fn replaced(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    if memchr::memchr3(b'&', b'<', b'\\', bytes).is_none()
        && memchr::memmem::find(bytes, b"_x").is_none()
    {
        return None;
    }
    let mut out = String::new();
    let mut copied = 0;
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| may_start(*byte)) {
        if at < copied {
            continue;
        }
        if let Some((length, meaning)) = escape_at(text, at) {
            out.push_str(&text[copied..at]);
            out.push(meaning);
            copied = at + length;
        }
    }
    (copied > 0).then(|| out + &text[copied..])
}

/// The length of the escape at a place, and the character that it means.
fn escape_at(text: &str, at: usize) -> Option<(usize, char)> {
    let rest = &text[at..];
    let bytes = rest.as_bytes();
    match bytes[0] {
        b'<' => break_length(bytes).map(|length| (length, ' ')),
        // A path has its backslashes behind a colon or another backslash.
        b'\\' if at > 0 && matches!(text.as_bytes()[at - 1], b':' | b'\\') => None,
        b'\\' if rest.starts_with("\\r\\n") => Some((4, ' ')),
        b'\\' if rest.starts_with("\\n") => Some((2, ' ')),
        b'_' if bytes.get(1) == Some(&b'x') && bytes.get(6) == Some(&b'_') => {
            let code = u32::from_str_radix(rest.get(2..6)?, 16).ok()?;
            Some((7, plain(char::from_u32(code)?)?))
        }
        b'&' => {
            let longest = bytes.len().min(LONGEST + 2);
            let end = memchr::memchr(b';', &bytes[..longest])?;
            Some((end + 1, entity(&rest[1..end])?))
        }
        _ => None,
    }
}

/// The length of `<br>`, `<br/>` or `<br />` at the start of a text.
fn break_length(bytes: &[u8]) -> Option<usize> {
    let tag = bytes.get(..3)?;
    if !tag.eq_ignore_ascii_case(b"<br") {
        return None;
    }
    let end = memchr::memchr(b'>', &bytes[..bytes.len().min(8)])?;
    bytes[3..end].iter().all(|byte| matches!(byte, b' ' | b'/')).then_some(end + 1)
}

/// What an entity means, without its `&` and `;`.
fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return plain(char::from_u32(code)?);
    }
    ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, meaning)| *meaning)
}

/// A character that separates no cells: a control is a blank, a quote a closing one, and a
/// delimiter is none.
const fn plain(c: char) -> Option<char> {
    match c {
        '\0'..='\x1f' => Some(' '),
        '"' => Some('”'),
        ',' | ';' | '|' => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_mean_what_they_stand_for() {
        for (text, meaning) in [
            ("KCN_x000D_\nVân Trung", "KCN \nVân Trung"),
            ("Tổng số_x000d_;1", "Tổng số ;1"),
            ("a_x005F_b", "a_b"),
            ("KCN<br>Đình<BR />Trám<br/>", "KCN Đình Trám "),
            ("V&acirc;n&nbsp;Trung;5", "Vân\u{a0}Trung;5"),
            ("V&#226;n; t&#7889;t; &#x1ED1;", "Vân; tốt; ố"),
            ("A &amp; B", "A & B"),
            ("V&amp;acirc;n &amp;amp;nbsp;", "Vân \u{a0}"),
            ("Hoàn thành\\nnhiệm vụ\\r\\n", "Hoàn thành nhiệm vụ "),
            ("&lt;br&gt;", " "),
            ("&quot;Hoa Sen&quot;", "”Hoa Sen”"),
        ] {
            assert_eq!(unescape(text), meaning);
            assert!(has_escape(text), "{text}");
        }
        for cell in ["V&acirc", "t&#7889", "x&nbsp"] {
            assert!(has_escape(cell), "{cell}");
        }
    }

    #[test]
    fn other_text_stays() {
        for text in [
            "A & B; C",
            "R&D;5",
            "TC_HP_01",
            "ma_to_chuc",
            "tong_xuat_x",
            "< 30 > 5",
            "D:\\nam-2023",
            "\\\\nas\\x",
            "&;&#;&#x;&khong;",
            "&#59;",
            "_x00ZZ_",
            "&",
            "_",
            "\\",
            "<",
            "<b>",
            "_xđ_đđ_",
        ] {
            assert!(matches!(unescape(text), Cow::Borrowed(_)), "{text}");
        }
        assert!(!has_escape("R&D") && !has_escape("TC_HP_01"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_as_many_lines_and_cells(text in "([a;\n_&<đ]|&acirc|_x000D_|<br>|&#10){0,40}") {
            let read = unescape(&text);
            proptest::prop_assert_eq!(read.matches('\n').count(), text.matches('\n').count());
        }
    }
}
