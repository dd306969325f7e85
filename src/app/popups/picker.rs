//! A list to pick from: type to narrow, Tab marks, or Space where nothing is typed; Enter applies.

use super::rank::rank;
use crate::analysis::Matcher;
use crate::app::page::Against;
use crate::domain::{Code, DistrictName, Ownership, Text, ZoneId, fold};
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
    /// The column that sorts.
    Sort,
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
    /// A column, by its position.
    Column(usize),
    /// The order of the files.
    FileOrder,
}

/// An entry of a picker.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it stands for.
    pub choice: Choice,
    /// Its name as the data has it.
    pub name: String,
    /// How many organisations or findings it has, where they are counted.
    pub count: Option<usize>,
}

/// Other spellings of a folded name, by which it is found too: the words of a kind in full and
/// short.
fn other_spellings(choice: Choice, folded: &str) -> String {
    match choice {
        Choice::District(_) => DistrictName::parse(folded).spellings(),
        Choice::Zone(_) | Choice::Against(Against::Zone(_)) => {
            let kinds = [("kcn ", "khu cong nghiep"), ("ccn ", "cum cong nghiep")];
            let kind = kinds.into_iter().find(|(short, _)| folded.starts_with(short));
            kind.map_or_else(String::new, |(_, long)| long.to_owned())
        }
        Choice::Ownership(ownership) => ownership.word().replace('_', " "),
        Choice::Code(code) => code.word().replace('-', " "),
        Choice::Against(Against::Year(_)) | Choice::Column(_) | Choice::FileOrder => String::new(),
    }
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
    /// The choices marked with Tab or Space.
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

    /// The entries that what was typed leaves, those that begin with it first.
    #[must_use]
    pub fn shown(&self) -> Vec<&Entry> {
        let matcher = Matcher::new(self.typed.value());
        let is_shown = |entry: &&Entry| {
            let name = fold(&entry.name);
            matcher.matches_any(&[&name, &other_spellings(entry.choice, &name)])
        };
        let mut shown: Vec<&Entry> = self.entries.iter().filter(is_shown).collect();
        shown.sort_by_cached_key(|entry| rank(&entry.name, self.typed.value()));
        shown
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

    /// Marks the highlighted entry, or takes its mark back, and goes on to the next. What was typed
    /// is done with: another entry is looked for anew.
    pub fn mark(&mut self) {
        let Some(choice) = self.shown().get(self.at).map(|entry| entry.choice) else { return };
        if self.marked.contains(&choice) {
            self.marked.retain(|marked| *marked != choice);
        } else {
            self.marked.push(choice);
        }
        self.typed.reset();
        self.at = self.shown().iter().position(|entry| entry.choice == choice).unwrap_or(0);
        self.move_by(1);
    }

    /// What Enter applies: the marked choices; also the highlighted one if none is marked or if it
    /// was looked for.
    #[must_use]
    pub fn chosen(&self) -> Vec<Choice> {
        let mut chosen = self.marked.clone();
        if self.marked.is_empty() || !self.typed.value().trim().is_empty() {
            let highlighted = self.shown().get(self.at).map(|entry| entry.choice);
            chosen.extend(highlighted.filter(|choice| !self.marked.contains(choice)));
        }
        chosen
    }
}
