//! What a report, a screen or a page lists, as grids: a file for each kind of table.

mod below;
mod enterprises;
mod findings;
mod measures;
mod report_tables;
mod targets;
mod units;
mod zones;

pub use below::{below, candidates, unit_cells, unit_headings};
pub use enterprises::{coverage, listed};
pub use findings::{findings, rest_of};
pub use measures::{compared, measures, points, sums, verdict};
pub use report_tables::{ReportTable, grids};
pub use targets::{target_share, target_verdict, targets, targets_by_year, terms, years};
pub use units::{Units, cell, units};
pub use zones::zones;
