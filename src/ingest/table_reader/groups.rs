//! The groups that a row is in, and the committee above it.

use crate::domain::{Kind, Ownership, Period, Rating, Text, TextPool, Year, is_dash};
use crate::ingest::cells::group::Group;
use crate::ingest::cells::numbering::{self, NumberingStyle};
use std::mem::{Discriminant, discriminant};

/// Whether a group is of a time, which goes over all groups below it, however they are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Span {
    /// None: the groups of its style alone are beside it.
    Own,
    Period,
    Year,
}

impl Span {
    const fn of(group: &Group) -> Self {
        match group {
            Group::Year(_) => Self::Year,
            Group::Period(..) => Self::Period,
            _ => Self::Own,
        }
    }
}

/// The groups around a row, the outermost first, each with the style of its number.
#[derive(Debug, Clone, Default)]
pub struct OpenGroups {
    groups: Vec<(NumberingStyle, Group)>,
    /// How many rows of data are above the innermost group.
    rows_above: u64,
    /// The letter that the last group with one has: `H`.
    letter: String,
    /// What was a group inside one of its own style.
    nested: Vec<(NumberingStyle, Discriminant<Group>)>,
}

/// The committee whose branches follow.
#[derive(Debug, Clone, Copy)]
pub struct CommitteeAbove {
    /// Its id, or its name where it has none.
    pub key: Text,
    /// How its row is numbered.
    pub style: NumberingStyle,
    /// True for a number in brackets: `(1)`.
    pub has_brackets: bool,
    /// The number of its row; empty where it has none, or where a group names it.
    pub number: Text,
}

impl OpenGroups {
    /// The style of a group's number. `I` that follows `H` is the letter, and `L` that follows `K`,
    /// where the groups with letters give the same: not where it is the first inside them.
    pub fn style(&mut self, style: NumberingStyle, number: &str, group: &Group) -> NumberingStyle {
        let is_beside = |(style, open): &(NumberingStyle, Group)| {
            *style == NumberingStyle::Letter && gives_same(open, group)
        };
        let is_letter = style == NumberingStyle::Letter
            || style == NumberingStyle::Roman
                && numbering::is_next_letter(&self.letter, number)
                && self.groups.iter().any(is_beside);
        if !is_letter {
            return style;
        }
        number.clone_into(&mut self.letter);
        NumberingStyle::Letter
    }

    /// Opens a group below `rows` rows of data. The open group of the same style ends, and those
    /// inside it; without a number only the one that gives the same as the new one. A year goes
    /// over all groups below it, however they are numbered, and so does a period but for years.
    ///
    /// With `is_first`, the group has the first number of its style. Right below a group of that
    /// style which gives something else, it is inside that group:
    ///
    /// ```text
    /// 1;Doanh nghiệp FDI
    /// 1;KCN Quang Châu     inside
    /// 1;Chi bộ A;…
    /// 2;KCN Vân Trung      ends KCN Quang Châu alone
    /// ```
    ///
    /// From then on groups like it are inside such groups, though their numbers go on.
    pub fn open(&mut self, style: NumberingStyle, group: Group, is_first: bool, rows: u64) {
        let has_rows = rows > std::mem::replace(&mut self.rows_above, rows);
        if group == Group::Rest && style == NumberingStyle::Bare {
            self.end_last_bare();
            return;
        }
        let span = Span::of(&group);
        let gives_same = |g: &Group| gives_same(g, &group);
        let own = (style, discriminant(&group));
        let is_nested = self.nested.contains(&own);
        let is_inside = (is_first || is_nested)
            && !has_rows
            && self
                .groups
                .last()
                .is_some_and(|(s, g)| *s == style && Span::of(g) == Span::Own && !gives_same(g));
        if is_inside && !is_nested {
            self.nested.push(own);
        }
        // Groups inside others of their style end alone.
        let ends_same = style == NumberingStyle::Bare
            || is_inside
            || self.groups.iter().any(|(s, g)| *s == style && gives_same(g));
        let ends = |(s, g): &(NumberingStyle, Group)| match Span::of(g) {
            Span::Own => *s == style && (!ends_same || gives_same(g)),
            of => of <= span,
        };
        // `Còn lại` is beside the group above it, whatever that gives.
        let is_rest = style == NumberingStyle::Bare && group == Group::Nothing;
        let beside = |(s, g): &(NumberingStyle, Group)| *s == style && Span::of(g) == Span::Own;
        let at = if is_rest {
            self.groups.iter().rposition(beside)
        } else {
            self.groups.iter().position(ends)
        };
        // A time right below a committee is inside it.
        let is_headed = span > Span::Own && !has_rows;
        let committee = self.groups.pop_if(|(_, g)| is_headed && matches!(g, Group::Committee(_)));
        if let Some(at) = at.filter(|at| *at < self.groups.len()) {
            let inside = self.groups.split_off(at);
            self.groups.extend(inside.into_iter().filter(|(_, g)| Span::of(g) > span));
        }
        self.groups.extend(committee);
        self.groups.push((style, group));
    }

    /// Ends the last group without a number that is of no time, and those inside it.
    pub fn end_last_bare(&mut self) {
        let is_bare = |(style, group): &(NumberingStyle, Group)| {
            *style == NumberingStyle::Bare && Span::of(group) == Span::Own
        };
        if let Some(at) = self.groups.iter().rposition(is_bare) {
            let inside = self.groups.split_off(at);
            self.groups.extend(inside.into_iter().filter(|(_, group)| Span::of(group) > Span::Own));
        }
    }

    /// Ends the groups that `is_ended` accepts; those inside them stay open.
    pub fn end(&mut self, is_ended: impl Fn(&Group) -> bool) {
        self.groups.retain(|(_, group)| !is_ended(group));
    }

    /// True if the rows below are in no group.
    pub const fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The year that the innermost group with a year gives. The others likewise.
    pub fn year(&self) -> Option<Year> {
        self.find(|group| match group {
            Group::Year(year) => Some(*year),
            Group::Period(_, year) => *year,
            _ => None,
        })
    }

    pub fn period(&self) -> Option<Period> {
        self.find(|group| if let Group::Period(period, _) = group { Some(*period) } else { None })
    }

    pub fn rating(&self) -> Option<Rating> {
        self.find(|group| if let Group::Rating(rating) = group { Some(*rating) } else { None })
    }

    pub fn kind(&self) -> Option<Kind> {
        self.find(|group| if let Group::Kind(kind) = group { Some(*kind) } else { None })
    }

    /// The kind that the groups inside that of a committee give; that of a group around it is none
    /// of its branches.
    pub fn kind_below_committee(&self) -> Option<Kind> {
        let kind = |(_, group): &(NumberingStyle, Group)| match group {
            Group::Kind(kind) => Some(Some(*kind)),
            Group::Committee(_) => Some(None),
            _ => None,
        };
        self.groups.iter().rev().find_map(kind).flatten()
    }

    pub fn ownership(&self) -> Option<Ownership> {
        self.find(|group| if let Group::Ownership(own) = group { Some(*own) } else { None })
    }

    pub fn zone(&self) -> Option<&str> {
        self.find(|group| if let Group::Zone(zone) = group { Some(zone.as_str()) } else { None })
    }

    pub fn district(&self) -> Option<&str> {
        self.find(
            |group| if let Group::District(name) = group { Some(name.as_str()) } else { None },
        )
    }

    pub fn committee(&self) -> Option<&str> {
        self.find(
            |group| {
                if let Group::Committee(name) = group { Some(name.as_str()) } else { None }
            },
        )
    }

    /// The zone of a row by its groups, where its own cell is empty or a dash. The district
    /// likewise.
    pub fn zone_of_row(&self, texts: &mut TextPool, cell: Text) -> Option<Text> {
        Self::of_row(texts, cell, self.zone())
    }

    pub fn district_of_row(&self, texts: &mut TextPool, cell: Text) -> Option<Text> {
        Self::of_row(texts, cell, self.district())
    }

    fn of_row(texts: &mut TextPool, cell: Text, of_group: Option<&str>) -> Option<Text> {
        let of_group = of_group.filter(|text| !text.is_empty())?;
        (cell.is_empty() || is_dash(texts.get(cell))).then(|| texts.intern(of_group))
    }

    fn find<'g, T>(&'g self, pick: impl Fn(&'g Group) -> Option<T>) -> Option<T> {
        self.groups.iter().rev().flat_map(|(_, group)| group.parts()).find_map(pick)
    }
}

/// True if two groups give one thing, such as a zone.
fn gives_same(group: &Group, other: &Group) -> bool {
    let is_in = |one| other.parts().iter().any(|own| discriminant(own) == one);
    group.parts().iter().any(|one| is_in(discriminant(one)))
}
