//! The period of a report within its year.

/// The part of a year that a report covers. Of two, the one that ends later is greater; of two that
/// end together, the one that starts with the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    month: u8,
    day: u8,
    is_from_start: bool,
}

impl Default for Period {
    fn default() -> Self {
        Self::YEAR
    }
}

impl Period {
    /// The whole year.
    pub const YEAR: Self = Self { month: 12, day: 31, is_from_start: true };

    /// From the start of the year up to a day. The last day of a month may be given as any up to
    /// 31. None if there is no such month or day.
    #[must_use]
    pub fn until(month: u8, day: u8) -> Option<Self> {
        let is_date = (1..=12).contains(&month) && (1..=31).contains(&day);
        is_date.then(|| Self { is_from_start: true, ..Self::part(month, day) })
    }

    /// A month. None if there is no such month.
    #[must_use]
    pub fn month(month: u8) -> Option<Self> {
        (1..=12).contains(&month).then(|| Self::part(month, 31))
    }

    /// A part of the year that ends on a day and does not start with the year.
    #[must_use]
    pub const fn part(month: u8, day: u8) -> Self {
        let last = match month {
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let day = if day > last { last } else { day };
        Self { month, day, is_from_start: false }
    }
}
