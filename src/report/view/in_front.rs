//! What is on the screen as grids, with what it is limited by.

use super::items;
use crate::analysis::{are_judged, organisation_reasons};
use crate::app::{Against, OverviewItem, Page, PageFigures, Screen, State, columns};
use crate::domain::{Row, Table, Year, ZoneId};
use crate::report::grid::{Cell, Grid, Heading};
use crate::report::tables::{
    Units, below, candidates, cell, compared, coverage, findings, measures, rest_of, sums, targets,
    targets_by_year, terms, units, years, zones,
};
use crate::words;

/// The grids of the view in front.
pub struct View<'a> {
    /// What a file of it is called.
    pub name: &'static str,
    /// The grids, the main one first.
    pub grids: Vec<Grid<'a>>,
}

/// The view in front.
pub fn in_front(state: &State) -> View<'_> {
    let view = |name, grids| View { name, grids };
    match (state.nav.pages.last(), state.nav.screen) {
        (Some(Page::Organisation(id)), _) => match state.row_of(Table::Organisations, id) {
            // A base cell.
            Some(row) if state.data().branches_of(row).is_empty() => {
                view("to-chuc", vec![years_of(state, Table::Organisations, id)])
            }
            _ => view("chi-bo", vec![of_units(state, Table::Branches, &state.tables.page.rows)]),
        },
        (Some(Page::Branch(id)), _) => view("chi-bo", vec![years_of(state, Table::Branches, id)]),
        (Some(Page::Trend), _) => view("dien-bien", trend(state)),
        (Some(Page::Compare(against)), _) => view("so-sanh", comparison(state, *against)),
        (Some(Page::Enterprises), _) => view("doanh-nghiep", enterprises(state)),
        (Some(Page::Changes), _) => view("thay-doi", vec![items::changes(state)]),
        (None, Screen::Overview) => view("tong-quan", overview(state)),
        (None, Screen::Organisations) => {
            view("to-chuc", vec![of_units(state, Table::Organisations, rows(state))])
        }
        (None, Screen::Branches) => {
            view("chi-bo", vec![of_units(state, Table::Branches, rows(state))])
        }
        (None, Screen::Zones) => {
            let listed = rows(state).iter().map(|&row| &state.lists.zones[row as usize]);
            view("khu", vec![zones(state.context(), listed)])
        }
        (None, Screen::Targets) => view("chi-tieu", of_targets(state)),
        (None, Screen::Checks) => {
            let (data, rows) = (state.data(), rows(state));
            let kept = data.findings.kept();
            let listed = rows.iter().map(|&row| &kept[row as usize]);
            let rest = rest_of(data, rows.len());
            view("kiem-tra", vec![findings(state.lang, data, listed, rest, words::help)])
        }
    }
}

/// The marked rows of the screen, else those that it lists.
fn rows(state: &State) -> &[Row] {
    let table = &state.tables.screens[state.nav.screen];
    if table.marked_rows.is_empty() { &table.rows } else { &table.marked_rows }
}

/// What the rows are limited by beside the filter of the part shown.
pub fn limits(state: &State) -> Vec<String> {
    let (filter, lang) = (&state.row_filter, state.lang);
    let on_screen = state.nav.pages.is_empty();
    let has = |wanted: bool, part: String| wanted.then_some(part);
    let checks = on_screen && state.nav.screen == Screen::Checks;
    // The lists of other screens name the search themselves: their figures are not searched.
    let is_list = match state.nav.pages.last() {
        None => state.nav.screen.is_table(),
        Some(page) => matches!(page, Page::Organisation(_) | Page::Changes),
    };
    let is_searched = is_list && (state.is_searched() || state.is_page_searched());
    let codes: Vec<&str> = filter.checks.codes.iter().map(|code| code.word()).collect();
    let marked = if on_screen && state.nav.screen.is_table() {
        state.tables.screens[state.nav.screen].marked_rows.len()
    } else {
        0
    };
    let parts = [
        has(marked > 0, words::marked_rows(lang, marked)),
        has(state.is_below_only(), words::below_only(lang).to_owned()),
        has(is_searched, words::searched(lang, state.search().value())),
        filter
            .checks
            .severity
            .filter(|_| checks)
            .map(|severity| words::check::severity(lang, severity).to_owned()),
        has(checks && !codes.is_empty(), codes.join(", ")),
    ];
    parts.into_iter().flatten().collect()
}

fn of_units<'a>(state: &'a State, table: Table, rows: &'a [Row]) -> Grid<'a> {
    units(Units { context: state.context(), filter: &state.filter }, table, rows.into())
}

/// A unit in each year, the newest first.
fn years_of<'a>(state: &'a State, of: Table, id: &str) -> Grid<'a> {
    let first = state.row_of(of, id);
    let years = std::iter::successors(first, |row| state.data().before(of, *row));
    let rows: Vec<Row> = years.collect();
    units(Units { context: state.context(), filter: &state.filter }, of, rows.into())
}

fn overview(state: &State) -> Vec<Grid<'_>> {
    let (lang, figures) = (state.lang, &state.lists.figures);
    let before = figures.before.as_ref();
    let zone = |item: &OverviewItem| match *item {
        OverviewItem::Zone(at) => Some(&state.lists.zones[at]),
        OverviewItem::Organisation(_) => None,
    };
    let listed = state.lists.overview.iter().filter_map(zone);
    let mut of_zones = zones(state.context(), listed);
    of_zones.title = searched(state, words::zones_below(lang));
    let of_organisations = organisations_below(state);
    vec![
        measures(
            lang,
            &words::year_title(lang, state.year),
            &figures.now.0,
            before.map(|(measures, _)| measures),
        ),
        sums(lang, words::sums(lang), &figures.now.1, before.map(|(_, sums)| sums)),
        targets(
            lang,
            &words::scope_of(lang, &state.settings.scope),
            &figures.targets,
            state.unjudged_targets().as_deref(),
        ),
        of_zones,
        Grid { title: searched(state, &of_organisations.title), ..of_organisations },
    ]
}

/// The title of a list; under a search with its text.
fn searched(state: &State, title: &str) -> String {
    if state.is_searched() {
        words::found_by(state.lang, title, state.row_filter.search.value())
    } else {
        title.to_owned()
    }
}

/// The organisations that the overview lists.
fn organisations_below(state: &State) -> Grid<'_> {
    let of = Table::Organisations;
    let row = move |item: &OverviewItem| {
        let OverviewItem::Organisation(row) = *item else { return None };
        let thresholds = &state.settings.thresholds;
        Some((row, organisation_reasons(state.data(), thresholds, row)))
    };
    below(state.context(), of, state.lists.overview.iter().filter_map(row))
}

fn is_judged(state: &State, year: Year) -> bool {
    are_judged(&state.settings, year, &state.filter)
}

fn of_targets(state: &State) -> Vec<Grid<'_>> {
    let (lang, figures) = (state.lang, &state.lists.figures);
    let scope = words::scope_of(lang, &state.settings.scope);
    let nearest = state.lists.candidates.iter().copied();
    let unjudged = state.unjudged_targets();
    vec![
        targets(lang, &scope, &figures.targets, unjudged.as_deref()),
        targets_by_year(lang, words::by_year(lang), &figures.years, |year| is_judged(state, year)),
        terms(lang, &figures.terms),
        candidates(state.context(), &searched(state, words::nearest_of(lang)), nearest),
    ]
}

fn trend(state: &State) -> Vec<Grid<'_>> {
    let (lang, mut grids) = (state.lang, Vec::new());
    if let PageFigures::Trend(all, _) = &state.lists.page_figures {
        grids.push(years(lang, all, |year| year.year < state.today));
        grids.push(targets_by_year(lang, words::targets(lang), all, |year| is_judged(state, year)));
    }
    grids.push(items::organisations(state, words::changed_since(lang)));
    grids
}

fn comparison(state: &State, against: Against) -> Vec<Grid<'_>> {
    let (lang, mut grids) = (state.lang, Vec::new());
    if let PageFigures::Compare(sides) = &state.lists.page_figures {
        let [here, there] = &**sides;
        let names = side_names(state, against);
        let names = names.each_ref().map(String::as_str);
        grids.push(compared(lang, names, [(&here.0, &here.1), (&there.0, &there.1)]));
    }
    grids.push(items::organisations(state, words::organisations_below(lang)));
    grids
}

/// What is compared: the part in front, and the other side.
fn side_names(state: &State, against: Against) -> [String; 2] {
    let (lang, data) = (state.lang, state.data());
    let zone = |zone: ZoneId| words::zone_name(lang, data, zone);
    match against {
        Against::Year(year) => [words::year_title(lang, state.year), words::year_title(lang, year)],
        Against::Zone(other) => {
            let here: Vec<&str> = state.filter.zones.iter().map(|own| zone(*own)).collect();
            let here = if here.is_empty() { vec![words::whole_bloc(lang)] } else { here };
            [here.join("; "), zone(other).to_owned()]
        }
    }
}

fn enterprises(state: &State) -> Vec<Grid<'_>> {
    let (lang, mut grids) = (state.lang, Vec::new());
    if let PageFigures::Enterprises(all) = &state.lists.page_figures {
        grids.push(coverage(state.context(), all));
    }
    grids.push(items::enterprises(state));
    grids.push(items::organisations(state, words::organisations(lang)));
    grids
}

/// The units or rows in front with their headings: that of the page, else the marked ones, else the
/// selected one.
pub fn selected_rows(state: &State) -> Option<(Vec<Heading>, Vec<Vec<Cell>>)> {
    let table = state.table();
    let (screen, rows) = match state.nav.pages.last() {
        Some(Page::Branch(id)) => (Screen::Branches, vec![state.row_of(Table::Branches, id)?]),
        Some(Page::Organisation(id)) => {
            (Screen::Organisations, vec![state.row_of(Table::Organisations, id)?])
        }
        Some(_) => return None,
        None => match &table.marked_rows[..] {
            [] => (state.nav.screen, vec![*table.rows.get(table.at)?]),
            marked => (state.nav.screen, marked.to_vec()),
        },
    };
    let (columns, context) = (columns(screen), state.context());
    if columns.is_empty() {
        return None;
    }
    let headings = columns.iter().map(|column| Heading::new(state.lang, column.heading));
    let cells = |row| columns.iter().map(|c| cell(&context, &(c.value)(&context, row))).collect();
    Some((headings.collect(), rows.into_iter().map(cells).collect()))
}
