//! The command line: one file a subcommand, and what they share.
//!
//! ```text
//! args ──▶ dashboard | report | check | config | sample ─────────────▶ exit code
//!              └── settings, language, selection, input, output, panic_report ──┘
//! ```

mod args;
mod check;
mod config;
mod dashboard;
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
use std::process::ExitCode;

/// Parses the arguments and runs the subcommand.
#[must_use]
pub fn run() -> ExitCode {
    panic_report::install(crate::terminal::restore);
    let cli = Cli::parse();
    let result = match &cli.command {
        None => dashboard::run(&cli.view),
        Some(Command::Report { view, format }) => report::run(view, *format),
        Some(Command::Check(args)) => check::run(args),
        Some(Command::Config(args)) => config::run(args),
        Some(Command::Sample(args)) => sample::run(args),
    };
    result.unwrap_or_else(|sentence| output::fail(&sentence))
}
