//! A report as a file of each format but JSON.

use super::cell::escape_formula;
use super::format::{Form, Sheet, csv, markdown, xlsx};
use super::meeting::{document, docx, html};
use super::model::Report;
use super::origin::{About, Origin};
use super::tables::{ReportTable, grids};
use super::text::report_text;
use crate::words::Lang;

/// The format of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFormat {
    /// One table as CSV, in words or in codes.
    Csv {
        /// In codes.
        raw: bool,
    },
    /// All tables as Markdown.
    Markdown,
    /// All tables as a workbook.
    Xlsx,
    /// The text of the report; below it the files that it is made from.
    Text,
    /// The report for a meeting as one HTML file.
    Html,
    /// The report for a meeting as a document of Word.
    Docx,
}

/// The report as a file; of one part, or of the parts that the format has by default.
///
/// # Errors
/// Why the format cannot hold it.
pub fn report_file(
    lang: Lang,
    report: &Report,
    origin: Origin,
    format: FileFormat,
    part: Option<ReportTable>,
) -> Result<Vec<u8>, String> {
    let about = About::new(lang, &report.request, origin, &[], &[]);
    Ok(match format {
        FileFormat::Csv { raw } => {
            let form = if raw { Form::Raw } else { Form::Words };
            let grids = grids(lang, report, part.unwrap_or(ReportTable::Organisations));
            csv(lang, form, &about, grids).into_bytes()
        }
        FileFormat::Markdown => {
            let parts = part.map_or_else(|| MARKDOWN.to_vec(), |part| vec![part]);
            let grids = parts.into_iter().flat_map(|part| grids(lang, report, part));
            markdown(lang, &about, grids.collect()).into_bytes()
        }
        FileFormat::Xlsx => xlsx(lang, &about, sheets(lang, report, part))?,
        FileFormat::Text => text_file(lang, report, &about).into_bytes(),
        FileFormat::Html => html(lang, &document(lang, report, origin, &[])).into_bytes(),
        FileFormat::Docx => docx(lang, &document(lang, report, origin, &[]))?,
    })
}

/// The text of a report, below it the files that it is made from. A line that begins with a formula
/// in a name is guarded: spreadsheets open such files too.
pub fn text_file(lang: Lang, report: &Report, about: &About) -> String {
    let text = report_text(lang, report);
    let text: String = text.split_inclusive('\n').map(guarded_line).collect();
    format!("{text}\n{}\n", escape_formula(&about.files))
}

/// The line; its text behind the blanks is no formula.
fn guarded_line(line: &str) -> String {
    let text = line.trim_start_matches(' ');
    " ".repeat(line.len() - text.len()) + &escape_formula(text)
}

/// The sheets of a workbook of the report: one part, or all.
pub fn sheets<'a>(lang: Lang, report: &'a Report<'a>, part: Option<ReportTable>) -> Vec<Sheet<'a>> {
    let parts = part.map_or_else(|| ReportTable::ALL.to_vec(), |part| vec![part]);
    let sheet = |part: ReportTable| Sheet {
        name: part.title(lang).to_owned(),
        limits: String::new(),
        grids: grids(lang, report, part),
    };
    parts.into_iter().map(sheet).collect()
}

/// The parts of a report in Markdown: those that a person reads through.
const MARKDOWN: [ReportTable; 4] =
    [ReportTable::Overview, ReportTable::Targets, ReportTable::Zones, ReportTable::Below];
