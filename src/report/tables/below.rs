//! The units below a threshold, with the reasons and what each needs.

use crate::analysis::{BelowReasons, Candidate, shortfall};
use crate::app::Context;
use crate::domain::{Row, Table};
use crate::report::grid::{Cell, Grid, Heading};
use crate::report::tables::units::zone;
use crate::words;

/// A row a unit of a table.
pub fn below<'a>(
    context: Context<'a>,
    table: Table,
    rows: impl Iterator<Item = (Row, BelowReasons)> + 'a,
) -> Grid<'a> {
    let lang = context.lang;
    let title =
        format!("{} {}", words::capital(words::table(lang, table)), words::below_only(lang));
    let headings = unit_headings(lang, &[words::why, words::short_members, words::short_branches]);
    let row = move |(row, reasons): (Row, BelowReasons)| {
        let Context { data, settings, .. } = context;
        let thresholds = &settings.thresholds;
        let why = words::reasons_of(
            lang,
            data,
            thresholds,
            (table, row),
            reasons,
            words::still_short(lang),
        );
        let codes: Vec<&str> = reasons.iter().map(crate::analysis::BelowReason::word).collect();
        let short = shortfall(data, thresholds, table, row);
        let mut cells = unit_cells(&context, table, row);
        cells.extend([
            Cell::Word(why, codes.join(" ")),
            Cell::Number(short.members),
            Cell::Number(short.branches),
        ]);
        cells
    };
    let code = match table {
        Table::Branches => "branches_below",
        _ => "organisations_below",
    };
    Grid::lazy(&title, headings, rows.map(row)).coded(code)
}

/// The units that need least to meet their thresholds.
pub fn candidates<'a>(
    context: Context<'a>,
    title: &str,
    all: impl Iterator<Item = Candidate> + 'a,
) -> Grid<'a> {
    let lang = context.lang;
    let headings = unit_headings(lang, &[words::need, words::short_members, words::short_branches]);
    let row = move |c: Candidate| {
        let needs = words::needs(lang, c.rating, c.branches, c.members);
        let parts =
            [(c.rating, "rating"), (c.branches > 0, "branches"), (c.members > 0, "members")];
        let codes: Vec<&str> = parts.into_iter().filter(|part| part.0).map(|part| part.1).collect();
        let mut cells = unit_cells(&context, c.table, c.row);
        cells.extend([
            Cell::Word(needs, codes.join(" ")),
            Cell::Number(c.members),
            Cell::Number(c.branches),
        ]);
        cells
    };
    Grid::lazy(title, headings, all.map(row)).coded("candidates")
}

/// The columns that name a unit, then others.
pub fn unit_headings(lang: words::Lang, more: &[fn(words::Lang) -> &'static str]) -> Vec<Heading> {
    let mut headings = Heading::all(lang, &[words::id, words::unit, words::committee, words::zone]);
    headings.extend(Heading::all(lang, more));
    headings
}

/// Id, name, committee and zone of a unit.
pub fn unit_cells(context: &Context, table: Table, row: Row) -> Vec<Cell> {
    let data = context.data;
    let committee = (table == Table::Branches).then(|| {
        let parent = data.texts.get(data.branches.parent[row as usize]);
        data.committee_of(row).map_or(parent, |row| data.name(Table::Organisations, row))
    });
    vec![
        Cell::text(words::own_id(data, table, row).unwrap_or_default()),
        Cell::text(data.name(table, row)),
        Cell::text(committee.unwrap_or_default()),
        zone(context, data.units(table).zone[row as usize]),
    ]
}
