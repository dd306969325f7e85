//! wip
pub mod analysis;
pub mod app;
pub mod cli;
pub mod domain;
pub mod ingest;
pub mod report;
pub mod terminal;
pub mod ui;
pub mod words;
