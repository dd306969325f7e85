//! The branches of a committee that its own row counts as good or better.

use super::{Count, CountField, Row, Units};

impl Units {
    /// The branches that a row counts as good or better; None where a count that it needs is empty
    /// or bad, or the four levels are not the rated. Where the excellent have no count and the
    /// other levels make up the rated, the count of good holds them.
    #[must_use]
    pub fn branches_good_or_better(&self, row: Row) -> Option<u64> {
        let count = |field| self.count(field, row).wide();
        let good = count(CountField::BranchesGood)?;
        let (levels, rated) =
            (self.sum_of(CountField::BRANCH_LEVELS, row), count(CountField::BranchesRated));
        if levels.zip(rated).is_some_and(|(levels, rated)| levels != rated) {
            return None;
        }
        if self.count(CountField::BranchesExcellent, row) != Count::MISSING {
            return count(CountField::BranchesExcellent).map(|excellent| excellent + good);
        }
        let others =
            count(CountField::BranchesSatisfactory)? + count(CountField::BranchesUnsatisfactory)?;
        (rated? == good + others).then_some(good)
    }
}
