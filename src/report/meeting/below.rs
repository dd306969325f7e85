//! The parts of the report for a meeting about the units below a threshold. Both lists share the
//! room that four pages have for them.

use super::blocks::{Block, DocColumn, DocTable, figures, words_in};
use crate::analysis::{BelowReason, reasons, worst_units};
use crate::domain::{Row, Table};
use crate::report::grid::Cell;
use crate::report::model::Report;
use crate::words::{self, Lang, meeting as texts};

/// How many lines of text the rows of both lists have together.
const ROOM: usize = 71;

/// How many characters a line of a table has, and how many of a column are blank.
const LINE: usize = 105;
const BLANK: usize = 3;

/// The organisations.
pub fn organisations(lang: Lang, report: &Report) -> Vec<Block> {
    below(lang, report, Table::Organisations)
}

/// The branches.
pub fn branches(lang: Lang, report: &Report) -> Vec<Block> {
    below(lang, report, Table::Branches)
}

fn below(lang: Lang, report: &Report, of: Table) -> Vec<Block> {
    let [own, other] = match of {
        Table::Branches => [Table::Branches, Table::Organisations],
        _ => [Table::Organisations, Table::Branches],
    }
    .map(|of| List::new(lang, report, of));
    if own.units == 0 {
        return vec![Block::Paragraph(texts::none_below(lang).to_owned())];
    }
    let room = ROOM - other.lines().min(ROOM / 2);
    let List { mut table, units, .. } = own;
    let mut rows = rows_in(&table, room);
    // That there is one more takes the line that it would take.
    rows += usize::from(rows + 1 == units);
    table.rows.truncate(rows);
    let more = units - table.rows.len();
    let mut blocks: Vec<Block> = match of {
        Table::Organisations => vec![Block::Paragraph(why_below(lang, report))],
        _ => Vec::new(),
    };
    blocks.push(Block::Table(table));
    if more > 0 {
        let more = words::whole(lang, more as u64);
        blocks.push(Block::Paragraph(texts::more_in_workbook(lang, more)));
    }
    blocks
}

/// Why more organisations are below a threshold than are not good or better.
fn why_below(lang: Lang, report: &Report) -> String {
    let all = &report.below.organisations;
    let ratings = &report.request.data.organisations.units.rating;
    let rated = all.iter().filter(|(_, why)| why.contains(BelowReason::Rating)).count();
    let met = all.iter().filter(|(row, _)| ratings[*row as usize].is_met()).count();
    let [all, rated, met, unrated] =
        [all.len(), rated, met, all.len() - rated - met].map(|n| words::whole(lang, n as u64));
    let unrated = match unrated.as_str() {
        "0" => String::new(),
        count => texts::and_unrated(lang, count),
    };
    let thresholds = &report.request.settings.thresholds;
    texts::why_below(lang, all, rated, met, thresholds.branches, thresholds.members, unrated)
}

/// The units of a table.
struct List {
    /// As many rows as there is room for, and one more.
    table: DocTable,
    /// How many units there are.
    units: usize,
}

impl List {
    fn new(lang: Lang, report: &Report, of: Table) -> Self {
        let all = match of {
            Table::Branches => &report.below.branches,
            _ => &report.below.organisations,
        };
        // The long names are those of organisations.
        let (place, unit_width) = match of {
            Table::Branches => (words::committee(lang), 21),
            _ => (words::zone_long(lang), 37),
        };
        let columns = vec![
            figures(texts::ordinal(lang), 6),
            words_in(words::unit(lang), unit_width),
            words_in(place, 58 - unit_width),
            words_in(words::why(lang), 36),
        ];
        // Where there is no room for all, the worst are named.
        let (data, thresholds) = (report.request.data, &report.request.settings.thresholds);
        let worst = worst_units(data, thresholds, of, all.iter().map(|(row, _)| *row).collect());
        let cells = |(at, row): (u64, &Row)| cells(lang, report, of, (at, *row));
        let rows = (1..).zip(worst.iter().take(ROOM + 1)).map(cells).collect();
        Self { table: DocTable { columns, rows }, units: all.len() }
    }

    /// How many lines its rows have.
    fn lines(&self) -> usize {
        self.table.rows.iter().map(|row| lines(&self.table.columns, row)).sum()
    }
}

/// How many rows of a table fit in a number of lines.
fn rows_in(table: &DocTable, room: usize) -> usize {
    let all = table.rows.iter().scan(0, |used, row| {
        *used += lines(&table.columns, row);
        Some(*used)
    });
    all.take_while(|used| *used <= room).count()
}

/// How many lines of text a row has, about.
fn lines(columns: &[DocColumn], row: &[Cell]) -> usize {
    let of = |(column, cell): (&DocColumn, &Cell)| {
        let Cell::Text(text) = cell else { return 1 };
        let width = (usize::from(column.width) * LINE / 100).saturating_sub(BLANK).max(1);
        text.chars().count().div_ceil(width)
    };
    columns.iter().zip(row).map(of).max().unwrap_or(1)
}

/// The cells of a unit with its number.
fn cells(lang: Lang, report: &Report, of: Table, (at, row): (u64, Row)) -> Vec<Cell> {
    let (data, thresholds) = (report.request.data, &report.request.settings.thresholds);
    let reasons = reasons(data, thresholds, of, row);
    let place = match (of, data.committee_of(row)) {
        (Table::Branches, Some(committee)) => data.name(Table::Organisations, committee),
        (Table::Branches, None) => data.texts.get(data.branches.parent[row as usize]),
        _ => words::zone_name(lang, data, data.units(of).zone[row as usize]),
    };
    let short = words::still_short(lang);
    let why = words::reasons_of(lang, data, thresholds, (of, row), reasons, short);
    let texts = [data.name(of, row), place, why.as_str()];
    std::iter::once(Cell::Number(at)).chain(texts.map(Cell::text)).collect()
}
