//! The dashboard, which runs without a subcommand.

use super::args::ViewArgs;
use super::failure::{FAULT, Failure};
use super::{help, output, selection, settings};
use crate::app::State;
use crate::domain::clean;
use crate::terminal;
use crate::words::{Lang, arguments, command_line};
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

pub fn run(view: &ViewArgs, lang: Option<Lang>) -> Result<ExitCode, Failure> {
    let (config, lang) = settings::load(view.config.as_deref(), &view.paths, lang)?;
    let year = selection::year(lang, view.year)?;
    check_paths(lang, &view.paths)?;
    if !std::io::stdout().is_terminal() {
        return Err(Failure::Wrong(command_line::terminal_needed(lang).to_owned()));
    }
    if !std::io::stdin().is_terminal() {
        return Err(Failure::Wrong(command_line::keyboard_needed(lang).to_owned()));
    }
    let ownerships = selection::ownerships(lang, view)?;
    let mut state = State::new(config.settings, lang, view.paths.is_empty());
    state.preferences.mouse = config.mouse.unwrap_or(true);
    state.request_start(year, view.zone.clone(), view.district.clone(), ownerships);
    match terminal::run(state, &view.paths, year, config.coloured) {
        Ok(code) => Ok(ExitCode::from(code)),
        Err(report) => {
            terminal::restore();
            output::warn(&format!("{report:?}"));
            Ok(ExitCode::from(FAULT))
        }
    }
}

fn check_paths(lang: Lang, paths: &[PathBuf]) -> Result<(), String> {
    let is_stdin = |path: &&PathBuf| path.as_os_str() == "-";
    if let Some(missing) = paths.iter().find(|path| !is_stdin(path) && !path.exists()) {
        let path = clean(&missing.to_string_lossy()).into_owned();
        let command = help::nearest(&path)
            .map(|near| format!("; {}", arguments::is_it(lang, format!("dangbo {near}"))));
        let why = command_line::no_such_path(lang);
        return Err(format!("{path}: {why}{}", command.unwrap_or_default()));
    }
    if paths.iter().any(|path| is_stdin(&path)) {
        return Err(command_line::keyboard_needed(lang).to_owned());
    }
    Ok(())
}
