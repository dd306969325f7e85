//! Rows of a list of people that lack cells or have too many.

use super::file_reader::FileReader;
use crate::domain::{Field, Meaning, NameMarks, Rating, fold};
use crate::ingest::cells::{self, person_name};
use crate::ingest::header::branch_of_group;
use crate::ingest::row::own_column::is_no_name;
use crate::ingest::row::records::parted_otherwise;
use std::borrow::Cow;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::sync::LazyLock;

/// The key of the numbers made of names.
static KEY: LazyLock<RandomState> = LazyLock::new(RandomState::new);

impl FileReader<'_, '_> {
    /// A number made of a person's names, or of other personal cells where there are none, by which
    /// two lists of the same persons are told.
    pub(super) fn number_of_names(&self, row: &[Cow<'_, str>]) -> u64 {
        let is_word = |cell: &&str| cell.contains(char::is_alphabetic);
        let personal = || {
            let cells = self.layout.columns.iter().zip(row);
            cells.filter(|(meaning, _)| **meaning == Meaning::Personal).map(|(_, cell)| &**cell)
        };
        // A date may be written otherwise in a copy of another format.
        let has_words = personal().any(|cell| is_word(&cell));
        let mut hasher = KEY.build_hasher();
        for cell in personal().filter(|cell| !has_words || is_word(cell)) {
            fold(cell).hash(&mut hasher);
        }
        hasher.finish()
    }

    /// The marks of the name in a row: its first personal cell with words, since another list may
    /// have other columns behind it. `Người 1` is no name by which a person is told.
    pub(super) fn marks_of_name(&self, row: &[Cow<'_, str>]) -> NameMarks {
        let mut cells = self.layout.columns.iter().zip(row);
        let mut marks = NameMarks::default();
        let name = cells.find(|(meaning, cell)| {
            **meaning == Meaning::Personal && cell.contains(char::is_alphabetic)
        });
        if let Some((_, name)) = name.filter(|(_, name)| person_name::holds_name(name)) {
            marks.add(KEY.hash_one(fold(name)));
        }
        marks
    }

    /// True for a row with cells behind the last column: two rows whose line end was lost.
    pub(super) fn has_too_many_cells(&self, row: &[Cow<'_, str>]) -> bool {
        row.iter().skip(self.most_cells).any(|cell| !cell.is_empty())
    }

    /// True for a row that looks like no person and is one: it has another delimiter, or ends after
    /// its number and name.
    pub(super) fn is_cut_person(&self, record: &[&str], row: &[Cow<'_, str>]) -> bool {
        self.is_person_parted_otherwise(record)
            || row.len() < self.width && self.is_number_and_name(row)
    }

    /// True if another delimiter, or runs of blanks, parts a row into the cells of a person. The
    /// empty columns before the table may be parted as those of the other rows.
    fn is_person_parted_otherwise(&self, record: &[&str]) -> bool {
        let delimiter = self.draft.facts.delimiter.and_then(|d| u8::try_from(d).ok());
        let delimiter = delimiter.unwrap_or(b',');
        let is_blank = |meaning: &&Meaning| **meaning == Meaning::Blank;
        let margin = self.layout.columns.iter().take_while(is_blank).count();
        let is_empty = |cell: &&&str| cell.trim().is_empty();
        let own = record.iter().take(margin).take_while(is_empty).count();
        let end = record.iter().rposition(|cell| !cell.trim().is_empty()).map_or(own, |at| at + 1);
        let parted = if margin > 0 { &record[own..end] } else { record };
        let line = parted.join(&char::from(delimiter).to_string());
        let is_row = |cells: Vec<&str>| {
            let is_rated = |before: usize| {
                let rating = self.layout.column(Field::Rating);
                let rating = rating.and_then(|column| cells.get(column.checked_sub(before)?));
                rating.is_none_or(|cell| {
                    cells::known_rating(cell.trim()).is_some_and(Rating::is_rated)
                })
            };
            let before = self.width.checked_sub(cells.len());
            before.is_some_and(|before| (before == 0 || before == margin) && is_rated(before))
        };
        parted_otherwise(&line, delimiter).any(is_row)
    }

    /// True if a row has a number, a person and nothing else. The name of a branch is no person's.
    fn is_number_and_name(&self, row: &[Cow<'_, str>]) -> bool {
        let has = |of: fn(&Meaning, &str) -> bool| {
            self.layout.columns.iter().zip(row).any(|(meaning, cell)| of(meaning, cell))
        };
        has(|meaning, cell| {
            *meaning == Meaning::Numbering && cell.bytes().any(|byte| byte.is_ascii_digit())
        }) && has(|meaning, cell| *meaning == Meaning::Personal && !is_no_name(cell))
            && branch_of_group(row).is_none()
    }
}
