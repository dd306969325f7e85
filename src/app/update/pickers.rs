//! The pickers' entries, and what picking them does.

use crate::analysis::Filter;
use crate::app::keys::Action;
use crate::app::page::{Against, Page};
use crate::app::popups::{Choice, Entry, Picker, PickerKind, Popup};
use crate::app::screens::columns;
use crate::app::state::State;
use crate::domain::{Code, Ownership, Table, Text, ZoneId};
use crate::words;
use tui_input::InputRequest;

/// How many entries a page of a picker moves.
const PAGE: isize = 10;

impl State {
    /// Does what a key does in a picker.
    pub(super) fn picker_action(&mut self, action: Action, letter: Option<char>) {
        let Some(Popup::Picker(picker)) = &mut self.nav.popup else { return };
        match action {
            Action::Close => self.nav.popup = None,
            Action::Up => picker.move_by(-1),
            Action::Down => picker.move_by(1),
            Action::PageUp => picker.move_by(-PAGE),
            Action::PageDown => picker.move_by(PAGE),
            Action::Mark if picker.kind == PickerKind::Sort => {
                let chosen = picker.chosen();
                self.nav.popup = None;
                if let Some(Choice::Column(column)) = chosen.first() {
                    self.add_sort(*column);
                }
            }
            Action::Mark => picker.mark(),
            Action::Edit(request) => picker.edit(request),
            Action::Type => {
                if let Some(letter) = letter {
                    picker.edit(InputRequest::InsertChar(letter));
                }
            }
            Action::Apply => {
                let (kind, chosen) = (picker.kind, picker.chosen());
                if !chosen.is_empty() {
                    self.nav.popup = None;
                    self.pick(kind, &chosen);
                }
            }
            _ => {}
        }
    }

    /// Applies what was picked.
    fn pick(&mut self, kind: PickerKind, chosen: &[Choice]) {
        macro_rules! all {
            ($choice:path) => {
                chosen.iter().filter_map(|c| if let $choice(v) = c { Some(*v) } else { None })
            };
        }
        match kind {
            PickerKind::Compare => {
                if let Some(against) = all!(Choice::Against).next() {
                    self.open_page(Page::Compare(against));
                }
                return;
            }
            PickerKind::Sort => {
                match chosen.first() {
                    Some(Choice::Column(column)) => self.sort_by(*column),
                    _ => self.sort_as(Vec::new()),
                }
                return;
            }
            PickerKind::Codes => {
                self.row_filter.checks.codes = all!(Choice::Code).collect();
                return self.refresh();
            }
            PickerKind::Zones => self.filter.zones = all!(Choice::Zone).collect(),
            PickerKind::Districts => self.filter.districts = all!(Choice::District).collect(),
            PickerKind::Ownerships => self.filter.ownerships = all!(Choice::Ownership).collect(),
        }
        self.forget_gone_filters();
        // The page of a unit may be filtered away; a page of lists shows what is left.
        if matches!(self.nav.pages.last(), Some(Page::Organisation(_) | Page::Branch(_))) {
            self.nav.pages.clear();
        }
        self.refresh();
    }

    /// The columns of the table in front, and the order of the files.
    pub(super) fn sort_picker(&self) -> Picker {
        let screen = self.nav.screen;
        let heading = |at: usize| Entry {
            choice: Choice::Column(at),
            name: words::column_heading(
                self.lang,
                (columns(screen)[at].heading)(self.lang),
                self.data(),
                self.year,
            )
            .into_owned(),
            count: None,
        };
        let mut entries: Vec<Entry> = self.shown_columns(screen).into_iter().map(heading).collect();
        let name = words::file_order(self.lang).to_owned();
        entries.push(Entry { choice: Choice::FileOrder, name, count: None });
        let mut picker = Picker::new(PickerKind::Sort, entries);
        if let Some((sorted, _)) = self.table().sort.first() {
            let is_sorted = |entry: &Entry| entry.choice == Choice::Column(*sorted);
            picker.at = picker.entries.iter().position(is_sorted).unwrap_or(0);
        }
        picker
    }

    pub(super) fn zone_picker(&self) -> Picker {
        let data = self.data();
        let whole = Filter::default();
        let mut counts = vec![0u64; data.zones.len()];
        for group in self.loaded.evaluation.tallies.groups(self.year, &whole, None) {
            counts[group.zone.0 as usize] += group.totals.rows;
        }
        let count = |zone: ZoneId| usize::try_from(counts[zone.0 as usize]).unwrap_or(usize::MAX);
        let mut zones: Vec<ZoneId> =
            (0..u32::try_from(data.zones.len()).unwrap_or(0)).map(ZoneId).collect();
        zones.sort_by_key(|z| self.loaded.index.zone_rank(*z));
        let items = zones
            .into_iter()
            .map(|z| Entry {
                choice: Choice::Zone(z),
                name: data.zones[z.0 as usize].name.clone(),
                count: Some(count(z)),
            })
            .collect();
        Picker::new(PickerKind::Zones, items)
    }

    /// The other years, and the zones.
    pub(super) fn compare_picker(&self) -> Picker {
        let data = self.data();
        let years = data.years.iter().rev().filter(|y| **y != self.year).map(|y| Entry {
            choice: Choice::Against(Against::Year(*y)),
            name: format!("{} {y}", words::year(self.lang)),
            count: Some(self.filter.counted(data, Table::Organisations, *y).count()),
        });
        let zones = self.zone_picker().entries.into_iter().filter_map(|entry| match entry.choice {
            Choice::Zone(zone) if self.filter.zones != [zone] => {
                Some(Entry { choice: Choice::Against(Against::Zone(zone)), ..entry })
            }
            _ => None,
        });
        Picker::new(PickerKind::Compare, years.chain(zones).collect())
    }

    /// The codes that the data has, each with how many findings.
    pub(super) fn code_picker(&self) -> Picker {
        let data = self.data();
        let files = 0..u16::try_from(data.files.len()).unwrap_or(u16::MAX);
        let count =
            |code: Code| files.clone().map(|file| data.findings.count(file, code)).sum::<u64>();
        let all = Code::ALL.iter().map(|&code| Entry {
            choice: Choice::Code(code),
            name: words::code_name(self.lang, code).to_owned(),
            count: Some(usize::try_from(count(code)).unwrap_or(usize::MAX)),
        });
        Picker::new(PickerKind::Codes, all.filter(|entry| entry.count != Some(0)).collect())
    }

    pub(super) fn district_picker(&self) -> Picker {
        let data = self.data();
        let units = &data.organisations.units;
        let mut counts: rustc_hash::FxHashMap<Text, usize> = rustc_hash::FxHashMap::default();
        for &row in
            data.rows_of(Table::Organisations, self.year).iter().filter(|&&r| units.counts_in(r))
        {
            *counts.entry(units.district[row as usize]).or_default() += 1;
        }
        let mut districts: Vec<(Text, usize)> =
            counts.into_iter().filter(|(district, _)| !district.is_empty()).collect();
        districts.sort_by_key(|(district, _)| self.loaded.index.rank(*district));
        let entry = |(district, count)| Entry {
            choice: Choice::District(district),
            name: data.texts.get(district).to_owned(),
            count: Some(count),
        };
        Picker::new(PickerKind::Districts, districts.into_iter().map(entry).collect())
    }

    pub(super) fn ownership_picker(&self) -> Picker {
        let data = self.data();
        let units = &data.organisations.units;
        let count = |o: Ownership| {
            data.rows_of(Table::Organisations, self.year)
                .iter()
                .filter(|&&r| units.ownership[r as usize] == o && units.counts_in(r))
                .count()
        };
        let entry = |ownership| Entry {
            choice: Choice::Ownership(ownership),
            name: words::capital(words::ownership_full(self.lang, ownership)),
            count: Some(count(ownership)),
        };
        Picker::new(PickerKind::Ownerships, Ownership::KNOWN.into_iter().map(entry).collect())
    }
}
