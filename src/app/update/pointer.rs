//! What clicks and the wheel of the mouse do: what the keys do, and nothing else.

use crate::app::keys::{Action, Mode, bindings};
use crate::app::message::Effect;
use crate::app::page::Page;
use crate::app::pointer::Target;
use crate::app::popups::{FormField, Popup};
use crate::app::state::State;

/// How many rows a notch of the wheel moves.
const NOTCH: isize = 3;

impl State {
    /// Does what a click on a target does. While keys wait for a list it does nothing.
    pub(super) fn click(&mut self, target: Target, is_double: bool) -> Option<Effect> {
        if !self.pending.held.is_empty() {
            return None;
        }
        self.notice = None;
        let mode = Mode::of(self);
        // The first click of a double click opened something: the second is not meant for it.
        let is_same = self.nav.clicked.replace(mode) == Some(mode);
        if is_double && !is_same {
            return None;
        }
        match target {
            Target::Key(mode, action) => return self.click_key(mode, action),
            Target::Row(at) => return self.click_row(at, is_double),
            Target::Entry(at) => return self.click_entry(at, is_double),
            Target::Heading(at) => self.sort_by(at),
            Target::Step(at, by) => self.step_field(at, by),
            Target::Unit(table, row) if is_double => self.open_unit(table, row),
            Target::Condition(condition) => {
                self.nav.typing = false;
                self.clear_condition(condition);
                self.refresh();
            }
            Target::Unit(..) | Target::Scrolls | Target::Window => {}
        }
        None
    }

    /// Does an action of a mode that is in front, if it does something now. A click beside the
    /// search field ends its typing.
    fn click_key(&mut self, mode: Mode, action: Action) -> Option<Effect> {
        if action == Action::Quit {
            return self.quit(true);
        }
        if mode == Mode::Main {
            self.nav.typing = false;
            // A line of the help.
            self.nav.popup.take_if(|popup| matches!(popup, Popup::Help(_)));
        }
        let is_on = Mode::of(self) == mode && bindings(self, mode).any(|b| b.does(action));
        let waits = self.is_listing() && action.needs_rows();
        if is_on && !waits { self.act(mode, action, None) } else { None }
    }

    fn click_row(&mut self, at: usize, is_double: bool) -> Option<Effect> {
        if self.is_listing() || at >= self.row_count() || self.nav.popup.is_some() {
            return None;
        }
        self.table_mut().at = at;
        if is_double { self.click_key(Mode::Main, Action::Open) } else { None }
    }

    fn click_entry(&mut self, at: usize, is_double: bool) -> Option<Effect> {
        let count = self.supposition.changes().len();
        match &mut self.nav.popup {
            Some(Popup::Picker(picker)) => picker.at = at,
            Some(Popup::Palette(palette)) => palette.at = at,
            Some(Popup::Columns(open)) => open.at = at,
            Some(Popup::Suppositions(list)) => list.at = at.min(count.saturating_sub(1)),
            Some(Popup::WhatIf(form)) => {
                form.field = FormField::ALL.get(at).copied().unwrap_or(form.field);
            }
            Some(Popup::Start(list)) => list.at = at.min(list.entries().len().saturating_sub(1)),
            Some(
                Popup::Help(_)
                | Popup::Finding(_)
                | Popup::Replace(_)
                | Popup::Leave(_)
                | Popup::Export
                | Popup::Exported(_),
            )
            | None => {}
        }
        // A second click on a supposition or on a line of the form does nothing of its own.
        let mode = Mode::of(self);
        let action = match mode {
            // A command is run at once.
            Mode::Palette => return self.act(mode, Action::Apply, None),
            Mode::Picker => Action::Apply,
            Mode::Columns => Action::Mark,
            Mode::Start => Action::Open,
            _ => return None,
        };
        if is_double { self.act(mode, action, None) } else { None }
    }

    fn step_field(&mut self, at: usize, by: isize) {
        let Some(Popup::WhatIf(form)) = &mut self.nav.popup else { return };
        form.refused = None;
        form.field = FormField::ALL.get(at).copied().unwrap_or(form.field);
        form.change(by);
    }

    /// Moves the list in front, or that of the popup.
    pub(super) fn wheel(&mut self, by: isize) {
        let action = if by < 0 { Action::Up } else { Action::Down };
        match Mode::of(self) {
            Mode::Main | Mode::Search => self.scroll_by(by * NOTCH),
            // Their keys change values or close them.
            Mode::Form | Mode::Finding | Mode::Replace | Mode::Leave => {}
            mode => {
                for _ in 0..by.unsigned_abs().min(10) {
                    self.act(mode, action, None);
                }
            }
        }
    }

    /// Scrolls the table in front; the selected row goes along where it would be out of sight. A
    /// list without a scroll position of its own moves its selection.
    fn scroll_by(&mut self, by: isize) {
        if self.is_listing() {
            return;
        }
        let has_top = match self.nav.pages.last() {
            Some(page) => matches!(page, Page::Organisation(_)),
            None => self.nav.screen.is_table(),
        };
        if !has_top {
            return self.move_by(by);
        }
        let height = self.table_height();
        let table = self.table_mut();
        let lowest = table.rows.len().saturating_sub(height);
        table.top = table.top.saturating_add_signed(by).min(lowest);
        let last = (table.top + height).min(table.rows.len()).saturating_sub(1);
        table.at = table.at.clamp(table.top.min(last), last);
    }
}
