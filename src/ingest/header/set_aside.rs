//! Columns that are set aside before one of several of a meaning is chosen: differences between two
//! years, forecasts, and the periods of a form that are not filled in yet.

use super::choice::{self, Standing};
use super::column_numbers::is_column_numbers;
use super::column_time::{self, ColumnTime};
use super::heading::HeadingMeaning;
use super::layout::HeadRow;
use crate::domain::{Field, Year, begins_with_words, fold, has_words, is_dash};
use crate::ingest::cells;
use rustc_hash::{FxHashMap, FxHashSet};

/// How the heading of a difference or of a share of change begins, folded.
const DIFFERENCES: [&str; 5] = ["so sanh", "chenh lech", "bien dong", "tang giam", "ty le"];

/// Words of a heading about what is to be, folded.
const FORECASTS: [&str; 5] = ["uoc", "phuong huong", "nghi quyet", "du bao", "de ra"];

/// What the cells of a column hold: of several columns the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Filling {
    #[default]
    Empty,
    /// A form with formulas has 0 in what is not filled in yet.
    Zeros,
    Values,
}

/// What the columns of one time hold. The counts of members are filled in together, those of
/// branches too: an empty column among filled ones is not a period still to come.
#[derive(Debug, Default)]
struct TimeFilling {
    members: Filling,
    /// None where no column counts the members of a level.
    levels: Option<Filling>,
    branches: Filling,
}

impl TimeFilling {
    fn add(&mut self, meaning: HeadingMeaning, filling: Filling) {
        match meaning {
            _ if is_level_of_members(meaning) => {
                self.levels = Some(self.levels.unwrap_or_default().max(filling));
            }
            HeadingMeaning::Field(Field::Members) => self.members = self.members.max(filling),
            _ if is_of_branches(meaning) => self.branches = self.branches.max(filling),
            _ => {}
        }
    }

    fn has_members(&self) -> bool {
        match self.levels {
            Some(Filling::Zeros) | None => self.members == Filling::Values,
            Some(levels) => levels == Filling::Values,
        }
    }

    /// True if a column of this time, filled as given, is filled in.
    fn has(&self, meaning: HeadingMeaning, filling: Filling) -> bool {
        let filling = if is_of_branches(meaning) { self.branches } else { filling };
        match meaning {
            HeadingMeaning::Field(Field::Members) => self.has_members(),
            _ if is_level_of_members(meaning) => self.has_members(),
            HeadingMeaning::Field(Field::Rating) => filling == Filling::Values,
            _ => filling == Filling::Values || filling == Filling::Zeros && self.has_members(),
        }
    }
}

fn is_level_of_members(meaning: HeadingMeaning) -> bool {
    match meaning {
        HeadingMeaning::Level(_) => true,
        HeadingMeaning::Field(field) => field.is_level() || field == Field::MembersRated,
        _ => false,
    }
}

fn is_of_branches(meaning: HeadingMeaning) -> bool {
    match meaning {
        HeadingMeaning::BranchLevel(_) => true,
        HeadingMeaning::Field(field) => field.is_of_branches(),
        _ => false,
    }
}

/// What the cells of a column hold, below its own heading repeated on each page.
fn filling(data: &[&HeadRow], column: usize, path: &[&str]) -> Filling {
    let cells = data.iter().filter_map(|row| row.cells.get(column));
    let of_cell = |cell: &String| match cells::number_and_share(cell) {
        _ if is_dash(cell) || path.last() == Some(&cell.as_str()) => Filling::Empty,
        Some(0) => Filling::Zeros,
        _ => Filling::Values,
    };
    cells.filter(|cell| !cell.is_empty()).map(of_cell).max().unwrap_or_default()
}

/// Takes their meaning from such columns where another one has it: `Năm 2024 | Năm 2025 | So sánh`.
/// `report` is the year of the report: one after it may have columns too.
pub fn set_aside(
    meanings: &mut [Option<HeadingMeaning>],
    paths: &[Vec<&str>],
    data: &[HeadRow],
    report: Option<Year>,
) {
    let figures: Vec<(usize, HeadingMeaning)> = meanings
        .iter()
        .enumerate()
        .filter(|(_, named)| named.is_some_and(|named| named.figure().is_some()))
        .filter_map(|(column, named)| Some((column, (*named)?)))
        .collect();
    let (changes, states): (Vec<_>, Vec<_>) =
        figures.into_iter().partition(|(column, _)| is_no_state(&paths[*column]));
    let of_states: FxHashSet<HeadingMeaning> = states.iter().map(|(_, meaning)| *meaning).collect();
    let changes = changes.iter().filter(|(_, meaning)| of_states.contains(meaning));
    for column in not_filled_in(&states, paths, data, report).iter().chain(changes.map(|(c, _)| c))
    {
        meanings[*column] = Some(HeadingMeaning::Remark);
    }
}

/// The columns of figures of a time that is not filled in yet, where an earlier one is.
fn not_filled_in(
    figures: &[(usize, HeadingMeaning)],
    paths: &[Vec<&str>],
    data: &[HeadRow],
    report: Option<Year>,
) -> Vec<usize> {
    let time = |column: usize| column_time::of_headings(Field::Members, &paths[column]);
    let times: Vec<ColumnTime> = figures.iter().map(|(column, _)| time(*column)).collect();
    if times.windows(2).all(|pair| pair[0] == pair[1]) {
        return Vec::new();
    }
    let data: Vec<&HeadRow> =
        data.iter().filter(|row| !is_column_numbers(&row.cells, |_| false)).collect();
    let fillings: Vec<Filling> =
        figures.iter().map(|(column, _)| filling(&data, *column, &paths[*column])).collect();
    let mut of_time: FxHashMap<ColumnTime, TimeFilling> = FxHashMap::default();
    for (at, (_, meaning)) in figures.iter().enumerate() {
        of_time.entry(times[at]).or_default().add(*meaning, fillings[at]);
    }
    let is_filled = |at: usize| of_time[&times[at]].has(figures[at].1, fillings[at]);
    // What is filled in of a part of a year, and of the year of the report.
    let (mut parts, mut of_report) = (FxHashSet::default(), FxHashSet::default());
    for (at, (column, meaning)) in figures.iter().enumerate().filter(|(at, _)| is_filled(*at)) {
        let path = &paths[*column];
        let standing = meaning.figure().map(|field| choice::standing(field, path));
        if standing == Some(Standing::LeftOut) {
            continue;
        }
        let year = times[at].year(report);
        if column_time::names_part(path) {
            parts.insert((*meaning, year));
        }
        if report.is_some() && year == report {
            of_report.insert(*meaning);
        }
    }
    let is_left_out = |at: usize| {
        let meaning = figures[at].1;
        let year = times[at].year(report);
        !is_filled(at)
            && (parts.contains(&(meaning, year)) || year > report && of_report.contains(&meaning))
    };
    (0..figures.len()).filter(|at| is_left_out(*at)).map(|at| figures[at].0).collect()
}

/// True if a heading says that the figures are a difference or a forecast.
pub fn is_no_state(path: &[&str]) -> bool {
    path.iter().any(|heading| {
        let folded = fold(heading);
        is_difference(heading) || FORECASTS.iter().any(|word| has_words(&folded, word))
    })
}

/// True if a heading says that the figures are a difference.
pub fn is_difference(heading: &str) -> bool {
    let folded = fold(heading);
    DIFFERENCES.iter().any(|start| begins_with_words(&folded, start))
        || matches!(&*folded, "tang" | "giam")
        || is_sign(heading)
}

/// True for `+/-`, `(+, -)`, `±`.
fn is_sign(heading: &str) -> bool {
    heading.contains(['+', '±'])
        && heading.chars().all(|c| matches!(c, '+' | '-' | '±' | '/' | ',' | '(' | ')' | ' ' | '–'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_or_a_forecast_is_no_state() {
        for heading in [
            "So sánh",
            "Tăng, giảm",
            "Tăng (+), giảm (-)",
            "Chênh lệch",
            "Tăng",
            "+/-",
            "So sánh (%)",
            "Tỷ lệ %",
            "Ước năm 2026",
            "Phương hướng năm 2026",
            "Nghị quyết năm 2026",
        ] {
            assert!(is_no_state(&[heading, "TSĐV"]), "{heading}");
        }
        for heading in ["Năm 2025", "Đảng viên tăng trong năm", "Kết nạp", "", "-"] {
            assert!(!is_no_state(&[heading, "TSĐV"]), "{heading}");
        }
    }
}
