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
use crate::domain::{Measure, Year};
use crate::ui::canvas::Frame;
use crate::ui::theme::{Theme, mark};
use crate::ui::widgets::filter::filter_text;
use crate::ui::widgets::text::{pad, zone_name};
use crate::words::{self, Lang};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

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

/// The widths of the columns: a name, two figures, their difference.
#[derive(Clone, Copy)]
struct Widths {
    name: usize,
    figure: usize,
    change: usize,
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
    let widths = if width < NARROW {
        Widths { name: width.saturating_sub(26), figure: 7, change: 8 }
    } else {
        let name = width.saturating_sub(58).clamp(14, 34);
        let figure = (width.saturating_sub(name + 16) / 2).clamp(8, 28);
        Widths { name, figure, change: 10 }
    };
    let Widths { name, figure, .. } = widths;
    let cell = |text: &str| pad(text, figure, true);
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
    let heading = format!(
        " {} {} {} {}",
        pad(&note, name, false),
        cell(&short_side(this_side(state, against), state.year, against, width)),
        cell(&short_side(side(state, against), other_year(state, against), against, width)),
        pad(words::difference(lang), widths.change, true)
    );
    let mut rows = vec![Line::styled(heading, theme.faint())];
    rows.extend(measure_lines(state, theme, widths, (&here.0, &beside.0)));
    let names = if width < NARROW { short_sum_names(lang) } else { sum_names(lang) };
    let [here_sums, beside_sums] = [here, beside].map(|side| side.1.compared(&side.0));
    let figures = here_sums.into_iter().zip(beside_sums).enumerate();
    for (name, (at, (a, b))) in names.into_iter().zip(figures) {
        let text = |sum, rows| words::whole_or_dash(lang, sum) + &words::lacking_sign(lang, rows);
        let change = a.zip(b).map_or_else(|| "–".to_owned(), |(a, b)| words::change(lang, a, b));
        rows.push(Line::raw(format!(
            " {} {} {} {}",
            pad(&words::capital(name), widths.name, false),
            cell(&text(a, sides[0].0[at])),
            cell(&text(b, sides[1].0[at])),
            pad(&change, widths.change, true)
        )));
    }
    rows
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

/// A line for each measure, with the difference of the shares in points.
fn measure_lines(
    state: &State,
    theme: Theme,
    widths: Widths,
    (here, beside): (&Measures, &Measures),
) -> [Line<'static>; 3] {
    let lang = state.lang;
    let figure = |m: &Measure| {
        let percent = words::percent(lang, m.share, m.threshold);
        let text = if widths.figure < 16 {
            format!("{} {percent}", mark(m.status()))
        } else {
            format!(
                "{} {percent} %  {}/{}",
                mark(m.status()),
                words::whole(lang, m.share.met),
                words::whole(lang, m.share.of)
            )
        };
        let text = text + &words::lacking_sign(lang, m.lacking);
        Span::styled(pad(&text, widths.figure, true), theme.status(m.status()))
    };
    let line = |name: &str, a: &Measure, b: &Measure| {
        let change = words::share_change(lang, a.share, b.share, a.threshold)
            .unwrap_or_else(|| "–".to_owned());
        Line::from(vec![
            Span::raw(format!(" {} ", pad(name, widths.name, false))),
            figure(a),
            Span::raw(" "),
            figure(b),
            Span::raw(format!(" {}", pad(&change, widths.change, true))),
        ])
    };
    let is_narrow = widths.figure < 16;
    let name = |long: &str, short: &str| {
        if is_narrow { format!("{short} %") } else { long.to_owned() }
    };
    let organisations = name(words::base_organisations(lang), words::organisations(lang));
    let branches = name(words::branches_under(lang), words::branches(lang));
    let members = name(words::members(lang), words::members(lang));
    [
        line(&organisations, &here.organisations, &beside.organisations),
        line(&branches, &here.branches, &beside.branches),
        line(&members, &here.members, &beside.members),
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
