//! What the exported table of units has beside the columns of its screen: every other column that a
//! figure needs. So the program, or the next office, reads the file with the same figures.

use crate::app::State;
use crate::domain::{CountField, Date, Field, Kind, Rating, Row, Table, YesNo};
use crate::report::cell::escape_formula;
use crate::words;

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

/// The columns for some rows of a table: those without which it cannot be read, and those that a
/// row has a value of.
pub fn fields(state: &State, table: Table, rows: &[Row]) -> Vec<Field> {
    let all = match table {
        Table::Organisations => [&[Field::Year], OF_UNITS, OF_ORGANISATIONS].concat(),
        Table::Branches => [&[Field::Year, Field::Parent], OF_UNITS, &[Field::District]].concat(),
        Table::Enterprises => Vec::new(),
    };
    let is_wanted = |field: &Field| {
        *field == Field::Year
            || Field::needed(table).contains(field)
            || rows.iter().any(|&row| !cell(state, table, row, *field).is_empty())
    };
    all.into_iter().filter(is_wanted).collect()
}

/// The cell of a unit in one of these columns; empty if it is not known.
pub fn cell(state: &State, table: Table, row: Row, field: Field) -> String {
    let (data, units, at) = (state.data(), state.data().units(table), row as usize);
    if let Some(odd) = units.odd.get(&(row, field)) {
        return escape_formula(data.texts.get(*odd));
    }
    let text = match field {
        Field::Year => units.year[at].to_string(),
        Field::Parent => {
            let parent = data.texts.get(data.branches.parent[at]);
            data.committee_of(row)
                .map_or(parent, |committee| data.id(Table::Organisations, committee))
                .to_owned()
        }
        Field::District => data.texts.get(units.district[at]).to_owned(),
        Field::Established => date(units.established[at]),
        Field::TradeUnion => yes_no(state, data.organisations.trade_union[at]),
        Field::YouthUnion => yes_no(state, data.organisations.youth_union[at]),
        counted => CountField::of(counted)
            .and_then(|count| count_of(state, table, row, count))
            .map_or_else(String::new, |count| count.to_string()),
    };
    escape_formula(&text)
}

/// The rating of a unit that was not rated, with the reason.
pub fn unrated_rating(state: &State, table: Table, row: Row) -> &'static str {
    words::unrated_rating(state.lang, state.data().units(table).unrated_reason[row as usize])
}

/// A count of a unit. The branches of a committee are counted from their rows where there are some.
fn count_of(state: &State, table: Table, row: Row, count: CountField) -> Option<u64> {
    let data = state.data();
    if table != Table::Organisations || !count.is_of_branches() {
        return data.units(table).count(count, row).wide();
    }
    let branches = data.branches_of(row);
    if branches.is_empty() || data.organisations.kind[row as usize] != Kind::BaseCommittee {
        return data.units(table).count(count, row).wide();
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

fn yes_no(state: &State, has: YesNo) -> String {
    match has {
        YesNo::Yes => words::yes(state.lang).to_owned(),
        YesNo::No => words::no(state.lang).to_owned(),
        YesNo::Unknown => String::new(),
    }
}

/// `12/03/2004`, `03/2004` or `2004`, as far as it is known.
fn date(date: Date) -> String {
    match date.parts() {
        None => String::new(),
        Some((year, 0, _)) => year.to_string(),
        Some((year, month, 0)) => format!("{month:02}/{year}"),
        Some((year, month, day)) => format!("{day:02}/{month:02}/{year}"),
    }
}
