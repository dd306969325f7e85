//! What the pages over the screens list: what happened to which organisation.

use crate::analysis::{ChangeKind, UnitFigures, branch_count, organisation_reasons};
use crate::app::{Context, PageItem, PageReason, State};
use crate::domain::{CountField, Row, Table};
use crate::report::grid::{Cell, Grid, Heading};
use crate::report::tables::{cell, listed, unit_cells, unit_headings};
use crate::words;

/// The items that the page in front lists: under a search those that it finds.
fn in_list(state: &State) -> impl Iterator<Item = &PageItem> {
    state.tables.page.rows.iter().filter_map(|at| state.lists.page.get(*at as usize))
}

/// The title of a list of the page in front; under a search with its text.
fn searched(state: &State, title: &str) -> String {
    if state.is_page_searched() {
        words::found_by(state.lang, title, state.search().value())
    } else {
        title.to_owned()
    }
}

/// The organisations that a page lists, under the headings that they are listed for.
pub fn organisations<'a>(state: &'a State, title: &str) -> Grid<'a> {
    let (lang, context) = (state.lang, state.context());
    let mut headings = vec![Heading::new(lang, words::listed_for)];
    headings.extend(unit_headings(
        lang,
        &[
            words::rating,
            words::exported_share,
            words::share_before,
            words::why,
            words::count_branches,
            words::workers,
            words::seconded,
            words::years_without_admission,
        ],
    ));
    let row = move |item: &PageItem| match *item {
        PageItem::Organisation(why, row) => Some(organisation(&context, why, row)),
        PageItem::Enterprise(_) | PageItem::Change(_) => None,
    };
    let title = searched(state, title);
    Grid::lazy(&title, headings, in_list(state).filter_map(row)).coded("organisations")
}

fn organisation(context: &Context, why: PageReason, row: Row) -> Vec<Cell> {
    const OF: Table = Table::Organisations;
    let Context { data, settings, lang, .. } = *context;
    let (thresholds, units) = (&settings.thresholds, data.units(OF));
    let share = |row| Cell::share(units.member_share(row).unwrap_or_default(), thresholds.members);
    let reasons = organisation_reasons(data, thresholds, row);
    let why_below =
        words::reasons_of(lang, data, thresholds, (OF, row), reasons, words::still_short(lang));
    let codes: Vec<&str> = reasons.iter().map(crate::analysis::BelowReason::word).collect();
    let mut cells = vec![Cell::Word(why.heading(lang).to_owned(), why.word().to_owned())];
    cells.extend(unit_cells(context, OF, row));
    cells.extend([
        cell(context, &crate::app::Value::Rating(units.rating[row as usize])),
        share(row),
        data.before(OF, row).map_or(Cell::Empty, share),
        if reasons.any() { Cell::Word(why_below, codes.join(" ")) } else { Cell::Empty },
        Cell::Number(branch_count(data, row)),
        Cell::number(units.count(CountField::Workers, row).wide()),
        Cell::number(units.count(CountField::Seconded, row).wide()),
        match why {
            PageReason::Idle(years) => Cell::Number(years as u64),
            _ => Cell::Empty,
        },
    ]);
    cells
}

/// The enterprises that a page lists.
pub fn enterprises(state: &State) -> Grid<'_> {
    let rows = in_list(state).filter_map(|item| match item {
        PageItem::Enterprise(row) => Some(*row),
        PageItem::Organisation(..) | PageItem::Change(_) => None,
    });
    let grid = listed(state.context(), rows);
    Grid { title: searched(state, &grid.title), ..grid }
}

/// What changed in the files.
pub fn changes(state: &State) -> Grid<'_> {
    let (lang, context) = (state.lang, state.context());
    let headings = Heading::all(
        lang,
        &[
            words::listed_for,
            words::year,
            words::id,
            words::unit,
            words::committee,
            words::rating,
            words::exported_share,
            words::differences,
        ],
    );
    let row = move |event: &crate::analysis::ChangeEvent| {
        let (kind, word) = match event.kind {
            ChangeKind::New => (words::happened_new(lang), "new"),
            ChangeKind::Gone => (words::happened_gone(lang), "gone"),
            ChangeKind::Changed => (words::happened_changed(lang), "changed"),
        };
        let data = context.data;
        let row = data.row_of(event.table, event.year, &event.id);
        let row = row.filter(|_| event.kind != ChangeKind::Gone);
        let now = row.map(|row| UnitFigures::of(data, event.table, row));
        let before = event.before.as_ref();
        // A unit that is gone has the figures of the earlier reading.
        let last = now.as_ref().or(before);
        let threshold = context.settings.thresholds.members;
        vec![
            Cell::Word(kind.to_owned(), word.to_owned()),
            Cell::Year(event.year),
            Cell::text(event.id.as_str()),
            Cell::text(event.name.as_str()),
            Cell::text(event.committee.as_str()),
            last.map_or(Cell::Empty, |unit| {
                cell(&context, &crate::app::Value::Rating(unit.rating))
            }),
            last.and_then(|unit| unit.share)
                .map_or(Cell::Empty, |share| Cell::share(share, threshold)),
            match event.kind {
                ChangeKind::Changed => {
                    Cell::text(words::figures_changed(lang, before, now.as_ref(), threshold))
                }
                ChangeKind::New | ChangeKind::Gone => Cell::Empty,
            },
        ]
    };
    let event = move |item: &PageItem| match *item {
        PageItem::Change(at) => state.freshness.changes.events().get(at),
        PageItem::Organisation(..) | PageItem::Enterprise(_) => None,
    };
    Grid::lazy(words::changes(lang), headings, in_list(state).filter_map(event).map(row))
}
