//! The order of what a search found: names that begin with it come first.

use crate::domain::fold;

/// How well a name matches what was typed: 0 if it begins with it, 1 if a word of it does, else 2.
#[must_use]
pub fn rank(name: &str, typed: &str) -> u8 {
    let (name, typed) = (fold(name), fold(typed));
    let (name, typed) = (name.trim(), typed.trim());
    if name.starts_with(typed) {
        0
    } else if name.contains(&format!(" {typed}")) {
        1
    } else {
        2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_begins_with_what_was_typed_is_first() {
        for (name, typed, expected) in [
            ("Sắp xếp", "sap", 0),
            ("Sắp xếp", "xep", 1),
            ("KCN Quang Châu", "quang chau", 1),
            ("KCN Quang Châu", "hau", 2),
            ("Bất kỳ", "", 0),
        ] {
            assert_eq!(rank(name, typed), expected, "{name} {typed}");
        }
    }
}
