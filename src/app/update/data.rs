//! Replaces the data after a read.

use crate::analysis::{ChangeLog, Supposition, find_districts};
use crate::app::live_check::Doubt;
use crate::app::loaded::Loaded;
use crate::app::message::Notice;
use crate::app::screen::Screen;
use crate::app::screens::spec;
use crate::app::state::{Live, State};
use crate::domain::{Row, Table, Year, clean};
use std::borrow::Borrow;
use std::sync::Arc;

/// A name that the data lacks, with those that it could be: `Việt Yen → Việt Yên?`.
fn with_near<S: Borrow<str>>(name: &str, near: &[S]) -> String {
    match near {
        [] => clean(name).into_owned(),
        near => format!("{} → {}?", clean(name), near.join(", ")),
    }
}

impl State {
    /// Shows the first rows until all are read. They are not shown if the command line asks for a
    /// zone or district: the zone of a branch may be that of a committee that is not read yet.
    pub(super) fn show_first_rows(&mut self, loaded: Loaded) {
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

    /// Replaces the data. Year, filters, order and selection stay.
    pub(super) fn replace_data(&mut self, mut loaded: Loaded, at: String) {
        let mut is_other = false;
        if let Some(settings) = &loaded.settings {
            self.next_settings.take_if(|next| *next == *settings);
            is_other = self.settings != *settings;
            self.settings.clone_from(settings);
        }
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
        let open = self.open_lists();
        if self.loaded.is_partial {
            // The user has not chosen the year of the first rows.
            self.year = Year::UNKNOWN;
        }
        self.freshness.changes.merge(std::mem::take(&mut loaded.changes));
        self.loaded = Arc::new(loaded);
        self.freshness.generation += 1;
        self.freshness.reading = false;
        self.freshness.live = if self.freshness.is_sample { Live::Sample } else { Live::Since(at) };
        self.restore_filter(&names, &districts);
        self.note_what_was_taken(is_other);
        // Row numbers of the old data are invalid in the new.
        for table in self.tables.screens.iter_mut() {
            table.rows.clear();
        }
        (self.pending.awaited, self.pending.next) = (None, None);
        self.pending.moves.clear();
        self.compare_again(&open);
        self.without_waiting(Self::refresh);
        self.select_units(places);
        self.select_again(&open);
        self.reopen_list(open);
        self.update_changed_rows();
    }

    /// Says that other settings apply, or despite which doubts the data was taken.
    fn note_what_was_taken(&mut self, has_other_settings: bool) {
        // What was missing may be there again.
        let files = &self.loaded.data.files;
        let is_back = |doubt: &Doubt| match doubt {
            Doubt::Missing(name) => files.iter().any(|file| file.name == *name),
            Doubt::NoAccess(name) => files.iter().all(|file| file.name != *name),
            _ => false,
        };
        let is_over = |notice: &Notice| match notice {
            Notice::TakenDespite(doubts) => doubts.iter().all(is_back),
            _ => false,
        };
        self.notice.take_if(|notice| is_over(notice));
        // The settings of a file apply with the data that is read with them.
        if has_other_settings {
            self.notice = Some(Notice::OtherSettings);
        }
        if !self.loaded.despite.is_empty() {
            self.notice = Some(Notice::TakenDespite(self.loaded.despite.clone()));
        }
    }

    /// Sets the filter and the year again after a reload, from the names of the zones and districts
    /// that were filtered by and from the command line. Those that the data lacks are named until
    /// they are taken back; they come back with their rows, unless another filter is chosen.
    pub(super) fn restore_filter(&mut self, zones: &[String], districts: &[String]) {
        let mut missing = Vec::new();
        let wanted = std::mem::take(&mut self.wanted.zones);
        let (mut found, mut gone) = (Vec::new(), Vec::new());
        for name in zones.iter().chain(&wanted) {
            match crate::ingest::find_zone(&self.data().zones, name) {
                Ok(zone) if found.contains(&zone) => {}
                Ok(zone) => found.push(zone),
                Err(near) => {
                    gone.push(name.clone());
                    missing.push(with_near(name, &near));
                }
            }
        }
        self.filter.zones = found;
        self.wanted.zones = gone;
        let wanted = std::mem::take(&mut self.wanted.districts);
        let (mut found, mut gone) = (Vec::new(), Vec::new());
        for name in districts.iter().chain(&wanted) {
            match find_districts(self.data(), name) {
                Ok(same) => found.extend(same),
                Err(near) => {
                    gone.push(name.clone());
                    let near: Vec<&str> =
                        near.iter().map(|text| self.data().texts.get(*text)).collect();
                    missing.push(with_near(name, &near));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        self.filter.districts = found;
        self.wanted.districts = gone;
        let (shown, asked) = (self.year, self.wanted.year.unwrap_or(self.year));
        let has = |year: &Year| self.data().years.contains(year);
        let is_missing = asked != Year::UNKNOWN && !has(&asked);
        // A year that nobody chose is the newest; one that was chosen comes back with its rows.
        self.year = self.wanted.year.filter(has).or(self.data().newest()).unwrap_or(shown);
        missing.extend(is_missing.then(|| {
            let near = self.data().newest().map(|year| year.to_string());
            with_near(&asked.to_string(), near.as_slice())
        }));
        // The data may come later; until then it lacks nothing.
        self.wanted.missing = if self.data().years.is_empty() { Vec::new() } else { missing };
    }

    /// Clears the list of changes and leaves its page.
    pub(super) fn clear_changes(&mut self) {
        self.freshness.changes = ChangeLog::default();
        self.update_changed_rows();
        self.back();
    }

    pub(super) fn selected_ids(&self) -> [Option<String>; 2] {
        [Screen::Organisations, Screen::Branches].map(|screen| {
            let (table, state) = (spec(screen).units?, &self.tables.screens[screen]);
            state.rows.get(state.at).map(|&row| self.data().id(table, row).to_owned())
        })
    }

    /// Selects units by their ids. A screen whose rows are not listed yet selects its unit later.
    pub(super) fn select_units(&mut self, ids: [Option<String>; 2]) {
        for (screen, id) in [Screen::Organisations, Screen::Branches].into_iter().zip(ids) {
            let table = &mut self.tables.screens[screen];
            table.wanted = id.or_else(|| table.wanted.take());
            if !self.tables.dirty[screen] && !self.is_awaited(screen) {
                self.select_wanted(screen);
            }
        }
    }
}
