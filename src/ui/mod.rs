//! State to frame: a file for each part of the screen, each a pure function of the state.

mod bar;
mod cells;
mod checks;
mod detail;
mod footer;
mod frame_of;
mod overview;
mod popup;
mod table;
mod tabs;
mod targets;
pub mod theme;

pub use frame_of::draw;
