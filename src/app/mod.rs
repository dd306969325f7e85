//! The state of the dashboard and how it changes. Pure: no clock, no file, no screen.
//!
//! ```text
//!   keys, new data, answers                      what the terminal has to do
//!            │                                              ▲
//!         Message ──► State::update ──► new State ──► Vec<Effect>
//!                      │   ▲                │
//!            RowQuery ─┘   └─ RowQueryResult└──► ui and report read it
//!        (another thread)
//! ```
//!
//! - `state`: [`State`] and its parts: `loaded` (data and figures), `lists` (what is drawn),
//!   `row_filter`.
//! - `message`: what comes in ([`Message`]) and what is asked for ([`Effect`]).
//! - `update`: messages and keys to changes of the state; its lists are made after each change.
//! - `keys`: [`BINDINGS`], one table for the keys of every mode.
//! - `screens`, `pages`, `popups`: one file for each, and `screen`, `page` with their enums.
//! - `pointer`: what a click acts on; `update/pointer` does it.
//! - `colours`: the themes, and the contrast of their colours.
//! - `columns`: what a column of a table is, and the typed values of its cells.
//! - `row_query`: which rows a long table lists, as a query that another thread answers.
//!
//! A key on its way, with Enter on a finding as the example:
//!
//! ```text
//! keys/table.rs          the first entry of the mode whose key does something: Action::Open
//! update/mod.rs          press -> act -> main_action: the arm of Action::Open
//! update/navigate.rs     open: the `open` of the screen in front, then a page, a filter or a popup
//! screens/checks.rs      open: Opened::Finding, so the popup of `popups/finding.rs`
//! update/mod.rs          Effect::Excerpt: the terminal reads the rows around the finding
//! ui/popups/finding.rs   draws it
//! ```

mod action;
mod colours;
mod columns;
mod held;
mod keys;
mod lists;
pub mod live_check;
mod loaded;
mod lost_rows;
mod message;
mod page;
mod pages;
mod pane;
mod pointer;
mod popups;
mod preferences;
mod rebound;
mod row_filter;
mod row_query;
mod screen;
mod screens;
mod state;
mod update;

pub use action::ExportFormat;
pub use colours::{Colours, LEAST_CONTRAST, Rgb, Role, ThemeChoice};
pub use columns::{Column, Context, Exported, Value, Width};
pub use held::doubts_text;
pub use keys::{
    Action, BINDINGS, Binding, Key, Listed, Mode, bindings, conflict, default_key, shown_keys,
};
pub use lists::{Figures, Lists, OverviewItem, ZoneRow, ZoneYears};
pub use live_check::{Decision, Doubt, LiveCheck};
pub use loaded::Loaded;
pub use message::{DeadKey, Effect, Message, Notice, StaleReason};
pub use page::{Against, Page, PageFigures, PageItem, PageReason};
pub use pane::Pane;
pub use pointer::Target;
pub use popups::{
    Choice, ColumnChooser, Command, Entry, FindingPopup, FolderListing, Form, FormField, HelpPopup,
    LeaveQuestion, Palette, PaletteEntry, Picker, PickerKind, Popup, ReplaceQuestion,
    SUPPOSED_RATINGS, StartChoice, StartEntry, StartList, SubFolder, SuppositionList,
};
pub use preferences::Preferences;
pub use rebound::{NAMES, Rebound};
pub use row_filter::{ChecksFilter, Condition, RowFilter};
pub use row_query::{RowQuery, RowQueryResult};
pub use screen::{ByScreen, Screen};
pub use screens::{Listing, Opened, SCREENS, ScreenSpec, columns, spec};
pub use state::{
    Freshness, Live, Navigation, PendingQuery, StartRequest, State, TableState, Tables,
};
