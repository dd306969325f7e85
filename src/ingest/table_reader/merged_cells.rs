//! Empty cells that were parts of a merged one. A text file has the value of a merged cell in its
//! first row alone.

use super::file_reader::{FileReader, RowAbove};
use crate::domain::{
    Field, FindingKind, Kind, LeftOut, Ownership, Row, Table, Text, ZoneKind, fold, is_dash,
};
use crate::ingest::cells::zone_name;
use crate::ingest::draft::FileDraft;
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// The columns whose cells may be merged, years aside: those are filled row by row.
const FIELDS: [Field; 4] = [Field::Parent, Field::Zone, Field::District, Field::Ownership];

/// Cells that mean the text of the cell above.
const DITTOS: [&str; 15] = [
    "nt",
    "NT",
    "Nt",
    "như trên",
    "Như trên",
    "NHƯ TRÊN",
    "\"",
    "”",
    "“",
    "″",
    "〃",
    "''",
    "’’",
    "//",
    ",,",
];

/// True for a cell that means the text of the cell above.
pub fn is_ditto(cell: &str) -> bool {
    DITTOS.contains(&cell.trim_end_matches('.').trim_matches('-').trim())
}

/// These cells as they are written, between dashes or not.
fn forms_of_dittos() -> impl Iterator<Item = String> {
    DITTOS.into_iter().flat_map(|own| {
        [own.to_owned(), format!("-{own}-"), format!("- {own} -"), format!("{own}.")]
    })
}

/// An empty cell and the filled one above it, by their rows.
type Gap = (usize, usize);

impl FileReader<'_, '_> {
    /// Fills the empty cells of columns that may not be empty, or that name their "none" in words
    /// elsewhere (`Ngoài KCN`), with the value above. Adds a finding for each other column that has
    /// empty cells below filled ones. The merged cells of a sheet are known, so that its other
    /// empty cells are filled only where they may not be empty.
    pub(super) fn fill_merged_cells(&mut self) {
        // In a list of both tables the rows of branches have empty cells between.
        // Groups may give the committees of all.
        let table = self.layout.table.unwrap_or(match self.draft.next_row(Table::Organisations) {
            0 => Table::Branches,
            _ => Table::Organisations,
        });
        if !self.without_value.is_empty() {
            self.read_whole_next_time();
        }
        self.replace_dittos(table);
        for field in FIELDS {
            let Some(column) = self.layout.column(field).filter(|_| is_of(field, table)) else {
                continue;
            };
            let Some((first, _)) = self.gaps(table, field).next() else { continue };
            let names_none = self.names_none(table, field);
            let is_sheet = self.draft.facts.sheet.is_some();
            if field == Field::Parent || names_none && !is_sheet {
                self.read_whole_next_time();
                let gaps: Vec<Gap> = self.gaps(table, field).collect();
                for (row, above) in gaps {
                    copy_cell(&mut self.draft, table, field, above, row);
                }
                self.draft.facts.set_filled_from_above(field);
                continue;
            }
            let has_title = field == Field::Zone && self.zone.is_some();
            let looks_merged = names_none || self.looks_merged(table, field);
            let is_of_both =
                self.layout.table.is_none() && self.draft.next_row(Table::Branches) > 0;
            if is_of_both || has_title || !looks_merged {
                continue;
            }
            let what = FindingKind::MergedCells { rows: self.gaps(table, field).count() as u64 };
            let line = self.draft.line(table, first);
            let row = Row::try_from(first).unwrap_or(Row::MAX);
            self.push(what, line, Some(column), "", Some((table, row)));
        }
        self.fill_zones_of_titles(table);
    }

    /// The last text in a column of the rows above, empty cells aside.
    pub(super) fn last_in_column(&self, field: Field) -> Option<&str> {
        let of_list = if field == Field::Parent { Table::Branches } else { Table::Organisations };
        let table = self.layout.table.unwrap_or(of_list);
        let rows = 0..self.draft.next_row(table) as usize;
        let mut cells = rows.rev().map(|row| text(&self.draft, table, field, row));
        cells.find(|cell| !cell.is_empty()).map(|cell| self.shared.texts.get(cell))
    }

    /// The last ownership of the rows above.
    pub(super) fn last_ownership(&self) -> Option<Ownership> {
        let table = self.layout.table.unwrap_or(Table::Organisations);
        let rows = 0..self.draft.next_row(table) as usize;
        let mut all = rows.rev().map(|row| ownership_of(&self.draft, table, row));
        all.find(|ownership| *ownership != Ownership::Missing)
    }

    /// Gives the cells of a row that say `như trên` what the row above has, whichever of the two
    /// tables that is of. A batch of the fast path has them in columns of texts, where
    /// [`Self::replace_dittos`] finds them.
    pub(super) fn repeat_row_above(&mut self, row: &mut [Cow<'_, str>]) {
        const FIELDS: [Field; 4] = [Field::Kind, Field::Zone, Field::District, Field::Ownership];
        for field in FIELDS {
            let Some(column) = self.layout.column(field) else { continue };
            let cell = row.get_mut(column).filter(|cell| is_ditto(cell));
            if let Some((cell, above)) = cell.zip(self.cell_above(field)) {
                *cell = Cow::Owned(above);
                self.read_whole_next_time();
            }
        }
    }

    /// A cell of the last row, in words that are read as it.
    fn cell_above(&self, field: Field) -> Option<String> {
        let tables = match self.layout.table {
            Some(table) => &[table][..],
            None => &[Table::Organisations, Table::Branches],
        };
        let last = |table: &Table| Some((*table, self.draft.next_row(*table).checked_sub(1)?));
        let rows = tables.iter().filter_map(last);
        let (table, row) =
            rows.max_by_key(|(table, row)| self.draft.line(*table, *row as usize))?;
        let row = row as usize;
        match (field, table) {
            (Field::Kind, _) if self.row_above == RowAbove::SubCommittee => None,
            (Field::Kind, Table::Branches) => Some("Chi bộ trực thuộc".to_owned()),
            (Field::Kind, _) => match self.draft.organisations.kind[row] {
                Kind::BaseCommittee => Some("Đảng bộ cơ sở".to_owned()),
                Kind::BaseCell => Some("Chi bộ cơ sở".to_owned()),
                Kind::Bad => None,
            },
            (Field::Ownership, _) => match ownership_of(&self.draft, table, row) {
                Ownership::Missing | Ownership::Bad => None,
                ownership => Some(ownership.word().to_owned()),
            },
            (field, table) => {
                let text = text(&self.draft, table, field, row);
                Some(self.shared.texts.get(text).to_owned())
            }
        }
    }

    /// Gives each cell that says `như trên` the text of the cell above it.
    fn replace_dittos(&mut self, table: Table) {
        let texts = &self.shared.texts;
        let dittos: Vec<Text> = forms_of_dittos().filter_map(|ditto| texts.find(&ditto)).collect();
        if dittos.is_empty() || self.layout.table.is_none() {
            return;
        }
        for field in [Field::Parent, Field::Zone, Field::District] {
            if self.layout.column(field).is_none() || !is_of(field, table) {
                continue;
            }
            for row in 1..self.draft.next_row(table) as usize {
                if dittos.contains(&text(&self.draft, table, field, row)) {
                    copy_cell(&mut self.draft, table, field, row - 1, row);
                    self.read_whole_next_time();
                }
            }
        }
    }

    /// Gives the rows whose cell of the zone is still empty, or a dash, the zone of the titles
    /// above them, or of the file's name.
    fn fill_zones_of_titles(&mut self, table: Table) {
        let has_zone = self.title_zones.iter().any(|(_, zone)| zone.is_some());
        if self.layout.column(Field::Zone).is_none() || !has_zone {
            return;
        }
        self.read_whole_next_time();
        for row in 0..self.draft.next_row(table) as usize {
            let cell = text(&self.draft, table, Field::Zone, row);
            if !(cell.is_empty() || is_dash(self.shared.texts.get(cell))) {
                continue;
            }
            let line = self.draft.line(table, row);
            let above = self.title_zones.iter().rev().find(|(from, _)| *from < line);
            if let Some((_, Some(zone))) = above {
                set_text(&mut self.draft, table, Field::Zone, row, *zone);
            }
        }
    }

    /// Cells were filled from rows far away: the next read copies no part of this one.
    fn read_whole_next_time(&mut self) {
        self.draft.facts.chunk_ends.clear();
    }

    /// The empty cells of a column below filled ones, in the order of their rows. Groups and totals
    /// part merged cells.
    fn gaps(&self, table: Table, field: Field) -> impl Iterator<Item = Gap> {
        let facts = &self.draft.facts;
        let parts = facts.left_out.iter().filter_map(|(line, why)| {
            matches!(why, LeftOut::Section | LeftOut::Total).then_some(*line)
        });
        let mut parts: Vec<u32> = parts.collect();
        parts.sort_unstable();
        let mut parts = parts.into_iter().peekable();
        let without_value: FxHashSet<Row> = self
            .without_value
            .iter()
            .filter(|(of, _, column)| (*of, *column) == (table, field))
            .map(|(_, row, _)| *row)
            .collect();
        let mut above = None;
        (0..self.draft.next_row(table) as usize).filter_map(move |row| {
            while parts.next_if(|part| *part < self.draft.line(table, row)).is_some() {
                above = None;
            }
            if !is_empty_cell(&self.draft, table, field, row) {
                above = Some(row);
                return None;
            }
            if Row::try_from(row).is_ok_and(|row| without_value.contains(&row)) {
                above = None;
            }
            above.map(|above| (row, above))
        })
    }

    /// True if a column may have had merged cells: no two filled cells with one value follow each
    /// other, because they would have been merged too, and a filled cell comes below an empty one.
    /// Where empty cells are below all others they say that there is none.
    fn looks_merged(&self, table: Table, field: Field) -> bool {
        let draft = &self.draft;
        let rows = self.draft.next_row(table) as usize;
        let is_filled = |row: usize| !is_empty_cell(draft, table, field, row);
        let value = |row: usize| match field {
            Field::Ownership => (Text::EMPTY, Some(ownership_of(draft, table, row))),
            _ => (text(draft, table, field, row), None),
        };
        let is_same = |row: usize| value(row - 1) == value(row);
        // Rows with one value would have been put together to be merged.
        let is_scattered = || {
            let filled: Vec<_> = (0..rows).filter(|row| is_filled(*row)).map(value).collect();
            let values: FxHashSet<_> = filled.iter().collect();
            filled.len() >= 4 && values.len() * 2 <= filled.len()
        };
        !(1..rows).any(|row| is_filled(row) && is_same(row))
            && self.gaps(table, field).any(|(row, _)| row + 1 < rows && is_filled(row + 1))
            && !is_scattered()
            && !self.differs_from_committee(table, &is_filled)
    }

    /// True if a committee has a branch with a filled cell below its first ones, which have none:
    /// theirs is the committee's.
    fn differs_from_committee(&self, table: Table, is_filled: &impl Fn(usize) -> bool) -> bool {
        let parents = &self.draft.branches.parent;
        let rows = if table == Table::Branches { parents.len() } else { 0 };
        let mut all_empty = false;
        (0..rows).any(|row| {
            let is_first = row == 0 || parents[row - 1] != parents[row];
            let differs = !is_first && all_empty && is_filled(row);
            all_empty = (is_first || all_empty) && !is_filled(row);
            differs
        })
    }

    /// True if a cell of the column says in words that there is none: `Ngoài KCN`.
    fn names_none(&self, table: Table, field: Field) -> bool {
        let mut seen = FxHashSet::default();
        let mut last = Text::EMPTY;
        (0..self.draft.next_row(table) as usize)
            .map(|row| text(&self.draft, table, field, row))
            .filter(|text| std::mem::replace(&mut last, *text) != *text)
            .filter(|text| !text.is_empty() && seen.insert(*text))
            .any(|text| {
                let text = self.shared.texts.get(text);
                let has_words = text.chars().any(char::is_alphabetic);
                let is_none = match field {
                    Field::Zone => zone_name::parse(text).kind == ZoneKind::Outside,
                    _ => fold(text).starts_with("ngoai ") || fold(text) == "khong",
                };
                has_words && is_none
            })
    }
}

fn is_of(field: Field, table: Table) -> bool {
    field.is_of(table) && (field != Field::Parent || table == Table::Branches)
}

/// A cell of a column of texts.
pub fn text(draft: &FileDraft, table: Table, field: Field, row: usize) -> Text {
    match (table, field) {
        (Table::Branches, Field::Parent) => draft.branches.parent[row],
        (Table::Organisations, Field::Zone) => draft.organisations.units.zone_text[row],
        (Table::Organisations, Field::District) => draft.organisations.units.district[row],
        (Table::Branches, Field::Zone) => draft.branches.units.zone_text[row],
        (Table::Branches, Field::District) => draft.branches.units.district[row],
        (Table::Enterprises, Field::Zone) => draft.enterprises.zone_text[row],
        (Table::Enterprises, Field::District) => draft.enterprises.district[row],
        _ => Text::EMPTY,
    }
}

/// The ownership of a row.
pub fn ownership_of(draft: &FileDraft, table: Table, row: usize) -> Ownership {
    match table {
        Table::Organisations => draft.organisations.units.ownership[row],
        Table::Branches => draft.branches.units.ownership[row],
        Table::Enterprises => draft.enterprises.ownership[row],
    }
}

fn is_empty_cell(draft: &FileDraft, table: Table, field: Field, row: usize) -> bool {
    match field {
        Field::Ownership => ownership_of(draft, table, row) == Ownership::Missing,
        _ => text(draft, table, field, row).is_empty(),
    }
}

/// Copies the text of a cell to another row.
fn copy_cell(draft: &mut FileDraft, table: Table, field: Field, from: usize, to: usize) {
    let value = text(draft, table, field, from);
    set_text(draft, table, field, to, value);
}

/// Sets a cell of a column of texts.
fn set_text(draft: &mut FileDraft, table: Table, field: Field, row: usize, value: Text) {
    match (table, field) {
        (_, Field::Parent) => draft.branches.parent[row] = value,
        (Table::Enterprises, Field::Zone) => draft.enterprises.zone_text[row] = value,
        (Table::Enterprises, _) => draft.enterprises.district[row] = value,
        (_, Field::Zone) => draft.units_mut(table).zone_text[row] = value,
        _ => draft.units_mut(table).district.set(row, value),
    }
}
