//! A sheet on paper, and how texts wrap in its cells.

use crate::report::cell::harmless;
use rust_xlsxwriter::Worksheet;

/// The number of A4 among the paper sizes of a spreadsheet.
const A4: u8 = 9;

/// A4 across with narrow margins, the name of the sheet and the page's number below.
pub fn a4_across(sheet: &mut Worksheet) {
    sheet.set_landscape();
    sheet.set_paper_size(A4);
    sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    sheet.set_footer("&L&A&R&P/&N");
}

/// What the pages of a wide sheet have above: the title would be cut at the end of the first column
/// on those beside the first.
pub fn page_header(sheet: &mut Worksheet, lines: &[String]) {
    let mut header = String::from("&L");
    for (at, line) in lines.iter().enumerate() {
        let line = without_codes(line);
        let (start, size) = if at == 0 { ("", "&12&B") } else { ("\n", "&9") };
        let end = if at == 0 { "&B" } else { "" };
        let room = MOST_OF_HEADER
            .saturating_sub(header.chars().count() + start.len() + size.len() + end.len());
        if room > line.chars().count() {
            header += &[start, size, &line, end].concat();
        }
    }
    sheet.set_margins(0.5, 0.5, 1.0, 0.6, 0.3, 0.3);
    sheet.set_header(header);
}

/// What the pages behind the first have below: of the tables of a sheet that are below each other
/// they have neither the title nor whose figures they are.
pub fn page_footer(sheet: &mut Worksheet, about: &str) {
    let about: String = without_codes(about).chars().take(MOST_OF_HEADER / 2).collect();
    sheet.set_footer(format!("&L&A&C&9{}&R&P/&N", about.trim_end_matches('&')));
}

/// A text without what would be a code of a header.
fn without_codes(text: &str) -> String {
    let text = harmless(text).replace('&', "&&");
    // Digits would go on with the size of the letters.
    if text.starts_with(|c: char| c.is_ascii_digit()) { format!(" {text}") } else { text }
}

/// The most characters of a header of pages.
const MOST_OF_HEADER: usize = 254;

/// How many lines has a text that wraps between its words?
pub fn lines_of(text: &str, width: usize) -> u32 {
    let (mut lines, mut used) = (1, 0);
    for word in text.split(' ') {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines += 1;
            used = 0;
        }
        used += length + usize::from(used > 0);
        // A word that is longer than a line is broken.
        while used > width {
            lines += 1;
            used -= width;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_wraps_between_its_words() {
        for (text, width, lines) in [
            ("", 10, 1),
            ("Chi bộ", 10, 1),
            ("Chi bộ Văn phòng", 10, 2),
            ("một hai ba bốn năm", 7, 3),
            ("mộthaibabốnnămsáu", 7, 3),
            ("x mộthaibabốnnăm", 7, 3),
        ] {
            assert_eq!(lines_of(text, width), lines, "{text} in {width}");
        }
    }
}
