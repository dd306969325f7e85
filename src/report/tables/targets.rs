//! The targets of the resolution, each year's figures, and the records of the terms.

use super::measures::verdict;
use crate::analysis::{Measures, Target, TermRecord, Totals, YearFigures};
use crate::domain::{Share, Status};
use crate::report::grid::{Cell, Chart, ChartKind, Grid, Heading};
use crate::words::{self, Lang};

/// A row a target.
pub fn targets(lang: Lang, title: &str, all: &[Target], is_judged: bool) -> Grid<'static> {
    let headings = Heading::all(
        lang,
        &[
            words::target,
            words::value,
            words::rated,
            words::share_percent,
            words::yearly_minimum,
            words::verdict,
            words::still_short,
        ],
    );
    let row = |target: &Target| {
        vec![
            name(lang, target),
            Cell::number(target.is_known.then_some(target.value)),
            Cell::number(target.of),
            target_share(target),
            Cell::Number(target.target),
            target_verdict(lang, target, is_judged),
            Cell::number((is_judged && target.is_known).then_some(target.missing)),
        ]
    };
    Grid::new(title, headings, all.iter().map(row).collect())
}

/// The verdict on a target, which is one of the whole.
pub fn target_verdict(lang: Lang, target: &Target, is_judged: bool) -> Cell {
    match target.status {
        _ if !is_judged => {
            Cell::Word(words::capital(words::of_the_whole(lang)), Status::Unrated.word().to_owned())
        }
        // A number has no line.
        Status::Below if target.of.is_none() => {
            Cell::Word(words::missed(lang).to_owned(), Status::Below.word().to_owned())
        }
        status => verdict(lang, status),
    }
}

fn name(lang: Lang, target: &Target) -> Cell {
    let [shown, english] = [lang, Lang::En].map(|lang| words::target_name(lang, target.kind));
    Cell::Word(shown.to_owned(), english.to_lowercase().replace(' ', "_"))
}

/// The share of a target; nothing if it is a count.
pub fn target_share(target: &Target) -> Cell {
    let threshold = u8::try_from(target.target).unwrap_or(100);
    target.of.map_or(Cell::Empty, |of| Cell::share(Share { met: target.value, of }, threshold))
}

/// A row a target with a cell for each year of the data.
pub fn targets_by_year(lang: Lang, title: &str, years: &[YearFigures]) -> Grid<'static> {
    let known: Vec<(&YearFigures, [Target; 5])> =
        years.iter().filter_map(|year| Some((year, year.targets?))).collect();
    let mut headings = vec![Heading::new(lang, words::target)];
    headings.extend(known.iter().map(|(year, _)| {
        let year = year.year.to_string();
        Heading::of([&year, &year])
    }));
    let count = known.first().map_or(0, |(_, targets)| targets.len());
    let row = |at: usize| {
        let mut cells = vec![name(lang, &known[0].1[at])];
        cells.extend(known.iter().map(|(_, targets)| match targets[at].of {
            Some(_) => target_share(&targets[at]),
            None => Cell::number(targets[at].is_known.then_some(targets[at].value)),
        }));
        cells
    };
    Grid::new(title, headings, (0..count).map(row).collect())
}

/// A row a year: the measures and the sums.
pub fn years(
    lang: Lang,
    all: &[YearFigures],
    is_complete: impl Fn(&YearFigures) -> bool,
) -> Grid<'static> {
    let mut headings = vec![Heading::new(lang, words::year)];
    for measure in [words::base_organisations, words::branches_under, words::members] {
        for figure in [words::good_or_better, words::rated, words::share_percent] {
            let text = |lang| format!("{}: {}", measure(lang), figure(lang).to_lowercase());
            headings.push(Heading::of([&text(lang), &text(Lang::En)]));
        }
    }
    headings.extend(Heading::all(
        lang,
        &[
            words::members_admitted,
            words::owners_among,
            words::organisations_founded,
            words::workers,
            words::note,
        ],
    ));
    let width = headings.len();
    let row = |year: &YearFigures| {
        let mut cells = vec![Cell::Year(year.year)];
        if let Some((measures, totals)) = &year.figures {
            cells.extend(figures(measures, totals));
            let so_far = if is_complete(year) { "" } else { words::so_far(lang) };
            cells.push(Cell::text(so_far));
        } else {
            cells.resize(width - 1, Cell::Empty);
            cells.push(Cell::text(words::no_data_of_year(lang)));
        }
        cells
    };
    let chart = Chart {
        kind: ChartKind::Line,
        title: words::shares_by_year(lang).to_owned(),
        series: vec![3, 6, 9],
    };
    let rows = all.iter().map(row).collect();
    Grid::new(words::trend(lang), headings, rows).with_chart(chart)
}

fn figures(measures: &Measures, totals: &Totals) -> Vec<Cell> {
    let mut cells = Vec::new();
    for m in measures.all() {
        cells.extend([
            Cell::Number(m.share.met),
            Cell::Number(m.share.of),
            Cell::share(m.share, m.threshold),
        ]);
    }
    let sums = [totals.admitted, totals.owners, totals.founded, totals.workers];
    cells.extend(sums.map(|sum| Cell::number(totals.known(sum))));
    cells
}

/// The record of each term, then its notes.
pub fn terms(lang: Lang, records: &[TermRecord]) -> Grid<'static> {
    let headings = Heading::all(lang, &[words::term]);
    let mut rows = Vec::new();
    for record in records {
        let parts = words::term_parts(lang, record).join(" · ");
        let text = format!("{}: {parts}", words::term_heading(lang, record));
        for text in std::iter::once(text).chain(words::term_notes(lang, record)) {
            rows.push(vec![Cell::Text(words::capital(&text))]);
        }
    }
    Grid::new(words::term(lang), headings, rows)
}
