//! The tables of the data set: structs of columns, one vector a column, indexed by row number.
//!
//! `unit_tables!` lists every column of organisations and branches once, with its type and absent
//! cell: the tables, [`UnitRow`] (one row) and [`UnitBatch`] (many, of the fast path) come from it.
//! A new column is one entry there, its heading in [`Field`] and its reading.

use super::column::{BatchColumn, TableColumn};
use super::{
    Column, Count, CountField, Counts, Date, Field, Flags, Kind, Ownership, Period, Rating, Row,
    Share, Text, UnratedReason, Year, YesNo, ZoneId,
};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Adds and copies rows column by column. `at` is the number of rows before; columns that start
/// with their first cell make room for `room` rows then.
macro_rules! row_columns {
    ($table:ident, $row:ident: $($column:ident)+) => {
        impl $table {
            fn push_columns(&mut self, at: usize, row: &$row) {
                $(self.$column.push_cell(at, row.$column);)+
            }

            fn append_columns(
                &mut self,
                at: usize,
                other: &Self,
                rows: &Range<usize>,
                room: usize,
            ) {
                $(self.$column.append_rows(at, &other.$column, rows.clone(), room);)+
            }

            fn reserve_columns(&mut self, rows: usize) {
                $(self.$column.reserve_rows(rows);)+
            }

            fn shrink_columns(&mut self) {
                $(self.$column.release_unused();)+
            }
        }
    };
}

/// Adds the rows of a batch column by column.
macro_rules! batch_columns {
    ($table:ident: $($column:ident)+) => {
        impl $table {
            fn extend_columns(
                &mut self,
                at: usize,
                batch: &UnitBatch,
                rows: &Range<usize>,
                room: usize,
            ) {
                let absent = UnitRow::default();
                $(
                    let cells = &batch.$column;
                    self.$column.extend_from_batch(at, cells, rows.clone(), absent.$column, room);
                )+
            }
        }
    };
}

/// Makes the tables of units from one list of columns: `name: type = the cell of a row without
/// one`.
macro_rules! unit_tables {
    (
        shared { $($(#[$doc:meta])+ $shared:ident: $shared_type:ty = $shared_absent:expr;)+ }
        organisations { $($(#[$o_doc:meta])+ $own:ident: $own_type:ty = $own_absent:expr;)+ }
        branches { $($(#[$b_doc:meta])+ $branch:ident: $branch_type:ty = $branch_absent:expr;)+ }
    ) => {
        /// The columns that base organisations and branches share. All vectors are as long as
        /// there are rows; a [`Column`] may end before.
        #[derive(Debug, Clone, Default)]
        pub struct Units {
            $($(#[$doc])+ pub $shared: $shared_type,)+
            /// Cells that are not of their column's kind, as written.
            pub odd: FxHashMap<(Row, Field), Text>,
        }

        /// Base organisations, a row each year.
        #[derive(Debug, Clone, Default)]
        pub struct Organisations {
            /// The columns shared with branches.
            pub units: Units,
            $($(#[$o_doc])+ pub $own: $own_type,)+
        }

        /// Branches under base committees, a row each year.
        #[derive(Debug, Clone, Default)]
        pub struct Branches {
            /// The columns shared with base organisations.
            pub units: Units,
            $($(#[$b_doc])+ pub $branch: $branch_type,)+
        }

        /// One row of organisations or branches: a cell of each column of either.
        #[derive(Debug, Clone)]
        pub struct UnitRow {
            $($(#[$doc])+ pub $shared: <$shared_type as TableColumn>::Cell,)+
            $($(#[$o_doc])+ pub $own: <$own_type as TableColumn>::Cell,)+
            $($(#[$b_doc])+ pub $branch: <$branch_type as TableColumn>::Cell,)+
            /// Cells that are not of their column's kind, as written.
            pub odd: Vec<(Field, Text)>,
        }

        impl Default for UnitRow {
            fn default() -> Self {
                Self {
                    $($shared: $shared_absent,)+
                    $($own: $own_absent,)+
                    $($branch: $branch_absent,)+
                    odd: Vec::new(),
                }
            }
        }

        /// Many rows of one file, none of which has an odd cell. A column is as long as there are
        /// rows, or empty where all of its cells are absent.
        #[derive(Debug, Default)]
        pub struct UnitBatch {
            $($(#[$doc])+ pub $shared: <$shared_type as TableColumn>::Batch,)+
            $($(#[$o_doc])+ pub $own: <$own_type as TableColumn>::Batch,)+
            $($(#[$b_doc])+ pub $branch: <$branch_type as TableColumn>::Batch,)+
        }

        impl UnitBatch {
            /// Removes all rows and keeps the memory.
            pub fn clear(&mut self) {
                $(self.$shared.clear_cells();)+
                $(self.$own.clear_cells();)+
                $(self.$branch.clear_cells();)+
            }

            /// Removes the rows that are marked.
            pub fn remove(&mut self, is_removed: &[bool]) {
                $(self.$shared.remove_cells(is_removed);)+
                $(self.$own.remove_cells(is_removed);)+
                $(self.$branch.remove_cells(is_removed);)+
            }

            /// One row.
            #[must_use]
            pub fn row(&self, at: usize) -> UnitRow {
                let absent = UnitRow::default();
                UnitRow {
                    $($shared: self.$shared.cell(at, absent.$shared),)+
                    $($own: self.$own.cell(at, absent.$own),)+
                    $($branch: self.$branch.cell(at, absent.$branch),)+
                    odd: Vec::new(),
                }
            }
        }

        row_columns! { Units, UnitRow: $($shared)+ }
        row_columns! { Organisations, UnitRow: $($own)+ }
        row_columns! { Branches, UnitRow: $($branch)+ }
        batch_columns! { Units: $($shared)+ }
        batch_columns! { Organisations: $($own)+ }
        batch_columns! { Branches: $($branch)+ }
    };
}

unit_tables! {
    shared {
        /// The year of assessment.
        year: Vec<Year> = Year::UNKNOWN;
        /// Unique in its table and year, duplicates aside.
        id: Vec<Text> = Text::EMPTY;
        /// The period, where the file has a column of them; else its table has it.
        period: Column<Period> = Period::YEAR;
        /// The name as written, cleaned.
        name: Vec<Text> = Text::EMPTY;
        /// The industrial park or cluster; a branch's own, else its committee's.
        zone: Vec<ZoneId> = ZoneId::INHERIT;
        /// The zone as the row itself spells it.
        zone_text: Vec<Text> = Text::EMPTY;
        /// The district; a branch's own, else its committee's.
        district: Column<Text> = Text::EMPTY;
        /// The ownership; a branch's own, else its committee's.
        ownership: Vec<Ownership> = Ownership::Missing;
        /// The rating.
        rating: Vec<Rating> = Rating::Unrated;
        /// Why the unit was not rated, where its rating is [`Rating::Unrated`].
        unrated_reason: Column<UnratedReason> = UnratedReason::NotRated;
        /// The counts, a column for each [`CountField`].
        counts: [Counts; CountField::LEN] = [Count::MISSING; CountField::LEN];
        /// When the unit was founded.
        established: Column<Date> = Date::MISSING;
        /// The file of the row: its index in [`super::Dataset::files`].
        file: Vec<u16> = 0;
        /// The line of the row in its file, from 1.
        line: Vec<u32> = 0;
        /// What is known beside the cells.
        flags: Vec<Flags> = Flags::default();
    }
    organisations {
        /// Base committee or base cell.
        kind: Vec<Kind> = Kind::Bad;
        /// Whether the enterprise has a trade union.
        trade_union: Vec<YesNo> = YesNo::Unknown;
        /// Whether the enterprise has a youth union.
        youth_union: Vec<YesNo> = YesNo::Unknown;
        /// Registered outside the part of the data that was written: there for its branches.
        elsewhere: Column<bool> = false;
    }
    branches {
        /// The committee as the file names it.
        parent: Vec<Text> = Text::EMPTY;
    }
}

impl Units {
    /// How many rows there is room for.
    #[must_use]
    pub fn capacity(&self) -> usize {
        self.rating.capacity()
    }

    /// How many rows there are, of all years.
    #[must_use]
    pub fn len(&self) -> usize {
        self.year.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.year.is_empty()
    }

    /// One count of one row.
    #[must_use]
    pub fn count(&self, field: CountField, row: Row) -> Count {
        self.counts[field as usize].get(row as usize)
    }

    /// Whether the row is in the sums.
    #[must_use]
    pub fn counts_in(&self, row: Row) -> bool {
        !self.flags[row as usize].has(Flags::DUPLICATE)
    }

    /// Its members: good or better over rated. None where a count is empty, bad or contradicted.
    #[must_use]
    pub fn member_share(&self, row: Row) -> Option<Share> {
        let met = self.count(CountField::Excellent, row).wide()?
            + self.count(CountField::Good, row).wide()?;
        let of = self.count(CountField::MembersRated, row).wide()?;
        (!self.contradicts(row, |units| units.rated_contradict(row, met, of)))
            .then_some(Share { met, of })
    }

    /// The id that the file gives a row; None for one that was made of its name.
    #[must_use]
    pub fn own_id(&self, row: Row) -> Option<Text> {
        let is_made = self.flags[row as usize].has(Flags::GIVEN_ID);
        (!is_made).then(|| self.id[row as usize])
    }

    /// The row's members. None where the cell is empty or bad, or where more are rated.
    #[must_use]
    pub fn members(&self, row: Row) -> Option<u64> {
        let members = self.count(CountField::Members, row).wide()?;
        let rated = self.count(CountField::MembersRated, row).wide();
        (!self.contradicts(row, |_| rated.is_some_and(|rated| rated > members))).then_some(members)
    }

    /// The members that were admitted. None where the cell is empty or bad, or where a part of them
    /// is larger.
    #[must_use]
    pub fn admitted(&self, row: Row) -> Option<u64> {
        let admitted = self.count(CountField::Admitted, row).wide()?;
        let is_over = |part| self.count(part, row).wide().is_some_and(|part| part > admitted);
        let parts = [CountField::AdmittedOwners, CountField::AdmittedLeaders];
        (!self.contradicts(row, |_| parts.into_iter().any(is_over))).then_some(admitted)
    }

    /// A part of the admitted. None where the cell is empty or bad, or larger than the whole.
    #[must_use]
    pub fn admitted_part(&self, part: CountField, row: Row) -> Option<u64> {
        let count = self.count(part, row).wide()?;
        let admitted = self.count(CountField::Admitted, row).wide();
        (!self.contradicts(row, |_| admitted.is_some_and(|all| count > all))).then_some(count)
    }

    /// True if a row's counts contradict each other. Only a row that its own file shows to be wrong
    /// is looked at: each contradiction is an error there.
    fn contradicts(&self, row: Row, is_wrong: impl FnOnce(&Self) -> bool) -> bool {
        self.flags[row as usize].has(Flags::OWN_ERROR) && is_wrong(self)
    }

    /// True if the good or better and the rated cannot be: more than the rated or the members, or
    /// levels that do not add up.
    fn rated_contradict(&self, row: Row, met: u64, rated: u64) -> bool {
        let members = self.count(CountField::Members, row).wide();
        let levels = self.sum_of(CountField::LEVELS, row);
        met > rated
            || levels.is_some_and(|levels| levels != rated)
            || members.is_some_and(|members| rated > members)
    }

    /// The sum of four counts of a row; None where one is empty or bad.
    pub(super) fn sum_of(&self, levels: [CountField; 4], row: Row) -> Option<u64> {
        levels.into_iter().try_fold(0, |sum, level| Some(sum + self.count(level, row).wide()?))
    }

    fn push(&mut self, row: &UnitRow) {
        let at = self.len();
        self.push_columns(at, row);
        let number = row_number(at);
        self.odd.extend(row.odd.iter().map(|(field, text)| ((number, *field), *text)));
    }

    fn append(&mut self, other: &Self, rows: &Range<usize>) {
        let at = self.len();
        self.append_columns(at, other, rows, self.capacity());
        let odd = other.odd.iter().filter(|((row, _), _)| rows.contains(&(*row as usize)));
        self.odd.extend(odd.map(|((row, field), text)| {
            ((row_number(*row as usize - rows.start + at), *field), *text)
        }));
    }
}

/// The number of the row at an index. A table has fewer than `Row::MAX` rows: the reader refuses a
/// file that would give it more.
fn row_number(at: usize) -> Row {
    Row::try_from(at).unwrap_or(super::NO_ROW)
}

/// Adds rows to a table of units and its own columns.
macro_rules! unit_rows {
    ($table:ident) => {
        impl $table {
            /// Adds a row.
            pub fn push(&mut self, row: &UnitRow) {
                self.push_columns(self.units.len(), row);
                self.units.push(row);
            }

            /// Adds some rows of a batch.
            pub fn extend_from_batch(&mut self, batch: &UnitBatch, rows: &Range<usize>) {
                let (at, room) = (self.units.len(), self.units.capacity());
                self.extend_columns(at, batch, rows, room);
                self.units.extend_columns(at, batch, rows, room);
            }

            /// Adds some rows of another table of the kind.
            pub fn append(&mut self, other: &Self, rows: &Range<usize>) {
                self.append_columns(self.units.len(), other, rows, self.units.capacity());
                self.units.append(&other.units, rows);
            }

            /// Adds all rows of another table of the kind; its columns are moved where this table
            /// has no row.
            pub fn merge(&mut self, other: Self) {
                if self.units.is_empty() {
                    *self = other;
                } else {
                    self.append(&other, &(0..other.units.len()));
                }
            }

            /// Makes room for more rows. A [`Column`] makes its own with its first cell.
            pub fn reserve(&mut self, rows: usize) {
                self.reserve_columns(rows);
                self.units.reserve_columns(rows);
            }

            /// Gives back the memory that is reserved and not used.
            pub fn shrink(&mut self) {
                self.shrink_columns();
                self.units.shrink_columns();
                self.units.odd.shrink_to_fit();
            }
        }
    };
}

unit_rows!(Organisations);
unit_rows!(Branches);

/// Makes the table of enterprises and its row from one list of columns.
macro_rules! enterprise_table {
    ($($(#[$doc:meta])+ $column:ident: $type:ty = $absent:expr;)+) => {
        /// Enterprises, with or without a Party organisation. All vectors are as long as there are
        /// rows.
        #[derive(Debug, Clone, Default)]
        pub struct Enterprises {
            $($(#[$doc])+ pub $column: $type,)+
        }

        /// One row of enterprises.
        #[derive(Debug, Clone)]
        pub struct EnterpriseRow {
            $($(#[$doc])+ pub $column: <$type as TableColumn>::Cell,)+
        }

        impl Default for EnterpriseRow {
            fn default() -> Self {
                Self { $($column: $absent,)+ }
            }
        }

        row_columns! { Enterprises, EnterpriseRow: $($column)+ }
    };
}

enterprise_table! {
    /// The id, where the file has one.
    id: Vec<Text> = Text::EMPTY;
    /// The name.
    name: Vec<Text> = Text::EMPTY;
    /// The industrial park or cluster.
    zone: Vec<ZoneId> = ZoneId::OUTSIDE;
    /// The zone as the row spells it.
    zone_text: Vec<Text> = Text::EMPTY;
    /// The district.
    district: Vec<Text> = Text::EMPTY;
    /// The ownership.
    ownership: Vec<Ownership> = Ownership::Missing;
    /// The workers.
    workers: Vec<Count> = Count::MISSING;
    /// The base organisation as the file names it; empty for none yet.
    organisation: Vec<Text> = Text::EMPTY;
    /// Whether there is a trade union.
    trade_union: Vec<YesNo> = YesNo::Unknown;
    /// Whether there is a youth union.
    youth_union: Vec<YesNo> = YesNo::Unknown;
    /// The year that the figures are of, where the file says one.
    year: Vec<Year> = Year::UNKNOWN;
    /// Whether the row is in no sum: an earlier row has the same enterprise, or the file is of an
    /// earlier time than another with its enterprises.
    is_double: Vec<bool> = false;
    /// The file of the row.
    file: Vec<u16> = 0;
    /// The line of the row in its file, from 1.
    line: Vec<u32> = 0;
}

impl Enterprises {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.name.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.name.is_empty()
    }

    /// Adds a row.
    pub fn push(&mut self, row: &EnterpriseRow) {
        self.push_columns(self.len(), row);
    }

    /// Adds some rows of another table.
    pub fn append(&mut self, other: &Self, rows: &Range<usize>) {
        self.append_columns(self.len(), other, rows, 0);
    }

    /// Adds all rows of another table.
    pub fn merge(&mut self, other: Self) {
        if self.is_empty() {
            *self = other;
        } else {
            self.append(&other, &(0..other.len()));
        }
    }

    /// Makes room for more rows.
    pub fn reserve(&mut self, rows: usize) {
        self.reserve_columns(rows);
    }

    /// Gives back the memory that is reserved and not used.
    pub fn shrink(&mut self) {
        self.shrink_columns();
    }
}
