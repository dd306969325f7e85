//! The targets of the resolution, each year's figures, and the records of the terms.

use super::measures::verdict;
use crate::analysis::{Measures, Target, TermRecord, Totals, YearFigures};
use crate::domain::{Ownership, Share, Status, Year};
use crate::report::grid::{Cell, Chart, ChartKind, Grid, Heading};
use crate::words::{self, Lang};

/// A row a target; `unjudged` is why there is no verdict.
pub fn targets(lang: Lang, title: &str, all: &[Target], unjudged: Option<&str>) -> Grid<'static> {
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
            target_share(target, unjudged.is_none()),
            Cell::Number(target.target),
            target_verdict(lang, target, unjudged),
            Cell::number((unjudged.is_none() && target.is_known).then_some(target.missing)),
        ]
    };
    Grid::new(title, headings, all.iter().map(row).collect()).coded("targets")
}

/// The verdict on a target, or why there is none.
pub fn target_verdict(lang: Lang, target: &Target, unjudged: Option<&str>) -> Cell {
    if let Some(why) = unjudged {
        return Cell::Word(words::capital(why), Status::Unrated.word().to_owned());
    }
    match target.status {
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

/// The share of a target, marked if it is below and judged; nothing if it is a count.
pub fn target_share(target: &Target, is_judged: bool) -> Cell {
    let threshold = if is_judged { u8::try_from(target.target).unwrap_or(100) } else { 0 };
    target.of.map_or(Cell::Empty, |of| Cell::share(Share { met: target.value, of }, threshold))
}

/// A row a target with a cell for each year of the data.
pub fn targets_by_year(
    lang: Lang,
    title: &str,
    years: &[YearFigures],
    is_judged: impl Fn(Year) -> bool,
) -> Grid<'static> {
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
        cells.extend(known.iter().map(|(of, targets)| match targets[at].of {
            Some(_) => target_share(&targets[at], is_judged(of.year)),
            None => Cell::number(targets[at].is_known.then_some(targets[at].value)),
        }));
        cells
    };
    Grid::new(title, headings, (0..count).map(row).collect()).coded("targets_by_year")
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
            words::lacking_rows,
            words::note,
        ],
    ));
    let width = headings.len();
    let row = |year: &YearFigures| {
        let mut cells = vec![Cell::Year(year.year)];
        if let Some((measures, totals)) = &year.figures {
            cells.extend(figures(measures, totals));
            cells.push(if is_complete(year) {
                Cell::Empty
            } else {
                Cell::Word(words::so_far(lang).to_owned(), "so_far".to_owned())
            });
        } else {
            cells.resize(width - 1, Cell::Empty);
            let note = words::no_data_of_year(lang).to_owned();
            cells.push(Cell::Word(note, "no_data".to_owned()));
        }
        cells
    };
    let chart = Chart {
        kind: ChartKind::Line,
        title: words::shares_by_year(lang).to_owned(),
        series: vec![3, 6, 9],
    };
    let rows = all.iter().map(row).collect();
    Grid::new(words::trend(lang), headings, rows).coded("years").with_chart(chart)
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
    let lacking = sums.map(|sum| totals.lacking_in(sum)).into_iter();
    cells.push(Cell::number(lacking.chain(measures.all().map(|m| m.lacking)).max()));
    cells
}

/// A row a term: what happened in it up to the year.
pub fn terms(lang: Lang, records: &[TermRecord]) -> Grid<'static> {
    let mut headings = Heading::all(lang, &[words::term, words::organisations_founded]);
    let ownerships = Ownership::KNOWN.into_iter().chain([Ownership::Missing]);
    headings.extend(ownerships.map(|of| {
        let text = |lang| words::founded_of(lang, of);
        Heading::of([&text(lang), &text(Lang::En)])
    }));
    headings.extend(Heading::all(
        lang,
        &[
            words::members_admitted,
            words::owners_among,
            words::leaders_among,
            words::officers_seconded,
            words::note,
        ],
    ));
    let row = |record: &TermRecord| {
        let [from, to] = [record.term.from, record.term.to];
        let code = format!("{}-{:02}/{}-{:02}", from.0, from.1, to.0, to.1);
        let mut cells = vec![Cell::Word(words::term_heading(lang, record), code)];
        let founded = record.known_founded();
        cells.push(Cell::number(founded));
        cells.extend(record.founded.map(|of| Cell::number(founded.map(|_| of))));
        let sums = [record.admitted, record.owners, record.leaders];
        cells.extend(sums.map(|sum| Cell::number(record.known(sum))));
        cells.push(Cell::number(record.known_seconded()));
        cells.push(Cell::text(words::term_notes(lang, record).join("; ")));
        cells
    };
    Grid::new(words::term(lang), headings, records.iter().map(row).collect()).coded("terms")
}
