//! Figures from rows: measures, who is below and why, groups, targets; filter, sort and search over
//! row numbers.
//!
//! Pure. No figure is made anywhere above this floor.

mod below;
mod changes;
mod enterprises;
mod filter;
mod history;
mod index;
mod measures;
mod order;
mod plan;
mod record;
mod suppose;
mod tally;
mod trend;

pub use below::{
    BelowReason, BelowReasons, RowSums, branch_reasons, branch_share, broken_rows, is_below,
    organisation_reasons, sum_rows,
};
pub use changes::{ChangeEvent, ChangeKind, ChangeLog};
pub use enterprises::{Enterprises, Reach, enterprises};
pub use filter::{Filter, Matcher, districts, districts_named};
pub use history::{YearOf, history, nearest_branch};
pub use index::{Index, Letters};
pub use measures::{Measures, below_of, group_by_zone, measure};
pub use order::{Collation, by_keys, in_file_order};
pub use plan::{
    Candidate, CommitteeLoad, Pace, Term, candidates, committees, pace, term, without_admission,
};
pub use record::{Sum, Target, TargetKind, Totals, targets, totals};
pub use suppose::{Change, Goal, Refused, Supposed, Supposition, level_field, reach};
pub use tally::{Evaluation, Group, Tallies};
pub use trend::{Distribution, STEP, YearChanges, YearFigures, distribution, trend, year_changes};
