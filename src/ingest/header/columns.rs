//! What the columns of a header are, once each heading is known: conflicts between two columns of
//! one meaning, levels and percentages that depend on the columns before them.

use super::ambiguous::is_doubtful;
use super::branch_counts;
use super::caps::is_about_cap;
use super::choice::{self, Standing};
use super::column_cells::is_filled;
use super::column_time::{self, ColumnTime};
use super::folding::fold_heading;
use super::heading::{HeadingMeaning, is_of_branch, meaning};
use super::layout::{HeadRow, HoldsExcellent, Layout, PercentOf};
use super::levels::rating_of;
use super::of_which;
use super::parts_of_members::are_parts;
use super::personal::{Persons, persons_of};
use crate::domain::{CountField, Field, Meaning, has_words};
use std::cmp::{Ordering, Reverse};

/// Sets the meaning of each column. `paths` has the headings of each, from top to bottom.
pub fn assign(layout: &mut Layout, meanings: &[Option<HeadingMeaning>], paths: &[Vec<&str>]) {
    let mut left_out: Vec<(usize, Field)> = Vec::new();
    let lists_members = lists_members(layout, meanings);
    for (column, named) in meanings.iter().enumerate() {
        layout.columns[column] = match named {
            Some(HeadingMeaning::Field(field)) => {
                if choice::standing(*field, &paths[column]) == Standing::LeftOut {
                    left_out.push((column, *field));
                    Meaning::Unknown
                } else {
                    match layout.column(*field) {
                        None => Meaning::Field(*field),
                        Some(first) => {
                            resolve_conflict(layout, (first, column), *field, paths, lists_members)
                        }
                    }
                }
            }
            Some(HeadingMeaning::Percent) => Meaning::Percent,
            Some(HeadingMeaning::Numbering) => Meaning::Numbering,
            Some(HeadingMeaning::Personal) => Meaning::Personal,
            Some(HeadingMeaning::Remark) => Meaning::Unused,
            Some(HeadingMeaning::Level(_) | HeadingMeaning::BranchLevel(_)) | None => {
                let field = choice::left_out_field(&paths[column]);
                left_out.extend(field.filter(|_| named.is_none()).map(|field| (column, field)));
                layout.columns[column]
            }
        };
    }
    for (column, field) in left_out {
        if let Some(read) = layout.column(field) {
            leave_out(layout, column, read);
        }
    }
}

/// Leaves out a column that the form has beside the one that is read.
pub fn leave_out(layout: &mut Layout, column: usize, read: usize) {
    layout.columns[column] = Meaning::Unused;
    for (_, other) in &mut layout.choices {
        if *other == column {
            *other = read;
        }
    }
    layout.choices.push((column, read));
}

/// Leaves out the columns of earlier years, beside those that are read for their fields.
pub fn leave_out_earlier(layout: &mut Layout, earlier: Vec<(usize, Field)>) {
    for (column, field) in earlier {
        let tick = Meaning::Tick(rating_of(field));
        let of_tick = || layout.columns.iter().position(|meaning| *meaning == tick);
        let read = layout.column(field).or_else(of_tick);
        if let Some(read) = read.filter(|_| layout.columns[column] == Meaning::Unknown) {
            leave_out(layout, column, read);
        }
    }
}

/// Resolves two columns with one meaning: changes the layout and returns the meaning of the second.
/// Of two columns of names or of ids in a list of branches, the one that is not the branch's is its
/// committee's. Of two that their headings tell apart, the one that the form wants is used, of two
/// years the later. Else the first column is used.
fn resolve_conflict(
    layout: &mut Layout,
    (first, second): (usize, usize),
    field: Field,
    paths: &[Vec<&str>],
    lists_members: bool,
) -> Meaning {
    let is_doubtful = |column: usize| is_doubtful(&fold_heading(&layout.headings[column]));
    if is_doubtful(first) != is_doubtful(second) {
        if is_doubtful(second) {
            return Meaning::Unknown;
        }
        layout.columns[first] = Meaning::Unknown;
        return Meaning::Field(field);
    }
    let of_branch = |column: usize| is_of_branch(&fold_heading(&layout.headings[column]));
    if matches!(field, Field::Name | Field::Id)
        && layout.column(Field::Kind).is_none()
        && of_branch(first) != of_branch(second)
    {
        let (own, other) = if of_branch(first) { (first, second) } else { (second, first) };
        layout.columns[own] = Meaning::Field(field);
        // A committee is found by its id rather than by its name.
        let parent = layout.column(Field::Parent);
        let is_better = field == Field::Id && parent.is_none_or(|column| has_names(layout, column));
        layout.columns[other] = if parent.is_none() || is_better {
            Meaning::Field(Field::Parent)
        } else {
            Meaning::Unknown
        };
        if let Some(parent) = parent {
            let (left, kept) = if is_better { (parent, other) } else { (other, parent) };
            layout.columns[left] = Meaning::Unknown;
            layout.rivals.push((left, layout.headings[kept].clone()));
        }
        return layout.columns[second];
    }
    let rank = |column| rank(field, column, paths, lists_members);
    let (own, other) = (rank(first), rank(second));
    // `Kết quả thẩm định | Kết quả xếp loại`: the last of the stages decides.
    let is_decided_behind = field == Field::Rating
        && choice::is_appraised(&paths[first])
        && !choice::is_appraised(&paths[second])
        && (other.0 >= own.0.min(Standing::Plain) && other.1 && other.2 >= own.2);
    let order = if is_decided_behind { Ordering::Less } else { own.cmp(&other) };
    choose(layout, (first, second), Meaning::Field(field), order, paths)
}

/// Uses one of two columns of a meaning, by their order; returns the meaning of the second. Columns
/// that nothing tells apart are rivals, and the first is used; of parts of the members none is.
fn choose(
    layout: &mut Layout,
    (first, second): (usize, usize),
    meaning: Meaning,
    order: Ordering,
    paths: &[Vec<&str>],
) -> Meaning {
    match order {
        Ordering::Less => {
            leave_out(layout, first, second);
            meaning
        }
        Ordering::Equal => {
            layout.rivals.push((second, layout.headings[first].clone()));
            if are_parts(&paths[first], &paths[second]) {
                layout.columns[first] = Meaning::Unknown;
            }
            Meaning::Unknown
        }
        Ordering::Greater => {
            leave_out(layout, second, first);
            Meaning::Unused
        }
    }
}

/// True if a column's heading is one of names.
fn has_names(layout: &Layout, column: usize) -> bool {
    meaning(&layout.headings[column]) == Some(HeadingMeaning::Field(Field::Name))
}

/// Finds the column of names where no heading names one: it is then under a heading that elsewhere
/// means another column, such as `Tổ chức đảng`, or `Đảng bộ` beside a kind.
pub fn choose_name_column(
    layout: &mut Layout,
    meanings: &[Option<HeadingMeaning>],
    data: &[HeadRow],
) {
    let has = |layout: &Layout, field| layout.column(field).is_some();
    leave_out_enterprise(layout, meanings, data);
    if has(layout, Field::Enterprise) {
        choose_organisation_column(layout);
        return;
    }
    if has(layout, Field::Name) {
        return;
    }
    let elsewhere = if has(layout, Field::Kind) && !has(layout, Field::Organisation) {
        Field::Parent
    } else {
        Field::Organisation
    };
    if let Some(column) = layout.column(elsewhere) {
        layout.columns[column] = Meaning::Field(Field::Name);
    }
}

/// Leaves out the enterprises of a list of organisations, which has ratings, members and their
/// levels, and an organisation in each row: `Tên tổ chức đảng | Tên doanh nghiệp | …`.
fn leave_out_enterprise(
    layout: &mut Layout,
    meanings: &[Option<HeadingMeaning>],
    data: &[HeadRow],
) {
    let column = |field| layout.column(field);
    let Some(enterprise) = column(Field::Enterprise) else { return };
    let is_of_units = column(Field::Members).or(column(Field::MembersRated)).is_some()
        && meanings.iter().flatten().any(|meaning| meaning.is_level())
        && column(Field::Rating).is_some();
    let Some(name) = column(Field::Name).or(column(Field::Organisation)) else { return };
    if is_of_units && data.iter().all(|row| is_filled(row, name) || !is_filled(row, enterprise)) {
        layout.columns[enterprise] = Meaning::Unknown;
        layout.columns[name] = Meaning::Field(Field::Name);
    }
}

/// In a list of enterprises the column with the names of Party organisations, or else their ids, is
/// that of the organisation: `Tên tổ chức đảng`, `Tổ chức đảng` over `Tên`.
fn choose_organisation_column(layout: &mut Layout) {
    const OF_UNITS: [Field; 4] = [Field::Kind, Field::Parent, Field::Rating, Field::Organisation];
    if OF_UNITS.iter().any(|field| layout.column(*field).is_some()) {
        return;
    }
    let is_of_party = |column: &usize| {
        let folded = fold_heading(&layout.headings[*column]);
        ["tcd", "tccsd", "dang bo", "chi bo"].iter().any(|words| has_words(&folded, words))
    };
    let column = [Field::Name, Field::Id].iter().find_map(|field| layout.column(*field));
    if let Some(column) = column.filter(is_of_party) {
        layout.columns[column] = Meaning::Field(Field::Organisation);
    }
}

/// What the levels after a column count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    Members,
    Branches,
}

/// Resolves headings that are a level alone (`HTXSNV`). Behind a column of members or of branches
/// it counts those. Otherwise, where no column holds ratings, it is a tick that gives the row's
/// rating, as where it is `marked`. Below a heading of branches it counts branches, except in a
/// list of branches.
pub fn resolve_levels(
    layout: &mut Layout,
    meanings: &[Option<HeadingMeaning>],
    paths: &[Vec<&str>],
    marked: &[bool],
) {
    let is_list_of_branches = layout.column(Field::Parent).is_some();
    let lists_members = lists_members(layout, meanings);
    let mut before = None;
    for (column, named) in meanings.iter().enumerate() {
        // Levels after a count that is not read belong to it all the same.
        let read = layout.choices.iter().find(|(left, _)| *left == column);
        let read = read.map_or(column, |(_, read)| *read);
        before = counted_by(layout.columns[read]).or(before);
        let (level, counted) = match named {
            Some(HeadingMeaning::Level(level)) if marked[column] => (*level, None),
            Some(HeadingMeaning::Level(level)) => (*level, counted_below(&paths[column], before)),
            Some(HeadingMeaning::BranchLevel(level)) if is_list_of_branches => (*level, before),
            Some(HeadingMeaning::BranchLevel(level)) => (*level, Some(Counted::Branches)),
            _ => continue,
        };
        let field = match counted {
            Some(Counted::Branches) => Some(branch_counts::of_level(level)),
            Some(Counted::Members) => Some(level),
            None => None,
        };
        let has_ratings = layout.column(Field::Rating).is_some();
        let rank = |field, column| rank(field, column, paths, lists_members);
        let is_other = |field: Field| {
            let own = rank(field, column);
            layout.column(field).is_none_or(|first| rank(field, first) != own)
        };
        let (field, read) = match field {
            Some(field) if has_ratings || is_other(field) => (field, Meaning::Field(field)),
            _ if !has_ratings => (Field::Rating, Meaning::Tick(rating_of(level))),
            _ => continue,
        };
        let first = layout.columns.iter().position(|meaning| *meaning == read);
        layout.columns[column] = match first {
            _ if choice::standing(field, &paths[column]) == Standing::LeftOut => Meaning::Unused,
            None => read,
            Some(first) => {
                let order = rank(field, first).cmp(&rank(field, column));
                choose(layout, (first, column), read, order, paths)
            }
        };
    }
}

/// What a level counts below `Tập thể` or `Cá nhân`: those are ticks, these count members. Else
/// what the columns before it count.
fn counted_below(path: &[&str], before: Option<Counted>) -> Option<Counted> {
    match () {
        () if choice::is_of_individuals(path) => Some(Counted::Members),
        () if choice::is_of_collective(path) => None,
        () => before,
    }
}

/// The columns without a meaning, those of the latest time first: `Phân loại năm 2023 | Phân loại
/// năm 2024`.
pub fn latest_first(layout: &Layout) -> Vec<usize> {
    let is_unknown = |column: &usize| layout.columns[*column] == Meaning::Unknown;
    let mut columns: Vec<usize> = (0..layout.columns.len()).filter(is_unknown).collect();
    columns.sort_by_cached_key(|column| {
        let path = [layout.headings[*column].as_str()];
        Reverse((
            choice::standing(Field::Rating, &path),
            column_time::of_headings(Field::Rating, &path),
        ))
    });
    columns
}

/// What decides between columns of one field; the greatest is read. A list of units has the rating
/// of the collective, one of persons that of the individual.
fn rank(
    field: Field,
    column: usize,
    paths: &[Vec<&str>],
    lists_members: bool,
) -> (Standing, bool, ColumnTime, bool) {
    let path = &paths[column];
    let is_of_row = field != Field::Rating
        || choice::is_of_individuals(path) == lists_members && !choice::is_of_leaders(path);
    let is_decided = choice::is_decided(field, path);
    let time = column_time::of_headings(field, path);
    // `Quý I` is a part of the year as `6 tháng` is.
    let standing = match choice::standing(field, path) {
        Standing::Plain if column_time::names_part(path) => Standing::Secondary,
        standing => standing,
    };
    (standing, is_of_row, time, is_decided)
}

/// True if a column has the names of members, and none counts something of a unit or is its kind.
fn lists_members(layout: &Layout, meanings: &[Option<HeadingMeaning>]) -> bool {
    let is_of_unit = |meaning: &Option<HeadingMeaning>| {
        let of_units = [Field::Kind, Field::Workers, Field::Members];
        matches!(meaning, Some(HeadingMeaning::Field(field)) if of_units.contains(field))
    };
    let has_names = || {
        let mut columns = meanings.iter().zip(&layout.headings);
        columns.any(|(meaning, heading)| {
            *meaning == Some(HeadingMeaning::Personal) && persons_of(heading) == Persons::Members
        })
    };
    !meanings.iter().any(is_of_unit) && has_names()
}

/// What the bare levels after a column count.
fn counted_by(meaning: Meaning) -> Option<Counted> {
    match meaning {
        Meaning::Field(field) if field.is_of_branches() => Some(Counted::Branches),
        Meaning::Field(
            Field::Members
            | Field::MembersRated
            | Field::MembersExcellent
            | Field::MembersGood
            | Field::MembersSatisfactory
            | Field::MembersUnsatisfactory,
        ) => Some(Counted::Members),
        _ => None,
    }
}

/// Finds the counts of good that hold the excellent: a heading says so, of good or of the excellent
/// right after it.
pub fn find_held_levels(layout: &mut Layout, paths: &[Vec<&str>]) {
    let holds = |layout: &Layout, good: Field, excellent: Field| {
        let Some(good) = layout.column(good) else { return false };
        let Some(excellent) = layout.column(excellent) else { return false };
        let is_next = good < excellent
            && layout.columns[good + 1..excellent]
                .iter()
                .all(|between| !matches!(between, Meaning::Field(_) | Meaning::Tick(_)));
        of_which::holds_excellent(&paths[good])
            || is_next && of_which::is_part_of_good(&paths[excellent], &paths[good])
    };
    layout.holds_excellent = HoldsExcellent {
        members: holds(layout, Field::MembersGood, Field::MembersExcellent),
        branches: holds(layout, Field::BranchesGood, Field::BranchesExcellent),
    };
    let has_parts = [Field::MembersExcellent, Field::MembersGood]
        .iter()
        .all(|field| layout.column(*field).is_some());
    layout.is_satisfactory_or_better = has_parts
        && layout
            .column(Field::MembersSatisfactory)
            .is_some_and(|column| of_which::is_satisfactory_or_better(&paths[column]));
    layout.is_branches_good_or_better = layout.column(Field::BranchesExcellent).is_none()
        && layout
            .column(Field::BranchesGood)
            .is_some_and(|good| of_which::holds_excellent(&paths[good]));
}

pub fn resolve_percents(layout: &mut Layout) {
    for column in 0..layout.columns.len() {
        if layout.columns[column] != Meaning::Percent || is_about_cap(&layout.headings[column]) {
            continue;
        }
        let folded = fold_heading(&layout.headings[column]);
        let before = count_before(layout, column).filter(|_| !is_of_block_without(layout, column));
        let before = number_after(layout, column).or(before);
        let of_branches = before.is_some_and(CountField::is_of_branches);
        let of_excellent =
            matches!(before, Some(CountField::Excellent | CountField::BranchesExcellent));
        let holds = before.is_some_and(|good| layout.holds_excellent.excellent_in(good).is_some());
        let names_good =
            ["ht tot nv tro len", "tot tro len"].iter().any(|own| folded.contains(own));
        let is_good_or_better = names_good || folded.contains("tro len") && !of_excellent || holds;
        let is_only_one = |last: CountField| {
            let of_levels = |count: CountField| count.is_of_branches() == last.is_of_branches();
            !(0..column).any(|at| {
                layout.columns[at] == Meaning::Percent
                    && count_before(layout, at).is_some_and(of_levels)
            })
        };
        if let Some(last @ (CountField::Unsatisfactory | CountField::BranchesUnsatisfactory)) =
            before
            && is_only_one(last)
        {
            layout.percents[column] = Some(PercentOf::LastLevelOrBetter(last));
            continue;
        }
        layout.percents[column] = match (is_good_or_better, of_branches) {
            (true, true) => Some(PercentOf::BranchesGoodOrBetter),
            (true, false) => Some(PercentOf::GoodOrBetter),
            (false, _) => before.and_then(PercentOf::field),
        };
    }
}

/// The count that the last field before a column is, where it is one.
fn count_before(layout: &Layout, column: usize) -> Option<CountField> {
    let field = layout.columns[..column].iter().rev().find_map(|meaning| match meaning {
        Meaning::Field(field) => Some(*field),
        _ => None,
    });
    field.and_then(CountField::of)
}

/// True for a share below a title whose columns before it are not read: `Học tập nghị quyết` over
/// `Số đảng viên tham gia | Tỷ lệ`.
fn is_of_block_without(layout: &Layout, column: usize) -> bool {
    let title = |column: usize| layout.headings[column].split_once(" / ").map(|(title, _)| title);
    let Some(own) = title(column) else { return false };
    let mut block = (0..column).rev().take_while(|before| title(*before) == Some(own)).peekable();
    let is_read = |before| matches!(layout.columns[before], Meaning::Field(_) | Meaning::Tick(_));
    block.peek().is_some_and(|before| layout.columns[*before] != Meaning::Percent)
        && !block.any(is_read)
}

/// The count whose share is in the column before it: `HTXSNV` over `Tỷ lệ | Số lượng`.
fn number_after(layout: &Layout, column: usize) -> Option<CountField> {
    let group = |column: usize| layout.headings.get(column)?.rsplit_once(" / ").map(|(of, _)| of);
    let count = |column: usize| match layout.columns.get(column)? {
        Meaning::Field(field) => CountField::of(*field),
        _ => None,
    };
    let own = group(column)?;
    let is_own = |column: &usize| group(*column) == Some(own);
    if column.checked_sub(1).filter(is_own).and_then(count).is_some() {
        return None;
    }
    Some(column + 1).filter(is_own).and_then(count)
}
