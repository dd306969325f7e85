//! Lists of organisations and their branches: which of the two a row is.

use super::groups::{CommitteeAbove, OpenGroups};
use crate::domain::{Field, Kind, Table, fold, is_dash};
use crate::ingest::cells;
use crate::ingest::cells::numbering::{self, NumberingStyle, is_list_sign, split_number};
use crate::ingest::cells::unit_name::{self, Prefix};
use crate::ingest::header::column_numbers;
use crate::ingest::header::layout::Layout;
use crate::ingest::listed_row::{ListNumber, ListedKind, ListedRow};
use std::borrow::Cow;

/// What is above a row: its groups, the committee whose branches follow, with its number, and the
/// letters of organisations.
#[derive(Clone, Copy)]
pub struct Above<'a> {
    pub groups: &'a OpenGroups,
    pub committee: Option<(CommitteeAbove, &'a str)>,
    pub letters: &'a OrganisationLetters,
    /// The row above is a committee, or a branch with a committee in its column.
    pub is_below_committee: bool,
}

/// The letters that number organisations, of which `I` behind `H` looks like a Roman number.
#[derive(Debug, Clone, Default)]
pub struct OrganisationLetters {
    last: String,
    /// True if the last organisation is a committee, and none of its branches was read.
    heads_next: bool,
    has_roman_branches: bool,
}

impl OrganisationLetters {
    /// The style of a row's number: that of a letter where it is the next one. The first branch of
    /// a committee may have the number `I`; its name is no enterprise's.
    fn style<S: AsRef<str>>(&self, layout: &Layout, row: &[S]) -> NumberingStyle {
        let style = style_of_row(layout, row);
        let is_next = style != NumberingStyle::Letter
            && !self.has_roman_branches
            && numbering::is_next_letter(&self.last, number_of(layout, row));
        let may_be_branch = || {
            self.heads_next && !unit_name::names_enterprise(&fold(layout.cell(Field::Name, row)))
        };
        if is_next && !may_be_branch() { NumberingStyle::Letter } else { style }
    }

    /// Adds a row, and gives the style of its number. `is_committee` is None for a branch.
    pub fn add<S: AsRef<str>>(
        &mut self,
        layout: &Layout,
        is_committee: Option<bool>,
        row: &[S],
    ) -> NumberingStyle {
        let style = self.style(layout, row);
        match is_committee {
            None => self.has_roman_branches |= style == NumberingStyle::Roman,
            Some(_) if style == NumberingStyle::Letter => {
                number_of(layout, row).clone_into(&mut self.last);
            }
            Some(_) => {}
        }
        self.heads_next = is_committee == Some(true);
        style
    }
}

/// The table that a row belongs to: by its kind and parent where they have columns, else by its
/// name and number and by what is above it.
pub fn table_of(layout: &Layout, above: Above<'_>, row: &[Cow<'_, str>]) -> Table {
    let kind = layout.cell(Field::Kind, row);
    let committee = above.committee.map(|(committee, _)| committee);
    let number = above.committee.map(|(_, number)| number);
    let is_branch = if layout.column(Field::Kind).is_none() {
        is_branch_by_name(layout, above, row)
    } else if layout.column(Field::Parent).is_none() {
        cells::is_branch_kind(kind)
            || number.is_some_and(|of| is_branch_by_number(layout, of, row))
            || committee.is_some_and(|committee| is_branch_by_style(layout, committee.style, row))
    } else {
        let folded = fold(kind);
        let parsed = cells::kind(kind);
        let is_merged = above.is_below_committee && cells::is_branch_kind(kind) && parsed.is_err();
        let is_organisation = matches!(parsed, Ok(Kind::BaseCommittee))
            || layout.cell(Field::Parent, row).is_empty() && !is_merged
            || folded.ends_with("co so") && !cells::is_branch_kind(kind)
            || folded == "cbcs";
        !is_organisation
    };
    if is_branch { Table::Branches } else { Table::Organisations }
}

/// True if a row is a branch of the committee with the number `of` by its own number: `1.2` below
/// `1`, or a dash. Its kind does not make it a base organisation: it is `Chi bộ`, that of a branch,
/// or none.
pub fn is_branch_by_number<S: AsRef<str>>(layout: &Layout, of: &str, row: &[S]) -> bool {
    let number = row_number(layout, row);
    let is_below = is_list_sign(number) && !is_list_sign(of)
        || !of.is_empty()
            && number.strip_prefix(of).is_some_and(|rest| rest.starts_with(['.', ',']));
    may_be_branch(layout, row) && is_below && !layout.cell(Field::Name, row).is_empty()
}

/// True if the kind of a row does not make it a base organisation.
pub fn may_be_branch<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    let kind = layout.cell(Field::Kind, row);
    kind.is_empty()
        || is_dash(kind)
        || cells::is_bare_cell_kind(kind)
        || cells::is_branch_kind(kind)
}

/// True if a row below a committee is its branch by the style of its number: `1` below `I`, `a`
/// below either. Its kind is empty, or `Chi bộ`.
pub fn is_branch_by_style<S: AsRef<str>>(layout: &Layout, of: NumberingStyle, row: &[S]) -> bool {
    use NumberingStyle::{Arabic, Letter, Roman, SmallLetter};
    let kind = layout.cell(Field::Kind, row);
    let is_below = matches!(
        (of, number_style(layout.numbering(row))),
        (Roman | Letter, Arabic | SmallLetter) | (Arabic, SmallLetter)
    );
    (kind.is_empty() || is_dash(kind) || cells::is_bare_cell_kind(kind)) && is_below
}

/// What a row of organisations tells of being a branch.
pub fn listed_row<S: AsRef<str>>(layout: &Layout, line: u32, row: &[S]) -> ListedRow {
    let name = layout.cell(Field::Name, row);
    let folded = fold(numbering::bare_name(name));
    let (prefix, kind) = (unit_name::prefix(&folded), layout.cell(Field::Kind, row));
    let kind = match cells::kind(kind) {
        Ok(Kind::BaseCommittee) => ListedKind::Committee,
        _ if cells::is_bare_cell_kind(kind) => ListedKind::BareCell,
        _ if !may_be_branch(layout, row) => ListedKind::BaseCell,
        _ if prefix == Some(Prefix::Committee) => ListedKind::Committee,
        _ => ListedKind::Open,
    };
    let number = match layout.numbering(row) {
        "" => name.split([' ', '.']).next().unwrap_or(""),
        number => number,
    };
    let names_enterprise = unit_name::names_enterprise(&folded);
    let names_cell = prefix == Some(Prefix::Cell);
    let members = cells::whole_number(layout.cell(Field::Members, row)).unwrap_or(0);
    let number = list_number(number);
    ListedRow { line, number, kind, names_cell, names_enterprise, members }
}

/// The number of a row with its style: `1.`, `II`, `b)`. The letters have odd numbers, so that `đ`
/// is between its neighbours.
fn list_number(text: &str) -> Option<ListNumber> {
    let bare = text.trim_matches(['(', ')', '.', ' ']);
    let mut signs = bare.chars();
    let value = |value: usize| u32::try_from(value).ok();
    let (style, value) = match (signs.next()?, signs.next()) {
        ('0'..='9', _) => (NumberingStyle::Arabic, bare.parse().ok()?),
        ('đ', None) => (NumberingStyle::SmallLetter, 8),
        (c @ 'a'..='z', None) => (NumberingStyle::SmallLetter, (u32::from(c) - 96) * 2 - 1),
        (c, None) if matches!(c, 'A'..='H' | 'J' | 'K' | 'M') => {
            (NumberingStyle::Letter, u32::from(c) - 64)
        }
        _ => (NumberingStyle::Roman, value(column_numbers::roman(bare)?)?),
    };
    Some(ListNumber { style, value })
}

/// True if a list of organisations may have branches among them: it has no column that tells their
/// committees.
pub fn may_have_branches(layout: &Layout) -> bool {
    layout.column(Field::Parent).is_none()
        && (layout.table.is_none() || layout.column(Field::Kind).is_some())
}

/// The number of a row, in its own column or before its name, without signs at its end: `1.2`.
pub fn row_number<'r, S: AsRef<str>>(layout: &Layout, row: &'r [S]) -> &'r str {
    match number_of(layout, row).trim_matches(['.', ')', '(']) {
        bare if bare.starts_with(|c: char| c.is_ascii_digit()) || is_list_sign(bare) => bare,
        _ => "",
    }
}

/// True if a row is a branch of the committee above it.
fn is_branch_by_name(layout: &Layout, above: Above<'_>, row: &[Cow<'_, str>]) -> bool {
    let name = layout.cell(Field::Name, row);
    let bare = split_number(name).1;
    let folded = fold(if bare.is_empty() { name } else { bare });
    let prefix = unit_name::prefix(&folded);
    let kind_of_group = above.groups.kind_below_committee();
    let is_committee = prefix == Some(Prefix::Committee)
        || kind_of_group == Some(Kind::BaseCommittee) && prefix != Some(Prefix::Cell);
    if is_committee {
        return false;
    }
    let (numbering, number) = (layout.numbering(row), number_of(layout, row));
    let Some((committee, of)) = above.committee else { return false };
    if is_beside(of, number) || kind_of_group == Some(Kind::BaseCell) && !is_nested_number(number) {
        return false;
    }
    let style = above.letters.style(layout, row);
    is_nested_number(number)
        || is_list_sign(numbering)
        || numbering.starts_with('(') && !committee.has_brackets
        || style != committee.style
        || (style == NumberingStyle::Bare && !unit_name::names_enterprise(&folded))
}

/// True for a number within a number: `1.2`, of which a spreadsheet may make `1,2`. `2.0` is a
/// number that a program wrote as a fraction, and `2.Chi` begins a name.
fn is_nested_number(number: &str) -> bool {
    split_last(number).is_some_and(|(_, last)| !last.trim_matches('0').is_empty())
}

/// A number within a number in two: `1.2` and `3` of `1.2.3`.
fn split_last(number: &str) -> Option<(&str, &str)> {
    let is_digit = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
    let (above, last) = number.trim_matches(['.', ')']).rsplit_once(['.', ','])?;
    (is_digit(above) && is_digit(last)).then_some((above, last))
}

/// True if a row is numbered as the committee above it is: with the same mark, or `1.2` beside
/// `1.1`.
fn is_beside(of: &str, number: &str) -> bool {
    is_list_sign(number) && is_list_sign(of)
        || is_nested_number(of)
            && split_last(of).zip(split_last(number)).is_some_and(|(one, other)| one.0 == other.0)
}

/// The number of a row, in its own column or before its name, as it is written.
fn number_of<'r, S: AsRef<str>>(layout: &Layout, row: &'r [S]) -> &'r str {
    match layout.numbering(row) {
        "" => layout.cell(Field::Name, row).split(' ').next().unwrap_or(""),
        numbering => numbering,
    }
}

/// How an organisation's row is numbered.
pub fn style_of_row<S: AsRef<str>>(layout: &Layout, row: &[S]) -> NumberingStyle {
    match layout.numbering(row) {
        "" => split_number(layout.cell(Field::Name, row)).0,
        numbering => number_style(numbering),
    }
}

/// The style of a cell of the numbering column, in which `12a` is a number too.
fn number_style(numbering: &str) -> NumberingStyle {
    match split_number(numbering).0 {
        NumberingStyle::Bare if numbering.bytes().next().is_some_and(|b| b.is_ascii_digit()) => {
            NumberingStyle::Arabic
        }
        style => style,
    }
}
