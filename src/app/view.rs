//! Which rows a screen has, in which order: worked out after a change, so that drawing only reads.

use super::columns::columns;
use super::state::{Against, Detail, PageItem, Screen, State, Why};
use crate::analysis::{
    Distribution, Enterprises, Matcher, Narrowing, Pace, Target, Term, Three, Totals, YearFigures, below_of, broken_rows, by_keys,
    candidates, changes, committees, distribution, enterprises, group_by_zone, in_file_order, measure, pace, sum_rows, targets, term,
    totals, trend, without_admission,
};
use crate::domain::{Finding, Findings, Row, Table, Text, Year, ZoneId, fold};
use rustc_hash::FxHashSet;

/// How many of each kind the lists of the nearest and the largest have.
const NEAREST: usize = 100;

/// The figures of one zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneRow {
    /// The zone.
    pub zone: ZoneId,
    /// Its measures.
    pub three: Three,
    /// Workers over its organisations' rows.
    pub workers: u64,
    /// Members admitted, over its organisations' rows.
    pub admitted: u64,
}

/// What the overview and the targets show: worked out once after a change.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// The year's measures and sums.
    pub now: (Three, Totals),
    /// Those of the year before, where the data has it.
    pub before: Option<(Three, Totals)>,
    /// Rows of the files that could not be read: of organisations, of branches.
    pub broken: [u64; 2],
    /// The measures on the targets' scope.
    pub scope: Three,
    /// The targets.
    pub targets: Vec<Target>,
    /// The pace of the counted ones.
    pub paces: Vec<Pace>,
    /// The term's record.
    pub term: Term,
}

/// What stands above a page's list: worked out once after a change.
#[derive(Debug, Clone, Default)]
pub enum PageFigures {
    /// No page is open.
    #[default]
    None,
    /// Every year, and how the year's organisations are spread.
    Trend(Vec<YearFigures>, Distribution),
    /// This side and the other.
    Compare(Box<[(Three, Totals); 2]>),
    /// The enterprises.
    Enterprises(Enterprises),
}

/// A row of the overview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OverviewItem {
    /// A zone below a line, by its place in [`State::zones`].
    Zone(usize),
    /// An organisation below a line.
    Organisation(Row),
}

impl State {
    /// What the lists are made from has changed: each is worked out anew when its screen is shown, and keeps its place by row
    /// where the row is still there.
    pub(super) fn refresh(&mut self) {
        self.stale = [true; 6];
        self.freshen(self.screen);
        self.refresh_detail();
    }

    /// Works out a screen's lists where they are not those of now.
    pub(super) fn freshen(&mut self, screen: Screen) {
        if !std::mem::take(&mut self.stale[screen as usize]) {
            return;
        }
        match screen {
            Screen::Overview => {
                self.refresh_figures();
                self.refresh_zones();
                self.refresh_overview();
            }
            Screen::Targets => {
                self.refresh_figures();
                self.refresh_candidates();
            }
            Screen::Zones => {
                self.refresh_zones();
                let rows = self.sorted(screen, self.rows_of(screen));
                self.put(screen, rows);
            }
            Screen::Organisations | Screen::Branches | Screen::Checks => {
                // Summed in the order of the file, which is quicker than in another.
                let rows = self.rows_of(screen);
                self.sum(screen, &rows);
                let rows = self.sorted(screen, rows);
                self.put(screen, rows);
                self.select_wanted(screen);
            }
        }
    }

    /// Selects the unit that a table waits for.
    pub(super) fn select_wanted(&mut self, screen: Screen) {
        let Some(wanted) = self.tables[screen as usize].wanted.take() else { return };
        let Some((table, id)) = Self::unit_table(screen).zip(self.data().texts.find(&wanted)) else { return };
        let ids = &self.data().units(table).id;
        if let Some(at) = self.tables[screen as usize].rows.iter().position(|&row| ids[row as usize] == id) {
            self.tables[screen as usize].at = at;
        }
    }

    fn refresh_figures(&mut self) {
        let (data, tallies, settings, narrowing) = (self.data(), &self.loaded.judged.tallies, &self.settings, &self.narrowing);
        let of = |year: Year| (measure(tallies, &settings.lines, year, narrowing, None), totals(tallies, year, narrowing, None));
        let before = self.year.before();
        self.figures = Figures {
            now: of(self.year),
            before: data.years.contains(&before).then(|| of(before)),
            broken: [Table::Organisations, Table::Branches].map(|table| broken_rows(data, table)),
            scope: measure(tallies, &settings.lines, self.year, narrowing, Some(&settings.scope)),
            targets: targets(tallies, settings, self.year, narrowing).to_vec(),
            paces: pace(data, tallies, settings, self.year, narrowing),
            term: term(data, tallies, settings, self.year, narrowing),
        };
    }

    fn refresh_candidates(&mut self) {
        let of = |table| candidates(self.data(), &self.settings.lines, table, self.year, &self.narrowing, NEAREST);
        self.candidates = [of(Table::Organisations), of(Table::Branches)].concat();
        let table = &mut self.tables[Screen::Targets as usize];
        table.at = table.at.min(self.candidates.len().saturating_sub(1));
    }

    /// What stands above the list of the page in front.
    fn page_figures(&self) -> PageFigures {
        let (data, tallies, lines) = (self.data(), &self.loaded.judged.tallies, &self.settings.lines);
        match self.detail.last() {
            Some(Detail::Trend) => PageFigures::Trend(
                trend(data, tallies, lines, &self.narrowing),
                distribution(data, lines, Table::Organisations, self.year, &self.narrowing),
            ),
            Some(Detail::Compare(against)) => {
                let of =
                    |year, narrowing: &Narrowing| (measure(tallies, lines, year, narrowing, None), totals(tallies, year, narrowing, None));
                let (year, narrowing) = self.other_side(*against);
                PageFigures::Compare(Box::new([of(self.year, &self.narrowing), of(year, &narrowing)]))
            }
            Some(Detail::Enterprises) => PageFigures::Enterprises(enterprises(data, &self.narrowing)),
            _ => PageFigures::None,
        }
    }

    /// What the page in front lists.
    fn page_items(&self) -> Vec<PageItem> {
        let (data, lines) = (self.data(), &self.settings.lines);
        let item = |why| move |row: Row| PageItem::Organisation(why, row);
        match self.detail.last() {
            Some(Detail::Trend) => {
                let found = changes(data, lines, self.year, &self.narrowing);
                let lists = [
                    (Why::Fell, found.fell),
                    (Why::Rose, found.rose),
                    (Why::New, found.new),
                    (Why::Gone, found.gone),
                    (Why::Fall, found.falls),
                    (Why::Rise, found.rises),
                ];
                lists.into_iter().flat_map(|(why, rows)| rows.into_iter().map(item(why))).collect()
            }
            Some(Detail::Compare(against)) => {
                let (year, narrowing) = self.other_side(*against);
                let here = below_of(data, lines, Table::Organisations, self.year, &self.narrowing);
                let there = below_of(data, lines, Table::Organisations, year, &narrowing);
                let ids = |list: &[(Row, crate::analysis::Reasons)]| -> rustc_hash::FxHashSet<crate::domain::Text> {
                    list.iter().map(|(row, _)| data.organisations.units.id[*row as usize]).collect()
                };
                let (here_ids, there_ids) = (ids(&here), ids(&there));
                let only = |list: Vec<(Row, crate::analysis::Reasons)>, others: &rustc_hash::FxHashSet<crate::domain::Text>, why| {
                    let own =
                        list.into_iter().map(|(row, _)| row).filter(|row| !others.contains(&data.organisations.units.id[*row as usize]));
                    own.map(item(why)).collect::<Vec<_>>()
                };
                let mut items = only(here, &there_ids, Why::BelowHere);
                items.extend(only(there, &here_ids, Why::BelowThere));
                items
            }
            Some(Detail::News) => (0..self.news.events().len()).map(PageItem::Event).collect(),
            Some(Detail::Enterprises) => {
                let without = match &self.page_figures {
                    PageFigures::Enterprises(all) => all.without.as_slice(),
                    _ => &[],
                };
                let without = without.iter().copied().take(NEAREST).map(PageItem::Enterprise);
                let idle = without_admission(data, self.year, &self.narrowing, 2).into_iter().take(NEAREST);
                let idle = idle.map(|(row, years)| PageItem::Organisation(Why::Idle(years), row));
                let loads = committees(data, self.year, &self.narrowing).into_iter().take(NEAREST).map(|c| c.row).map(item(Why::Committee));
                without.chain(idle).chain(loads).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The year and narrowing of the other side of a comparison.
    #[must_use]
    pub fn other_side(&self, against: Against) -> (Year, Narrowing) {
        match against {
            Against::Year(year) => (year, self.narrowing.clone()),
            Against::Zone(zone) => (self.year, Narrowing { zones: vec![zone], ..self.narrowing.clone() }),
        }
    }

    /// The unit that the page's item in front is about.
    pub(super) fn page_unit(&self) -> Option<(Table, Row)> {
        match self.page.get(self.detail_table.at)? {
            PageItem::Organisation(_, row) => Some((Table::Organisations, *row)),
            PageItem::Enterprise(_) => None,
            PageItem::Event(at) => {
                let event = self.news.events().get(*at)?;
                self.data().row_of(event.table, event.year, &event.id).map(|row| (event.table, row))
            }
        }
    }

    /// Finds the rows of the units to which something happened.
    pub(super) fn find_fresh(&mut self) {
        let data = self.data();
        let of = |table: Table| {
            let events = self.news.events().iter().filter(|event| event.table == table);
            let wanted: FxHashSet<(Year, Text)> = events.filter_map(|e| Some((e.year, data.texts.find(&e.id)?))).collect();
            let years: FxHashSet<Year> = wanted.iter().map(|(year, _)| *year).collect();
            let ids = &data.units(table).id;
            let rows = years.iter().flat_map(|&year| data.rows_of(table, year).iter().map(move |&row| (year, row)));
            rows.filter(|&(year, row)| wanted.contains(&(year, ids[row as usize]))).map(|(_, row)| row).collect()
        };
        self.fresh = [of(Table::Organisations), of(Table::Branches)];
    }

    /// A letter more in the search: only rows that are in sight can still match, they have every word but the last, and they keep
    /// their order.
    pub(super) fn search_further(&mut self) {
        let screen = self.screen;
        let Some(table) = Self::unit_table(screen).filter(|_| !self.stale[screen as usize]) else { return self.refresh() };
        let matcher = Matcher::of_last(&self.search);
        let rows = self.loaded.index.search(self.data(), &matcher, table, &self.tables[screen as usize].rows);
        self.stale = [true; 6];
        self.stale[screen as usize] = false;
        self.sum(screen, &in_file_order(&rows));
        self.put(screen, rows);
    }

    /// Works out the sums under a table of units.
    fn sum(&mut self, screen: Screen, rows: &[Row]) {
        if let Some(of) = Self::unit_table(screen) {
            self.sums[screen as usize] = sum_rows(self.data(), of, rows, |row| self.is_below(of, row));
        }
    }

    fn put(&mut self, screen: Screen, rows: Vec<Row>) {
        let table = &mut self.tables[screen as usize];
        let selected = table.rows.get(table.at).copied();
        table.at =
            selected.and_then(|row| rows.iter().position(|&r| r == row)).unwrap_or_else(|| table.at.min(rows.len().saturating_sub(1)));
        table.rows = rows;
    }

    fn refresh_zones(&mut self) {
        let loaded = std::sync::Arc::clone(&self.loaded);
        let groups = group_by_zone(&loaded.judged.tallies, &self.settings.lines, self.year, &self.narrowing);
        let of = |(zone, three, totals): (ZoneId, Three, Totals)| ZoneRow {
            zone,
            three,
            workers: totals.workers.value,
            admitted: totals.admitted.value,
        };
        self.zones = groups.into_iter().map(of).collect();
        // Below first, then by the alphabet.
        self.zones.sort_by_key(|z| (!z.three.is_below(), loaded.index.zone_rank(z.zone)));
    }

    fn refresh_overview(&mut self) {
        let zones = (0..self.zones.len()).filter(|&z| self.zones[z].three.is_below()).map(OverviewItem::Zone);
        let rows = self.narrowing.counted(self.data(), Table::Organisations, self.year);
        let below = rows.filter(|&row| self.is_below(Table::Organisations, row));
        let items: Vec<OverviewItem> = zones.chain(below.map(OverviewItem::Organisation)).collect();
        self.overview = items;
        let table = &mut self.tables[Screen::Overview as usize];
        table.at = table.at.min(self.overview.len().saturating_sub(1));
    }

    /// What a screen lists, in the order of the file; findings in their own.
    fn rows_of(&self, screen: Screen) -> Vec<Row> {
        let matcher = Matcher::new(&self.search);
        let data = self.data();
        match screen {
            Screen::Organisations | Screen::Branches => {
                let table = if screen == Screen::Branches { Table::Branches } else { Table::Organisations };
                let is_whole = self.narrowing.is_whole() && !self.below_only;
                let rows = if is_whole {
                    data.rows_of(table, self.year).to_vec()
                } else {
                    let rows = self.narrowing.rows(data, table, self.year);
                    rows.filter(|&row| !self.below_only || self.is_below(table, row)).collect()
                };
                if matcher.is_empty() { rows } else { self.loaded.index.search(data, &matcher, table, &rows) }
            }
            Screen::Zones => {
                let name = |z: &ZoneRow| fold(&data.zones[z.zone.0 as usize].name);
                let kept = (0u32..).zip(&self.zones).filter(|(_, z)| matcher.takes(&name(z)) && (!self.below_only || z.three.is_below()));
                kept.map(|(row, _)| row).collect()
            }
            Screen::Checks => self.findings_of(&matcher),
            Screen::Overview | Screen::Targets => Vec::new(),
        }
    }

    /// Rows in the order that a screen's table asks for.
    fn sorted(&self, screen: Screen, rows: Vec<Row>) -> Vec<Row> {
        let Some((column, turned)) = self.tables[screen as usize].sort else { return rows };
        let Some(column) = columns(screen).get(column) else { return rows };
        let context = self.context();
        let key = |row: Row| (column.value)(&context, row).key(&context).map(|key| if turned { !key } else { key });
        if let Some(rows) = by_keys(&rows, key) {
            return rows;
        }
        let mut made: Vec<(super::columns::Value, Row)> = rows.iter().map(|&r| ((column.value)(&context, r), r)).collect();
        made.sort_by(|(a, _), (b, _)| if turned { b.made().cmp(a.made()) } else { a.made().cmp(b.made()) });
        made.into_iter().map(|(_, row)| row).collect()
    }

    /// Findings, errors first, each kind of a file together.
    fn findings_of(&self, matcher: &Matcher) -> Vec<Row> {
        let findings: &Findings = &self.data().findings;
        let kept = (0u32..).zip(findings.kept()).filter(|(_, f)| {
            if self.checks.severity.is_some_and(|s| s != f.severity())
                || !(self.checks.codes.is_empty() || self.checks.codes.contains(&f.code()))
            {
                return false;
            }
            let file = self.data().files.get(usize::from(f.place.file)).map_or("", |x| x.name.as_str());
            matcher.is_empty()
                || matcher.takes_any(&[&fold(file), &fold(f.code().word()), &fold(&f.place.cell), &fold(&f.place.column), &self.unit_of(f)])
        });
        let mut rows: Vec<Row> = kept.map(|(row, _)| row).collect();
        rows.sort_by_key(|&r| {
            let f = &findings.kept()[r as usize];
            (f.severity(), f.place.file, f.code(), f.place.line)
        });
        rows
    }

    /// The unit that a finding concerns, folded: its id and name, and its committee's.
    fn unit_of(&self, finding: &Finding) -> String {
        let data = self.data();
        let Some((table, row)) = finding.row.filter(|(table, _)| *table != Table::Enterprises) else { return String::new() };
        let committee = if table == Table::Branches { data.committee_of(row) } else { None };
        let above = committee.map_or("", |c| data.name(Table::Organisations, c));
        fold(&format!("{} {} {above}", data.id(table, row), data.name(table, row)))
    }

    /// The branches of the organisation in detail, those below first.
    pub(super) fn refresh_detail(&mut self) {
        self.page_figures = self.page_figures();
        self.page = self.page_items();
        let rows = match self.detail.last() {
            Some(Detail::Trend | Detail::Compare(_) | Detail::Enterprises | Detail::News) => {
                (0..u32::try_from(self.page.len()).unwrap_or(0)).collect()
            }
            Some(Detail::Organisation(id)) => {
                let mut rows = self.row_of(Table::Organisations, id).map(|row| self.data().branches_of(row).to_vec()).unwrap_or_default();
                rows.sort_by_key(|&r| !self.is_below(Table::Branches, r));
                rows
            }
            _ => Vec::new(),
        };
        let table = &mut self.detail_table;
        table.at = table.at.min(rows.len().saturating_sub(1));
        table.rows = rows;
    }
}
