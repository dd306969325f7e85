//! What all files share while they are read.

use super::beside::CutTable;
use super::known_headers::KnownHeaders;
use super::row_roles::RowRoles;
use crate::domain::TextPool;
use crate::ingest::fast::text_cache::TextCache;
use crate::ingest::options::LoadOptions;

/// The text pool, the texts of units and the headers seen before, and the options.
#[derive(Debug)]
pub struct Shared<'a> {
    pub texts: &'a mut TextPool,
    pub text_cache: &'a mut TextCache,
    pub known_headers: &'a mut KnownHeaders,
    pub options: &'a LoadOptions<'a>,
    /// What is known of single rows of the file in hand from reading it before.
    pub roles: RowRoles,
    /// The table in hand, where it is beside others.
    pub cut: Option<CutTable>,
}
