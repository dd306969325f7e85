//! The bytes of a printed table.

use super::forms::{Encoding, Forms};
use crate::old_fonts;
use unicode_normalization::UnicodeNormalization;

/// The bytes of some lines of cells.
pub fn bytes(lines: &[Vec<String>], forms: &Forms) -> Vec<u8> {
    let cell = |cell: &String| {
        if forms.is_quoted || cell.contains(forms.delimiter) {
            format!("\"{cell}\"")
        } else {
            cell.clone()
        }
    };
    let line = |line: &Vec<String>| line.iter().map(cell).collect::<Vec<_>>().join(forms.delimiter);
    let text: String = lines.iter().map(|cells| line(cells) + forms.line_end).collect();
    match forms.encoding {
        Encoding::Utf8 => text.into_bytes(),
        Encoding::Utf8Mark => format!("\u{feff}{text}").into_bytes(),
        Encoding::Utf16 => {
            format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
        }
        Encoding::Decomposed => text.nfd().collect::<String>().into_bytes(),
        Encoding::Windows1258 => old_fonts::windows_1258(&text),
        Encoding::Tcvn3 => old_fonts::tcvn3(&text),
        Encoding::Vni => old_fonts::vni(&text),
    }
}
