//! The date on which an organisation was founded.

use super::Year;

/// A day, a month or a year, as precise as it was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(u32);

/// The days of a month; none of month 0.
const fn days_of(year: Year, month: u8) -> u8 {
    let year = year.0;
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        0 => 0,
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Date {
    /// An empty cell.
    pub const MISSING: Self = Self(0);
    /// A cell that is not a date; the text as written is in [`super::Units::odd`].
    pub const BAD: Self = Self(u32::MAX);

    /// A date; month and day are 0 if not known. None if there is no such day.
    #[must_use]
    pub fn new(year: Year, month: u8, day: u8) -> Option<Self> {
        (month <= 12 && day <= days_of(year, month))
            .then(|| Self(u32::from(year.0) * 10_000 + u32::from(month) * 100 + u32::from(day)))
    }

    /// Year, month and day, 0 if not known; None for a missing or bad cell.
    #[must_use]
    pub fn parts(self) -> Option<(Year, u8, u8)> {
        if self == Self::MISSING || self == Self::BAD {
            return None;
        }
        let part = |n: u32| u8::try_from(n % 100).unwrap_or(0);
        Some((Year(u16::try_from(self.0 / 10_000).ok()?), part(self.0 / 100), part(self.0)))
    }

    /// How many days of its year are left, with the day itself; None where day or month is not
    /// known.
    #[must_use]
    pub fn days_left(self) -> Option<u16> {
        let (year, month, day) = self.parts().filter(|(_, month, day)| *month > 0 && *day > 0)?;
        let later: u16 = (month + 1..=12).map(|month| u16::from(days_of(year, month))).sum();
        Some(later + u16::from(days_of(year, month).saturating_sub(day)) + 1)
    }

    /// The year; None for a missing or bad cell.
    #[must_use]
    pub fn year(self) -> Option<Year> {
        self.parts().map(|(year, _, _)| year)
    }

    /// True if the date is in the months from `first` to `last`; a year alone is, if one of its
    /// months is.
    #[must_use]
    pub fn is_within(self, first: (Year, u8), last: (Year, u8)) -> bool {
        self.parts().is_some_and(|(year, month, _)| match month {
            0 => (first.0..=last.0).contains(&year),
            _ => (first..=last).contains(&(year, month)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_are_dates() {
        assert!(Date::new(Year(2024), 2, 29).is_some());
        assert!(Date::new(Year(2023), 2, 29).is_none());
        assert!(Date::new(Year(2023), 13, 1).is_none());
        assert!(Date::new(Year(2023), 4, 31).is_none());
        assert_eq!(Date::new(Year(2023), 4, 0).and_then(Date::parts), Some((Year(2023), 4, 0)));
    }

    #[test]
    fn the_days_that_are_left_of_a_year_hold_the_day_itself() {
        let left = |year, month, day| Date::new(Year(year), month, day).and_then(Date::days_left);
        assert_eq!(left(2026, 12, 31), Some(1));
        assert_eq!(left(2026, 11, 27), Some(4 + 31));
        assert_eq!(left(2026, 1, 1), Some(365));
        assert_eq!(left(2024, 1, 1), Some(366));
        assert_eq!(left(2026, 5, 0), None);
    }

    #[test]
    fn a_year_alone_is_within_if_one_of_its_months_is() {
        let term = ((Year(2020), 8), (Year(2025), 7));
        let within = |d: Option<Date>| d.expect("a date").is_within(term.0, term.1);
        assert!(within(Date::new(Year(2020), 8, 1)));
        assert!(!within(Date::new(Year(2020), 7, 31)));
        assert!(within(Date::new(Year(2020), 0, 0)));
        assert!(!within(Date::new(Year(2019), 0, 0)));
        assert!(within(Date::new(Year(2025), 7, 31)));
        assert!(!within(Date::new(Year(2025), 8, 1)));
        assert!(within(Date::new(Year(2025), 0, 0)));
    }
}
