//! Ids that a spreadsheet or a person wrote in another form.

use crate::domain::fold;

/// True if a cell is an id that a spreadsheet shortened to a power of ten: `1,23457E+11`.
pub fn is_collapsed_id(cell: &str) -> bool {
    let Some((number, exponent)) = cell.split_once(['E', 'e']) else { return false };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_number = match number.split_once(['.', ',']) {
        Some((whole, part)) => whole.len() == 1 && is_digits(whole) && is_digits(part),
        None => number.len() == 1 && is_digits(number),
    };
    let is_exponent =
        exponent.strip_prefix('+').is_some_and(|digits| digits.len() == 2 && is_digits(digits));
    is_number && is_exponent
}

/// An id of digits without its leading zeros, which a spreadsheet drops; None for any other id.
pub fn without_zeros(id: &str) -> Option<&str> {
    let is_number = !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| id.trim_start_matches('0'))
}

/// An id without what two spellings of it differ by: small letters, the zeros before each number,
/// and signs but those between two numbers. `TC-001`, `tc1` and `TC 01` are one.
pub fn id_form(id: &str) -> String {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut form = String::with_capacity(id.len());
    for word in fold(id).split(' ') {
        if form.ends_with(is_digit) && word.starts_with(is_digit) {
            form.push(' ');
        }
        for c in word.chars() {
            if c != '0' || form.ends_with(is_digit) {
                form.push(c);
            }
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_a_spreadsheet_changed() {
        for collapsed in ["1,23457E+11", "1.23457E+11", "1.23E+05", "1E+11", "2,40125e+12"] {
            assert!(is_collapsed_id(collapsed), "{collapsed}");
        }
        for id in ["TC001", "E+11", "1E", "12E+11", "A1E+05", "1.E+05", "1E+5", "1E-05", "", "+05"]
        {
            assert!(!is_collapsed_id(id), "{id}");
        }
        let forms = ["TC001", "tc1", "TC-001", "TC 01", "'TC.001"].map(id_form);
        assert_eq!(forms, ["tc1"; 5]);
        assert_ne!(id_form("24.001"), id_form("24001"));
        assert_ne!(id_form("TC10"), id_form("TC1"));
        assert_ne!(id_form("TC1"), id_form("CT1"));
        assert_eq!(without_zeros("001"), Some("1"));
        assert_eq!(without_zeros("10"), Some("10"));
        assert_eq!(["T01", "", "1.0"].map(without_zeros), [None; 3]);
    }
}
