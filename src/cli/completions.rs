//! `dangbo completions`: the file with which a shell completes commands.
//!
//! ```text
//! Tab ─► the file's function ─► DANGBO_COMPLETE=bash dangbo -- dangbo report --zone Qua ─► words
//! ```
//!
//! The shell asks the program itself for each completion, so the zones, districts and years are
//! those of the files in the command line, or of the sample where there are none. Nushell cannot
//! ask; its file has the options alone.

use super::args::{CompletionsArgs, ShellArg};
use super::command::command;
use super::failure::Failure;
use super::{output, settings};
use crate::analysis::districts;
use crate::domain::{Dataset, Ownership, Settings, fold};
use crate::ingest::{self, LoadOptions, source};
use crate::words::Lang;
use clap::Command;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::{CompleteEnv, Shells};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The variable by which a shell asks for completions.
const VARIABLE: &str = "DANGBO_COMPLETE";

/// The name of the program in a shell.
const NAME: &str = "dangbo";

/// The size of all files that are read for a completion, in bytes: more would keep the user waiting
/// for longer than half a second.
const MAX_SIZE: u64 = 40 << 20;

/// The values of an argument; the words of the command line name the data that may have them.
type Names = fn(&[OsString]) -> Vec<String>;

/// Bash inserts what it is given: a name with blanks has them escaped, but not within quotes.
const BASH_QUOTES: &str = r#"_dangbo() {
    _clap_complete_dangbo "$@"
    case ${COMP_WORDS[COMP_CWORD]} in
        [\"\']*) COMPREPLY=("${COMPREPLY[@]//\\ / }") ;;
    esac
}
"#;

/// Prints the completion file of a shell.
pub fn run(args: &CompletionsArgs, lang: Lang) -> Result<ExitCode, Failure> {
    let mut file = Vec::new();
    if args.shell == ShellArg::Nushell {
        clap_complete::generate(
            clap_complete_nushell::Nushell,
            &mut command(lang),
            NAME,
            &mut file,
        );
    } else if let Some(shell) = Shells::builtins().completer(args.shell.name()) {
        // Writing to memory does not fail.
        let _ = shell.write_registration(VARIABLE, NAME, NAME, NAME, &mut file);
    }
    let mut file = String::from_utf8_lossy(&file).into_owned();
    if args.shell == ShellArg::Bash {
        let registered = file.replace("-F _clap_complete_dangbo", "-F _dangbo");
        file = BASH_QUOTES.to_owned() + &registered;
    }
    output::print(lang, &file).map_err(Failure::NotWritten)?;
    Ok(ExitCode::SUCCESS)
}

impl ShellArg {
    const fn name(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
            Self::Powershell => "powershell",
            Self::Elvish => "elvish",
            Self::Nushell => "nushell",
        }
    }
}

/// Answers a shell that asks for completions; false if none asks.
pub fn answer_shell() -> bool {
    let Some(shell) = std::env::var_os(VARIABLE) else { return false };
    let words: Vec<OsString> =
        std::env::args_os().skip_while(|word| word != "--").skip(1).collect();
    let escaped = shell == "bash";
    let lang = settings::language_without_data(None);
    let asked = CompleteEnv::with_factory(|| with_values(command(lang), &words, escaped));
    let folder = std::env::current_dir().ok();
    asked.var(VARIABLE).try_complete(std::env::args_os(), folder.as_deref()).unwrap_or(true)
}

/// The parser with the values that the data has, for the program and the subcommands.
fn with_values(command: Command, words: &[OsString], escaped: bool) -> Command {
    let values: [(&str, Names); 4] =
        [("zone", zones), ("district", district_names), ("year", years), ("ownership", ownerships)];
    let mut command = command;
    for (id, all) in values {
        if command.get_arguments().any(|arg| arg.get_id() == id) {
            let words = words.to_vec();
            let complete = move |begun: &OsStr| candidates(&all(&words), begun, escaped);
            command = command.mut_arg(id, |arg| arg.add(ArgValueCompleter::new(complete)));
        }
    }
    command.mut_subcommands(|below| with_values(below, words, escaped))
}

/// The names that contain what was typed, case and diacritics aside.
fn candidates(names: &[String], begun: &OsStr, escaped: bool) -> Vec<CompletionCandidate> {
    let typed = begun.to_string_lossy().replace(['\\', '"', '\''], "");
    let typed = fold(&typed);
    let found = names.iter().filter(|name| fold(name).contains(&typed));
    let word = |name: &String| if escaped { name.replace(' ', "\\ ") } else { name.clone() };
    found.map(|name| CompletionCandidate::new(word(name))).collect()
}

/// The data of the files among the words of a command line.
fn load(words: &[OsString]) -> Option<Dataset> {
    let is_path = |word: &&OsString| Path::new(word).exists() && word.as_os_str() != NAME;
    let paths: Vec<PathBuf> = words.iter().skip(1).filter(is_path).map(PathBuf::from).collect();
    let sources = source::expand(&paths, || Ok(Vec::new()));
    let size: u64 = sources.iter().flat_map(|named| &named.source).map(source::size).sum();
    (size <= MAX_SIZE)
        .then(|| ingest::load(&sources, &Settings::default(), &LoadOptions::default()))
}

fn zones(words: &[OsString]) -> Vec<String> {
    let Some(data) = load(words) else { return Vec::new() };
    data.zones.iter().map(|zone| zone.name.clone()).collect()
}

fn district_names(words: &[OsString]) -> Vec<String> {
    let Some(data) = load(words) else { return Vec::new() };
    districts(&data).into_iter().map(|district| data.texts.get(district).to_owned()).collect()
}

fn years(words: &[OsString]) -> Vec<String> {
    let Some(data) = load(words) else { return Vec::new() };
    data.years.iter().map(ToString::to_string).collect()
}

fn ownerships(_: &[OsString]) -> Vec<String> {
    Ownership::KNOWN.iter().map(|ownership| ownership.word().to_owned()).collect()
}
