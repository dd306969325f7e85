//! `dangbo sample`: writes the sample into a folder.

use super::args::SampleArgs;
use super::failure::Failure;
use super::{language, new_files, output, settings};
use crate::domain::clean;
use crate::ingest::source::SAMPLE;
use crate::words::{self, Lang, command_line};
use std::process::ExitCode;

pub fn run(SampleArgs { dir }: &SampleArgs, lang: Option<Lang>) -> Result<ExitCode, Failure> {
    let lang = language::choose(lang, settings::language_of_user());
    let folder = clean(&dir.to_string_lossy()).into_owned();
    if let Some((name, _)) = SAMPLE.iter().find(|(name, _)| dir.join(name).exists()) {
        return Err(command_line::sample_exists(lang, folder, name).into());
    }
    new_files::write_all(dir, &SAMPLE)
        .map_err(|error| Failure::NotWritten(format!("{folder}: {error}")))?;
    let names: Vec<&str> = SAMPLE.iter().map(|(name, _)| *name).collect();
    let note = words::illustrative(lang);
    output::print(lang, &format!("{folder}: {} ({note})\n", names.join(", ")))
        .map_err(Failure::NotWritten)?;
    Ok(ExitCode::SUCCESS)
}
