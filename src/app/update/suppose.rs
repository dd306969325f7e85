//! What if: opening and applying the form, and the list of suppositions.

use crate::analysis::{
    Change, MeasureKind, Refused, Supposed, Supposition, counts_members, fewest_changes,
    level_field, measure,
};
use crate::app::keys::Action;
use crate::app::message::{Effect, Notice};
use crate::app::pages;
use crate::app::popups::{Form, LeaveQuestion, Popup, ReplaceQuestion, SuppositionList};
use crate::app::screens::{Opened, spec};
use crate::app::state::State;
use crate::domain::{Count, Dataset, Rating, Row, Status, Table};
use std::sync::Arc;
use tui_input::InputRequest;

impl State {
    /// The unit that a what-if is about: the selected one of the page or screen in front.
    pub(in crate::app) fn unit_in_front(&self) -> Option<(Table, Row)> {
        if let Some(page) = self.nav.pages.last() {
            return pages::unit_in_front(self, page);
        }
        match self.selected()? {
            Opened::Unit(table, row) => Some((table, row)),
            Opened::Zone(_) | Opened::Finding(_) => None,
        }
    }

    /// Opens the form for the unit in front.
    pub(super) fn open_form(&mut self) {
        // The marked units, if there are any.
        let is_screen = self.nav.pages.is_empty();
        let marked = spec(self.nav.screen).units.zip(self.table().marked_rows.first().copied());
        let marked = marked.filter(|_| is_screen);
        let Some((table, row)) = marked.or_else(|| self.unit_in_front()) else { return };
        let others = if marked.is_some() { &self.table().marked_rows[1..] } else { &[] };
        let others = others.iter().map(|row| self.data().id(table, *row).to_owned()).collect();
        let units = self.data().units(table);
        let was = units.rating[row as usize];
        let levels = Rating::LEVELS
            .map(|level| level_field(level).map_or(Count::MISSING, |f| units.count(f, row)));
        let id = self.data().id(table, row).to_owned();
        let in_branches = table == Table::Organisations && !counts_members(self.data(), table, row);
        let form = Form { others, in_branches, ..Form::new(table, id, was, levels) };
        self.nav.popup = Some(Popup::WhatIf(form));
    }

    /// Changes the suppositions and the data, then makes every list again.
    fn suppose<T>(&mut self, change: impl FnOnce(&mut Supposition, &mut Dataset) -> T) -> T {
        let loaded = Arc::make_mut(&mut self.loaded);
        let mut rows: Vec<(Table, Row)> = self.supposition.rows().collect();
        let done = change(&mut self.supposition, Arc::make_mut(&mut loaded.data));
        rows.extend(self.supposition.rows());
        Arc::make_mut(&mut loaded.evaluation).update_rows(
            &loaded.data,
            &self.settings.thresholds,
            &rows,
        );
        self.refresh();
        done
    }

    /// Does what a key does in the form.
    pub(super) fn form_action(&mut self, action: Action, letter: Option<char>) {
        let Some(Popup::WhatIf(form)) = &mut self.nav.popup else { return };
        match action {
            Action::Close => self.nav.popup = None,
            Action::Up => form.move_by(-1),
            Action::Down => form.move_by(1),
            Action::Left => form.change(-1),
            Action::Right => form.change(1),
            Action::Edit(request) => form.edit_count(request),
            Action::Type => {
                if let Some(digit) = letter {
                    form.edit_count(InputRequest::InsertChar(digit));
                }
            }
            Action::Apply => self.apply_form(),
            _ => {}
        }
    }

    fn apply_form(&mut self) {
        let Some(Popup::WhatIf(form)) = self.nav.popup.take() else { return };
        let mut wanted = form.changes(self.year);
        // Of several units some may have the rating already.
        wanted.retain(|change| form.others.is_empty() || self.changes_something(change));
        let done = if wanted.is_empty() {
            Err(Refused::Nothing)
        } else {
            self.suppose(|supposition, data| {
                let before = supposition.changes().to_vec();
                let done = wanted.into_iter().try_for_each(|change| supposition.add(data, change));
                if done.is_err() {
                    // All changes of the form or none.
                    replace_all(supposition, data, before);
                }
                done
            })
        };
        if let Err(why) = done {
            self.nav.popup = Some(Popup::WhatIf(Form { refused: Some(why), ..form }));
        }
    }

    /// False for a rating that a unit has already.
    fn changes_something(&self, change: &Change) -> bool {
        let Supposed::Rating(rating) = change.supposed else { return true };
        let row = self.row_of(change.table, &change.id);
        row.is_none_or(|row| self.data().units(change.table).rating[row as usize] != rating)
    }

    /// Does what a key does in the list of suppositions.
    pub(super) fn suppositions_action(&mut self, action: Action) -> Option<Effect> {
        let count = self.supposition.changes().len();
        let Some(Popup::Suppositions(list)) = &mut self.nav.popup else { return None };
        match action {
            Action::Close => self.nav.popup = None,
            Action::Up => list.move_by(-1, count),
            Action::Down => list.move_by(1, count),
            Action::Remove => {
                let at = list.at;
                list.move_by(0, count.saturating_sub(1));
                self.suppose(|supposition, data| supposition.remove(data, at));
            }
            Action::RemoveLast => {
                self.suppose(|supposition, data| supposition.remove(data, count.saturating_sub(1)));
            }
            Action::RemoveAll => self.clear_suppositions(),
            Action::SaveSuppositions => return Some(Effect::SaveSupposition),
            Action::LoadSuppositions if self.has_unsaved() => {
                self.nav.popup = Some(Popup::Replace(ReplaceQuestion::Suppositions(count)));
            }
            Action::LoadSuppositions => return Some(Effect::LoadSupposition),
            Action::Reach(goal) => self.suppose_fewest(goal),
            _ => {}
        }
        None
    }

    /// Leaves the program; by a key that may be a slip only if nothing is lost by it.
    pub(super) fn quit(&mut self, asks: bool) -> Option<Effect> {
        if !asks || !self.has_unsaved() {
            return Some(Effect::Quit);
        }
        let changes = self.supposition.changes().len();
        self.nav.popup = Some(Popup::Leave(LeaveQuestion { changes }));
        None
    }

    /// The suppositions that are taken to be in their file.
    #[must_use]
    pub fn saved_suppositions(&self) -> &[Change] {
        if self.has_unsaved() { &[] } else { self.supposition.changes() }
    }

    /// True if there are suppositions that are in no file.
    fn has_unsaved(&self) -> bool {
        let changes = self.supposition.changes();
        !changes.is_empty() && changes != self.saved
    }

    /// Answers the question whether to leave.
    pub(super) fn leave_action(&mut self, action: Action) -> Option<Effect> {
        self.nav.popup = None;
        match action {
            Action::Apply => Some(Effect::Quit),
            Action::SaveSuppositions => Some(Effect::SaveSupposition),
            _ => None,
        }
    }

    /// Answers the question whether the file of suppositions is replaced, or they by the file's.
    pub(super) fn replace_action(&mut self, action: Action) -> Option<Effect> {
        let list = Popup::Suppositions(SuppositionList::default());
        let effect = match self.nav.popup.replace(list)? {
            Popup::Replace(ReplaceQuestion::File { .. }) => Effect::ReplaceSupposition,
            Popup::Replace(ReplaceQuestion::Suppositions(_)) => Effect::LoadSupposition,
            _ => return None,
        };
        (action == Action::Apply).then_some(effect)
    }

    /// Supposes the fewest changes that reach a threshold.
    fn suppose_fewest(&mut self, goal: MeasureKind) {
        let changes = fewest_changes(
            self.data(),
            &self.loaded.evaluation.tallies,
            &self.settings.thresholds,
            goal,
            self.year,
            &self.filter,
        );
        if changes.is_empty() && self.is_reached(goal) {
            self.notice = Some(Notice::ThresholdIsReached);
            return;
        }
        self.suppose(|supposition, data| {
            for change in changes {
                // What the search found holds on the data that it was found on.
                let _ = supposition.add(data, change);
            }
        });
        self.notice = self.branches_out_of_reach(goal).map(Notice::OnlyCounted);
    }

    /// True if the threshold of a goal is reached.
    fn is_reached(&self, goal: MeasureKind) -> bool {
        let tallies = &self.loaded.evaluation.tallies;
        let measures = measure(tallies, &self.settings.thresholds, self.year, &self.filter, None);
        goal.of(&measures).status() == Status::Meets
    }

    /// How many branches are still missing to the threshold of the goal, if any.
    fn branches_out_of_reach(&self, goal: MeasureKind) -> Option<u64> {
        let thresholds = &self.settings.thresholds;
        let tallies = &self.loaded.evaluation.tallies;
        let measures = measure(tallies, thresholds, self.year, &self.filter, None);
        let left = measures.branches.shortfall();
        (goal == MeasureKind::Branches && left > 0).then_some(left)
    }

    fn clear_suppositions(&mut self) {
        self.suppose(|supposition, data| drop(supposition.undo_all(data)));
    }

    /// Replaces all suppositions.
    pub fn suppose_all(&mut self, changes: Vec<Change>) {
        self.suppose(|supposition, data| replace_all(supposition, data, changes));
    }
}

/// Undoes what is supposed and supposes `changes`.
fn replace_all(supposition: &mut Supposition, data: &mut Dataset, changes: Vec<Change>) {
    supposition.undo_all(data);
    *supposition = Supposition::apply_all(data, changes);
}
