//! The format of the file that the option `-o` names, where only its extension gives one.

use crate::terminal::shown_path;
use crate::words::{Lang, command_line};
use clap::ValueEnum;
use std::path::Path;

/// A format of output that the extension of a file may name.
pub trait OfEnding: Copy + PartialEq + ValueEnum + 'static {
    /// The extensions, in small letters, with their formats; the first is that of an output without
    /// an extension.
    const ENDINGS: &[(&str, Self)];

    /// True if it is no text.
    fn is_binary(self) -> bool;

    /// Its name on the command line.
    fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// The format that the arguments ask for, else that of the extension of the file `output`.
///
/// # Errors
/// A sentence: the extension names no format, or another one than the arguments ask for. Any text
/// may be in a file whose extension is that of a text.
pub fn format_of<F: OfEnding>(
    lang: Lang,
    format: Option<F>,
    output: Option<&Path>,
) -> Result<F, String> {
    let named = output.and_then(|path| Some((path, path.extension()?.to_str()?)));
    let text = F::ENDINGS[0].1;
    let Some((path, ending)) = named else {
        return Ok(format.unwrap_or(text));
    };
    let ending = ending.to_ascii_lowercase();
    let of = F::ENDINGS.iter().find(|(own, _)| *own == ending).map(|(_, format)| *format);
    if let Some(format) = format {
        let is_other = of.is_some_and(|of| of != format && (of != text || format.is_binary()));
        return if is_other {
            Err(command_line::ending_differs(lang, shown_path(path), format.name()))
        } else {
            Ok(format)
        };
    }
    of.ok_or_else(|| {
        let all: Vec<String> = F::ENDINGS.iter().map(|(ending, _)| format!(".{ending}")).collect();
        command_line::ending_unknown(lang, shown_path(path), all.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::{CheckFormat, ReportFormat};

    #[test]
    fn an_extension_that_names_another_format_is_refused() {
        use ReportFormat::{Csv, Docx, Json, Text, Xlsx};
        let of = |file, format| format_of(Lang::Vi, format, Some(Path::new(file))).ok();
        for (file, asked, expected) in [
            ("b.xlsx", None, Some(Xlsx)),
            ("b.xlsx", Some(Xlsx), Some(Xlsx)),
            ("b.xlsx", Some(Json), None),
            ("b.JSON", Some(Csv), None),
            ("b.csv", Some(Text), None),
            // Any text is a text.
            ("b.txt", Some(Json), Some(Json)),
            ("b.txt", Some(Docx), None),
            // Another extension says nothing.
            ("b.dat", Some(Json), Some(Json)),
            ("b.dat", None, None),
            ("b", None, Some(Text)),
        ] {
            assert_eq!(of(file, asked), expected, "{file} {asked:?}");
        }
        let check = |format| format_of(Lang::Vi, Some(format), Some(Path::new("c.xlsx")));
        assert_eq!(check(CheckFormat::Xlsx), Ok(CheckFormat::Xlsx));
        let why = check(CheckFormat::Csv).unwrap_err();
        assert!(why.contains("c.xlsx") && why.contains("--format csv"), "{why}");
    }
}
