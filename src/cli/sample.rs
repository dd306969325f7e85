//! `dangbo sample`: writes the sample into a folder.

use super::args::SampleArgs;
use super::failure::Failure;
use super::{new_files, output};
use crate::ingest::source::SAMPLE;
use crate::terminal::shown_whole_path;
use crate::words::{self, Lang};
use std::process::ExitCode;

pub fn run(SampleArgs { dir }: &SampleArgs, lang: Lang) -> Result<ExitCode, Failure> {
    new_files::write(lang, dir, &SAMPLE)?;
    let folder = shown_whole_path(dir);
    let names: Vec<&str> = SAMPLE.iter().map(|(name, _)| *name).collect();
    let note = words::illustrative(lang);
    output::print(lang, &format!("{folder}: {} ({note})\n", names.join(", ")))
        .map_err(Failure::NotWritten)?;
    Ok(ExitCode::SUCCESS)
}
