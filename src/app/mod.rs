//! The state of the dashboard and how it changes: `State::update(Message)`. Pure: keys and loaded
//! data in, new state out.

mod columns;
mod keys;
mod picker;
mod row_query;
mod state;
mod update;
mod view;
mod what_if;

pub use columns::{Column, Context, Value, columns};
pub use keys::{Action, BINDINGS, Binding};
pub use picker::{Picker, PickerKind};
pub use row_query::{RowQuery, RowQueryResult};
pub use state::{
    Against, ChecksFilter, Detail, Effect, Live, Loaded, Message, PageItem, PageReason, Popup,
    Screen, State, TableState,
};
pub use view::{Figures, OverviewItem, PageFigures, ZoneRow};
pub use what_if::{Form, List, RATINGS as SUPPOSED_RATINGS};
