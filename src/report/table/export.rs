//! The view in front as a file: a table as CSV, anything else as the report in text.

use super::sheet::Sheet;
use crate::app::State;
use crate::ingest::source::EXPORTED;
use crate::report::cell::escape_formula;
use crate::report::model::{Report, ReportRequest};
use crate::report::text::report_text;
use crate::words;

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Its name without folder and extension.
    pub name: String,
    /// Its extension, `csv` or `txt`.
    pub ending: &'static str,
    /// Its text.
    pub text: String,
}

/// The view in front as a file.
#[must_use]
pub fn export(state: &State) -> Export {
    let year = state.year;
    let Some(sheet) = Sheet::in_front(state) else {
        return Export {
            name: format!("{EXPORTED}bao-cao-{year}"),
            ending: "txt",
            text: report(state),
        };
    };
    let supposed = if state.supposition.is_empty() { "" } else { "-gia-dinh" };
    Export {
        name: format!("{EXPORTED}{}-{year}{supposed}", sheet.name),
        ending: "csv",
        text: csv(state, &sheet),
    }
}

/// The table as CSV (UTF-8 with a mark). Invented and supposed figures are named in a column of
/// their own, so that the rows cannot be taken for real ones.
fn csv(state: &State, sheet: &Sheet) -> String {
    let note = if !state.supposition.is_empty() {
        Some(words::supposition(state.lang))
    } else if state.data().illustrative {
        Some(words::illustrative(state.lang))
    } else {
        None
    };
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let (mut headings, rows) = sheet.complete();
    headings.extend(note.map(|_| words::data_note(state.lang)));
    // Writing to memory does not fail.
    let _ = writer.write_record(&headings);
    for mut cells in rows {
        cells.extend(note.map(str::to_owned));
        let _ = writer.write_record(&cells);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// The report of the year and filter, with a first line if something is supposed. A line that
/// begins with a formula in a name is guarded: spreadsheets open such files too.
fn report(state: &State) -> String {
    let request = ReportRequest {
        data: state.data(),
        settings: &state.settings,
        year: state.year,
        filter: &state.filter,
        today: state.today,
    };
    let text = report_text(state.lang, &Report::new(request));
    let text: String = text.split_inclusive('\n').map(guarded_line).collect();
    match state.supposition.changes().len() {
        0 => text,
        changes => format!("◆ {} ({changes})\n{text}", words::supposition(state.lang)),
    }
}

/// The line; its text behind the blanks is no formula.
fn guarded_line(line: &str) -> String {
    let text = line.trim_start_matches(' ');
    " ".repeat(line.len() - text.len()) + &escape_formula(text)
}
