//! Ids that a spreadsheet changed.

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
        assert_eq!(without_zeros("001"), Some("1"));
        assert_eq!(without_zeros("10"), Some("10"));
        assert_eq!(["T01", "", "1.0"].map(without_zeros), [None; 3]);
    }
}
