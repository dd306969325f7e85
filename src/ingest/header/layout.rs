//! The layout of a table: where its header is and what its columns are.

use super::ticks::{is_choice, is_sign, is_unticked, keep_ticked};
use crate::domain::{
    CountField, Field, Meaning, OF_MERGED, Table, Year, ZoneKind, clean, fold, is_dash,
};
use crate::ingest::cells;
use crate::ingest::cells::numbering::{NumberingStyle, numbering_style};
use crate::ingest::cells::unit_name::{self, Prefix};
use crate::ingest::cells::zone_name;
use std::borrow::Cow;

/// The most columns that a table can have, as in Excel.
pub const MAX_COLUMNS: usize = 16_384;

/// One of the first rows of a file, with cleaned cells.
#[derive(Debug, Clone)]
pub struct HeadRow {
    /// The line that the row starts on, from 1.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<String>,
}

/// What the names of a file and its sheet give to a table whose titles do not.
#[derive(Debug, Clone, Copy, Default)]
pub struct OfFile {
    /// The year; for the lower of two tables that of the one above.
    pub year: Option<Year>,
    /// True if a name is that of a branch.
    pub has_branch: bool,
}

/// The fraction that a percentage column gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PercentOf {
    /// Members of one level / rated members.
    Level(CountField),
    /// Members or branches of the last level, or those good or better / rated: the only
    /// percentage, behind all levels.
    LastLevelOrBetter(CountField),
    /// Rated members / members.
    Rated,
    /// Members rated good or better / rated members.
    GoodOrBetter,
    /// Rated branches / branches.
    BranchesRated,
    /// Branches rated good or better / rated branches.
    BranchesGoodOrBetter,
}

impl PercentOf {
    /// The percentage that belongs to a column of counts; None for a count that is part of no
    /// other.
    pub fn field(count: CountField) -> Option<Self> {
        match count {
            CountField::MembersRated => Some(Self::Rated),
            CountField::BranchesRated => Some(Self::BranchesRated),
            level if level.is_level() || level.is_level_of_branches() => Some(Self::Level(level)),
            _ => None,
        }
    }
}

/// The header of a table and the meaning of its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The table; None for a list of organisations and their branches.
    pub table: Option<Table>,
    /// The index of the header's first row.
    pub at: usize,
    /// How many rows the header has.
    pub height: usize,
    /// The meaning of each column. `headings` and `percents` have the same length.
    pub columns: Vec<Meaning>,
    /// Each column's heading as written.
    pub headings: Vec<String>,
    /// The fraction that each percentage column gives.
    pub percents: Vec<Option<PercentOf>>,
    /// Unused columns whose meaning another column has, with the heading of the other.
    pub rivals: Vec<(usize, String)>,
    /// Columns that the form itself has beside the one that is read (a plan beside its result, an
    /// earlier year), with the column that is read.
    pub choices: Vec<(usize, usize)>,
    /// The counts of good that hold the excellent too.
    pub holds_excellent: HoldsExcellent,
    /// The count of the satisfactory members is that of satisfactory or better.
    pub is_satisfactory_or_better: bool,
    /// The count of good branches is that of good or better: no column counts the excellent.
    pub is_branches_good_or_better: bool,
    /// True for a list with one person a row, which is counted by branch. The table is that of
    /// branches.
    pub is_people_list: bool,
    /// The sign that ticks most rows among the columns of levels.
    pub yes: Option<char>,
    /// Columns that a tick chooses between.
    pub ticked: Vec<TickedValues>,
    /// Columns whose cells are read where those of their field are empty.
    pub joined: Vec<JoinedColumn>,
    /// Columns of names, each of a level.
    pub name_levels: Option<NameLevels>,
    /// The column whose cells say which of a unit's lines a row is.
    pub line_labels: Option<usize>,
    /// The words of a unit are on one line and its figures on the next.
    pub is_split: bool,
}

/// Columns of one field of which the ticked one gives the value of a row. The first is the field's;
/// the others are not read by themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TickedValues {
    pub field: Field,
    /// Each column with its value.
    pub columns: Vec<(usize, String)>,
    /// The sign that ticks most rows.
    pub yes: Option<char>,
}

impl TickedValues {
    /// True for one of its columns, which are in their order.
    fn has(&self, column: usize) -> bool {
        self.columns.binary_search_by_key(&column, |(column, _)| *column).is_ok()
    }
}

/// A column that has the value of a row where that of its field is empty: `Khu công nghiệp | Cụm
/// công nghiệp`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JoinedColumn {
    pub column: usize,
    /// The column of the field.
    pub read: usize,
    /// The kind of the zones whose cells do not say it.
    pub of_zones: Option<ZoneKind>,
    pub role: JoinedRole,
}

/// What the cell of a joined column does to the one that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinedRole {
    /// Its value stands where that one is empty.
    Instead,
    /// It has the count of another part of the year, which is added.
    Added,
    /// It has the kind of the zone: `KCN` beside `Vân Trung`.
    KindOfZone,
}

impl JoinedColumn {
    /// True for the copy of a merged count of another part of the year below its first unit.
    fn is_count_of_other(&self, cell: &str) -> bool {
        self.role == JoinedRole::Added && cell.ends_with(OF_MERGED)
    }

    /// Changes the cell of the column that is read by that of this one.
    fn join<'c>(&self, read: &mut Cow<'c, str>, cell: Cow<'c, str>) {
        let is_none = is_unticked(read) || self.of_zones.is_some() && zone_name::is_outside(read);
        match self.role {
            JoinedRole::Added => *read = with_part(read, &cell),
            JoinedRole::Instead if is_none => *read = self.value(cell),
            JoinedRole::Instead => {}
            JoinedRole::KindOfZone => {
                let is_bare = zone_name::parse(read).kind == ZoneKind::Bare;
                if let Some(kind) = zone_name::kind_alone(&cell).filter(|_| is_bare) {
                    *read = zone_name::with_kind(kind, read).into();
                }
            }
        }
    }

    /// The value of its cell.
    fn value<'c>(&self, cell: Cow<'c, str>) -> Cow<'c, str> {
        match self.of_zones {
            Some(kind) if zone_name::parse(&cell).kind == ZoneKind::Bare => {
                zone_name::with_kind(kind, &cell).into()
            }
            _ => cell,
        }
    }
}

/// Columns of names of organisations and of branches, one of which is filled in each row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameLevels {
    /// The column that is read as that of the kind.
    pub kind: usize,
    /// The column that is read as that of the name.
    pub name: usize,
    pub organisations: Vec<usize>,
    pub branches: Option<usize>,
}

impl NameLevels {
    /// All columns.
    pub fn columns(&self) -> Vec<usize> {
        self.organisations.iter().copied().chain(self.branches).collect()
    }

    /// The kind and the name of a row by the cells of these columns. A row that names no unit has
    /// no kind: a group, a total.
    fn kind_and_name<'c>(&self, names: &[(usize, Cow<'c, str>)]) -> (&'static str, Cow<'c, str>) {
        let is_filled = |cell: &str| !cell.is_empty() && !is_dash(cell);
        let find = |is: &dyn Fn(&usize) -> bool| {
            names.iter().find(|(at, cell)| is(at) && is_filled(cell)).map(|(_, cell)| cell.clone())
        };
        let branch = find(&|at| Some(*at) == self.branches);
        let name = branch.clone().or_else(|| find(&|_| true)).unwrap_or_default();
        let folded = fold(&name);
        let kind = match unit_name::prefix(&folded) {
            _ if unit_name::kind_alone(&folded).is_some() => "",
            None => "",
            Some(_) if branch.is_some() => "Chi bộ trực thuộc",
            Some(Prefix::Committee) => "Đảng bộ cơ sở",
            Some(Prefix::Cell) => "Chi bộ cơ sở",
        };
        (kind, name)
    }
}

/// Which counts of good hold the excellent too: `HTTNV trở lên, trong đó HTXSNV`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HoldsExcellent {
    /// Those of members.
    pub members: bool,
    /// Those of branches.
    pub branches: bool,
}

impl HoldsExcellent {
    /// The count of excellent that a count of good holds.
    pub fn excellent_in(self, good: CountField) -> Option<CountField> {
        match good {
            CountField::Good if self.members => Some(CountField::Excellent),
            CountField::BranchesGood if self.branches => Some(CountField::BranchesExcellent),
            _ => None,
        }
    }

    /// Every count of good that holds the excellent, with the count of excellent.
    pub fn pairs(self) -> impl Iterator<Item = (CountField, CountField)> {
        [CountField::Good, CountField::BranchesGood]
            .into_iter()
            .filter_map(move |good| Some((good, self.excellent_in(good)?)))
    }
}

/// A count with that of another part of the year. What is no number stays, so that it is found.
fn with_part<'c>(count: &Cow<'c, str>, part: &Cow<'c, str>) -> Cow<'c, str> {
    let number = |cell: &str| cells::number_and_share(cell).or(is_dash(cell).then_some(0));
    match (number(count), number(part)) {
        _ if count.is_empty() => part.clone(),
        (Some(count), Some(part)) => count.saturating_add(part).to_string().into(),
        (Some(_), None) => part.clone(),
        (None, _) => count.clone(),
    }
}

/// What is between the zones of a row that has ticks in several.
const SEVERAL: &str = " + ";

/// True if a row fills all the columns that a tick chooses between, none with a tick: it has the
/// headings again, column numbers or sums.
fn are_no_ticks<'t, 'c: 't>(
    columns: &[(usize, String)],
    mut cells: impl Iterator<Item = &'t (usize, Cow<'c, str>)> + Clone,
) -> bool {
    cells.clone().count() == columns.len()
        && cells.all(|(_, cell)| !is_unticked(cell) && !is_sign(cell))
}

/// The value of the ticked column. Several ticks, and cells that are no ticks, give a text that is
/// no value.
fn ticked_value<'t, 'c: 't>(
    ticked: &'t TickedValues,
    cells: impl Iterator<Item = &'t (usize, Cow<'c, str>)>,
) -> String {
    let TickedValues { field, columns, yes } = ticked;
    let mut cells: Vec<_> = cells.collect();
    keep_ticked(&mut cells, columns.len(), *yes, |(_, cell)| cell);
    let of_cell = |(at, cell): &'t (usize, Cow<'c, str>)| match &**cell {
        cell if is_choice(cell) => {
            let found = columns.binary_search_by_key(at, |(column, _)| *column);
            found.map_or("", |found| &columns[found].1)
        }
        cell => cell,
    };
    let values: Vec<&str> = cells.into_iter().map(of_cell).collect();
    match values.len() {
        // No word of an ownership has a tick.
        2.. if *field == Field::Ownership => values.join(" x "),
        2.. if *field == Field::Zone => values.join(SEVERAL),
        _ => values.join(" / "),
    }
}

impl Layout {
    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|m| *m == Meaning::Field(field))
    }

    /// The column of the names of units or enterprises.
    pub fn name_column(&self) -> Option<usize> {
        self.column(Field::Name).or_else(|| self.column(Field::Enterprise))
    }

    /// The cell of a field's column; empty where there is none.
    pub fn cell<'r, S: AsRef<str>>(&self, field: Field, row: &'r [S]) -> &'r str {
        self.column(field).and_then(|column| row.get(column)).map_or("", AsRef::as_ref)
    }

    /// The cell of the numbering column; empty where there is none.
    pub fn numbering<'r, S: AsRef<str>>(&self, row: &'r [S]) -> &'r str {
        self.columns
            .iter()
            .position(|m| *m == Meaning::Numbering)
            .and_then(|c| row.get(c))
            .map_or("", AsRef::as_ref)
    }

    /// Likewise; without such a column the number of a group may be in the column of ids: `I`.
    pub fn group_number<'r, S: AsRef<str>>(&self, row: &'r [S]) -> &'r str {
        if self.columns.contains(&Meaning::Numbering) {
            return self.numbering(row);
        }
        let id = self.cell(Field::Id, row);
        let is_of_group = matches!(
            numbering_style(id),
            NumberingStyle::Letter | NumberingStyle::SmallLetter | NumberingStyle::Roman
        );
        if is_of_group { id } else { "" }
    }

    /// The cells of a row, cleaned. Those of personal and unknown columns are dropped here, before
    /// anything else sees them.
    pub fn cleaned<'r>(&self, row: impl IntoIterator<Item = &'r str>) -> Vec<Cow<'r, str>> {
        let is_dropped = |at: usize| self.columns.get(at).is_some_and(Meaning::is_dropped);
        let mut ticks: Vec<(usize, Cow<'r, str>)> = Vec::new();
        let mut names: Vec<(usize, Cow<'r, str>)> = Vec::new();
        let mut joined: Vec<(JoinedColumn, Cow<'r, str>)> = Vec::new();
        let name_columns = self.name_levels.as_ref().map_or(Vec::new(), NameLevels::columns);
        let mut cleaned: Vec<Cow<'r, str>> = row
            .into_iter()
            .enumerate()
            .map(|(at, cell)| {
                if self.is_ticked(at) {
                    ticks.push((at, clean(cell)));
                }
                let column = self.joined.iter().find(|joined| joined.column == at);
                if let Some(column) = column.filter(|column| !column.is_count_of_other(cell)) {
                    joined.push((*column, clean(cell)));
                }
                if name_columns.contains(&at) {
                    names.push((at, clean(cell)));
                }
                if is_dropped(at) || self.is_count_of_other(at, cell) {
                    Cow::Borrowed("")
                } else {
                    clean(cell)
                }
            })
            .collect();
        for (column, cell) in joined.into_iter().filter(|(_, cell)| !cell.is_empty()) {
            if let Some(read) = cleaned.get_mut(column.read) {
                column.join(read, cell);
            }
        }
        for ticked in &self.ticked {
            let columns = &ticked.columns;
            let is_of = |(at, _): &&(usize, Cow<'r, str>)| ticked.has(*at);
            if are_no_ticks(columns, ticks.iter().filter(is_of)) {
                for (at, cell) in ticks.iter().filter(is_of) {
                    cleaned[*at].clone_from(cell);
                }
                continue;
            }
            let value = ticked_value(ticked, ticks.iter().filter(is_of));
            if let Some(cell) = columns.first().and_then(|(first, _)| cleaned.get_mut(*first)) {
                *cell = value.into();
            }
        }
        if let Some(levels) = &self.name_levels
            && levels.kind.max(levels.name) < cleaned.len()
        {
            let (kind, name) = levels.kind_and_name(&names);
            cleaned[levels.kind] = kind.into();
            cleaned[levels.name] = name;
        }
        cleaned
    }

    /// True for the copy of a merged count below its first unit: the count is that of all its
    /// units, and the first has it.
    fn is_count_of_other(&self, column: usize, cell: &str) -> bool {
        let count = |meaning: &Meaning| match meaning {
            Meaning::Field(field) => CountField::of(*field),
            _ => None,
        };
        cell.ends_with(OF_MERGED) && self.columns.get(column).and_then(count).is_some()
    }

    /// True if the cell of a row's zone is of several ticked columns.
    pub fn has_several_zones<S: AsRef<str>>(&self, row: &[S]) -> bool {
        let is_of_zone = |ticked: &TickedValues| ticked.field == Field::Zone;
        self.ticked.iter().any(is_of_zone) && self.cell(Field::Zone, row).contains(SEVERAL)
    }

    /// True for a column that a tick chooses.
    fn is_ticked(&self, column: usize) -> bool {
        self.ticked.iter().any(|ticked| ticked.has(column))
    }

    /// The required columns that are missing.
    pub fn missing(&self) -> Vec<Field> {
        if self.is_people_list {
            return Vec::new();
        }
        let needed = match self.table {
            Some(table) => Field::needed(table).to_vec(),
            None => Field::needed(Table::Organisations)
                .iter()
                .copied()
                .filter(|f| *f != Field::Kind)
                .collect(),
        };
        // A form may count branches by level, and members only in all.
        let is_of_branches =
            CountField::BRANCH_LEVELS.iter().any(|level| self.column(level.field()).is_some())
                && CountField::LEVELS.iter().all(|level| self.column(level.field()).is_none());
        let ticks = self.columns.iter().any(|m| matches!(m, Meaning::Tick(_)));
        needed
            .into_iter()
            .filter(|f| self.column(*f).is_none() && !(ticks && *f == Field::Rating))
            .filter(|f| !(is_of_branches && f.is_level()))
            .collect()
    }

    /// Sets the table. Columns that this table does not have become unknown.
    pub fn restrict_to(&mut self, table: Option<Table>) {
        self.table = table;
        let Some(table) = table else { return };
        for meaning in &mut self.columns {
            if matches!(meaning, Meaning::Field(field) if !field.is_of(table)) {
                *meaning = Meaning::Unknown;
            }
        }
    }

    /// How many columns have a meaning that is read.
    pub fn known(&self) -> usize {
        self.columns.iter().filter(|m| matches!(m, Meaning::Field(_) | Meaning::Tick(_))).count()
    }
}
