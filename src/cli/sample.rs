//! `dangbo sample`: writes the sample into a folder.

use super::args::SampleArgs;
use super::failure::Failure;
use super::{language, output, settings};
use crate::domain::clean;
use crate::ingest::source::SAMPLE;
use crate::terminal::NewFile;
use crate::words::{self, Lang, command_line};
use std::path::Path;
use std::process::ExitCode;

pub fn run(SampleArgs { dir }: &SampleArgs, lang: Option<Lang>) -> Result<ExitCode, Failure> {
    let lang = language::choose(lang, settings::language_of_user());
    let folder = clean(&dir.to_string_lossy()).into_owned();
    if let Some((name, _)) = SAMPLE.iter().find(|(name, _)| dir.join(name).exists()) {
        return Err(command_line::sample_exists(lang, folder, name).into());
    }
    write(dir).map_err(|error| Failure::NotWritten(format!("{folder}: {error}")))?;
    let names: Vec<&str> = SAMPLE.iter().map(|(name, _)| *name).collect();
    let note = words::illustrative(lang);
    output::print(lang, &format!("{folder}: {} ({note})\n", names.join(", ")))
        .map_err(Failure::NotWritten)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes all files or none, each whole, and over no other file.
fn write(dir: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(dir)?;
    let mut files = Vec::new();
    for (name, bytes) in SAMPLE {
        files.push((dir.join(name), NewFile::write(dir, bytes)?));
    }
    let mut named = Vec::new();
    for (path, file) in files {
        if let Err((_, error)) = file.name(&path) {
            // A part of the sample would be in the way of the next try.
            for path in named {
                let _ = std::fs::remove_file(path);
            }
            return Err(error);
        }
        named.push(path);
    }
    Ok(())
}
