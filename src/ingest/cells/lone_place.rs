//! What a text reads as that no other unit has in its column of zones or districts.

use super::closed_cell::may_name_person;
use super::group::{Group, group_of};
use super::person_name::{Likeness, has_form_of_name, likeness};
use super::person_words::{
    NAMESAKES, NOT_OF_PERSONS, OF_PERSONS_ONLY, OF_UNITS, is_same_word, is_written_as_family,
};
use super::{place_names, unit_name};
use crate::domain::{fold, has_words};

/// What a text of a column of zones or districts reads as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LonePlace {
    /// A place: it has the words of one, or is known, or is no name of words.
    Place,
    /// Capitalised words without those of a place, of which the first is no family name.
    Form,
    /// Two words after which a place may be named as well as a person: `Hoàng Long`.
    Doubtful,
    /// One of the dead after whom streets and wards are named, no zones and no districts.
    Namesake,
    /// A person, if few units have the text.
    Person,
}

/// What a text reads as, by its own words.
pub fn lone_place(text: &str) -> LonePlace {
    if is_of_place(text) {
        return LonePlace::Place;
    }
    let first = text.split([',', ';', '/', '(', ':', '\n', '–', '-']).next().unwrap_or_default();
    let first = first.split(" và ").next().unwrap_or_default().trim();
    let name = with_capitals(first);
    let words: Vec<&str> = name.split(' ').collect();
    let is_capitalised =
        |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    let is_name = (2..=5).contains(&words.len()) && words.iter().all(is_capitalised);
    if !is_name || place_names::is_place(&words) {
        return LonePlace::Place;
    }
    if NAMESAKES.contains(&fold(&name).as_str()) {
        return LonePlace::Namesake;
    }
    let is_of_persons = OF_PERSONS_ONLY.iter().any(|family| is_same_word(words[0], family));
    if is_of_persons
        || is_written_as_family(words[0]) && words.len() > 2
        || likeness(text) >= Likeness::Short
    {
        LonePlace::Person
    } else if is_written_as_family(words[0]) {
        LonePlace::Doubtful
    } else if has_form_of_name(&name) {
        LonePlace::Form
    } else {
        LonePlace::Place
    }
}

/// True if a text has a digit or the words of a zone, a district, a unit or an enterprise.
pub fn is_of_place(text: &str) -> bool {
    let folded = fold(text);
    text.bytes().any(|byte| byte.is_ascii_digit())
        || names_unit(&folded)
        || group_of(text) != Group::Nothing
        || begins_like_place(text)
}

/// True if a text begins with a word of a place as it is written: `Lô B`, not the family `Lò`.
fn begins_like_place(text: &str) -> bool {
    const MARKS: [&str; 6] = ["lô ", "khu ", "cụm ", "đường ", "thôn ", "tổ dân phố "];
    let small = text.to_lowercase();
    MARKS.iter().any(|mark| small.starts_with(mark))
}

/// True if a folded text has the words of a unit or an enterprise.
pub fn names_unit(folded: &str) -> bool {
    unit_name::prefix(folded).is_some()
        || unit_name::names_enterprise(folded)
        || OF_UNITS.iter().chain(&NOT_OF_PERSONS).any(|own| has_words(folded, own))
}

/// True if a text that names a unit, by its id or its name, may be a person's: it has no words of
/// units, is no code, and its words are none of a closed vocabulary.
pub fn is_person_for_unit(text: &str) -> bool {
    let is_code = text.chars().any(|c| c.is_ascii_digit())
        || !text.contains(' ') && !text.chars().any(char::is_lowercase);
    let is_like = likeness(text) > Likeness::None || NAMESAKES.contains(&fold(text).as_str());
    !names_unit(&fold(text)) && (is_like || !is_code && may_name_person(text))
}

/// A text in small letters with a capital at each word; any other text as it is.
fn with_capitals(text: &str) -> String {
    let words = text.split_whitespace();
    if text.chars().any(char::is_uppercase) {
        return words.collect::<Vec<_>>().join(" ");
    }
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_uppercase().collect::<String>());
        first.unwrap_or_default() + letters.as_str()
    };
    words.map(capital).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_a_person_is_told_from_that_of_a_place() {
        for (expected, texts) in [
            (
                LonePlace::Person,
                &[
                    "Cao Bá Mẫu",
                    "Thân Nhân Mẫu",
                    "Lưu Mẫu Thử",
                    "Giàng A Mẫu",
                    "Trần Thử",
                    "trần thử",
                    "TRẦN THỬ",
                    "Nông Thử Mẫu (BT)",
                    "Đinh Thử, Lê Mẫu",
                ][..],
            ),
            (LonePlace::Namesake, &["Hà Huy Tập", "LA VĂN CẦU"]),
            (LonePlace::Doubtful, &["Kim Thử", "Hoàng Thử", "Tăng Thử"]),
            (LonePlace::Form, &["Quang Châu", "Việt Yên", "Song Khê", "Tanaka Hiroshi"]),
            (
                LonePlace::Place,
                &[
                    "",
                    "-",
                    "KCN Trần Thử",
                    "Cụm công nghiệp Hoàng Mai",
                    "Huyện Cao Lộc",
                    "TP Hà Nội",
                    "Cao Lộc",
                    "Đình Trám",
                    "Vân Trung",
                    "Lục Nam",
                    "Hoàng Mai",
                    "Vũ Thư",
                    "Ha Noi",
                    "Lô B2",
                    "Lô B",
                    "Ngoài KCN",
                    "Chi bộ Trần Thử",
                    "Công ty Hoàng Thử",
                    "Văn phòng",
                ],
            ),
        ] {
            for text in texts {
                assert_eq!(lone_place(text), expected, "{text}");
            }
        }
    }

    #[test]
    fn a_person_in_place_of_a_unit_is_told_from_ids_and_names() {
        for text in ["Hà Huy Tập", "Kim Thử", "Trần Thử", "Tanaka Hiroshi", "thử mẫu", "Mẫu"]
        {
            assert!(is_person_for_unit(text), "{text}");
        }
        for text in [
            "",
            "TC001",
            "TCXXX",
            "T1",
            "DBCS-01",
            "Đảng bộ Công ty Hoàng Thử",
            "Công ty Hoàng Thử",
            "Khối Văn phòng",
            "Nhà máy Trần Phú",
            "có",
            "chưa",
            "Chưa có",
        ] {
            assert!(!is_person_for_unit(text), "{text}");
        }
    }
}
