//! Cells without a value: error values of a spreadsheet, and words of databases for nothing.

/// The error values of spreadsheets, in capitals.
const ERRORS: [&str; 16] = [
    "#N/A",
    "#NA",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#BUSY!",
    "#GETTING_DATA",
    "#UNKNOWN!",
];

/// Words for nothing, in capitals: `(trống)` is that of pivot tables.
const NULLS: [&str; 12] = [
    "NULL",
    "(NULL)",
    "<NULL>",
    "NAN",
    "NONE",
    "N/A",
    "NIL",
    "(TRỐNG)",
    "(BLANK)",
    "(EMPTY)",
    "<NA>",
    "\\N",
];

/// True for an error value of a spreadsheet: `#N/A`, `####`, `Err:502`.
pub fn is_error_value(cell: &str) -> bool {
    match cell.as_bytes() {
        [b'#', b'#', rest @ ..] => rest.iter().all(|b| *b == b'#'),
        [b'#', ..] => ERRORS.iter().any(|error| error.eq_ignore_ascii_case(cell)),
        [b'E' | b'e', b'R' | b'r', b'R' | b'r', b':', digits @ ..] => {
            digits.len() == 3 && digits.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    }
}

/// True for a text, not cleaned yet, that may be or contain an error value.
pub fn may_be_error_value(text: &str) -> bool {
    memchr::memchr(b'#', text.as_bytes()).is_some() || text.contains("rr:") || text.contains("RR:")
}

/// True for a word that means that a cell is empty.
pub fn is_null_word(cell: &str) -> bool {
    // Most cells are rejected by their first letter.
    matches!(cell.as_bytes(), [b'N' | b'n' | b'(' | b'<' | b'\\', ..])
        && cell.len() <= 12
        && NULLS.contains(&cell.to_uppercase().as_str())
}

/// True for a cell of text that has no value: `0` is what a lookup of an empty cell gives.
pub fn is_no_text(cell: &str) -> bool {
    cell == "0" || is_error_value(cell) || is_null_word(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn error_values_and_nulls_are_no_values() {
        for cell in ["#N/A", "#ref!", "#VALUE!", "#DIV/0!", "#NAME?", "##", "########", "Err:502"] {
            assert!(is_error_value(cell) && is_no_text(cell) && !is_null_word(cell), "{cell}");
        }
        for cell in ["NULL", "nan", "None", "n/a", "(trống)", "(TRỐNG)", "(blank)"] {
            assert!(is_null_word(cell) && is_no_text(cell) && !is_error_value(cell), "{cell}");
        }
        for cell in ["", "#1", "# 2", "Nan Hùng", "Err", "N", "(1)", "Không", "Nil Co"] {
            assert!(!is_no_text(cell), "{cell}");
        }
    }
}
