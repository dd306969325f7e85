//! The palette of commands: its entries, and what they do.

use crate::analysis::Matcher;
use crate::app::colours::ThemeChoice;
use crate::app::keys::{Action, Mode, action_name, bindings};
use crate::app::message::Effect;
use crate::app::popups::rank::rank;
use crate::app::popups::{Command, Palette, PaletteEntry, Popup};
use crate::app::state::State;
use crate::domain::{Row, Table, ZoneId, fold};
use crate::words;
use tui_input::{Input, InputRequest};

/// How many entries a page of the palette moves.
const PAGE: isize = 10;

/// The most units of a table that are offered.
const MOST_UNITS: usize = 30;

/// Units are searched in parts of so many rows, until enough are found.
const PART: usize = 1 << 14;

/// The fewest letters by which units are searched: fewer find nearly all.
const LETTERS: usize = 2;

impl State {
    pub(super) fn open_palette(&mut self) {
        let palette = Palette { typed: Input::default(), entries: Vec::new(), at: 0 };
        self.nav.popup = Some(Popup::Palette(palette));
        self.fill_palette();
    }

    /// Makes the entries for what is typed, and highlights the first.
    pub(super) fn fill_palette(&mut self) {
        let Some(Popup::Palette(palette)) = &self.nav.popup else { return };
        let typed = palette.typed.value().to_owned();
        let entries = self.palette_entries(&typed);
        if let Some(Popup::Palette(palette)) = &mut self.nav.popup {
            (palette.entries, palette.at) = (entries, 0);
        }
    }

    /// Does what a key does in the palette.
    pub(super) fn palette_action(
        &mut self,
        action: Action,
        letter: Option<char>,
    ) -> Option<Effect> {
        let Some(Popup::Palette(palette)) = &mut self.nav.popup else { return None };
        let request = match action {
            Action::Edit(request) => Some(request),
            Action::Type => letter.map(InputRequest::InsertChar),
            _ => None,
        };
        if let Some(request) = request {
            if palette.typed.handle(request).is_some_and(|changed| changed.value) {
                self.fill_palette();
            }
            return None;
        }
        match action {
            Action::Up => palette.move_by(-1),
            Action::Down => palette.move_by(1),
            Action::PageUp => palette.move_by(-PAGE),
            Action::PageDown => palette.move_by(PAGE),
            Action::Apply => {
                let command = palette.entries.get(palette.at)?.command;
                self.nav.popup = None;
                return self.run_command(command);
            }
            _ => self.nav.popup = None,
        }
        None
    }

    fn run_command(&mut self, command: Command) -> Option<Effect> {
        match command {
            // The list may be made anew meanwhile.
            Command::Do(action) if self.is_listing() && action.needs_rows() => {}
            Command::Do(action) => return self.act(Mode::Main, action, None),
            Command::Theme(choice) => self.preferences.theme = choice,
            Command::Mouse => self.preferences.mouse = !self.preferences.mouse,
            Command::Unit(table, row) => self.open_unit(table, row),
            Command::Zone(zone) => {
                self.nav.pages.clear();
                self.filter_by_zone(zone);
            }
        }
        None
    }

    /// What can be done and gone to by a typed text: names that begin with it first.
    fn palette_entries(&self, typed: &str) -> Vec<PaletteEntry> {
        let matcher = Matcher::new(typed);
        let mut entries = self.command_entries();
        entries.retain(|entry| matcher.matches(&fold(&entry.name)));
        if typed.trim().chars().count() >= LETTERS {
            entries.extend(self.zone_entries(&matcher));
            for table in [Table::Organisations, Table::Branches] {
                entries.extend(self.unit_entries(table, &matcher));
            }
        }
        if !typed.trim().is_empty() {
            entries.sort_by_cached_key(|entry| rank(&entry.name, typed));
        }
        entries
    }

    /// Every action that does something now, with its key, and the settings.
    fn command_entries(&self) -> Vec<PaletteEntry> {
        let mut entries: Vec<PaletteEntry> = Vec::new();
        for binding in bindings(self, Mode::Main) {
            for (key, action) in binding.keys {
                let command = Command::Do(*action);
                let key = self.preferences.keys.now(*action, *key).shown();
                if *action == Action::Palette {
                    continue;
                }
                match entries.iter_mut().find(|entry| entry.command == command) {
                    Some(entry) if entry.note.split(' ').any(|other| other == key) => {}
                    Some(entry) => entry.note = format!("{} {key}", entry.note),
                    None => entries.push(PaletteEntry {
                        command,
                        name: words::capital(&action_name(self, binding, *action)),
                        note: key,
                    }),
                }
            }
        }
        let mouse = if self.preferences.mouse {
            words::mouse_off(self.lang)
        } else {
            words::mouse_on(self.lang)
        };
        let setting = |command, name: String| PaletteEntry { command, name, note: String::new() };
        entries.push(setting(Command::Mouse, words::capital(mouse)));
        let has = |choice: &ThemeChoice| {
            *choice != ThemeChoice::Own || self.preferences.own_colours.is_some()
        };
        let themes = ThemeChoice::ALL.into_iter().filter(has);
        let lang = self.lang;
        let name = |choice: ThemeChoice| {
            let text = match choice {
                ThemeChoice::Auto => words::theme_auto(lang),
                ThemeChoice::Dark => words::theme_dark(lang),
                ThemeChoice::Light => words::theme_light(lang),
                ThemeChoice::Contrast => words::theme_contrast(lang),
                ThemeChoice::Plain => words::theme_plain(lang),
                ThemeChoice::Own => words::theme_own(lang),
            };
            format!("{}: {text}", words::theme(lang))
        };
        entries.extend(themes.map(|choice| setting(Command::Theme(choice), name(choice))));
        entries
    }

    fn zone_entries(&self, matcher: &Matcher) -> Vec<PaletteEntry> {
        let zones = (0u32..).zip(&self.data().zones);
        let found = zones.filter(|(_, zone)| matcher.matches(&fold(&zone.name)));
        let entry = |(number, zone): (u32, &crate::domain::Zone)| PaletteEntry {
            command: Command::Zone(ZoneId(number)),
            name: zone.name.clone(),
            note: words::zone(self.lang).to_lowercase(),
        };
        found
            .filter(|(number, _)| ZoneId(*number) != ZoneId::OUTSIDE)
            .take(MOST_UNITS)
            .map(entry)
            .collect()
    }

    fn unit_entries(&self, table: Table, matcher: &Matcher) -> Vec<PaletteEntry> {
        let data = self.data();
        let mut found: Vec<Row> = Vec::new();
        for part in data.rows_of(table, self.year).chunks(PART) {
            let found_here = self.loaded.index.search(data, matcher, table, part);
            // By its own name: the search finds a unit by its zone too.
            let is_named = |row: &Row| matcher.matches(&fold(data.name(table, *row)));
            found.extend(found_here.into_iter().filter(is_named).take(MOST_UNITS));
            if found.len() >= MOST_UNITS {
                break;
            }
        }
        let of = if table == Table::Branches { words::branches } else { words::organisations };
        let entry = |row: Row| PaletteEntry {
            command: Command::Unit(table, row),
            name: words::name_in_committee(data, table, row),
            note: of(self.lang).to_lowercase(),
        };
        found.into_iter().take(MOST_UNITS).map(entry).collect()
    }
}
