//! The standard streams. Errors of writing are ignored: a reader such as `head` may have closed
//! its end.

use std::io::Write;
use std::process::ExitCode;

/// The exit code of an error in the arguments, the settings or the files.
const FAILED: u8 = 2;

/// Prints a text.
pub fn print(text: &str) {
    let mut out = std::io::stdout();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Prints a text with ANSI colours. They are removed if the output is not a terminal or the
/// environment asks for none (`NO_COLOR`, `TERM=dumb`), and translated for old Windows consoles.
pub fn print_coloured(text: &str) {
    let mut out = anstream::stdout();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Prints a sentence to standard error.
pub fn warn(sentence: &str) {
    let _ = writeln!(std::io::stderr(), "dangbo: {sentence}");
}

/// Prints what is wrong; returns the exit code.
pub fn fail(sentence: &str) -> ExitCode {
    warn(sentence);
    ExitCode::from(FAILED)
}
