//! Cells of the files that we write.

/// The text with an apostrophe before it if a spreadsheet would run it as a formula.
pub fn escape_formula(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
