//! Figures from rows: measures, who is below and why, groups, targets; filter, sort and search over row numbers.
//!
//! Pure. No figure is made anywhere above this floor.

mod below;
mod history;
mod index;
mod measures;
mod narrow;
mod order;
mod record;

pub use below::{Reason, Reasons, RowSums, branch_reasons, branch_share, organisation_reasons, sum_rows};
pub use history::{YearOf, history, nearest_branch};
pub use index::{Index, changed_rows};
pub use measures::{Three, below_of, group_by_zone, measure};
pub use narrow::{Matcher, Narrowing};
pub use order::Collation;
pub use record::{Sum, Target, TargetKind, Totals, targets, totals};
