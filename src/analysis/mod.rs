//! Figures from rows: measures, targets, trends and suppositions; filter, sort and search over row
//! numbers.
//!
//! Pure functions of a [`Dataset`](crate::domain::Dataset); no layer above computes a figure.
//!
//! ```text
//! Dataset ── tallies ──┬─ measure, totals, group_by_zone     measures.rs totals.rs tallies.rs
//!    │                 └─ targets, term, trend               a file each
//!    ├─ reasons, is_below ── candidates, fewest_changes      a file each
//!    ├─ filter ── year_changes, distribution, levels, enterprises, committees, admissions
//!    └─ index (letters, collation) ── search (matcher), row_order
//! ```
//!
//! [`Evaluation`] holds what is computed once after a load; [`Index`] what sorting and searching
//! look up. [`Supposition`] applies what-if changes to the data; [`ChangeLog`] compares two
//! readings.

mod admissions;
mod below;
mod candidates;
mod changes;
mod collation;
mod committees;
mod distribution;
mod enterprises;
mod evaluation;
mod fewest_changes;
mod filter;
mod history;
mod index;
mod letters;
mod levels;
mod matcher;
mod measures;
mod parallel;
mod row_order;
mod row_sums;
mod search;
mod stated_branches;
mod strip;
mod suppositions;
mod tallies;
mod targets;
mod term;
mod totals;
mod trend;
mod unrated;
mod visiting;
mod worst;
mod year_changes;

pub use admissions::without_admission;
pub use below::{
    BelowReason, BelowReasons, below_of, branch_reasons, branch_share, is_below,
    organisation_reasons, reasons, verdict,
};
pub use candidates::{Candidate, Shortfall, candidates, nearest_branch, shortfall};
pub use changes::{ChangeEvent, ChangeKind, ChangeLog, UnitFigures};
pub use collation::Collation;
pub use committees::{CommitteeLoad, committees};
pub use distribution::{Distribution, distribution};
pub use enterprises::{Coverage, EnterpriseSummary, enterprises};
pub use evaluation::Evaluation;
pub use fewest_changes::fewest_changes;
pub use filter::{Filter, districts, find_districts};
pub use history::{UnitYear, counterparts, history, keep_ids, shares_of_years};
pub use index::Index;
pub use letters::LetterSet;
pub use levels::{LevelCounts, RatingLevels, rating_levels};
pub use matcher::Matcher;
pub use measures::{MeasureKind, Measures, counts_members};
pub use row_order::{in_file_order, sort_by_key};
pub use row_sums::{RowSums, broken_rows, sum_rows};
pub use stated_branches::{StatedBranches, branch_count, stated_branches};
pub use strip::{STRIP_COLUMNS, STRIP_FROM, Strip, strip, strip_column, strip_line};
pub use suppositions::{Change, Refused, Supposed, Supposition, level_field};
pub use tallies::{Group, Tallies, group_by_zone, measure, totals};
pub use targets::{Target, TargetKind, are_judged, targets};
pub use term::{TermRecord, term_records};
pub use totals::{Sum, Totals};
pub use trend::{YearFigures, trend};
pub use unrated::{unrated, unrated_branches};
pub use visiting::visiting_committees;
pub use worst::{badness, worst_units};
pub use year_changes::{YearChanges, year_changes};
