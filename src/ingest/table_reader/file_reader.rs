//! The state of reading one file.

use super::breakdown::Breakdown;
use super::doubtful_groups::{DoubtfulGroups, WaitingFinding};
use super::groups::{CommitteeAbove, OpenGroups};
use super::list_of_both::OrganisationLetters;
use super::people_list::PeopleList;
use super::shared::Shared;
use super::table_above::{NextTable, TableAbove, TitleRows};
use crate::domain::{
    CountField, Field, Finding, FindingKind, Meaning, Ownership, Period, Place, Row, Table, Text,
    Year,
};
use crate::ingest::bare_row::UnitNumbers;
use crate::ingest::cells::numbering::NumberingStyle;
use crate::ingest::cells::{TableAround, person_in_name, shown_cell};
use crate::ingest::draft::FileDraft;
use crate::ingest::header::layout::Layout;
use crate::ingest::link::stated_totals::StatedTotals;
use crate::ingest::link::total_scope::Condition;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// Findings about one row, each with its column.
pub type RowFindings = Vec<(FindingKind, usize)>;

/// A file while its rows are read.
pub struct FileReader<'s, 'o> {
    pub shared: &'s mut Shared<'o>,
    pub draft: FileDraft,
    pub layout: Layout,
    /// How many cells a row has at least.
    pub width: usize,
    /// How many it has at most: more where there are columns without headings behind the others.
    pub most_cells: usize,
    /// How many cells the rows of the header have, with the empty ones behind the last heading.
    pub header_cells: usize,
    /// Words to the right of the table were said.
    pub has_remarks_beside: bool,
    /// The columns before what is read: a part of a list in parts side by side, or a table beside
    /// others.
    pub columns_before: usize,
    /// The year of the rows; where they have a column of years, that of the row above.
    pub year: Option<Year>,
    /// The period in the column of periods in the row above, and its year if it names one.
    pub period_above: Option<(Period, Option<Year>)>,
    /// The zone of rows that no column and no group gives one.
    pub zone: Option<Text>,
    /// Each zone of that kind, with the line that it starts below.
    pub title_zones: Vec<(u32, Option<Text>)>,
    /// The ownership that the titles or the file's name give, where no column does.
    pub title_ownership: Option<Ownership>,
    /// What they give, also beside a column.
    pub file_ownership: Option<Ownership>,
    /// Rows since the last row of data, which are titles if a header follows.
    pub titles: TitleRows,
    /// True if a repeated header had titles that differ from the first.
    pub is_retitled: bool,
    pub groups: OpenGroups,
    /// A group gave a rating.
    pub has_rating_group: bool,
    /// Rows of text alone are titles of groups: one is not directly below a unit.
    pub has_text_groups: bool,
    pub doubtful_groups: DoubtfulGroups,
    /// In a list of organisations and branches.
    pub letters: OrganisationLetters,
    pub stated: StatedTotals,
    /// A total above all rows, until the first of them.
    pub breakdown: Option<Breakdown>,
    /// The sums of a group were below its rows.
    pub has_sums_below: bool,
    /// Which rows each total is of, by its line, where its row states that.
    pub total_conditions: FxHashMap<u32, Vec<Condition>>,
    /// Cells that are not empty in the file and have no value.
    pub without_value: Vec<(Table, Row, Field)>,
    /// The committee whose branches follow, in a list of both.
    pub committee: Option<CommitteeAbove>,
    /// Committees have rows of their own, in a list of branches.
    pub has_committee_rows: bool,
    /// The committee of all branches of a list that no column and no group gives one.
    pub title_committee: Option<Text>,
    pub waiting: WaitingRows,
    /// The title of a group in the row above, where it may go on in the row below.
    pub open_title: Option<OpenTitle>,
    pub row_above: RowAbove,
    /// The last row was a signature below the table.
    pub is_signed: bool,
    /// The table below this one, whose header was found: no row from there on is of this one.
    pub next_table: Option<NextTable>,
    /// What the table above gives to this one; None for the first table of a file.
    pub above: Option<TableAbove>,
    /// What was counted of a list of people.
    pub people: PeopleList,
    pub unit_numbers: UnitNumbers,
    /// The column of the kinds that are those of branches in all of the first rows.
    pub kinds_of_branches: Option<usize>,
    /// For each column whether most of its cells have the words of units or places.
    pub worded: Vec<bool>,
    /// For each column of units or places whether most of its cells name persons.
    pub peopled: Vec<bool>,
    /// The zones and districts of the first rows all of whose cells are right.
    pub places: FxHashSet<String>,
    /// The columns of counts and words in which names of persons were found.
    pub named: Vec<usize>,
}

/// The row above, to which a row of percentages or the rest of a name may belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RowAbove {
    Unit(Table, Row),
    /// A sub-committee, which is in no table.
    SubCommittee,
    #[default]
    Other,
}

impl RowAbove {
    /// The unit in the row above.
    pub const fn unit(self) -> Option<(Table, Row)> {
        match self {
            Self::Unit(table, row) => Some((table, row)),
            Self::SubCommittee | Self::Other => None,
        }
    }
}

/// Rows with text only: titles of groups if rows of data follow, else part of the footer.
#[derive(Debug, Default)]
pub struct WaitingRows {
    pub lines: Vec<u32>,
    /// Findings about the rows, added if they are titles.
    pub findings: Vec<WaitingFinding>,
}

/// A numbered title of a group that gives nothing by itself.
#[derive(Debug)]
pub struct OpenTitle {
    pub line: u32,
    pub style: NumberingStyle,
    pub cells: Vec<String>,
}

impl<'s, 'o> FileReader<'s, 'o> {
    /// Starts at the first row below the header of `layout`.
    pub fn new(shared: &'s mut Shared<'o>, draft: FileDraft, layout: Layout) -> Self {
        let width = layout.headings.iter().rposition(|h| !h.is_empty()).map_or(0, |at| at + 1);
        let columns_before = shared.cut.as_ref().map_or(0, |cut| cut.start);
        Self {
            shared,
            draft,
            layout,
            width,
            most_cells: width,
            header_cells: width,
            has_remarks_beside: false,
            columns_before,
            year: None,
            period_above: None,
            zone: None,
            title_zones: Vec::new(),
            title_ownership: None,
            file_ownership: None,
            titles: TitleRows::default(),
            is_retitled: false,
            groups: OpenGroups::default(),
            has_rating_group: false,
            has_text_groups: false,
            doubtful_groups: DoubtfulGroups::default(),
            letters: OrganisationLetters::default(),
            has_sums_below: false,
            stated: StatedTotals::after_rows([0; CountField::LEN]),
            breakdown: None,
            total_conditions: FxHashMap::default(),
            without_value: Vec::new(),
            committee: None,
            has_committee_rows: false,
            title_committee: None,
            waiting: WaitingRows::default(),
            open_title: None,
            row_above: RowAbove::default(),
            is_signed: false,
            next_table: None,
            above: None,
            people: PeopleList::default(),
            unit_numbers: UnitNumbers::default(),
            kinds_of_branches: None,
            worded: Vec::new(),
            peopled: Vec::new(),
            places: FxHashSet::default(),
            named: Vec::new(),
        }
    }

    /// Adds a finding about a line, or about one of its cells.
    pub fn push(
        &mut self,
        what: FindingKind,
        line: u32,
        column: Option<usize>,
        cell: &str,
        row: Option<(Table, Row)>,
    ) {
        let meaning = column.and_then(|c| self.layout.columns.get(c)).copied();
        let index = column.and_then(|column| u16::try_from(self.columns_before + column).ok());
        let column = column
            .and_then(|c| self.layout.headings.get(c))
            .map_or_else(Box::default, |h| h.as_str().into());
        let around = TableAround {
            is_people_list: self.layout.is_people_list,
            has_personal: self.layout.columns.contains(&Meaning::Personal),
        };
        let cell = shown_cell(meaning, cell, around);
        let place = Place { file: 0, line, column, cell: cell.into(), index };
        self.draft.find(Finding { kind: what, place, row }, &self.shared.options.progress);
    }

    /// Adds the findings about the cells of a line.
    pub fn push_all(
        &mut self,
        findings: RowFindings,
        line: u32,
        cells: &[Cow<'_, str>],
        row: Option<(Table, Row)>,
    ) {
        for (what, column) in findings {
            let cell = cells.get(column).map_or("", AsRef::as_ref);
            self.push(what, line, Some(column), cell, row);
            let is_of_units = matches!(
                self.layout.columns.get(column),
                Some(Meaning::Field(field)) if field.names_unit_or_place()
            );
            if !is_of_units && person_in_name::holds_name_within(cell) {
                self.find_names_in(column, line);
            }
        }
    }

    /// Stores the year of the row that was read last, for an empty cell below it.
    pub fn set_year_above(&mut self, year: Option<Year>) {
        self.year = year.filter(|year| *year != Year::UNKNOWN);
    }
}
