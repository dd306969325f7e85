//! What the dashboard is showing.

use super::action::Mode;
use super::columns::Context;
use super::lists::Lists;
use super::loaded::Loaded;
use super::message::{Notice, StaleReason};
use super::page::Page;
use super::pane::Pane;
use super::popups::{Popup, StartChoice};
use super::preferences::Preferences;
use super::row_filter::{RowFilter, SearchHistory};
use super::row_query::RowQuery;
use super::screen::{ByScreen, Screen};
use crate::analysis::{Change, ChangeLog, Filter, MeasureKind, RowSums, Supposition, are_judged};
use crate::domain::{Dataset, Row, Settings, Table, Year};
use crate::ingest::{Excerpt, ProgressSnapshot};
use crate::words::{self, Lang};
use crossterm::event::KeyEvent;
use rustc_hash::FxHashSet;
use std::collections::VecDeque;
use std::sync::Arc;
use tui_input::Input;

/// The days of a year.
const DAYS_OF_A_YEAR: u16 = 365;

/// How fresh what is shown is.
#[derive(Debug, Clone)]
pub enum Live {
    /// Nothing is read yet.
    Loading,
    /// The sample, which does not change.
    Sample,
    /// As of this time of the day; the files are watched.
    Since(String),
    /// The files could not be read again; the last good data is shown.
    Stale(StaleReason),
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
    /// The columns that sort, each with whether it is turned: the first, and where its values are
    /// equal the second.
    pub sort: Vec<(usize, bool)>,
    /// The ids of the units that are marked.
    pub(super) marked: FxHashSet<String>,
    /// Those of `rows` that are marked.
    pub marked_rows: Vec<Row>,
    /// True if the selection stays at the first row when the rows get another order.
    pub(super) stays_at_top: bool,
    /// How many columns behind the name are scrolled away.
    pub left: usize,
    /// What is searched for in the list of a page; the screens share the search of [`RowFilter`].
    pub search: Input,
    /// The id of the unit to select once the rows are worked out.
    pub(super) wanted: Option<String>,
}

impl TableState {
    /// The branches of one organisation: the column of their committee stays scrolled away.
    #[must_use]
    pub fn of_page() -> Self {
        Self { left: 1, ..Self::default() }
    }
}

/// What is in front.
#[derive(Debug, Clone)]
pub struct Navigation {
    /// The screen.
    pub screen: Screen,
    /// The pages open over it, innermost last.
    pub pages: Vec<Page>,
    /// The popup over everything.
    pub popup: Option<Popup>,
    /// True while the search is being typed.
    pub typing: bool,
    /// True if the selected row is shown beside the table where there is room.
    pub pane: bool,
    /// The measure of the table of zones and years.
    pub measure: MeasureKind,
    /// True if that table was asked for in a window without room for a pane.
    pub(super) has_zone_years: bool,
    /// What was in front at the last click.
    pub(super) clicked: Option<Mode>,
}

/// The tables: their rows, selection and order.
#[derive(Debug, Clone)]
pub struct Tables {
    /// The table of each screen.
    pub screens: ByScreen<TableState>,
    /// The list of the page in front.
    pub page: TableState,
    /// The sums under the tables of organisations and branches.
    pub sums: ByScreen<RowSums>,
    /// The rows of those tables that the filter lets pass, searched and below or not.
    pub within: ByScreen<usize>,
    /// True for a screen whose lists have to be made again before it is shown.
    pub(super) dirty: ByScreen<bool>,
}

/// How fresh the data is, and what changed in the files.
#[derive(Debug, Clone)]
pub struct Freshness {
    /// The state of the last reading.
    pub live: Live,
    /// True while files are being read.
    pub reading: bool,
    /// How far the reading has come.
    pub progress: ProgressSnapshot,
    /// How often data was read.
    pub generation: u64,
    /// What changed in the files since the changes were last looked through.
    pub changes: ChangeLog,
    /// The rows of organisations and of branches that `changes` names.
    pub(super) changed_rows: [FxHashSet<Row>; 2],
    /// What is wrong with the settings file as it is now; the settings before apply.
    pub wrong_settings: Option<String>,
    /// True if the data is the sample, which does not change.
    pub(super) is_sample: bool,
}

/// The question which rows a long table lists, and the keys that wait for its answer.
#[derive(Debug, Clone)]
pub struct PendingQuery {
    /// Tables of units with more rows a year than this are listed on another thread.
    pub at_once: usize,
    /// The question to be asked next.
    pub(super) next: Option<RowQuery>,
    /// The question whose answer is awaited: its ticket and screen.
    pub(super) awaited: Option<(u64, Screen)>,
    /// How many were asked.
    pub(super) tickets: u64,
    /// Moves through the list that is awaited.
    pub(super) moves: Vec<isize>,
    /// Keys that act on a row of the list that is awaited, and all keys after them.
    pub(super) held: VecDeque<KeyEvent>,
}

/// The rows around the finding in front.
#[derive(Debug, Clone)]
pub(super) struct FindingExcerpt {
    /// The reading of the data that has the finding.
    pub generation: u64,
    /// The position of the finding among those kept.
    pub at: usize,
    /// The rows; None until they are read, and where they cannot be read.
    pub rows: Option<Excerpt>,
}

/// What is asked for: the zones and districts of the command line, until the data is there, and the
/// year that it or a key chose; None for the newest.
#[derive(Debug, Clone, Default)]
pub struct StartRequest {
    pub(super) year: Option<Year>,
    pub(super) zones: Vec<String>,
    pub(super) districts: Vec<String>,
    /// What is asked for and not in the data, each with the nearest names that are.
    pub(super) missing: Vec<String>,
}

/// Everything that a frame is drawn from.
#[derive(Debug)]
pub struct State {
    /// The data and what was made from it.
    pub loaded: Arc<Loaded>,
    /// The settings with which the data was read.
    pub settings: Settings,
    /// The settings for the next reading, if the file of them has changed.
    pub next_settings: Option<Settings>,
    /// The language.
    pub lang: Lang,
    /// The year of today: a year that is not over is shown as one under way.
    pub today: Year,
    /// True if the program runs on a desktop, where a folder can be opened.
    pub has_desktop: bool,
    /// The days of the year of today that are left, with today.
    pub days_left: u16,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// The year shown.
    pub year: Year,
    /// The part of the data shown: zones, districts and ownerships.
    pub filter: Filter,
    /// Which rows of that part are listed.
    pub row_filter: RowFilter,
    /// What is in front.
    pub nav: Navigation,
    /// The tables.
    pub tables: Tables,
    /// Lists and figures.
    pub lists: Lists,
    /// The rows around the finding in front, once they are read.
    pub(super) excerpt: Option<FindingExcerpt>,
    /// How fresh the data is.
    pub freshness: Freshness,
    /// The choices of the user.
    pub preferences: Preferences,
    /// What is supposed; it lies over the data.
    pub supposition: Supposition,
    /// Those suppositions that are in their file.
    pub(super) saved: Vec<Change>,
    /// The searches that were applied, the last one at the end, and which of them the field has.
    pub(super) searches: SearchHistory,
    /// What was just done, until the next key.
    pub notice: Option<Notice>,
    /// The question under way.
    pub pending: PendingQuery,
    /// What the command line asks for.
    pub(super) wanted: StartRequest,
    /// What was chosen at the start without a path.
    pub(super) chosen: Option<StartChoice>,
}

impl State {
    /// The rows of a window from which a blank line is between the tabs and the screen.
    pub const TALL: u16 = 20;

    /// A dashboard that has read nothing yet.
    #[must_use]
    pub fn new(settings: Settings, lang: Lang, is_sample: bool) -> Self {
        Self {
            loaded: Arc::default(),
            settings,
            next_settings: None,
            lang,
            today: Year(u16::MAX),
            has_desktop: false,
            days_left: DAYS_OF_A_YEAR,
            size: (80, 24),
            year: Year::UNKNOWN,
            filter: Filter::default(),
            row_filter: RowFilter::default(),
            nav: Navigation {
                screen: Screen::Overview,
                pages: Vec::new(),
                popup: None,
                typing: false,
                pane: true,
                measure: MeasureKind::default(),
                has_zone_years: false,
                clicked: None,
            },
            tables: Tables {
                screens: ByScreen::default(),
                page: TableState::default(),
                sums: ByScreen::default(),
                within: ByScreen::default(),
                dirty: ByScreen::default(),
            },
            lists: Lists::default(),
            excerpt: None,
            freshness: Freshness {
                live: Live::Loading,
                reading: true,
                progress: ProgressSnapshot::default(),
                generation: 0,
                changes: ChangeLog::default(),
                changed_rows: Default::default(),
                wrong_settings: None,
                is_sample,
            },
            preferences: Preferences::default(),
            supposition: Supposition::default(),
            saved: Vec::new(),
            searches: SearchHistory::default(),
            notice: None,
            pending: PendingQuery {
                at_once: 100_000,
                next: None,
                awaited: None,
                tickets: 0,
                moves: Vec::new(),
                held: VecDeque::new(),
            },
            wanted: StartRequest::default(),
            chosen: None,
        }
    }

    /// Starts with a year and narrowing that the command line asks for, once the data is there.
    pub fn request_start(
        &mut self,
        year: Option<Year>,
        zones: Vec<String>,
        districts: Vec<String>,
        ownerships: Vec<crate::domain::Ownership>,
    ) {
        self.wanted = StartRequest { year, zones, districts, ..StartRequest::default() };
        self.filter.ownerships = ownerships;
    }

    /// The data.
    #[must_use]
    pub fn data(&self) -> &Dataset {
        &self.loaded.data
    }

    /// The table in front: that of the page in front, else the screen's.
    #[must_use]
    pub fn table(&self) -> &TableState {
        if self.nav.pages.is_empty() {
            &self.tables.screens[self.nav.screen]
        } else {
            &self.tables.page
        }
    }

    pub(super) fn table_mut(&mut self) -> &mut TableState {
        if self.nav.pages.is_empty() {
            &mut self.tables.screens[self.nav.screen]
        } else {
            &mut self.tables.page
        }
    }

    /// The height of the panels over the list of a unit's page.
    #[must_use]
    pub const fn panels_height(&self) -> u16 {
        match self.size.1 {
            0..16 => 4,
            16..22 => 7,
            22..32 => 10,
            _ => 13,
        }
    }

    /// How many days of the year shown are left, with today.
    #[must_use]
    pub fn days_left(&self) -> u16 {
        match self.year.cmp(&self.today) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => self.days_left,
            std::cmp::Ordering::Greater => DAYS_OF_A_YEAR,
        }
    }

    /// Why the targets are not judged; None if they are.
    #[must_use]
    pub fn unjudged_targets(&self) -> Option<String> {
        let (settings, year, filter) = (&self.settings, self.year, &self.filter);
        (!are_judged(settings, year, filter))
            .then(|| words::why_unjudged(self.lang, settings, year, filter))
    }

    /// The position of the finding in the popup or in the pane, if there is one.
    pub(super) fn finding_in_front(&self) -> Option<usize> {
        if let Some(Popup::Finding(open)) = &self.nav.popup {
            return Some(open.at);
        }
        let is_shown = self.nav.screen == Screen::Checks && self.pane().is_some();
        self.table().rows.get(self.table().at).filter(|_| is_shown).map(|row| *row as usize)
    }

    /// The rows around a finding, if they are read.
    #[must_use]
    pub fn excerpt_of(&self, at: usize) -> Option<&Excerpt> {
        let is_wanted =
            |kept: &&FindingExcerpt| kept.at == at && kept.generation == self.freshness.generation;
        self.excerpt.as_ref().filter(is_wanted).and_then(|kept| kept.rows.as_ref())
    }

    /// How many rows of the table in front are in sight; the screens are laid out by it.
    #[must_use]
    pub fn table_height(&self) -> usize {
        let around = u16::from(!self.supposition.is_empty())
            + if self.nav.pages.is_empty() {
                let note = self.note_height();
                let pane = match self.pane() {
                    Some(Pane::Below(rows)) => rows,
                    _ => 0,
                };
                5 + u16::from(self.size.1 >= Self::TALL || self.has_condition_line()) + pane + note
            } else {
                4 + self.panels_height()
            };
        usize::from(self.size.1.saturating_sub(around)).max(1)
    }

    /// How many rows can be selected.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.table().rows.len()
    }

    /// Whether there is data, and all of it.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.loaded.is_partial && !self.data().years.is_empty()
    }

    /// The zones, districts and the year that are asked for and that the data lacks now, each with
    /// the nearest names that it has.
    #[must_use]
    pub fn missing_filters(&self) -> &[String] {
        &self.wanted.missing
    }

    /// True if the screen in front lists the findings of a severity or of some kinds only.
    #[must_use]
    pub fn has_checks_condition(&self) -> bool {
        let is_in_front = self.nav.screen == Screen::Checks && self.nav.pages.is_empty();
        is_in_front && self.row_filter.checks.is_set()
    }

    /// True if the screen in front has a line of conditions of its own: a tall window has a blank
    /// line there, which they take.
    #[must_use]
    pub fn has_condition_line(&self) -> bool {
        let is_set = self.nav.typing
            || self.is_filtered()
            || self.has_checks_condition()
            || !self.wanted.missing.is_empty();
        self.nav.pages.is_empty() && self.size.1 < Self::TALL && is_set
    }

    /// True if a filter or a search leaves rows out.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.is_searched() || self.is_below_only() || !self.filter.is_whole()
    }

    /// The field of the search in front: that of the page, else that of the screens.
    #[must_use]
    pub fn search(&self) -> &Input {
        if self.nav.pages.is_empty() { &self.row_filter.search } else { &self.tables.page.search }
    }

    pub(super) fn search_mut(&mut self) -> &mut Input {
        if self.nav.pages.is_empty() {
            &mut self.row_filter.search
        } else {
            &mut self.tables.page.search
        }
    }

    /// True if a search limits the list of the page in front.
    #[must_use]
    pub fn is_page_searched(&self) -> bool {
        !self.nav.pages.is_empty() && !self.tables.page.search.value().is_empty()
    }

    /// True if a search limits the rows of the screen in front.
    #[must_use]
    pub fn is_searched(&self) -> bool {
        self.nav.pages.is_empty() && !self.row_filter.search.value().is_empty()
    }

    /// True if the screen in front lists only rows below their threshold, and could list others.
    #[must_use]
    pub fn is_below_only(&self) -> bool {
        let has_others = self.nav.pages.is_empty() && self.nav.screen.has_below_only();
        has_others && self.row_filter.below_only
    }

    /// The row of an id in the year.
    #[must_use]
    pub fn row_of(&self, table: Table, id: &str) -> Option<Row> {
        self.data().row_of(table, self.year, id)
    }

    /// What the columns' values are made from.
    #[must_use]
    pub fn context(&self) -> Context<'_> {
        let Self { loaded, settings, lists, lang, .. } = self;
        Context {
            data: &loaded.data,
            index: &loaded.index,
            settings,
            zones: &lists.zones,
            lang: *lang,
            is_partial: loaded.is_partial,
        }
    }

    /// Whether something happened to a row of a table since it was last looked through.
    #[must_use]
    pub fn is_changed(&self, table: Table, row: Row) -> bool {
        self.freshness.changed_rows[usize::from(table == Table::Branches)].contains(&row)
    }

    /// Whether a row of a table is below a threshold.
    #[must_use]
    pub fn is_below(&self, table: Table, row: Row) -> bool {
        self.loaded.evaluation.is_below(table, row)
    }
}
