//! New data in the place of the old.

use crate::analysis::{ChangeLog, Supposition, districts_named};
use crate::app::loaded::Loaded;
use crate::app::message::Notice;
use crate::app::screen::Screen;
use crate::app::screens::spec;
use crate::app::state::{Live, State};
use crate::domain::{Row, Table, Year, clean};
use std::sync::Arc;

impl State {
    /// Shows first rows while nothing else is there, unless a part of the data is asked for: which
    /// rows are in it, all of them tell.
    pub(super) fn take_partial(&mut self, loaded: Loaded) {
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
    pub(super) fn take(&mut self, mut loaded: Loaded, at: String) {
        if !self.supposition.is_empty() {
            self.supposition = Supposition::apply_all(
                Arc::make_mut(&mut loaded.data),
                self.supposition.changes().to_vec(),
            );
            let rows: Vec<(Table, Row)> = self.supposition.rows().collect();
            Arc::make_mut(&mut loaded.evaluation).update_rows(
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
        self.freshness.changes.merge(std::mem::take(&mut loaded.changes));
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
    pub(super) fn narrow_anew(&mut self, zones: &[String], districts: &[String]) {
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

    /// Forgets the changes of the files: they were looked through.
    pub(super) fn forget_changes(&mut self) {
        self.freshness.changes = ChangeLog::default();
        self.find_changed_rows();
        self.back();
    }

    pub(super) fn selected_ids(&self) -> [Option<String>; 2] {
        [Screen::Organisations, Screen::Branches].map(|screen| {
            let (table, state) = (spec(screen).units?, &self.tables.screens[screen]);
            state.rows.get(state.at).map(|&row| self.data().id(table, row).to_owned())
        })
    }

    /// Selects units by their ids: at once on the screen in front, on another when it is shown.
    pub(super) fn select(&mut self, ids: [Option<String>; 2]) {
        for (screen, id) in [Screen::Organisations, Screen::Branches].into_iter().zip(ids) {
            let table = &mut self.tables.screens[screen];
            table.wanted = id.or_else(|| table.wanted.take());
            if !self.tables.dirty[screen] && !self.is_awaited(screen) {
                self.select_wanted(screen);
            }
        }
    }
}
