//! What the titles above a table, and the name of its file, give to all rows: the year, the period
//! within it, and the zone.

use super::file_reader::FileReader;
use crate::domain::{Field, FindingKind, Meaning, Period, Table, Year};
use crate::ingest::header::layout::HeadRow;
use crate::ingest::header::{file_zone, periods, years};

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
        if self.layout.column(Field::Zone).is_none() {
            self.draft.facts.zone = file_zone::of_file(titles, &self.draft.facts.name);
            self.zone = self.draft.facts.zone.as_deref().map(|zone| self.shared.texts.intern(zone));
        }
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
