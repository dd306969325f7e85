//! Where the name of a zone ends within a file's name: `KCN Quang Châu - TCCSĐ`, `KCN Quang
//! Châu_v2`, `KCN Quang Châu gửi Tỉnh ủy`.

use crate::domain::fold;

/// Words behind a zone that are not part of its name, folded, for names without small or without
/// capital letters.
const OTHER_WORDS: [&str; 44] = [
    "tccsd", "tcd", "tcdcs", "to", "chi", "dang", "cb", "db", "dv", "dn", "btc", "vp", "duk", "xl",
    "dg", "bc", "th", "kq", "ds", "bao", "danh", "ket", "xep", "gui", "nop", "copy", "ban", "bs",
    "final", "cuoi", "moi", "new", "old", "cu", "sua", "chinh", "lan", "ver", "version", "v", "in",
    "q", "t", "file",
];

/// Small words that go on with the name of a zone: `KCN Hòa Phú mở rộng`, `KCN X giai đoạn 2`.
const GOING_ON: [&str; 7] = ["mo", "rong", "giai", "doan", "phia", "so", "va"];

/// The greatest number of a phase of a zone: `KCN Yên Phong 2`. Greater ones are those of months.
const LAST_PHASE: u8 = 3;

/// The zone at the start of a part of a file's name, without the words behind its name. `kind` is
/// the number of words that name its kind.
pub fn without_other_words(zone: &str, kind: usize) -> &str {
    let mut end = 0;
    let mut before: Option<&str> = None;
    let is_titled = words(zone).nth(kind).is_some_and(|(_, word)| is_titled(word));
    for (at, (from, word)) in words(zone).enumerate() {
        if at > kind && !goes_on(word, before.unwrap_or_default(), is_titled) {
            break;
        }
        (end, before) = (from + word.len(), Some(word));
    }
    &zone[..end]
}

/// The words of a text, with where they begin. Dashes and dots part words.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_end = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '.' | '+' | '&');
    let start = text.as_ptr() as usize;
    text.split(is_end)
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - start, word))
}

/// True if a word is part of the name of a zone. `before` is the word before it; `is_titled` is
/// true for a zone whose words begin with capital letters and go on with small ones.
fn goes_on(word: &str, before: &str, is_titled: bool) -> bool {
    let folded = fold(word);
    if folded.bytes().all(|b| b.is_ascii_digit()) {
        let is_phase = folded.parse().is_ok_and(|number: u8| number <= LAST_PHASE);
        return is_phase || matches!(&*fold(before), "so" | "doan");
    }
    if word.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let is_roman = folded.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let is_known = || OTHER_WORDS.contains(&&*folded);
    match is_titled {
        _ if is_roman && folded != "v" => true,
        true if self::is_titled(word) => !is_known_phrase(&folded),
        true => GOING_ON.contains(&&*folded) || word.chars().count() == 1 && !is_known(),
        false => !is_known(),
    }
}

/// Words with a capital letter that are no names of places.
fn is_known_phrase(folded: &str) -> bool {
    const WORDS: [&str; 13] = [
        "gui", "copy", "final", "new", "old", "nop", "bao", "danh", "ket", "xep", "ver", "version",
        "sua",
    ];
    WORDS.contains(&folded)
}

/// True for a capital letter with small ones behind it.
fn is_titled(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
}

/// A file's name without its dates: `KCN Quang Châu 12.2024`, `CCN Đồng Đình 15-01-2025`. A month
/// alone stays where it is apart from the year.
pub fn without_dates(name: &str) -> String {
    let is_date = |word: &str| {
        let parts: Vec<&str> = word.split(['.', '-', '/']).collect();
        let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        parts.len() > 1
            && parts.iter().all(is_number)
            && [parts[0], parts[parts.len() - 1]].iter().any(|year| year.len() == 4)
    };
    name.split(' ').filter(|word| !is_date(word)).collect::<Vec<_>>().join(" ")
}

/// A name whose words are not apart, in which each begins with a capital letter: `KCNQuangChau` is
/// `KCN Quang Chau`. Other names are as they were.
pub fn with_words_apart(name: &str) -> String {
    let apart = |word: &str| {
        let Some(rest) = ["KCN", "CCN"].iter().find_map(|kind| word.strip_prefix(kind)) else {
            return word.to_owned();
        };
        if !is_titled(rest) || !rest.starts_with(char::is_uppercase) {
            return word.to_owned();
        }
        let mut parted = word[..word.len() - rest.len()].to_owned();
        let mut before = 'A';
        for (at, c) in rest.char_indices() {
            let is_start = c.is_uppercase() && before.is_lowercase();
            let is_number = c.is_ascii_digit() != before.is_ascii_digit();
            if at == 0 || is_start || is_number {
                parted.push(' ');
            }
            parted.push(c);
            before = c;
        }
        parted
    };
    name.split(' ').map(apart).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_zones_end_before_other_words() {
        for (text, zone) in [
            ("KCN Quang Châu - TCCSĐ", "KCN Quang Châu"),
            ("KCN Quang Châu T12", "KCN Quang Châu"),
            ("KCN Quang Châu v2", "KCN Quang Châu"),
            ("KCN Quang Châu - Copy", "KCN Quang Châu"),
            ("KCN Quang Châu gửi Tỉnh ủy", "KCN Quang Châu"),
            ("KCN Quang Châu mới nhất", "KCN Quang Châu"),
            ("KCN Quang Châu ĐG", "KCN Quang Châu"),
            ("KCN Quang Châu - chi bộ", "KCN Quang Châu"),
            ("KCN Quang Châu 12", "KCN Quang Châu"),
            ("KCN QUANG CHÂU - TCCSĐ", "KCN QUANG CHÂU"),
            ("kcn quang chau gui btc", "kcn quang chau"),
        ] {
            assert_eq!(without_other_words(text, 1), zone, "{text}");
        }
        for whole in [
            "KCN Song Khê - Nội Hoàng",
            "KCN Yên Phong II-C",
            "KCN Yên Phong 2",
            "KCN Hòa Phú mở rộng",
            "KCN Hòa Phú giai đoạn 2",
            "KCN VSIP Bắc Ninh",
            "kcn van trung",
            "KCN SONG KHÊ - NỘI HOÀNG",
            "KCN Số 5",
        ] {
            assert_eq!(without_other_words(whole, 1), whole);
        }
    }

    #[test]
    fn dates_and_joined_words() {
        assert_eq!(without_dates("KCN Quang Châu 2.2024"), "KCN Quang Châu");
        assert_eq!(without_dates("KCN Yên Phong 2 2024"), "KCN Yên Phong 2 2024");
        assert_eq!(without_dates("KCN A 15-01-2025 B"), "KCN A B");
        assert_eq!(with_words_apart("KCNQuangChau2024"), "KCN Quang Chau 2024");
        assert_eq!(with_words_apart("bc CCNĐồngĐình"), "bc CCN Đồng Đình");
        assert_eq!(with_words_apart("KCN Quang Châu"), "KCN Quang Châu");
        assert_eq!(with_words_apart("KCNC Hòa Lạc"), "KCNC Hòa Lạc");
    }
}
