//! wip
pub mod analysis;
pub mod cli;
pub mod domain;
pub mod ingest;
pub mod report;
pub mod words;
