//! The reports: figures, findings and tables as text, JSON, CSV, Markdown, workbook, HTML and Word
//! document, for a person or a script. Pure.
//!
//! Each kind of report has a model, which is computed once, and a file for each format, which only
//! writes the model. So two formats cannot disagree. What is listed goes through a `grid::Grid`
//! of typed cells.
//!
//! ```text
//! Dataset, settings, filter ──▶ model::Report ──▶ text, json               dangbo report
//!                                     ├── tables ──▶ grid ──▶ format::*    dangbo report --format
//!                                     └── meeting::document ─▶ html, docx  dangbo report -o
//! app::State (the view in front) ──▶ view ────────▶ grid ──▶ format::*     keys e, y
//! findings, excerpts        ──▶ check::Check  ──▶ check::{text, json, csv} dangbo check
//!                                └── check::per_unit ──▶ text, workbook  dangbo check --per-unit
//! Dataset                   ──────────────────▶ check::explain          dangbo check --explain
//! (no data)                 ──────────────────▶ template                dangbo template
//! ```

/// The version of both JSON outputs. It grows when a key changes its meaning or goes.
const SCHEMA: u8 = 1;

mod cell;
mod check;
mod csv_text;
mod exit_code;
mod format;
mod forms;
mod grid;
mod json;
mod meeting;
mod model;
mod origin;
mod tables;
mod template;
mod text;
mod view;
mod written;

pub use check::{
    Check, Excerpts, FindingFilter, UnitFile, UnitFormat, UnitSearch, check_csv, check_json,
    check_text, check_xlsx, explain, per_unit, unit_of,
};
pub use exit_code::exit_code;
pub use forms::{OfficialForm, report_form};
pub use json::{report_json, write_report_json};
pub use model::{Report, ReportRequest, UnitTables};
pub use origin::{Origin, about_lines};
pub use tables::ReportTable;
pub use template::{template_csv, template_xlsx};
pub use text::report_text;
pub use view::{Export, about_view, copy, export, export_units};
pub use written::{FileFormat, report_file};
