//! Recognises Vietnamese syllables by initial and rhyme.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Rhymes of written Vietnamese without their tone.
const RHYMES: &str = " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et \
    ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iê iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay \
    oăc oăm oăn oăng oăp oăt oc oe oem oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uac uan uang uai uao uat uay uăc uăn uăng uăt uân uâng uât uây uc ue uê uêch uên uênh ui uinh uit um un ung uơ up ut uy uya uych uyên uyêt uynh uyt uyu \
    uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươ ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ";

/// Initials, longest first.
const INITIALS: [&str; 28] = [
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "th", "tr", "qu", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "q", "r", "s", "t", "v", "x",
];

const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

fn is_rhyme(rest: &str) -> bool {
    static ALL: LazyLock<FxHashSet<&str>> = LazyLock::new(|| RHYMES.split_whitespace().collect());
    ALL.contains(rest)
}

/// True if a word is a Vietnamese syllable: an optional initial, a rhyme, and at most one tone.
pub fn is_syllable(word: &str) -> bool {
    let mut tones = 0;
    let is_no_tone = |c: &char| {
        let is_tone = TONES.contains(c);
        tones += usize::from(is_tone);
        !is_tone
    };
    let toneless: String = word.to_lowercase().nfd().filter(is_no_tone).nfc().collect();
    if tones > 1 {
        return false;
    }
    // "gì", "quý": the initial's own vowel is then the rhyme's.
    is_rhyme(&toneless)
        || INITIALS.iter().any(|initial| toneless.strip_prefix(initial).is_some_and(is_rhyme))
        || toneless == "gi"
}

/// True if a word is a Vietnamese syllable once each of its `_` is one of the letters that an old
/// Macintosh could not save: đ, or a vowel with a sign.
pub fn is_syllable_with_lost_letters(word: &str) -> bool {
    let pattern: Vec<char> =
        word.to_lowercase().nfd().filter(|c| !TONES.contains(c)).nfc().collect();
    let is_vowel = |c: char| "aăâeêioôơuưy".contains(c);
    let fits = |known: &str, part: &[char]| {
        known.chars().count() == part.len()
            && known.chars().zip(part).all(|(c, p)| c == *p || (*p == '_' && is_vowel(c)))
    };
    let is_rhyme =
        |part: &[char]| RHYMES.split(' ').any(|rhyme| !rhyme.is_empty() && fits(rhyme, part));
    let starts = |initial: &str| {
        let length = initial.chars().count();
        pattern.len() > length
            && initial.chars().zip(&pattern).all(|(c, p)| c == *p || (*p == '_' && c == 'đ'))
            && is_rhyme(&pattern[length..])
    };
    is_rhyme(&pattern) || INITIALS.into_iter().any(starts)
}

/// Counts the words with a non-ASCII letter: those that are Vietnamese syllables, and the others. A
/// non-ASCII sign that no Vietnamese text has (`§`, `¶`, a control character) counts as another
/// word.
pub fn weigh(text: &str) -> (usize, usize) {
    let (mut good, mut bad) = (0, 0);
    for word in
        text.split(|c: char| c.is_whitespace() || (c.is_ascii() && !c.is_ascii_alphabetic()))
    {
        if word.is_ascii() {
            continue;
        }
        let word = word.trim_matches(|c: char| {
            matches!(
                c,
                '–' | '—'
                    | '“'
                    | '”'
                    | '‘'
                    | '’'
                    | '…'
                    | '•'
                    | '·'
                    | '«'
                    | '»'
                    | '°'
                    | '²'
                    | '³'
                    | '\u{a0}'
                    | '\u{feff}'
                    | '\u{200b}'
            )
        });
        // A soft hyphen behind a figure is no letter; in TCVN3 it is one inside words.
        if word.is_ascii() || word == "\u{ad}" || is_abbreviation(word) {
            continue;
        }
        match is_syllable(word) && !has_inner_capital(word) {
            false => bad += 1,
            // A single letter is no evidence.
            true if word.chars().count() == 1 => {}
            true => good += 1,
        }
    }
    (good, bad)
}

/// True for letters without a vowel, with đ as the only one that is not ASCII: `ĐBCS`.
fn is_abbreviation(word: &str) -> bool {
    let is_consonant = |c: char| {
        matches!(c, 'đ' | 'Đ')
            || c.is_ascii_alphabetic() && !"aeiouy".contains(c.to_ascii_lowercase())
    };
    word.chars().count() > 1 && word.chars().all(is_consonant)
}

/// True if a capital is behind a small letter: `xÊp`, which is "xấp" in TCVN3.
fn has_inner_capital(word: &str) -> bool {
    let mut letters = word.chars();
    letters.by_ref().any(char::is_lowercase) && letters.any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_letter_is_any_that_makes_a_syllable() {
        for word in
            ["b_", "t_t", "nhi_m", "v_", "_ình", "__ng", "X_p", "lo_i", "_i_n", "Thi_n", "n__c"]
        {
            assert!(is_syllable_with_lost_letters(word), "{word}");
        }
        for word in ["KT_KH", "ma_to_chuc", "ABC_Việt", "_Phòng", "_BCS", "xuất_Xưởng"] {
            assert!(!is_syllable_with_lost_letters(word), "{word}");
        }
    }

    #[test]
    fn syllables_are_told_from_wrong_letters() {
        let text = "Đảng bộ cơ sở Chi bộ trực thuộc xếp loại hoàn thành xuất sắc nhiệm vụ khu công nghiệp Đình Trám Quang Châu Vân Trung Song Khê Nội Hoàng Hòa Phú Việt Hàn \
            đảng viên kết nạp chủ doanh nghiệp huyện Yên Thế lao động quý gì giữa khuỷu nguyên thuở quốc quản";
        for word in text.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["§¶ng", "bé¹", "Ñaûng", "boä", "Hoµn", "thµnh", "xuÊt", "s¾c", "nhiÖm"]
        {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
