//! Why a command fails, and its exit code.

use super::output;
use std::process::ExitCode;

/// The exit code of an error in the arguments, the settings or the files.
const WRONG: u8 = 2;

/// The exit code of an output that cannot be written.
const NOT_WRITTEN: u8 = 3;

/// The exit code of a fault of the program, that of a panic.
pub const FAULT: u8 = 101;

/// Why a command fails, as a sentence.
#[derive(Debug, PartialEq, Eq)]
pub enum Failure {
    /// An argument, the settings or the files are wrong.
    Wrong(String),
    /// The output cannot be written.
    NotWritten(String),
}

impl From<String> for Failure {
    fn from(sentence: String) -> Self {
        Self::Wrong(sentence)
    }
}

impl Failure {
    /// Prints the sentence; returns the exit code.
    pub fn report(self) -> ExitCode {
        let (sentence, code) = match self {
            Self::Wrong(sentence) => (sentence, WRONG),
            Self::NotWritten(sentence) => (sentence, NOT_WRITTEN),
        };
        output::warn(&sentence);
        ExitCode::from(code)
    }
}
