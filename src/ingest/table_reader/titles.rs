//! What the titles above a table, and the name of its file, give to all rows: the year, the period
//! within it, the zone and the ownership.

use super::doubtful_groups::DoubtfulGroups;
use super::file_reader::FileReader;
use super::groups::OpenGroups;
use super::table_above::{TableAbove, TitleRows};
use super::unit_cells::is_invented_title;
use crate::domain::{
    Field, FindingKind, LeftOut, Meaning, Period, Table, Year, begins_with_words, fold,
};
use crate::ingest::cells::group::{self, Group};
use crate::ingest::cells::numbering::{self, NumberingStyle};
use crate::ingest::cells::periods;
use crate::ingest::cells::unknown_label::unknown_label;
use crate::ingest::cells::{person_name, zone_name};
use crate::ingest::header::file_ownership;
use crate::ingest::header::file_zone::{self, TableZone};
use crate::ingest::header::layout::HeadRow;
use crate::ingest::header::years;
use crate::ingest::header::{branch_of_group, title_committee};
use crate::ingest::row::classify::{self, Class};
use crate::ingest::row::{figures, signature};
use std::borrow::Cow;

/// How many texts above a repeated header are read as titles.
const MOST_TITLES: usize = 24;

impl FileReader<'_, '_> {
    /// Reads the rows above the header, and the file's name.
    pub(super) fn read_titles(&mut self, above: &[HeadRow]) {
        let texts = joined_titles(above);
        let titles = texts.iter().map(String::as_str);
        // A workbook that the program wrote says so of the sample.
        self.draft.facts.illustrative |= titles.clone().any(is_invented_title);
        let of_report = years::of_report(&titles);
        let of_name = self.draft.facts.names().find_map(years::of_name);
        let has_column = self.layout.column(Field::Year).is_some()
            && self.layout.table != Some(Table::Enterprises);
        // With a column of years, an empty cell has the year of the row above. The titles and the
        // file's name give none.
        self.year = if has_column {
            of_report
        } else {
            of_report
                .or(self.above.is_none().then_some(of_name).flatten())
                .or_else(|| self.year_of_headings())
                .or_else(|| years::of_titles(&titles))
                .or_else(|| self.above.as_ref()?.year)
                .or(self.shared.options.fallback_year)
        };
        if self.above.is_some() {
            return self.read_titles_between(above, of_report, has_column);
        }
        if let (Some(title), Some(name), false) = (of_report, of_name, has_column)
            && title != name
            && self.shared.cut.is_none()
        {
            let is_of = |row: &&HeadRow| {
                let cells = row.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty());
                years::of_report(&cells) == Some(title)
            };
            let line = above.iter().find(is_of).map_or(0, |row| row.line);
            self.push(FindingKind::YearConflict { title, name }, line, None, "", None);
        }
        let has_periods = self.layout.column(Field::Period).is_some();
        let period = self.period(&titles, of_report.or(of_name), has_column);
        self.draft.facts.period = period.filter(|_| !has_periods);
        let of = |name| file_ownership::of_file(titles.clone(), name);
        self.file_ownership = self.draft.facts.names().find_map(of);
        if self.layout.column(Field::Ownership).is_none() {
            self.title_ownership = self.file_ownership;
        }
        let of = |name| file_zone::of_file(titles.clone(), name);
        let zone = self.draft.facts.names().find_map(of);
        self.set_title_zone(0, zone.as_deref());
        if self.layout.column(Field::Zone).is_none() {
            self.draft.facts.zone = zone;
        }
    }

    /// The group that a title among the rows opens, in a row of its own.
    pub(super) fn group_of_title(&self, row: &[Cow<'_, str>]) -> Option<Group> {
        let mut filled = row.iter().filter(|cell| !cell.is_empty());
        let (Some(title), None) = (filled.next(), filled.next()) else { return None };
        let mut groups = self.groups_of_title(title).into_iter();
        let first = groups.next()?;
        Some(match groups.next() {
            Some(second) => Group::Both(Box::new([first, second])),
            None => first,
        })
    }

    /// What a title among the rows gives to those below it, where it is another than that of the
    /// rows above: its year, its committee, its zone. A title that each page repeats gives nothing.
    pub(super) fn groups_of_title(&self, title: &str) -> Vec<Group> {
        const WORDS: [&str; 4] = ["danh sach", "ket qua", "tong hop", "bieu"];
        let folded = fold(title);
        if !WORDS.iter().any(|words| begins_with_words(&folded, words)) {
            return Vec::new();
        }
        let has = |field| self.layout.column(field).is_some();
        let year = years::of_report(&std::iter::once(title)).filter(|_| !has(Field::Year));
        let year = year.map(Group::Year).filter(|year| !self.is_of_time(year));
        // A year ends the groups above it.
        let committee = self.committee_of_title(title, year.is_some());
        let zone = match file_zone::of_table(&[title.to_owned()]) {
            TableZone::Named(zone) if !has(Field::Zone) => Some(zone),
            _ => None,
        };
        let own = self.groups.zone().or(self.draft.facts.zone.as_deref());
        [
            year,
            committee.map(Group::Committee),
            zone.filter(|zone| own != Some(zone)).map(Group::Zone),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Reads the period and the zone of a table below another one: of its titles, else of the table
    /// above.
    fn read_titles_between(&mut self, titles: &[HeadRow], year: Option<Year>, has_column: bool) {
        let Some(above) = self.above.take() else { return };
        let texts = joined_titles(titles);
        let of = if has_column { year } else { self.year };
        self.draft.facts.period = match self.period_of_titles(&texts, of) {
            Some(period) => as_part(period).map(|period| (period, of.filter(|_| has_column))),
            None => above.period,
        };
        if self.layout.column(Field::Period).is_some() {
            self.draft.facts.period = None;
        }
        let zone = match file_zone::of_table(&texts) {
            TableZone::Unstated => above.zone,
            TableZone::Outside => None,
            TableZone::Named(zone) => Some(zone),
        };
        self.set_title_zone(0, zone.as_deref());
        if self.layout.column(Field::Zone).is_none() {
            self.draft.facts.zone = zone;
        }
        self.start_below_persons(above.people);
        self.file_ownership = file_ownership::of_table(&texts).or(above.ownership);
        if self.layout.column(Field::Ownership).is_none() {
            self.title_ownership = self.file_ownership;
        }
        for (style, group, _) in above.groups {
            // The zone and the ownership of titles were read above.
            if !self.is_of_superior(&group) && !matches!(group, Group::Both(_)) {
                self.section(style, group, false);
            }
        }
    }

    /// Opens the group that the title right above the first header names, as those above later
    /// headers do: a district, or the branch of the persons below.
    pub(super) fn open_title_group(&mut self, titles: &[HeadRow]) {
        let is_filled = |row: &&HeadRow| row.cells.iter().any(|cell| !cell.is_empty());
        let Some(HeadRow { cells, .. }) = titles.iter().rev().find(is_filled) else { return };
        let has = |field| self.layout.column(field).is_some();
        if self.layout.is_people_list {
            if !has(Field::Name)
                && let Some(name) = branch_of_group(cells)
            {
                self.people.group = Some(self.shared.texts.intern(name));
            }
            return;
        }
        if let Class::Section(Group::District(name)) = classify::classify(&self.layout, cells)
            && !has(Field::District)
            && !name.contains(|c: char| c == ',' || c.is_ascii_digit())
        {
            self.section(NumberingStyle::Bare, Group::District(name), false);
        }
    }

    /// Opens the groups that the words over a table name, which is beside others.
    pub(super) fn open_labels_over(&mut self) {
        let labels = self.shared.cut.as_ref().map_or_else(Vec::new, |cut| cut.labels.clone());
        for (line, text) in labels {
            let (style, label) = numbering::split_label(&text);
            match (group::group_of(label), unknown_label(label)) {
                (Group::Nothing, Some(what)) => self.push(what, line, None, &text, None),
                (group, _) => self.section(style, group, false),
            }
            self.draft.facts.left_out.push((line, LeftOut::Section));
        }
    }

    /// The period that the titles of a table below another one give: that of the file's name where
    /// they give a year alone. None where they give neither.
    fn period_of_titles(&self, titles: &[String], year: Option<Year>) -> Option<Period> {
        let stated = titles.iter().find_map(|title| stated_period(title, year));
        let texts = titles.iter().map(String::as_str);
        let stated = stated.or_else(|| Some(years::month_alone(&texts)?.0));
        let has_year = || years::of_report(&texts).is_some();
        let of_name = || self.period_of_name(year).unwrap_or(Period::YEAR);
        stated.or_else(|| has_year().then(of_name))
    }

    /// The period in the name of the sheet or of the file.
    fn period_of_name(&self, year: Option<Year>) -> Option<Period> {
        self.draft.facts.names().find_map(|name| periods::in_name(name, year))
    }

    /// True if the rows since the last row of data give another period than this table has.
    pub(super) fn has_titles_of_other_period(&self) -> bool {
        let groups = self.titles.groups.iter().map(|(.., text)| text);
        let texts: Vec<String> = self.titles.texts.iter().chain(groups).cloned().collect();
        let own = self.draft.facts.period_or_year();
        let year = years::of_report(&texts.iter().map(String::as_str)).or(self.year);
        self.period_of_titles(&texts, year).is_some_and(|period| period != own)
    }

    /// What this table gives to the one below it.
    pub(super) fn as_table_above(&mut self) -> TableAbove {
        let people = self.as_list_above();
        TableAbove {
            year: self.groups.year().or(self.year),
            period: self.draft.facts.period,
            zone: self.zone.map(|zone| self.shared.texts.get(zone).to_owned()),
            ownership: self.title_ownership.or(self.file_ownership),
            people,
            groups: std::mem::take(&mut self.titles).groups,
        }
    }

    /// Stores the zone that titles or the file's name give to the rows below a line.
    fn set_title_zone(&mut self, line: u32, zone: Option<&str>) {
        self.zone = zone.map(|zone| self.shared.texts.intern(zone));
        self.title_zones.push((line, self.zone));
    }

    /// Keeps the texts of a row that may be titles of another table below. A signature is none.
    pub(super) fn note_title(&mut self, line: u32, row: &[Cow<'_, str>]) {
        if signature::is_signature_row(row) || figures::has_figure_or_rating(&self.layout, row) {
            self.titles = TitleRows::default();
        } else {
            let is_title =
                |cell: &&Cow<'_, str>| !cell.is_empty() && !person_name::is_personal(cell);
            let room = MOST_TITLES.saturating_sub(self.titles.texts.len());
            let texts = row.iter().filter(is_title).take(room);
            self.titles.texts.extend(texts.map(ToString::to_string));
            self.titles.from.get_or_insert(line);
        }
    }

    /// Keeps a group that may be one of another table below.
    pub(super) fn note_group(
        &mut self,
        line: u32,
        style: NumberingStyle,
        group: &Group,
        row: &[Cow<'_, str>],
    ) {
        if figures::has_figure_or_rating(&self.layout, row) {
            self.titles = TitleRows::default();
        } else if self.titles.groups.len() < MOST_TITLES {
            let text = row.iter().find(|cell| cell.contains(char::is_alphabetic));
            let text = text.map_or_else(String::new, ToString::to_string);
            self.titles.groups.push((style, group.clone(), text));
            self.titles.from.get_or_insert(line);
        }
    }

    /// Reads the titles above a header that is repeated. It may be printed on each page of a table;
    /// a new year or zone starts another table: true if they name one.
    pub(super) fn repeated_header(&mut self, line: u32) -> bool {
        // What follows are rows.
        self.is_signed = false;
        let TitleRows { from, texts: titles, groups } = std::mem::take(&mut self.titles);
        let has_column = self.layout.column(Field::Year).is_some();
        let year = years::of_report(&titles.iter().map(String::as_str))
            .filter(|year| !has_column && self.year != Some(*year));
        let (is_new, zone) = match file_zone::of_table(&titles) {
            TableZone::Unstated => (false, None),
            TableZone::Outside => (self.zone.is_some(), None),
            TableZone::Named(zone) => (!self.is_title_zone(&zone), Some(zone)),
        };
        let ownership = file_ownership::of_table(&titles).filter(|own| {
            self.layout.column(Field::Ownership).is_none() && self.title_ownership != Some(*own)
        });
        let committee = self.committee_of_titles(&titles);
        if year.is_none() && !is_new && ownership.is_none() && committee.is_none() {
            self.repeated_titles(from, &titles, &groups);
            return false;
        }
        self.title_ownership = ownership.or(self.title_ownership);
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
        if let Some(name) = committee {
            self.set_title_committee(name);
        }
        true
    }

    /// Reads the titles above a header that is repeated on another page of the table. Where they
    /// are the report's own, the rows below go on with those above: no cell that was merged ends.
    fn repeated_titles(
        &mut self,
        from: Option<u32>,
        titles: &[String],
        groups: &[(NumberingStyle, Group, String)],
    ) {
        let Some(from) = from else { return };
        let is_of_report = |group: &Group| match group {
            Group::Year(year) => self.year == Some(*year),
            Group::Period(period, year) => {
                let own = self.draft.facts.period_or_year();
                *period == own && year.is_some() && *year == self.year
            }
            group => self.is_of_superior(group),
        };
        let has_year = self.year.is_some()
            && years::of_report(&titles.iter().map(String::as_str)) == self.year;
        let is_of_page = groups.iter().all(|(_, group, _)| is_of_report(group))
            && (titles.is_empty() || has_year)
            && self.waiting.findings.is_empty();
        if !is_of_page {
            return;
        }
        if groups.iter().any(|(_, group, _)| self.is_of_superior(group)) {
            self.groups.end(|group| match group {
                Group::Committee(name) => title_committee::is_superior(name),
                _ => false,
            });
            self.committee = None;
        }
        if !self.waiting.lines.is_empty() {
            self.stated.start_section();
            self.settle_waiting(LeftOut::Title);
        }
        let sections = self.draft.facts.left_out.iter_mut();
        for (_, why) in sections.filter(|(line, why)| *line >= from && *why == LeftOut::Section) {
            *why = LeftOut::Title;
        }
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
        titles: &(impl Iterator<Item = &'t str> + Clone),
        stated: Option<Year>,
        has_column: bool,
    ) -> Option<(Period, Option<Year>)> {
        let year = if has_column { stated } else { self.year };
        let period = titles
            .clone()
            .find_map(|title| stated_period(title, year))
            .or_else(|| Some(years::month_alone(titles)?.0))
            .or_else(|| self.period_of_name(year))?;
        as_part(period).map(|period| (period, year.filter(|_| has_column)))
    }
}

/// The period that a title gives, if it does not name a paper of that time.
fn stated_period(title: &str, year: Option<Year>) -> Option<Period> {
    let is_paper = || years::refers_to_paper(&crate::domain::fold(title));
    periods::in_title(title, year).filter(|_| !is_paper())
}

/// The texts of titles. A cell that ends with a colon goes on in the next one: `KCN:` beside
/// `Vân Trung`.
fn joined_titles(rows: &[HeadRow]) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for row in rows {
        let from = texts.len();
        for cell in row.cells.iter().filter(|cell| !cell.is_empty()) {
            match texts[from..].last_mut().filter(|text| text.ends_with(':')) {
                Some(text) => *text = format!("{text} {cell}"),
                None => texts.push(cell.clone()),
            }
        }
    }
    texts
}

/// None for the whole year.
fn as_part(period: Period) -> Option<Period> {
    (period != Period::YEAR).then_some(period)
}
