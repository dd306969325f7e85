//! The measures and sums of the year beside those of the year before.

use crate::analysis::{Measures, Totals};
use crate::domain::{Measure, Status};
use crate::report::grid::{Cell, Grid, Heading};
use crate::words::{self, Lang};

/// Measures with their sums.
pub type Side<'a> = (&'a Measures, &'a Totals);

/// A row a measure: how many there are, are good or better, are rated, and what is missing.
pub fn measures(
    lang: Lang,
    title: &str,
    now: &Measures,
    before: Option<&Measures>,
) -> Grid<'static> {
    let mut headings = Heading::all(
        lang,
        &[
            words::measure,
            words::in_all,
            words::good_or_better,
            words::rated,
            words::unrated,
            words::share_percent,
            words::threshold_percent,
            words::verdict,
            words::still_short,
            words::lacking_rows,
        ],
    );
    if before.is_some() {
        headings.extend(Heading::all(lang, &[words::share_before, words::exported_change]));
    }
    let names = [words::base_organisations, words::branches_under, words::members];
    let all = names.into_iter().zip(now.all()).enumerate();
    let rows = all.map(|(at, (name, m))| {
        let mut cells = vec![
            Cell::Word(name(lang).to_owned(), name(Lang::En).to_lowercase().replace(' ', "_")),
            Cell::Number(m.total),
            Cell::Number(m.share.met),
            Cell::Number(m.share.of),
            Cell::Number(m.unrated),
            Cell::share(m.share, m.threshold),
            Cell::Number(m.threshold.into()),
            verdict(lang, m.status()),
            Cell::number((m.status() != Status::Unrated).then(|| m.shortfall())),
            Cell::Number(m.lacking),
        ];
        if let Some(before) = before {
            let before = before.all()[at];
            cells.push(Cell::share(before.share, before.threshold));
            cells.push(points(m, before));
        }
        cells
    });
    Grid::new(title, headings, rows.collect()).coded("measures")
}

/// The change of a share, where both are known.
pub fn points(now: &Measure, before: &Measure) -> Cell {
    if now.share.of == 0 || before.share.of == 0 {
        return Cell::Empty;
    }
    Cell::Points(now.share, before.share, now.threshold)
}

/// A verdict in words, with its code.
pub fn verdict(lang: Lang, status: Status) -> Cell {
    let shown = match status {
        Status::Meets => words::met(lang),
        Status::Below => words::below_only(lang),
        Status::Unrated => words::not_judged(lang),
    };
    Cell::Word(words::capital(shown), status.word().to_owned())
}

/// A row a sum: members admitted, owners among them, organisations founded, officers, workers.
pub fn sums(lang: Lang, title: &str, now: &Totals, before: Option<&Totals>) -> Grid<'static> {
    let mut headings = Heading::all(lang, &[words::figure, words::value, words::lacking_rows]);
    headings.extend(before.map(|_| Heading::new(lang, words::in_year_before)));
    let of = |totals: &Totals| {
        [
            totals.admitted,
            totals.owners,
            totals.leaders,
            totals.founded,
            totals.seconded,
            totals.workers,
        ]
        .map(|sum| (totals.known(sum), sum.lacking))
    };
    let names = [
        words::members_admitted,
        words::owners_among,
        words::leaders_among,
        words::organisations_founded,
        words::officers_seconded,
        words::workers,
    ];
    let before = before.map(of);
    let mut rows = Vec::new();
    for (at, (name, (sum, lacking))) in names.into_iter().zip(of(now)).enumerate() {
        let code = Heading::new(lang, name).word;
        let mut cells =
            vec![Cell::Word(name(lang).to_owned(), code), Cell::number(sum), Cell::Number(lacking)];
        cells.extend(before.map(|before| Cell::number(before[at].0)));
        rows.push(cells);
    }
    Grid::new(title, headings, rows).coded("sums")
}

/// The measures of both sides of a comparison, and their sums.
pub fn compared(lang: Lang, sides: [&str; 2], [here, there]: [Side; 2]) -> Grid<'static> {
    let mut headings = vec![Heading::new(lang, words::figure)];
    headings.extend(sides.map(|side| Heading::of([side, side])));
    headings.push(Heading::new(lang, words::difference));
    headings.extend(sides.map(|side| {
        let text = |lang| format!("{}: {side}", words::lacking_rows(lang));
        Heading::of([&text(lang), &text(Lang::En)])
    }));
    let names = [words::base_organisations, words::branches_under, words::members];
    let mut rows = Vec::new();
    for ((name, a), b) in names.into_iter().zip(here.0.all()).zip(there.0.all()) {
        let label = |figure: fn(Lang) -> &'static str| {
            let text = |lang| format!("{}, {}", name(lang), figure(lang).to_lowercase());
            Cell::Word(text(lang), Heading::of(["", &text(Lang::En)]).word)
        };
        let shares = [a, b].map(|m| Cell::share(m.share, m.threshold));
        let lacking = [a, b].map(|m| Cell::Number(m.lacking));
        let change = [points(a, b)];
        rows.push([&[label(words::share_percent)][..], &shares, &change, &lacking].concat());
        let counts = |figure, [a, b]: [u64; 2]| {
            let numbers = [label(figure), Cell::Number(a), Cell::Number(b), Cell::Difference(a, b)];
            [&numbers[..], &lacking].concat()
        };
        rows.push(counts(words::good_or_better, [a.share.met, b.share.met]));
        rows.push(counts(words::rated, [a.share.of, b.share.of]));
    }
    let names = [
        words::count_organisations,
        words::count_branches,
        words::count_members,
        words::members_admitted,
        words::owners_among,
        words::organisations_founded,
        words::workers,
    ];
    let lacking = [here, there].map(|side| side.1.lacking_in_compared(side.0));
    let [here, there] = [here, there].map(|side| side.1.compared(side.0));
    for (at, (name, (a, b))) in names.into_iter().zip(here.into_iter().zip(there)).enumerate() {
        let change = a.zip(b).map_or(Cell::Empty, |(a, b)| Cell::Difference(a, b));
        let name = Cell::Word(name(lang).to_owned(), Heading::new(lang, name).word);
        let [a_lacks, b_lacks] = lacking.map(|side| Cell::Number(side[at]));
        rows.push(vec![name, Cell::number(a), Cell::number(b), change, a_lacks, b_lacks]);
    }
    Grid::new(words::compare(lang), headings, rows).coded("comparison")
}
