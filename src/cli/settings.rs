//! The settings file: where it is, and its values.

use super::language;
use crate::config::{self, Config};
use crate::domain::Settings;
use crate::terminal::{read_small, shown_path};
use crate::words::{self, Lang, command_line};
use etcetera::BaseStrategy;
use std::path::{Path, PathBuf};

/// The name of a settings file.
const NAME: &str = "dangbo.toml";

/// The folder of the user's own settings file within the system's folder of settings.
const FOLDER: &str = "dangbo";

/// The size of the largest settings file, in bytes.
const MAX_SIZE: u64 = 1 << 20;

/// The settings for the data at `paths`, and the language.
///
/// # Errors
/// A sentence: the settings file cannot be read or is wrong.
pub fn load(
    argument: Option<&Path>,
    paths: &[PathBuf],
    lang: Option<Lang>,
) -> Result<(Config, Lang), String> {
    load_remembering(argument, paths, lang, None)
}

/// The settings for the data at `paths`, and the language: `remembered` unless another is set.
///
/// # Errors
/// A sentence: the settings file cannot be read or is wrong.
pub fn load_remembering(
    argument: Option<&Path>,
    paths: &[PathBuf],
    lang: Option<Lang>,
    remembered: Option<Lang>,
) -> Result<(Config, Lang), String> {
    let defaults = if paths.is_empty() { Settings::sample() } else { Settings::default() };
    let mut config = Config::new(defaults);
    if let Some(path) = find(argument, paths) {
        let lang = language::choose(lang, remembered);
        let name = shown_path(&path);
        let text = read_small(&path, MAX_SIZE).map_err(|error| {
            let why = words::file_error(lang, &error);
            format!("{name}: {}: {why}", command_line::settings_unreadable(lang))
        })?;
        config::read(&mut config, &name, &text, lang)?;
    }
    let of_sample = || if paths.is_empty() { language_of_user() } else { None };
    let lang = language::choose(lang, config.language.or_else(of_sample).or(remembered));
    Ok((config, lang))
}

/// The language of the help, of the errors of the arguments and of commands without data.
pub fn language_without_data(argument: Option<Lang>) -> Lang {
    argument.unwrap_or_else(|| language::choose(None, language_of_user()))
}

/// The language that the user's own settings file sets. It is that of the help and of the errors of
/// the arguments, so a file that cannot be read counts for nothing here.
fn language_of_user() -> Option<Lang> {
    let path = user_file().filter(|path| path.is_file())?;
    let text = read_small(&path, MAX_SIZE).ok()?;
    let mut config = Config::new(Settings::default());
    config::read(&mut config, NAME, &text, Lang::default()).ok()?;
    config.language
}

/// The settings file that applies: that of the argument, else the one in the folder of the data,
/// else the user's own. The sample has settings of its own.
pub fn find(argument: Option<&Path>, paths: &[PathBuf]) -> Option<PathBuf> {
    if let Some(path) = argument {
        return Some(path.to_owned());
    }
    let first = paths.first()?;
    let folder = if first.is_dir() { Some(first.as_path()) } else { first.parent() };
    let beside_data = folder.unwrap_or(Path::new("")).join(NAME);
    // A link that leads nowhere is no absence: its settings are wanted.
    let is_there = |path: &PathBuf| path.symlink_metadata().is_ok();
    [Some(beside_data), user_file()].into_iter().flatten().find(is_there)
}

/// The file to edit: the one that applies, else the user's own, which is not there yet.
pub fn file_to_edit(argument: Option<&Path>, paths: &[PathBuf]) -> Option<PathBuf> {
    find(argument, paths).or_else(user_file)
}

/// The user's own settings file: in `$XDG_CONFIG_HOME` or `~/.config`, on Windows in `%APPDATA%`.
fn user_file() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    Some(folders.config_dir().join(FOLDER).join(NAME))
}
