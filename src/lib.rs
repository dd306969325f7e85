//! wip
pub mod analysis;
pub mod domain;
pub mod ingest;
pub mod words;
