//! Figures from rows: measures, who is below and why, groups, targets; filter, sort and search over row numbers.
//!
//! Pure. No figure is made anywhere above this floor.

mod below;
mod enterprises;
mod history;
mod index;
mod measures;
mod narrow;
mod news;
mod order;
mod plan;
mod record;
mod suppose;
mod tally;
mod trend;

pub use below::{Reason, Reasons, RowSums, branch_reasons, branch_share, broken_rows, is_below, organisation_reasons, sum_rows};
pub use enterprises::{Enterprises, Reach, enterprises};
pub use history::{YearOf, history, nearest_branch};
pub use index::{Index, Letters};
pub use measures::{Three, below_of, group_by_zone, measure};
pub use narrow::{Matcher, Narrowing, districts, districts_named};
pub use news::{Event, Happened, News};
pub use order::{Collation, by_keys, in_file_order};
pub use plan::{Candidate, CommitteeLoad, Pace, Term, candidates, committees, pace, term, without_admission};
pub use record::{Sum, Target, TargetKind, Totals, targets, totals};
pub use suppose::{Change, Goal, Refused, Supposed, Supposition, level_field, reach};
pub use tally::{Group, Judged, Tallies};
pub use trend::{Changes, Distribution, STEP, YearFigures, changes, distribution, trend};
