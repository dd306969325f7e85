//! A share against its line, decided by integers.

/// How a share stands to its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// At or over the line.
    Meets,
    /// Under the line.
    Below,
    /// Nothing is rated.
    Unrated,
}

impl Status {
    /// The word of the JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Meets => "meets",
            Self::Below => "below",
            Self::Unrated => "unrated",
        }
    }
}

/// Good or better over rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Share {
    /// Good or better.
    pub met: u64,
    /// Rated.
    pub of: u64,
}

impl Share {
    /// How the share stands to a line in percent: `met * 100 >= percent * of`, no rounding.
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

    /// How many must be good or better for the line to be met: `ceil(percent * of / 100)`.
    #[must_use]
    pub fn needed(self, percent: u8) -> u64 {
        u64::try_from((u128::from(percent) * u128::from(self.of)).div_ceil(100)).unwrap_or(u64::MAX)
    }

    /// How many more would have to be good or better, at least 0.
    #[must_use]
    pub fn shortfall(self, percent: u8) -> u64 {
        self.needed(percent).saturating_sub(self.met)
    }

    /// How many are good or better over what the line needs, at least 0.
    #[must_use]
    pub fn surplus(self, percent: u8) -> u64 {
        self.met.saturating_sub(self.needed(percent))
    }

    /// Tenths of a percent to show: rounded half up, and where that would show the other side of
    /// the line, the last value on the share's own side. None where nothing is rated.
    #[must_use]
    pub fn tenths(self, percent: u8) -> Option<u64> {
        if self.of == 0 {
            return None;
        }
        let (met, of, line) = (u128::from(self.met), u128::from(self.of), u128::from(percent) * 10);
        let rounded = (met * 2000 + of) / (of * 2);
        let shown = match self.status(percent) {
            Status::Below => rounded.min(line.saturating_sub(1)),
            _ => rounded.max(line),
        };
        u64::try_from(shown).ok()
    }

    /// Orders shares by size without dividing; where nothing is rated, before all others.
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

/// A share with all that stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Measure {
    /// Organisations, branches or members in all.
    pub total: u64,
    /// Good or better over rated.
    pub share: Share,
    /// The line, in percent.
    pub line: u8,
    /// Rows that a sum lacks because a cell is empty or bad.
    pub lacking: u64,
}

impl Measure {
    /// In all, less the rated.
    #[must_use]
    pub const fn unrated(&self) -> u64 {
        self.total.saturating_sub(self.share.of)
    }

    /// How the share stands to the line.
    #[must_use]
    pub fn status(&self) -> Status {
        self.share.status(self.line)
    }

    /// How many more would have to be good or better.
    #[must_use]
    pub fn shortfall(&self) -> u64 {
        self.share.shortfall(self.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_line_itself_is_met() {
        assert_eq!(Share { met: 9, of: 10 }.status(90), Status::Meets);
        assert_eq!(Share { met: 8999, of: 10000 }.status(90), Status::Below);
        assert_eq!(Share { met: 0, of: 0 }.status(90), Status::Unrated);
    }

    #[test]
    fn what_is_shown_never_crosses_the_line() {
        assert_eq!(Share { met: 8996, of: 10000 }.tenths(90), Some(899));
        assert_eq!(Share { met: 8999, of: 10000 }.tenths(90), Some(899));
        assert_eq!(Share { met: 9000, of: 10000 }.tenths(90), Some(900));
        assert_eq!(Share { met: 53, of: 61 }.tenths(90), Some(869));
        assert_eq!(Share { met: 144, of: 158 }.tenths(90), Some(911));
        assert_eq!(Share { met: 0, of: 0 }.tenths(90), None);
    }

    #[test]
    fn the_shortfall_of_the_contract() {
        assert_eq!(Share { met: 53, of: 61 }.shortfall(90), 2);
        assert_eq!(Share { met: 144, of: 158 }.shortfall(90), 0);
    }

    proptest! {
        #[test]
        fn the_shortfall_is_the_fewest_that_meet(of in 1u64..5000, part in 0u64..=5000, percent in 0u8..=100) {
            let met = part.min(of);
            // Counted up one by one, as a clerk would.
            let fewest = (0..).find(|more| (met + more) * 100 >= u64::from(percent) * of).unwrap();
            prop_assert_eq!(Share { met, of }.shortfall(percent), fewest);
        }

        #[test]
        fn shown_and_judged_agree(of in 1u64..100_000, part in 0u64..100_000, percent in 1u8..=100) {
            let share = Share { met: part.min(of), of };
            let shown = share.tenths(percent).unwrap();
            prop_assert_eq!(shown >= u64::from(percent) * 10, share.status(percent) == Status::Meets);
            // Within a tenth of the true share (in thousandths of the count, exactly).
            prop_assert!((shown * of).abs_diff(share.met * 1000) <= of);
        }
    }
}
