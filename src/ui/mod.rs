//! State to frame: a file for each part of the screen, each a pure function of the state.

mod bar;
mod cells;
mod chart;
mod checks;
mod detail;
mod footer;
mod frame;
mod list;
mod overview;
mod pages;
mod popup;
mod table;
mod tabs;
mod targets;
pub mod theme;
mod what_if;

pub use frame::draw;
