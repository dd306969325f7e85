//! The reports: figures, findings and tables as text, JSON and CSV for a person or a script. Pure.
//!
//! Each kind of report has a model, which is computed once, and a file for each format, which only
//! writes the model. So two formats cannot disagree. `table::export` decides what the view in front
//! is saved as, a table as CSV or the report as text, and names the file.
//!
//! ```text
//! Dataset, settings, filter ──▶ model::Report ──▶ text, json               dangbo report
//! findings, excerpts        ──▶ check::Check  ──▶ check::{text, json, csv} dangbo check
//! app::State (its table)    ──▶ table::Sheet  ──▶ table::{export, clipboard}    keys e, y
//! Dataset                   ──────────────────▶ check::explain          dangbo check --explain
//! ```

/// The version of both JSON outputs. It grows when a key changes its meaning or goes.
const SCHEMA: u8 = 1;

mod cell;
mod check;
mod exit_code;
mod json;
mod model;
mod table;
mod text;

pub use check::{
    Check, Excerpts, FindingFilter, check_csv, check_json, check_text, concerns, explain, has_unit,
    unit_of,
};
pub use exit_code::exit_code;
pub use json::{report_json, write_report_json};
pub use model::{Report, ReportRequest, UnitTables};
pub use table::{Export, copy, export};
pub use text::report_text;
