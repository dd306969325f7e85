//! The report of `check`: the findings as text, JSON, CSV and a workbook, those of each unit as a
//! file of its own, and how each file was read.

mod csv;
mod explain;
mod json;
mod model;
mod per_unit;
mod text;
mod xlsx;

pub use csv::check_csv;
pub use explain::explain;
pub use json::check_json;
pub use model::{Check, FindingFilter, UnitSearch, unit_of};
pub use per_unit::{UnitFile, UnitFormat, per_unit};
pub use text::{Excerpts, check_text};
pub use xlsx::check_xlsx;
