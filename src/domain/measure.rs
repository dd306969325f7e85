//! A share and its threshold, compared exactly in integers.

/// The verdict on a share or a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// At or above the threshold.
    Meets,
    /// Below the threshold.
    Below,
    /// Nothing is rated, so there is no verdict.
    Unrated,
}

impl Status {
    /// The word used in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Meets => "meets",
            Self::Below => "below",
            Self::Unrated => "unrated",
        }
    }
}

/// A share: units or members good or better over rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Share {
    /// Good or better.
    pub met: u64,
    /// Rated.
    pub of: u64,
}

impl Share {
    /// Judges the share by a threshold in percent: it meets if `met * 100 >= percent * of`, without
    /// rounding.
    #[must_use]
    pub fn status(self, percent: u8) -> Status {
        match self.of {
            0 => Status::Unrated,
            of if u128::from(self.met) * 100 >= u128::from(percent) * u128::from(of) => {
                Status::Meets
            }
            _ => Status::Below,
        }
    }

    /// How many must be good or better to meet the threshold: `ceil(percent * of / 100)`.
    #[must_use]
    pub fn needed(self, percent: u8) -> u64 {
        u64::try_from((u128::from(percent) * u128::from(self.of)).div_ceil(100)).unwrap_or(u64::MAX)
    }

    /// How many more must be good or better to meet the threshold; 0 if it is met.
    #[must_use]
    pub fn shortfall(self, percent: u8) -> u64 {
        self.needed(percent).saturating_sub(self.met)
    }

    /// How many more are good or better than the threshold needs; 0 if it is not met.
    #[must_use]
    pub fn surplus(self, percent: u8) -> u64 {
        self.met.saturating_sub(self.needed(percent))
    }

    /// Whether the share is more than a cap in percent: `met * 100 > percent * of`.
    #[must_use]
    pub fn exceeds(self, percent: u8) -> bool {
        u128::from(self.met) * 100 > u128::from(percent) * u128::from(self.of)
    }

    /// The share in tenths of a percent, for display: rounded half up, but never across the
    /// threshold. 89.99 % is displayed as 89.9 for a threshold of 90. None if nothing is rated.
    #[must_use]
    pub fn tenths(self, percent: u8) -> Option<u64> {
        if self.of == 0 {
            return None;
        }
        let (met, of, threshold) =
            (u128::from(self.met), u128::from(self.of), u128::from(percent) * 10);
        let rounded = (met * 2000 + of) / (of * 2);
        let shown = match self.status(percent) {
            Status::Below => rounded.min(threshold.saturating_sub(1)),
            _ => rounded.max(threshold),
        };
        u64::try_from(shown).ok()
    }

    /// The difference from another share as both are displayed, in tenths of a point; None if
    /// nothing is rated in one of them.
    #[must_use]
    pub fn tenths_from(self, other: Self, percent: u8) -> Option<i64> {
        let [own, other] = [self, other].map(|share| share.tenths(percent));
        Some(i64::try_from(own?).ok()? - i64::try_from(other?).ok()?)
    }

    /// The distance from a threshold as the share is displayed, in tenths of a point.
    #[must_use]
    pub fn tenths_from_threshold(self, percent: u8) -> Option<i64> {
        self.tenths_from(Self { met: percent.into(), of: 100 }, percent)
    }

    /// Orders shares by size, exactly; a share of nothing rated comes first.
    #[must_use]
    pub fn compare(self, other: Self) -> std::cmp::Ordering {
        match (self.of, other.of) {
            (0, 0) => std::cmp::Ordering::Equal,
            (0, _) => std::cmp::Ordering::Less,
            (_, 0) => std::cmp::Ordering::Greater,
            _ => (u128::from(self.met) * u128::from(other.of))
                .cmp(&(u128::from(other.met) * u128::from(self.of))),
        }
    }
}

impl std::ops::AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.met += other.met;
        self.of += other.of;
    }
}

/// A share with its total, its threshold, and the rows that it lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Measure {
    /// All organisations, branches or members, rated or not.
    pub total: u64,
    /// Good or better over rated.
    pub share: Share,
    /// The threshold, in percent.
    pub threshold: u8,
    /// Those that are known not to be rated. In a row that lacks a figure nobody knows.
    pub unrated: u64,
    /// Rows that are not in the sums because a cell is empty or bad.
    pub lacking: u64,
}

impl Measure {
    /// Judges the share by the threshold.
    #[must_use]
    pub fn status(&self) -> Status {
        self.share.status(self.threshold)
    }

    /// How many more must be good or better to meet the threshold.
    #[must_use]
    pub fn shortfall(&self) -> u64 {
        self.share.shortfall(self.threshold)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shares_add_up_and_a_measure_knows_what_it_lacks() {
        let mut sum = Share { met: 3, of: 4 };
        sum += Share { met: 2, of: 5 };
        assert_eq!(sum, Share { met: 5, of: 9 });
        // 90 % of 9 are 8.1, so 9 are needed; 30 % are 2.7, so 3 are.
        let measure = Measure { total: 12, share: sum, threshold: 90, ..Measure::default() };
        assert_eq!(measure.shortfall(), 4);
        assert_eq!((sum.surplus(30), sum.surplus(90)), (2, 0));
        let words = [Status::Meets, Status::Below, Status::Unrated].map(Status::word);
        assert_eq!(words, ["meets", "below", "unrated"]);
    }

    #[test]
    fn a_share_at_the_threshold_meets_it() {
        assert_eq!(Share { met: 9, of: 10 }.status(90), Status::Meets);
        assert_eq!(Share { met: 8999, of: 10000 }.status(90), Status::Below);
        assert_eq!(Share { met: 0, of: 0 }.status(90), Status::Unrated);
    }

    #[test]
    fn the_displayed_share_never_crosses_the_threshold() {
        assert_eq!(Share { met: 8996, of: 10000 }.tenths(90), Some(899));
        assert_eq!(Share { met: 8999, of: 10000 }.tenths(90), Some(899));
        assert_eq!(Share { met: 9000, of: 10000 }.tenths(90), Some(900));
        assert_eq!(Share { met: 53, of: 61 }.tenths(90), Some(869));
        assert_eq!(Share { met: 144, of: 158 }.tenths(90), Some(911));
        assert_eq!(Share { met: 0, of: 0 }.tenths(90), None);
    }

    #[test]
    fn shares_are_in_the_order_of_their_values_and_nothing_rated_is_the_least() {
        use std::cmp::Ordering::{Equal, Greater, Less};
        let share = |met, of| Share { met, of };
        for (a, b, order) in [
            (share(0, 0), share(0, 0), Equal),
            (share(0, 0), share(0, 5), Less),
            (share(1, 2), share(2, 4), Equal),
            (share(2, 3), share(3, 4), Less),
            (share(1, 10), share(9, 100), Greater),
            (share(u64::MAX - 1, u64::MAX), share(1, 1), Less),
        ] {
            assert_eq!((a.compare(b), b.compare(a)), (order, order.reverse()), "{a:?} {b:?}");
        }
    }

    #[test]
    fn the_shortfall_of_the_contract() {
        assert_eq!(Share { met: 53, of: 61 }.shortfall(90), 2);
        assert_eq!(Share { met: 144, of: 158 }.shortfall(90), 0);
    }

    #[test]
    fn a_cap_is_exceeded_above_it_and_not_at_it() {
        assert!(!Share { met: 20, of: 100 }.exceeds(20));
        assert!(Share { met: 20, of: 99 }.exceeds(20));
        assert!(!Share { met: 0, of: 0 }.exceeds(0));
        assert!(Share { met: u64::MAX, of: u64::MAX }.exceeds(99));
    }

    proptest! {
        #[test]
        fn the_shortfall_is_the_fewest_that_meet(
            of in 1u64..5000,
            part in 0u64..=5000,
            percent in 0u8..=100,
        ) {
            let met = part.min(of);
            // Counted up one by one, as a clerk would.
            let fewest = (0..).find(|more| (met + more) * 100 >= u64::from(percent) * of).unwrap();
            prop_assert_eq!(Share { met, of }.shortfall(percent), fewest);
        }

        #[test]
        fn shown_and_judged_agree(
            of in 1u64..100_000,
            part in 0u64..100_000,
            percent in 1u8..=100,
        ) {
            let share = Share { met: part.min(of), of };
            let shown = share.tenths(percent).unwrap();
            prop_assert_eq!(
                shown >= u64::from(percent) * 10,
                share.status(percent) == Status::Meets
            );
            // Within a tenth of the true share (in thousandths of the count, exactly).
            prop_assert!((shown * of).abs_diff(share.met * 1000) <= of);
        }
    }
}
