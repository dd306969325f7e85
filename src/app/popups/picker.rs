//! A list to pick from: type to narrow, Tab marks, Enter applies.

use crate::analysis::Matcher;
use crate::app::page::Against;
use crate::domain::{Code, Ownership, Text, ZoneId, fold};
use tui_input::{Input, InputRequest};

/// What a picker is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PickerKind {
    /// Zones to filter by.
    Zones,
    /// Ownerships to filter by.
    Ownerships,
    /// A year or zone to compare with.
    Compare,
    /// Districts to filter by.
    Districts,
    /// Codes of the findings to show.
    Codes,
}

/// What can be picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// A zone.
    Zone(ZoneId),
    /// An ownership.
    Ownership(Ownership),
    /// The other side of a comparison.
    Against(Against),
    /// A district, by its name.
    District(Text),
    /// A code.
    Code(Code),
}

/// An entry of a picker.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it stands for.
    pub choice: Choice,
    /// Its name as the data has it.
    pub name: String,
    /// How many organisations or findings it has.
    pub count: usize,
}

/// An open picker.
#[derive(Debug, Clone)]
pub struct Picker {
    /// What it is for.
    pub kind: PickerKind,
    /// What was typed, with its cursor.
    pub typed: Input,
    /// The entries.
    pub entries: Vec<Entry>,
    /// The choices marked with Tab.
    pub marked: Vec<Choice>,
    /// The highlighted entry, among those shown.
    pub at: usize,
}

impl Picker {
    /// A picker of these entries.
    #[must_use]
    pub fn new(kind: PickerKind, entries: Vec<Entry>) -> Self {
        Self { kind, typed: Input::default(), entries, marked: Vec::new(), at: 0 }
    }

    /// The entries that what was typed leaves.
    #[must_use]
    pub fn shown(&self) -> Vec<&Entry> {
        let matcher = Matcher::new(self.typed.value());
        self.entries.iter().filter(|entry| matcher.matches(&fold(&entry.name))).collect()
    }

    /// Moves the highlight.
    pub fn move_by(&mut self, by: isize) {
        let last = self.shown().len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
    }

    /// Edits what was typed; another text highlights its first entry.
    pub fn edit(&mut self, request: InputRequest) {
        if self.typed.handle(request).is_some_and(|changed| changed.value) {
            self.at = 0;
        }
    }

    /// Marks the highlighted entry, or takes its mark back, and goes on to the next.
    pub fn mark(&mut self) {
        let Some(choice) = self.shown().get(self.at).map(|entry| entry.choice) else { return };
        if self.marked.contains(&choice) {
            self.marked.retain(|marked| *marked != choice);
        } else {
            self.marked.push(choice);
        }
        self.move_by(1);
    }

    /// What Enter applies: the marked choices, or the highlighted one if none is marked.
    #[must_use]
    pub fn chosen(&self) -> Vec<Choice> {
        if self.marked.is_empty() {
            self.shown().get(self.at).map(|entry| entry.choice).into_iter().collect()
        } else {
            self.marked.clone()
        }
    }
}
