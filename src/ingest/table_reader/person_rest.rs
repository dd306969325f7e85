//! Rows that only go on with the cells of the person above.
//!
//! ```text
//! 1;Nguyễn Thị;Chi bộ Phân xưởng;HTXSNV
//!  ;Ảo        ;Cơ điện          ;
//! ```

use super::file_reader::FileReader;
use super::merged_cells::is_ditto;
use super::person::is_committee;
use crate::domain::{Field, Meaning};
use crate::ingest::cells;
use crate::ingest::header::branch_of_group;
use crate::ingest::row::note::is_about_list;
use crate::ingest::row::signature::is_signature_row;
use crate::ingest::row::wrapped::is_rest_of_name;
use std::borrow::Cow;

impl FileReader<'_, '_> {
    /// True for a row below persons that only goes on with cells of the one above, in a numbered
    /// list: a remark behind the names alone, a name of one word, in brackets or a date. It has no
    /// number and no rating.
    pub(super) fn goes_on_above(&self, all: &[Cow<'_, str>], filled: &[(usize, &str)]) -> bool {
        let columns = &self.layout.columns;
        let Some(names) = columns.iter().position(|meaning| *meaning == Meaning::Personal) else {
            return false;
        };
        let is_rating = |(column, cell): &(usize, &str)| {
            matches!(columns.get(*column), Some(Meaning::Field(Field::Rating) | Meaning::Tick(_)))
                && !cell.is_empty()
        };
        if self.people.counted.all == 0
            || self.is_signed
            || !columns.contains(&Meaning::Numbering)
            || !self.layout.numbering(all).is_empty()
            || filled.iter().any(is_rating)
        {
            return false;
        }
        let Some((first, cell)) = filled.first() else { return false };
        let bare = cell.trim_matches(['(', ')']);
        let is_rest_of_name = || {
            let is_date = cells::date(bare).is_ok();
            let is_word = !bare.contains(' ') && bare.chars().all(char::is_alphabetic);
            let is_in_brackets = cell.starts_with('(') && cell.ends_with(')');
            is_date || is_in_brackets || is_ditto(cell) || is_word && filled.len() > 1
        };
        *first > names
            && !is_committee(cell)
            && branch_of_group(all).is_none()
            && !is_signature_row(all)
            || *first == names && is_rest_of_name()
    }

    /// Joins the rest of a branch's name, below a person, with its beginning.
    pub(super) fn go_on_with_branch(&mut self, all: &[Cow<'_, str>]) {
        let rest = self.layout.cell(Field::Name, all);
        if rest.is_empty() || is_ditto(rest) || is_about_list(rest) || !is_rest_of_name(rest) {
            return;
        }
        self.people.go_on_with_branch(self.shared.texts, rest);
    }
}
