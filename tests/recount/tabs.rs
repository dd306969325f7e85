//! What the tabs count.

use super::clerk::{Clerk, OUTSIDE, Part};
use super::screens::whole;

/// The line of tabs: units and zones within the part, targets that are missed.
pub fn line(clerk: &Clerk, year: u64, part: &Part) -> String {
    let [organisations, branches, _] = clerk.measures(year, part).map(|m| m.total);
    let zones = clerk.zones_of(year, part);
    let zones = zones.iter().filter(|(zone, _)| zone.as_str() != OUTSIDE).count() as u64;
    let missed = clerk.targets(year, part).iter().filter(|target| target.3 == "below").count();
    let count = |sign: &str, n: u64| match n {
        0 => String::new(),
        n => format!(" {sign}{}", whole(n)),
    };
    format!(
        "1 Overview 2 Organisations{} 3 Branches{} 4 Zones{} 5 Targets{} 6 Checks",
        count("", organisations),
        count("", branches),
        count("", zones),
        count("▼", missed as u64)
    )
}
