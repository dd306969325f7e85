//! State to frame. Pure: a frame depends on the state, the theme and the size of the window alone.
//!
//! ```text
//! State ──► frame::draw
//!             ├─ widgets::banner        while something is supposed
//!             ├─ screens::*             the tab in front     ─┐
//!             │  or pages::*            the page over it     ─┼─► widgets: table, list, card,
//!             ├─ widgets::footer        the keys that work   ─┤   chart, bar, cell, text, …
//!             └─ popups::*              the popup over all   ─┘
//! ```
//!
//! What a click acts on is recorded while it is drawn: `canvas`.
//!
//! A screen, page or popup has the name that it has in [`crate::app`].

mod canvas;
mod cut;
mod frame;
mod layout;
mod pages;
mod picture;
mod popups;
mod screens;
pub mod theme;
mod widgets;

pub use canvas::Hits;
pub use frame::{draw, draw_and_record};
pub use picture::{Background, picture};
