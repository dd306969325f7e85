//! A list to pick from: type to narrow, Tab marks, Enter applies.

use crate::analysis::Matcher;
use crate::domain::fold;

/// What is picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PickerKind {
    /// Zones, by their number.
    Zones,
    /// Ownerships, by their place in [`crate::domain::Ownership::KNOWN`].
    Ownerships,
    /// What to compare with: a year by its number, a zone by its number above those of years.
    Compare,
    /// Districts, by the number of their text.
    Districts,
    /// Codes of findings, by their place in [`crate::domain::Code::ALL`].
    Codes,
}

/// What is added to a zone's number among things to compare with; years are smaller.
pub const ZONE: u32 = 10_000;

/// An open picker.
#[derive(Debug, Clone)]
pub struct Picker {
    /// What is picked.
    pub kind: PickerKind,
    /// What was typed.
    pub typed: String,
    /// The items: number, name, how many organisations or findings it has.
    pub items: Vec<(u32, String, usize)>,
    /// Items marked with Tab, by number.
    pub marked: Vec<u32>,
    /// The highlighted one, among those shown.
    pub at: usize,
}

impl Picker {
    /// The items that what was typed leaves.
    #[must_use]
    pub fn shown(&self) -> Vec<&(u32, String, usize)> {
        let matcher = Matcher::new(&self.typed);
        self.items.iter().filter(|(_, name, _)| matcher.takes(&fold(name))).collect()
    }

    /// Moves the highlight.
    pub fn go(&mut self, by: isize) {
        let last = self.shown().len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
    }

    /// Types a letter or takes one back.
    pub fn type_in(&mut self, letter: Option<char>) {
        match letter {
            Some(c) => self.typed.push(c),
            None => drop(self.typed.pop()),
        }
        self.at = 0;
    }

    /// Marks the highlighted item, or takes its mark back, and goes on to the next.
    pub fn mark(&mut self) {
        let Some(&&(number, ..)) = self.shown().get(self.at) else { return };
        if self.marked.contains(&number) {
            self.marked.retain(|n| *n != number);
        } else {
            self.marked.push(number);
        }
        self.go(1);
    }

    /// What Enter applies: the marked, or the highlighted one where none is.
    #[must_use]
    pub fn chosen(&self) -> Vec<u32> {
        if self.marked.is_empty() {
            self.shown().get(self.at).map(|(n, ..)| *n).into_iter().collect()
        } else {
            self.marked.clone()
        }
    }
}
