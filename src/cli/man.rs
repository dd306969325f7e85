//! `dangbo man`: the manual page, in the form that `man` reads.

use super::command::command;
use super::failure::Failure;
use super::output;
use crate::words::{Lang, arguments as texts};
use clap::{Arg, Command};
use roff::{Roff, bold, roman};
use std::process::ExitCode;

pub fn run(lang: Lang) -> Result<ExitCode, Failure> {
    output::print(lang, &page(lang)).map_err(Failure::NotWritten)?;
    Ok(ExitCode::SUCCESS)
}

/// The page: the program, then each of its commands.
fn page(lang: Lang) -> String {
    let mut root = command(lang);
    root.build();
    let name = root.get_name().to_owned();
    let version = format!("{name} {}", root.get_version().unwrap_or_default());
    let mut page = Roff::new();
    page.control("TH", [name.to_uppercase().as_str(), "1", "", version.as_str(), ""]);
    section(&mut page, texts::heading_name(lang));
    page.text([roman(format!("{name} - {}", texts::about(lang)))]);
    section(&mut page, texts::heading_usage(lang));
    usage(&mut page, &root);
    section(&mut page, texts::heading_options(lang));
    arguments(&mut page, &root);
    for below in root.get_subcommands() {
        section(&mut page, &format!("{name} {}", below.get_name()));
        page.text([roman(texts::of_command(lang, below.get_name()).unwrap_or_default())]);
        usage(&mut page, below);
        arguments(&mut page, below);
    }
    section(&mut page, texts::heading_examples(lang));
    for (_, line, about) in texts::EXAMPLES {
        entry(&mut page, line, about(lang));
    }
    section(&mut page, texts::heading_exit_codes(lang));
    for (code, meaning) in texts::EXIT_CODES {
        entry(&mut page, code, meaning(lang));
    }
    page.to_roff()
}

fn section(page: &mut Roff, heading: &str) {
    page.control("SH", [heading.to_uppercase().as_str()]);
}

fn usage(page: &mut Roff, command: &Command) {
    let usage = command.get_overridden_usage().map(ToString::to_string).unwrap_or_default();
    for line in usage.lines() {
        page.control("PP", []);
        page.text([bold(line.trim())]);
    }
}

fn arguments(page: &mut Roff, command: &Command) {
    for arg in command.get_arguments() {
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        entry(page, &called(arg), &help);
    }
}

fn entry(page: &mut Roff, what: &str, about: &str) {
    page.control("TP", []);
    page.text([bold(what)]);
    page.text([roman(about)]);
}

/// How an argument is written: `-h, --help`, `--year <YEAR>`, `[PATH]…`.
fn called(arg: &Arg) -> String {
    let short = arg.get_short().map(|short| format!("-{short}"));
    let long = arg.get_long().map(|long| format!("--{long}"));
    let flags: Vec<String> = short.into_iter().chain(long).collect();
    let has_value = arg.get_action().takes_values();
    let values = arg.get_value_names().filter(|_| has_value).unwrap_or_default();
    let values = values.iter().map(|name| format!("<{name}>")).collect::<String>();
    [flags.join(", "), values].join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_every_command_and_option() {
        for lang in [Lang::Vi, Lang::En] {
            let page = page(lang).replace('\\', "");
            let root = command(lang);
            for name in root.get_subcommands().map(Command::get_name) {
                assert!(page.contains(&format!("DANGBO {}", name.to_uppercase())), "{name}");
            }
            for long in ["--zone", "--explain", "--lang", "--version"] {
                assert!(page.contains(long), "{long}: {page}");
            }
        }
    }
}
