//! The forms of a printed table, and the combinations of them that have one meaning.

use super::model::Year;
use proptest::prelude::*;

/// What is in which file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// Committees, each above its branches, and cells in one list.
    OneList,
    /// A table of organisations and one of branches.
    TwoTables,
}

/// How the branches of a table of their own name their committee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parents {
    Ids,
    Names,
    /// The name in the first cell of its branches.
    MergedNames,
    /// A group row over its branches.
    Groups,
}

/// A row of text over the units that have something in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupBy {
    Zone,
    Ownership,
    Kind,
}

/// How the counts of good and of excellent are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Levels {
    /// Each alone.
    Plain,
    /// Good or better, then the excellent among them.
    OfWhich,
    /// The excellent, then good with the excellent.
    Included,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ratings {
    Words,
    /// The unit's own rating beside its superior's, which counts.
    OwnAndSuperior,
    /// The year before beside the year.
    TwoYears,
    /// A mark under one of the levels.
    Ticks,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shares {
    None,
    /// A column beside each level.
    Columns,
    /// A second line below each unit.
    Lines,
    /// Likewise, with a label and a percent sign.
    LabelledLines,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearIn {
    Column,
    /// The first cell of the rows of a year.
    MergedColumn,
    Title,
    FileName,
}

/// The number of a committee and of its branches in one list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// `1`, `1.1`.
    Nested,
    /// `1`, `-`.
    Dashes,
}

/// What is between the rows of two pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageEnd {
    None,
    PageOf,
    LoneNumber,
    Ruler,
    /// The header again.
    Header,
    /// A page number, then the header and its column numbers again.
    NumberAndHeader,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf8Mark,
    Utf16,
    Decomposed,
    Windows1258,
    Tcvn3,
    Vni,
}

/// How a data set is printed.
#[derive(Debug, Clone)]
pub struct Forms {
    pub arrangement: Arrangement,
    pub parents: Parents,
    pub numbers: Numbers,
    /// A column of kinds in one list.
    pub has_kinds: bool,
    /// A column of ids.
    pub has_ids: bool,
    /// The outermost first.
    pub groups: Vec<GroupBy>,
    /// The number of a group in the column of numbers, else before its words.
    pub number_in_column: bool,
    /// The sums of a group in its own row.
    pub has_group_sums: bool,
    /// A row of sums below each innermost group.
    pub has_subtotals: bool,
    /// Zones only in the first cell of a run.
    pub is_merged: bool,
    pub levels: Levels,
    pub is_two_rows: bool,
    pub ratings: Ratings,
    pub shares: Shares,
    pub has_sub_committees: bool,
    pub has_column_numbers: bool,
    pub has_title: bool,
    pub has_total: bool,
    pub is_signed: bool,
    pub page_end: PageEnd,
    /// How many rows a page has.
    pub page_rows: usize,
    /// A column that the program does not know, and one of remarks.
    pub has_other_columns: bool,
    pub year_in: YearIn,
    pub file_a_year: bool,
    pub delimiter: &'static str,
    pub is_quoted: bool,
    pub line_end: &'static str,
    pub encoding: Encoding,
}

fn one_of<T: Clone + std::fmt::Debug + 'static>(all: &[T]) -> impl Strategy<Value = T> + use<T> {
    prop::sample::select(all.to_vec())
}

/// What a table is made of.
type Structure = (Arrangement, Parents, Numbers, Vec<GroupBy>, Levels, Ratings, Shares, YearIn);

/// The end of a page, its rows, the delimiter, the end of a line and the encoding.
type Page = (PageEnd, usize, &'static str, &'static str, Encoding);

fn structures() -> impl Strategy<Value = Structure> {
    use GroupBy as G;
    (
        one_of(&[Arrangement::OneList, Arrangement::TwoTables]),
        one_of(&[Parents::Ids, Parents::Names, Parents::MergedNames, Parents::Groups]),
        one_of(&[Numbers::Nested, Numbers::Dashes]),
        one_of(&[
            vec![],
            vec![],
            vec![G::Zone],
            vec![G::Ownership],
            vec![G::Kind],
            vec![G::Zone, G::Ownership],
            vec![G::Ownership, G::Zone],
            vec![G::Kind, G::Zone],
            vec![G::Ownership, G::Kind],
        ]),
        one_of(&[Levels::Plain, Levels::Plain, Levels::OfWhich, Levels::Included]),
        one_of(&[Ratings::Words, Ratings::OwnAndSuperior, Ratings::TwoYears, Ratings::Ticks]),
        one_of(&[
            Shares::None,
            Shares::None,
            Shares::Columns,
            Shares::Lines,
            Shares::LabelledLines,
        ]),
        one_of(&[YearIn::Column, YearIn::MergedColumn, YearIn::Title, YearIn::FileName]),
    )
}

fn pages() -> impl Strategy<Value = Page> {
    use Encoding as E;
    (
        one_of(&[
            PageEnd::None,
            PageEnd::PageOf,
            PageEnd::LoneNumber,
            PageEnd::Ruler,
            PageEnd::Header,
            PageEnd::NumberAndHeader,
        ]),
        2usize..7,
        one_of(&[",", ";", "\t", "|"]),
        one_of(&["\n", "\r\n", "\r"]),
        one_of(&[E::Utf8, E::Utf8Mark, E::Utf16, E::Decomposed, E::Windows1258, E::Tcvn3, E::Vni]),
    )
}

/// Any combination of forms.
pub fn forms() -> impl Strategy<Value = Forms> {
    let switches = any::<[bool; 14]>();
    (structures(), pages(), switches).prop_map(|(structure, page, on)| {
        let (arrangement, parents, numbers, groups, levels, ratings, shares, year_in) = structure;
        let (page_end, page_rows, delimiter, line_end, encoding) = page;
        Forms {
            arrangement,
            parents,
            numbers,
            has_kinds: on[0],
            has_ids: on[1],
            groups,
            number_in_column: on[2],
            has_group_sums: on[3],
            has_subtotals: on[4],
            is_merged: on[5],
            levels,
            is_two_rows: on[6],
            ratings,
            shares,
            has_sub_committees: on[7],
            has_column_numbers: on[8],
            has_title: on[9],
            has_total: on[10],
            is_signed: on[11],
            page_end,
            page_rows,
            has_other_columns: on[12],
            year_in,
            file_a_year: on[13],
            delimiter,
            is_quoted: on[5] ^ on[9],
            line_end,
            encoding,
        }
    })
}

impl Forms {
    /// Makes forms and data fit each other: what one form cannot hold is in none of the data, and
    /// of two forms that together have no one meaning the second is left out.
    pub fn fit(&mut self, years: &mut [Year]) {
        let groups_by = |by| self.groups.contains(&by);
        let has_zone_groups = groups_by(GroupBy::Zone);
        // A group of zones holds the units of one zone, a column of them merged likewise.
        for branch in
            years.iter_mut().flat_map(|y| &mut y.organisations).flat_map(|o| &mut o.branches)
        {
            // Between committees in one list a merged cell would go on from a branch's zone.
            if has_zone_groups || self.is_merged && self.arrangement == Arrangement::OneList {
                branch.zone = None;
            }
            if !self.has_sub_committees {
                branch.sub_committee = None;
            }
        }
        // Ticks lie under a heading of their own.
        self.is_two_rows |= self.ratings == Ratings::Ticks;
        // In one list of committees and branches nothing but a number or a kind shows what a cell
        // is. A single branch by its kind alone is a wrong word.
        if self.arrangement == Arrangement::OneList {
            self.groups.retain(|by| *by != GroupBy::Kind);
        }
        // A year in the title or in the file's name is that of all rows.
        if years.len() > 1 && matches!(self.year_in, YearIn::Title | YearIn::FileName) {
            self.file_a_year = true;
        }
        self.has_title |= self.year_in == YearIn::Title;
        if self.parents == Parents::Ids {
            self.has_ids = true;
        }
    }
}
