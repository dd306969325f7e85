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
//! - `state`: [`State`] and its parts.
//! - `message`: what comes in ([`Message`]) and what is asked for ([`Effect`]).
//! - `update`: messages and keys to changes of the state; its lists are made after each change.
//! - `keys`: [`BINDINGS`], one table for the keys of every mode.
//! - `screens`, `pages`, `popups`: one file for each.
//! - `row_query`: which rows a long table lists, as a question that another thread answers.

mod columns;
mod keys;
mod lists;
mod loaded;
mod message;
mod page;
mod pages;
mod popups;
mod row_filter;
mod row_query;
mod screen;
mod screens;
mod state;
mod update;

pub use columns::{Column, Context, Value};
pub use keys::{Action, BINDINGS, Binding, Key, Listed, Mode, bindings};
pub use lists::{Figures, Lists, OverviewItem, ZoneRow};
pub use loaded::Loaded;
pub use message::{Effect, FileError, Message, Notice, StaleReason};
pub use page::{Against, Page, PageFigures, PageItem, PageReason};
pub use popups::{
    Choice, Entry, FindingPopup, Form, FormField, HelpPopup, Picker, PickerKind, Popup,
    SUPPOSED_RATINGS, SuppositionList,
};
pub use row_filter::{ChecksFilter, RowFilter};
pub use row_query::{RowQuery, RowQueryResult};
pub use screen::{ByScreen, Screen};
pub use screens::{Listing, Opened, SCREENS, ScreenSpec, columns, spec};
pub use state::{
    Freshness, Live, Navigation, PendingQuery, StartRequest, State, TableState, Tables,
};
