//! Tables of organisations or branches: the columns of their screen, then every other column that a
//! figure needs. So the program, or the next office, reads the file with the same figures.

use crate::analysis::{Filter, verdict};
use crate::app::{Column, Context, Exported, Screen, Value, columns};
use crate::domain::{
    CountField, Field, Kind, Ownership, Rating, Row, Share, Status, Table, YesNo, ZoneId,
};
use crate::report::grid::{Cell, Grid, Heading};
use crate::words::{self, Lang};
use std::borrow::Cow;

/// The columns that both tables have beside those of the screen.
const OF_UNITS: &[Field] = &[
    Field::MembersRated,
    Field::MembersExcellent,
    Field::MembersGood,
    Field::MembersSatisfactory,
    Field::MembersUnsatisfactory,
    Field::AdmittedOwners,
    Field::AdmittedLeaders,
    Field::Established,
];

const OF_ORGANISATIONS: &[Field] = &[
    Field::Seconded,
    Field::TradeUnion,
    Field::YouthUnion,
    Field::Branches,
    Field::BranchesRated,
    Field::BranchesExcellent,
    Field::BranchesGood,
    Field::BranchesSatisfactory,
    Field::BranchesUnsatisfactory,
];

/// What the tables of units are made from.
#[derive(Clone, Copy)]
pub struct Units<'a> {
    /// Data, settings, language.
    pub context: Context<'a>,
    /// The part of the data: a committee outside of it is listed for its branches.
    pub filter: &'a Filter,
}

/// The rows of a table, with every column that a figure needs, and a mark of those that are
/// registered outside the filter: as such they are read back.
pub fn units<'a>(units: Units<'a>, table: Table, rows: Cow<'a, [Row]>) -> Grid<'a> {
    let lang = units.context.lang;
    let screen = if table == Table::Branches { Screen::Branches } else { Screen::Organisations };
    let of_screen = columns(screen);
    let mut headings: Vec<Heading> =
        of_screen.iter().flat_map(|column| headings(lang, table, column)).collect();
    headings.push(Heading::new(lang, words::below_only));
    let fields = units.fields(table, &rows);
    let heading = |field: &Field| {
        // The English name of a field is its code: `members_rated`.
        let shown = words::field(lang, *field).replace('_', " ");
        Heading::of([&shown, words::field(Lang::En, *field)])
    };
    headings.extend(fields.iter().map(heading));
    let has_visiting = rows.iter().any(|&row| units.is_visiting(table, row));
    headings.extend(has_visiting.then(|| heading(&Field::Elsewhere)));
    let row = move |row: Row| {
        let mut cells: Vec<Cell> =
            of_screen.iter().flat_map(|column| units.cells(table, row, column)).collect();
        cells.push(units.verdict(table, row));
        cells.extend(fields.iter().map(|field| units.field(table, row, *field)));
        if has_visiting {
            let is_visiting = units.is_visiting(table, row);
            cells.push(yes_no(lang, if is_visiting { YesNo::Yes } else { YesNo::No }));
        }
        cells
    };
    let count = rows.len();
    let code = if table == Table::Branches { "branches" } else { "organisations" };
    Grid::lazy(words::table(lang, table), headings, (0..count).map(move |at| row(rows[at])))
        .coded(code)
}

/// The headings of a column in a file.
fn headings(lang: Lang, table: Table, column: &Column) -> Vec<Heading> {
    match column.exported {
        Exported::AsShown => vec![Heading::new(lang, column.heading)],
        Exported::As(text) => vec![Heading::new(lang, text)],
        Exported::Parts(text) => vec![Heading::new(lang, text).with_parts()],
        Exported::Short(members, branches) if table == Table::Organisations => {
            Heading::all(lang, &[members, branches])
        }
        Exported::Short(members, _) => vec![Heading::new(lang, members)],
    }
}

impl Units<'_> {
    /// The columns for some rows of a table: those without which it cannot be read, and those that
    /// a row has a value of.
    fn fields(self, table: Table, rows: &[Row]) -> Vec<Field> {
        let all = match table {
            Table::Organisations => [&[Field::Year], OF_UNITS, OF_ORGANISATIONS].concat(),
            Table::Branches => {
                [&[Field::Year, Field::Parent], OF_UNITS, &[Field::District]].concat()
            }
            Table::Enterprises => Vec::new(),
        };
        let is_wanted = |field: &Field| {
            *field == Field::Year
                || Field::needed(table).contains(field)
                || rows.iter().any(|&row| self.field(table, row, *field) != Cell::Empty)
        };
        all.into_iter().filter(is_wanted).collect()
    }

    /// The cells of a column of the screen.
    fn cells(self, table: Table, row: Row, column: &Column) -> Vec<Cell> {
        let context = &self.context;
        match (column.value)(context, row) {
            Value::Rating(Rating::Unrated) => {
                let reason = context.data.units(table).unrated_reason[row as usize];
                let [shown, english] =
                    [context.lang, Lang::En].map(|lang| words::unrated_rating(lang, reason));
                vec![Cell::Word(shown.to_owned(), english.replace(' ', "_"))]
            }
            Value::Short(short) if table == Table::Organisations => {
                [short.members, short.branches].map(Cell::Number).to_vec()
            }
            value => vec![cell(context, &value)],
        }
    }

    /// How the unit stands against its thresholds.
    fn verdict(self, table: Table, row: Row) -> Cell {
        let Context { data, settings, lang, .. } = self.context;
        let status = verdict(data, &settings.thresholds, table, row);
        let shown = match status {
            Status::Below => words::yes(lang),
            Status::Meets => words::no(lang),
            Status::Unrated => words::not_judged(lang),
        };
        Cell::Word(shown.to_owned(), status.word().to_owned())
    }

    /// True for a committee that is registered outside the filter, or outside the data, and listed
    /// for its branches.
    fn is_visiting(self, table: Table, row: Row) -> bool {
        let data = self.context.data;
        table == Table::Organisations
            && (data.organisations.elsewhere[row as usize]
                || !self.filter.contains(data, table, row))
    }

    /// The cell of a unit in a column beside those of the screen; empty if it is not known.
    fn field(self, table: Table, row: Row, field: Field) -> Cell {
        let (data, lang) = (self.context.data, self.context.lang);
        let (units, at) = (data.units(table), row as usize);
        if let Some(odd) = units.odd.get(&(row, field)) {
            return Cell::text(data.texts.get(*odd));
        }
        match field {
            Field::Year => Cell::Year(units.year[at]),
            Field::Parent => {
                let parent = data.texts.get(data.branches.parent[at]);
                let committee = data.committee_of(row);
                Cell::text(committee.map_or(parent, |row| data.id(Table::Organisations, row)))
            }
            Field::District => Cell::text(data.texts.get(units.district[at])),
            Field::Established => match units.established[at] {
                founded if founded.parts().is_some() => Cell::Date(founded),
                _ => Cell::Empty,
            },
            Field::TradeUnion => yes_no(lang, data.organisations.trade_union[at]),
            Field::YouthUnion => yes_no(lang, data.organisations.youth_union[at]),
            counted => Cell::number(
                CountField::of(counted).and_then(|count| self.count(table, row, count)),
            ),
        }
    }

    /// A count of a unit. The branches of a committee are counted from their rows where there are
    /// some.
    fn count(self, table: Table, row: Row, count: CountField) -> Option<u64> {
        let data = self.context.data;
        let stated = || data.units(table).count(count, row).wide();
        if table != Table::Organisations || !count.is_of_branches() {
            return stated();
        }
        let branches = data.branches_of(row);
        if branches.is_empty() || data.organisations.kind[row as usize] != Kind::BaseCommittee {
            return stated();
        }
        let has = |rating: Rating| match count {
            CountField::Branches => true,
            CountField::BranchesRated => rating.is_rated(),
            level => {
                let levels = CountField::BRANCH_LEVELS.into_iter().zip(Rating::LEVELS);
                levels.into_iter().any(|(of, wanted)| of == level && wanted == rating)
            }
        };
        let ratings = &data.branches.units.rating;
        Some(branches.iter().filter(|&&branch| has(ratings[branch as usize])).count() as u64)
    }
}

/// A state in words; nothing where it is unknown.
pub fn yes_no(lang: Lang, has: YesNo) -> Cell {
    let text: fn(Lang) -> &'static str = match has {
        YesNo::Yes => words::yes,
        YesNo::No => words::no,
        YesNo::Unknown => return Cell::Empty,
    };
    word(lang, text)
}

/// A word and its English form as the code.
fn word(lang: Lang, text: impl Fn(Lang) -> &'static str) -> Cell {
    Cell::Word(text(lang).to_owned(), text(Lang::En).replace(' ', "_"))
}

/// The name of a zone, with that in the data as its code.
pub fn zone(context: &Context, zone: ZoneId) -> Cell {
    let name = context.data.zone_name(zone);
    let shown = words::zone_name(context.lang, context.data, zone);
    Cell::Word(shown.to_owned(), name.to_owned())
}

/// A value of a table's column in full: not cut to a width, an unknown value empty.
pub fn cell(context: &Context, value: &Value) -> Cell {
    let (lang, data) = (context.lang, context.data);
    match value {
        Value::Text(text) | Value::Odd(text) => Cell::text(data.texts.get(*text)),
        Value::Made(text) => Cell::text(text.as_str()),
        Value::Zone(number) => zone(context, *number),
        Value::Kind(kind) => word(lang, |lang| words::kind_long(lang, *kind)),
        Value::Ownership(Ownership::Missing) => Cell::Empty,
        Value::Ownership(ownership) => Cell::Word(
            words::ownership_full(lang, *ownership).to_owned(),
            ownership.word().to_owned(),
        ),
        Value::Rating(rating) => word(lang, |lang| words::rating_long(lang, *rating)),
        Value::Count(count) => Cell::number(count.wide()),
        Value::Number(number) => Cell::Number(*number),
        Value::Known(number) => Cell::number(*number),
        Value::Share(share, line) => Cell::share(share.unwrap_or_default(), *line),
        Value::Distance(share, line) => match share.filter(|share| share.of > 0) {
            Some(share) => Cell::Points(share, Share { met: (*line).into(), of: 100 }, *line),
            None => Cell::Empty,
        },
        Value::Reasons(reasons) => match words::reason_names(lang, *reasons) {
            names if names.is_empty() => Cell::Empty,
            names => {
                let codes: Vec<&str> =
                    reasons.iter().map(crate::analysis::BelowReason::word).collect();
                Cell::Word(names, codes.join(" "))
            }
        },
        Value::Short(short) if short.branches > 0 => Cell::Text(words::heads(lang, *short)),
        Value::Short(short) => Cell::Number(short.members),
        Value::Lacks(measures) => match words::lacks(lang, measures) {
            text if text.is_empty() => Cell::Empty,
            text => Cell::Word(text, words::lacks(Lang::En, measures)),
        },
        Value::Years(shares, line) => {
            let year = |lang, s: &Option<Share>| {
                s.map_or_else(|| "–".to_owned(), |s| words::percent(lang, s, *line))
            };
            let years = |lang| shares.iter().map(|s| year(lang, s)).collect::<Vec<_>>().join("; ");
            Cell::Word(years(lang), years(Lang::En).replace('–', ""))
        }
        Value::Parts(share, _) if share.of == 0 => Cell::Empty,
        Value::Parts(share, line) => Cell::Parts(*share, *line),
        Value::Change(now, before, line) => match now.zip(*before) {
            Some((now, before)) if now.of > 0 && before.of > 0 => Cell::Points(now, before, *line),
            _ => Cell::Empty,
        },
    }
}
