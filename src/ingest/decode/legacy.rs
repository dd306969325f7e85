//! The code tables of the old fonts.
//!
//! TCVN3: the Vietnamese standard TCVN 5712:1993, its third character set (VN3), as the `.VnTime`
//! fonts have it. VNI: the VNI Windows encoding, a base letter followed by a sign, as the `VNI-`
//! fonts have it. Both tables are published facts; no crate has them.

/// TCVN3 from 0xA1 on; a blank where the table has no letter.
const TCVN3: &str = "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ ";

/// VNI letters of one character, with the letter that each means.
const VNI_ALONE: [(char, char); 7] =
    [('ñ', 'đ'), ('ö', 'ư'), ('ô', 'ơ'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ')];

/// VNI letters of two characters: the base letter, the second characters, and the letter that each
/// pair means.
const VNI_PAIRS: [(char, &str, &str); 7] = [
    ('a', "ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ"),
    ('e', "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    ('o', "ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    ('ô', "ùøûõï", "ớờởỡợ"),
    ('u', "ùøûõï", "úùủũụ"),
    ('ö', "ùøûõï", "ứừửữự"),
    ('y', "ùøûõ", "ýỳỷỹ"),
];

/// The bytes of a text that was decoded with the wrong code page; None if a letter is in neither
/// Windows-1252 nor Windows-1258.
pub fn bytes_of(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        bytes.push(match u32::from(c) {
            code @ 0..=0xff => u8::try_from(code).ok()?,
            _ => byte_in(c, encoding_rs::WINDOWS_1252)
                .or_else(|| byte_in(c, encoding_rs::WINDOWS_1258))?,
        });
    }
    Some(bytes)
}

fn byte_in(c: char, page: &'static encoding_rs::Encoding) -> Option<u8> {
    let mut buffer = [0; 4];
    let (bytes, _, lossy) = page.encode(c.encode_utf8(&mut buffer));
    match (&*bytes, lossy) {
        (&[byte], false) => Some(byte),
        _ => None,
    }
}

/// The Windows-1252 character of a byte that no old font has a letter for, such as Word's dashes
/// and quotes.
fn latin(byte: u8) -> char {
    encoding_rs::WINDOWS_1252
        .decode_without_bom_handling(&[byte])
        .0
        .chars()
        .next()
        .unwrap_or(char::from(byte))
}

fn tcvn3_letter(byte: u8) -> char {
    let letter = usize::from(byte)
        .checked_sub(0xa1)
        .and_then(|at| TCVN3.chars().nth(at))
        .filter(|&c| c != ' ');
    letter.unwrap_or_else(|| latin(byte))
}

/// The cells of a line, each with the sign that ends it.
pub fn cells(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split_inclusive(|b| matches!(b, b',' | b';' | b'\t' | b'|' | b'\n' | b'\r' | b'"'))
}

/// Whether a cell in TCVN3 is in capitals. Capital fonts show the codes of small letters as
/// capitals, so a cell without a small ASCII letter is.
pub fn is_capital(cell: &[u8]) -> bool {
    cell.iter().filter(|b| b.is_ascii_uppercase()).count() >= 2
        && !cell.iter().any(u8::is_ascii_lowercase)
}

/// Decodes a word of TCVN3, in a cell that is in capitals or not.
pub fn tcvn3(word: &[u8], is_capital: bool) -> String {
    let letters = word.iter().map(|&b| if b.is_ascii() { char::from(b) } else { tcvn3_letter(b) });
    if is_capital { letters.flat_map(char::to_uppercase).collect() } else { letters.collect() }
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn vni_pair(letter: char, sign: char) -> Option<char> {
    let (_, signs, made) = VNI_PAIRS.iter().find(|(l, ..)| *l == small(letter))?;
    made.chars().nth(signs.chars().position(|s| s == small(sign))?)
}

fn vni_alone(c: char) -> char {
    VNI_ALONE.iter().find(|(sign, _)| *sign == small(c)).map_or(small(c), |(_, letter)| *letter)
}

/// Decodes VNI.
pub fn vni(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    let mut rest =
        bytes.iter().map(|&b| if b.is_ascii() { char::from(b) } else { latin(b) }).peekable();
    while let Some(c) = rest.next() {
        let read = match rest
            .peek()
            .and_then(|&sign| (!sign.is_ascii()).then(|| vni_pair(c, sign)).flatten())
        {
            Some(pair) => {
                rest.next();
                pair
            }
            None if c.is_ascii() => c,
            None => vni_alone(c),
        };
        if c.is_uppercase() { out.extend(read.to_uppercase()) } else { out.push(read) }
    }
    out
}

/// Encodes text as TCVN3, for tests.
#[cfg(test)]
pub fn to_tcvn3(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| {
            match TCVN3
                .chars()
                .position(|t| t == c && t != ' ')
                .or_else(|| TCVN3.chars().position(|t| t == small(c) && t != ' '))
            {
                Some(at) => u8::try_from(at + 0xa1).unwrap(),
                None => u8::try_from(u32::from(c)).unwrap(),
            }
        })
        .collect()
}

/// Encodes text as VNI, for tests.
#[cfg(test)]
pub fn to_vni(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut push = |c: char, big: bool| {
        let c = if big { c.to_uppercase().next().unwrap() } else { c };
        out.push(u8::try_from(u32::from(c)).unwrap());
    };
    for c in text.chars() {
        let pair = VNI_PAIRS.iter().find_map(|(l, signs, made)| {
            Some((*l, signs.chars().nth(made.chars().position(|m| m == small(c))?)?))
        });
        let alone = VNI_ALONE.iter().find(|(_, letter)| *letter == small(c));
        match (pair, alone) {
            (Some((letter, sign)), _) => {
                push(letter, c.is_uppercase());
                push(sign, c.is_uppercase());
            }
            (None, Some((sign, _))) => push(*sign, c.is_uppercase()),
            (None, None) => push(c, false),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_each_small_letter_once() {
        assert_eq!(TCVN3.chars().count(), 0xff - 0xa1 + 1);
        let letters = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";
        for letter in letters.chars() {
            assert_eq!(TCVN3.chars().filter(|&c| c == letter).count(), 1, "{letter}");
        }
        // Places that the standard's table prints.
        for (byte, letter) in [
            (0xa7, 'Đ'),
            (0xad, 'ư'),
            (0xae, 'đ'),
            (0xb8, 'á'),
            (0xc6, 'ặ'),
            (0xd7, 'ì'),
            (0xdf, 'ò'),
            (0xe9, 'ộ'),
            (0xf9, 'ự'),
            (0xfe, 'ỵ'),
        ] {
            assert_eq!(tcvn3_letter(byte), letter);
        }
    }

    #[test]
    fn the_dashes_and_quotes_of_word_stay() {
        for read in [|word: &[u8]| tcvn3(word, false), vni] {
            assert_eq!(read(b"KCN A \x96 B, \x93C\x94, 5\x80"), "KCN A – B, “C”, 5€");
        }
    }

    #[test]
    fn vni_pairs_have_a_letter_each() {
        for (letter, signs, made) in VNI_PAIRS {
            assert_eq!(signs.chars().count(), made.chars().count(), "{letter}");
        }
        assert_eq!(
            vni(&to_vni("ĐẢNG BỘ Khối Doanh nghiệp, ưỡn ẹo kỹ thuật ỷ lại")),
            "ĐẢNG BỘ Khối Doanh nghiệp, ưỡn ẹo kỹ thuật ỷ lại"
        );
    }
}
