//! The report as plain text for a person.

use super::model::{Report, ReportRequest};
use crate::analysis::{Sum, YearFigures};
use crate::domain::{Measure, Row, Status, Table};
use crate::words::{self, Lang, Noun};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

/// How many of the nearest candidates are listed.
const LISTED_CANDIDATES: usize = 10;

/// Columns of a target's name.
const TARGET_WIDTH: usize = 48;

/// The report as text.
#[must_use]
pub fn report_text(lang: Lang, report: &Report) -> String {
    let mut writer = Writer { lang, report, out: String::new() };
    writer.title();
    writer.filter();
    writer.measures();
    writer.visiting();
    writer.totals();
    writer.targets();
    writer.zones();
    writer.below();
    writer.trend();
    writer.years();
    writer.terms();
    writer.nearest();
    writer.enterprises();
    writer.findings();
    writer.out
}

/// Appends a line of text.
macro_rules! line {
    ($writer:expr, $($format:tt)*) => {{
        // Writing to memory does not fail.
        let _ = writeln!($writer.out, $($format)*);
    }};
}

struct Writer<'a> {
    lang: Lang,
    report: &'a Report<'a>,
    out: String,
}

impl Writer<'_> {
    fn number(&self, value: u64) -> String {
        words::whole(self.lang, value)
    }

    fn title(&mut self) {
        let ReportRequest { data, settings, year, .. } = self.report.request;
        let lang = self.lang;
        let note = if data.illustrative {
            format!(" · {}", words::illustrative(lang))
        } else {
            String::new()
        };
        line!(self, "{} · {} {year}{note}", settings.title, words::year(lang));
    }

    fn filter(&mut self) {
        let ReportRequest { data, filter, .. } = self.report.request;
        let lang = self.lang;
        let zones: Vec<&str> =
            filter.zones.iter().map(|zone| words::zone_name(lang, data, *zone)).collect();
        let districts: Vec<&str> = filter.districts.iter().map(|d| data.texts.get(*d)).collect();
        let ownerships: Vec<&str> =
            filter.ownerships.iter().map(|o| words::ownership_full(lang, *o)).collect();
        let parts = [
            (words::zone_long(lang), zones.join("; ")),
            (words::district(lang), districts.join("; ")),
            (words::ownership_long(lang), ownerships.join("; ")),
        ];
        for (name, list) in parts {
            if !list.is_empty() {
                line!(self, "{name}: {list}");
            }
        }
    }

    fn measures(&mut self) {
        let lang = self.lang;
        let measures = &self.report.measures;
        let lines = [
            (words::base_organisations(lang), Noun::Organisation, &measures.organisations),
            (words::branches_under(lang), Noun::Branch, &measures.branches),
            (words::members(lang), Noun::Member, &measures.members),
        ];
        self.out.push('\n');
        for (name, noun, measure) in lines {
            let line = self.measure(name, noun, measure);
            line!(self, "{line}");
        }
        for (table, counts) in self.report.unrated.each() {
            if let Some(text) = words::unrated_by_reason(self.lang, table, counts) {
                line!(self, "  {}", words::capital(&text));
            }
        }
        for (table, &broken) in self.report.broken.each() {
            if broken > 0 {
                let broken = words::counted(lang, broken, Noun::BrokenRow);
                line!(self, "✖ {}: {broken}", words::capital(words::table(lang, table)));
            }
        }
    }

    /// The committees registered elsewhere whose branches are within the filter.
    fn visiting(&mut self) {
        if let Some(sentence) = self.report.visiting_in_words(self.lang) {
            line!(self, "↗ {sentence}");
        }
    }

    fn measure(&self, name: &str, noun: Noun, m: &Measure) -> String {
        let lang = self.lang;
        let unrated = format!("{} {}", self.number(m.unrated), words::unrated(lang));
        let lacking = if m.lacking > 0 {
            format!(", {}", words::counted(lang, m.lacking, Noun::LackingRow))
        } else {
            String::new()
        };
        if m.share.of == 0 {
            // Nothing is known, so there is nothing to judge.
            return format!("{} {} –, {unrated}{lacking}", mark(m.status()), padded(name, 24));
        }
        let share = format!(
            "{} % ({}/{})",
            words::percent(lang, m.share, m.threshold),
            self.number(m.share.met),
            self.number(m.share.of)
        );
        let gap = match m.status() {
            Status::Below => {
                let short = words::counted(lang, m.shortfall(), noun);
                format!("{} {short}", words::still_short(lang))
            }
            Status::Meets => words::surplus(lang, m.share.surplus(m.threshold), noun),
            Status::Unrated => words::unrated(lang).to_owned(),
        };
        format!(
            "{} {} {}  {} {} %, {gap}, {unrated}{lacking}",
            mark(m.status()),
            padded(name, 24),
            padded(&share, 24),
            words::threshold(lang),
            m.threshold
        )
    }

    fn totals(&mut self) {
        let lang = self.lang;
        let sums = &self.report.totals;
        let sum = |sum: Sum| words::sum(lang, sums.known(sum), sum.lacking);
        let (admitted, owners, workers) = (sum(sums.admitted), sum(sums.owners), sum(sums.workers));
        line!(
            self,
            "  {} {admitted}, {} {owners} · {} {workers}",
            words::admitted(lang),
            words::owners(lang),
            words::workers(lang)
        );
    }

    fn targets(&mut self) {
        let lang = self.lang;
        let scope = &self.report.request.settings.scope;
        let scope: Vec<&str> = scope.iter().map(|o| words::ownership_full(lang, *o)).collect();
        line!(self, "\n{} ({})", words::scope(lang), scope.join(", "));
        let until = self.report.request.settings.targets_until;
        line!(self, "  {} {until}", words::capital(words::every_year_to(lang)));
        for target in &self.report.targets {
            let (value, percent) = match target.of {
                of if !target.is_known => ("–".to_owned(), of.map_or("", |_| " %")),
                Some(of) => (format!("{}/{}", self.number(target.value), self.number(of)), " %"),
                None => (self.number(target.value), ""),
            };
            let missing = match self.report.unjudged(lang) {
                Some(why) => format!(", {why}"),
                None if target.missing > 0 => {
                    let missing = self.number(target.missing);
                    let is_under_way = target.status == Status::Unrated;
                    let so_far = if is_under_way { words::so_far(lang) } else { "" };
                    let text = format!("{so_far} {} {missing}", words::still_short(lang));
                    format!(", {}", text.trim_start())
                }
                None => String::new(),
            };
            let goal = self.number(target.target);
            let name = padded(words::target_name(lang, target.kind), TARGET_WIDTH);
            let lacking = words::target_lacking(lang, target);
            let mark = mark(target.status);
            line!(self, "{mark} {name} {value}{lacking}  ≥ {goal}{percent}{missing}");
        }
    }

    /// The zones in the order of their names in this language.
    fn zones(&mut self) {
        let mut text = String::new();
        for row in self.report.zones_by_name(self.lang) {
            let name = words::zone_name(self.lang, self.report.request.data, row.zone);
            let shares = row.measures.all().map(|m| {
                let percent = words::percent(self.lang, m.share, m.threshold);
                let (met, of) = (self.number(m.share.met), self.number(m.share.of));
                let text = match m.status() {
                    Status::Unrated => "· –".to_owned(),
                    status => format!("{} {percent} {met}/{of}", mark(status)),
                };
                padded(&text, 18)
            });
            let (shares, lacking) = (shares.join(" "), words::lacking(self.lang, row.lacking));
            text += &format!("  {} {}{lacking}\n", padded(name, 30), shares.trim_end());
        }
        line!(self, "\n{}", words::zone_long(self.lang));
        self.out += &text;
    }

    /// Id and name of a unit; of a branch its committee too.
    fn unit(&self, table: Table, row: Row) -> String {
        let data = self.report.request.data;
        let name = data.name(table, row);
        let own = words::own_id(data, table, row)
            .map_or_else(|| name.to_owned(), |id| format!("{id}  {name}"));
        if table != Table::Branches {
            return own;
        }
        let parent = data.texts.get(data.branches.parent[row as usize]);
        let committee =
            data.committee_of(row).map_or(parent, |row| data.name(Table::Organisations, row));
        format!("{own} ({committee})")
    }

    fn below(&mut self) {
        let ReportRequest { data, settings, .. } = self.report.request;
        let lang = self.lang;
        for (table, rows) in self.report.below.each() {
            let count = self.number(rows.len() as u64);
            let table_name = words::capital(words::table(lang, table));
            line!(self, "\n{table_name} {}: {count}", words::below_only(lang));
            for &(row, reasons) in rows {
                let reasons = words::reasons_of(
                    lang,
                    data,
                    &settings.thresholds,
                    (table, row),
                    reasons,
                    words::still_short(lang),
                );
                let unit = self.unit(table, row);
                line!(self, "▼ {unit} · {reasons}");
            }
        }
    }

    fn trend(&mut self) {
        let lang = self.lang;
        line!(self, "\n{}", words::trend(lang));
        let names = [words::trend_organisations, words::trend_branches, words::trend_members];
        let names = names.map(|name| padded(name(lang), 8)).join(" ");
        line!(self, "        {names}  {}", words::admitted(lang));
        for YearFigures { year, figures, .. } in &self.report.trend {
            let Some((measures, sums)) = figures else {
                line!(self, "  {year}  {}", words::no_data_of_year(lang));
                continue;
            };
            let so_far = if self.report.is_complete(*year) { "" } else { words::so_far(lang) };
            let shares = measures.all().map(|m| {
                let percent = words::percent(lang, m.share, m.threshold);
                let lacking = words::lacking_sign(lang, m.lacking);
                padded(&format!("{} {percent}{lacking}", mark(m.status())), 8)
            });
            let admitted = words::sum(lang, sums.known(sums.admitted), sums.admitted.lacking);
            let shares = shares.join(" ");
            let line = format!("  {year}  {shares}  {admitted} {so_far}");
            line!(self, "{}", line.trim_end());
        }
        let lacks = |year: &YearFigures| {
            year.figures.as_ref().is_some_and(|(m, _)| m.all().iter().any(|m| m.lacking > 0))
        };
        if self.report.trend.iter().any(lacks) {
            line!(self, "  {}: {}", words::LACKING, words::rows_lack_a_figure(lang));
        }
    }

    /// A line a target with a cell for each year of the data.
    fn years(&mut self) {
        let lang = self.lang;
        line!(self, "\n{}", words::by_year(lang));
        for (at, target) in self.report.targets.iter().enumerate() {
            let cells = self.report.trend.iter().map(|year| match &year.targets {
                Some(targets) => format!(
                    "{} {} {}",
                    year.year,
                    mark(targets[at].status),
                    words::target_value(lang, &targets[at])
                ),
                None => format!("{} –", year.year),
            });
            let cells: Vec<String> = cells.collect();
            let name = padded(words::target_name(lang, target.kind), TARGET_WIDTH);
            line!(self, "  {name} {}", cells.join("  "));
        }
    }

    fn terms(&mut self) {
        let lang = self.lang;
        for record in &self.report.terms {
            line!(self, "\n{}", words::term_heading(lang, record));
            let parts = words::term_parts(lang, record).join(" · ");
            line!(self, "  {}", words::capital(&parts));
            for note in words::term_notes(lang, record) {
                line!(self, "  {}", words::capital(&note));
            }
        }
    }

    fn nearest(&mut self) {
        let lang = self.lang;
        for (table, candidates) in self.report.nearest.each() {
            if candidates.is_empty() {
                continue;
            }
            line!(self, "\n{} ({})", words::nearest_of(lang), words::table(lang, table));
            for c in candidates.iter().take(LISTED_CANDIDATES) {
                let needs = words::needs(lang, c.rating, c.branches, c.members);
                let unit = self.unit(table, c.row);
                line!(self, "  {unit} · {needs}");
            }
        }
    }

    fn enterprises(&mut self) {
        if let Some(enterprises) = &self.report.enterprises {
            let reached = words::reached(self.lang, &enterprises.whole).join(", ");
            let list = words::enterprises_listed(self.lang, self.report.is_newest());
            line!(self, "\n{list}: {reached}");
        }
    }

    fn findings(&mut self) {
        let findings = &self.report.request.data.findings;
        let lang = self.lang;
        let errors = words::counted(lang, findings.errors(), Noun::Error);
        let warnings = words::counted(lang, findings.warnings(), Noun::Warning);
        let whole = self.report.request.filter.is_whole();
        let of = if whole { words::checks(lang) } else { words::checks_of_all(lang) };
        line!(self, "\n{of}: {errors}, {warnings}");
    }
}

const fn mark(status: Status) -> char {
    match status {
        Status::Meets => '✓',
        Status::Below => '▼',
        Status::Unrated => '·',
    }
}

/// The text with blanks up to a width in columns of the screen.
fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}
