//! The rest of a name that a printed form wraps into the row below: whether it names a person.

use super::person_name::{Likeness, holds_name, likeness};
use super::person_words::{OF_PERSONS_ONLY, is_same_word};

/// True if the rest of a name reads as a person's name, more than `most`, or begins with a small
/// letter and holds one. `tử Hoa Sen` and `Thao II` are none: their first words are no families'.
pub fn is_person(rest: &str, most: Likeness) -> bool {
    let (first, others) = rest.split_once(' ').unwrap_or((rest, ""));
    let is_small = first.starts_with(char::is_lowercase);
    let is_number = !others.is_empty()
        && (others.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
            || others.len() == 1 && others.starts_with(char::is_uppercase));
    let written = first.to_lowercase();
    let is_family = |family: &&str| is_small && is_same_word(first, family) || written == **family;
    if !OF_PERSONS_ONLY.iter().any(is_family) && (is_number || is_small && !others.is_empty()) {
        return likeness(rest) == Likeness::Certain || likeness(others) > Likeness::Slight;
    }
    likeness(rest) > most || is_small && holds_name(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_of_a_name_is_told_from_a_person() {
        for rest in ["tử Hoa Sen", "lá Ngân Sơn", "phẩm Hà Châu", "tầng Phúc Sơn", "Thao II"]
        {
            assert!(!is_person(rest, Likeness::Slight), "{rest}");
        }
        for rest in
            ["nguyễn Văn Thử", "tử Nguyễn Văn Thử", "bí thư Trần Thử", "Nguyễn A", "do Lê Thị Ảo"]
        {
            assert!(is_person(rest, Likeness::Slight), "{rest}");
        }
    }
}
