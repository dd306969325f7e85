//! The columnar path for tidy rows: chunks on all cores, delimiter scan, batches, cached texts.

pub mod chunks;
pub mod delimiters;
pub mod reader;
pub mod text_cache;
