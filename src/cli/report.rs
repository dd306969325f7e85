//! `dangbo report`: the figures of a year.

use super::args::{ReportArgs, ReportFormat, TableArg};
use super::ending::{self, OfEnding};
use super::failure::Failure;
use super::{input, new_file, output, selection, settings};
use crate::domain::{Dataset, Severity};
use crate::ingest::source::{self, Listing};
use crate::ingest::{self, LoadOptions};
use crate::report::{self, FileFormat, Origin, Report, ReportRequest};
use crate::terminal;
use crate::words::{self, Lang, command_line};
use std::io::{BufWriter, IsTerminal, Write};
use std::process::ExitCode;

/// How many errors about whole files are printed.
const PRINTED_ERRORS: usize = 20;

/// The exit code where no file has a unit.
const NOTHING_TO_REPORT: u8 = 2;

pub fn run(args: &ReportArgs, lang: Option<Lang>) -> Result<ExitCode, Failure> {
    let view = &args.view;
    let (config, lang) = settings::load(view.config.as_deref(), &view.paths, lang)?;
    let year = selection::year(lang, view.year)?;
    let options = LoadOptions { fallback_year: year, ..LoadOptions::default() };
    let format = format(lang, args)?;
    let Listing { sources, not_read } = input::list(&view.paths);
    let origin = terminal::origin(source::last_change(&sources));
    let data = ingest::load(&sources, &config.settings, &options);
    warn_of_files(lang, &data);
    input::warn_of_unread(lang, &not_read);
    input::warn_of_unread_sheets(lang, &data);
    if data.newest().is_none() {
        input::warn_of_nothing(lang, &data);
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
    let bytes = match (format, output::file(args.output.as_deref())) {
        (ReportFormat::Json, None) => {
            print_json(lang, &report).map_err(Failure::NotWritten)?;
            None
        }
        _ => Some(file(lang, &report, origin, (format, args)).map_err(Failure::NotWritten)?),
    };
    match (bytes, output::file(args.output.as_deref())) {
        (Some(bytes), Some(path)) => new_file::write(lang, path, &bytes)?,
        (Some(bytes), None) if format.is_binary() => {
            output::write_bytes(lang, &bytes).map_err(Failure::NotWritten)?;
        }
        (Some(bytes), None) => {
            let text = String::from_utf8_lossy(&bytes);
            output::print(lang, &text).map_err(Failure::NotWritten)?;
        }
        (None, _) => {}
    }
    let code = report::exit_code(&data);
    drop(report);
    // Ending the process frees the memory faster than dropping the data.
    std::mem::forget(data);
    Ok(ExitCode::from(code))
}

/// The report as a file.
fn file(
    lang: Lang,
    report: &Report,
    origin: Origin,
    (format, args): (ReportFormat, &ReportArgs),
) -> Result<Vec<u8>, String> {
    let part = args.table.map(TableArg::part);
    let of = |format| report::report_file(lang, report, origin, format, part);
    match format {
        ReportFormat::Json => Ok((report::report_json(report) + "\n").into_bytes()),
        ReportFormat::Text if args.output.is_none() => {
            Ok(report::report_text(lang, report).into_bytes())
        }
        ReportFormat::Text => of(FileFormat::Text),
        ReportFormat::Csv => of(FileFormat::Csv { raw: args.raw }),
        ReportFormat::Markdown => of(FileFormat::Markdown),
        ReportFormat::Xlsx => match args.form {
            Some(form) => report::report_form(lang, report, origin, form.form()),
            None => of(FileFormat::Xlsx),
        },
        ReportFormat::Html => of(FileFormat::Html),
        ReportFormat::Docx => of(FileFormat::Docx),
    }
}

/// The format of the arguments, which have to go together.
fn format(lang: Lang, args: &ReportArgs) -> Result<ReportFormat, String> {
    let to = output::file(args.output.as_deref());
    let format = ending::format_of(lang, args.format, to)?;
    let name = format.name();
    if args.raw && format != ReportFormat::Csv {
        return Err(command_line::raw_is_for_csv(lang, name));
    }
    if args.table.is_some()
        && !matches!(format, ReportFormat::Csv | ReportFormat::Markdown | ReportFormat::Xlsx)
    {
        return Err(command_line::table_is_for_tables(lang, name));
    }
    if args.form.is_some() && format != ReportFormat::Xlsx {
        return Err(command_line::form_is_for_workbooks(lang, name));
    }
    if format.is_binary() && to.is_none() && std::io::stdout().is_terminal() {
        return Err(command_line::output_needed(lang, name));
    }
    Ok(format)
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
