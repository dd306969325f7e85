//! What no single row can show: branches and their committees, zones, checks across rows, stated
//! totals.

pub mod checks;
pub mod parents;
pub mod stated_totals;
pub mod zones;
