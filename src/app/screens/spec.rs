//! What a screen is, as data.

use crate::app::columns::Column;
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::domain::{Row, Table, ZoneId};
use crate::words::Lang;

/// A screen.
pub struct ScreenSpec {
    /// Which one.
    pub screen: Screen,
    /// The text of its tab.
    pub tab: fn(Lang) -> &'static str,
    /// The columns of its table; none for a screen of another form.
    pub columns: &'static [Column],
    /// The table of the data whose rows it lists, if its rows are units.
    pub units: Option<Table>,
    /// What the file of its exported table is called; None for a screen without a table.
    pub export: Option<&'static str>,
    /// True if its columns are scrolled and sort it.
    pub has_sort: bool,
    /// True if it can be searched.
    pub has_search: bool,
    /// Computes its figures and lists its rows.
    pub list: fn(&mut State) -> Listing,
    /// What Enter opens on one of its rows.
    pub open: fn(&State, Row) -> Option<Opened>,
}

/// The rows of a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listing {
    /// The units of a table that the filters leave. A long table is listed on another thread.
    Units(Table),
    /// These rows; the columns sort them.
    Rows(Vec<Row>),
}

impl Listing {
    /// The positions in a list of `count` items.
    pub(super) fn items(count: usize) -> Self {
        Self::Rows((0..Row::try_from(count).unwrap_or(Row::MAX)).collect())
    }
}

/// What Enter opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// The page of a unit.
    Unit(Table, Row),
    /// The organisations of a zone.
    Zone(ZoneId),
    /// A finding in full, by its position among those kept.
    Finding(usize),
}
