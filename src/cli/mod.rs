//! The command line: one file a subcommand, and what they share.
//!
//! ```text
//! args + command ──▶ dashboard | report | check | config | sample | … ──▶ exit code
//!                        └── settings, language, selection, input, output, failure, … ──┘
//! ```

mod args;
mod check;
mod command;
mod completions;
mod config;
mod dashboard;
mod editor;
mod ending;
mod failure;
mod freed_memory;
mod help;
mod input;
mod language;
mod man;
mod new_file;
mod new_files;
mod output;
mod panic_report;
mod per_unit;
mod report;
mod sample;
mod selection;
mod settings;
mod state_file;
mod template;
mod wrong_arguments;

use crate::words::Lang;
use crate::words::command_line::aborted;
use args::{Cli, Command};
use clap::FromArgMatches;
use failure::Failure;
use std::ffi::OsString;
use std::process::ExitCode;

/// Parses the arguments and runs the subcommand.
#[must_use]
pub fn run() -> ExitCode {
    panic_report::install();
    crate::terminal::refuse_large_files();
    crate::terminal::cores::set_global();
    if completions::answer_shell() {
        return ExitCode::SUCCESS;
    }
    let (lang, arguments) = language::of_arguments(std::env::args_os());
    let of_user = settings::language_without_data(lang);
    let parser = command::command(of_user);
    let cli = parser.try_get_matches_from(&arguments).and_then(|m| Cli::from_arg_matches(&m));
    let cli = match cli {
        Ok(cli) => cli,
        Err(answer) => return answer_of_arguments(of_user, &arguments, &answer),
    };
    if matches!(cli.command, None | Some(Command::Report(_))) {
        freed_memory::give_back();
    }
    // Without it the program is aborted without a sentence.
    let _ = crate::terminal::watch_for_abort(aborted(of_user));
    let result = match &cli.command {
        None => dashboard::run(&cli.view, &cli.screen, lang),
        Some(Command::Report(args)) => report::run(args, lang),
        Some(Command::Check(args)) => check::run(args, lang),
        Some(Command::Config(args)) => config::run(args, lang, of_user),
        Some(Command::Sample(args)) => sample::run(args, of_user),
        Some(Command::Template(args)) => template::run(args, of_user),
        Some(Command::Completions(args)) => completions::run(args, of_user),
        Some(Command::Man) => man::run(of_user),
        Some(Command::Help(args)) => help::run(args, of_user),
    };
    result.unwrap_or_else(Failure::report)
}

/// Prints the help, the version or what is wrong with the arguments; returns the exit code. An
/// argument is quoted there as it was given.
fn answer_of_arguments(lang: Lang, arguments: &[OsString], answer: &clap::Error) -> ExitCode {
    if answer.use_stderr() {
        let called = help::called(arguments);
        return Failure::Wrong(wrong_arguments::sentence(lang, answer, &called)).report();
    }
    let text = answer.render().to_string();
    let printed = output::print(lang, &format!("{}\n", text.trim_end()));
    printed.map_or_else(|sentence| Failure::NotWritten(sentence).report(), |()| ExitCode::SUCCESS)
}
