//! The popups, one file each: its data and what its keys change in it.
//!
//! A popup knows nothing of the state: `update` applies what is picked or filled in.

pub mod finding;
pub mod help;
pub mod picker;
pub mod replace;
pub mod suppositions;
pub mod what_if;

pub use finding::FindingPopup;
pub use help::HelpPopup;
pub use picker::{Choice, Entry, Picker, PickerKind};
pub use replace::ReplaceQuestion;
pub use suppositions::SuppositionList;
pub use what_if::{Form, FormField, SUPPOSED_RATINGS};

/// The popup over everything.
#[derive(Debug, Clone)]
pub enum Popup {
    /// The keys.
    Help(HelpPopup),
    /// A list to pick from.
    Picker(Picker),
    /// A finding in full.
    Finding(FindingPopup),
    /// What if: the form for a unit.
    WhatIf(Form),
    /// What is supposed.
    Suppositions(SuppositionList),
    /// Whether a file is replaced.
    Replace(ReplaceQuestion),
}
