//! Counts the rows of one list by year, period, committee and branch.

use crate::domain::{ListedBranch, Period, Rating, Text, TextPool, Year, fold};
use rustc_hash::FxHashMap;

/// The branches of a list, in the order in which they are first named.
#[derive(Debug, Default)]
pub struct Tally {
    branches: Vec<ListedBranch>,
    /// Where each branch is, by its time and its folded texts.
    places: FxHashMap<((Year, Period), String, String), usize>,
    /// The branch of the last row, which most rows repeat: its texts as written.
    last: Option<((Year, Period), Text, Text, usize)>,
}

impl Tally {
    /// Counts one person. `branch` has the texts of the row; a rating that cannot be read is None.
    pub fn add(&mut self, texts: &TextPool, branch: &ListedBranch, rating: Option<Rating>) {
        let at = self.place(texts, branch);
        let counted = &mut self.branches[at];
        counted.members += 1;
        match rating.and_then(level) {
            Some(level) => counted.levels[level] += 1,
            None => counted.unread += u32::from(rating.is_none_or(|rating| rating == Rating::Bad)),
        }
        if counted.zone_text.is_empty() {
            counted.zone_text = branch.zone_text;
        }
        if counted.district.is_empty() {
            counted.district = branch.district;
        }
    }

    /// The index of a row's branch.
    fn place(&mut self, texts: &TextPool, branch: &ListedBranch) -> usize {
        let time = (branch.year, branch.period);
        let written = (time, branch.parent, branch.name);
        if let Some((time, parent, name, at)) = self.last
            && (time, parent, name) == written
        {
            return at;
        }
        let key = (time, fold(texts.get(branch.parent)), fold(texts.get(branch.name)));
        let at = *self.places.entry(key).or_insert_with(|| {
            self.branches.push(*branch);
            self.branches.len() - 1
        });
        self.last = Some((time, branch.parent, branch.name, at));
        at
    }

    /// How many persons were counted.
    pub fn members(&self) -> u64 {
        self.branches.iter().map(|branch| u64::from(branch.members)).sum()
    }

    /// The branches.
    pub fn into_branches(self) -> Vec<ListedBranch> {
        self.branches
    }
}

/// The index of a rating in [`Rating::LEVELS`], which is that of its count in
/// [`CountField::LEVELS`](crate::domain::CountField::LEVELS); None for no level.
fn level(rating: Rating) -> Option<usize> {
    Rating::LEVELS.iter().position(|level| *level == rating)
}
