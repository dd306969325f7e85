//! Cells of the files that we write.

/// What begins a formula: in spreadsheets of East Asia also its full-width forms.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// The text with an apostrophe before it if a spreadsheet would run it as a formula. A number with
/// a sign is none.
pub fn escape_formula(text: &str) -> String {
    if text.starts_with(FORMULA) && !is_number(text) { format!("'{text}") } else { text.to_owned() }
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
            "=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋A1", "－A1", "＠A1",
            "+1-1", "-", "+,8",
        ] {
            assert_eq!(escape_formula(formula), format!("'{formula}"));
        }
        for harmless in ["+0,8", "-1.234,5 %", "-3", "Chi bộ = 1", "", "86,9 %", "'=1"] {
            assert_eq!(escape_formula(harmless), harmless);
        }
    }
}
