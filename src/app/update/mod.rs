//! How the state changes: messages and keys in, new state and effects out.

mod chooser;
mod data;
mod filter;
mod front;
mod lists;
mod navigate;
mod open_lists;
mod palette;
mod pickers;
mod pointer;
mod start;
mod suppose;
mod table;

use super::keys::{Action, BINDINGS, Key, Mode, action, dead_key, goes_back};
use super::message::{Effect, Message, Notice};
use super::page::Page;
use super::pages;
use super::popups::{HelpPopup, Popup, ReplaceQuestion, SuppositionList};
use super::state::{FindingExcerpt, Live, State};
use crate::domain::{Settings, clean};
use crate::words;
use crossterm::event::KeyEvent;
use std::sync::Arc;
use tui_input::{Input, InputRequest};

/// The most characters that are pasted into a field.
const MOST_PASTED: usize = 200;

/// The most keys that are kept while a list is awaited; a person presses fewer.
const MOST: usize = 1000;
/// The most rows that a finding in full is scrolled by.
const MOST_ROWS: usize = 40;

impl State {
    /// Applies a message, then the keys that were held until it came. Returns what the terminal has
    /// to do, in order.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let mut effects: Vec<Effect> = self.apply(message).into_iter().collect();
        self.settle();
        // A held key is replayed after the list in front is made. Effects of earlier keys that read
        // the state have to be done before it.
        while !effects.last().is_some_and(Effect::ends_replay)
            && !self.is_listing()
            && let Some(key) = self.pending.held.pop_front()
        {
            effects.extend(self.press(key));
            self.settle();
        }
        effects.extend(self.read_around_finding());
        effects
    }

    /// Asks for the rows around the finding in front, once.
    fn read_around_finding(&mut self) -> Option<Effect> {
        let (generation, at) = (self.freshness.generation, self.finding_in_front()?);
        if self.excerpt.as_ref().is_some_and(|kept| (kept.generation, kept.at) == (generation, at))
        {
            return None;
        }
        self.excerpt = Some(FindingExcerpt { generation, at, rows: None });
        Some(Effect::Excerpt(generation, at))
    }

    /// Makes the lists in front again if they have changed.
    fn settle(&mut self) {
        self.recompute(self.nav.screen);
        self.keep_in_sight();
    }

    fn apply(&mut self, message: Message) -> Option<Effect> {
        match message {
            Message::Key(key) => return self.key(key),
            Message::Paste(text) => self.paste(&text),
            Message::Click(target, is_double) => return self.click(target, is_double),
            Message::Wheel(by) => self.wheel(by),
            Message::Resize(columns, rows) => self.size = (columns, rows),
            // Data that is known to be old is not called live, nor is a doubt hidden.
            Message::Changed if !matches!(self.freshness.live, Live::Since(_)) => {}
            Message::Changed | Message::Reading => {
                self.freshness.reading = true;
                self.freshness.progress = crate::ingest::ProgressSnapshot::default();
            }
            Message::Progress(progress_snapshot) => self.freshness.progress = progress_snapshot,
            Message::Partial(loaded) => self.show_first_rows(*loaded),
            Message::Loaded(loaded, at) => self.replace_data(*loaded, at),
            Message::Indexed(generation, index) => {
                if generation == self.freshness.generation {
                    Arc::make_mut(&mut self.loaded).index = index;
                    self.refresh();
                }
            }
            Message::RowQueryResult(result) => self.show_result(*result),
            Message::WrongSettings(sentence) => {
                self.notice = None;
                self.freshness.wrong_settings = Some(sentence);
            }
            Message::Settings(settings) => return Some(self.take_settings(*settings)),
            Message::Notice(notice) => self.notice = Some(notice),
            Message::SuppositionsSaved(path) => {
                self.saved = self.supposition.changes().to_vec();
                self.notice = Some(Notice::Written(path));
            }
            Message::SuppositionsGone => {
                self.saved.clear();
                return self.quit(true);
            }
            Message::Exported(path) => self.nav.popup = Some(Popup::Exported(path)),
            Message::Folder(folder) => self.show_folder(folder),
            Message::Suppositions(changes) => {
                self.nav.popup = None;
                self.saved.clone_from(&changes);
                self.suppose_all(changes);
            }
            Message::AskToReplace { path, kept } => {
                self.nav.popup = Some(Popup::Replace(ReplaceQuestion::File { path, kept }));
            }
            Message::Failed(why) => {
                self.freshness.reading = false;
                self.freshness.live = Live::Stale(why);
                // What was taken before would hide why nothing is taken now.
                self.notice.take_if(|notice| matches!(notice, Notice::TakenDespite(_)));
            }
            Message::Excerpt(generation, at, rows) => {
                if let Some(kept) = &mut self.excerpt
                    && (kept.generation, kept.at) == (generation, at)
                {
                    kept.rows = rows;
                }
            }
        }
        None
    }

    /// The settings file was read: its settings apply with the data that is read next. Nobody has
    /// confirmed a doubt about that.
    fn take_settings(&mut self, settings: Settings) -> Effect {
        self.freshness.wrong_settings = None;
        self.next_settings = Some(settings);
        Effect::ReadChanged
    }

    /// Handles a key press. It is held if earlier keys are held.
    fn key(&mut self, key: KeyEvent) -> Option<Effect> {
        match action(self, key) {
            // These two are never held. A second Ctrl-C answers the question of the first.
            Some(Action::Quit) if Key::END.matches(key) => self.quit(Mode::of(self) != Mode::Leave),
            Some(Action::Suspend) => Some(Effect::Suspend),
            _ if self.pending.held.is_empty() => self.press(key),
            _ => {
                self.pending.held.truncate(MOST);
                self.pending.held.push_back(key);
                None
            }
        }
    }

    /// Inserts a pasted text into the open field. Without one it does nothing: it is no keys.
    fn paste(&mut self, text: &str) {
        let text = clean(text);
        let inserts = text.chars().take(MOST_PASTED).map(InputRequest::InsertChar);
        match (Mode::of(self), &mut self.nav.popup) {
            (Mode::Search, _) => {
                for insert in inserts {
                    self.search_mut().handle(insert);
                }
                self.refresh_search();
            }
            (Mode::Picker, Some(Popup::Picker(picker))) => {
                inserts.for_each(|insert| picker.edit(insert));
            }
            (Mode::Palette, Some(Popup::Palette(palette))) => {
                for insert in inserts {
                    palette.typed.handle(insert);
                }
                self.fill_palette();
            }
            (Mode::Form, Some(Popup::WhatIf(form))) => {
                let is_digit =
                    |insert: &InputRequest| matches!(insert, InputRequest::InsertChar('0'..='9'));
                inserts.filter(is_digit).for_each(|digit| form.edit_count(digit));
            }
            _ => {}
        }
    }

    /// Does the action of a key, or holds the key until the list in front is made.
    fn press(&mut self, key: KeyEvent) -> Option<Effect> {
        self.notice = None;
        if let Some(Popup::WhatIf(form)) = &mut self.nav.popup {
            form.refused = None;
        }
        let (mode, action) = (Mode::of(self), action(self, key));
        // The path of a file is in the way of nothing.
        if mode == Mode::Exported && action.is_none() {
            self.nav.popup = None;
            return self.press(key);
        }
        // An action on a row applies to the list that was asked for, so it has to wait for it. A
        // key without an action now may have one then.
        if mode == Mode::Main && self.is_listing() && action.is_none_or(Action::needs_rows) {
            // In front of the keys that were pressed after it.
            self.pending.held.push_front(key);
            return None;
        }
        let is_read = self.is_whole() || !self.freshness.reading;
        if action.is_none() && mode == Mode::Main && is_read {
            self.notice = dead_key(self, key).map(|(key, why)| Notice::DeadKey(key, why));
        }
        self.act(mode, action?, key.code.as_char())
    }

    /// Does an action of a mode; `letter` is what its key types.
    fn act(&mut self, mode: Mode, action: Action, letter: Option<char>) -> Option<Effect> {
        match (mode, action) {
            (_, Action::Quit) => return self.quit(true),
            (_, Action::Suspend) => return Some(Effect::Suspend),
            (Mode::Main, _) => return self.main_action(action),
            (Mode::Suppositions, _) => return self.suppositions_action(action),
            (Mode::Leave, _) => return self.leave_action(action),
            (Mode::Replace, _) => return self.replace_action(action),
            (Mode::Palette, _) => return self.palette_action(action, letter),
            (Mode::Columns, _) => self.columns_action(action),
            (Mode::Export | Mode::Exported, _) => return self.export_action(action),
            (Mode::Start, _) => return self.start_action(action),
            (Mode::Search, _) => self.search_action(action, letter),
            (Mode::Picker, _) => self.picker_action(action, letter),
            (Mode::Form, _) => self.form_action(action, letter),
            (Mode::Finding, _) => self.finding_action(action),
            (Mode::Help, _) => self.help_action(action),
        }
        None
    }

    fn help_action(&mut self, action: Action) {
        let help_rows = BINDINGS.len() + words::legend_entries(self.lang).len();
        let page = isize::try_from(self.size.1).unwrap_or(1).saturating_sub(6).max(1);
        let Some(Popup::Help(help)) = &mut self.nav.popup else { return };
        match action {
            Action::Up => help.move_by(-1, help_rows),
            Action::Down => help.move_by(1, help_rows),
            Action::PageUp => help.move_by(-page, help_rows),
            Action::PageDown => help.move_by(page, help_rows),
            _ => self.nav.popup = None,
        }
    }

    /// Closes the choice of a file or the path of one; all keys but one have an effect too.
    fn export_action(&mut self, action: Action) -> Option<Effect> {
        self.nav.popup = None;
        match action {
            Action::ExportAs(format) => Some(Effect::Export(format)),
            Action::ExportPicture => Some(Effect::ExportPicture),
            Action::ExportUnits => Some(Effect::ExportUnits),
            Action::OpenFolder => Some(Effect::OpenFolder),
            _ => None,
        }
    }

    fn finding_action(&mut self, action: Action) {
        let Some(Popup::Finding(open)) = &mut self.nav.popup else { return };
        match action {
            Action::Up => open.top = open.top.saturating_sub(1),
            Action::Down => open.top = (open.top + 1).min(MOST_ROWS),
            _ => {
                let at = open.at;
                self.nav.popup = None;
                if action == Action::Open {
                    self.open_row_of_finding(at);
                }
            }
        }
    }

    fn search_action(&mut self, action: Action, letter: Option<char>) {
        match action {
            Action::Apply => {
                self.nav.typing = false;
                let text = self.search().value().to_owned();
                return self.searches.keep(&text);
            }
            Action::Close => {
                self.nav.typing = false;
                self.search_mut().reset();
            }
            Action::Edit(request) => return self.edit_search(request),
            Action::Up => return self.earlier_search(1),
            Action::Down => return self.earlier_search(-1),
            Action::Type => {
                if let Some(letter) = letter {
                    self.edit_search(InputRequest::InsertChar(letter));
                }
                return;
            }
            _ => return,
        }
        self.refresh_search();
    }

    /// Lists the rows of what is in front after its search has changed.
    fn refresh_search(&mut self) {
        if self.nav.pages.is_empty() {
            self.refresh();
        } else {
            self.list_page();
        }
    }

    /// Puts an earlier search into the field.
    fn earlier_search(&mut self, by: isize) {
        let shown = self.search().value().to_owned();
        if let Some(text) = self.searches.step(by, &shown) {
            *self.search_mut() = Input::new(text);
            self.refresh_search();
        }
    }

    /// Edits the search and lists the rows anew where its text has changed.
    fn edit_search(&mut self, request: InputRequest) {
        let search = self.search_mut();
        let is_at_end = search.cursor() == search.value().chars().count();
        if !search.handle(request).is_some_and(|changed| changed.value) {
            return;
        }
        let is_longer = is_at_end && matches!(request, InputRequest::InsertChar(_));
        if is_longer && self.nav.pages.is_empty() {
            self.extend_search();
        } else {
            self.refresh_search();
        }
    }

    fn main_action(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Screen(screen) => self.show_screen(screen),
            Action::NextScreen => self.show_screen(self.nav.screen.step(1)),
            Action::PreviousScreen => self.show_screen(self.nav.screen.step(-1)),
            Action::Up => self.move_by(-1),
            Action::Down => self.move_by(1),
            Action::PageUp => self.move_by(-self.page_height()),
            Action::PageDown => self.move_by(self.page_height()),
            Action::First => self.move_by(isize::MIN / 2),
            Action::Last => self.move_by(isize::MAX / 2),
            Action::Left => self.scroll_columns(-1),
            Action::Right => self.scroll_columns(1),
            Action::Open => self.open(),
            Action::Back if goes_back(self) => self.back(),
            Action::Back => return self.quit(true),
            Action::Zones => self.nav.popup = Some(Popup::Picker(self.zone_picker())),
            Action::Districts => self.nav.popup = Some(Popup::Picker(self.district_picker())),
            Action::Ownerships => self.nav.popup = Some(Popup::Picker(self.ownership_picker())),
            Action::BelowOnly => self.toggle_below_only(),
            Action::WhatIf => self.open_form(),
            Action::Suppositions => {
                self.nav.popup = Some(Popup::Suppositions(SuppositionList::default()));
            }
            Action::Trend => self.open_page(Page::Trend),
            Action::Compare => self.nav.popup = Some(Popup::Picker(self.compare_picker())),
            Action::Enterprises => self.open_page(Page::Enterprises),
            Action::Changes => self.open_page(Page::Changes),
            Action::Seen => self.clear_changes(),
            Action::Export => self.nav.popup = Some(Popup::Export),
            Action::Copy => return Some(Effect::Copy),
            Action::Search => {
                // A page without a list: what is under it is searched.
                if !pages::has_list(self) {
                    self.show_screen(self.nav.screen);
                }
                self.nav.typing = true;
                self.searches.restart();
            }
            Action::Severity => self.next_severity(),
            Action::Codes => self.nav.popup = Some(Popup::Picker(self.code_picker())),
            Action::ByUnit => self.toggle_by_unit(),
            Action::NextMeasure => self.next_measure(),
            Action::Sort => self.nav.popup = Some(Popup::Picker(self.sort_picker())),
            Action::Columns => self.open_column_chooser(),
            Action::Palette => self.open_palette(),
            Action::Mark => self.mark(),
            Action::Reverse => self.reverse(),
            Action::Pane => self.nav.pane = !self.nav.pane,
            Action::YearBefore => self.step_year(-1),
            Action::YearAfter => self.step_year(1),
            Action::Reload => return Some(Effect::Reload),
            Action::Language => {
                self.lang = self.lang.other();
                self.refresh();
            }
            Action::Help => self.nav.popup = Some(Popup::Help(HelpPopup::default())),
            // Actions of other modes.
            _ => {}
        }
        None
    }
}
