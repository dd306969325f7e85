//! What was counted of a list with one person each.

use crate::domain::{LeftOut, Text, TextPool, UnitRow};
use crate::ingest::people::tally::Tally;

/// What a row of the list is.
pub enum PersonRow {
    Person,
    /// A group row of a branch, in a list without a column of branches, with its name.
    Branch(String),
    /// Another group row, with its label.
    Group(String),
    /// A row of a branch above its members, in the columns of branches and committees.
    BranchAbove(String, String),
    /// A person whose cells are shifted.
    Shifted,
    LeftOut(LeftOut),
}

/// What a list of persons gives to one below it in the file.
#[derive(Debug, Clone, Default)]
pub struct ListAbove {
    pub committee: Option<Text>,
    /// The titles so far, which may be printed on a page of the list below.
    pub titles: Vec<String>,
    pub counted: PersonsAbove,
}

/// How many persons are above the row in hand.
#[derive(Debug, Clone, Copy, Default)]
pub struct PersonsAbove {
    pub all: u64,
    before_group: u64,
    before_total: u64,
}

impl PersonsAbove {
    pub fn start_group(&mut self) {
        self.before_group = self.all;
    }

    /// True if the last group has no person yet.
    pub const fn is_at_start(&self) -> bool {
        self.all == self.before_group
    }

    /// All persons, those of the last group and those since the last total, which this one ends.
    pub fn end_total(&mut self) -> [u64; 3] {
        let since_total = self.all - std::mem::replace(&mut self.before_total, self.all);
        [self.all, self.all - self.before_group, since_total]
    }
}

/// The members counted so far, and what an empty cell of a branch means.
#[derive(Debug, Default)]
pub struct PeopleList {
    pub tally: Tally,
    pub counted: PersonsAbove,
    /// The branch of the group row above, in a list without a column of branches.
    pub group: Option<Text>,
    /// The titles above the headers, as they are compared.
    pub titles: Vec<String>,
    /// The committee that a title below the last person names, until the header is repeated.
    pub title: Option<Text>,
    /// Likewise the branch.
    pub title_branch: Option<Text>,
    /// The branch and committee of the row before.
    last: Option<(Text, Text)>,
    /// Two rows after one another name the same branch: cells are not merged.
    repeats: bool,
    /// The row above is none of a person: a page or a group begins, which names its branch again.
    pub begins: bool,
    /// A row names the committee of the last row that names one: cells are not merged.
    pub parents_repeat: bool,
    /// The committee of the row above the one in hand, whose own cell is empty.
    pub parent_above: Text,
}

impl PeopleList {
    /// Begins a table of another year or zone below the persons so far.
    pub fn start_table(&mut self) {
        self.group = None;
        self.last = None;
        self.counted.start_group();
    }

    /// Begins the members of a branch that is named in a row of its own above them.
    pub fn start_branch(&mut self, name: Text, parent: Text) {
        self.last = Some((name, parent));
        self.repeats = false;
    }

    /// Adds the rest of a name, in a row of its own, to that of the last person's branch.
    pub fn go_on_with_branch(&mut self, texts: &mut TextPool, rest: &str) {
        let (Some(name), Some((last, _))) = (self.tally.last_name(), &mut self.last) else {
            return;
        };
        let joined = format!("{} {rest}", texts.get(*name));
        *name = texts.intern(&joined);
        *last = *name;
    }

    /// Gives a row the branch of the row above where its cell was merged; false where it has none.
    pub fn inherit_branch(&mut self, unit: &mut UnitRow) -> bool {
        self.parent_above = Text::EMPTY;
        let begins = std::mem::take(&mut self.begins);
        if let Some((name, parent)) = self.last {
            let is_of_parent = unit.parent.is_empty() || unit.parent == parent;
            self.repeats |= unit.name == name && !name.is_empty() && is_of_parent && !begins;
            self.parents_repeat |= unit.parent == parent && !parent.is_empty();
            let is_merged = unit.name.is_empty() && !self.repeats;
            if is_merged {
                unit.name = name;
            }
            if unit.parent.is_empty() && is_merged {
                unit.parent = parent;
            } else if unit.parent.is_empty() {
                self.parent_above = parent;
            }
        }
        if unit.name.is_empty() {
            return false;
        }
        let parent = if unit.parent.is_empty() { self.parent_above } else { unit.parent };
        self.last = Some((unit.name, parent));
        true
    }
}
