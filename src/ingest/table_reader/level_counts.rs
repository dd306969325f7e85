//! Counts by level that depend on others of their row: a good that holds the excellent, and the
//! branches of a committee.

use super::FileReader;
use crate::domain::{Count, CountField, Field, FindingKind, Kind, Meaning, UnitRow};
use std::borrow::Cow;

impl FileReader<'_, '_> {
    /// Subtracts the excellent from each count of good that holds them.
    pub(super) fn separate_excellent(
        &mut self,
        draft: &mut UnitRow,
        row: &[Cow<'_, str>],
        problems: &mut Vec<(FindingKind, usize)>,
    ) {
        for (good, excellent) in self.layout.holds_excellent.pairs() {
            let both =
                draft.counts[good as usize].get().zip(draft.counts[excellent as usize].get());
            let Some((held, excellent)) = both else {
                if draft.counts[excellent as usize].get().is_none()
                    && draft.counts[good as usize].get().is_some()
                {
                    // The difference is not known.
                    draft.counts[good as usize] = Count::MISSING;
                }
                continue;
            };
            let alone = held.checked_sub(excellent).and_then(Count::new);
            draft.counts[good as usize] = alone.unwrap_or(Count::BAD);
            if alone.is_none()
                && let Some(column) = self.layout.column(good.field())
            {
                let cell = row.get(column).map_or("", AsRef::as_ref);
                draft.odd.push((good.field(), self.shared.texts.intern(cell)));
                problems.push((FindingKind::ExcellentOverGood { excellent, good: held }, column));
            }
        }
    }

    /// Fills the rated branches of a committee from the levels, and lists the counts that
    /// contradict each other. Base cells have no branches.
    pub(super) fn judge_branch_counts(
        &self,
        draft: &mut UnitRow,
        problems: &mut Vec<(FindingKind, usize)>,
    ) {
        let column = |field: CountField| self.layout.column(field.field());
        let is_of_branches = |at: usize| {
            matches!(self.layout.columns.get(at), Some(Meaning::Field(field))
                if CountField::of(*field).is_some_and(CountField::is_of_branches))
        };
        if draft.kind == Kind::BaseCell {
            problems
                .retain(|(what, at)| *what != FindingKind::MissingCount || !is_of_branches(*at));
        }
        let value = |draft: &UnitRow, field: CountField| draft.counts[field as usize].get();
        let levels = CountField::BRANCH_LEVELS.iter().map(|level| value(draft, *level));
        let known: u64 = levels.clone().flatten().map(u64::from).sum();
        let sum = levels.clone().all(|level| level.is_some()).then_some(known);
        let rated_column = column(CountField::BranchesRated);
        if let (Some(rated), Some(at)) = (value(draft, CountField::BranchesRated), rated_column)
            && (known > u64::from(rated) || sum.is_some_and(|sum| sum != u64::from(rated)))
        {
            problems.push((FindingKind::LevelsMismatch { sum: known, rated }, at));
        }
        if draft.counts[CountField::BranchesRated as usize] == Count::MISSING
            && let Some(count) = sum.and_then(|sum| u32::try_from(sum).ok()).and_then(Count::new)
        {
            draft.counts[CountField::BranchesRated as usize] = count;
            problems.retain(|(what, at)| {
                *what != FindingKind::MissingCount || Some(*at) != rated_column
            });
        }
        if let (Some(rated), Some(branches)) =
            (value(draft, CountField::BranchesRated), value(draft, CountField::Branches))
            && rated > branches
            && let Some(at) = rated_column.or_else(|| column(CountField::Branches))
        {
            problems.push((FindingKind::BranchesRatedOver { rated, branches }, at));
        }
    }

    /// True if the layout has counts that the fast path does not read: those that depend on others
    /// of their row.
    pub(super) fn has_dependent_counts(&self) -> bool {
        let is_of_branches =
            |field: &Field| CountField::of(*field).is_some_and(CountField::is_of_branches);
        self.layout.holds_excellent.pairs().next().is_some()
            || Field::ALL
                .iter()
                .any(|field| is_of_branches(field) && self.layout.column(*field).is_some())
    }
}
