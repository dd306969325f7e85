//! A cell as messages and excerpts may show it. This is the one place that decides it.

use super::person_name::Likeness;
use super::{
    closed_cell, lone_place, person_behind, person_in_name, person_name, person_number, unit_name,
};
use crate::domain::{Field, HIDDEN_CELL, Meaning, fold};
use std::borrow::Cow;

/// What else is in the table of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TableAround {
    /// The table is a list of people.
    pub is_people_list: bool,
    /// The table has a personal column. The cells of a row may be shifted.
    pub has_personal: bool,
}

/// A cell as it is shown: `…` where it may be about a person. `meaning` is that of its column; None
/// for a cell outside the columns.
pub fn shown_cell(meaning: Option<Meaning>, cell: &str, around: TableAround) -> &str {
    let is_hidden = match meaning {
        Some(Meaning::Field(field)) if field.names_unit_or_place() => {
            person_name::is_plain_name(cell)
                || matches!(field, Field::Parent | Field::Organisation)
                    && lone_place::is_person_for_unit(cell)
                || person_behind::is_person_behind_words(cell)
        }
        Some(Meaning::Numbering | Meaning::Field(Field::DataNote)) => {
            person_in_name::is_personal_value(cell) || may_be_birth(meaning, cell, around)
        }
        Some(Meaning::Field(_) | Meaning::Tick(_) | Meaning::Percent | Meaning::Blank) => {
            may_hold_person(cell, may_be_birth(meaning, cell, around))
                || around.has_personal && may_be_persons_number(meaning, cell)
        }
        Some(_) => around.is_people_list || is_personal_text(cell),
        None => {
            around.is_people_list
                || is_personal_text(cell)
                || around.has_personal && !names_unit(cell)
        }
    };
    if is_hidden && !cell.is_empty() { HIDDEN_CELL } else { cell }
}

/// True if a heading that means nothing else is a person's name or number.
pub fn is_persons_heading(heading: &str) -> bool {
    person_name::likeness(heading) >= Likeness::Short || person_number::holds_number(heading)
}

/// True if a heading reads as a name of which an enterprise or a place may be the bearer too, where
/// headings have small words: `Wang Giả`.
pub fn may_be_persons_heading(heading: &str) -> bool {
    person_name::likeness(heading) == Likeness::Slight && is_in_title_case(heading)
}

/// True for two words or more that all begin with a capital letter and go on with small ones.
pub fn is_in_title_case(heading: &str) -> bool {
    let is_name_word = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().skip(1).all(char::is_lowercase)
            && word.chars().nth(1).is_some()
    };
    heading.contains(' ') && heading.split(' ').all(is_name_word)
}

/// A heading as it is shown. Behind the colon of a personal one is a name: `Người lập: Ảo`.
pub fn shown_heading(heading: &str, is_personal: bool) -> Cow<'_, str> {
    if is_persons_heading(heading) {
        return HIDDEN_CELL.into();
    }
    if let Some(shown) = person_behind::without_persons_in_heading(heading) {
        return shown.into();
    }
    match heading.split_once(':') {
        Some((before, after)) if is_personal && after.contains(char::is_uppercase) => {
            format!("{before}: {HIDDEN_CELL}").into()
        }
        _ if is_personal => without_name_at_end(heading),
        _ => heading.into(),
    }
}

/// A personal heading without the capitalised words at its end, two or more behind a small one:
/// `Người báo cáo Hảo Ảo Vọng`.
fn without_name_at_end(heading: &str) -> Cow<'_, str> {
    /// Abbreviations are shorter.
    const LEAST: usize = 4;
    let words: Vec<&str> = heading.split_whitespace().collect();
    let is_capitalised = |word: &&&str| word.starts_with(char::is_uppercase);
    let is_name_word =
        |word: &&str| word.chars().skip(1).any(char::is_lowercase) || word.chars().count() >= LEAST;
    let count = words.iter().rev().take_while(is_capitalised).count();
    let (before, name) = words.split_at(words.len() - count);
    let has_small = before.iter().any(|word| word.chars().all(char::is_lowercase));
    if count < 2 || !has_small || !name.iter().any(is_name_word) {
        return heading.into();
    }
    format!("{} {HIDDEN_CELL}", before.join(" ")).into()
}

/// True if a cell of a column of numbers, dates or words of a list may be about a person.
pub fn may_hold_person(cell: &str, may_be_birth: bool) -> bool {
    person_in_name::is_personal_value(cell)
        || closed_cell::may_name_person(cell) && !names_unit(cell)
        || may_be_birth && person_name::is_day(cell)
}

/// True if a day in a cell may be one of birth.
fn may_be_birth(meaning: Option<Meaning>, cell: &str, around: TableAround) -> bool {
    let is_date = meaning == Some(Meaning::Field(Field::Established)) && !around.is_people_list;
    !is_date && (around.has_personal || person_name::is_birth(cell)) && person_name::is_day(cell)
}

/// True if a cell has too many digits for its column, beside a personal column: a telephone, a card
/// or a year of birth in a row whose cells are shifted.
fn may_be_persons_number(meaning: Option<Meaning>, cell: &str) -> bool {
    let most = match meaning {
        Some(Meaning::Field(Field::Rating | Field::Kind | Field::Ownership) | Meaning::Tick(_)) => {
            3
        }
        _ => 6,
    };
    let is_date = meaning == Some(Meaning::Field(Field::Established));
    !is_date && cell.bytes().filter(u8::is_ascii_digit).count() > most
}

/// True if a text of any kind is about a person.
fn is_personal_text(text: &str) -> bool {
    person_name::is_personal(text)
        || person_in_name::holds_name_within(text)
        || person_behind::is_person_behind_words(text)
}

/// True if a text has the words of a unit's name.
fn names_unit(cell: &str) -> bool {
    let folded = fold(cell);
    unit_name::prefix(&folded).is_some() || unit_name::names_enterprise(&folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_persons_are_hidden_beside_a_personal_column() {
        let around = TableAround { has_personal: true, ..TableAround::default() };
        let rating = Some(Meaning::Field(Field::Rating));
        let members = Some(Meaning::Field(Field::Members));
        for (meaning, cell, is_hidden) in [
            (rating, "+84912345671", true),
            (rating, "24.012341", true),
            (rating, "121 345 671", true),
            (rating, "B1234561", true),
            (rating, "1981", true),
            (rating, "Khá", false),
            (rating, "12", false),
            (members, "+84912345671", true),
            (members, "24.012341", true),
            (members, "B1234561", true),
            (members, "12,5", false),
            (members, "1.234", false),
        ] {
            let shown = shown_cell(meaning, cell, around);
            assert_eq!(shown == HIDDEN_CELL, is_hidden, "{cell}");
            assert_eq!(shown_cell(meaning, "Khá", TableAround::default()), "Khá");
        }
    }

    #[test]
    fn a_personal_heading_is_shown_without_a_name() {
        for (heading, shown) in [
            ("Người báo cáo Hảo Ảo Vọng", "Người báo cáo …"),
            ("Người lập: Ảo Vọng", "Người lập: …"),
            ("Người phụ trách Y KHUYNH NIÊ", "Người phụ trách …"),
            ("Số thẻ ĐV CQ", "Số thẻ ĐV CQ"),
            ("Bí thư chi bộ Mộng Mơ", "Bí thư chi bộ …"),
            ("Họ và tên", "Họ và tên"),
            ("Họ và Tên", "Họ và Tên"),
            ("Số CCCD", "Số CCCD"),
            ("Ngày Vào Đảng", "Ngày Vào Đảng"),
        ] {
            assert_eq!(shown_heading(heading, true), shown, "{heading}");
        }
        assert_eq!(shown_heading("Khu công nghiệp Đình Trám", false), "Khu công nghiệp Đình Trám");
    }
}
