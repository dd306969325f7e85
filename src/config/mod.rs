//! The settings file and the file of suppositions: text to values and back. Pure.
//!
//! One table (`keys`) has every key of the settings file with its meaning, its kind of value, and
//! how it is set and shown. Reading, printing and the errors are made from it, so a new setting is
//! one entry there, its field in `domain::Settings`, and its meaning in `words::settings`.
//!
//! ```text
//! dangbo.toml ──read──▶ Config ──print──▶ dangbo config
//!                 └──────keys──────┘
//! ```

mod keys;
mod kind;
mod line;
mod model;
mod print;
mod read;
pub mod remembered;
pub mod suppositions;

pub use keys::listing;
pub use model::Config;
pub use print::{commented, print};
pub use read::read;
