//! Form 5-BTCTW: a row an ownership.

use crate::analysis::{
    Filter, RatingLevels, Sum, Tallies, Totals, enterprises, rating_levels, totals,
};
use crate::domain::Ownership;
use crate::report::format::{FormColumn, FormRow, FormTable};
use crate::report::grid::Cell;
use crate::report::model::{Report, ReportRequest};
use crate::words::{Lang, forms as texts};

/// A text in both languages.
type Label = fn(Lang) -> &'static str;

/// The columns, each with what is above it.
const COLUMNS: [(Label, Label); 16] = [
    (texts::enterprises, texts::total),
    (texts::enterprises, texts::with_organisation),
    (texts::enterprises, texts::workers),
    (texts::organisations, texts::total),
    (texts::organisations, texts::committees),
    (texts::organisations, texts::cells),
    (texts::organisations, texts::founded),
    (texts::below_them, texts::sub_committees),
    (texts::below_them, texts::branches),
    (texts::members, texts::total),
    (texts::members, texts::women),
    (texts::members, texts::minorities),
    (texts::members, texts::on_probation),
    (texts::admitted, texts::total),
    (texts::admitted, texts::owners),
    (texts::admitted, texts::leaders),
];

/// The ownerships of a row; an empty list is a legal form, which the data does not have.
type Scope = &'static [Ownership];

/// The rows: number, label, ownerships, whether it is a part of the row above.
const ROWS: [(&str, Label, Option<Scope>, u8); 9] = [
    ("", texts::total, None, 0),
    ("I", texts::state, Some(&[Ownership::State]), 0),
    ("II", texts::outside_state, Some(&[Ownership::NonState, Ownership::Fdi]), 0),
    ("1", texts::domestic, Some(&[Ownership::NonState]), 1),
    ("", texts::joint_stock, Some(&[]), 2),
    ("", texts::limited, Some(&[]), 2),
    ("", texts::private, Some(&[]), 2),
    ("", texts::cooperatives, Some(&[]), 2),
    ("2", texts::foreign, Some(&[Ownership::Fdi]), 1),
];

/// Those whose ownership is not known.
pub(super) const UNKNOWN: Scope = &[Ownership::Missing, Ownership::Bad];

/// The table of the form.
pub fn table(lang: Lang, report: &Report) -> FormTable {
    let request = &report.request;
    let tallies = Tallies::new(request.data);
    let sums = |scope| {
        let levels = rating_levels(request.data, request.year, request.filter, scope);
        (levels, totals(&tallies, request.year, request.filter, scope))
    };
    let unknown = sums(Some(UNKNOWN)).1.rows + enterprises_in(report, Some(UNKNOWN)).0;
    let all = sums(None).1.rows + enterprises_in(report, None).0;
    // Where nothing has an ownership, nothing is known of any.
    let is_known = unknown < all || all == 0;
    let mut rows: Vec<FormRow> = Vec::new();
    let mut add = |number: &str, label: Label, scope: Option<Scope>, depth| {
        let cells = if scope.is_some_and(|scope| scope.is_empty() || !is_known) {
            vec![Cell::Empty; COLUMNS.len()]
        } else {
            let (levels, totals) = sums(scope);
            cells(report, scope, &levels, &totals)
        };
        let number = number.to_owned();
        rows.push(FormRow { number, label: label(lang).to_owned(), depth, cells });
    };
    for (number, label, scope, depth) in ROWS {
        add(number, label, scope, depth);
    }
    if is_known && unknown > 0 {
        add("III", texts::ownership_unknown, Some(UNKNOWN), 0);
    }
    let columns = COLUMNS.map(|(group, heading)| FormColumn {
        group: group(lang).to_owned(),
        heading: heading(lang).to_owned(),
        is_share: false,
    });
    FormTable {
        label: texts::of_ownership(lang).to_owned(),
        columns: columns.into(),
        rows,
        notes: notes(lang, report),
    }
}

/// The figures of a row, in the order of [`COLUMNS`].
fn cells(
    report: &Report,
    scope: Option<Scope>,
    levels: &RatingLevels,
    totals: &Totals,
) -> Vec<Cell> {
    let sum = |pick: fn(&Totals) -> Sum| {
        // What no row of the whole has is no sum of 0 in a part.
        let known = report.totals.known(pick(&report.totals)).and(totals.known(pick(totals)));
        Cell::number(known)
    };
    let (all, with) = enterprises_in(report, scope);
    let has_enterprises = report.enterprises.is_some() && report.is_newest();
    let enterprises = |count| if has_enterprises { Cell::Number(count) } else { Cell::Empty };
    vec![
        enterprises(all),
        enterprises(with),
        sum(|totals| totals.workers),
        Cell::Number(levels.organisations().total),
        Cell::Number(levels.committees.total),
        Cell::Number(levels.cells.total),
        sum(|totals| totals.founded),
        // Nothing is known of them where no row is one.
        Cell::number(has_sub_committees(report).then_some(levels.sub_committees.total)),
        Cell::Number(levels.branches.total),
        Cell::Number(levels.members.total),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
        sum(|totals| totals.admitted),
        sum(|totals| totals.owners),
        sum(|totals| totals.leaders),
    ]
}

/// The enterprises of some ownerships: all, and those with a Party organisation.
fn enterprises_in(report: &Report, scope: Option<Scope>) -> (u64, u64) {
    let filter = report.request.filter;
    let is_in = |ownership: &Ownership| {
        filter.ownerships.is_empty() || filter.ownerships.contains(ownership)
    };
    let ownerships: Vec<Ownership> = match scope {
        None => filter.ownerships.clone(),
        Some(scope) => scope.iter().copied().filter(is_in).collect(),
    };
    if scope.is_some() && ownerships.is_empty() {
        return (0, 0);
    }
    let whole = enterprises(report.request.data, &Filter { ownerships, ..filter.clone() }).whole;
    (whole.with + whole.without, whole.with)
}

/// True if the files of the year have sub-committees.
pub(super) fn has_sub_committees(report: &Report) -> bool {
    let ReportRequest { data, year, .. } = report.request;
    data.derived.sub_committees.iter().any(|own| own.year == year)
}

/// What the figures lack.
fn notes(lang: Lang, report: &Report) -> Vec<String> {
    let mut notes = lacking(lang, &report.totals);
    if report.enterprises.is_some() && !report.is_newest() {
        notes.push(texts::enterprises_of_today(lang).to_owned());
    }
    notes
}

/// What the sums of the whole lack.
fn lacking(lang: Lang, totals: &Totals) -> Vec<String> {
    let sums = [
        (texts::workers as Label, totals.workers),
        (texts::founded, totals.founded),
        (texts::admitted, totals.admitted),
        (texts::owners, totals.owners),
        (texts::leaders, totals.leaders),
    ];
    let of = |(label, sum): &(Label, Sum)| {
        let column = format!("“{}”", label(lang));
        (sum.lacking > 0 && sum.lacking < totals.rows)
            .then(|| texts::lacking_in_column(lang, column, sum.lacking))
    };
    sums.iter().filter_map(of).collect()
}
