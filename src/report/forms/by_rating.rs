//! Form 7-TCTW: a row a kind of organisation and an ownership, then the members.

use super::by_ownership::{UNKNOWN, has_sub_committees};
use crate::analysis::{LevelCounts, RatingLevels, rating_levels};
use crate::domain::{Ownership, Share};
use crate::report::format::{FormColumn, FormRow, FormTable};
use crate::report::grid::Cell;
use crate::report::model::Report;
use crate::words::{Lang, forms as texts};

/// A text in both languages.
type Label = fn(Lang) -> &'static str;

/// What each pair of columns, number and share, is about.
const PAIRS: [Label; 5] =
    [texts::rated, texts::excellent, texts::good, texts::satisfactory, texts::unsatisfactory];

/// What a row counts.
type Counted = fn(&RatingLevels) -> LevelCounts;

/// The number of the row of an unknown kind, which the form itself does not have.
const UNKNOWN_KIND: &str = "3";

/// The number of the row of sub-committees, which few blocs have.
const SUB_COMMITTEES: &str = "II";

/// The rows: number, label, depth, what is counted.
const ROWS: [(&str, Label, u8, Counted); 7] = [
    ("I", texts::organisations, 0, RatingLevels::organisations),
    ("1", texts::committees, 1, |levels| levels.committees),
    ("2", texts::cells, 1, |levels| levels.cells),
    (UNKNOWN_KIND, texts::kind_unknown, 1, |levels| levels.of_unknown_kind),
    (SUB_COMMITTEES, texts::sub_committees, 0, |levels| levels.sub_committees),
    ("III", texts::branches_of_committees, 0, |levels| levels.branches),
    ("IV", texts::members, 0, |levels| levels.members),
];

/// The rows below each: label, how much deeper, ownerships. A foreign-invested enterprise is one of
/// those outside the state sector.
const OWNERSHIPS: [(Label, u8, &[Ownership]); 3] = [
    (texts::state, 1, &[Ownership::State]),
    (texts::outside_state, 1, &[Ownership::NonState, Ownership::Fdi]),
    (texts::foreign, 2, &[Ownership::Fdi]),
];

/// The table of the form.
pub fn table(lang: Lang, report: &Report) -> FormTable {
    let request = &report.request;
    let levels = |scope| rating_levels(request.data, request.year, request.filter, scope);
    let whole = levels(None);
    let parts = OWNERSHIPS.map(|(label, below, scope)| (label, below, levels(Some(scope))));
    let unknown = levels(Some(UNKNOWN));
    let (mut rows, mut notes) = (Vec::new(), Vec::new());
    let empty = || vec![Cell::Empty; 2 + 2 * PAIRS.len()];
    let mut add = |number: &str, label: &str, depth, cells| {
        rows.push(FormRow { number: number.to_owned(), label: label.to_owned(), depth, cells });
    };
    for (number, label, depth, counted) in ROWS {
        if number == SUB_COMMITTEES && !has_sub_committees(report) {
            add(number, label(lang), depth, empty());
            continue;
        }
        let all = counted(&whole);
        if number == UNKNOWN_KIND && all.total == 0 {
            continue;
        }
        add(number, label(lang), depth, cells(&all));
        if all.lacking > 0 {
            notes.push(texts::not_in_sums(lang, label(lang), all.lacking));
        }
        // Where no unit has an ownership, nothing is known of any.
        let unknown = counted(&unknown);
        let is_known = unknown.total < all.total || all.total == 0;
        for (ownership, below, levels) in &parts {
            let cells = if is_known { cells(&counted(levels)) } else { empty() };
            add("", ownership(lang), depth + below, cells);
        }
        if is_known && unknown.total > 0 {
            add("", texts::ownership_unknown(lang), depth + 1, cells(&unknown));
        }
    }
    FormTable { label: texts::of_kind(lang).to_owned(), columns: columns(lang), rows, notes }
}

fn columns(lang: Lang) -> Vec<FormColumn> {
    let column = |group: &str, heading: &str, is_share| FormColumn {
        group: group.to_owned(),
        heading: heading.to_owned(),
        is_share,
    };
    let mut columns = vec![column("", texts::total(lang), false)];
    for group in PAIRS {
        columns.push(column(group(lang), texts::number(lang), false));
        columns.push(column(group(lang), texts::share(lang), true));
    }
    columns.push(column("", texts::unrated(lang), false));
    columns
}

/// The figures of a row. The share of the rated is of all, that of a level is of the rated.
fn cells(counts: &LevelCounts) -> Vec<Cell> {
    let share = |met, of| Cell::share(Share { met, of }, 0);
    let mut cells = vec![
        Cell::Number(counts.total),
        Cell::Number(counts.rated),
        share(counts.rated, counts.total),
    ];
    for level in counts.levels {
        cells.extend([Cell::Number(level), share(level, counts.rated)]);
    }
    cells.push(Cell::Number(counts.unrated));
    cells
}
