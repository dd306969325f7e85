//! Counts the rows of one list by year, period, committee and branch.

use super::key::{Key, key_of};
use crate::domain::{ListedBranch, NameMarks, Period, Rating, Text, TextPool, Year};
use rustc_hash::FxHashMap;

/// The branches of a list, in the order in which they are first named.
#[derive(Debug, Default)]
pub struct Tally {
    /// With whether the committee is that of a row above.
    branches: Vec<(ListedBranch, bool)>,
    /// Where each branch is, by its period too, and by whether its committee is of a row above.
    places: FxHashMap<(Period, Key, bool), usize>,
    /// The branch of the last row, which most rows repeat: its texts as written.
    last: Option<(Written, usize)>,
    /// The last person, not counted yet: the name of the branch may go on in the row below.
    held: Option<Person>,
}

/// One person: the branch, with whether its committee is that of a row above, and the rating.
type Person = (ListedBranch, bool, Option<Rating>);

/// A branch by its time, the texts of its committee and its own, and whether the former is of a row
/// above.
type Written = ((Year, Period), Text, Text, bool);

impl Tally {
    /// Counts one person. `branch` has the texts of the row, its committee perhaps from a row
    /// above; a rating that cannot be read is None.
    pub fn add(
        &mut self,
        texts: &TextPool,
        (branch, parent_above): (ListedBranch, bool),
        rating: Option<Rating>,
    ) {
        self.count_held(texts);
        self.held = Some((branch, parent_above, rating));
    }

    /// The name of the last person's branch, which may be changed until the next person.
    pub fn last_name(&mut self) -> Option<&mut Text> {
        self.held.as_mut().map(|(branch, ..)| &mut branch.name)
    }

    fn count_held(&mut self, texts: &TextPool) {
        let Some((branch, parent_above, rating)) = self.held.take() else { return };
        let at = self.place(texts, &branch, parent_above);
        let counted = &mut self.branches[at].0;
        counted.members += 1;
        counted.names = counted.names.wrapping_add(branch.names);
        counted.marks.join(branch.marks);
        match rating.and_then(Rating::level) {
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
    fn place(&mut self, texts: &TextPool, branch: &ListedBranch, parent_above: bool) -> usize {
        let time = (branch.year, branch.period);
        let written = (time, branch.parent, branch.name, parent_above);
        if let Some((last, at)) = self.last
            && last == written
        {
            return at;
        }
        let key = (branch.period, key_of(texts, branch), parent_above);
        let at = *self.places.entry(key).or_insert_with(|| {
            self.branches.push((
                ListedBranch { names: 0, marks: NameMarks::default(), ..*branch },
                parent_above,
            ));
            self.branches.len() - 1
        });
        self.last = Some((written, at));
        at
    }

    /// The branches. A row without a committee has that of the row above, in a list that names none
    /// twice. Else it is of the branch of its name below the committee of the row above, or of the
    /// only branch of its name, and has no committee where there is none.
    pub fn into_branches(mut self, texts: &TextPool, names_each: bool) -> Vec<ListedBranch> {
        self.count_held(texts);
        let mut places: FxHashMap<(Period, Key), usize> = FxHashMap::default();
        let mut of_name: FxHashMap<(Period, Year, String), Option<Text>> = FxHashMap::default();
        for (branch, _) in self.branches.iter().filter(|(_, parent_above)| !parent_above) {
            let (year, _, name) = key_of(texts, branch);
            let parent = of_name.entry((branch.period, year, name)).or_insert(Some(branch.parent));
            *parent = parent.filter(|parent| *parent == branch.parent);
        }
        let mut branches: Vec<ListedBranch> = Vec::with_capacity(self.branches.len());
        for (mut branch, parent_above) in self.branches {
            let key = key_of(texts, &branch);
            let is_known = |key| self.places.contains_key(&(branch.period, key, false));
            if parent_above && names_each && !is_known(key.clone()) {
                let only = of_name.get(&(branch.period, key.0, key.2)).copied().flatten();
                branch.parent = only.unwrap_or(Text::EMPTY);
            }
            let key = (branch.period, key_of(texts, &branch));
            let at = *places.entry(key).or_insert(branches.len());
            match branches.get_mut(at) {
                Some(sum) => sum.add(&branch),
                None => branches.push(branch),
            }
        }
        branches
    }
}
