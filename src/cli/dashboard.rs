//! The dashboard, which runs without a subcommand.

use super::args::{ScreenArgs, ViewArgs};
use super::failure::Failure;
use super::state_file::StateFile;
use super::{help, output, selection, settings};
use crate::app::{Notice, Preferences, State, ThemeChoice};
use crate::config::Config;
use crate::config::remembered::Remembered;
use crate::domain::clean;
use crate::ingest::source;
use crate::terminal::shown_path;
use crate::terminal::{self, SettingsFile};
use crate::words::{self, Lang, arguments, command_line};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub fn run(view: &ViewArgs, screen: &ScreenArgs, lang: Option<Lang>) -> Result<ExitCode, Failure> {
    // The sample leaves it alone: its screens are the same everywhere.
    let is_kept = !screen.no_state && !view.paths.is_empty();
    let file = if is_kept { StateFile::read() } else { None };
    let kept = file.as_ref().map(|file| file.kept.clone()).unwrap_or_default();
    let config = view.config.as_deref();
    let (config, lang) = settings::load_remembering(config, &view.paths, lang, kept.lang())?;
    let year = selection::year(lang, view.year)?;
    check_paths(lang, &view.paths)?;
    if !std::io::stdout().is_terminal() {
        return Err(Failure::Wrong(command_line::terminal_needed(lang).to_owned()));
    }
    if !std::io::stdin().is_terminal() {
        return Err(Failure::Wrong(command_line::keyboard_needed(lang).to_owned()));
    }
    if std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        return Err(Failure::Wrong(command_line::dumb_terminal(lang).to_owned()));
    }
    let ownerships = selection::ownerships(lang, view)?;
    let mut state = State::new(config.settings.clone(), lang, view.paths.is_empty());
    state.preferences = preferences(screen, &config, &kept);
    state.nav.pane = kept.pane.unwrap_or(true);
    if let Some(file) = &file
        && let Some(error) = &file.refused
    {
        state.notice = Some(Notice::NotRead { path: file.shown(), error: error.clone() });
    }
    state.request_start(year, view.zone.clone(), view.district.clone(), ownerships);
    if view.paths.is_empty() {
        let last = if screen.no_state { None } else { StateFile::read() };
        offer(&mut state, last.and_then(|file| file.kept.folder));
    }
    let settings_of = |folder: &Path| {
        let paths = [folder.to_owned()];
        settings::load(view.config.as_deref(), &paths, Some(lang))
            .map(|(config, _)| config.settings)
    };
    let watched = settings_file(view, lang, kept.lang());
    let done = terminal::run(&mut state, &view.paths, year, watched, &settings_of);
    if let Some(file) = file {
        keep(&file, &state, &view.paths);
    }
    // The system refuses a thread, a file or the terminal.
    done.map(ExitCode::from).map_err(|error| {
        let why = words::system_error(lang, &clean(&error.to_string()));
        Failure::Wrong(command_line::cannot_start(lang, why))
    })
}

/// The settings file that applies. The sample has settings of its own.
fn settings_file(view: &ViewArgs, lang: Lang, remembered: Option<Lang>) -> Option<SettingsFile> {
    if view.paths.is_empty() && view.config.is_none() {
        return None;
    }
    let (argument, paths) = (view.config.clone(), view.paths.clone());
    let (of_find, paths_of_find) = (argument.clone(), paths.clone());
    let find = move || settings::find(of_find.as_deref(), &paths_of_find);
    let read = move || {
        let read = settings::load_remembering(argument.as_deref(), &paths, Some(lang), remembered);
        read.map(|(config, _)| config.settings)
    };
    let gone = move |name: &str| words::file_missing(lang, clean(name));
    Some(SettingsFile { find: Box::new(find), read: Box::new(read), gone: Box::new(gone) })
}

/// What applies: the arguments, else the settings, else what was chosen the last time.
fn preferences(screen: &ScreenArgs, config: &Config, kept: &Remembered) -> Preferences {
    let choice = match (screen.dark, screen.light) {
        (true, _) => Some(ThemeChoice::Dark),
        (_, true) => Some(ThemeChoice::Light),
        _ => config.theme_choice().or(kept.theme()),
    };
    Preferences {
        mouse: config.mouse.or(kept.mouse).unwrap_or(true),
        theme: choice.unwrap_or_default(),
        own_colours: config.own_colours(),
        keys: config.keys.clone(),
        columns: kept.columns(),
    }
}

/// Keeps what was chosen and which folder was open.
fn keep(file: &StateFile, state: &State, paths: &[PathBuf]) {
    let folder = paths.first().and_then(|path| std::path::absolute(path).ok());
    let folder = folder
        .and_then(|path| if path.is_dir() { Some(path) } else { path.parent().map(PathBuf::from) });
    // A path that is no Unicode cannot be kept as a text.
    let folder = folder.and_then(|path| path.into_os_string().into_string().ok());
    if let Err(error) = file.write(&Remembered::of(state, folder)) {
        let why = words::system_error(state.lang, &clean(&error.to_string()));
        output::warn(&command_line::state_not_written(state.lang, file.shown(), why));
    }
}

/// Without a path: asks what to open if the current folder or the one that was open last has
/// exports, else shows the sample and says how to open files of one's own.
fn offer(state: &mut State, last: Option<String>) {
    let Ok(folder) = std::env::current_dir() else { return state.tell_how_to_open() };
    let last = last.map(PathBuf::from).filter(|last| *last != folder);
    let last =
        last.map(|last| (source::count_exports(&last), last)).filter(|(tables, _)| *tables > 0);
    if last.is_none() && source::count_exports(&folder) == 0 {
        return state.tell_how_to_open();
    }
    state.ask_what_to_open(terminal::list_folder(&folder), last);
}

fn check_paths(lang: Lang, paths: &[PathBuf]) -> Result<(), String> {
    let is_stdin = |path: &&PathBuf| path.as_os_str() == "-";
    if let Some(missing) = paths.iter().find(|path| !is_stdin(path) && !path.exists()) {
        let path = shown_path(missing);
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
