//! Writes Vietnamese in the old encodings, from tables of letters of their own.

use unicode_normalization::UnicodeNormalization;

/// TCVN 5712:1993 (VN3), a letter and its byte.
const TCVN3: &str = "à B5 ả B6 ã B7 á B8 ạ B9 ă A8 ằ BB ẳ BC ẵ BD ắ BE ặ C6 â A9 ầ C7 ẩ C8 ẫ C9 ấ CA ậ CB è CC ẻ CE ẽ CF é D0 ẹ D1 ê AA ề D2 \
    ể D3 ễ D4 ế D5 ệ D6 ì D7 ỉ D8 ĩ DC í DD ị DE ò DF ỏ E1 õ E2 ó E3 ọ E4 ô AB ồ E5 ổ E6 ỗ E7 ố E8 ộ E9 ơ AC ờ EA ở EB ỡ EC ớ ED ợ EE ù EF ủ F1 \
    ũ F2 ú F3 ụ F4 ư AD ừ F5 ử F6 ữ F7 ứ F8 ự F9 ỳ FA ỷ FB ỹ FC ý FD ỵ FE đ AE Đ A7 Ă A1 Â A2 Ê A3 Ô A4 Ơ A5 Ư A6";

const TONES: [char; 5] = ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}'];

pub fn tcvn3(text: &str) -> Vec<u8> {
    let words: Vec<&str> = TCVN3.split_whitespace().collect();
    let code = |letter: &str| {
        words
            .chunks(2)
            .find(|pair| pair[0] == letter)
            .map(|pair| u8::from_str_radix(pair[1], 16).unwrap())
    };
    let byte = |c: char| match c {
        c if c.is_ascii() => c as u8,
        // A capital with a tone is the small letter in a font of capitals.
        c => code(&c.to_string())
            .or_else(|| code(&c.to_lowercase().to_string()))
            .unwrap_or_else(|| panic!("no {c} in TCVN3")),
    };
    text.nfc().map(byte).collect()
}

/// A letter, its tone and its other mark.
fn taken_apart(c: char) -> (char, Option<usize>, Option<char>) {
    let parts: Vec<char> = c.nfd().collect();
    let tone = parts.iter().find_map(|p| TONES.iter().position(|t| t == p));
    (parts[0], tone, parts.iter().skip(1).copied().find(|p| !TONES.contains(p)))
}

pub fn vni(text: &str) -> Vec<u8> {
    let mut out = String::new();
    for c in text.nfc() {
        let (base, tone, mark) = taken_apart(c);
        let letters = match (base.to_ascii_lowercase(), mark) {
            _ if c.is_ascii() => c.to_string(),
            _ if c == 'đ' || c == 'Đ' => "ñ".to_owned(),
            ('i', None) => "íìæóò".chars().nth(tone.unwrap()).unwrap().to_string(),
            ('y', None) if tone == Some(4) => "î".to_owned(),
            (letter, Some('\u{302}')) => {
                format!("{letter}{}", tone.map_or('â', |t| "áàåãä".chars().nth(t).unwrap()))
            }
            (letter, Some('\u{306}')) => {
                format!("{letter}{}", tone.map_or('ê', |t| "éèúüë".chars().nth(t).unwrap()))
            }
            (letter, horn) => {
                let first =
                    if horn.is_some() { if letter == 'o' { 'ô' } else { 'ö' } } else { letter };
                format!(
                    "{first}{}",
                    tone.map_or(String::new(), |t| "ùøûõï".chars().nth(t).unwrap().to_string())
                )
            }
        };
        out += &if c.is_uppercase() { letters.to_uppercase() } else { letters };
    }
    out.chars().map(|c| u8::try_from(c).unwrap()).collect()
}

pub fn windows_1258(text: &str) -> Vec<u8> {
    let loose: String = text
        .nfc()
        .flat_map(|c| {
            let (_, tone, _) = taken_apart(c);
            let alone = encoding_rs::WINDOWS_1258.encode(&c.to_string()).2;
            match tone.filter(|_| alone) {
                None => vec![c],
                Some(tone) => {
                    c.nfd().filter(|p| !TONES.contains(p)).nfc().chain([TONES[tone]]).collect()
                }
            }
        })
        .collect();
    let (bytes, _, lost) = encoding_rs::WINDOWS_1258.encode(&loose);
    assert!(!lost, "{loose}");
    bytes.into_owned()
}

/// Bytes shown as Windows-1252 letters and saved as UTF-8.
pub fn as_wrong_letters(bytes: &[u8]) -> Vec<u8> {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned().into_bytes()
}

/// UTF-8 that was read in another code page and saved again.
pub fn misread(text: &str, page: &'static encoding_rs::Encoding) -> Vec<u8> {
    page.decode_without_bom_handling(text.as_bytes()).0.into_owned().into_bytes()
}
