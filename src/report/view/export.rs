//! The view in front as a file of each format.

use super::in_front::{in_front, limits};
use crate::analysis::Filter;
use crate::app::{ExportFormat, State};
use crate::ingest::source::EXPORTED;
use crate::report::cell::escape_formula;
use crate::report::check::{UnitFile, UnitFormat, per_unit};
use crate::report::format::{Form, Sheet, csv, markdown, xlsx};
use crate::report::meeting::{document, docx, html};
use crate::report::model::{Report, ReportRequest};
use crate::report::origin::{About, Origin};
use crate::report::written::{sheets, text_file};
use crate::words;

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Its name without folder and extension.
    pub name: String,
    /// Its extension.
    pub ending: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What the figures of the view in front are about.
pub(super) fn request(state: &State) -> ReportRequest<'_> {
    ReportRequest {
        data: state.data(),
        settings: &state.settings,
        year: state.year,
        filter: &state.filter,
        today: state.today,
    }
}

/// Where the figures on the screen are from: `held` is [`State::held`].
pub(super) fn of_screen<'a>(origin: Origin<'a>, held: Option<&'a str>) -> Origin<'a> {
    Origin { held: held.unwrap_or_default(), ..origin }
}

/// What the files of the view in front say of their data.
fn about(state: &State, origin: Origin, limits: &[String]) -> About {
    About::new(state.lang, &request(state), origin, limits, &supposed(state))
}

/// What the view in front is made from, line by line, for a picture of it.
pub fn about_view(state: &State, origin: Origin) -> Vec<String> {
    let held = state.held();
    about(state, of_screen(origin, held.as_deref()), &limits(state)).lines(state.lang)
}

/// The supposed changes, the first one first.
fn supposed(state: &State) -> Vec<String> {
    let changes = state.supposition.changes().iter().enumerate();
    let text = |(at, change)| {
        words::supposed_of(state.lang, state.data(), change, state.supposition.is_applied(at))
    };
    changes.map(text).collect()
}

/// The view in front as a file.
///
/// # Errors
/// Why the format cannot hold it.
pub fn export(state: &State, format: ExportFormat, origin: Origin) -> Result<Export, String> {
    let held = state.held();
    let origin = of_screen(origin, held.as_deref());
    let file = |name: &str, ending, bytes| {
        let supposed = if state.supposition.is_empty() { "" } else { "-gia-dinh" };
        let form = if format == ExportFormat::Raw { "-ma" } else { "" };
        let name = format!("{EXPORTED}{name}-{}{supposed}{form}", state.year);
        Export { name, ending, bytes }
    };
    let of_view = || (about(state, origin, &limits(state)), in_front(state));
    Ok(match format {
        ExportFormat::Csv | ExportFormat::Raw => {
            let form = if format == ExportFormat::Raw { Form::Raw } else { Form::Words };
            let (about, view) = of_view();
            file(view.name, "csv", csv(state.lang, form, &about, view.grids).into_bytes())
        }
        ExportFormat::Markdown => {
            let (about, view) = of_view();
            file(view.name, "md", markdown(state.lang, &about, view.grids).into_bytes())
        }
        ExportFormat::Text => file("bao-cao", "txt", report(state, origin).into_bytes()),
        ExportFormat::Html | ExportFormat::Docx => {
            let report = Report::new(request(state));
            let document = document(state.lang, &report, origin, &supposed(state));
            if format == ExportFormat::Html {
                file("bao-cao-hop", "html", html(state.lang, &document).into_bytes())
            } else {
                file("bao-cao-hop", "docx", docx(state.lang, &document)?)
            }
        }
        ExportFormat::Workbook => file("bao-cao", "xlsx", workbook(state, origin)?),
    })
}

/// The findings of each unit as workbooks, with an index: the name of their folder, and the files.
///
/// # Errors
/// Why a workbook cannot be made.
pub fn export_units(state: &State, origin: Origin) -> Result<(String, Vec<UnitFile>), String> {
    let name = format!("{EXPORTED}loi-{}", state.year);
    let request = ReportRequest { filter: &Filter::default(), ..request(state) };
    let held = state.held();
    let origin = of_screen(origin, held.as_deref());
    Ok((name, per_unit(state.lang, &request, origin, UnitFormat::Xlsx)?))
}

/// The report as a workbook; in front of it what is on the screen, where that is no part of it.
fn workbook(state: &State, origin: Origin) -> Result<Vec<u8>, String> {
    let (lang, limits) = (state.lang, limits(state));
    let report = Report::new(request(state));
    let mut sheets = sheets(lang, &report, None);
    if !(limits.is_empty() && state.nav.pages.is_empty()) {
        let name = words::in_front(lang).to_owned();
        let limits = limits.join(" · ");
        sheets.insert(0, Sheet { name, limits, grids: in_front(state).grids });
    }
    xlsx(lang, &about(state, origin, &[]), sheets)
}

/// The report of the year and filter, with a first line if something is supposed or held and a last
/// one with the files.
pub(super) fn report(state: &State, origin: Origin) -> String {
    let about = about(state, origin, &[]);
    let mut first = String::new();
    let supposed = supposed(state);
    if !supposed.is_empty() {
        first += &format!("◆ {}\n", words::supposed_changes(state.lang, supposed.len()));
        first.extend(supposed.iter().map(|change| format!("  {}\n", escape_formula(change))));
    }
    if !about.held.is_empty() {
        first += &format!("▲ {}\n", about.held);
    }
    first + &text_file(state.lang, &Report::new(request(state)), &about)
}
