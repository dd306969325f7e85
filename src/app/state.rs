//! What the dashboard is showing.

use super::picker::Picker;
use super::row_query::{RowQuery, RowQueryResult};
use super::view::{Figures, OverviewItem, PageFigures, ZoneRow};
use super::what_if::{Form, List};
use crate::analysis::{
    Candidate, Change, ChangeLog, Evaluation, Filter, Index, RowSums, Supposition,
};
use crate::domain::{Code, Dataset, Row, Settings, Severity, Table, Thresholds, Year, ZoneId};
use crate::ingest::source::Stamp;
use crate::ingest::{Excerpt, ProgressSnapshot};
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
    pub const ALL: [Self; 6] = [
        Self::Overview,
        Self::Organisations,
        Self::Branches,
        Self::Zones,
        Self::Targets,
        Self::Checks,
    ];
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
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// The data.
    pub data: Arc<Dataset>,
    /// Ranks and letters of its texts; the ranks are empty until they are worked out.
    pub index: Arc<Index>,
    /// Sums, and who is below.
    pub evaluation: Arc<Evaluation>,
    /// These are first rows only: nothing is judged, and what is told of a row is what it tells
    /// itself.
    pub is_partial: bool,
    /// What differs from the data before.
    pub changes: ChangeLog,
    /// How each file looked when it was read.
    pub stamps: Vec<Option<Stamp>>,
    /// How many texts there were when every file was read last: taking over files leaves some that
    /// nothing refers to.
    pub texts_when_whole: usize,
}

impl Loaded {
    /// A data set, judged by lines, all of its texts ranked.
    #[must_use]
    pub fn new(data: Dataset, thresholds: &Thresholds) -> Self {
        let (index, evaluation) =
            (Index::new(&data).into(), Evaluation::new(&data, thresholds).into());
        Self { data: data.into(), index, evaluation, ..Self::default() }
    }

    /// First rows, to be looked at while the rest is read.
    #[must_use]
    pub fn partial(data: Dataset) -> Self {
        Self {
            index: Index::new(&data).into(),
            data: data.into(),
            is_partial: true,
            ..Self::default()
        }
    }
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
    /// The files could not be read again, for this reason (Vietnamese, English); the last good data
    /// stands.
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
    /// The id of the unit to select once the rows are worked out.
    pub(super) wanted: Option<String>,
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
    /// The years, and what changed since the year before.
    Trend,
    /// What is in front beside another year or zone.
    Compare(Against),
    /// Where to found next.
    Enterprises,
    /// What happened in the files.
    Changes,
}

/// What is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// Another year of the same part.
    Year(Year),
    /// Another zone in the same year.
    Zone(ZoneId),
}

/// A row of the pages that list several kinds of things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageItem {
    /// An organisation and what happened to it, or why it is listed.
    Organisation(PageReason, Row),
    /// An enterprise without a Party organisation.
    Enterprise(Row),
    /// Something that happened in the files, by its place in [`State::changes`].
    Change(usize),
}

/// Why an organisation is on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageReason {
    /// Fell below a line since the year before.
    Fell,
    /// Rose above it.
    Rose,
    /// Is new.
    New,
    /// Is gone; the row is of the year before.
    Gone,
    /// Its members' share fell most.
    Fall,
    /// Its members' share rose most.
    Rise,
    /// Below a line here, not on the other side of a comparison.
    BelowHere,
    /// Below a line on the other side, not here.
    BelowThere,
    /// A committee, by its branches and workers.
    Committee,
    /// Has admitted nobody for so many years.
    Idle(usize),
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
    /// What if: the form for a unit.
    WhatIf(Form),
    /// What is supposed.
    Supposed(List),
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
    /// How far it has come.
    Progress(ProgressSnapshot),
    /// The first rows, while the rest is read for the first time.
    Partial(Box<Loaded>),
    /// The files were read; the time of the day.
    Loaded(Box<Loaded>, String),
    /// Ranks and folded texts of the data of this reading.
    Indexed(u64, Arc<Index>),
    /// The files could not be read again, for this reason (Vietnamese, English).
    Failed([String; 2]),
    /// The rows around a finding of this reading, by its place in the findings; None where its file
    /// has none to show.
    Excerpt(u64, usize, Option<Excerpt>),
    /// Which rows a long table lists.
    RowQueryResult(Box<RowQueryResult>),
    /// Something was written, copied or not, in both languages.
    Notice([String; 2]),
    /// Suppositions were read from a file.
    Suppositions(Vec<Change>),
}

/// What the terminal is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Leave.
    Quit,
    /// Read the files again.
    Reload,
    /// Stop until the shell brings the program back.
    Suspend,
    /// Send [`Message::Excerpt`] for this reading and finding: its file, by number, and line.
    Excerpt(u64, usize),
    /// Write what is supposed into the file of suppositions.
    SaveSupposition,
    /// Read that file.
    LoadSupposition,
    /// Write the table in front as a table file.
    Export,
    /// Put the row or figures in front into the clipboard.
    Copy,
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
    pub filter: Filter,
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
    /// How far the reading has come.
    pub progress: ProgressSnapshot,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// What happened in the files since it was last looked through.
    pub changes: ChangeLog,
    /// The rows of organisations and of branches to which something happened.
    pub(super) fresh: [FxHashSet<Row>; 2],
    /// How often data was read.
    pub generation: u64,
    /// The tables of the screens, in the order of the tabs.
    pub tables: [TableState; 6],
    /// The branches of the organisation in detail.
    pub detail_table: TableState,
    /// The zones' figures, for the table of zones.
    pub zones: Vec<ZoneRow>,
    /// What the overview and the targets show.
    pub figures: Figures,
    /// The sums under the tables of organisations and branches, by screen.
    pub sums: [RowSums; 6],
    /// What the overview lists.
    pub overview: Vec<OverviewItem>,
    /// Which findings the checks show.
    pub checks: ChecksFilter,
    /// The rows around the finding in front, once they are read.
    pub excerpt: Option<Excerpt>,
    /// What is supposed; it lies over the data.
    pub supposition: Supposition,
    /// The units nearest to their lines: organisations, then branches.
    pub candidates: Vec<Candidate>,
    /// What stands above the list of the page in front.
    pub page_figures: PageFigures,
    /// What the page in front lists.
    pub page: Vec<PageItem>,
    /// What was just done, in both languages, until the next key.
    pub notice: Option<[String; 2]>,
    /// The year of today: a year that is not over is shown as one under way.
    pub today: Year,
    /// Tables of units with more rows a year than this are listed on another thread.
    pub at_once: usize,
    /// The question that is to be asked next.
    pub(super) listing: Option<RowQuery>,
    /// The one whose answer is awaited: its ticket and screen.
    pub(super) awaited: Option<(u64, Screen)>,
    /// How many were asked.
    pub(super) tickets: u64,
    /// Moves through the list that is awaited.
    pub(super) moves: Vec<isize>,
    /// Keys that act on a row of the list that is awaited, with those after them.
    pub(super) held: Vec<KeyEvent>,
    pub(super) dirty: [bool; 6],
    pub(super) sample: bool,
    pub(super) wanted_year: Option<Year>,
    pub(super) wanted_zones: Vec<String>,
    pub(super) wanted_districts: Vec<String>,
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
            filter: Filter::default(),
            below_only: false,
            search: String::new(),
            typing: false,
            screen: Screen::Overview,
            detail: Vec::new(),
            popup: None,
            live: Live::Loading,
            reading: true,
            progress: ProgressSnapshot::default(),
            size: (80, 24),
            changes: ChangeLog::default(),
            fresh: Default::default(),
            generation: 0,
            tables: std::array::from_fn(|_| TableState::default()),
            detail_table: TableState::default(),
            zones: Vec::new(),
            figures: Figures::default(),
            sums: [RowSums::default(); 6],
            overview: Vec::new(),
            checks: ChecksFilter::default(),
            excerpt: None,
            supposition: Supposition::default(),
            candidates: Vec::new(),
            page_figures: PageFigures::default(),
            page: Vec::new(),
            notice: None,
            today: Year(u16::MAX),
            at_once: 100_000,
            listing: None,
            awaited: None,
            tickets: 0,
            moves: Vec::new(),
            held: Vec::new(),
            dirty: [false; 6],
            sample,
            wanted_year: None,
            wanted_zones: Vec::new(),
            wanted_districts: Vec::new(),
        }
    }

    /// Starts with a year and narrowing that the command line asks for, once the data is there.
    pub fn want(
        &mut self,
        year: Option<Year>,
        zones: Vec<String>,
        districts: Vec<String>,
        ownerships: Vec<crate::domain::Ownership>,
    ) {
        self.wanted_districts = districts;
        self.wanted_year = year;
        self.wanted_zones = zones;
        self.filter.ownerships = ownerships;
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
        if self.detail.is_empty() {
            &mut self.tables[self.screen as usize]
        } else {
            &mut self.detail_table
        }
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
        let around = u16::from(!self.supposition.is_empty())
            + if self.detail.is_empty() {
                5 + u16::from(self.size.1 >= 20)
            } else {
                4 + self.panels_height()
            };
        usize::from(self.size.1.saturating_sub(around)).max(1)
    }

    /// How many rows can be selected.
    #[must_use]
    pub fn row_count(&self) -> usize {
        match (self.detail.is_empty(), self.screen) {
            (true, Screen::Overview) => self.overview.len(),
            (true, Screen::Targets) => self.candidates.len(),
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
            _ if self.loaded.is_partial => false,
            Some(Detail::Branch(_)) => true,
            _ => self.row_count() > 0,
        }
    }

    /// Whether there is data, and all of it.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.loaded.is_partial && !self.data().years.is_empty()
    }

    /// Whether Esc can widen something.
    #[must_use]
    pub fn narrows(&self) -> bool {
        !self.search.is_empty() || self.below_only || !self.filter.is_whole()
    }

    /// The row of an id in the year.
    #[must_use]
    pub fn row_of(&self, table: Table, id: &str) -> Option<Row> {
        self.data().row_of(table, self.year, id)
    }
}
