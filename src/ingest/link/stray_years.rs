//! Years that were probably mistyped: a row of another year than its file is of.

use super::index::ByYear;
use crate::domain::{Derived, Field, FindingKind, Meaning, Row, Table, Year};
use crate::ingest::builder::Builder;
use crate::ingest::header::years;

/// Of a file with a column of years, a year is stray that at most one row in this many has.
const LEAST_OTHERS: usize = 10;

/// Adds a finding for each row of a year that hardly any row of its file has, where the name of the
/// file is of the others' year, or no row of all files is of the year before or after.
pub fn find(builder: &mut Builder, derived: &Derived, table: Table) {
    let of = match table {
        Table::Branches => &derived.branches_of,
        _ => &derived.organisations_of,
    };
    if of.len() < 2 {
        return;
    }
    for (year, usual, stray) in stray_rows(builder, of, table) {
        for row in stray {
            let kind = FindingKind::StrayYear { year, usual };
            builder.find_in_row(kind, table, row, Some(Field::Year), &year.to_string());
        }
    }
}

/// The stray years of each table, the year of most of its rows, and the rows of the stray one.
fn stray_rows(builder: &Builder, of: &ByYear, table: Table) -> Vec<(Year, Year, Vec<Row>)> {
    let units = builder.units(table);
    let mut found = Vec::new();
    let mut from = 0;
    let rows = units.file.iter().zip(&units.line).map(|(file, line)| (usize::from(*file), *line));
    let rows: Vec<(usize, u32)> = rows.collect();
    let is_of_table = |(file, line): &(usize, u32), (other, below): &(usize, u32)| {
        let tables = &builder.files[*file];
        file == other
            && (tables.below.is_empty()
                || tables.table_at(*line).header == tables.table_at(*below).header)
    };
    for together in rows.chunk_by(is_of_table) {
        let (first, upto) = (from, from + together.len());
        from = upto;
        let (file, line) = together[0];
        let file = &builder.files[file];
        let is_year = |(_, meaning): &(_, Meaning)| *meaning == Meaning::Field(Field::Year);
        let is_in_column = file.table_at(line).columns.iter().any(is_year);
        if !is_in_column || together.len() <= LEAST_OTHERS {
            continue;
        }
        let of_file = &units.year[first..upto];
        let counts = counts(of_file);
        let Some((usual, _)) = counts.iter().max_by_key(|(_, count)| *count).copied() else {
            continue;
        };
        let of_name = file.names().find_map(years::of_name);
        for (year, count) in counts {
            let is_rare = count * LEAST_OTHERS <= of_file.len();
            let is_apart = |other: u16| !of.contains_key(&Year(other));
            let is_alone = is_apart(year.0 + 1) && is_apart(year.0 - 1);
            if is_rare && year != usual && (of_name == Some(usual) || is_alone) {
                let is_in_file = |row: &Row| (first..upto).contains(&(*row as usize));
                let stray = of.get(&year).into_iter().flatten().copied().filter(is_in_file);
                found.push((year, usual, stray.filter(|row| units.counts_in(*row)).collect()));
            }
        }
    }
    found
}

/// The years that some rows have, ascending, each with its number of rows.
fn counts(of_rows: &[Year]) -> Vec<(Year, usize)> {
    let mut counts = vec![0; usize::from(Year::ALL.end() - Year::ALL.start()) + 1];
    for year in of_rows.iter().filter(|year| Year::ALL.contains(&year.0)) {
        counts[usize::from(year.0 - Year::ALL.start())] += 1;
    }
    let years = Year::ALL.zip(counts).filter(|(_, count)| *count > 0);
    years.map(|(year, count)| (Year(year), count)).collect()
}
