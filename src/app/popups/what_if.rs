//! What if: the form that supposes another rating of a unit, or members at other levels.

use crate::analysis::{Change, Refused, Supposed};
use crate::domain::{Count, Rating, Table, Year};
use tui_input::{Input, InputRequest};

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
#[derive(Debug, Clone)]
pub struct Form {
    /// The unit's table.
    pub table: Table,
    /// Its id.
    pub id: String,
    /// The ids of the other units of the table that the form changes too.
    pub others: Vec<String>,
    /// Its rating in the data.
    pub was: Rating,
    /// Its members at each of [`Rating::LEVELS`].
    pub levels: [Count; Rating::LEVELS.len()],
    /// The rating to be; None for as it is.
    pub rating: Option<Rating>,
    /// The level that members leave.
    pub from: Rating,
    /// The level that they reach.
    pub to: Rating,
    /// How many, as typed, with its cursor: always a number without zeros in front of it.
    pub typed: Input,
    /// True for a committee whose members are counted in its branches: none can move here.
    pub in_branches: bool,
    /// The selected line.
    pub field: FormField,
    /// Why the change was refused.
    pub refused: Option<Refused>,
}

/// A number in a field, the cursor behind it.
fn number(value: u32) -> Input {
    Input::new(value.to_string())
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
        levels: [Count; Rating::LEVELS.len()],
    ) -> Self {
        let [_, _, satisfactory, unsatisfactory] = levels.map(|count| count.get().unwrap_or(0));
        let from = if satisfactory > 0 || unsatisfactory == 0 {
            Rating::Satisfactory
        } else {
            Rating::Unsatisfactory
        };
        Self {
            table,
            id,
            others: Vec::new(),
            was,
            levels,
            rating: was.is_below().then_some(Rating::Good),
            from,
            to: Rating::Good,
            typed: number(0),
            in_branches: false,
            field: FormField::Rating,
            refused: None,
        }
    }

    /// The lines that it has.
    #[must_use]
    pub const fn fields(&self) -> &'static [FormField] {
        if self.in_branches { &[FormField::Rating] } else { FormField::ALL }
    }

    /// Selects another line.
    pub fn move_by(&mut self, by: isize) {
        self.field = step(self.fields(), self.field, by);
    }

    /// The ratings that change something: of one unit all but its own.
    fn ratings(&self) -> impl Iterator<Item = Rating> {
        let is_own = |rating: &Rating| *rating == self.was && self.others.is_empty();
        SUPPOSED_RATINGS.into_iter().filter(move |rating| !is_own(rating))
    }

    /// Changes the value of the selected line by one step.
    pub fn change(&mut self, by: isize) {
        match self.field {
            FormField::Rating => {
                let all: Vec<Option<Rating>> =
                    std::iter::once(None).chain(self.ratings().map(Some)).collect();
                self.rating = step(&all, self.rating, by);
            }
            FormField::From => self.from = step(&Rating::LEVELS, self.from, by),
            FormField::To => self.to = step(&Rating::LEVELS, self.to, by),
            FormField::Count => {
                let by = i32::try_from(by).unwrap_or(0);
                self.typed = number(self.count().saturating_add_signed(by));
            }
        }
        self.limit_count();
    }

    /// Edits the number of members, whatever line is selected.
    pub fn edit_count(&mut self, request: InputRequest) {
        if self.in_branches {
            return;
        }
        self.field = FormField::Count;
        if self.count() == 0 && matches!(request, InputRequest::InsertChar(_)) {
            self.typed.reset();
        }
        self.typed.handle(request);
        self.limit_count();
    }

    /// Writes the number as a number again: no zeros in front, at most [`Self::most`].
    fn limit_count(&mut self) {
        let count = self.count().min(self.most());
        let cursor = self.typed.cursor();
        if self.typed.value() != count.to_string() {
            self.typed = number(count);
            if count > 0 {
                self.typed.handle(InputRequest::SetCursor(cursor));
            }
        }
    }

    /// How many members move.
    #[must_use]
    pub fn count(&self) -> u32 {
        let digits = self.typed.value();
        if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u32::MAX) }
    }

    /// The members at a level.
    #[must_use]
    pub fn level(&self, level: Rating) -> Count {
        level.level().map_or(Count::MISSING, |at| self.levels[at])
    }

    /// How many members can leave the level.
    #[must_use]
    pub fn most(&self) -> u32 {
        self.level(self.from).get().unwrap_or(0)
    }

    /// The changes that the form asks for.
    #[must_use]
    pub fn changes(&self, year: Year) -> Vec<Change> {
        let (table, from, to, count) = (self.table, self.from, self.to, self.count());
        let is_same = |rating: &Rating| *rating == self.was && self.others.is_empty();
        let rating = self.rating.filter(|rating| !is_same(rating)).map(Supposed::Rating);
        let moved = (count > 0).then_some(Supposed::Members { from, to, count });
        let supposed: Vec<Supposed> = rating.into_iter().chain(moved).collect();
        let ids = std::iter::once(&self.id).chain(&self.others);
        let change = |id: &String, supposed| Change { table, year, id: id.clone(), supposed };
        ids.flat_map(|id| supposed.iter().map(move |supposed| change(id, *supposed))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_edited_at_its_cursor_and_stays_a_number_in_its_limit() {
        let levels = [0, 10, 250, 0].map(|count| Count::new(count).unwrap());
        let mut form = Form::new(Table::Branches, "CB1".to_owned(), Rating::Good, levels);
        let insert = InputRequest::InsertChar;
        for (request, shown, cursor) in [
            (insert('0'), "0", 1),
            (insert('1'), "1", 1),
            (insert('3'), "13", 2),
            (InputRequest::GoToPrevChar, "13", 1),
            (insert('2'), "123", 2),
            (InputRequest::DeletePrevChar, "13", 1),
            (InputRequest::GoToStart, "13", 0),
            (insert('9'), "250", 1),
            (InputRequest::DeleteFromStart, "50", 0),
            (InputRequest::DeleteNextChar, "0", 0),
        ] {
            form.edit_count(request);
            assert_eq!((form.typed.value(), form.typed.cursor()), (shown, cursor), "{request:?}");
        }
    }
}
