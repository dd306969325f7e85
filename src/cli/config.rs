//! `dangbo config`: the settings that apply, and where each was set.

use super::args::ConfigArgs;
use super::failure::Failure;
use super::{editor, output, settings};
use crate::config::{self, Config};
use crate::domain::{Settings, clean};
use crate::terminal::{NewFile, folder_of, shown_path};
use crate::words::{Lang, command_line, system_error};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub fn run(args: &ConfigArgs, lang: Option<Lang>, of_user: Lang) -> Result<ExitCode, Failure> {
    let text = if args.edit || args.check {
        checked(args, lang, of_user)?
    } else {
        let (config, lang) = settings::load(args.config.as_deref(), &args.paths, lang)?;
        config::print(&config, lang).trim_start().to_owned()
    };
    output::print(of_user, &text).map_err(Failure::NotWritten)?;
    Ok(ExitCode::SUCCESS)
}

/// A line about the settings file that applies, else the user's own, once it was edited if that is
/// asked for.
fn checked(args: &ConfigArgs, lang: Option<Lang>, of_user: Lang) -> Result<String, Failure> {
    let file = settings::file_to_edit(args.config.as_deref(), &args.paths);
    if args.edit {
        let none = || command_line::no_settings_folder(of_user).to_owned();
        edit(file.as_deref().ok_or_else(none)?, of_user)?;
    }
    let is_there = |path: &PathBuf| args.config.is_some() || path.symlink_metadata().is_ok();
    let Some(file) = file.filter(is_there) else {
        return Ok(command_line::no_settings_file(of_user).to_owned() + "\n");
    };
    let (_, lang) = settings::load(Some(&file), &args.paths, lang)?;
    Ok(command_line::settings_right(lang, shown_path(&file)) + "\n")
}

/// Opens a settings file in the user's editor and waits for its end. A file that is not there is
/// made, with every key as a comment.
fn edit(path: &Path, lang: Lang) -> Result<(), Failure> {
    if path.symlink_metadata().is_err() {
        let text = config::commented(&Config::new(Settings::default()), lang);
        make(path, &text)
            .map_err(|error| system_error(lang, &error.to_string()))
            .map_err(|why| Failure::NotWritten(format!("{}: {why}", shown_path(path))))?;
        output::warn(&command_line::settings_made(lang, shown_path(path)));
    }
    editor::open(path).map_err(|editor| command_line::editor_failed(lang, clean(&editor)).into())
}

fn make(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = folder_of(path);
    std::fs::create_dir_all(&folder)?;
    NewFile::write(&folder, text.as_bytes())?.name(path).map_err(|(_, error)| error)
}
