//! `dangbo help`: the help of a command.

use super::args::HelpArgs;
use super::command::command;
use super::failure::Failure;
use super::output;
use crate::domain::clean;
use crate::words::{Lang, arguments as texts};
use std::ffi::OsString;
use std::process::ExitCode;

pub fn run(args: &HelpArgs, lang: Lang) -> Result<ExitCode, Failure> {
    let mut root = command(lang);
    root.build();
    let asked = match &args.command {
        None => &mut root,
        Some(name) => root.find_subcommand_mut(name).ok_or_else(|| {
            let near = nearest(name).map(|near| format!("; {}", texts::is_it(lang, near)));
            texts::unknown_command(lang, clean(name)) + &near.unwrap_or_default()
        })?,
    };
    let text = asked.render_help().to_string();
    output::print(lang, &text).map_err(Failure::NotWritten)?;
    Ok(ExitCode::SUCCESS)
}

/// The command that a word is probably meant for.
pub fn nearest(word: &str) -> Option<String> {
    let root = command(Lang::Vi);
    let names = root.get_subcommands().map(clap::Command::get_name);
    let near = names.map(|name| (strsim::damerau_levenshtein(name, word), name)).min()?;
    (near.0 <= 2 && near.0 * 2 < near.1.len()).then(|| near.1.to_owned())
}

/// How the command of these arguments is called: `dangbo`, `dangbo report`.
pub fn called(arguments: &[OsString]) -> String {
    let root = command(Lang::Vi);
    let below = arguments.get(1).and_then(|word| root.find_subcommand(word));
    let name = root.get_name();
    below.map_or_else(|| name.to_owned(), |below| format!("{name} {}", below.get_name()))
}
