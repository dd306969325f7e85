//! What was counted of a list with one person each.

use crate::domain::{Text, UnitRow};
use crate::ingest::people::tally::Tally;

/// The members counted so far, and what an empty cell of a branch means.
#[derive(Debug, Default)]
pub struct PeopleList {
    pub tally: Tally,
    /// The branch of the group row above, in a list without a column of branches.
    pub group: Option<Text>,
    /// The committee that a title below the last person names, until the header is repeated.
    pub title: Option<Text>,
    /// Likewise the branch.
    pub title_branch: Option<Text>,
    /// The branch and committee of the row before.
    last: Option<(Text, Text)>,
    /// Two rows after one another name the same branch: cells are not merged.
    repeats: bool,
    /// Two rows after one another name the same committee.
    parents_repeat: bool,
}

impl PeopleList {
    /// Begins the members of a branch that is named in a row of its own above them.
    pub fn start_branch(&mut self, name: Text, parent: Text) {
        self.last = Some((name, parent));
        self.repeats = false;
    }

    /// Gives a row the branch of the row above where its cell was merged; false where it has none.
    pub fn inherit_branch(&mut self, unit: &mut UnitRow) -> bool {
        if let Some((name, parent)) = self.last {
            self.repeats |= unit.name == name && !name.is_empty();
            self.parents_repeat |= unit.parent == parent && !parent.is_empty();
            let is_merged = unit.name.is_empty() && !self.repeats;
            if is_merged {
                unit.name = name;
            }
            if unit.parent.is_empty() && (is_merged || !self.parents_repeat) {
                unit.parent = parent;
            }
        }
        if unit.name.is_empty() {
            return false;
        }
        self.last = Some((unit.name, unit.parent));
        true
    }
}
