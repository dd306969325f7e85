//! Columns of one meaning that their headings do not tell apart: the cells tell which is read, or
//! that each row fills one of them.

use super::choice::{self, Standing};
use super::column_cells::{are_choices, are_counts, are_mostly, has_values, is_filled, is_of_kind};
use super::column_time;
use super::columns::leave_out;
use super::folding::fold_heading;
use super::heading::is_of_branch;
use super::layout::{HeadRow, JoinedColumn, JoinedRole, Layout};
use super::ticks::{is_mark, is_unticked};
use crate::domain::{
    CountField, Field, Meaning, Rating, ZoneKind, begins_with_words, fold, has_words,
};
use crate::ingest::cells::{is_legal_form, ownership_word, zone_name};
use rustc_hash::FxHashMap;

/// No form has a field in more columns; those of a broken file may be thousands.
const MOST_JOINED: usize = 8;

/// A year has no more columns of months; those of a broken file may be thousands.
const MOST_MONTHS: usize = 12;

/// Reads of two such columns the one with the values, and both where no row fills both.
pub fn resolve(layout: &mut Layout, paths: &[Vec<&str>], data: &[HeadRow]) {
    prefer_own(layout, paths);
    add_parts_of_year(layout, paths);
    // A sheet may have thousands of columns under one heading.
    let mut of_heading: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    if !layout.rivals.is_empty() {
        for (column, heading) in layout.headings.iter().enumerate() {
            of_heading.entry(heading.clone()).or_default().push(column);
        }
    }
    for at in 0..layout.rivals.len() {
        let (column, heading) = layout.rivals[at].clone();
        let columns = of_heading.get(&heading).map(Vec::as_slice).unwrap_or_default();
        let of = |column: usize| match layout.columns[column] {
            Meaning::Field(field) => Some((column, field)),
            _ => None,
        };
        let Some((read, field)) = columns.iter().find_map(|column| of(*column)) else { continue };
        let is_surer =
            surety(field, &layout.headings[column]) > surety(field, &layout.headings[read]);
        if is_surer || is_better(field, data, column, read) {
            layout.columns[column] = Meaning::Field(field);
            layout.columns[read] = Meaning::Unknown;
            layout.rivals[at] = (read, layout.headings[column].clone());
        } else if layout.joined.len() < MOST_JOINED
            && is_of_words(field)
            && has_values(data, column)
            && are_apart(data, (column, read), field)
        {
            join(layout, column, read);
        }
    }
    let joined = |column: usize| layout.joined.iter().any(|joined| joined.column == column);
    layout.rivals.retain(|(column, _)| !joined(*column));
    join_ratings_by_kind(layout, data);
    read_ticks_by_kind(layout, data);
    read_ticks_of_cells(layout, data);
    leave_out_marks(layout, data);
    name_zones(layout, data);
    join_zone_kinds(layout, data);
}

/// In a list of branches reads the column of the branch where the one that is read is of its
/// committee: `Xếp loại đảng bộ | Xếp loại chi bộ`, and `Đảng bộ | Xếp loại | Chi bộ | Xếp loại`.
fn prefer_own(layout: &mut Layout, paths: &[Vec<&str>]) {
    let column = |field| layout.column(field);
    // In a list of persons the superior's rating counts.
    if column(Field::Members).or(column(Field::MembersExcellent)).is_none() {
        return;
    }
    let (Some(parent), Some(name), None) =
        (column(Field::Parent), column(Field::Name), column(Field::Kind))
    else {
        return;
    };
    let is_behind_parent = |read: usize| parent < read && read < name;
    let of_rivals = layout.rivals.iter().filter_map(|(column, heading)| {
        let read = layout.headings.iter().position(|own| own == heading)?;
        Some((*column, read))
    });
    let pairs: Vec<(usize, usize)> = layout.choices.iter().copied().chain(of_rivals).collect();
    for (column, read) in pairs {
        let Meaning::Field(field) = layout.columns[read] else { continue };
        let is_of_row = field == Field::Rating || CountField::of(field).is_some();
        let is_of_branch = |column: usize| is_of_branch(&fold_heading(&layout.headings[column]));
        let standing = choice::standing(field, &paths[column]);
        let is_other = is_of_branch(column) && standing != Standing::LeftOut
            || standing == Standing::Plain && !names_committee(&layout.headings[column]);
        let is_rater = paths[read].last().is_some_and(|own| names_rater(own));
        let is_committees = names_committee(&layout.headings[read]) && !is_rater && is_other
            || layout.headings[read] == layout.headings[column]
                && is_behind_parent(read)
                && name < column;
        if is_of_row && is_committees {
            layout.columns[column] = Meaning::Field(field);
            layout.choices.retain(|(left, _)| *left != column);
            layout.rivals.retain(|(left, _)| *left != column);
            leave_out(layout, read, column);
        }
    }
}

/// True for a heading of committees and not of branches.
fn names_committee(heading: &str) -> bool {
    let folded = fold_heading(heading);
    let words = ["dang bo", "dbcs", "dang uy", "tccsd"];
    words.iter().any(|words| has_words(&folded, words)) && !is_of_branch(&folded)
}

/// True for a heading that begins with who rated: `Đảng bộ xếp loại`, not `Xếp loại đảng bộ`.
fn names_rater(heading: &str) -> bool {
    let folded = fold_heading(heading);
    let starts = ["dang bo", "dang uy", "dbcs", "chi bo", "cbcs"];
    starts.iter().any(|start| begins_with_words(&folded, start)) && has_words(&folded, "xl")
}

/// Joins a column without a heading to the one at its left, whose heading is merged over both,
/// where each row fills one of them. The second row of the header may be the first below it.
pub fn join_unheaded(layout: &mut Layout, data: &[HeadRow]) {
    let has_figures =
        |row: &HeadRow| row.cells.iter().any(|cell| cell.contains(|c: char| c.is_ascii_digit()));
    let below = usize::from(data.first().is_some_and(|row| !has_figures(row)));
    let data = &data[below..];
    for field in [Field::Rating, Field::Zone, Field::Organisation] {
        let Some(read) = layout.column(field) else { continue };
        let column = read + 1;
        let of_values = if field == Field::Organisation { Field::Name } else { field };
        let is_unheaded = layout.headings.get(column).is_none_or(String::is_empty);
        if is_unheaded
            && has_values(data, column)
            && are_mostly(data, column, |cell| is_of_kind(cell, of_values))
            && are_apart(data, (column, read), field)
        {
            if column == layout.columns.len() {
                layout.headings.push(String::new());
                layout.columns.push(Meaning::Blank);
                layout.percents.push(None);
            }
            join(layout, column, read);
        }
    }
}

/// Reads a column of places as that of the zones where its cells name them: `Địa bàn`, `Khu vực`.
fn name_zones(layout: &mut Layout, data: &[HeadRow]) {
    const PLACES: [&str; 5] = ["khu", "khu vuc", "kcn", "ccn", "dia ban"];
    if layout.column(Field::Zone).is_some() {
        return;
    }
    let is_zone = |cell: &str| is_of_kind(cell, Field::Zone) && !cell.contains(',');
    let names_zone = |row: &HeadRow, column: usize| {
        let kind = row.cells.get(column).map(|cell| zone_name::parse(cell).kind);
        matches!(kind, Some(ZoneKind::Park | ZoneKind::Cluster))
    };
    let is_of_zones = |column: &usize| {
        let folded = fold_heading(&layout.headings[*column]);
        matches!(layout.columns[*column], Meaning::Unknown | Meaning::Field(Field::District))
            && PLACES.iter().any(|place| has_words(&folded, place))
            && are_mostly(data, *column, is_zone)
            && data.iter().any(|row| names_zone(row, *column))
    };
    if let Some(column) = (0..layout.columns.len()).find(is_of_zones) {
        layout.columns[column] = Meaning::Field(Field::Zone);
    }
}

/// Reads the kinds of the zones from a column of their own near theirs: `Tên khu, cụm | KCN hay
/// CCN`.
fn join_zone_kinds(layout: &mut Layout, data: &[HeadRow]) {
    let Some(read) = layout.column(Field::Zone) else { return };
    let is_of_kinds = |column: &usize| {
        layout.columns[*column] == Meaning::Unknown && are_zone_kinds(data, *column)
    };
    let to = layout.columns.len().min(read + 3);
    if let Some(column) = (read.saturating_sub(2)..to).find(is_of_kinds)
        && !are_zone_kinds(data, read)
    {
        layout.columns[column] = Meaning::Unused;
        layout.rivals.retain(|(rival, _)| *rival != column);
        let role = JoinedRole::KindOfZone;
        layout.joined.push(JoinedColumn { column, read, of_zones: None, role });
    }
}

/// True if most cells of a column are kinds of zones alone.
fn are_zone_kinds(data: &[HeadRow], column: usize) -> bool {
    let is_kind = |cell: &str| zone_name::kind_alone(cell).is_some();
    data.iter().any(|row| row.cells.get(column).is_some_and(|cell| is_kind(cell)))
        && are_mostly(data, column, |cell| is_kind(cell) || zone_name::is_outside(cell))
}

/// How sure a heading is of its field, for the names of units and of committees: `Đơn vị` may be
/// where persons work, and `Đảng bộ cấp trên` the committee above all.
fn surety(field: Field, heading: &str) -> u8 {
    let folded = fold_heading(heading);
    let has = |words: &[&str]| words.iter().any(|words| has_words(&folded, words));
    match field {
        Field::Parent if has(&["co so", "dbcs", "tccsd", "truc thuoc"]) => 2,
        Field::Parent if has(&["dang bo", "dang uy", "cap tren"]) => 1,
        Field::Name if has(&["tcd", "tccsd", "dang bo", "chi bo"]) => 1,
        // A title may be given beside the rating.
        Field::Rating if !has(&["danh hieu"]) => 1,
        _ => 0,
    }
}

/// True for a field whose values are words.
fn is_of_words(field: Field) -> bool {
    matches!(
        field,
        Field::Zone | Field::District | Field::Ownership | Field::Rating | Field::Organisation
    )
}

/// True if a column has the values of a field and the one that is read has something else: the
/// names of members beside their count, ticks beside the zones, legal forms beside the owners.
fn is_better(field: Field, data: &[HeadRow], column: usize, read: usize) -> bool {
    let has_owners = |column| {
        are_mostly(data, column, |cell| {
            ownership_word(&fold(cell)).is_some() && !is_legal_form(cell)
        })
    };
    match field {
        field if CountField::of(field).is_some() => {
            !are_counts(data, read) && are_counts(data, column)
        }
        Field::Zone => {
            are_mostly(data, read, is_mark) && !are_mostly(data, column, is_mark)
                || are_zone_kinds(data, read) && !are_zone_kinds(data, column)
        }
        Field::Ownership => !has_owners(read) && has_owners(column),
        _ => false,
    }
}

/// True if no row fills both of two columns of a field. Words for none do not count: `KCN | CCN`
/// with `Không` in one of them.
fn are_apart(data: &[HeadRow], (column, other): (usize, usize), field: Field) -> bool {
    let has = |row: &HeadRow, column: usize| {
        is_filled(row, column)
            && !is_unticked(&row.cells[column])
            && !(field == Field::Zone && zone_name::is_outside(&row.cells[column]))
    };
    !data.iter().any(|row| has(row, column) && has(row, other))
}

/// True if no row fills both of two columns with different values.
fn are_apart_or_alike(data: &[HeadRow], column: usize, other: usize) -> bool {
    let is_other = |row: &HeadRow| {
        is_filled(row, column)
            && is_filled(row, other)
            && fold(&row.cells[column]) != fold(&row.cells[other])
    };
    !data.iter().any(is_other)
}

/// True if more rows tick columns on one side of the pairs alone than on both. Rows of sums and
/// repeated headings fill both.
fn are_blocks_apart(data: &[HeadRow], pairs: &[(usize, usize)]) -> bool {
    let (mut ones, mut both) = (0, 0);
    for row in data {
        let is_ticked =
            |column: usize| row.cells.get(column).is_some_and(|cell| !is_unticked(cell));
        let sides = (
            pairs.iter().any(|(column, _)| is_ticked(*column)),
            pairs.iter().any(|(_, read)| is_ticked(*read)),
        );
        ones += usize::from(sides.0 != sides.1);
        both += usize::from(sides.0 && sides.1);
    }
    !pairs.is_empty() && ones > both
}

/// Reads a column where the one of its field is empty.
fn join(layout: &mut Layout, column: usize, read: usize) {
    let of_zones = match layout.columns[read] {
        Meaning::Field(Field::Zone) => zone_name::kind_of_heading(&layout.headings[column]),
        _ => None,
    };
    layout.columns[column] = Meaning::Unused;
    layout.joined.push(JoinedColumn { column, read, of_zones, role: JoinedRole::Instead });
}

/// Adds up the counts of what happened in parts of a year, where no column has the whole: `Kết nạp
/// 6 tháng đầu năm | Kết nạp 6 tháng cuối năm`. Parts that hold others are left out.
fn add_parts_of_year(layout: &mut Layout, paths: &[Vec<&str>]) {
    for field in [Field::Admitted, Field::AdmittedOwners, Field::AdmittedLeaders] {
        let Some(read) = layout.column(field) else { continue };
        // `12/2024` ends the year, or is the last of its months.
        let is_month = |column: usize| {
            choice::standing(field, &paths[column]) == Standing::Plain
                && column_time::months(&paths[column]).is_some_and(u16::is_power_of_two)
                && column_time::is_of_same_year(&paths[column], &paths[read])
        };
        let mut kept = vec![read];
        let left = layout.choices.iter().filter(|(left, of)| *of == read && is_month(*left));
        kept.extend(left.map(|(left, _)| *left).filter(|_| is_month(read)).take(MOST_MONTHS));
        let is_rival = |(_, heading): &&(usize, String)| {
            kept.iter().any(|column| *heading == layout.headings[*column])
        };
        let rivals = layout.rivals.iter().filter(is_rival).map(|(column, _)| *column);
        let parts = kept.iter().copied().chain(rivals);
        let mut parts: Vec<(usize, u16)> = parts
            .filter_map(|column| Some((column, column_time::months(&paths[column])?)))
            .collect();
        if parts.len() < 2 || parts[0].0 != read {
            continue;
        }
        parts.sort_by_key(|(_, months)| months.count_ones());
        let fine = without_overlap(parts.iter());
        let coarse = without_overlap(parts.iter().rev());
        let added = if coarse.0 & !fine.0 == 0 { fine.1 } else { coarse.1 };
        let first = added[0];
        layout.columns[read] = Meaning::Unknown;
        layout.columns[first] = Meaning::Field(field);
        layout.rivals.retain(|(column, _)| !parts.iter().any(|(part, _)| part == column));
        layout.choices.retain(|(column, _)| !parts.iter().any(|(part, _)| part == column));
        for (column, _) in parts.iter().filter(|(column, _)| *column != first) {
            if added.contains(column) {
                layout.columns[*column] = Meaning::Unused;
                let role = JoinedRole::Added;
                layout.joined.push(JoinedColumn {
                    column: *column,
                    read: first,
                    of_zones: None,
                    role,
                });
            } else {
                leave_out(layout, *column, first);
            }
        }
    }
}

/// The columns of some parts of a year, in order, that share no month with one taken before, and
/// the months they cover, a bit each.
fn without_overlap<'p>(parts: impl Iterator<Item = &'p (usize, u16)>) -> (u16, Vec<usize>) {
    let (mut all, mut columns) = (0, Vec::new());
    for (column, months) in parts.filter(|(_, months)| *months != 0) {
        if all & months == 0 {
            all |= months;
            columns.push(*column);
        }
    }
    (all, columns)
}

/// Joins the ratings of committees and those of cells: `Xếp loại đảng bộ | Xếp loại chi bộ`. In a
/// list of branches a row has both, its own and its committee's.
fn join_ratings_by_kind(layout: &mut Layout, data: &[HeadRow]) {
    let is_pair = |(column, read): &(usize, usize)| {
        layout.columns[*read] == Meaning::Field(Field::Rating)
            && are_of_kinds(layout, *column, *read)
            && are_apart_or_alike(data, *column, *read)
    };
    let Some(at) = layout.choices.iter().position(is_pair) else { return };
    let (column, read) = layout.choices.remove(at);
    join(layout, column, read);
}

/// Reads the ticks of committees and those of cells where each has its own columns of levels.
fn read_ticks_by_kind(layout: &mut Layout, data: &[HeadRow]) {
    let is_pair = |(column, read): &&(usize, usize)| {
        matches!(layout.columns[*read], Meaning::Tick(_)) && are_of_kinds(layout, *column, *read)
    };
    let pairs: Vec<(usize, usize)> = layout.choices.iter().filter(is_pair).copied().collect();
    if are_blocks_apart(data, &pairs) {
        for (column, read) in &pairs {
            layout.columns[*column] = layout.columns[*read];
        }
        layout.choices.retain(|choice| !pairs.contains(choice));
    }
}

/// Reads `Chi bộ` over the levels as ticks of the cells, where each row ticks one level of those or
/// of its committees: else it counts branches.
fn read_ticks_of_cells(layout: &mut Layout, data: &[HeadRow]) {
    let rating = |meaning: &Meaning| match meaning {
        Meaning::Field(Field::BranchesExcellent) => Some(Rating::Excellent),
        Meaning::Field(Field::BranchesGood) => Some(Rating::Good),
        Meaning::Field(Field::BranchesSatisfactory) => Some(Rating::Satisfactory),
        Meaning::Field(Field::BranchesUnsatisfactory) => Some(Rating::Unsatisfactory),
        _ => None,
    };
    let of = |is: &dyn Fn(&Meaning) -> bool| -> Vec<usize> {
        let columns = layout.columns.iter().enumerate().filter(|(_, meaning)| is(meaning));
        columns.map(|(column, _)| column).take(2 * MOST_JOINED).collect()
    };
    let ticks = of(&|meaning| matches!(meaning, Meaning::Tick(_)));
    let cells = of(&|meaning| rating(meaning).is_some());
    let has = |field| layout.column(field).is_some();
    if ticks.is_empty()
        || [Field::Branches, Field::BranchesRated, Field::Rating].into_iter().any(has)
        || !cells.iter().any(|column| has_values(data, *column))
        || !are_choices(data, &[ticks, cells.clone()].concat())
    {
        return;
    }
    for column in cells {
        layout.columns[column] =
            rating(&layout.columns[column]).map_or(Meaning::Unused, Meaning::Tick);
    }
}

/// True if one of two columns is of committees and the other of cells, or of all.
fn are_of_kinds(layout: &Layout, column: usize, read: usize) -> bool {
    let kind = |column: usize| {
        let folded = fold_heading(&layout.headings[column]);
        let names = |words: &[&str]| words.iter().any(|word| has_words(&folded, word));
        let of = (names(&["dang bo", "dbcs"]), names(&["chi bo", "cbcs"]));
        (of.0 != of.1 && !names_rater(&layout.headings[column])).then_some(of.0)
    };
    let path = [layout.headings[column].as_str()];
    let is_plain = || {
        choice::standing(Field::Rating, &path) == Standing::Plain && !column_time::names_part(&path)
    };
    match (kind(column), kind(read)) {
        (Some(one), Some(other)) => one != other,
        (None, Some(true)) => is_plain(),
        _ => false,
    }
}

/// Leaves a column out that ticks the units in a zone and does not name it: `Trong KCN`.
fn leave_out_marks(layout: &mut Layout, data: &[HeadRow]) {
    let is_ticked = layout.ticked.iter().any(|ticked| ticked.field == Field::Zone);
    if let Some(column) = layout.column(Field::Zone).filter(|_| !is_ticked)
        && are_mostly(data, column, is_mark)
    {
        layout.columns[column] = Meaning::Unknown;
    }
}
