//! The parser with its help in one language.
//!
//! `args` says which arguments there are, `words::arguments` what they are. The parser's own words
//! (headings, "possible values", the usage) are replaced by ours, so that no other language is
//! mixed in.

use super::args::Cli;
use crate::words::{Lang, arguments as texts};
use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command, CommandFactory};

/// The layout of a help text.
const LAYOUT: &str = "{about}\n\n{usage-heading} {usage}\n\n{all-args}{after-help}\n";

/// The width of the lines of an example before its explanation.
const EXAMPLE_WIDTH: usize = 34;

/// The parser in a language.
#[must_use]
pub fn command(lang: Lang) -> Command {
    let language =
        Arg::new("lang").long("lang").global(true).value_parser([Lang::Vi.code(), Lang::En.code()]);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let root = Cli::command()
        .arg(argument(language, "dangbo", lang))
        .disable_version_flag(true)
        .arg(version)
        .max_term_width(110);
    localised(root, lang, "dangbo")
}

/// A command, and those below it, in a language; `path` is how it is called.
fn localised(command: Command, lang: Lang, path: &str) -> Command {
    let name = command.get_name().to_owned();
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .about(texts::of_command(lang, &name).unwrap_or_default())
        .mut_args(|arg| argument(arg, &name, lang))
        .subcommand_help_heading(texts::heading_commands(lang))
        .subcommand_value_name(texts::command_placeholder(lang))
        .help_template(
            LAYOUT.replace("{usage-heading}", &format!("{}:", texts::heading_usage(lang))),
        )
        .after_help(after_help(lang, &name))
        .mut_subcommands(|below| {
            let path = format!("{path} {}", below.get_name());
            localised(below, lang, &path)
        });
    let usage = usage(&command, lang, path);
    command.override_usage(usage)
}

/// An argument with its help, the values it can have and its default.
fn argument(arg: Arg, command: &str, lang: Lang) -> Arg {
    let id = arg.get_id().as_str().to_owned();
    let mut help = texts::of_argument(lang, command, &id).unwrap_or_default().to_owned();
    let has_value = arg.get_action().takes_values();
    if has_value {
        let values: Vec<String> = arg.get_possible_values().iter().map(value_text).collect();
        if !values.is_empty() {
            help += &format!(": {}", values.join(", "));
        }
        if let Some(value) = arg.get_default_values().first() {
            help += &format!(" ({})", texts::default_is(lang, value.to_string_lossy()));
        }
    }
    let heading = if arg.is_positional() {
        texts::heading_arguments(lang)
    } else {
        texts::heading_options(lang)
    };
    let arg = arg.help(help).help_heading(heading);
    if !has_value {
        return arg;
    }
    let arg = arg.hide_possible_values(true).hide_default_value(true);
    match texts::value_name(lang, &id) {
        Some(name) => arg.value_name(name),
        None => arg,
    }
}

fn value_text(value: &PossibleValue) -> String {
    value.get_name().to_owned()
}

/// The usage: `dangbo report [OPTIONS] [PATH]…`.
fn usage(command: &Command, lang: Lang, path: &str) -> String {
    let mut usage = format!("{path} [{}]", texts::options_placeholder(lang));
    for arg in command.get_positionals() {
        let name = texts::value_name(lang, arg.get_id().as_str()).unwrap_or_default();
        let many = if matches!(arg.get_action(), ArgAction::Append) { "…" } else { "" };
        let (open, close) = if arg.is_required_set() { ('<', '>') } else { ('[', ']') };
        usage += &format!(" {open}{name}{close}{many}");
    }
    if command.has_subcommands() {
        let indent = " ".repeat(texts::heading_usage(lang).chars().count() + 2);
        usage += &format!("\n{indent}{path} <{}> …", texts::command_placeholder(lang));
    }
    usage
}

/// The examples of a command and, for the program itself, the exit codes.
fn after_help(lang: Lang, command: &str) -> String {
    let mut out = format!("{}:\n", texts::heading_examples(lang));
    for (_, line, about) in texts::EXAMPLES.iter().filter(|(of, _, _)| *of == command) {
        if line.chars().count() > EXAMPLE_WIDTH {
            out += &format!("  {line}\n  {:EXAMPLE_WIDTH$}  {}\n", "", about(lang));
        } else {
            out += &format!("  {line:EXAMPLE_WIDTH$}  {}\n", about(lang));
        }
    }
    if texts::EXAMPLES.iter().all(|(of, _, _)| *of != command) {
        out.clear();
    }
    if command == "dangbo" {
        out += &format!("\n{}:\n", texts::heading_exit_codes(lang));
        for (code, meaning) in texts::EXIT_CODES {
            out += &format!("  {code:<6} {}\n", meaning(lang));
        }
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A command and all below it.
    fn each(command: &Command) -> Vec<Command> {
        let below = command.get_subcommands().flat_map(each);
        std::iter::once(command.clone()).chain(below).collect()
    }

    #[test]
    fn every_command_argument_and_value_has_its_help() {
        for lang in [Lang::Vi, Lang::En] {
            for command in each(&command(lang)) {
                let name = command.get_name();
                assert!(texts::of_command(lang, name).is_some(), "{name}");
                for arg in command.get_arguments() {
                    let id = arg.get_id().as_str();
                    assert!(texts::of_argument(lang, name, id).is_some(), "{name} {id}");
                    let has_value = arg.get_action().takes_values();
                    assert_eq!(texts::value_name(lang, id).is_some() && has_value, has_value);
                }
            }
        }
    }

    #[test]
    fn every_help_is_in_one_language_and_fits_its_width() {
        let of_english = ["Usage", "Options", "Print", "default:", "possible values", "COMMAND"];
        let of_vietnamese = ["Cách dùng", "Tùy chọn", "mặc định", "LỆNH", "Ví dụ"];
        for (lang, of_other) in [(Lang::Vi, &of_english[..]), (Lang::En, &of_vietnamese[..])] {
            for mut command in each(&command(lang)) {
                let help = command.render_help().to_string();
                for word in of_other {
                    assert!(!help.contains(word), "{word} in:\n{help}");
                }
                assert!(!help.contains('`'), "{help}");
                let widest = help.lines().map(|line| line.chars().count()).max();
                assert!(widest <= Some(110), "{help}");
            }
        }
    }

    #[test]
    fn every_example_is_parsed() {
        for (_, line, _) in texts::EXAMPLES {
            let line = line.split(" >").next().unwrap_or_default();
            let words = line.split('"').enumerate().flat_map(|(at, part)| {
                let quoted = at % 2 == 1;
                let words: Vec<&str> =
                    if quoted { vec![part] } else { part.split_whitespace().collect() };
                words
            });
            let parsed = command(Lang::Vi).try_get_matches_from(words);
            assert!(parsed.is_ok(), "{line}: {parsed:?}");
        }
    }
}
