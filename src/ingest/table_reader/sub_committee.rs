//! Sub-committees (đảng bộ bộ phận): rows between a base committee and its branches, in no table.

use super::file_reader::FileReader;
use crate::domain::{Field, Kind, Rating, SubCommittee, Table, Text, Year};
use crate::ingest::cells;
use crate::ingest::cells::numbering;
use std::borrow::Cow;

impl FileReader<'_, '_> {
    /// Whether a row is a sub-committee: by its kind, or by its name where it has none.
    pub(super) fn is_sub_committee(&self, row: &[Cow<'_, str>]) -> bool {
        let cell = |field| self.layout.cell(field, row);
        if self.layout.table == Some(Table::Enterprises) {
            return false;
        }
        match cell(Field::Kind) {
            "" => cells::is_sub_committee_kind(numbering::bare_name(cell(Field::Name))),
            kind => cells::is_sub_committee_kind(kind),
        }
    }

    /// Keeps a sub-committee for the branches that name it as theirs. It is in no table.
    pub(super) fn sub_committee(&mut self, line: u32, row: &[Cow<'_, str>]) {
        let cell = |field| self.layout.cell(field, row);
        let (id, name) = (cell(Field::Id), numbering::bare_name(cell(Field::Name)));
        let year = cells::year(cell(Field::Year)).ok();
        let parent = cell(Field::Parent);
        let texts = &mut *self.shared.texts;
        let (id, name) = (texts.intern(id), texts.intern(name));
        let parent = Some(parent).filter(|p| !p.is_empty()).map(|p| texts.intern(p));
        let has_rating = self.layout.column(Field::Rating).is_some();
        let rating = has_rating.then(|| cells::rating(cell(Field::Rating)).unwrap_or(Rating::Bad));
        self.keep_sub_committee(line, year, (id, name), parent, rating);
    }

    /// Keeps a sub-committee that heads its branches.
    pub(super) fn sub_committee_group(&mut self, line: u32, name: &str) {
        let name = self.shared.texts.intern(name);
        self.keep_sub_committee(line, None, (Text::EMPTY, name), None, None);
    }

    /// Without a parent of its own a sub-committee is the committee's above it.
    fn keep_sub_committee(
        &mut self,
        line: u32,
        year: Option<Year>,
        (id, name): (Text, Text),
        parent: Option<Text>,
        rating: Option<Rating>,
    ) {
        let year = year.or_else(|| self.groups.year()).or(self.year).unwrap_or(Year::UNKNOWN);
        let parent = parent
            .or(self.committee.map(|committee| committee.key))
            .or_else(|| self.groups.committee().map(|name| self.shared.texts.intern(name)))
            .or_else(|| self.last_committee());
        let Some(parent) = parent else { return };
        self.draft.facts.sub_committees.push(SubCommittee { year, id, name, parent, rating, line });
    }

    /// The last base committee among the rows so far.
    fn last_committee(&self) -> Option<Text> {
        let organisations = &self.draft.organisations;
        let at = organisations.kind.iter().rposition(|kind| *kind == Kind::BaseCommittee)?;
        let (id, name) = (organisations.units.id[at], organisations.units.name[at]);
        Some(if id.is_empty() { name } else { id })
    }
}
