//! `dangbo sample`: writes the sample into a folder.

use super::args::SampleArgs;
use super::failure::Failure;
use super::{language, output};
use crate::domain::clean;
use crate::ingest::source::SAMPLE;
use crate::words::{self, command_line};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use tempfile::NamedTempFile;

pub fn run(SampleArgs { dir, lang }: &SampleArgs) -> Result<ExitCode, Failure> {
    let lang = language::choose(*lang, None);
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

/// Writes each file whole or not at all, and over no other file.
fn write(dir: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(dir)?;
    for (name, bytes) in SAMPLE {
        let mut file = temporary_file(dir)?;
        file.write_all(bytes)?;
        file.persist_noclobber(dir.join(name))?;
    }
    Ok(())
}

#[cfg(unix)]
fn temporary_file(dir: &Path) -> std::io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    // As every new file: readable to all but for the umask, where `tempfile` would choose 0600.
    let permissions = std::fs::Permissions::from_mode(0o666);
    tempfile::Builder::new().permissions(permissions).tempfile_in(dir)
}

#[cfg(not(unix))]
fn temporary_file(dir: &Path) -> std::io::Result<NamedTempFile> {
    NamedTempFile::new_in(dir)
}
