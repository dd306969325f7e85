//! Persons' names in the columns of units and places: a row whose cells are shifted, or a member's
//! name among units. Such a cell is not kept.

use super::error_cells::EmptiedCells;
use super::file_reader::FileReader;
use crate::domain::{
    CountField, Field, FindingKind, HIDDEN_CELL, LINE_BREAK, Meaning, Row, Table, clean, fold,
};
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::cells::person_in_name::has_form_of_short_name;
use crate::ingest::cells::person_name::{Likeness, likeness};
use crate::ingest::cells::person_number::is_number_in_place;
use crate::ingest::cells::{self, person_in_name, unit_name};
use crate::ingest::header::layout::HeadRow;
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// The line breaks within cells of texts and of workbooks.
const LINE_ENDS: [char; 3] = ['\n', '\r', LINE_BREAK];

impl FileReader<'_, '_> {
    /// Finds the columns most of whose first cells have the words of units or places, of ids most
    /// of which have digits. A name is then no such cell.
    pub(super) fn find_worded_columns(&mut self, data: &[HeadRow]) {
        /// So many rows show what a column holds.
        const ROWS: usize = 40;
        let is_worded = |(column, meaning): (usize, &Meaning)| {
            let Meaning::Field(field) = *meaning else { return false };
            if !field.names_unit_or_place() {
                return false;
            }
            let cells = data.iter().take(ROWS).filter_map(|row| row.cells.get(column));
            let is_other = |cell: &&String| !cell.is_empty() && likeness(cell) == Likeness::None;
            let cells: Vec<&String> = cells.filter(is_other).collect();
            let worded = cells.iter().filter(|cell| has_words_of(field, cell)).count();
            worded * 2 > cells.len()
        };
        self.worded = self.layout.columns.iter().enumerate().map(is_worded).collect();
        self.peopled = self.peopled_columns(&data[..data.len().min(ROWS)]);
        self.places = self.places_of(data);
    }

    /// The columns of units and places most of whose cells read as persons and nothing else: the
    /// others there are rather persons too.
    fn peopled_columns(&self, data: &[HeadRow]) -> Vec<bool> {
        let is_peopled = |(column, meaning): (usize, &Meaning)| {
            let Meaning::Field(field) = *meaning else { return false };
            if !field.names_unit_or_place() {
                return false;
            }
            let cells = data.iter().filter_map(|row| row.cells.get(column));
            let cells: Vec<&String> = cells.filter(|cell| !cell.is_empty()).collect();
            let is_person = |cell: &&&String| likeness_in(field, cell) >= Likeness::Short;
            cells.iter().filter(is_person).count() * 2 > cells.len()
        };
        self.layout.columns.iter().enumerate().map(is_peopled).collect()
    }

    /// The zones and districts of rows all of whose cells are right.
    fn places_of(&self, data: &[HeadRow]) -> FxHashSet<String> {
        let fields = [Field::Zone, Field::District];
        let columns: Vec<usize> = fields.iter().filter_map(|f| self.layout.column(*f)).collect();
        let mut places = FxHashSet::default();
        for HeadRow { cells, .. } in data {
            let is_new = |column: &&usize| {
                cells.get(**column).is_some_and(|c| !c.is_empty() && !places.contains(c))
            };
            let new: Vec<usize> = columns.iter().filter(is_new).copied().collect();
            let row = || cells.iter().map(|cell| Cow::Borrowed(cell.as_str())).collect::<Vec<_>>();
            if !new.is_empty() && self.wrong_cells(&row()) == 0 {
                places.extend(new.iter().map(|column| cells[*column].clone()));
            }
        }
        places
    }

    /// Cuts what is about persons from the names of units and places and from labels of groups. The
    /// cells as they are written show where their lines end.
    pub(super) fn cut_persons(&mut self, line: u32, record: &[&str], row: &mut [Cow<'_, str>]) {
        for (column, cell) in row.iter_mut().enumerate() {
            let is_named = match self.layout.columns.get(column) {
                Some(Meaning::Field(field)) => field.names_unit_or_place(),
                Some(Meaning::Numbering) => true,
                _ => false,
            };
            if !is_named {
                continue;
            }
            let lines =
                record.get(column).filter(|own| own.contains(LINE_ENDS) && clean(own) == *cell);
            let own = lines.map(|own| {
                let lines: Vec<Cow<'_, str>> = own.split(LINE_ENDS).map(clean).collect();
                lines.join("\n").trim().to_owned()
            });
            let own = own.as_deref().unwrap_or(cell);
            let is_zone = self.layout.columns[column] == Meaning::Field(Field::Zone);
            let zone = is_zone.then(|| person_in_name::zone_without_person(own)).flatten();
            let bare = zone.map(str::to_owned).or_else(|| person_in_name::without_persons(own));
            if let Some(bare) = bare {
                *cell = Cow::Owned(clean(&bare).into_owned());
                self.draft.facts.hidden.push((line, self.columns_before + column));
                self.find_names_in(column, line);
            }
        }
    }

    /// Replaces the cells that name a person by `…`, and those of places and ids by nothing. None
    /// where the row has no such cell.
    pub(super) fn without_persons<'r>(
        &mut self,
        line: u32,
        row: &[Cow<'r, str>],
        emptied: &mut EmptiedCells,
    ) -> Option<Vec<Cow<'r, str>>> {
        let names = self.person_cells(row);
        if names.is_empty() {
            return None;
        }
        let mut row = row.to_vec();
        for column in names {
            let names_unit = matches!(
                self.layout.columns[column],
                Meaning::Field(Field::Name | Field::Enterprise | Field::Parent)
            );
            row[column] = Cow::Borrowed(if names_unit { HIDDEN_CELL } else { "" });
            emptied.persons.push(column);
            self.draft.facts.hidden.push((line, self.columns_before + column));
        }
        Some(row)
    }

    /// The columns of units and places whose cells name a person. A name that a place or an
    /// enterprise may have too is one only in a row with other cells that are wrong.
    pub(super) fn person_cells(&self, row: &[Cow<'_, str>]) -> Vec<usize> {
        let like = |(column, cell): (usize, &Cow<'_, str>)| match self.layout.columns.get(column) {
            Some(Meaning::Field(field)) if field.names_unit_or_place() => {
                let likeness = match likeness_in(*field, cell) {
                    Likeness::None if has_form_in(*field, cell) => Likeness::Form,
                    likeness => likeness,
                };
                Some((column, *field, likeness)).filter(|_| likeness > Likeness::None)
            }
            _ => None,
        };
        let names: Vec<(usize, Field, Likeness)> =
            row.iter().enumerate().filter_map(like).collect();
        if names.is_empty() {
            return Vec::new();
        }
        let wrong = self.wrong_cells(row);
        let is_person = |(column, field, likeness): &(usize, Field, Likeness)| {
            let is_worded = self.worded.get(*column) == Some(&true);
            if self.peopled.get(*column) == Some(&true) {
                return true;
            }
            match likeness {
                Likeness::Certain => true,
                // An enterprise or a place may be named after somebody.
                Likeness::Likely => {
                    is_worded
                        || wrong > 0
                        || matches!(field, Field::Id | Field::Name | Field::Parent)
                }
                // A place may have such a name, and an enterprise rarely. Where the others of the
                // column have the words of their kind, it would have them too.
                Likeness::Short => wrong > 1 || is_worded,
                // The cells of the row are shifted. A place of another row is none of a person.
                Likeness::Form => wrong > 2 && !self.places.contains(&*row[*column]),
                Likeness::Slight => wrong > 1 || is_worded && (wrong > 0 || *field == Field::Id),
                Likeness::None => false,
            }
        };
        names.iter().filter(|name| is_person(name)).map(|(column, ..)| *column).collect()
    }

    /// How many cells of a row are not of their column's kind; counts that are all empty are one.
    pub(super) fn wrong_cells(&self, row: &[Cow<'_, str>]) -> usize {
        let (mut wrong, mut counts, mut filled) = (0, 0, 0);
        for (meaning, cell) in self.layout.columns.iter().zip(row) {
            let Meaning::Field(field) = *meaning else { continue };
            if CountField::of(field).is_some() {
                counts += 1;
                filled += usize::from(!cell.is_empty());
            }
            wrong += usize::from(is_wrong(field, cell));
        }
        wrong + usize::from(counts > 1 && filled == 0)
    }

    /// Adds the findings of the cells that name a person. Those of places are empty, and no parts
    /// of merged ones.
    pub(super) fn keep_persons(&mut self, line: u32, at: (Table, Row), emptied: &EmptiedCells) {
        for column in &emptied.persons {
            self.push(FindingKind::PersonalCell, line, Some(*column), "", Some(at));
            if let Some(Meaning::Field(field @ (Field::Zone | Field::District))) =
                self.layout.columns.get(*column)
            {
                self.without_value.push((at.0, at.1, *field));
            }
        }
    }

    /// Adds, once a column, that it has cells that name persons.
    pub(super) fn find_names_in(&mut self, column: usize, line: u32) {
        if self.named.contains(&column) {
            return;
        }
        self.named.push(column);
        // A later read has copied the finding with the first rows.
        let heading = self.layout.headings.get(column).map_or("", String::as_str);
        let is_known = self.draft.findings.kept().iter().any(|finding| {
            finding.kind == FindingKind::PersonalCell && *finding.place.column == *heading
        });
        if !is_known {
            self.push(FindingKind::PersonalCell, line, Some(column), "", None);
        }
    }
}

/// How much a cell of a column of units or places reads as a person.
fn likeness_in(field: Field, cell: &str) -> Likeness {
    let is_name = matches!(field, Field::Name | Field::Enterprise);
    let has_number = field != Field::Id && is_number_in_place(cell, is_name);
    if has_number { Likeness::Certain } else { likeness(cell) }
}

/// True if a cell without the words of its column has the form of a name.
fn has_form_in(field: Field, cell: &str) -> bool {
    matches!(field, Field::Name | Field::Parent | Field::Zone | Field::District)
        && has_form_of_short_name(cell)
        && !has_words_of(field, cell)
}

/// True if a cell has the words of a unit, an enterprise or a place; of an id, a digit.
fn has_words_of(field: Field, cell: &str) -> bool {
    if field == Field::Id {
        return cell.bytes().any(|b| b.is_ascii_digit());
    }
    let folded = fold(cell);
    unit_name::prefix(&folded).is_some()
        || unit_name::names_enterprise(&folded)
        || group_of(cell) != Group::Nothing
}

/// True if a cell is not of its column's kind.
fn is_wrong(field: Field, cell: &str) -> bool {
    match field {
        Field::Kind => cells::kind(cell).is_err() && !cells::is_branch_kind(cell),
        Field::Ownership => cells::ownership(cell).is_err(),
        Field::Rating => cells::rating(cell).is_err(),
        Field::Established => cells::date(cell).is_err(),
        Field::Year => !cell.is_empty() && cells::year(cell).is_err(),
        _ => CountField::of(field).is_some() && cells::count(cell, field).is_err(),
    }
}
