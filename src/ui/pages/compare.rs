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
use crate::domain::Measure;
use crate::ui::theme::{Theme, mark};
use crate::ui::widgets::filter::filter_text;
use crate::ui::widgets::text::{pad, zone_name};
use crate::words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, against: Against) {
    let top = Top {
        title: format!("{}: {}", words::compare(state.lang), side(state, against)),
        filter: filter_text(state),
        figures: 12,
    };
    let [figures, rest] = list_page::draw_top(frame, area, state, theme, &top);
    if let PageFigures::Compare(sides) = &state.lists.page_figures {
        let [here, beside] = &**sides;
        comparison(frame, figures, state, theme, against, (here, beside));
    }
    let width = usize::from(area.width);
    list_page::draw_items(frame, rest, state, theme, None, |item| match item {
        PageItem::Organisation(why, row) => {
            list_page::organisation_line(state, theme, why, row, width)
        }
        PageItem::Enterprise(_) | PageItem::Change(_) => Line::default(),
    });
}

/// A side of a comparison, in words.
fn side(state: &State, against: Against) -> String {
    match against {
        Against::Year(year) => format!("{} {year}", words::year(state.lang)),
        Against::Zone(zone) => zone_name(state, zone).to_owned(),
    }
}

/// The measures and sums of one side of a comparison.
type Side = (Measures, Totals);

fn comparison(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    against: Against,
    (here, beside): (&Side, &Side),
) {
    let lang = state.lang;
    let name_width = usize::from(area.width).saturating_sub(58).clamp(14, 34);
    let this = match against {
        Against::Year(_) => format!("{} {}", words::year(lang), state.year),
        Against::Zone(_) => match state.filter.zones[..] {
            [] => words::whole_bloc(lang).to_owned(),
            [zone] => zone_name(state, zone).to_owned(),
            [zone, ..] => format!("{} +{}", zone_name(state, zone), state.filter.zones.len() - 1),
        },
    };
    let cell_width = (usize::from(area.width).saturating_sub(name_width + 16) / 2).clamp(8, 28);
    let cell = |text: &str| pad(text, cell_width, true);
    let mut rows = vec![Line::styled(
        format!(
            " {} {} {} {}",
            pad("", name_width, false),
            cell(&this),
            cell(&side(state, against)),
            pad(words::difference(lang), 10, true)
        ),
        theme.faint(),
    )];
    for (name, pick) in [
        (
            words::base_organisations(lang),
            (|t: &Measures| t.organisations) as fn(&Measures) -> Measure,
        ),
        (words::branches_under(lang), |t| t.branches),
        (words::members(lang), |t| t.members),
    ] {
        let (a, b) = (pick(&here.0), pick(&beside.0));
        let shown = |m: &Measure| {
            format!(
                "{} {} %  {}/{}",
                mark(m.status()),
                words::percent(lang, m.share, m.line),
                words::whole(lang, m.share.met),
                words::whole(lang, m.share.of)
            )
        };
        let change =
            words::share_change(lang, a.share, b.share, a.line).unwrap_or_else(|| "–".to_owned());
        rows.push(Line::from(vec![
            Span::raw(format!(" {} ", pad(name, name_width, false))),
            Span::styled(cell(&shown(&a)), theme.status(a.status())),
            Span::raw(" "),
            Span::styled(cell(&shown(&b)), theme.status(b.status())),
            Span::raw(format!(" {}", pad(&change, 10, true))),
        ]));
    }
    let sums = |(measures, sums): &Side| {
        [
            measures.organisations.total,
            measures.branches.total,
            measures.members.total,
            sums.admitted.value,
            sums.owners.value,
            sums.founded.value,
            sums.workers.value,
        ]
    };
    let names = [
        words::count_organisations(lang),
        words::count_branches(lang),
        words::count_members(lang),
        words::admitted(lang),
        words::owners(lang),
        words::founded(lang),
        words::workers(lang),
    ];
    for ((name, a), b) in names.into_iter().zip(sums(here)).zip(sums(beside)) {
        rows.push(Line::raw(format!(
            " {} {} {} {}",
            pad(name, name_width, false),
            cell(&words::whole(lang, a)),
            cell(&words::whole(lang, b)),
            pad(&words::change(lang, a, b), 10, true)
        )));
    }
    frame.render_widget(Paragraph::new(rows), area);
}
