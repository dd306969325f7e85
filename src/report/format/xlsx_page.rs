//! A sheet on paper, and how texts wrap in its cells.

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
