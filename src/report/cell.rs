//! Cells of the files that we write.

use crate::domain::neutralise;

/// What begins a formula: in spreadsheets of East Asia also its full-width and small forms.
const FORMULA: [char; 14] =
    ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];

/// What separates cells in some country or program: a spreadsheet that opens a file with its own
/// separator splits there, whatever quotes say.
const SEPARATORS: [char; 4] = [';', '\t', '\r', '\n'];

/// The text of a cell without control and bidirectional characters, and without those that XML
/// does not allow. Line ends stay.
pub fn harmless(text: &str) -> String {
    neutralise(text).replace(['\u{fffe}', '\u{ffff}'], "□")
}

/// True for a text that [`escape_formula`] changes.
pub fn has_formula(text: &str) -> bool {
    let may_be = |part: &str| part.starts_with(FORMULA);
    (may_be(text) || text.contains(SEPARATORS)) && escape_formula(text) != text
}

/// The text with an apostrophe before each part that a spreadsheet would run as a formula. A number
/// with a sign is none.
pub fn escape_formula(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    if text.starts_with(['\t', '\r']) {
        out.push('\'');
    }
    for part in text.split_inclusive(SEPARATORS) {
        let bare = part.trim_end_matches(SEPARATORS);
        if bare.starts_with(FORMULA) && !is_number(bare) {
            out.push('\'');
        }
        out += part;
    }
    out
}

/// True for digits with a sign, separators between them and a percent sign: `+0,8`, `-1.234 %`.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let digits = digits.strip_suffix('%').unwrap_or(digits).trim_end();
    let parts = || digits.split(['.', ',']);
    parts().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for formula in [
            "=1+1", "+A1", "-A1", "@SUM(A1)", "＝1+1", "＋A1", "－A1", "＠A1", "﹦1", "+1-1", "-",
            "+,8",
        ] {
            assert_eq!(escape_formula(formula), format!("'{formula}"));
        }
        for (formula, guarded) in [
            (";=1+1", ";'=1+1"),
            ("x;=cmd|' /C calc'!A0", "x;'=cmd|' /C calc'!A0"),
            ("x\t@SUM(A1)", "x\t'@SUM(A1)"),
            ("=1;+A1;-3", "'=1;'+A1;-3"),
            ("\t=1", "'\t'=1"),
            ("\r=1", "'\r'=1"),
            ("\tx", "'\tx"),
        ] {
            assert_eq!(escape_formula(formula), guarded);
        }
        for harmless in
            ["a; b; -3;", ";", "+0,8", "-1.234,5 %", "-3", "Chi bộ = 1", "", "86,9 %", "'=1"]
        {
            assert_eq!(escape_formula(harmless), harmless);
        }
    }
}
