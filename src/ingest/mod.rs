//! wip
mod cells;
mod classify;
mod decode;
mod headings;
mod layout;
mod rows;
mod zones;
