//! The strip of the overview: the organisations of each column, counted by hand.

use super::clerk::{Clerk, Part, YEARS};
use super::{filter, parts, sample};
use dangbo::domain::{Settings, Year};

/// The organisations of each column of the strip, those below 85 % and the others, and those
/// without a share: by hand from the members.
fn strip_of(clerk: &Clerk, year: u64, part: &Part) -> ([u64; 20], [u64; 20], u64) {
    let (mut below, mut meets, mut unknown) = ([0; 20], [0; 20], 0);
    for unit in clerk.organisations_of(year, part) {
        let (met, rated) = (unit.met(), unit.rated());
        // The first border of 2.5 points that is above the share: 52.5, 55, … of 100.
        let border = (1..20).find(|n| met * 1000 < (500 + 25 * n) * rated);
        let column = usize::try_from(border.unwrap_or(20) - 1).unwrap();
        match rated {
            0 => unknown += 1,
            _ if met * 100 < 85 * rated => below[column] += 1,
            _ => meets[column] += 1,
        }
    }
    (below, meets, unknown)
}

#[test]
fn the_strip_has_the_organisations_that_a_clerk_puts_into_its_columns() {
    let (clerk, data) = (Clerk::new(), sample());
    for part in parts(&clerk).iter().step_by(7) {
        let filter = filter(&data, part);
        for year in YEARS {
            let shown = dangbo::analysis::strip(
                &data,
                &Settings::sample().thresholds,
                Year(u16::try_from(year).unwrap()),
                &filter,
            );
            let counted = strip_of(&clerk, year, part);
            assert_eq!((shown.below, shown.meets, shown.unknown), counted, "{year} {part:?}");
        }
    }
}
