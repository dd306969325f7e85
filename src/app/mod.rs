//! The state of the dashboard and how it changes: `State::update(Message)`. Pure: keys and loaded
//! data in, new state out.

mod columns;
mod keys;
mod loaded;
mod message;
mod picker;
mod row_query;
mod screen;
mod state;
mod update;
mod view;
mod what_if;

pub use columns::{Column, Context, Value, columns};
pub use keys::{Action, BINDINGS, Binding};
pub use loaded::Loaded;
pub use message::{Effect, Message, Notice, StaleReason};
pub use picker::{Picker, PickerKind};
pub use row_query::{RowQuery, RowQueryResult};
pub use screen::{ByScreen, Screen};
pub use state::{
    Against, ChecksFilter, Detail, FindingPopup, Freshness, Lists, Live, Navigation, PageItem,
    PageReason, PendingQuery, Popup, RowFilter, State, TableState, Tables,
};
pub use view::{Figures, OverviewItem, PageFigures, ZoneRow};
pub use what_if::{Form, List, RATINGS as SUPPOSED_RATINGS};
