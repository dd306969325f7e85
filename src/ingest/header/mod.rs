//! Which column means what: heading synonyms, headings over several rows, the report's year.

pub mod headings;
pub mod layout;
pub mod years;
