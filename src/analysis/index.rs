//! What sorting and searching look up, computed once after a load: the alphabetical rank and the
//! letters of every text.

use super::collation::Collation;
use super::letters::LetterSet;
use super::parallel::MIN_ROWS_PER_THREAD;
use crate::domain::{Dataset, Text, ZoneId, fold, fold_into};
use rayon::prelude::*;

/// Alphabetical ranks and letters of the texts and zones of a data set.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// The rank of each text, by its number; empty until it is computed, which takes longest.
    ranks: Vec<u32>,
    /// The letters of each text, by its number.
    letters: Vec<LetterSet>,
    /// The rank of each zone, by its number.
    zone_ranks: Vec<u32>,
    /// The folded name of each zone, by its number.
    zones_folded: Vec<Box<str>>,
}

/// The letters of the texts numbered `from` and up.
fn letters(data: &Dataset, from: usize) -> Vec<LetterSet> {
    let of = |folded: &mut String, number: u32| {
        fold_into(data.texts.get(Text(number)), folded);
        LetterSet::of(folded)
    };
    let [from, to] =
        [from, data.texts.len()].map(|number| u32::try_from(number).unwrap_or(u32::MAX));
    (from..to).into_par_iter().with_min_len(MIN_ROWS_PER_THREAD).map_init(String::new, of).collect()
}

impl Index {
    /// The index of a data set, with ranks.
    #[must_use]
    pub fn new(data: &Dataset) -> Self {
        Self { ranks: Collation::default().ranks(data), ..Self::without_ranks(data) }
    }

    /// The index without ranks, which take the most time to compute.
    #[must_use]
    pub fn without_ranks(data: &Dataset) -> Self {
        Self { letters: letters(data, 0), ..Self::of_zones(data) }
    }

    /// The index of a data set that begins with the same texts under the same numbers; its zones
    /// may differ. It has ranks if this one has and few texts are new.
    #[must_use]
    pub fn extended(&self, data: &Dataset) -> Self {
        /// The most new texts that are inserted one by one.
        const FEW: usize = 1000;
        let mut all = self.letters.clone();
        all.extend(letters(data, all.len()));
        let is_quick = !self.ranks.is_empty() && data.texts.len() - self.ranks.len() <= FEW;
        let ranks = if is_quick {
            Collation::default().ranks_extended(data, &self.ranks)
        } else {
            Vec::new()
        };
        Self { ranks, letters: all, ..Self::of_zones(data) }
    }

    fn of_zones(data: &Dataset) -> Self {
        let collation = Collation::default();
        let mut zones: Vec<usize> = (0..data.zones.len()).collect();
        zones.sort_by(|&a, &b| collation.compare(&data.zones[a].name, &data.zones[b].name));
        let mut zone_ranks = vec![0; zones.len()];
        for (rank, &zone) in (0u32..).zip(&zones) {
            zone_ranks[zone] = rank;
        }
        Self {
            zone_ranks,
            zones_folded: data.zones.iter().map(|z| fold(&z.name).into()).collect(),
            ..Self::default()
        }
    }

    /// This index with ranks.
    #[must_use]
    pub fn with_ranks(&self, data: &Dataset) -> Self {
        Self { ranks: Collation::default().ranks(data), ..self.clone() }
    }

    /// True if every text of a data set has a rank.
    #[must_use]
    pub fn is_ranked(&self, data: &Dataset) -> bool {
        self.ranks.len() == data.texts.len()
    }

    /// The alphabetical rank of a text; 0 while there are no ranks.
    #[must_use]
    pub fn rank(&self, text: Text) -> u32 {
        self.ranks.get(text.0 as usize).copied().unwrap_or(0)
    }

    /// The alphabetical rank of a zone.
    #[must_use]
    pub fn zone_rank(&self, zone: ZoneId) -> u32 {
        self.zone_ranks.get(zone.0 as usize).copied().unwrap_or(0)
    }

    /// The folded names of all zones, by zone number.
    pub(super) fn zones_folded(&self) -> &[Box<str>] {
        &self.zones_folded
    }

    /// The letters of a text; None for a text that is newer than the index.
    pub(super) fn letters(&self, text: Text) -> Option<LetterSet> {
        self.letters.get(text.0 as usize).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(names: &[&str]) -> Dataset {
        let mut data = Dataset::default();
        for name in names {
            data.texts.intern(name);
        }
        data
    }

    #[test]
    fn an_index_with_ranks_ranks_a_few_new_texts() {
        let (old, new) = (data(&["c", "a"]), data(&["c", "a", "b", "đ"]));
        let ranks = |index: &Index| (0..4).map(|n| index.rank(Text(n))).collect::<Vec<_>>();
        let whole = ranks(&Index::new(&new));
        let extended = Index::new(&old).extended(&new);
        assert!(extended.is_ranked(&new) && extended.letters(Text(3)).is_some());
        assert_eq!(ranks(&extended), whole);
        // An index without ranks gets them when it is asked for.
        let without = Index::without_ranks(&old).extended(&new);
        assert!(!without.is_ranked(&new) && without.letters(Text(3)).is_some());
        assert_eq!(ranks(&without.with_ranks(&new)), whole);
        // Many new texts are ranked elsewhere.
        let names: Vec<String> = (0..1002).map(|n| format!("x{n}")).collect();
        let names: Vec<&str> = ["c", "a"].into_iter().chain(names.iter().map(|n| &**n)).collect();
        let (many, most) = (data(&names), data(&names[..1002]));
        assert!(!Index::new(&old).extended(&many).is_ranked(&many));
        assert!(Index::new(&old).extended(&most).is_ranked(&most));
    }
}
