//! `dangbo check`: the findings of the files, or how each file was read.

use super::args::{CheckArgs, CheckFormat};
use super::ending::{self, OfEnding};
use super::failure::Failure;
use super::{input, new_file, output, per_unit, selection, settings};
use crate::analysis::Filter;
use crate::domain::{Dataset, Finding, Settings, clean};
use crate::ingest::source::{Listing, Named, Stamp, stamps};
use crate::ingest::{self, LoadOptions};
use crate::report::{self, Check, Excerpts, Origin, ReportRequest, UnitFormat, UnitSearch};
use crate::terminal;
use crate::words::{Lang, check as texts, command_line};
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

pub fn run(args: &CheckArgs, lang: Option<Lang>) -> Result<ExitCode, Failure> {
    let (config, lang) = settings::load(args.config.as_deref(), &args.paths, lang)?;
    let year = selection::year(lang, args.year)?;
    let to = output::file(args.output.as_deref());
    let format = ending::format_of(lang, args.format, to)?;
    if args.explain && format != CheckFormat::Text {
        return Err(command_line::explain_is_text(lang, format.name()).into());
    }
    let is_to_screen = to.is_none() && std::io::stdout().is_terminal();
    if format == CheckFormat::Xlsx && args.per_unit.is_none() && is_to_screen {
        return Err(command_line::output_needed(lang, "xlsx").into());
    }
    let Listing { sources, not_read } = input::list(&args.paths);
    let options = LoadOptions { fallback_year: year, ..LoadOptions::default() };
    let stamps = stamps(&sources);
    let data = ingest::load(&sources, &config.settings, &options);
    let unit = args.unit.as_deref().and_then(|search| UnitSearch::new(&data, search));
    let is_empty = data.organisations.units.len() + data.branches.units.len() == 0;
    if let Some(search) = args.unit.as_deref().filter(|_| unit.is_none() && !is_empty) {
        return Err(command_line::unit_unknown(lang, clean(search)).into());
    }
    if let Some(folder) = &args.per_unit {
        let written = write_per_unit(lang, args.format, folder, &data, &config.settings, &stamps);
        written?;
        for (file, code, count) in data.findings.not_kept() {
            let (file, code) = (data.file_title(file), code.word());
            output::warn(&format!("{file} [{code}]: {}", texts::not_listed(lang, count)));
        }
        return Ok(ExitCode::from(report::exit_code(&data)));
    }
    let of_unit = |f: &Finding| unit.as_ref().is_some_and(|unit| unit.concerns(&data, f));
    let check = Check::new(&data, if unit.is_some() { Some(&of_unit) } else { None });
    if args.explain || format == CheckFormat::Text {
        input::warn_of_unread(lang, &not_read);
        input::warn_of_unread_sheets(lang, &data);
    }
    if data.newest().is_none() {
        input::warn_of_nothing(lang, &data);
    }
    let origin = terminal::origin(Stamp::last_change(&stamps));
    let bytes = if args.explain {
        report::explain(lang, &data).into_bytes()
    } else {
        let excerpts = match format {
            CheckFormat::Text => read_excerpts((&sources, &stamps), &check),
            _ => Excerpts::default(),
        };
        let filter = Filter::default();
        let request = request(&data, &config.settings, &filter);
        findings(lang, (format, to.is_some()), (&request, origin), (&check, &excerpts))?
    };
    let is_coloured = format == CheckFormat::Text && !args.explain;
    write_out(lang, to, bytes, is_coloured)?;
    Ok(ExitCode::from(report::exit_code(&data)))
}

/// The findings in a format; a file says what they are about, but for JSON, whose keys are fixed.
fn findings(
    lang: Lang,
    (format, is_file): (CheckFormat, bool),
    (request, origin): (&ReportRequest, Origin),
    (check, excerpts): (&Check, &Excerpts),
) -> Result<Vec<u8>, Failure> {
    let about = if is_file { report::about_lines(lang, request, origin) } else { Vec::new() };
    Ok(match format {
        CheckFormat::Json => (report::check_json(lang, check) + "\n").into_bytes(),
        CheckFormat::Csv => report::check_csv(lang, check, &about).into_bytes(),
        CheckFormat::Text => report::check_text(lang, check, excerpts, &about).into_bytes(),
        CheckFormat::Xlsx => {
            report::check_xlsx(lang, request, origin, check).map_err(Failure::NotWritten)?
        }
    })
}

/// Writes the findings into a new file, or to the standard output.
fn write_out(
    lang: Lang,
    to: Option<&Path>,
    bytes: Vec<u8>,
    is_coloured: bool,
) -> Result<(), Failure> {
    let printed = match (to, String::from_utf8(bytes)) {
        (Some(path), Ok(text)) if is_coloured => {
            let plain = anstream::adapter::strip_str(&text).to_string();
            return new_file::write(lang, path, plain.as_bytes());
        }
        (Some(path), Ok(text)) => return new_file::write(lang, path, text.as_bytes()),
        (Some(path), Err(binary)) => return new_file::write(lang, path, binary.as_bytes()),
        (None, Err(binary)) => output::write_bytes(lang, binary.as_bytes()),
        (None, Ok(text)) if is_coloured => output::print_coloured(lang, &text),
        (None, Ok(text)) => output::print(lang, &text),
    };
    printed.map_err(Failure::NotWritten)
}

/// What a file of findings says that it is made from.
fn request<'a>(data: &'a Dataset, settings: &'a Settings, filter: &'a Filter) -> ReportRequest<'a> {
    let today = terminal::this_year();
    ReportRequest { data, settings, year: data.newest().unwrap_or(today), filter, today }
}

/// Writes a file for each unit with findings, and the index.
fn write_per_unit(
    lang: Lang,
    format: Option<CheckFormat>,
    folder: &Path,
    data: &Dataset,
    settings: &Settings,
    stamps: &[Option<Stamp>],
) -> Result<(), Failure> {
    let format = match format {
        None | Some(CheckFormat::Xlsx) => UnitFormat::Xlsx,
        Some(CheckFormat::Text) => UnitFormat::Text,
        Some(CheckFormat::Json) => return Err(command_line::per_unit_forms(lang, "json").into()),
        Some(CheckFormat::Csv) => return Err(command_line::per_unit_forms(lang, "csv").into()),
    };
    let filter = Filter::default();
    let request = request(data, settings, &filter);
    let files =
        report::per_unit(lang, &request, terminal::origin(Stamp::last_change(stamps)), format);
    per_unit::write(lang, folder, &files.map_err(Failure::NotWritten)?)
}

/// The rows of the listed findings. Each file that has one is read once more.
fn read_excerpts((sources, stamps): (&[Named], &[Option<Stamp>]), check: &Check) -> Excerpts {
    let mut excerpts = Excerpts::default();
    for (number, facts) in (0u16..).zip(&check.data.files) {
        let source = usize::from(facts.source);
        let (Some(named), Some(stamp)) = (sources.get(source), stamps.get(source)) else {
            continue;
        };
        let of_file = check
            .listed
            .iter()
            .map(|listed| &listed.finding.place)
            .filter(|place| place.file == number);
        let lines: Vec<u32> = of_file.map(|place| place.line).filter(|line| *line > 0).collect();
        if let (Ok(source), false) = (&named.source, lines.is_empty()) {
            let rows = ingest::excerpts(source, stamp.as_ref(), facts, &lines);
            excerpts.extend(rows.into_iter().map(|(line, row)| ((number, line), row)));
        }
    }
    excerpts
}
