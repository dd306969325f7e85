//! Lists that are open while the data is replaced: what they hold by its number in the old data is
//! found by its name in the new, or they are closed. Enter never takes another thing than the one
//! that was highlighted. The selection of a list in front stays on what it is about.

use crate::app::lists::OverviewItem;
use crate::app::message::Notice;
use crate::app::page::{Against, Page, PageItem};
use crate::app::popups::{Choice, Entry, Picker, PickerKind, Popup};
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::domain::{Code, Finding, Place, Row, Table};
use crate::ingest::find_zone;
use crate::words;

/// What is open, by names.
pub(super) struct OpenLists {
    /// The zones that the pages in front compare with, in the order of the pages.
    compared: Vec<Option<String>>,
    /// What the list in front has selected.
    selected: Option<String>,
    popup: OpenPopup,
}

enum OpenPopup {
    /// It holds no number of the data.
    Other,
    Palette {
        name: String,
        note: String,
    },
    Picker {
        highlighted: Option<String>,
        marked: Vec<String>,
    },
    Finding(Code, Place),
}

impl State {
    /// What is open, before the data is replaced.
    pub(super) fn open_lists(&self) -> OpenLists {
        let zone_of = |page: &Page| match page {
            Page::Compare(Against::Zone(zone)) => {
                self.data().zones.get(zone.0 as usize).map(|zone| zone.name.clone())
            }
            _ => None,
        };
        let popup = match &self.nav.popup {
            Some(Popup::Palette(palette)) => {
                let entry = palette.entries.get(palette.at);
                entry.map_or(OpenPopup::Other, |entry| OpenPopup::Palette {
                    name: entry.name.clone(),
                    note: entry.note.clone(),
                })
            }
            Some(Popup::Picker(picker)) => {
                let is_marked = |entry: &&Entry| picker.marked.contains(&entry.choice);
                let marked = picker.entries.iter().filter(is_marked);
                OpenPopup::Picker {
                    highlighted: picker.shown().get(picker.at).map(|entry| entry.name.clone()),
                    marked: marked.map(|entry| entry.name.clone()).collect(),
                }
            }
            Some(Popup::Finding(open)) => match self.data().findings.kept().get(open.at) {
                Some(finding) => OpenPopup::Finding(finding.code(), finding.place.clone()),
                None => OpenPopup::Other,
            },
            _ => OpenPopup::Other,
        };
        let table = self.table();
        let selected = table.rows.get(table.at).and_then(|row| self.name_of_row(*row));
        OpenLists { compared: self.nav.pages.iter().map(zone_of).collect(), selected, popup }
    }

    /// What a row of the list in front is about, whatever its number is in the data; None for those
    /// screens of units that select theirs by its id.
    fn name_of_row(&self, row: Row) -> Option<String> {
        let (data, at) = (self.data(), row as usize);
        let organisation = |row: Row| data.id(Table::Organisations, row);
        let zone = |at: usize| {
            let zone = self.lists.zones.get(at)?.zone;
            Some(data.zones.get(zone.0 as usize).map_or("", |zone| &zone.name).to_owned())
        };
        match (self.nav.pages.last(), self.nav.screen) {
            (Some(Page::Organisation(_) | Page::Branch(_)), _) => {
                Some(data.id(Table::Branches, row).to_owned())
            }
            (Some(_), _) => Some(match *self.lists.page.get(at)? {
                PageItem::Organisation(why, row) => format!("{} {}", why.word(), organisation(row)),
                PageItem::Enterprise(row) => {
                    data.texts.get(data.enterprises.name[row as usize]).to_owned()
                }
                PageItem::Change(at) => {
                    let event = self.freshness.changes.events().get(at)?;
                    format!("{} {} {}", event.year, event.id, event.committee)
                }
            }),
            (None, Screen::Overview) => match *self.lists.overview.get(at)? {
                OverviewItem::Zone(at) => zone(at),
                OverviewItem::Organisation(row) => Some(organisation(row).to_owned()),
            },
            (None, Screen::Zones) => zone(at),
            (None, Screen::Targets) => {
                let candidate = self.lists.candidates.get(at)?;
                Some(data.id(candidate.table, candidate.row).to_owned())
            }
            (None, Screen::Checks) => {
                let finding = data.findings.kept().get(at)?;
                let unit = words::unit_of_finding(data, finding).unwrap_or_default();
                Some(format!("{} {unit} {}", finding.code().word(), finding.place.column))
            }
            (None, Screen::Organisations | Screen::Branches) => None,
        }
    }

    /// Selects in the list in front what was selected, if it is still there.
    pub(super) fn select_again(&mut self, open: &OpenLists) {
        let Some(name) = &open.selected else { return };
        let is_it = |row: &Row| self.name_of_row(*row).as_ref() == Some(name);
        let (table, at) = (self.table(), self.table().at);
        // Several findings may have one name: the place decides.
        let stays = table.rows.get(at).is_some_and(is_it);
        if let Some(at) = table.rows.iter().position(is_it).filter(|_| !stays) {
            self.table_mut().at = at;
        }
    }

    /// Makes the popup again from the new data.
    pub(super) fn reopen_list(&mut self, open: OpenLists) {
        match open.popup {
            OpenPopup::Other => {}
            OpenPopup::Palette { name, note } => self.reopen_palette(name, &note),
            OpenPopup::Picker { highlighted, marked } => self.reopen_picker(highlighted, &marked),
            OpenPopup::Finding(code, place) => {
                let is_same = |finding: &Finding| finding.code() == code && finding.place == place;
                let at = self.data().findings.kept().iter().position(is_same);
                match (&mut self.nav.popup, at) {
                    (Some(Popup::Finding(open)), Some(at)) => open.at = at,
                    _ => self.nav.popup = None,
                }
            }
        }
    }

    /// Compares with the zones of these names; a page whose zone is gone is closed.
    pub(super) fn compare_again(&mut self, open: &OpenLists) {
        let pages = std::mem::take(&mut self.nav.pages);
        for (page, name) in pages.into_iter().zip(&open.compared) {
            let zone = name.as_deref().map(|name| find_zone(&self.data().zones, name));
            match (page, zone) {
                (Page::Compare(Against::Zone(_)), Some(Ok(zone))) => {
                    self.nav.pages.push(Page::Compare(Against::Zone(zone)));
                }
                (Page::Compare(Against::Zone(_)), _) => {
                    self.notice = name.clone().map(Notice::Gone);
                    return;
                }
                (page, _) => self.nav.pages.push(page),
            }
        }
    }

    fn reopen_palette(&mut self, name: String, note: &str) {
        self.fill_palette();
        let Some(Popup::Palette(palette)) = &mut self.nav.popup else { return };
        let mut entries = palette.entries.iter();
        match entries.position(|entry| entry.name == name && entry.note == note) {
            Some(at) => palette.at = at,
            None => self.close_for(name),
        }
    }

    fn reopen_picker(&mut self, highlighted: Option<String>, marked: &[String]) {
        let Some(Popup::Picker(old)) = &self.nav.popup else { return };
        let (kind, typed) = (old.kind, old.typed.clone());
        let mut picker = Picker { typed, ..self.picker(kind) };
        for name in marked {
            let Some(choice) = choice_of(&picker, name) else {
                return self.close_for(name.clone());
            };
            picker.marked.push(choice);
        }
        if let Some(name) = highlighted {
            match picker.shown().iter().position(|entry| entry.name == name) {
                Some(at) => picker.at = at,
                None => return self.close_for(name),
            }
        }
        self.nav.popup = Some(Popup::Picker(picker));
    }

    /// A picker of a kind, as it opens.
    pub(super) fn picker(&self, kind: PickerKind) -> Picker {
        match kind {
            PickerKind::Zones => self.zone_picker(),
            PickerKind::Ownerships => self.ownership_picker(),
            PickerKind::Compare => self.compare_picker(),
            PickerKind::Districts => self.district_picker(),
            PickerKind::Codes => self.code_picker(),
            PickerKind::Sort => self.sort_picker(),
        }
    }

    /// Closes a list whose highlighted or marked entry is gone, and says so.
    fn close_for(&mut self, name: String) {
        self.nav.popup = None;
        self.notice = Some(Notice::Gone(name));
    }
}

fn choice_of(picker: &Picker, name: &str) -> Option<Choice> {
    picker.entries.iter().find(|entry| entry.name == name).map(|entry| entry.choice)
}
