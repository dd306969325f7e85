//! What if: the form that changes a unit, and the list of what is supposed.

use super::message::Effect;
use super::screen::Screen;
use super::state::{Detail, Popup, State};
use super::view::OverviewItem;
use crate::analysis::{Change, Goal, Refused, Supposed, Supposition, level_field, reach};
use crate::domain::{Count, Rating, Row, Table};
use crossterm::event::{KeyCode, KeyEvent};
use std::sync::Arc;

/// The ratings that can be supposed, after "as it is".
pub const RATINGS: [Rating; 5] = [
    Rating::Excellent,
    Rating::Good,
    Rating::Satisfactory,
    Rating::Unsatisfactory,
    Rating::Unrated,
];

/// The form for one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The unit's table.
    pub table: Table,
    /// Its id.
    pub id: String,
    /// Its rating now.
    pub was: Rating,
    /// Its members at the four levels, best first, where they are known.
    pub levels: [Option<u32>; 4],
    /// The rating to be, by its place in [`RATINGS`]; None for as it is.
    pub rating: Option<usize>,
    /// The level that members leave, by its place in [`Rating::LEVELS`].
    pub from: usize,
    /// The level that they reach.
    pub to: usize,
    /// How many.
    pub count: u32,
    /// The line in front: rating, from, to, how many.
    pub at: usize,
    /// Why the change was refused.
    pub refused: Option<Refused>,
}

/// How many lines the form has.
const LINES: usize = 4;

impl Form {
    fn step(&mut self, by: isize) {
        let turn = |at: usize, of: usize| (at + of).saturating_add_signed(by) % of;
        match self.at {
            0 => {
                self.rating =
                    turn(self.rating.map_or(0, |r| r + 1), RATINGS.len() + 1).checked_sub(1);
            }
            1 => self.from = turn(self.from, 4),
            2 => self.to = turn(self.to, 4),
            _ => {
                self.count = self
                    .count
                    .saturating_add_signed(i32::try_from(by).unwrap_or(0))
                    .min(self.most());
            }
        }
        self.count = self.count.min(self.most());
    }

    /// How many members can leave the level.
    #[must_use]
    pub fn most(&self) -> u32 {
        self.levels[self.from].unwrap_or(0)
    }
}

/// The list of what is supposed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// The change in front.
    pub at: usize,
}

impl State {
    /// The unit in front: of the detail, else of the table or the overview.
    pub(super) fn unit_in_front(&self) -> Option<(Table, Row)> {
        let branch_in_front = || {
            self.tables.detail.rows.get(self.tables.detail.at).map(|&row| (Table::Branches, row))
        };
        match self.nav.detail.last() {
            Some(Detail::Branch(id)) => {
                return self.row_of(Table::Branches, id).map(|row| (Table::Branches, row));
            }
            Some(Detail::Organisation(id)) => {
                return branch_in_front().or_else(|| {
                    self.row_of(Table::Organisations, id).map(|row| (Table::Organisations, row))
                });
            }
            Some(Detail::Trend | Detail::Compare(_) | Detail::Enterprises | Detail::Changes) => {
                return self.page_unit();
            }
            None => {}
        }
        let at = self.tables.screens[self.nav.screen].at;
        match self.nav.screen {
            Screen::Overview => match self.lists.overview.get(at) {
                Some(&OverviewItem::Organisation(row)) => Some((Table::Organisations, row)),
                _ => None,
            },
            Screen::Targets => self.lists.candidates.get(at).map(|c| (c.table, c.row)),
            screen => {
                Self::unit_table(screen).zip(self.tables.screens[screen].rows.get(at).copied())
            }
        }
    }

    /// Opens the form for the unit in front.
    pub(super) fn open_form(&mut self) {
        let Some((table, row)) = self.unit_in_front() else { return };
        let units = self.data().units(table);
        let was = units.rating[row as usize];
        let levels = Rating::LEVELS
            .map(|level| level_field(level).and_then(|field| units.count(field, row).get()));
        let from = if levels[2].is_some_and(|n| n > 0) || levels[3].is_none_or(|n| n == 0) {
            2
        } else {
            3
        };
        self.nav.popup = Some(Popup::WhatIf(Form {
            table,
            id: self.data().id(table, row).to_owned(),
            was,
            levels,
            rating: was.is_below().then_some(1),
            from,
            to: 1,
            count: 0,
            at: 0,
            refused: None,
        }));
    }

    /// Lets something change the supposition and the data under it; every list follows.
    fn suppose<T>(
        &mut self,
        change: impl FnOnce(&mut Supposition, &mut crate::domain::Dataset) -> T,
    ) -> T {
        let loaded = Arc::make_mut(&mut self.loaded);
        let mut rows: Vec<(Table, Row)> = self.supposition.rows().collect();
        let done = change(&mut self.supposition, Arc::make_mut(&mut loaded.data));
        rows.extend(self.supposition.rows());
        Arc::make_mut(&mut loaded.evaluation).renew(&loaded.data, &self.settings.thresholds, &rows);
        self.refresh();
        done
    }

    pub(super) fn form_key(&mut self, key: KeyEvent) {
        let Some(Popup::WhatIf(form)) = &mut self.nav.popup else { return };
        form.refused = None;
        match key.code {
            KeyCode::Esc => self.nav.popup = None,
            KeyCode::Up | KeyCode::BackTab | KeyCode::Char('k') => {
                form.at = (form.at + LINES - 1) % LINES;
            }
            KeyCode::Down | KeyCode::Tab | KeyCode::Char('j') => form.at = (form.at + 1) % LINES,
            KeyCode::Left | KeyCode::Char('h') => form.step(-1),
            KeyCode::Right | KeyCode::Char('l') => form.step(1),
            KeyCode::Char(digit @ '0'..='9') => {
                form.at = 3;
                let digit = digit.to_digit(10).unwrap_or(0);
                form.count = form.count.saturating_mul(10).saturating_add(digit).min(form.most());
            }
            KeyCode::Backspace => form.count /= 10,
            KeyCode::Enter => self.apply_form(),
            _ => {}
        }
    }

    fn apply_form(&mut self) {
        let Some(Popup::WhatIf(form)) = self.nav.popup.take() else { return };
        let change =
            |what| Change { table: form.table, year: self.year, id: form.id.clone(), what };
        let rating = form
            .rating
            .map(|r| RATINGS[r])
            .filter(|r| *r != form.was)
            .map(|r| change(Supposed::Rating(r)));
        let moved = Supposed::Members {
            from: Rating::LEVELS[form.from],
            to: Rating::LEVELS[form.to],
            count: form.count,
        };
        let moved = (form.count > 0).then(|| change(moved));
        let wanted: Vec<Change> = rating.into_iter().chain(moved).collect();
        let done = if wanted.is_empty() {
            Err(Refused::Nothing)
        } else {
            self.suppose(|supposition, data| {
                wanted.into_iter().try_for_each(|change| supposition.add(data, change))
            })
        };
        if let Err(why) = done {
            self.nav.popup = Some(Popup::WhatIf(Form { refused: Some(why), ..form }));
        }
    }

    /// Keys of the list of what is supposed.
    pub(super) fn list_key(&mut self, key: KeyEvent) -> Option<Effect> {
        let Some(Popup::Supposed(list)) = &mut self.nav.popup else { return None };
        let end = self.supposition.changes().len().saturating_sub(1);
        match key.code {
            KeyCode::Esc | KeyCode::Enter | KeyCode::Char('q' | 'W') => self.nav.popup = None,
            KeyCode::Up | KeyCode::Char('k') => list.at = list.at.saturating_sub(1),
            KeyCode::Down | KeyCode::Char('j') => list.at = (list.at + 1).min(end),
            KeyCode::Delete | KeyCode::Char('d') => {
                let at = list.at;
                list.at = at.min(end.saturating_sub(1));
                self.suppose(|supposition, data| supposition.remove(data, at));
            }
            KeyCode::Char('u') => self.suppose(|supposition, data| supposition.remove(data, end)),
            KeyCode::Char('x') => self.clear_suppositions(),
            KeyCode::Char('s') if !self.supposition.is_empty() => {
                return Some(Effect::SaveSupposition);
            }
            KeyCode::Char('l') => return Some(Effect::LoadSupposition),
            KeyCode::Char(goal @ '1'..='3') => {
                let goal = [Goal::Organisations, Goal::Branches, Goal::Members]
                    [goal as usize - '1' as usize];
                let changes = reach(
                    self.data(),
                    &self.loaded.evaluation.tallies,
                    &self.settings.thresholds,
                    goal,
                    self.year,
                    &self.filter,
                );
                self.suppose(|supposition, data| {
                    for change in changes {
                        // What the search found holds on the data that it was found on.
                        let _ = supposition.add(data, change);
                    }
                });
            }
            _ => {}
        }
        None
    }

    fn clear_suppositions(&mut self) {
        self.suppose(|supposition, data| drop(supposition.take_back(data)));
    }

    /// Puts other changes in the place of those in force.
    pub fn suppose_all(&mut self, changes: Vec<Change>) {
        self.suppose(|supposition, data| {
            supposition.take_back(data);
            *supposition = Supposition::over(data, changes);
        });
    }

    /// A count as the form shows it.
    #[must_use]
    pub fn level_count(count: Option<u32>) -> Count {
        count.and_then(Count::new).unwrap_or(Count::MISSING)
    }
}
