//! How the state changes: messages and keys in, new state and effects out.

mod lists;
mod pickers;
mod suppose;

use super::columns::columns;
use super::keys::{Action, BINDINGS, Mode, action, goes_back};
use super::lists::OverviewItem;
use super::loaded::Loaded;
use super::message::{Effect, Message, Notice};
use super::page::Detail;
use super::popups::{FindingPopup, HelpPopup, Popup, SuppositionList};
use super::row_filter::ChecksFilter;
use super::screen::Screen;
use super::state::{Live, State, TableState};
use crate::analysis::{ChangeLog, Supposition, districts_named};
use crate::domain::{Row, Severity, Table, Year, ZoneId, clean};
use crossterm::event::{KeyCode, KeyEvent};
use std::sync::Arc;

/// More moves and keys than a person makes while a list is awaited.
const MOST: usize = 1000;

impl State {
    /// Applies a message, then the keys that waited for it. Returns what the terminal has to do, in
    /// order.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let mut effects: Vec<Effect> = self.apply(message).into_iter().collect();
        self.settle();
        // A key that waited is replayed once the list in front is there, and once the effects that
        // read the state as the keys before it left it are done.
        while !effects.last().is_some_and(Effect::ends_replay)
            && !self.is_listing()
            && let Some(key) = self.pending.held.pop_front()
        {
            effects.extend(self.press(key));
            self.settle();
        }
        effects
    }

    /// Makes the lists in front anew where they have changed.
    fn settle(&mut self) {
        self.recompute(self.nav.screen);
        self.keep_in_sight();
    }

    fn apply(&mut self, message: Message) -> Option<Effect> {
        match message {
            Message::Key(key) => return self.key(key),
            Message::Resize(columns, rows) => {
                self.size = (columns, rows);
            }
            Message::Reading => {
                self.freshness.reading = true;
                self.freshness.progress = crate::ingest::ProgressSnapshot::default();
            }
            Message::Progress(progress_snapshot) => self.freshness.progress = progress_snapshot,
            Message::Partial(loaded) => self.take_partial(*loaded),
            Message::Loaded(loaded, at) => self.take(*loaded, at),
            Message::Indexed(generation, index) => {
                if generation == self.freshness.generation {
                    Arc::make_mut(&mut self.loaded).index = index;
                    self.refresh();
                }
            }
            Message::RowQueryResult(listed) => self.take_listed(*listed),
            Message::Notice(notice) => self.notice = Some(notice),
            Message::Suppositions(changes) => {
                self.nav.popup = None;
                self.suppose_all(changes);
            }
            Message::Failed(why) => {
                self.freshness.reading = false;
                self.freshness.live = Live::Stale(why);
            }
            Message::Excerpt(generation, at, excerpt) => {
                if generation == self.freshness.generation
                    && let Some(Popup::Finding(open)) = &mut self.nav.popup
                    && open.at == at
                {
                    open.excerpt = excerpt;
                }
            }
        }
        None
    }

    /// Shows first rows while nothing else is there, unless a part of the data is asked for: which
    /// rows are in it, all of them tell.
    fn take_partial(&mut self, loaded: Loaded) {
        if self.freshness.generation > 0
            || !self.wanted.zones.is_empty()
            || !self.wanted.districts.is_empty()
        {
            return;
        }
        self.loaded = Arc::new(loaded);
        self.year = self.data().newest().unwrap_or(Year::UNKNOWN);
        self.refresh();
    }

    /// Puts new data in the place of the old; year, narrowing, order and place stay.
    fn take(&mut self, mut loaded: Loaded, at: String) {
        if !self.supposition.is_empty() {
            self.supposition = Supposition::over(
                Arc::make_mut(&mut loaded.data),
                self.supposition.changes().to_vec(),
            );
            let rows: Vec<(Table, Row)> = self.supposition.rows().collect();
            Arc::make_mut(&mut loaded.evaluation).renew(
                &loaded.data,
                &self.settings.thresholds,
                &rows,
            );
        }
        let names: Vec<String> = self
            .filter
            .zones
            .iter()
            .filter_map(|z| self.data().zones.get(z.0 as usize))
            .map(|z| z.name.clone())
            .collect();
        let districts: Vec<String> =
            self.filter.districts.iter().map(|d| self.data().texts.get(*d).to_owned()).collect();
        let places = self.selected_ids();
        let first = self.freshness.generation == 0;
        if self.loaded.is_partial {
            // The year of the first rows is nobody's choice.
            self.year = Year::UNKNOWN;
        }
        self.freshness.changes.follow(std::mem::take(&mut loaded.changes));
        self.loaded = Arc::new(loaded);
        self.freshness.generation += 1;
        self.freshness.reading = false;
        self.freshness.live = if self.freshness.is_sample { Live::Sample } else { Live::Since(at) };
        self.narrow_anew(&names, &districts);
        // Rows of the old data mean nothing in the new.
        for table in self.tables.screens.iter_mut() {
            table.rows.clear();
        }
        (self.pending.awaited, self.pending.next) = (None, None);
        self.pending.moves.clear();
        self.without_waiting(Self::refresh);
        self.select(places);
        if first && self.data().years.is_empty() {
            self.nav.screen = Screen::Checks;
        }
        self.find_changed_rows();
    }

    /// Shows the year and the zones and districts that are asked for, or were shown before. What is
    /// not in the data is said.
    fn narrow_anew(&mut self, zones: &[String], districts: &[String]) {
        let mut missing = Vec::new();
        let wanted = std::mem::take(&mut self.wanted.zones);
        let mut found = Vec::new();
        for name in zones.iter().chain(&wanted) {
            match crate::ingest::find_zone(&self.data().zones, name) {
                Ok(zone) if found.contains(&zone) => {}
                Ok(zone) => found.push(zone),
                Err(near) if near.is_empty() => missing.push(clean(name).into_owned()),
                Err(near) => missing.push(format!("{} → {}?", clean(name), near.join(", "))),
            }
        }
        self.filter.zones = found;
        let wanted = std::mem::take(&mut self.wanted.districts);
        let mut found = Vec::new();
        for name in districts.iter().chain(&wanted) {
            let same = districts_named(self.data(), name);
            if same.is_empty() {
                missing.push(clean(name).into_owned());
            }
            found.extend(same);
        }
        found.sort_unstable();
        found.dedup();
        self.filter.districts = found;
        let year = self.wanted.year.take().unwrap_or(self.year);
        if self.data().years.contains(&year) {
            self.year = year;
        } else {
            self.year = self.data().newest().unwrap_or(self.year);
            missing.extend((year != Year::UNKNOWN).then(|| year.to_string()));
        }
        if !missing.is_empty() && !self.data().years.is_empty() {
            self.notice = Some(Notice::NotInTheData(missing));
        }
    }

    fn selected_ids(&self) -> [Option<String>; 2] {
        [Screen::Organisations, Screen::Branches].map(|screen| {
            let (table, state) = (Self::unit_table(screen)?, &self.tables.screens[screen]);
            state.rows.get(state.at).map(|&row| self.data().id(table, row).to_owned())
        })
    }

    /// Selects units by their ids: at once on the screen in front, on another when it is shown.
    fn select(&mut self, ids: [Option<String>; 2]) {
        for (screen, id) in [Screen::Organisations, Screen::Branches].into_iter().zip(ids) {
            let table = &mut self.tables.screens[screen];
            table.wanted = id.or_else(|| table.wanted.take());
            if !self.tables.dirty[screen] && !self.is_awaited(screen) {
                self.select_wanted(screen);
            }
        }
    }

    /// Takes a key in; it waits if others wait before it.
    fn key(&mut self, key: KeyEvent) -> Option<Effect> {
        match action(self, key) {
            // These two never wait.
            Some(Action::Quit) if key.code != KeyCode::Char('q') => Some(Effect::Quit),
            Some(Action::Suspend) => Some(Effect::Suspend),
            _ if self.pending.held.is_empty() => self.press(key),
            _ => {
                self.pending.held.truncate(MOST);
                self.pending.held.push_back(key);
                None
            }
        }
    }

    /// Does what a key does now, or keeps it until the list in front is there.
    fn press(&mut self, key: KeyEvent) -> Option<Effect> {
        self.notice = None;
        if let Some(Popup::WhatIf(form)) = &mut self.nav.popup {
            form.refused = None;
        }
        let (mode, action) = (Mode::of(self), action(self, key));
        // What is done to a row is done to a row of the list that was asked for; a key may do
        // something only once that is there.
        if mode == Mode::Main && self.is_listing() && action.is_none_or(Action::needs_rows) {
            // Before those that came after it.
            self.pending.held.push_front(key);
            return None;
        }
        self.act(mode, action?, key.code.as_char())
    }

    /// Does an action of a mode; `letter` is what its key types.
    fn act(&mut self, mode: Mode, action: Action, letter: Option<char>) -> Option<Effect> {
        match (mode, action) {
            (_, Action::Quit) => return Some(Effect::Quit),
            (_, Action::Suspend) => return Some(Effect::Suspend),
            (Mode::Main, _) => return self.main_action(action),
            (Mode::Suppositions, _) => return self.suppositions_action(action),
            (Mode::Search, _) => self.search_action(action, letter),
            (Mode::Picker, _) => self.picker_action(action, letter),
            (Mode::Form, _) => self.form_action(action, letter),
            (Mode::Finding, _) => self.finding_action(action),
            (Mode::Help, _) => self.help_action(action),
        }
        None
    }

    fn help_action(&mut self, action: Action) {
        let Some(Popup::Help(help)) = &mut self.nav.popup else { return };
        match action {
            Action::Up => help.go(-1, BINDINGS.len()),
            Action::Down => help.go(1, BINDINGS.len()),
            _ => self.nav.popup = None,
        }
    }

    fn finding_action(&mut self, action: Action) {
        let Some(Popup::Finding(open)) = self.nav.popup.take() else { return };
        if action == Action::Open {
            self.open_row_of_finding(open.at);
        }
    }

    fn search_action(&mut self, action: Action, letter: Option<char>) {
        match action {
            Action::Apply => {
                self.nav.typing = false;
                return;
            }
            Action::Close => {
                self.nav.typing = false;
                self.row_filter.search.clear();
            }
            Action::Erase => drop(self.row_filter.search.pop()),
            Action::Up => return self.go(-1),
            Action::Down => return self.go(1),
            Action::Type => {
                self.row_filter.search.extend(letter);
                return self.search_further();
            }
            _ => return,
        }
        self.refresh();
    }

    fn main_action(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Screen(screen) => self.show(screen),
            Action::NextScreen => self.show(self.nav.screen.step(1)),
            Action::PreviousScreen => self.show(self.nav.screen.step(-1)),
            Action::Up => self.go(-1),
            Action::Down => self.go(1),
            Action::PageUp => self.go(-self.page()),
            Action::PageDown => self.go(self.page()),
            Action::First => self.go(isize::MIN / 2),
            Action::Last => self.go(isize::MAX / 2),
            Action::Left => {
                let table = self.table_mut();
                table.left = table.left.saturating_sub(1);
            }
            Action::Right => {
                let last = columns(self.nav.screen).len().saturating_sub(2);
                let table = self.table_mut();
                table.left = (table.left + 1).min(last);
            }
            Action::Open => {
                self.open();
                if let Some(Popup::Finding(FindingPopup { at, .. })) = self.nav.popup {
                    return Some(Effect::Excerpt(self.freshness.generation, at));
                }
            }
            Action::Back if goes_back(self) => self.back(),
            Action::Back => return Some(Effect::Quit),
            Action::Zones => self.nav.popup = Some(Popup::Picker(self.zone_picker())),
            Action::Districts => self.nav.popup = Some(Popup::Picker(self.district_picker())),
            Action::Ownerships => self.nav.popup = Some(Popup::Picker(self.ownership_picker())),
            Action::BelowOnly => {
                self.row_filter.below_only = !self.row_filter.below_only;
                self.refresh();
            }
            Action::WhatIf => self.open_form(),
            Action::Suppositions => {
                self.nav.popup = Some(Popup::Suppositions(SuppositionList::default()));
            }
            Action::Trend => self.push_detail(Detail::Trend),
            Action::Compare => self.nav.popup = Some(Popup::Picker(self.compare_picker())),
            Action::Enterprises => self.push_detail(Detail::Enterprises),
            Action::Changes => self.push_detail(Detail::Changes),
            Action::Seen => {
                self.freshness.changes = ChangeLog::default();
                self.find_changed_rows();
                self.back();
            }
            Action::Export => return Some(Effect::Export),
            Action::Copy => return Some(Effect::Copy),
            Action::Search => self.nav.typing = true,
            Action::Severity => {
                self.row_filter.checks.severity = match self.row_filter.checks.severity {
                    None => Some(Severity::Error),
                    Some(Severity::Error) => Some(Severity::Warning),
                    Some(Severity::Warning) => None,
                };
                self.refresh();
            }
            Action::Codes => self.nav.popup = Some(Popup::Picker(self.code_picker())),
            Action::Sort => self.sort(),
            Action::Reverse => {
                let table = self.table_mut();
                table.sort =
                    Some(table.sort.map_or((0, true), |(column, turned)| (column, !turned)));
                self.refresh();
            }
            Action::YearBefore => self.turn_year(-1),
            Action::YearAfter => self.turn_year(1),
            Action::Reload => return Some(Effect::Reload),
            Action::Language => {
                self.lang = self.lang.other();
                self.refresh();
            }
            Action::Help => self.nav.popup = Some(Popup::Help(HelpPopup::default())),
            // Those of other modes.
            _ => {}
        }
        None
    }

    fn show(&mut self, screen: Screen) {
        self.nav.screen = screen;
        self.nav.detail.clear();
    }

    /// How many rows a page moves: what is in sight.
    fn page(&self) -> isize {
        isize::try_from(self.table_height()).unwrap_or(1)
    }

    /// Scrolls the table in front so that the selected row is drawn.
    fn keep_in_sight(&mut self) {
        let height = self.table_height();
        let table = self.table_mut();
        table.top = table
            .top
            .min(table.at)
            .max((table.at + 1).saturating_sub(height))
            .min(table.rows.len().saturating_sub(height));
    }

    fn go(&mut self, by: isize) {
        if self.is_listing() {
            self.pending.moves.truncate(MOST);
            return self.pending.moves.push(by);
        }
        let last = self.row_count().saturating_sub(1);
        let table = self.table_mut();
        table.at = table.at.saturating_add_signed(by).min(last);
    }

    /// Sorts by the next column; past the last, in the order of the file again.
    fn sort(&mut self) {
        let count = columns(self.nav.screen).len();
        let table = self.table_mut();
        table.sort = match table.sort {
            None => Some((0, false)),
            Some((column, _)) if column + 1 < count => Some((column + 1, false)),
            Some(_) => None,
        };
        self.refresh();
    }

    fn turn_year(&mut self, by: isize) {
        let years = &self.data().years;
        let at = years.iter().position(|&y| y == self.year).unwrap_or(0);
        let year: Option<Year> = at.checked_add_signed(by).and_then(|at| years.get(at)).copied();
        let Some(year) = year else { return };
        let places = self.selected_ids();
        self.year = year;
        self.refresh();
        self.select(places);
    }

    fn open_organisation(&mut self, row: Row) {
        let id = self.data().id(Table::Organisations, row).to_owned();
        self.push_detail(Detail::Organisation(id));
    }

    fn push_detail(&mut self, detail: Detail) {
        if self.nav.detail.last() != Some(&detail) {
            self.nav.detail.push(detail);
        }
        self.tables.detail = TableState::of_detail();
        self.refresh_detail();
    }

    /// Opens a unit, in its own year.
    fn open_unit(&mut self, table: Table, row: Row) {
        let Some(&year) =
            self.data().units(table).year.get(row as usize).filter(|_| table != Table::Enterprises)
        else {
            return;
        };
        if self.data().years.contains(&year) && year != self.year {
            self.year = year;
            self.refresh();
        }
        let id = self.data().id(table, row).to_owned();
        self.push_detail(if table == Table::Branches {
            Detail::Branch(id)
        } else {
            Detail::Organisation(id)
        });
    }

    fn open(&mut self) {
        match self.nav.detail.last() {
            Some(Detail::Branch(id)) => {
                // From a branch the way leads to its committee.
                if let Some(committee) =
                    self.row_of(Table::Branches, id).and_then(|row| self.data().committee_of(row))
                {
                    self.open_organisation(committee);
                }
                return;
            }
            Some(Detail::Organisation(_)) => {
                if let Some(&row) = self.tables.detail.rows.get(self.tables.detail.at) {
                    let id = self.data().id(Table::Branches, row).to_owned();
                    self.push_detail(Detail::Branch(id));
                }
                return;
            }
            Some(Detail::Trend | Detail::Compare(_) | Detail::Enterprises | Detail::Changes) => {
                if let Some((table, row)) = self.page_unit() {
                    self.open_unit(table, row);
                }
                return;
            }
            None => {}
        }
        let at = self.tables.screens[self.nav.screen].at;
        let row = self.tables.screens[self.nav.screen].rows.get(at).copied();
        match (self.nav.screen, row) {
            (Screen::Overview, _) => match self.lists.overview.get(at) {
                Some(&OverviewItem::Zone(zone)) => self.narrow_to(self.lists.zones[zone].zone),
                Some(&OverviewItem::Organisation(row)) => self.open_organisation(row),
                None => {}
            },
            (Screen::Targets, _) => {
                if let Some((table, row)) = self.lists.candidates.get(at).map(|c| (c.table, c.row))
                {
                    self.open_unit(table, row);
                }
            }
            (Screen::Organisations, Some(row)) => self.open_organisation(row),
            (Screen::Branches, Some(row)) => {
                let id = self.data().id(Table::Branches, row).to_owned();
                self.push_detail(Detail::Branch(id));
            }
            (Screen::Zones, Some(row)) => self.narrow_to(self.lists.zones[row as usize].zone),
            (Screen::Checks, Some(row)) => {
                self.nav.popup =
                    Some(Popup::Finding(FindingPopup { at: row as usize, excerpt: None }));
            }
            _ => {}
        }
    }

    /// A zone's organisations: everything is that zone's from here on.
    fn narrow_to(&mut self, zone: ZoneId) {
        self.filter.zones = vec![zone];
        self.nav.screen = Screen::Organisations;
        self.refresh();
    }

    /// From a finding to the unit that it concerns, in that unit's year.
    fn open_row_of_finding(&mut self, at: usize) {
        let Some((table, row)) = self.data().findings.kept().get(at).and_then(|f| f.row) else {
            return;
        };
        self.open_unit(table, row);
    }

    /// Back out of a detail, else clear what narrows, one step at a time.
    fn back(&mut self) {
        if self.nav.detail.pop().is_some() {
            self.tables.detail = TableState::of_detail();
            return self.refresh_detail();
        }
        if self.nav.screen == Screen::Checks
            && self.row_filter.checks.narrows()
            && self.row_filter.search.is_empty()
        {
            self.row_filter.checks = ChecksFilter::default();
        } else if !self.row_filter.search.is_empty() {
            self.row_filter.search.clear();
        } else if self.row_filter.below_only {
            self.row_filter.below_only = false;
        } else if !self.filter.ownerships.is_empty() {
            self.filter.ownerships.clear();
        } else if !self.filter.districts.is_empty() {
            self.filter.districts.clear();
        } else {
            self.filter.zones.clear();
        }
        self.refresh();
    }
}
