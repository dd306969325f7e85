//! The start without a path: what to open.

use crate::app::keys::Action;
use crate::app::message::{Effect, Notice};
use crate::app::popups::{FolderListing, Popup, StartChoice, StartEntry, StartList};
use crate::app::state::State;
use std::path::PathBuf;

impl State {
    /// Asks what to open, beginning with this folder; also offers the one that was open last, with
    /// the number of its exports.
    pub fn ask_what_to_open(&mut self, folder: FolderListing, last: Option<(usize, PathBuf)>) {
        self.nav.popup = Some(Popup::Start(StartList::new(folder, last)));
    }

    /// True while it is not chosen yet what to open.
    #[must_use]
    pub const fn is_choosing(&self) -> bool {
        matches!(self.nav.popup, Some(Popup::Start(_)))
    }

    /// Says how to open files of one's own beside the sample.
    pub fn tell_how_to_open(&mut self) {
        self.notice = Some(Notice::HowToOpen);
    }

    /// What was chosen, once.
    pub const fn take_choice(&mut self) -> Option<StartChoice> {
        self.chosen.take()
    }

    /// The folder that the list wants to show.
    #[must_use]
    pub fn wanted_folder(&self) -> Option<PathBuf> {
        let Some(Popup::Start(list)) = &self.nav.popup else { return None };
        list.entries().get(list.at).and_then(|entry| list.shows(*entry))
    }

    /// The folder that was chosen cannot be opened.
    pub fn refuse_choice(&mut self, why: String) {
        if let Some(Popup::Start(list)) = &mut self.nav.popup {
            list.refused = Some(why);
        }
    }

    /// Closes the list once what was chosen is being read.
    pub fn end_choosing(&mut self, is_sample: bool) {
        self.nav.popup = None;
        self.freshness.is_sample = is_sample;
    }

    /// Does what a key does in the list.
    pub(super) fn start_action(&mut self, action: Action) -> Option<Effect> {
        let page = self.page_height();
        let Some(Popup::Start(list)) = &mut self.nav.popup else { return None };
        list.refused = None;
        match action {
            Action::Up => list.move_by(-1),
            Action::Down => list.move_by(1),
            Action::PageUp => list.move_by(-page),
            Action::PageDown => list.move_by(page),
            Action::Open => match list.entries().get(list.at) {
                Some(StartEntry::This) => {
                    self.chosen = Some(StartChoice::Folder(list.folder.path.clone()));
                }
                Some(StartEntry::Last) => {
                    let folder = list.last.as_ref().map(|(_, path)| path.clone());
                    self.chosen = folder.map(StartChoice::Folder);
                }
                Some(StartEntry::Sample) => self.chosen = Some(StartChoice::Sample),
                Some(StartEntry::Above | StartEntry::Folder(_)) => {
                    return Some(Effect::ListFolder);
                }
                None => {}
            },
            Action::Close => self.chosen = Some(StartChoice::Sample),
            _ => {}
        }
        None
    }

    /// Shows a folder that was listed.
    pub(super) fn show_folder(&mut self, folder: FolderListing) {
        if let Some(Popup::Start(list)) = &self.nav.popup {
            let before = list.last.clone();
            self.ask_what_to_open(folder, before);
        }
    }
}
