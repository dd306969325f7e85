//! What a screen is, as data.

use crate::app::columns::Column;
use crate::app::screen::Screen;
use crate::domain::Table;
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
}
