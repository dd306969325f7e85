//! The command line: one file a subcommand, and what they share.
//!
//! ```text
//! args ──▶ dashboard | report | check | config | sample ─────────────▶ exit code
//!              └── settings, language, selection, input, output, failure, panic_report ──┘
//! ```

mod args;
mod check;
mod config;
mod dashboard;
mod failure;
mod input;
mod language;
mod output;
mod panic_report;
mod report;
mod sample;
mod selection;
mod settings;

use args::{Cli, Command};
use clap::Parser;
use failure::Failure;
use std::process::ExitCode;

/// Parses the arguments and runs the subcommand.
#[must_use]
pub fn run() -> ExitCode {
    panic_report::install();
    crate::terminal::refuse_large_files();
    crate::terminal::cores::set_global();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(answer) => return answer_of_arguments(&answer),
    };
    let result = match &cli.command {
        None => dashboard::run(&cli.view),
        Some(Command::Report { view, format }) => report::run(view, *format),
        Some(Command::Check(args)) => check::run(args),
        Some(Command::Config(args)) => config::run(args),
        Some(Command::Sample(args)) => sample::run(args),
    };
    result.unwrap_or_else(Failure::report)
}

/// Prints the help, the version or what is wrong with the arguments; returns the exit code. An
/// argument is quoted there as it was given.
fn answer_of_arguments(answer: &clap::Error) -> ExitCode {
    let text = answer.render().to_string();
    if answer.use_stderr() {
        output::warn(&text);
        return ExitCode::from(u8::try_from(answer.exit_code()).unwrap_or(u8::MAX));
    }
    let printed = output::print(language::choose(None, None), &text);
    printed.map_or_else(|sentence| Failure::NotWritten(sentence).report(), |()| ExitCode::SUCCESS)
}
