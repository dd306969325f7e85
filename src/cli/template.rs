//! `dangbo template`: writes empty tables to be filled in, as a workbook or as CSV.

use super::args::TemplateArgs;
use super::failure::Failure;
use super::{language, new_files, output, settings};
use crate::domain::clean;
use crate::report;
use crate::terminal::NewFile;
use crate::words::{Lang, command_line};
use std::io::ErrorKind;
use std::path::Path;
use std::process::ExitCode;

pub fn run(args: &TemplateArgs, lang: Option<Lang>) -> Result<ExitCode, Failure> {
    let lang = language::choose(lang, settings::language_of_user());
    let written = match (&args.csv, &args.file) {
        (Some(folder), _) => tables(lang, folder)?,
        (None, file) => workbook(lang, &file.clone().unwrap_or_default())?,
    };
    output::print(lang, &format!("{written}\n")).map_err(Failure::NotWritten)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the workbook, over no other file; returns its name.
fn workbook(lang: Lang, file: &Path) -> Result<String, Failure> {
    let name = shown(file);
    let failed = |error: &dyn std::fmt::Display| Failure::NotWritten(format!("{name}: {error}"));
    let bytes = report::template_xlsx(lang).map_err(|error| failed(&error))?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let new = NewFile::write(folder.unwrap_or(Path::new(".")), &bytes);
    match new.map_err(|error| failed(&error))?.name(file) {
        Ok(()) => Ok(name),
        Err((_, error)) if error.kind() == ErrorKind::AlreadyExists => {
            Err(command_line::file_exists(lang, name).into())
        }
        Err((_, error)) => Err(failed(&error)),
    }
}

/// Writes the tables into a folder, over no other file; returns their names.
fn tables(lang: Lang, folder: &Path) -> Result<String, Failure> {
    let name = shown(folder);
    let files = report::template_csv(lang);
    if let Some((file, _)) = files.iter().find(|(file, _)| folder.join(file).exists()) {
        return Err(command_line::sample_exists(lang, name, file).into());
    }
    let all: Vec<(&str, &[u8])> = files.iter().map(|(file, bytes)| (*file, &bytes[..])).collect();
    new_files::write_all(folder, &all)
        .map_err(|error| Failure::NotWritten(format!("{name}: {error}")))?;
    let names: Vec<&str> = files.iter().map(|(file, _)| *file).collect();
    Ok(format!("{name}: {}", names.join(", ")))
}

fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}
