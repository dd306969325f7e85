//! What if: the form that supposes another rating of a unit, or members at other levels.

use crate::analysis::{Change, Refused, Supposed};
use crate::domain::{Rating, Table, Year};

/// The ratings that can be supposed, after "as it is".
pub const SUPPOSED_RATINGS: [Rating; 5] = [
    Rating::Excellent,
    Rating::Good,
    Rating::Satisfactory,
    Rating::Unsatisfactory,
    Rating::Unrated,
];

/// A line of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormField {
    /// The rating to be.
    Rating,
    /// The level that members leave.
    From,
    /// The level that they reach.
    To,
    /// How many members.
    Count,
}

impl FormField {
    /// Every line, from the top.
    pub const ALL: &[Self] = &[Self::Rating, Self::From, Self::To, Self::Count];
}

/// The form for one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The unit's table.
    pub table: Table,
    /// Its id.
    pub id: String,
    /// Its rating in the data.
    pub was: Rating,
    /// Its members at each of [`Rating::LEVELS`], where they are known.
    pub levels: [Option<u32>; Rating::LEVELS.len()],
    /// The rating to be; None for as it is.
    pub rating: Option<Rating>,
    /// The level that members leave.
    pub from: Rating,
    /// The level that they reach.
    pub to: Rating,
    /// How many.
    pub count: u32,
    /// The selected line.
    pub field: FormField,
    /// Why the change was refused.
    pub refused: Option<Refused>,
}

/// The value `by` places further in a list; after the last comes the first.
fn step<T: Copy + PartialEq>(values: &[T], value: T, by: isize) -> T {
    let at = values.iter().position(|v| *v == value).unwrap_or(0);
    values[(at + values.len()).saturating_add_signed(by) % values.len()]
}

impl Form {
    /// A form for a unit, filled in with the change that is wanted most often: from below to good.
    #[must_use]
    pub fn new(
        table: Table,
        id: String,
        was: Rating,
        levels: [Option<u32>; Rating::LEVELS.len()],
    ) -> Self {
        let from = if levels[2].is_some_and(|n| n > 0) || levels[3].is_none_or(|n| n == 0) {
            Rating::Satisfactory
        } else {
            Rating::Unsatisfactory
        };
        Self {
            table,
            id,
            was,
            levels,
            rating: was.is_below().then_some(Rating::Good),
            from,
            to: Rating::Good,
            count: 0,
            field: FormField::Rating,
            refused: None,
        }
    }

    /// Selects another line.
    pub fn go(&mut self, by: isize) {
        self.field = step(FormField::ALL, self.field, by);
    }

    /// Changes the value of the selected line.
    pub fn change(&mut self, by: isize) {
        match self.field {
            FormField::Rating => {
                let all: Vec<Option<Rating>> =
                    std::iter::once(None).chain(SUPPOSED_RATINGS.map(Some)).collect();
                self.rating = step(&all, self.rating, by);
            }
            FormField::From => self.from = step(&Rating::LEVELS, self.from, by),
            FormField::To => self.to = step(&Rating::LEVELS, self.to, by),
            FormField::Count => {
                let by = i32::try_from(by).unwrap_or(0);
                self.count = self.count.saturating_add_signed(by);
            }
        }
        self.count = self.count.min(self.most());
    }

    /// Types a digit of the count, whatever line is selected.
    pub fn push(&mut self, digit: u32) {
        self.field = FormField::Count;
        self.count = self.count.saturating_mul(10).saturating_add(digit).min(self.most());
    }

    /// Takes the last digit of the count back.
    pub fn erase(&mut self) {
        self.count /= 10;
    }

    /// The members at a level, where they are known.
    #[must_use]
    pub fn level(&self, level: Rating) -> Option<u32> {
        let at = Rating::LEVELS.iter().position(|l| *l == level)?;
        self.levels[at]
    }

    /// How many members can leave the level.
    #[must_use]
    pub fn most(&self) -> u32 {
        self.level(self.from).unwrap_or(0)
    }

    /// The changes that the form asks for.
    #[must_use]
    pub fn changes(&self, year: Year) -> Vec<Change> {
        let Self { table, from, to, count, .. } = *self;
        let rating = self.rating.filter(|r| *r != self.was).map(Supposed::Rating);
        let moved = (count > 0).then_some(Supposed::Members { from, to, count });
        let change = |what| Change { table, year, id: self.id.clone(), what };
        rating.into_iter().chain(moved).map(change).collect()
    }
}
