//! `dangbo template`: writes empty tables to be filled in, as a workbook or as CSV.

use super::args::TemplateArgs;
use super::failure::Failure;
use super::{new_files, output};
use crate::report;
use crate::terminal::{NewFile, folder_of, shown_whole_path};
use crate::words::{Lang, command_line, system_error};
use std::io::ErrorKind;
use std::path::Path;
use std::process::ExitCode;

pub fn run(args: &TemplateArgs, lang: Lang) -> Result<ExitCode, Failure> {
    let written = match (&args.csv, &args.file) {
        (Some(folder), _) => tables(lang, folder)?,
        (None, file) => workbook(lang, &file.clone().unwrap_or_default())?,
    };
    output::print(lang, &format!("{written}\n")).map_err(Failure::NotWritten)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the workbook, over no other file; returns its name.
fn workbook(lang: Lang, file: &Path) -> Result<String, Failure> {
    let name = shown_whole_path(file);
    if !file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
        return Err(command_line::template_is_xlsx(lang, name).into());
    }
    let failed = |error: &dyn std::fmt::Display| {
        Failure::NotWritten(format!("{name}: {}", system_error(lang, &error.to_string())))
    };
    let bytes = report::template_xlsx(lang).map_err(|error| failed(&error))?;
    let new = NewFile::write(&folder_of(file), &bytes);
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
    let files = report::template_csv(lang);
    let all: Vec<(&str, &[u8])> = files.iter().map(|(file, bytes)| (*file, &bytes[..])).collect();
    new_files::write(lang, folder, &all)?;
    let name = shown_whole_path(folder);
    let names: Vec<&str> = files.iter().map(|(file, _)| *file).collect();
    Ok(format!("{name}: {}", names.join(", ")))
}
