//! Counts of a unit that depend on others of its row: a total and its levels, a good that holds the
//! excellent, parts and wholes.

use super::file_reader::RowFindings;
use crate::domain::{Count, CountField, Field, FindingKind, Kind, Meaning, TextPool, UnitRow};
use crate::ingest::header::layout::Layout;
use std::borrow::Cow;

/// True if the layout has counts that the fast path does not read: those that depend on others of
/// their row.
pub fn has_dependent_counts(layout: &Layout) -> bool {
    layout.holds_excellent.pairs().next().is_some()
        || layout.is_satisfactory_or_better
        || Field::ALL.iter().any(|field| field.is_of_branches() && layout.column(*field).is_some())
}

/// Subtracts the excellent from each count of good that holds them.
pub fn separate_excellent(
    layout: &Layout,
    texts: &mut TextPool,
    unit: &mut UnitRow,
    row: &[Cow<'_, str>],
    findings: &mut RowFindings,
) {
    for (good, excellent) in layout.holds_excellent.pairs() {
        let (Some(held), excellent) = (value(unit, good), value(unit, excellent)) else { continue };
        let Some(excellent) = excellent else {
            // The difference is not known.
            unit.counts[good as usize] = Count::MISSING;
            continue;
        };
        let alone = held.checked_sub(excellent).and_then(Count::new);
        unit.counts[good as usize] = alone.unwrap_or(Count::BAD);
        if alone.is_none()
            && let Some(column) = layout.column(good.field())
        {
            let cell = row.get(column).map_or("", AsRef::as_ref);
            unit.odd.push((good.field(), texts.intern(cell)));
            findings.push((FindingKind::ExcellentOverGood { excellent, good: held }, column));
        }
    }
}

/// Subtracts the better levels from a count of satisfactory that holds them. Good no longer holds
/// the excellent.
pub fn separate_satisfactory(
    layout: &Layout,
    texts: &mut TextPool,
    unit: &mut UnitRow,
    row: &[Cow<'_, str>],
    findings: &mut RowFindings,
) {
    let field = CountField::Satisfactory;
    let (true, Some(column)) = (layout.is_satisfactory_or_better, layout.column(field.field()))
    else {
        return;
    };
    let Some(held) = value(unit, field) else { return };
    let better = value(unit, CountField::Excellent).zip(value(unit, CountField::Good));
    let Some((excellent, good)) = better else {
        // The difference is not known.
        unit.counts[field as usize] = Count::MISSING;
        return;
    };
    let sum = u64::from(excellent) + u64::from(good);
    let alone = u32::try_from(sum).ok().and_then(|sum| held.checked_sub(sum));
    let alone = alone.and_then(Count::new);
    unit.counts[field as usize] = alone.unwrap_or(Count::BAD);
    if alone.is_none() {
        let cell = row.get(column).map_or("", AsRef::as_ref);
        unit.odd.push((field.field(), texts.intern(cell)));
        findings.push((FindingKind::LevelsMismatch { sum, rated: held }, column));
    }
}

/// Sets the rated members from the levels where they are missing, and lists the counts of members
/// that contradict each other. `lacks_levels` is true if a column of levels has an empty cell.
pub fn check_members(
    layout: &Layout,
    unit: &mut UnitRow,
    lacks_levels: bool,
    findings: &mut RowFindings,
) {
    use CountField::{Admitted, AdmittedLeaders, AdmittedOwners, Members, MembersRated};
    let sum = check_levels(layout, unit, &CountField::LEVELS, MembersRated, findings);
    let rated_column = layout.column(MembersRated.field());
    if unit.counts[MembersRated as usize] == Count::MISSING
        && !lacks_levels
        && let Some(count) = sum
    {
        unit.counts[MembersRated as usize] = count;
        if let Some((what, _)) = findings
            .iter_mut()
            .find(|(what, at)| *what == FindingKind::MissingCount && Some(*at) == rated_column)
        {
            *what = FindingKind::RatedFromLevels(count.get().unwrap_or(0));
        }
    }
    // Levels that are known may be too many, whatever an empty one holds.
    let known = CountField::LEVELS.iter().filter_map(|level| value(unit, *level));
    let known = u32::try_from(known.map(u64::from).sum::<u64>()).unwrap_or(u32::MAX);
    if unit.counts[MembersRated as usize] == Count::MISSING
        && let (Some(members), Some(column)) =
            (value(unit, Members), layout.column(Members.field()))
        && known > members
    {
        findings.push((FindingKind::RatedOverMembers { rated: known, members }, column));
    }
    if let Some((rated, members, column)) = part_over_whole(layout, unit, MembersRated, Members) {
        findings.push((FindingKind::RatedOverMembers { rated, members }, column));
    }
    for part in [AdmittedOwners, AdmittedLeaders] {
        if let Some((part, admitted, column)) = part_over_whole(layout, unit, part, Admitted) {
            findings.push((FindingKind::OwnersOverAdmitted { part, admitted }, column));
        }
    }
}

/// Sets the rated branches of a committee from the levels, and lists the counts of branches that
/// contradict each other. Base cells have no branches.
pub fn check_branches(layout: &Layout, unit: &mut UnitRow, findings: &mut RowFindings) {
    use CountField::{Branches, BranchesRated};
    let is_missing = |what: &FindingKind| *what == FindingKind::MissingCount;
    let is_of_branches = |at: usize| {
        matches!(layout.columns.get(at), Some(Meaning::Field(field))
            if CountField::of(*field).is_some_and(CountField::is_of_branches))
    };
    if unit.kind == Kind::BaseCell {
        findings.retain(|(what, at)| !is_missing(what) || !is_of_branches(*at));
    }
    let levels = CountField::BRANCH_LEVELS;
    let counted = if layout.is_branches_good_or_better { &levels[1..] } else { &levels[..] };
    let sum = check_levels(layout, unit, counted, BranchesRated, findings);
    let rated_column = layout.column(BranchesRated.field());
    if unit.counts[BranchesRated as usize] == Count::MISSING
        && let Some(count) = sum
    {
        unit.counts[BranchesRated as usize] = count;
        findings.retain(|(what, at)| !is_missing(what) || Some(*at) != rated_column);
    }
    if let Some((rated, branches, column)) = part_over_whole(layout, unit, BranchesRated, Branches)
    {
        findings.push((FindingKind::BranchesRatedOver { rated, branches }, column));
    }
}

/// Compares the rated with the sum of their levels. Returns the sum where every level is known.
fn check_levels(
    layout: &Layout,
    unit: &UnitRow,
    levels: &[CountField],
    rated: CountField,
    findings: &mut RowFindings,
) -> Option<Count> {
    let known: Vec<u32> = levels.iter().filter_map(|level| value(unit, *level)).collect();
    let sum: u64 = known.iter().copied().map(u64::from).sum();
    let is_whole = known.len() == levels.len();
    // Where a level is not known the others may be less than the rated, never more.
    if let (Some(rated), Some(column)) = (value(unit, rated), layout.column(rated.field()))
        && (sum > u64::from(rated) || is_whole && sum != u64::from(rated))
    {
        findings.push((FindingKind::LevelsMismatch { sum, rated }, column));
    }
    u32::try_from(sum).ok().filter(|_| is_whole).and_then(Count::new)
}

/// A part that is more than its whole: both, and the column of the part or else of the whole.
fn part_over_whole(
    layout: &Layout,
    unit: &UnitRow,
    part: CountField,
    whole: CountField,
) -> Option<(u32, u32, usize)> {
    let (part_value, whole_value) = (value(unit, part)?, value(unit, whole)?);
    let column = layout.column(part.field()).or_else(|| layout.column(whole.field()))?;
    (part_value > whole_value).then_some((part_value, whole_value, column))
}

fn value(unit: &UnitRow, field: CountField) -> Option<u32> {
    unit.counts[field as usize].get()
}
