//! The state of the dashboard and how it changes: `State::update(Message)`. Pure: keys and loaded data in, new state out.

mod columns;
mod keys;
mod picker;
mod state;
mod update;
mod view;

pub use columns::{Column, Context, Value, columns};
pub use keys::{Action, BINDINGS, Binding};
pub use picker::{Picker, PickerKind};
pub use state::{ChecksFilter, Detail, Effect, Live, Loaded, Message, Popup, Screen, State, TableState};
pub use view::{OverviewItem, ZoneRow};
