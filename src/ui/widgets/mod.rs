//! Parts that several screens, pages and popups are made of.

pub mod banner;
pub mod bar;
pub mod card;
pub mod cell;
pub mod chart;
pub mod distance;
pub mod filter;
pub mod finding;
pub mod footer;
pub mod hints;
pub mod list;
pub mod row_groups;
pub mod scrollbar;
pub mod status;
pub mod strip;
pub mod table;
pub mod tabs;
pub mod text;
pub mod text_field;
pub mod unit_panels;
pub mod widths;
pub mod window;
