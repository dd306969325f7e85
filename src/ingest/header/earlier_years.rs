//! Columns of a year before the one that the report is about: `Kết quả năm 2023` beside `Đảng viên`
//! below a title of 2024. They are no block of members or of the organisation beside those of the
//! report's year, whatever their headings say.

use super::choice::{self, Standing};
use super::column_time;
use super::heading::HeadingMeaning;
use super::layout::HeadRow;
use super::years;
use crate::domain::{Field, Year};
use rustc_hash::{FxHashMap, FxHashSet};

/// Takes their meaning from the columns of an earlier year of those fields that a column of a later
/// one has, with the other counts of their block. Returns each with its field. `report` is
/// the year that the titles give, which is that of a heading without a year.
pub fn leave_out(
    meanings: &mut [Option<HeadingMeaning>],
    paths: &[Vec<&str>],
    report: Option<Year>,
) -> Vec<(usize, Field)> {
    let report = report.or_else(|| year_after(meanings, paths));
    let columns: Vec<Option<(Field, Year)>> = meanings
        .iter()
        .zip(paths)
        .map(|(named, path)| {
            let field = (*named)?.figure()?;
            let year = column_time::of_headings(field, path).year(report)?;
            (choice::standing(field, path) != Standing::LeftOut).then_some((field, year))
        })
        .collect();
    let mut latest: FxHashMap<Field, Year> = FxHashMap::default();
    for (field, year) in columns.iter().flatten() {
        let last = latest.entry(*field).or_insert(*year);
        *last = (*last).max(*year);
    }
    let is_earlier = |(field, year): (Field, Year)| latest[&field] > year;
    let block = |column: usize| paths[column].split_last().map_or(&[][..], |(_, block)| block);
    let blocks: FxHashSet<(&[&str], Year)> = (0..paths.len())
        .filter(|column| !block(*column).is_empty())
        .filter_map(|column| Some((column, columns[column]?)))
        .filter(|(_, (field, year))| {
            (field.is_level() || *field == Field::Rating) && is_earlier((*field, *year))
        })
        .map(|(column, (_, year))| (block(column), year))
        .collect();
    let is_left_out = |column: &usize| {
        let Some((field, year)) = columns[*column] else { return false };
        is_earlier((field, year)) || !field.is_level() && blocks.contains(&(block(*column), year))
    };
    let left_out: Vec<usize> = (0..paths.len()).filter(is_left_out).collect();
    let named = left_out.iter().filter_map(|column| Some((*column, columns[*column]?.0))).collect();
    for column in left_out {
        meanings[column] = None;
    }
    named
}

/// The year that the titles above a header give, where a heading has one too.
pub fn year_above(paths: &[Vec<&str>], above: &[HeadRow]) -> Option<Year> {
    let has_year = paths.iter().flatten().any(|heading| years::all(heading).next().is_some());
    let cells = above.iter().flat_map(|row| &row.cells).map(String::as_str);
    has_year.then(|| years::of_report(&cells.filter(|cell| !cell.is_empty()))).flatten()
}

/// A year later than those of the headings, where no title gives one and levels of members have
/// headings without a year beside the same levels of a year.
fn year_after(meanings: &[Option<HeadingMeaning>], paths: &[Vec<&str>]) -> Option<Year> {
    let levels = || {
        let columns = meanings.iter().zip(paths);
        let columns =
            columns.filter_map(|(named, path)| Some(((*named)?, (*named)?.figure()?, path)));
        columns.filter(|(_, field, _)| field.is_level())
    };
    // Bare levels may be ticks, the rating of the unit.
    let plain: FxHashSet<Field> = levels()
        .filter(|(named, field, path)| {
            matches!(named, HeadingMeaning::Field(_))
                && choice::standing(*field, path) >= Standing::Plain
                && column_time::of_headings(*field, path).is_of_report()
        })
        .map(|(_, field, _)| field)
        .collect();
    let of_years = levels().filter(|(_, field, _)| plain.contains(field));
    let years =
        of_years.filter_map(|(_, field, path)| column_time::of_headings(field, path).year(None));
    Year::new(u64::from(years.max()?.0) + 1)
}
