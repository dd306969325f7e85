//! The enterprises: how far Party organisations reach them, and the largest without one.

use super::units::{yes_no, zone};
use crate::analysis::{Coverage, EnterpriseSummary};
use crate::app::Context;
use crate::domain::Row;
use crate::report::grid::{Cell, Grid, Heading};
use crate::words;

/// The coverage of the whole, then of each zone.
pub fn coverage(context: Context, all: &EnterpriseSummary) -> Grid<'static> {
    let lang = context.lang;
    let headings = Heading::all(
        lang,
        &[
            words::zone_long,
            words::enterprises_with,
            words::enterprises_without,
            words::workers_with,
            words::workers_without,
            words::without_with_trade_union,
            words::without_with_youth_union,
        ],
    );
    let row = |name: Cell, c: &Coverage| {
        let figures =
            [c.with, c.without, c.workers_with, c.workers_without, c.trade_union, c.youth_union];
        [&[name][..], &figures.map(Cell::Number)].concat()
    };
    let mut rows =
        vec![row(Cell::Word(words::in_all(lang).to_owned(), "all".to_owned()), &all.whole)];
    rows.extend(all.zones.iter().map(|(number, c)| row(zone(&context, *number), c)));
    Grid::new(words::enterprises(lang), headings, rows).coded("enterprises")
}

/// The enterprises of some rows.
pub fn listed<'a>(context: Context<'a>, rows: impl Iterator<Item = Row> + 'a) -> Grid<'a> {
    let lang = context.lang;
    let headings = Heading::all(
        lang,
        &[
            words::enterprise_name,
            words::zone_long,
            words::workers,
            words::has_trade_union,
            words::has_youth_union,
        ],
    );
    let row = move |row: Row| {
        let (data, at) = (context.data, row as usize);
        let table = &data.enterprises;
        vec![
            Cell::text(data.texts.get(table.name[at])),
            zone(&context, table.zone[at]),
            Cell::number(table.workers[at].wide()),
            yes_no(lang, table.trade_union[at]),
            yes_no(lang, table.youth_union[at]),
        ]
    };
    Grid::lazy(words::largest_without(lang), headings, rows.map(row)).coded("enterprises_without")
}
