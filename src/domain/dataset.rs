//! Everything that was read, immutable once it is built.

use super::{
    Branches, CountField, Encoding, Enterprises, Field, Finding, FindingKind, Findings, Kind,
    LeftOut, ListedBranch, NO_ROW, Organisations, Period, Place, Rating, Row, SheetFacts, Table,
    Text, TextPool, Units, Year, Zone, column_letters,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

/// What is known of one file, or of one sheet of a workbook, as a whole.
#[derive(Debug, Clone, Default)]
pub struct FileFacts {
    /// A row may have the kind `Chi bộ`, of a base cell or a branch.
    pub has_bare_kinds: bool,
    /// The name that is shown, without control characters.
    pub name: String,
    /// The source that it was read from, by its index. The sheets of a workbook have the same one.
    pub source: u16,
    /// The sheet, of a workbook.
    pub sheet: Option<Box<SheetFacts>>,
    /// The encoding it was read in; None where it could not be read.
    pub encoding: Option<Encoding>,
    /// The delimiter of its cells.
    pub delimiter: Option<char>,
    /// The tables its rows were read into.
    pub tables: Vec<Table>,
    /// The first and last line of its header, from 1.
    pub header: Option<(u32, u32)>,
    /// Each column's heading and meaning.
    pub columns: Vec<(String, Meaning)>,
    /// The columns that the form has beside the one that is read (a plan beside its result), each
    /// with the column that is read.
    pub choices: Vec<(usize, usize)>,
    /// The counts of good hold the excellent too, which were subtracted.
    pub good_holds_excellent: bool,
    /// Sub-committees, in the order of their rows.
    pub sub_committees: Vec<SubCommittee>,
    /// Rows that are no data: their line and why.
    pub left_out: Vec<(u32, LeftOut)>,
    /// The units of rows that could not be read, by line: they have reported.
    pub broken_units: Vec<BrokenUnit>,
    /// Cells of units and places that name a person, by line and column: they are not shown.
    pub hidden: Vec<(u32, usize)>,
    /// The columns with empty cells that are parts of merged ones, with the value of those above.
    pub filled_from_above: Vec<Field>,
    /// The file is a list with one person a row, which was counted by branch.
    pub is_people_list: bool,
    /// A row has the note that its figures are invented.
    pub illustrative: bool,
    /// The year of all rows, where it is not in a column.
    pub year: Option<Year>,
    /// The period; None for a whole year. With a column of years also the period's year, if known.
    pub period: Option<(Period, Option<Year>)>,
    /// The zone of all rows that no column and no group gives one, as written.
    pub zone: Option<String>,
    /// Rows of data.
    pub rows: u64,
    /// Lines in the file.
    pub lines: u64,
    /// The state at the end of each chunk, in order, from which a later read may continue; empty
    /// where that must read the whole file.
    pub chunk_ends: Vec<ChunkEnd>,
    /// Content hash of the layout by which the rows of the chunks were read.
    pub layout_hash: u64,
    /// The lines that were copied from the prior read, in order.
    pub copied: Vec<CopiedLines>,
    /// The text of a cell was removed for what the other files have: a later read, whose files may
    /// have other things, copies nothing of this one.
    pub lost_texts: bool,
    /// The tables below the first one, in order. Rows, lines and rows left out are counted in the
    /// first alone.
    pub below: Vec<Self>,
}

/// The unit of a row that could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrokenUnit {
    /// The line of the row.
    pub line: u32,
    /// Its year, where it is known.
    pub year: Year,
    /// Its id; empty where the row has none.
    pub id: Text,
    /// Its name; empty where the row has none.
    pub name: Text,
    /// False where the cells may be those of a personal column.
    pub is_shown: bool,
}

/// A sub-committee (đảng bộ bộ phận): between a base committee and its branches. It is no base
/// organisation; its branches are the committee's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SubCommittee {
    /// The year of its row.
    pub year: Year,
    /// Empty where the file has none.
    pub id: Text,
    /// Its name as written.
    pub name: Text,
    /// Its committee, or another sub-committee, by id or name.
    pub parent: Text,
    /// Its rating; None where its row has none.
    pub rating: Option<Rating>,
    /// The line of its row.
    pub line: u32,
}

/// A sub-committee, once for all rows that name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedSubCommittee {
    /// The year of its rows.
    pub year: Year,
    /// Its base committee, or [`NO_ROW`].
    pub committee: Row,
    /// Its rating; None where no row has one, [`Rating::Bad`] where they contradict each other.
    pub rating: Option<Rating>,
}

/// The state of reading a file at the end of a chunk. A later read that finds the same bytes up to
/// there continues from there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChunkEnd {
    /// The content hash of the chunk.
    pub hash: u64,
    /// Where the chunk ends in the file, in bytes.
    pub end: u64,
    /// The first line after it, from 1.
    pub line: u32,
    /// The sums of the counts so far, by [`CountField`].
    pub sums: [u64; CountField::LEN],
    /// A row so far has the note that its figures are invented.
    pub illustrative: bool,
    /// Nothing so far influences the rows below: no open group, no total, no waiting row of text.
    pub is_clear: bool,
}

/// Lines of a file that were copied from the prior read of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopiedLines {
    /// The lines, from 1.
    pub lines: Range<u32>,
    /// The first of them in the prior read.
    pub from: u32,
}

impl CopiedLines {
    /// All lines of a file.
    pub const ALL: Self = Self { lines: 0..u32::MAX, from: 0 };

    /// The lines in the prior read.
    #[must_use]
    pub fn lines_before(&self) -> Range<u32> {
        let count = self.lines.end.saturating_sub(self.lines.start);
        self.from..self.from.saturating_add(count)
    }
}

impl FileFacts {
    /// The period of all rows.
    #[must_use]
    pub fn period_or_year(&self) -> Period {
        self.period.map_or(Period::YEAR, |(period, _)| period)
    }

    /// The name of the file, and of the sheet: `du-lieu.xlsx: Chi bộ`.
    #[must_use]
    pub fn title(&self) -> Cow<'_, str> {
        match &self.sheet {
            Some(sheet) if !sheet.name.is_empty() => {
                format!("{}: {}", self.name, sheet.name).into()
            }
            _ => self.name.as_str().into(),
        }
    }

    /// The names that may give a year or a zone: of the sheet, then of the file.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let name = match self.sheet {
            Some(_) => self.name.rsplit_once('.').map_or(self.name.as_str(), |(stem, _)| stem),
            None => &self.name,
        };
        self.sheet.iter().map(|sheet| sheet.name.as_str()).chain([name])
    }

    /// A place in it as it is printed: `chi-bo.csv:12`, `du-lieu.xlsx: Chi bộ!H118`.
    #[must_use]
    pub fn place(&self, place: &Place) -> String {
        let title = self.title();
        match (&self.sheet, place.line) {
            (_, 0) => title.into_owned(),
            (None, line) => format!("{title}:{line}"),
            (Some(_), line) => {
                format!("{title}!{}", self.address(place).unwrap_or_else(|| line.to_string()))
            }
        }
    }

    /// The address of a cell of a sheet: `H118`; None for a text, a row or a file as a whole.
    #[must_use]
    pub fn address(&self, place: &Place) -> Option<String> {
        self.sheet.as_ref().filter(|_| place.line > 0)?;
        Some(format!("{}{}", column_letters(self.column_index(place)?), place.line))
    }

    /// The column of a place.
    fn column_index(&self, place: &Place) -> Option<usize> {
        let of_heading = || self.table_at(place.line).columns_of(&place.column).next();
        place.index.map(usize::from).or_else(of_heading)
    }

    /// Stores that empty cells of a column have the value of the cell above.
    pub fn set_filled_from_above(&mut self, field: Field) {
        if !self.filled_from_above.contains(&field) {
            self.filled_from_above.push(field);
        }
    }

    /// The table that a line of the file is in: the last one whose header starts at or above it.
    pub fn table_at(&self, line: u32) -> &Self {
        let starts = |table: &&Self| table.header.is_some_and(|(first, _)| first <= line);
        self.below.iter().rev().find(starts).unwrap_or(self)
    }

    /// The columns of a heading; `TL %` may stand over several.
    pub fn columns_of(&self, heading: &str) -> impl Iterator<Item = usize> {
        self.columns
            .iter()
            .enumerate()
            .filter(move |(_, (own, _))| own == heading && !own.is_empty())
            .map(|(at, _)| at)
    }
}

/// The meaning of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A column of the contract.
    Field(Field),
    /// A tick that means a rating of the organisation or branch.
    Tick(super::Rating),
    /// A percentage, recomputed and compared.
    Percent,
    /// The numbering of the rows.
    Numbering,
    /// Personal data, refused.
    Personal,
    /// No heading and no cells.
    Blank,
    /// Known and not read: remarks, or a column beside the one that the form wants read.
    Unused,
    /// Not known, left out.
    Unknown,
}

impl Meaning {
    /// True for a column whose cells are dropped as its rows are read: it is personal, unknown or
    /// not used. Its cells are never kept or shown.
    #[must_use]
    pub const fn is_dropped(&self) -> bool {
        matches!(self, Self::Personal | Self::Unused | Self::Unknown)
    }
}

/// Links between rows, derived once from all rows.
#[derive(Debug, Clone, Default)]
pub struct Derived {
    /// For each branch its committee's row, or [`NO_ROW`].
    pub committee: Vec<Row>,
    /// For each organisation where its branches start in `branches`; one entry more than there are
    /// organisations.
    pub branch_starts: Vec<u32>,
    /// Branch rows (duplicates left out), committee by committee.
    pub branches: Vec<Row>,
    /// Branches without a known committee whose members are counted in the row of an organisation.
    pub counted_above: FxHashSet<Row>,
    /// For each organisation its row of the year before, or [`NO_ROW`].
    pub organisation_before: Vec<Row>,
    /// For each branch its row of the year before, or [`NO_ROW`].
    pub branch_before: Vec<Row>,
    /// The organisations of each year.
    pub organisations_of: FxHashMap<Year, Vec<Row>>,
    /// The branches of each year.
    pub branches_of: FxHashMap<Year, Vec<Row>>,
    /// The sub-committees, in the order of their rows.
    pub sub_committees: Vec<PlacedSubCommittee>,
}

/// Everything that was read, and what was found in it.
#[derive(Debug, Clone, Default)]
pub struct Dataset {
    /// Every text of a cell.
    pub texts: TextPool,
    /// Every zone; 0 is the group outside any.
    pub zones: Vec<Zone>,
    /// Base organisations.
    pub organisations: Organisations,
    /// Branches.
    pub branches: Branches,
    /// Enterprises.
    pub enterprises: Enterprises,
    /// Which rows belong together.
    pub derived: Derived,
    /// What lists of people give, list by list.
    pub people: Vec<ListedBranch>,
    /// The first row of the branches that only lists of people give; they are the last rows.
    pub listed_from: Row,
    /// The files that were read, in order.
    pub files: Vec<FileFacts>,
    /// What was found.
    pub findings: Findings,
    /// The years that have rows, oldest first.
    pub years: Vec<Year>,
    /// A file has the note that its figures are invented.
    pub illustrative: bool,
}

impl Dataset {
    /// The shared columns of organisations or branches; those of the organisations for the
    /// enterprises, which have none.
    #[must_use]
    pub const fn units(&self, table: Table) -> &Units {
        match table {
            Table::Branches => &self.branches.units,
            Table::Organisations | Table::Enterprises => &self.organisations.units,
        }
    }

    /// The shared columns of a table, to be changed.
    #[must_use]
    pub const fn units_mut(&mut self, table: Table) -> &mut Units {
        match table {
            Table::Branches => &mut self.branches.units,
            Table::Organisations | Table::Enterprises => &mut self.organisations.units,
        }
    }

    /// The rows of a table in a year, in the order in which they were read, duplicates among them.
    #[must_use]
    pub fn rows_of(&self, table: Table, year: Year) -> &[Row] {
        let rows = match table {
            Table::Organisations => &self.derived.organisations_of,
            Table::Branches => &self.derived.branches_of,
            Table::Enterprises => return &[],
        };
        rows.get(&year).map_or(&[], Vec::as_slice)
    }

    /// The row of an id in a year; of doubles the one that counts.
    #[must_use]
    pub fn row_of(&self, table: Table, year: Year, id: &str) -> Option<Row> {
        let id = self.texts.find(id)?;
        let units = self.units(table);
        self.rows_of(table, year)
            .iter()
            .copied()
            .find(|&r| units.id[r as usize] == id && units.counts_in(r))
    }

    /// The branches of an organisation, duplicates left out.
    #[must_use]
    pub fn branches_of(&self, organisation: Row) -> &[Row] {
        let starts = &self.derived.branch_starts;
        let organisation = organisation as usize;
        match (starts.get(organisation), starts.get(organisation + 1)) {
            (Some(&from), Some(&to)) => &self.derived.branches[from as usize..to as usize],
            _ => &[],
        }
    }

    /// True if the members of a branch are counted in the row of an organisation: it names a base
    /// cell as its committee, or one that is not there.
    #[must_use]
    pub fn is_counted_above(&self, branch: Row) -> bool {
        let is_cell = |row: Row| self.organisations.kind[row as usize] == Kind::BaseCell;
        self.derived.counted_above.contains(&branch)
            || self.committee_of(branch).is_some_and(is_cell)
    }

    /// A branch's committee, where it is known.
    #[must_use]
    pub fn committee_of(&self, branch: Row) -> Option<Row> {
        self.derived.committee.get(branch as usize).copied().filter(|&row| row != NO_ROW)
    }

    /// The same unit's row of the year before, by id, else by name.
    #[must_use]
    pub fn before(&self, table: Table, row: Row) -> Option<Row> {
        let before = match table {
            Table::Organisations => &self.derived.organisation_before,
            Table::Branches => &self.derived.branch_before,
            Table::Enterprises => return None,
        };
        before.get(row as usize).copied().filter(|&row| row != NO_ROW)
    }

    /// The title of a file; empty for a number that no file has.
    #[must_use]
    pub fn file_title(&self, file: u16) -> Cow<'_, str> {
        self.files.get(usize::from(file)).map_or_else(Cow::default, FileFacts::title)
    }

    /// The files of a source: one, or the sheets of a workbook.
    #[must_use]
    pub fn files_of(&self, source: usize) -> Range<usize> {
        let own = |file: &FileFacts| usize::from(file.source);
        self.files.partition_point(|file| own(file) < source)
            ..self.files.partition_point(|file| own(file) <= source)
    }

    /// The sheets of workbooks that hold no table, each with its workbook.
    #[must_use]
    pub fn unread_sheets(&self) -> Vec<String> {
        let sheets = self.files.iter().filter_map(|file| Some((file, file.sheet.as_ref()?)));
        let unread = sheets.flat_map(|(file, sheet)| {
            sheet.unread.iter().map(move |name| format!("{}: {name}", file.name))
        });
        unread.collect()
    }

    /// The id and the name, one of them perhaps empty, in the row of a finding that could not be
    /// read.
    #[must_use]
    pub fn broken_unit(&self, finding: &Finding) -> Option<(&str, &str)> {
        let place = &finding.place;
        let facts = self.files.get(usize::from(place.file))?;
        let is_ragged = matches!(finding.kind, FindingKind::RaggedRow(_));
        let mut units = facts.broken_units.iter().filter(|unit| is_ragged && unit.is_shown);
        let unit = units.find(|unit| unit.line == place.line)?;
        Some((self.texts.get(unit.id), self.texts.get(unit.name)))
    }

    /// The name of a row.
    #[must_use]
    pub fn name(&self, table: Table, row: Row) -> &str {
        self.texts.get(self.units(table).name[row as usize])
    }

    /// The id of a row.
    #[must_use]
    pub fn id(&self, table: Table, row: Row) -> &str {
        self.texts.get(self.units(table).id[row as usize])
    }

    /// Orders two rows of a table by id, then name, so that lists do not depend on the order of the
    /// rows in the files; only rows equal in both are in file order.
    #[must_use]
    pub fn compare_ids(&self, table: Table, a: Row, b: Row) -> Ordering {
        let key = |row| (self.id(table, row), self.name(table, row), row);
        key(a).cmp(&key(b))
    }

    /// The name of a zone; empty for a number that no zone has.
    #[must_use]
    pub fn zone_name(&self, zone: super::ZoneId) -> &str {
        self.zones.get(zone.0 as usize).map_or("", |z| z.name.as_str())
    }

    /// The newest year.
    #[must_use]
    pub fn newest(&self) -> Option<Year> {
        self.years.last().copied()
    }
}
