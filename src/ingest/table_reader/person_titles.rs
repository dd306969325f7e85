//! Titles and groups of a list with one person each: what they give to the persons below, and which
//! are printed on each page alone.

use super::file_reader::FileReader;
use super::people_list::{ListAbove, PersonRow};
use super::table_above::TitleRows;
use crate::domain::{Field, LeftOut, fold, has_words};
use crate::ingest::cells::group::{self, Group};
use crate::ingest::cells::group_notes::without_notes;
use crate::ingest::cells::numbering::{self, NumberingStyle};
use crate::ingest::header::layout::HeadRow;
use crate::ingest::header::title_committee::{branch_of_name, branch_of_title};
use crate::ingest::header::{branch_of_titles, rating_of_group, title_committee};
use crate::ingest::row::note;
use crate::ingest::row::total::is_noun_of_persons;
use std::borrow::Cow;

/// How many titles of a list are kept.
const MOST_TITLES: usize = 64;

impl FileReader<'_, '_> {
    /// Reads the committee and the branch of the titles above the header, or of the name of the
    /// sheet or the file, where no column gives them. Keeps the titles, which may be printed on
    /// each page.
    pub(super) fn read_persons_titles(&mut self, rows: &[HeadRow], titles: &[HeadRow]) {
        self.keep_titles(rows.iter().chain(titles).flat_map(|row| &row.cells));
        if self.layout.column(Field::Parent).is_none() {
            self.read_title_committee(titles);
        }
        if self.layout.column(Field::Name).is_none() {
            let branch = titles.iter().rev().find_map(|row| branch_of_titles(&row.cells));
            let branch = branch.or_else(|| self.draft.facts.names().find_map(branch_of_name));
            self.people.group = branch.map(|name| self.shared.texts.intern(&name));
        }
    }

    /// What this list of persons gives to the table below it.
    pub(super) fn as_list_above(&mut self) -> Option<ListAbove> {
        let of_group = self.groups.committee().map(|name| self.shared.texts.intern(name));
        let committee = of_group.or(self.title_committee);
        let (titles, counted) = (std::mem::take(&mut self.people.titles), self.people.counted);
        self.layout.is_people_list.then_some(ListAbove { committee, titles, counted })
    }

    /// Goes on below another list of persons.
    pub(super) fn start_below_persons(&mut self, above: Option<ListAbove>) {
        if let Some(above) = above.filter(|_| self.layout.is_people_list) {
            self.title_committee = above.committee;
            self.people.titles = above.titles;
            self.people.counted = above.counted;
            self.people.counted.start_group();
        }
    }

    /// Keeps titles above a header.
    fn keep_titles<'t>(&mut self, titles: impl Iterator<Item = &'t String>) {
        for title in titles.filter(|title| !title.is_empty()) {
            let key = title_key(title);
            if self.people.titles.len() < MOST_TITLES && !self.people.titles.contains(&key) {
                self.people.titles.push(key);
            }
        }
    }

    /// Keeps the rows below the last person, which are titles if a header follows. Gives the
    /// persons below a repeated header what the titles above it name: the branch, the committee,
    /// another year.
    pub(super) fn note_persons_title(&mut self, line: u32, row: &PersonRow, all: &[Cow<'_, str>]) {
        let has = |field| self.layout.column(field).is_some();
        self.people.begins |= !matches!(row, PersonRow::Person | PersonRow::Shifted);
        match row {
            PersonRow::Person | PersonRow::Shifted | PersonRow::BranchAbove(..) => {
                self.titles = TitleRows::default();
                self.people.title = None;
                self.people.title_branch = None;
            }
            PersonRow::LeftOut(LeftOut::Header) => {
                let titles = self.titles.texts.clone();
                self.keep_titles(titles.iter());
                if self.repeated_header(line) {
                    self.people.start_table();
                }
                self.people.group = self.people.title_branch.take().or(self.people.group);
                if let Some(name) = self.people.title.take() {
                    self.title_committee = Some(name);
                    self.groups.end(|group| matches!(group, Group::Committee(_)));
                }
            }
            PersonRow::LeftOut(LeftOut::Blank | LeftOut::Page | LeftOut::ColumnNumbers) => {}
            _ => {
                let filled = all.iter().map(AsRef::as_ref).filter(|cell: &&str| !cell.is_empty());
                let committee = title_committee::of_titles(filled).filter(|_| !has(Field::Parent));
                if let Some(name) = committee {
                    self.people.title = Some(self.shared.texts.intern(&name));
                }
                if let Some(name) = branch_of_titles(all).filter(|_| !has(Field::Name)) {
                    self.people.title_branch = Some(self.shared.texts.intern(&name));
                }
                self.note_title(line, all);
            }
        }
    }

    /// Opens the groups of a row, or leaves it out where it is a title that each page has.
    pub(super) fn group_of_persons(&mut self, line: u32, label: &str) {
        let (style, bare) = numbering::split_label(label);
        let branch = branch_of_title(label).filter(|_| self.layout.column(Field::Name).is_none());
        let groups = self.groups_of_persons(bare);
        if branch.is_none() && groups.iter().all(|group| self.is_title_of_page(label, group)) {
            self.draft.facts.left_out.push((line, LeftOut::Title));
            return;
        }
        let gives_nothing = groups.iter().all(|group| *group == Group::Nothing);
        let is_branch = branch.is_some();
        // A name that goes on right below itself.
        if !is_branch
            && gives_nothing
            && style == NumberingStyle::Bare
            && !is_closing_line(label)
            && self.people.counted.is_at_start()
            && let Some(group) = self.people.group
        {
            let texts = &mut *self.shared.texts;
            let whole = format!("{} {label}", texts.get(group));
            self.people.group = Some(texts.intern(&whole));
            self.draft.facts.left_out.push((line, LeftOut::Continuation));
            return;
        }
        self.people.group = branch.map(|name| self.shared.texts.intern(&name));
        // A line below the last person of a branch ends no committee.
        if !is_branch && gives_nothing && is_closing_line(label) {
            self.draft.facts.left_out.push((line, LeftOut::Note));
            return;
        }
        self.people.counted.start_group();
        let is_first = numbering::is_first(&label[..label.len() - bare.len()]);
        // A branch is inside the groups above it.
        for group in groups.into_iter().filter(|group| !is_branch || *group != Group::Nothing) {
            self.section_of_row(line, style, &group, is_first);
        }
        self.draft.facts.left_out.push((line, LeftOut::Section));
    }

    /// What the label of a row gives to the persons below, as a group or as the title of a list.
    fn groups_of_persons(&self, bare: &str) -> Vec<Group> {
        let group = rating_of_group(bare).map_or_else(|| group::group_of(bare), Group::Rating);
        let titles = if group == Group::Nothing { self.groups_of_title(bare) } else { Vec::new() };
        if titles.is_empty() { vec![group] } else { titles }
    }

    /// True for the title of another list below a signature: it names a year or a base committee.
    pub(super) fn is_title_of_list(&self, label: &str) -> bool {
        let (_, bare) = numbering::split_label(label);
        let is_of_list = |group: &Group| match group {
            Group::Year(_) | Group::Period(..) => true,
            Group::Committee(name) => !title_committee::is_superior(name),
            _ => false,
        };
        !label.starts_with(numbering::LIST_SIGNS)
            && self.groups_of_persons(bare).iter().any(is_of_list)
    }

    /// True for a title above the header that is printed again, and for one that says that the list
    /// goes on. It ends no group, unless it names a committee other than that of the rows above.
    fn is_title_of_page(&self, label: &str, group: &Group) -> bool {
        match group {
            Group::Year(_) | Group::Period(..) => self.is_of_time(group),
            Group::Committee(name) if !title_committee::is_superior(name) => {
                let of_title = self.title_committee.map(|name| self.shared.texts.get(name));
                let own = self.groups.committee().or(of_title);
                self.people.titles.contains(&title_key(label))
                    && own.is_some_and(|own| title_committee::is_same(own, name))
            }
            Group::Nothing | Group::Committee(_) => {
                self.people.titles.contains(&title_key(label)) || goes_on(label)
            }
            _ => false,
        }
    }
}

/// True for the line that ends the persons of a branch: a note in brackets, or how many they are:
/// `Nữ: 2`, `Danh sách có 5 đảng viên`.
pub(super) fn is_closing_line(label: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let is_count = || {
        let at = label.rfind(is_digit)?;
        let what = fold(&label[at + 1..]);
        Some(is_noun_of_persons(&what) && (!what.is_empty() || label[..at].contains(':')))
    };
    // `Danh sách này có 3 (ba) đồng chí, trong đó nữ 1 đồng chí`.
    let is_list = || {
        let behind = label[label.find(is_digit)?..].trim_start_matches(is_digit).trim_start();
        let what = match behind.strip_prefix('(').and_then(|words| words.split_once(')')) {
            Some((_, what)) => what,
            None => behind,
        };
        let what = fold(what.split([',', ';', '.', '(', '/']).next()?);
        Some(!what.is_empty() && is_noun_of_persons(&what) && has_words(&fold(label), "danh sach"))
    };
    note::is_in_brackets(label) || is_count() == Some(true) || is_list() == Some(true)
}

/// A title as it is compared: folded, without the note that it goes on.
fn title_key(title: &str) -> String {
    fold(without_notes(title))
}

/// True for a title that says that the list goes on from the page before.
fn goes_on(label: &str) -> bool {
    let folded = fold(label);
    folded.ends_with(" tiep theo") || folded.starts_with("tiep theo")
}
