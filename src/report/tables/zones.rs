//! The zones with their measures.

use super::units::zone;
use crate::analysis::Measures;
use crate::app::{Context, ZoneRow};
use crate::domain::{Measure, Status};
use crate::report::grid::{Cell, Chart, ChartKind, Grid, Heading};
use crate::words::{self, Lang};

/// What is above the columns of each measure.
const MEASURES: [fn(Lang) -> &'static str; 3] =
    [words::base_organisations, words::branches_under, words::members];

/// The figures of a measure that a zone has a column for.
const FIGURES: [fn(Lang) -> &'static str; 5] =
    [words::in_all, words::good_or_better, words::rated, words::share_percent, words::still_short];

/// A row a zone, in the order given.
pub fn zones<'a>(context: Context<'a>, rows: impl Iterator<Item = &'a ZoneRow> + 'a) -> Grid<'a> {
    let lang = context.lang;
    let mut headings = Heading::all(lang, &[words::zone_long, words::below_only]);
    for measure in MEASURES {
        for figure in FIGURES {
            let text = |lang| format!("{}: {}", measure(lang), figure(lang).to_lowercase());
            headings.push(Heading::of([&text(lang), &text(Lang::En)]));
        }
    }
    headings.extend(Heading::all(lang, &[words::workers, words::admitted, words::lacking_rows]));
    let row = move |row: &ZoneRow| {
        let mut cells = vec![zone(&context, row.zone), is_below(lang, &row.measures)];
        cells.extend(row.measures.all().into_iter().flat_map(figures));
        cells.extend([row.workers, row.admitted, Some(row.lacking)].map(Cell::number));
        cells
    };
    let chart = Chart {
        kind: ChartKind::Bars,
        title: words::members_by_zone(lang, context.settings.thresholds.members),
        // The share of the members.
        series: vec![2 + 2 * 5 + 3],
    };
    Grid::lazy(words::zone_long(lang), headings, rows.map(row)).coded("zones").with_chart(chart)
}

/// Total, good or better, rated, share, shortfall.
fn figures(m: &Measure) -> [Cell; 5] {
    [
        Cell::Number(m.total),
        Cell::Number(m.share.met),
        Cell::Number(m.share.of),
        Cell::share(m.share, m.threshold),
        Cell::number((m.status() != Status::Unrated).then(|| m.shortfall())),
    ]
}

fn is_below(lang: Lang, measures: &Measures) -> Cell {
    let is_judged = measures.all().iter().any(|m| m.status() != Status::Unrated);
    let (shown, status) = match (measures.is_below(), is_judged) {
        (true, _) => (words::yes(lang), Status::Below),
        (false, true) => (words::no(lang), Status::Meets),
        (false, false) => (words::not_judged(lang), Status::Unrated),
    };
    Cell::Word(shown.to_owned(), status.word().to_owned())
}
