//! Two lines of one unit: its words on one and its figures on the next, its own rating and the
//! superior's, one year and the next.
//!
//! ```text
//! 1;Chi bộ Công ty;CBCS;Tự xếp loại;HTXSNV;10;5;5;0;0
//!  ;              ;    ;Cấp trên xếp loại;HTTNV;10;1;8;1;0
//! ```

use super::classify::{Class, classify};
use super::figures::{has_figure, is_count};
use crate::domain::{CountField, Field, Meaning, Year, clean, fold};
use crate::ingest::cells;
use crate::ingest::cells::periods;
use crate::ingest::header::choice::Standing;
use crate::ingest::header::layout::{HeadRow, Layout};
use crate::ingest::header::line_rank;
use csv::StringRecord;

/// What two rows of one unit make.
#[derive(Debug, PartialEq, Eq)]
pub enum Paired {
    /// One row of both.
    Joined(StringRecord),
    /// The row above, with what it lacks: the one below is not read.
    Above(StringRecord),
    /// The row below, likewise.
    Below(StringRecord),
    /// Two rows: the one below, with the words of the one above.
    Both(StringRecord),
}

/// Whether the words of the units are on one line and their figures on the next: more rows with a
/// name are without figures, and above a row of figures without a name, than have figures.
pub fn is_split(layout: &Layout, data: &[HeadRow]) -> bool {
    let has_name = |row: &HeadRow| !name_of(layout, &row.cells).is_empty();
    let has_figures = |row: &HeadRow| has_figures(layout, &row.cells);
    let pairs = data.windows(2).filter(|pair| {
        has_name(&pair[0]) && !has_figures(&pair[0]) && !has_name(&pair[1]) && has_figures(&pair[1])
    });
    let whole = data.iter().filter(|row| has_name(row) && has_figures(row)).count();
    pairs.count() > whole
}

/// True if a row may be the line of another year or period of the unit above: it has no name, no
/// id and no number, but a year or a period, and figures.
pub fn may_be_other_time<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    let has_time = [Field::Year, Field::Period]
        .iter()
        .any(|field| layout.column(*field).is_some() && !layout.cell(*field, row).is_empty());
    has_time && is_nameless(layout, row) && has_figures(layout, row)
}

/// Two rows, one below the other, as those of one unit; None if they are not.
pub fn paired(layout: &Layout, above: &StringRecord, row: &StringRecord) -> Option<Paired> {
    let is_split = layout.is_split;
    let has_lines = layout.line_labels.is_some() || is_split;
    if !has_lines && !has_times(layout) {
        return None;
    }
    let second = cleaned(row);
    let may_be_other_time = may_be_other_time(layout, &second);
    if !has_lines && !may_be_other_time {
        return None;
    }
    let first = cleaned(above);
    if let Some(labels) = layout.line_labels {
        let rank = |cells: &[String]| cells.get(labels).map_or(Standing::Plain, |c| line_rank(c));
        let ranks = (rank(&first), rank(&second));
        if ranks.0 != Standing::Plain
            && ranks.1 != Standing::Plain
            && is_same_unit(layout, &first, &second)
        {
            return Some(if ranks.1 > ranks.0 {
                Paired::Below(filled(layout, row, above, true))
            } else {
                Paired::Above(filled(layout, above, row, true))
            });
        }
    }
    let is_figures_of = is_split
        && !name_of(layout, &first).is_empty()
        && !has_figures(layout, &first)
        && is_nameless(layout, &second)
        && has_figures(layout, &second)
        && first.iter().zip(&second).all(|(one, other)| one.is_empty() || other.is_empty());
    if is_figures_of {
        return Some(Paired::Joined(filled(layout, above, row, true)));
    }
    let is_other_time = may_be_other_time
        && other_time(layout, &first, &second)
        && !name_of(layout, &first).is_empty()
        && classify(layout, &layout.cleaned(above)) == Class::Data;
    is_other_time.then(|| Paired::Both(filled(layout, row, above, false)))
}

fn has_times(layout: &Layout) -> bool {
    layout.column(Field::Year).is_some() || layout.column(Field::Period).is_some()
}

fn cleaned(record: &StringRecord) -> Vec<String> {
    record.iter().map(|cell| clean(cell).into_owned()).collect()
}

fn name_of<'r, S: AsRef<str>>(layout: &Layout, row: &'r [S]) -> &'r str {
    match layout.cell(Field::Name, row) {
        "" => layout.cell(Field::Enterprise, row),
        name => name,
    }
}

fn is_nameless<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    name_of(layout, row).is_empty()
        && layout.numbering(row).is_empty()
        && [Field::Id, Field::Kind, Field::Parent]
            .iter()
            .all(|field| layout.cell(*field, row).is_empty())
}

/// True if a row has a figure in a column of counts.
fn has_figures<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    layout
        .columns
        .iter()
        .zip(row)
        .any(|(meaning, cell)| is_count(meaning) && has_figure(cell.as_ref()))
}

/// True if the row below has the name and the id of the one above, or neither and no number.
fn is_same_unit(layout: &Layout, above: &[String], row: &[String]) -> bool {
    if name_of(layout, above).is_empty() {
        return false;
    }
    let is_same = |one: &str, other: &str| other.is_empty() || fold(one) == fold(other);
    is_nameless(layout, row)
        || is_same(name_of(layout, above), name_of(layout, row))
            && is_same(layout.cell(Field::Id, above), layout.cell(Field::Id, row))
            && is_same(layout.cell(Field::Parent, above), layout.cell(Field::Parent, row))
            && !name_of(layout, row).is_empty()
}

/// True if two rows have different years, or different periods.
fn other_time(layout: &Layout, above: &[String], row: &[String]) -> bool {
    let cell = |field, row: &[String]| layout.cell(field, row).to_owned();
    let year = |row: &[String]| cells::year(&cell(Field::Year, row)).ok();
    let is_year = year(above)
        .zip(year(row))
        .is_some_and(|(one, other)| one != other && one != Year::UNKNOWN && other != Year::UNKNOWN);
    let period = |row: &[String]| periods::in_cell("ky", &cell(Field::Period, row));
    let is_period = layout.column(Field::Period).is_some()
        && period(above).zip(period(row)).is_some_and(|(one, other)| one != other);
    is_year || is_period
}

/// A row with its empty cells filled from another line of the unit: names and places, and with
/// `has_counts` counts too. A rating is filled only where the row has no levels either.
fn filled(
    layout: &Layout,
    row: &StringRecord,
    other: &StringRecord,
    has_counts: bool,
) -> StringRecord {
    let cells = cleaned(row);
    let is_level = |meaning: &Meaning| match meaning {
        Meaning::Field(field) => field.is_level() || *field == Field::MembersRated,
        _ => false,
    };
    let is_rated = layout.columns.iter().zip(&cells).any(|(meaning, cell)| {
        (is_level(meaning) || *meaning == Meaning::Field(Field::Rating)) && !cell.is_empty()
    });
    let may_fill = |column: usize| match layout.columns.get(column) {
        Some(Meaning::Numbering | Meaning::Blank) => true,
        Some(meaning) if is_level(meaning) => has_counts && !is_rated_by(layout, &cells),
        Some(Meaning::Field(Field::Rating)) => has_counts && (layout.is_split || !is_rated),
        Some(Meaning::Field(Field::Year | Field::Period)) => has_counts,
        Some(Meaning::Field(field)) => CountField::of(*field).is_none() || has_counts,
        Some(Meaning::Tick(_)) => has_counts && layout.is_split,
        _ => false,
    };
    let mut filled = StringRecord::new();
    for column in 0..row.len().max(other.len()) {
        let own = row.get(column).unwrap_or("");
        let is_empty = own.trim().is_empty();
        let rest = other.get(column).filter(|_| is_empty && may_fill(column));
        filled.push_field(rest.unwrap_or(own));
    }
    filled
}

/// True if a row has a count of a level.
fn is_rated_by(layout: &Layout, cells: &[String]) -> bool {
    CountField::LEVELS.iter().any(|level| !layout.cell(level.field(), cells).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::header::{self, layout::OfFile};

    fn cells(text: &str) -> Vec<String> {
        text.split(';').map(str::to_owned).collect()
    }

    /// What the first two of some rows make, below a heading.
    fn pair(heading: &str, rows: &[&str]) -> Option<Paired> {
        let head: Vec<HeadRow> = std::iter::once(&heading)
            .chain(rows)
            .map(|text| HeadRow { line: 1, cells: cells(text) })
            .collect();
        let mut layout = header::find(&head, OfFile::default()).unwrap();
        layout.is_split = is_split(&layout, &head[1..]);
        let record = |text: &str| StringRecord::from(cells(text));
        paired(&layout, &record(rows[0]), &record(rows[1]))
    }

    fn record(text: &str) -> StringRecord {
        StringRecord::from(cells(text))
    }

    #[test]
    fn of_two_ratings_the_superiors_is_read() {
        let heading = "TT;Tên TCCSĐ;Loại hình TCCSĐ;Nội dung;XL;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV";
        let own = "1;Chi bộ A;CBCS;Tự xếp loại;HTXSNV;5;3;2;0;0";
        let rest = ";;;Cấp trên xếp loại;HTTNV;;1;4;0;0";
        let whole = "1;Chi bộ A;CBCS;Cấp trên xếp loại;HTTNV;5;1;4;0;0";
        assert_eq!(pair(heading, &[own, rest]), Some(Paired::Below(record(whole))));
        assert_eq!(pair(heading, &[whole, own]), Some(Paired::Above(record(whole))));
        let other = "2;Chi bộ B;CBCS;Cấp trên xếp loại;HTTNV;5;1;4;0;0";
        assert_eq!(pair(heading, &[own, other]), None);
    }

    #[test]
    fn words_and_figures_on_two_lines_are_one_row() {
        let heading = "TT;Tên TCCSĐ;Loại hình TCCSĐ;XL;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV";
        let (words, figures) = ("1;Chi bộ A;CBCS;HTTNV;;;;;", ";;;;5;1;4;0;0");
        let whole = "1;Chi bộ A;CBCS;HTTNV;5;1;4;0;0";
        assert_eq!(pair(heading, &[words, figures]), Some(Paired::Joined(record(whole))));
        // A sum below a unit that has reported nothing.
        assert_eq!(pair(heading, &[words, figures, whole]), None);
    }

    #[test]
    fn another_year_of_a_unit_has_its_words() {
        let heading = "TT;Tên TCCSĐ;Loại hình TCCSĐ;Năm;XL;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV";
        let above = "1;Chi bộ A;CBCS;2023;HTTNV;5;1;4;0;0";
        let below = ";;;2024;HTNV;6;1;4;1;0";
        let whole = "1;Chi bộ A;CBCS;2024;HTNV;6;1;4;1;0";
        assert_eq!(pair(heading, &[above, below]), Some(Paired::Both(record(whole))));
        assert_eq!(pair(heading, &[above, ";;;2023;HTNV;6;1;4;1;0"]), None);
        assert_eq!(pair(heading, &["Tổng cộng;;;2023;;5;1;4;0;0", below]), None);
    }
}
