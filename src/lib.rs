//! wip
pub mod domain;
pub mod ingest;
