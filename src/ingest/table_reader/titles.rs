//! What the titles above a table, and the name of its file, give to all rows: the year, the period
//! within it, and the zone.

use super::doubtful_groups::DoubtfulGroups;
use super::file_reader::FileReader;
use super::groups::OpenGroups;
use crate::domain::{Field, FindingKind, LeftOut, Meaning, Period, Table, Year};
use crate::ingest::cells::{person_name, zone_name};
use crate::ingest::header::file_zone::{self, TableZone};
use crate::ingest::header::layout::HeadRow;
use crate::ingest::header::{periods, years};
use crate::ingest::row::{figures, signature};
use std::borrow::Cow;

/// How many texts above a repeated header are read as titles.
const MOST_TITLES: usize = 24;

impl FileReader<'_, '_> {
    /// Reads the rows above the header, and the file's name.
    pub(super) fn read_titles(&mut self, above: &[HeadRow]) {
        let titles =
            above.iter().flat_map(|r| &r.cells).map(String::as_str).filter(|cell| !cell.is_empty());
        let of_report = years::of_report(&titles);
        let of_name = years::of_name(&self.draft.facts.name);
        let has_column = self.layout.column(Field::Year).is_some()
            && self.layout.table != Some(Table::Enterprises);
        // With a column of years, an empty cell has the year of the row above. The titles and the
        // file's name give none.
        self.year = if has_column {
            of_report
        } else {
            of_report
                .or(of_name)
                .or_else(|| self.year_of_headings())
                .or_else(|| years::of_titles(&titles))
                .or(self.shared.options.fallback_year)
        };
        if let (Some(title), Some(name), false) = (of_report, of_name, has_column)
            && title != name
        {
            let is_of = |row: &&HeadRow| {
                let cells = row.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty());
                years::of_report(&cells) == Some(title)
            };
            let line = above.iter().find(is_of).map_or(0, |row| row.line);
            self.push(FindingKind::YearConflict { title, name }, line, None, "", None);
        }
        self.draft.facts.period = self.period(titles.clone(), of_report.or(of_name), has_column);
        let zone = file_zone::of_file(titles, &self.draft.facts.name);
        self.set_title_zone(0, zone.as_deref());
        if self.layout.column(Field::Zone).is_none() {
            self.draft.facts.zone = zone;
        }
    }

    /// Stores the zone that titles or the file's name give to the rows below a line.
    fn set_title_zone(&mut self, line: u32, zone: Option<&str>) {
        self.zone = zone.map(|zone| self.shared.texts.intern(zone));
        self.title_zones.push((line, self.zone));
    }

    /// Keeps the texts of a row that may be titles of another table below. A signature is none.
    pub(super) fn note_title(&mut self, row: &[Cow<'_, str>]) {
        if signature::is_signature_row(row) || figures::has_figure_or_rating(&self.layout, row) {
            self.titles.clear();
        } else {
            let is_title =
                |cell: &&Cow<'_, str>| !cell.is_empty() && !person_name::is_personal(cell);
            let room = MOST_TITLES.saturating_sub(self.titles.len());
            let texts = row.iter().filter(is_title).take(room);
            self.titles.extend(texts.map(ToString::to_string));
        }
    }

    /// Reads the titles above a header that is repeated. It may be printed on each page of a table;
    /// a new year or zone starts another table.
    pub(super) fn repeated_header(&mut self, line: u32) {
        // What follows are rows.
        self.is_signed = false;
        let titles = std::mem::take(&mut self.titles);
        let has_column = self.layout.column(Field::Year).is_some();
        let year = years::of_report(&titles.iter().map(String::as_str))
            .filter(|year| !has_column && self.year != Some(*year));
        let (is_new, zone) = match file_zone::of_table(&titles) {
            TableZone::Unstated => (false, None),
            TableZone::Outside => (self.zone.is_some(), None),
            TableZone::Named(zone) => (!self.is_title_zone(&zone), Some(zone)),
        };
        if year.is_none() && !is_new {
            return;
        }
        if is_new {
            self.set_title_zone(line, zone.as_deref());
        }
        self.is_retitled = true;
        self.year = year.or(self.year);
        self.groups = OpenGroups::default();
        self.doubtful_groups = DoubtfulGroups::default();
        self.committee = None;
        self.waiting.findings.clear();
        self.settle_waiting(LeftOut::Title);
        self.stated.start_table();
    }

    /// True if the rows have this zone from their titles already.
    fn is_title_zone(&self, zone: &str) -> bool {
        let parsed = |zone: &str| {
            let spelling = zone_name::parse(zone);
            (spelling.kind, spelling.folded)
        };
        self.zone.is_some_and(|own| parsed(self.shared.texts.get(own)) == parsed(zone))
    }

    /// The year in the headings of the columns that are read.
    fn year_of_headings(&self) -> Option<Year> {
        let columns = self.layout.headings.iter().zip(&self.layout.columns);
        let read =
            columns.filter(|(_, meaning)| !matches!(meaning, Meaning::Unknown | Meaning::Unused));
        years::of_headings(read.map(|(heading, _)| heading.as_str()))
    }

    /// The period that the titles or the name give; None for the whole year. With a column of years
    /// also the year of the period: `stated`, by the title or the name.
    fn period<'t>(
        &self,
        mut titles: impl Iterator<Item = &'t str>,
        stated: Option<Year>,
        has_column: bool,
    ) -> Option<(Period, Option<Year>)> {
        let year = if has_column { stated } else { self.year };
        let period = titles
            .find_map(|title| {
                let is_paper = years::refers_to_paper(&crate::domain::fold(title));
                periods::in_text(title, year).filter(|_| !is_paper)
            })
            .or_else(|| periods::in_text(&self.draft.facts.name, year))?;
        (period != Period::YEAR).then_some((period, year.filter(|_| has_column)))
    }
}
