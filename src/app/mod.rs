//! The state of the dashboard and how it changes: `State::update(Message)`. Pure: keys and loaded
//! data in, new state out.

mod columns;
mod keys;
mod lists;
mod loaded;
mod message;
mod page;
mod popups;
mod row_filter;
mod row_query;
mod screen;
mod state;
mod update;

pub use columns::{Column, Context, Value, columns};
pub use keys::{Action, BINDINGS, Binding, Key, Listed, Mode, bindings};
pub use lists::{Figures, Lists, OverviewItem, ZoneRow};
pub use loaded::Loaded;
pub use message::{Effect, Message, Notice, StaleReason};
pub use page::{Against, Detail, PageFigures, PageItem, PageReason};
pub use popups::{
    Choice, Entry, FindingPopup, Form, FormField, HelpPopup, Picker, PickerKind, Popup,
    SUPPOSED_RATINGS, SuppositionList,
};
pub use row_filter::{ChecksFilter, RowFilter};
pub use row_query::{RowQuery, RowQueryResult};
pub use screen::{ByScreen, Screen};
pub use state::{
    Freshness, Live, Navigation, PendingQuery, StartRequest, State, TableState, Tables,
};
