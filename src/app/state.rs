//! What the dashboard is showing.

use super::picker::Picker;
use super::view::{OverviewItem, ZoneRow};
use crate::analysis::{Index, Narrowing};
use crate::domain::{Code, Dataset, Row, Settings, Severity, Table, Year};
use crate::ingest::Excerpt;
use crate::words::Lang;
use crossterm::event::KeyEvent;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// A screen, in the order of the tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// How the year stands and where it fails.
    Overview,
    /// Base organisations.
    Organisations,
    /// Branches.
    Branches,
    /// Industrial parks and clusters.
    Zones,
    /// The resolution's targets.
    Targets,
    /// Findings.
    Checks,
}

impl Screen {
    /// Every screen, in the order of the tabs.
    pub const ALL: [Self; 6] = [Self::Overview, Self::Organisations, Self::Branches, Self::Zones, Self::Targets, Self::Checks];
}

/// Which findings the checks show, beside what narrows every screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChecksFilter {
    /// Of one severity only.
    pub severity: Option<Severity>,
    /// Of these codes only; all where empty.
    pub codes: Vec<Code>,
}

impl ChecksFilter {
    /// Whether anything is left out.
    #[must_use]
    pub fn narrows(&self) -> bool {
        self.severity.is_some() || !self.codes.is_empty()
    }
}

/// A data set with what was worked out for it.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The data.
    pub data: Dataset,
    /// Ranks and folded texts.
    pub index: Index,
    /// Rows that differ from the data before.
    pub changed: FxHashSet<(Table, Row)>,
}

/// How fresh what is shown is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Live {
    /// Nothing is read yet.
    Loading,
    /// The sample, which does not change.
    Sample,
    /// As of this time of the day; the files are watched.
    Since(String),
    /// The files could not be read again, for this reason (Vietnamese, English); the last good data stands.
    Stale([String; 2]),
}

/// A place in a table.
#[derive(Debug, Clone, Default)]
pub struct TableState {
    /// The rows in sight, in their order.
    pub rows: Vec<Row>,
    /// The selected one, by its place in `rows`.
    pub at: usize,
    /// The first one drawn.
    pub top: usize,
    /// The column that sorts, and whether it is turned.
    pub sort: Option<(usize, bool)>,
    /// How many columns behind the name are scrolled away.
    pub left: usize,
}

impl TableState {
    /// The branches of one organisation: the column of their committee stays scrolled away.
    #[must_use]
    pub fn of_detail() -> Self {
        Self { left: 1, ..Self::default() }
    }
}

/// What is opened over a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// An organisation, by id; its branches are the rows.
    Organisation(String),
    /// A branch, by id.
    Branch(String),
}

/// What stands over everything.
#[derive(Debug, Clone)]
pub enum Popup {
    /// The keys, from this row on.
    Help(usize),
    /// A list to pick from.
    Picker(Picker),
    /// A finding in full, by its place in the findings.
    Finding(usize),
}

/// What happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// The window has this many columns and rows.
    Resize(u16, u16),
    /// Reading began.
    Reading,
    /// The files were read; the time of the day.
    Loaded(Box<Loaded>, String),
    /// The files could not be read again, for this reason (Vietnamese, English).
    Failed([String; 2]),
    /// The marks of this reading have stood long enough.
    MarksExpired(u64),
    /// The rows around a finding of this reading, by its place in the findings; None where its file has none to show.
    Excerpt(u64, usize, Option<Excerpt>),
}

/// What the terminal is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Leave.
    Quit,
    /// Read the files again.
    Reload,
    /// Stop until the shell brings the program back.
    Suspend,
    /// Send [`Message::MarksExpired`] with this number in some seconds.
    ExpireMarks(u64),
    /// Send [`Message::Excerpt`] for this reading and finding: its file, by number, and line.
    Excerpt(u64, usize),
}

/// Everything that a frame is drawn from.
#[derive(Debug)]
pub struct State {
    /// The data and what was worked out for it.
    pub loaded: Arc<Loaded>,
    /// The settings.
    pub settings: Settings,
    /// The language.
    pub lang: Lang,
    /// The year.
    pub year: Year,
    /// The narrowing by zone and ownership.
    pub narrowing: Narrowing,
    /// Only what is below its line.
    pub below_only: bool,
    /// The search.
    pub search: String,
    /// Whether the search is being typed.
    pub typing: bool,
    /// The screen.
    pub screen: Screen,
    /// What is open over it, innermost last.
    pub detail: Vec<Detail>,
    /// What stands over everything.
    pub popup: Option<Popup>,
    /// How fresh the data is.
    pub live: Live,
    /// Whether files are being read.
    pub reading: bool,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// Rows marked as changed by the last reading.
    pub marks: bool,
    /// How often data was read; tells old marks from new.
    pub generation: u64,
    /// The tables of the screens, in the order of the tabs.
    pub tables: [TableState; 6],
    /// The branches of the organisation in detail.
    pub detail_table: TableState,
    /// The zones' figures, for the table of zones.
    pub zones: Vec<ZoneRow>,
    /// What the overview lists.
    pub overview: Vec<OverviewItem>,
    /// Which findings the checks show.
    pub checks: ChecksFilter,
    /// The rows around the finding in front, once they are read.
    pub excerpt: Option<Excerpt>,
    pub(super) sample: bool,
    pub(super) wanted_year: Option<Year>,
    pub(super) wanted_zones: Vec<String>,
}

impl State {
    /// A dashboard that has read nothing yet.
    #[must_use]
    pub fn new(settings: Settings, lang: Lang, sample: bool) -> Self {
        Self {
            loaded: Arc::default(),
            settings,
            lang,
            year: Year::UNKNOWN,
            narrowing: Narrowing::default(),
            below_only: false,
            search: String::new(),
            typing: false,
            screen: Screen::Overview,
            detail: Vec::new(),
            popup: None,
            live: Live::Loading,
            reading: true,
            size: (80, 24),
            marks: false,
            generation: 0,
            tables: std::array::from_fn(|_| TableState::default()),
            detail_table: TableState::default(),
            zones: Vec::new(),
            overview: Vec::new(),
            checks: ChecksFilter::default(),
            excerpt: None,
            sample,
            wanted_year: None,
            wanted_zones: Vec::new(),
        }
    }

    /// Starts with a year and narrowing that the command line asks for, once the data is there.
    pub fn want(&mut self, year: Option<Year>, zones: Vec<String>, ownerships: Vec<crate::domain::Ownership>) {
        self.wanted_year = year;
        self.wanted_zones = zones;
        self.narrowing.ownerships = ownerships;
    }

    /// The data.
    #[must_use]
    pub fn data(&self) -> &Dataset {
        &self.loaded.data
    }

    /// The table in front: that of the organisation in detail, else the screen's.
    #[must_use]
    pub fn table(&self) -> &TableState {
        if self.detail.is_empty() { &self.tables[self.screen as usize] } else { &self.detail_table }
    }

    pub(super) fn table_mut(&mut self) -> &mut TableState {
        if self.detail.is_empty() { &mut self.tables[self.screen as usize] } else { &mut self.detail_table }
    }

    /// How many rows the panels of a detail take.
    #[must_use]
    pub const fn panels_height(&self) -> u16 {
        match self.size.1 {
            0..16 => 4,
            16..22 => 7,
            22..32 => 10,
            _ => 13,
        }
    }

    /// How many rows of the table in front are in sight; the screens are laid out by it.
    #[must_use]
    pub fn table_height(&self) -> usize {
        let around = if self.detail.is_empty() { 5 + u16::from(self.size.1 >= 20) } else { 4 + self.panels_height() };
        usize::from(self.size.1.saturating_sub(around)).max(1)
    }

    /// How many rows can be selected.
    #[must_use]
    pub fn row_count(&self) -> usize {
        match (self.detail.is_empty(), self.screen) {
            (true, Screen::Overview) => self.overview.len(),
            (true, Screen::Targets) => 0,
            _ => self.table().rows.len(),
        }
    }

    /// The table that a screen's rows belong to.
    #[must_use]
    pub const fn unit_table(screen: Screen) -> Option<Table> {
        match screen {
            Screen::Organisations => Some(Table::Organisations),
            Screen::Branches => Some(Table::Branches),
            _ => None,
        }
    }

    /// Whether Enter does something.
    #[must_use]
    pub fn opens(&self) -> bool {
        match self.detail.last() {
            Some(Detail::Branch(_)) => true,
            _ => self.row_count() > 0,
        }
    }

    /// Whether Esc can widen something.
    #[must_use]
    pub fn narrows(&self) -> bool {
        !self.search.is_empty() || self.below_only || !self.narrowing.zones.is_empty() || !self.narrowing.ownerships.is_empty()
    }

    /// The row of an id in the year.
    #[must_use]
    pub fn row_of(&self, table: Table, id: &str) -> Option<Row> {
        let id = self.data().texts.find(id)?;
        let units = self.data().units(table);
        self.data().rows_of(table, self.year).iter().copied().find(|&r| units.id[r as usize] == id && units.counts_in(r))
    }
}
