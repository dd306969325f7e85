//! The standard streams: the way of every text out of the program, but for the dashboard.
//!
//! Control and bidirectional characters are neutralised here, whatever they came from: the name of
//! a file, an argument, a key of the settings. JSON escapes them itself.

use crate::domain::{neutralise, without_invisible};
use crate::words::{Lang, command_line, system_error};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// The file that the option `-o` names; none for the standard output, which `-` is.
pub fn file(output: Option<&Path>) -> Option<&Path> {
    output.filter(|path| *path != Path::new("-"))
}

/// Prints a text.
///
/// # Errors
/// A sentence: the output cannot be written. A reader such as `head` that has closed its end is no
/// error.
pub fn print(lang: Lang, text: &str) -> Result<(), String> {
    let text = neutralise(text);
    let mut out = io::stdout();
    outcome(lang, out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// Writes the bytes of a file that is no text.
///
/// # Errors
/// As [`print()`].
pub fn write_bytes(lang: Lang, bytes: &[u8]) -> Result<(), String> {
    let mut out = io::stdout();
    outcome(lang, out.write_all(bytes).and_then(|()| out.flush()))
}

/// Prints a text with ANSI colours. They are removed if the output is not a terminal or the
/// environment asks for none (`NO_COLOR`, `TERM=dumb`), and translated for old Windows consoles.
/// The texts from files in it are cleaned when they are read.
///
/// # Errors
/// As [`print()`].
pub fn print_coloured(lang: Lang, text: &str) -> Result<(), String> {
    let mut out = anstream::stdout();
    outcome(lang, out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// The outcome of writing to the standard output.
///
/// # Errors
/// As [`print()`].
pub fn outcome(lang: Lang, written: io::Result<()>) -> Result<(), String> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(command_line::output_unwritable(lang, system_error(lang, &error.to_string())))
        }
        _ => Ok(()),
    }
}

/// Prints a sentence to standard error.
pub fn warn(sentence: &str) {
    let _ = writeln!(io::stderr(), "dangbo: {}", neutralise(&without_invisible(sentence)));
}
