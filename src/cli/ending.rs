//! The format of the file that the option `-o` names, where only its extension gives one.

use crate::terminal::shown_path;
use crate::words::{Lang, command_line};
use std::path::Path;

/// A format of output that the extension of a file may name.
pub trait OfEnding: Copy + 'static {
    /// The extensions, in small letters, with their formats; the first is that of an output without
    /// an extension.
    const ENDINGS: &[(&str, Self)];
}

/// The format that the arguments ask for, else that of the extension of the file `output`.
///
/// # Errors
/// A sentence: the extension names no format.
pub fn format_of<F: OfEnding>(
    lang: Lang,
    format: Option<F>,
    output: Option<&Path>,
) -> Result<F, String> {
    let named = output.and_then(|path| Some((path, path.extension()?.to_str()?)));
    let (Some((path, ending)), None) = (named, format) else {
        return Ok(format.unwrap_or(F::ENDINGS[0].1));
    };
    let ending = ending.to_ascii_lowercase();
    let of = F::ENDINGS.iter().find(|(own, _)| *own == ending).map(|(_, format)| *format);
    of.ok_or_else(|| {
        let all: Vec<String> = F::ENDINGS.iter().map(|(ending, _)| format!(".{ending}")).collect();
        command_line::ending_unknown(lang, shown_path(path), all.join(", "))
    })
}
