//! Which rows belong together: a branch and its committee, a unit and itself the year before, a row
//! and its double.

use crate::domain::{
    Branches, Derived, Field, Finding, FindingKind, Flags, Kind, NO_ROW, Organisations, Ownership,
    Place, Row, Table, Text, TextPool, Units, Year, ZoneId, fold,
};
use crate::ingest::builder::Builder;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// How many unknown committees get the nearest name offered; the search is over all committees of
/// the year.
const OFFERED: usize = 200;

/// Folded texts, each folded once.
#[derive(Default)]
struct Folds {
    of: FxHashMap<Text, Text>,
}

impl Folds {
    fn get(&mut self, texts: &mut TextPool, text: Text) -> Text {
        *self.of.entry(text).or_insert_with(|| {
            let folded = fold(texts.get(text));
            texts.intern(&folded)
        })
    }
}

fn rows(units: &Units) -> std::ops::Range<Row> {
    0..Row::try_from(units.len()).unwrap_or(Row::MAX)
}

/// The rows of each year, in their order.
type ByYear = FxHashMap<Year, Vec<Row>>;

fn by_year(units: &Units) -> ByYear {
    let mut of = ByYear::default();
    let mut from = 0;
    // The rows of a year stand together for the most part.
    for together in units.year.chunk_by(|a, b| a == b) {
        let upto = from + Row::try_from(together.len()).unwrap_or(Row::MAX - from);
        of.entry(together[0]).or_default().extend(from..upto);
        from = upto;
    }
    of
}

/// Links everything; zones are settled already, [`ZoneId::INHERIT`] where a branch names none.
pub fn link(builder: &mut Builder) -> Derived {
    let mut folds = Folds::default();
    for row in rows(&builder.organisations.units) {
        let at = row as usize;
        if builder.organisations.units.id[at].is_empty() {
            builder.organisations.units.id[at] =
                folds.get(&mut builder.texts, builder.organisations.units.name[at]);
            builder.organisations.units.flags[at].0 |= Flags::GIVEN_ID;
        }
    }
    let (organisations_of, branches_of) =
        rayon::join(|| by_year(&builder.organisations.units), || by_year(&builder.branches.units));
    let organisations = mark_doubles(builder, Table::Organisations, &organisations_of);
    let committee = find_committees(builder, &organisations, &mut folds);
    inherit(builder, &committee);
    name_branches(builder, &committee, &mut folds);
    let branches = mark_doubles(builder, Table::Branches, &branches_of);
    mark_double_enterprises(builder, &mut folds);
    let (branch_starts, grouped) =
        group_branches(builder.organisations.units.len(), &builder.branches, &committee);
    let none = vec![NO_ROW; builder.organisations.units.len()];
    let organisation_before =
        before(builder, Table::Organisations, &organisations, &organisations_of, &none, &mut folds);
    let branch_before =
        before(builder, Table::Branches, &branches, &branches_of, &committee, &mut folds);
    Derived {
        organisations_of,
        branches_of,
        committee,
        branch_starts,
        branches: grouped,
        organisation_before,
        branch_before,
    }
}

/// The first row of each year and id.
#[derive(Default)]
struct Keys {
    of: FxHashMap<Year, KeysOfYear>,
}

impl Keys {
    fn get(&self, key: &(Year, Text)) -> Option<&Row> {
        match self.of.get(&key.0)? {
            KeysOfYear::Dense(rows) => rows.get(key.1.0 as usize).filter(|row| **row != NO_ROW),
            KeysOfYear::Sparse(rows) => rows.get(&key.1),
        }
    }
}

/// The first row of each id in a year.
enum KeysOfYear {
    /// A row for each text, [`NO_ROW`] where there is none: the texts of ids are few and stand
    /// close together.
    Dense(Vec<Row>),
    /// Instead of it where the texts are too many for the rows there are.
    Sparse(FxHashMap<Text, Row>),
}

impl KeysOfYear {
    fn new(rows: usize, texts: usize) -> Self {
        if texts <= rows.saturating_mul(8) {
            Self::Dense(vec![NO_ROW; texts])
        } else {
            Self::Sparse(FxHashMap::default())
        }
    }

    /// Puts a row in; the first of its id.
    fn first(&mut self, id: Text, row: Row) -> Row {
        match self {
            Self::Sparse(rows) => *rows.entry(id).or_insert(row),
            Self::Dense(rows) => {
                let first = &mut rows[id.0 as usize];
                if *first == NO_ROW {
                    *first = row;
                }
                *first
            }
        }
    }
}

type Named = FxHashMap<(Year, Text), Row>;

/// Marks each row whose year and id stand in an earlier one, and gives the first row of each key.
fn mark_doubles(builder: &mut Builder, table: Table, years: &ByYear) -> Keys {
    let (units, texts) = (builder.units(table), builder.texts.len());
    let of_year = |rows: &[Row]| {
        let mut first = KeysOfYear::new(rows.len(), texts);
        let mut doubles = Vec::new();
        for &row in rows {
            let id = units.id[row as usize];
            if id.is_empty() {
                continue;
            }
            let earlier = first.first(id, row);
            if earlier != row {
                doubles.push((earlier, row));
            }
        }
        (first, doubles)
    };
    let known = years.par_iter().filter(|(year, _)| **year != Year::UNKNOWN);
    let found: Vec<_> = known.map(|(year, rows)| (*year, of_year(rows))).collect();
    let mut first = Keys::default();
    let mut doubles: Vec<(Row, Row)> = Vec::new();
    for (year, (keys, of_year)) in found {
        first.of.insert(year, keys);
        doubles.extend(of_year);
    }
    // They are told in the order of the rows, whatever year comes first.
    doubles.sort_unstable_by_key(|(_, row)| *row);
    let mut told = rustc_hash::FxHashSet::default();
    for (earlier, row) in doubles {
        let tell = |builder: &mut Builder, at: Row, other: Row| {
            let units = builder.units(table);
            let (year, first_file, first_line) =
                (units.year[at as usize], units.file[other as usize], units.line[other as usize]);
            // Where the name serves as the id it is the name that is twice.
            let is_given = units.flags[at as usize].0 & Flags::GIVEN_ID != 0;
            let (field, cell) = if is_given {
                (Field::Name, units.name[at as usize])
            } else {
                (Field::Id, units.id[at as usize])
            };
            let cell = builder.texts.get(cell).to_owned();
            builder.find_in_row(
                FindingKind::DuplicateKey { year, first_file, first_line },
                table,
                at,
                Some(field),
                &cell,
            );
        };
        if told.insert(earlier) {
            tell(builder, earlier, row);
        }
        tell(builder, row, earlier);
        let units = if table == Table::Branches {
            &mut builder.branches.units
        } else {
            &mut builder.organisations.units
        };
        units.flags[row as usize].0 |= Flags::DUPLICATE;
    }
    first
}

/// Marks each enterprise whose id, or folded name where it has none, stands in an earlier row.
fn mark_double_enterprises(builder: &mut Builder, folds: &mut Folds) {
    let count = builder.enterprises.name.len();
    let mut first: FxHashMap<(Field, Text), usize> = FxHashMap::default();
    let mut told = rustc_hash::FxHashSet::default();
    builder.enterprises.is_double = vec![false; count];
    for row in 0..count {
        let (id, name) = (builder.enterprises.id[row], builder.enterprises.name[row]);
        let key = if id.is_empty() {
            (Field::Enterprise, folds.get(&mut builder.texts, name))
        } else {
            (Field::Id, id)
        };
        let earlier = *first.entry(key).or_insert(row);
        if key.1.is_empty() || earlier == row {
            continue;
        }
        builder.enterprises.is_double[row] = true;
        let mut tell = |at: usize, other: usize| {
            let table = &builder.enterprises;
            let what = FindingKind::DuplicateKey {
                year: Year::UNKNOWN,
                first_file: table.file[other],
                first_line: table.line[other],
            };
            let cell = builder
                .texts
                .get(if key.0 == Field::Id { table.id[at] } else { table.name[at] })
                .into();
            let place = Place {
                file: table.file[at],
                line: table.line[at],
                column: builder.heading(table.file[at], key.0),
                cell,
            };
            builder.find(Finding {
                what,
                place,
                row: Some((Table::Enterprises, Row::try_from(at).unwrap_or(Row::MAX))),
            });
        };
        if told.insert(earlier) {
            tell(earlier, row);
        }
        tell(row, earlier);
    }
}

/// Each branch's committee, or [`NO_ROW`] with a finding.
fn find_committees(builder: &mut Builder, organisations: &Keys, folds: &mut Folds) -> Vec<Row> {
    let mut names: Option<Names> = None;
    let mut committee = committees_by_id(&builder.branches, organisations);
    let is_settled =
        |row: Row| row != NO_ROW && builder.organisations.kind[row as usize] != Kind::BaseCell;
    let open: Vec<usize> = committee
        .par_iter()
        .enumerate()
        .filter(|(_, row)| !is_settled(**row))
        .map(|(at, _)| at)
        .collect();
    let mut offered = 0;
    for at in open {
        let row = Row::try_from(at).unwrap_or(Row::MAX);
        let (year, parent) = (builder.branches.units.year[at], builder.branches.parent[at]);
        let by_id = Some(committee[at]).filter(|&row| row != NO_ROW);
        let found = by_id.or_else(|| {
            let texts = &mut builder.texts;
            let organisations = &builder.organisations;
            let names = names.get_or_insert_with(|| by_name(organisations, texts, folds));
            let folded = folds.get(texts, parent);
            if folded.is_empty() {
                return None;
            }
            names.whole.get(&(year, folded)).copied().or_else(|| {
                let bare = bare_name(texts.get(folded)).to_owned();
                let bare = texts.intern(&bare);
                names.bare.get(&(year, bare)).copied().flatten()
            })
        });
        if year != Year::UNKNOWN {
            let cell = |builder: &Builder| builder.texts.get(parent).to_owned();
            match found {
                None => {
                    let cell = cell(builder);
                    offered += 1;
                    let near = (offered <= OFFERED)
                        .then(|| nearest_committee(builder, year, &cell))
                        .flatten();
                    builder.find_in_row(
                        FindingKind::UnknownParent(year, near),
                        Table::Branches,
                        row,
                        Some(Field::Parent),
                        &cell,
                    );
                }
                Some(organisation)
                    if builder.organisations.kind[organisation as usize] == Kind::BaseCell =>
                {
                    let cell = cell(builder);
                    builder.find_in_row(
                        FindingKind::ParentIsCell,
                        Table::Branches,
                        row,
                        Some(Field::Parent),
                        &cell,
                    );
                }
                Some(_) => {}
            }
        }
        committee[at] = found.unwrap_or(NO_ROW);
    }
    committee
}

/// Each branch's committee by its id alone, or [`NO_ROW`].
fn committees_by_id(branches: &Branches, organisations: &Keys) -> Vec<Row> {
    let keys = branches.units.year.par_iter().zip(&branches.parent);
    keys.map(|(&year, &parent)| {
        organisations.get(&(year, parent)).copied().filter(|_| !parent.is_empty()).unwrap_or(NO_ROW)
    })
    .collect()
}

/// Organisations by what a branch may call its committee.
#[derive(Default)]
struct Names {
    /// By folded name and id.
    whole: Named,
    /// Committees by their enterprise: `Đảng bộ Công ty X`, `Đảng ủy Công ty X` and `Công ty X`
    /// are one, where one alone bears the name.
    bare: FxHashMap<(Year, Text), Option<Row>>,
}

/// A folded name without the words that say committee.
fn bare_name(folded: &str) -> &str {
    let bare = ["dang bo co so ", "dang uy co so ", "dang bo ", "dang uy ", "db ", "du "]
        .iter()
        .find_map(|p| folded.strip_prefix(p));
    bare.unwrap_or(folded)
}

fn by_name(organisations: &Organisations, texts: &mut TextPool, folds: &mut Folds) -> Names {
    let mut names = Names::default();
    let units = &organisations.units;
    for row in rows(units) {
        let at = row as usize;
        let year = units.year[at];
        // An id written in another case is the id all the same.
        for text in [units.name[at], units.id[at]] {
            let folded = folds.get(texts, text);
            names.whole.entry((year, folded)).or_insert(row);
        }
        if organisations.kind[at] == Kind::BaseCommittee && !units.flags[at].has(Flags::DUPLICATE) {
            let folded = folds.get(texts, units.name[at]);
            let bare = bare_name(texts.get(folded)).to_owned();
            let bare = texts.intern(&bare);
            names.bare.entry((year, bare)).and_modify(|other| *other = None).or_insert(Some(row));
        }
    }
    names
}

fn nearest_committee(builder: &Builder, year: Year, cell: &str) -> Option<String> {
    let wanted = fold(cell);
    let units = &builder.organisations.units;
    let candidates = rows(units).filter(|&r| {
        units.year[r as usize] == year
            && builder.organisations.kind[r as usize] == Kind::BaseCommittee
    });
    let near =
        candidates.flat_map(|r| [units.name[r as usize], units.id[r as usize]]).map(|text| {
            let text = builder.texts.get(text);
            (strsim::damerau_levenshtein(&fold(text), &wanted), text)
        });
    near.min_by_key(|(distance, _)| *distance)
        .filter(|(distance, _)| distance * 4 <= wanted.chars().count())
        .map(|(_, text)| text.to_owned())
}

/// A branch's own zone, district and ownership win; where it has none its committee's stand.
fn inherit(builder: &mut Builder, committee: &[Row]) {
    let (organisations, branches) = (&builder.organisations.units, &mut builder.branches.units);
    for (at, &row) in committee.iter().enumerate() {
        let of = (row != NO_ROW).then_some(row as usize);
        if branches.zone[at] == ZoneId::INHERIT {
            branches.zone[at] = of.map_or(ZoneId::OUTSIDE, |row| organisations.zone[row]);
        }
        let Some(of) = of else { continue };
        if branches.district[at].is_empty() {
            branches.district.set(at, organisations.district[of]);
            branches.flags[at].0 |= Flags::GIVEN_DISTRICT;
        }
        if branches.ownership[at] == Ownership::Missing {
            branches.ownership[at] = organisations.ownership[of];
            branches.flags[at].0 |= Flags::GIVEN_OWNERSHIP;
        }
    }
}

/// A branch without an id has its committee's and its folded name.
fn name_branches(builder: &mut Builder, committee: &[Row], folds: &mut Folds) {
    for (at, &row) in committee.iter().enumerate() {
        if !builder.branches.units.id[at].is_empty() {
            continue;
        }
        let parent = if row == NO_ROW {
            folds.get(&mut builder.texts, builder.branches.parent[at])
        } else {
            builder.organisations.units.id[row as usize]
        };
        let name = folds.get(&mut builder.texts, builder.branches.units.name[at]);
        let id = format!("{} / {}", builder.texts.get(parent), builder.texts.get(name));
        builder.branches.units.id[at] = builder.texts.intern(&id);
        builder.branches.units.flags[at].0 |= Flags::GIVEN_ID;
    }
}

fn group_branches(
    organisations: usize,
    branches: &Branches,
    committee: &[Row],
) -> (Vec<u32>, Vec<Row>) {
    let mut starts = vec![0u32; organisations + 1];
    let counted = || {
        rows(&branches.units)
            .filter(|&r| branches.units.counts_in(r) && committee[r as usize] != NO_ROW)
    };
    for row in counted() {
        starts[committee[row as usize] as usize + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut next = starts.clone();
    let mut grouped = vec![0; starts[organisations] as usize];
    for row in counted() {
        let slot = &mut next[committee[row as usize] as usize];
        grouped[*slot as usize] = row;
        *slot += 1;
    }
    (starts, grouped)
}

/// Each row's own row of the year before, by id, else by name (a branch's with its committee's id);
/// says where an id changed.
fn before(
    builder: &mut Builder,
    table: Table,
    keys: &Keys,
    years: &ByYear,
    committee: &[Row],
    folds: &mut Folds,
) -> Vec<Row> {
    let units = builder.units(table);
    let mut before: Vec<Row> = rows(units)
        .into_par_iter()
        .map(|row| {
            let key = (units.year[row as usize].before(), units.id[row as usize]);
            keys.get(&key).copied().filter(|_| units.counts_in(row)).unwrap_or(NO_ROW)
        })
        .collect();
    // Only a year that the data has can hold the same unit under another id.
    let has_year_before = |row: Row| {
        let year = units.year[row as usize];
        year != Year::UNKNOWN && years.contains_key(&year.before())
    };
    let is_orphan = |row: &Row| {
        before[*row as usize] == NO_ROW && units.counts_in(*row) && has_year_before(*row)
    };
    let orphans: Vec<Row> = rows(units).into_par_iter().filter(is_orphan).collect();
    if orphans.is_empty() {
        return before;
    }
    let mut taken = vec![false; units.len()];
    for &found in before.iter().filter(|&&found| found != NO_ROW) {
        taken[found as usize] = true;
    }
    let wanted: rustc_hash::FxHashSet<Year> =
        orphans.iter().map(|row| builder.units(table).year[*row as usize].before()).collect();
    let mut names: Option<FxHashMap<(Year, Text, Text), Row>> = None;
    let scope = |builder: &Builder, row: Row| match committee[row as usize] {
        NO_ROW => Text::EMPTY,
        of => builder.organisations.units.id[of as usize],
    };
    for row in orphans {
        let at = row as usize;
        let year = builder.units(table).year[at].before();
        if names.is_none() {
            let mut map = FxHashMap::default();
            for other in rows(builder.units(table)) {
                let year = builder.units(table).year[other as usize];
                if !taken[other as usize]
                    && wanted.contains(&year)
                    && builder.units(table).counts_in(other)
                {
                    let name = builder.units(table).name[other as usize];
                    let folded = folds.get(&mut builder.texts, name);
                    map.entry((year, scope(builder, other), folded)).or_insert(other);
                }
            }
            names = Some(map);
        }
        let name = builder.units(table).name[at];
        let key = (year, scope(builder, row), folds.get(&mut builder.texts, name));
        let Some(&found) = names.as_ref().and_then(|n| n.get(&key)).filter(|_| !key.2.is_empty())
        else {
            continue;
        };
        before[at] = found;
        let id = |r: Row| builder.texts.get(builder.units(table).id[r as usize]).to_owned();
        let (was, now, year) = (id(found), id(row), builder.units(table).year[at]);
        builder.find_in_row(
            FindingKind::IdChanged { year, before: was },
            table,
            row,
            Some(Field::Id),
            &now,
        );
    }
    before
}
