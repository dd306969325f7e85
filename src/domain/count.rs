//! A count of people or things in one cell.

/// A cell of a count column: a whole number, missing, or bad. It has 4 bytes, because each of
/// millions of rows has a dozen of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Count(pub(super) u32);

impl Default for Count {
    fn default() -> Self {
        Self::MISSING
    }
}

impl Count {
    /// A cell of 0, or a dash.
    pub const ZERO: Self = Self(0);
    /// An empty cell, which is not zero.
    pub const MISSING: Self = Self(u32::MAX);
    /// A cell that is not a count; its text is in
    /// [`super::Units::odd`].
    pub const BAD: Self = Self(u32::MAX - 1);
    /// The largest count that a cell can hold.
    pub const MAX: u32 = u32::MAX - 2;

    /// A count; None if it is above [`Self::MAX`].
    #[must_use]
    pub const fn new(value: u32) -> Option<Self> {
        if value <= Self::MAX { Some(Self(value)) } else { None }
    }

    /// The number; None if missing or bad.
    #[must_use]
    pub const fn get(self) -> Option<u32> {
        if self.0 <= Self::MAX { Some(self.0) } else { None }
    }

    /// The number as `u64`, for sums; None if missing or bad.
    #[must_use]
    pub fn wide(self) -> Option<u64> {
        self.get().map(u64::from)
    }
}
