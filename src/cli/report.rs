//! `dangbo report`: the figures of a year.

use super::args::{ReportFormat, ViewArgs};
use super::failure::Failure;
use super::{input, output, selection, settings};
use crate::domain::{Dataset, Severity};
use crate::ingest::{self, LoadOptions};
use crate::report::{self, Report, ReportRequest};
use crate::terminal;
use crate::words::{self, Lang};
use std::io::{BufWriter, Write};
use std::process::ExitCode;

/// How many errors about whole files are printed.
const PRINTED_ERRORS: usize = 20;

/// The exit code where no file has a unit.
const NOTHING_TO_REPORT: u8 = 2;

pub fn run(view: &ViewArgs, format: ReportFormat, lang: Option<Lang>) -> Result<ExitCode, Failure> {
    let (config, lang) = settings::load(view.config.as_deref(), &view.paths, lang)?;
    let year = selection::year(lang, view.year)?;
    let options = LoadOptions { fallback_year: year, ..LoadOptions::default() };
    let data = ingest::load(&input::sources(&view.paths), &config.settings, &options);
    warn_of_files(lang, &data);
    input::warn_of_unread(lang, &view.paths);
    input::warn_of_unread_sheets(lang, &data);
    if data.newest().is_none() {
        output::warn(words::no_data(lang));
        // Where no cell is wrong, there is nothing to print all the same.
        let code = report::exit_code(&data);
        return Ok(ExitCode::from(if code == 0 { NOTHING_TO_REPORT } else { code }));
    }
    let year = selection::year_of_data(lang, &data, year)?;
    let filter = selection::filter(lang, &data, view)?;
    let report = Report::new(ReportRequest {
        data: &data,
        settings: &config.settings,
        year,
        filter: &filter,
        today: terminal::this_year(),
    });
    match format {
        ReportFormat::Json => print_json(lang, &report),
        ReportFormat::Text => output::print(lang, &report::report_text(lang, &report)),
    }
    .map_err(Failure::NotWritten)?;
    let code = report::exit_code(&data);
    drop(report);
    // Ending the process frees the memory faster than dropping the data.
    std::mem::forget(data);
    Ok(ExitCode::from(code))
}

/// Prints the errors about whole files: a report of the others must not hide them.
fn warn_of_files(lang: Lang, data: &Dataset) {
    let findings = data.findings.kept().iter();
    let of_files = findings.filter(|f| f.row.is_none() && f.severity() == Severity::Error);
    for finding in of_files.take(PRINTED_ERRORS) {
        let help = words::help(lang, finding).map(|help| format!(" – {help}")).unwrap_or_default();
        output::warn(&(words::sentence_of(lang, data, finding) + &help));
    }
}

fn print_json(lang: Lang, report: &Report) -> Result<(), String> {
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let written = report::write_report_json(report, &mut out)
        .and_then(|()| writeln!(out))
        .and_then(|()| out.flush());
    output::outcome(lang, written)
}
