//! The part in front beside another year or zone.
//!
//! ```text
//!                               Year 2023            Year 2022     change
//!  Base organisations      ✓ 90,2 %  55/61      ▼ 88,5 %  54/61       +1,7
//!  Members, number                   3.498                3.380       +118
//! ```

use super::list_page::{self, Top};
use crate::analysis::{Measures, Totals};
use crate::app::{Against, PageFigures, PageItem, State};
use crate::domain::{Measure, Status, Year};
use crate::ui::canvas::Frame;
use crate::ui::theme::{Theme, mark};
use crate::ui::widgets::filter::filter_text;
use crate::ui::widgets::text::{pad, zone_name};
use crate::words::{self, Lang};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, against: Against) {
    let top = Top {
        title: format!("{}: {}", words::compare(state.lang), side(state, against)),
        filter: filter_text(state),
        figures: 12,
    };
    let areas = list_page::draw_top(frame, area, state, theme, &top);
    let lines = |width| match &state.lists.page_figures {
        PageFigures::Compare(sides) => {
            comparison(state, theme, against, (&sides[0], &sides[1]), width)
        }
        _ => Vec::new(),
    };
    list_page::draw_figures_and_items(
        frame,
        areas,
        state,
        theme,
        lines,
        |item, width| match item {
            PageItem::Organisation(why, row) => {
                list_page::organisation_line(state, theme, why, row, width)
            }
            PageItem::Enterprise(_) | PageItem::Change(_) => Line::default(),
        },
    );
}

/// What is compared with, as a text.
fn side(state: &State, against: Against) -> String {
    match against {
        Against::Year(year) => format!("{} {year}", words::year(state.lang)),
        Against::Zone(zone) => zone_name(state, zone).to_owned(),
    }
}

/// The measures and sums of one side of a comparison.
type Side = (Measures, Totals);

/// The width below which names are short and figures without counts.
const NARROW: usize = 60;

/// The least columns of a name: `Tổ chức`.
const LEAST_NAME: usize = 7;

/// The widths of the columns: a name, two figures, their difference. A column of width 0 is left
/// out.
#[derive(Clone, Copy)]
struct Widths {
    name: usize,
    figures: [usize; 2],
    change: usize,
}

impl Widths {
    fn new(width: usize) -> Self {
        if width >= NARROW {
            let name = width.saturating_sub(58).clamp(14, 34);
            let figure = (width.saturating_sub(name + 16) / 2).clamp(8, 28);
            return Self { name, figures: [figure; 2], change: 10 };
        }
        Self { name: width.saturating_sub(26), figures: [7; 2], change: 8 }
    }

    /// Columns that are as wide as their longest texts, where those of a narrow page leave no room
    /// for a name: the change first, then what is in front.
    fn of_texts(width: usize, [here, beside, change]: [usize; 3]) -> Self {
        let room = width.saturating_sub(1);
        let left = |columns: &[usize]| {
            let used: usize = columns.iter().map(|column| column + 1).sum();
            room.checked_sub(used).filter(|name| *name >= LEAST_NAME)
        };
        if let Some(name) = left(&[here, beside, change]) {
            return Self { name, figures: [here, beside], change };
        }
        match left(&[here, change]) {
            Some(name) => Self { name, figures: [here, 0], change },
            None => Self { name: room.saturating_sub(change + 1), figures: [0; 2], change },
        }
    }

    /// The cells of a row, those of columns that are left out too, filled to their widths.
    fn pad(self, [name, here, beside, change]: [&str; 4]) -> [String; 4] {
        let cell = |text: &str, width: usize| match width {
            0 => String::new(),
            _ => format!(" {}", pad(text, width, true)),
        };
        let [a, b] = self.figures;
        let name = format!(" {}", pad(name, self.name, false));
        [name, cell(here, a), cell(beside, b), cell(change, self.change)]
    }
}

/// A row as texts, and whether each side meets its threshold.
struct Row {
    cells: [String; 4],
    status: [Option<Status>; 2],
}

/// The measures and the sums of both sides.
fn comparison(
    state: &State,
    theme: Theme,
    against: Against,
    (here, beside): (&Side, &Side),
    width: usize,
) -> Vec<Line<'static>> {
    let lang = state.lang;
    let mut widths = Widths::new(width);
    let sides = [here, beside].map(|(measures, sums)| {
        let of_measures = measures.all().map(|m| m.lacking);
        let of_sums = sums.lacking_in_compared(measures);
        (of_sums, of_sums.into_iter().chain(of_measures).any(|rows| rows > 0))
    });
    let note = if sides.iter().any(|(_, lacks)| *lacks) {
        format!("{} {}", words::LACKING, words::figure_lacking(lang))
    } else {
        String::new()
    };
    let mut rows: Vec<Row> = measure_rows(state, widths, (&here.0, &beside.0)).into();
    let names = if width < NARROW { short_sum_names(lang) } else { sum_names(lang) };
    let [here_sums, beside_sums] = [here, beside].map(|side| side.1.compared(&side.0));
    let figures = here_sums.into_iter().zip(beside_sums).enumerate();
    rows.extend(names.into_iter().zip(figures).map(|(name, (at, (a, b)))| {
        let text = |sum, rows| words::whole_or_dash(lang, sum) + &words::lacking_sign(lang, rows);
        let change = a.zip(b).map_or_else(|| "–".to_owned(), |(a, b)| words::change(lang, a, b));
        let cells =
            [words::capital(name), text(a, sides[0].0[at]), text(b, sides[1].0[at]), change];
        Row { cells, status: [None; 2] }
    }));
    let heads = [
        note,
        short_side(this_side(state, against), state.year, against, width),
        short_side(side(state, against), other_year(state, against), against, width),
        words::difference(lang).to_owned(),
    ];
    let longest = |at: usize| rows.iter().map(|row| row.cells[at].width()).max().unwrap_or(0);
    let longest = [longest(1), longest(2), longest(3)];
    let is_cut = longest[0] > widths.figures[0] || longest[1] > widths.figures[1];
    if width < NARROW && (widths.name < LEAST_NAME || is_cut || longest[2] > widths.change) {
        // The heading of a year is four columns wide.
        widths = Widths::of_texts(width, longest.map(|width| width.max(4)));
    }
    let mut head = heads.each_ref().map(String::as_str);
    let hidden =
        words::more_columns_hidden(lang, widths.figures.iter().filter(|w| **w == 0).count());
    if widths.figures.contains(&0) {
        head[0] = &hidden;
    }
    let head = Line::styled(widths.pad(head).concat(), theme.faint());
    [head].into_iter().chain(rows.iter().map(|row| row_line(theme, widths, row))).collect()
}

/// A row with the colours of what it judges.
fn row_line(theme: Theme, widths: Widths, row: &Row) -> Line<'static> {
    let [name, here, beside, change] = widths.pad(row.cells.each_ref().map(String::as_str));
    let of_side = |text: String, status: Option<Status>| match status {
        Some(status) => Span::styled(text, theme.status(status)),
        None => Span::raw(text),
    };
    Line::from(vec![
        Span::raw(name),
        of_side(here, row.status[0]),
        of_side(beside, row.status[1]),
        Span::raw(change),
    ])
}

/// The year of the other side.
const fn other_year(state: &State, against: Against) -> Year {
    match against {
        Against::Year(year) => year,
        Against::Zone(_) => state.year,
    }
}

/// A side as the heading of a column: the year alone in a narrow window.
fn short_side(text: String, year: Year, against: Against, width: usize) -> String {
    if width < NARROW && matches!(against, Against::Year(_)) { year.to_string() } else { text }
}

/// The side that is in front, as a text.
fn this_side(state: &State, against: Against) -> String {
    match against {
        Against::Year(_) => format!("{} {}", words::year(state.lang), state.year),
        Against::Zone(_) => match state.filter.zones[..] {
            [] => words::whole_bloc(state.lang).to_owned(),
            [zone] => zone_name(state, zone).to_owned(),
            [zone, ..] => format!("{} +{}", zone_name(state, zone), state.filter.zones.len() - 1),
        },
    }
}

/// A row for each measure, with the difference of the shares in points.
fn measure_rows(state: &State, widths: Widths, (here, beside): (&Measures, &Measures)) -> [Row; 3] {
    let lang = state.lang;
    let is_narrow = widths.figures[0] < 16;
    let figure = |m: &Measure| {
        let percent = words::percent(lang, m.share, m.threshold);
        let text = if is_narrow {
            format!("{} {percent}", mark(m.status()))
        } else {
            format!(
                "{} {percent} %  {}/{}",
                mark(m.status()),
                words::whole(lang, m.share.met),
                words::whole(lang, m.share.of)
            )
        };
        text + &words::lacking_sign(lang, m.lacking)
    };
    let row = |long: &str, short: &str, a: &Measure, b: &Measure| {
        let name = if is_narrow { format!("{short} %") } else { long.to_owned() };
        let change = words::share_change(lang, a.share, b.share, a.threshold)
            .unwrap_or_else(|| "–".to_owned());
        Row {
            cells: [name, figure(a), figure(b), change],
            status: [a, b].map(|m| Some(m.status())),
        }
    };
    let organisations = [words::base_organisations(lang), words::organisations(lang)];
    let branches = [words::branches_under(lang), words::branches(lang)];
    [
        row(organisations[0], organisations[1], &here.organisations, &beside.organisations),
        row(branches[0], branches[1], &here.branches, &beside.branches),
        row(words::members(lang), words::members(lang), &here.members, &beside.members),
    ]
}

/// The names of the sums in a narrow window.
const fn short_sum_names(lang: Lang) -> [&'static str; 7] {
    [
        words::organisations(lang),
        words::branches(lang),
        words::members(lang),
        words::admitted(lang),
        words::owners_short(lang),
        words::founded(lang),
        words::workers(lang),
    ]
}

const fn sum_names(lang: Lang) -> [&'static str; 7] {
    [
        words::count_organisations(lang),
        words::count_branches(lang),
        words::count_members(lang),
        words::admitted(lang),
        words::owners(lang),
        words::founded(lang),
        words::workers(lang),
    ]
}
