//! Columns of persons' names, told by their cells, and lists with one person a row.

use super::choice::{self, Standing};
use super::column_cells::are_choices;
use super::column_time;
use super::columns::leave_out;
use super::folding::fold_heading;
use super::heading::{HeadingMeaning, is_of_branch, meaning};
use super::layout::{HeadRow, Layout, OfFile};
use super::levels::rating_of;
use super::personal::{Persons, persons_of, stands_for_unit};
use super::title_committee::{before_other_words, branch_of_title, is_behind_heading};
use crate::domain::{CountField, Field, Meaning, Rating, Table, fold, has_words, is_dash};
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::cells::group_notes::without_notes;
use crate::ingest::cells::numbering::{self, NumberingStyle};
use crate::ingest::cells::unit_name::{self, Prefix};
use crate::ingest::cells::{self, person_name};
use rustc_hash::{FxHashMap, FxHashSet};

/// What a cell holds, for the question whether its column is one of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// Nothing or a tick.
    Nothing,
    /// A zero or a dash: nothing beside names, a number among counts.
    Zero,
    /// Something else.
    Other,
    /// What has the form of a name, or a form of address before it.
    NameForm,
    /// A person's name; true for a full one, and for one with a usual middle word.
    Name { is_full: bool, is_plain: bool },
}

/// The cells of those columns among the first rows that hold a person's name anywhere.
#[derive(Debug, Default)]
pub struct NameCells {
    /// Each column with what its cell in each row holds.
    columns: Vec<(usize, Vec<Holds>)>,
}

impl NameCells {
    /// Looks at the first rows of a file.
    pub fn new<'h>(head: &'h [HeadRow]) -> Self {
        let width = head.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        // Names of those who sign stand in rows of few cells.
        let is_signed = |row: &HeadRow| {
            let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
            filled < 4 && filled * 2 < width
        };
        // A header that is printed again has words of headings in its columns.
        let mut seen: FxHashSet<&[String]> = FxHashSet::default();
        let mut is_left_out = |row: &'h HeadRow| is_signed(row) || !seen.insert(&row.cells);
        let signed: Vec<bool> = head.iter().map(&mut is_left_out).collect();
        let look = |cell: &str| match cell {
            "" | "x" | "X" => Holds::Nothing,
            "0" => Holds::Zero,
            cell if is_dash(cell) => Holds::Zero,
            cell if !cell.chars().any(char::is_alphabetic) => Holds::Other,
            cell => match (person_name::holds_name(cell), person_name::has_form_of_names(cell)) {
                (false, false) => Holds::Other,
                // `Không HTNV` begins like a name.
                _ if cells::known_rating(cell).is_some() => Holds::Other,
                (true, _) => Holds::Name {
                    is_full: person_name::is_full_name(cell),
                    is_plain: person_name::is_plain_name(cell),
                },
                (false, true) => Holds::NameForm,
            },
        };
        // Ratings, zones and committees repeat in almost every row.
        let mut known: FxHashMap<&str, Holds> = FxHashMap::default();
        let columns = (0..width).map(|column| {
            let cell = |(row, is_signed): (&'h HeadRow, &bool)| match row.cells.get(column) {
                Some(cell) if !is_signed => *known.entry(cell).or_insert_with(|| look(cell)),
                _ => Holds::Nothing,
            };
            (column, head.iter().zip(&signed).map(cell).collect())
        });
        let has_name = |(_, cells): &(usize, Vec<Holds>)| {
            cells.iter().any(|cell| matches!(cell, Holds::Name { .. } | Holds::NameForm))
        };
        Self { columns: columns.filter(has_name).collect() }
    }

    /// The columns with a heading most of whose filled cells from row `from` on are names. Columns
    /// that name units, zones and districts need full names.
    pub fn columns_of_names(&self, from: usize, meanings: &[Option<HeadingMeaning>]) -> Vec<usize> {
        let is_of_names = |(column, cells): &&(usize, Vec<Holds>)| {
            let Some(meaning) = meanings.get(*column) else { return false };
            let below = || cells.iter().skip(from);
            let count = |of: fn(&Holds) -> bool| below().filter(|cell| of(cell)).count();
            let zeros = count(|cell| *cell == Holds::Zero);
            let filled = count(|cell| !matches!(cell, Holds::Nothing | Holds::Zero));
            if is_text(*meaning) {
                count(|cell| matches!(cell, Holds::Name { is_full: true, .. })) * 2 > filled
                    && count(|cell| matches!(cell, Holds::Name { is_plain: true, .. })) > 0
            } else if meaning.is_some_and(HeadingMeaning::is_count) {
                let names = count(|cell| matches!(cell, Holds::Name { .. } | Holds::NameForm));
                // A name in one of many rows is an error of its cell, which is not shown.
                names * 2 > filled + zeros && names * LEAST_PART > below().count()
            } else {
                count(|cell| matches!(cell, Holds::Name { .. })) * 2 > filled
            }
        };
        self.columns.iter().filter(is_of_names).map(|(column, _)| *column).collect()
    }
}

/// A column of counts is one of names if more than one row in so many has a name.
const LEAST_PART: usize = 8;

/// Headings of the first part of persons' names, folded.
const FIRST_PARTS: [&str; 11] = [
    "ho",
    "ho dem",
    "ho va dem",
    "ho lot",
    "ho va",
    "ho va ten dem",
    "ho ten dem",
    "ho va chu dem",
    "ho chu dem",
    "ho va ten lot",
    "ho va ten",
];

/// Headings of given names, folded.
const GIVEN_NAMES: [&str; 6] =
    ["ten", "ten goi", "ten rieng", "bi danh", "ten thuong goi", "ten dv"];

/// The columns of persons' names that are in two parts, and of given names beside a column of
/// branches: `Họ đệm | Tên`. `paths` has the headings of each column, from top to bottom.
pub fn columns_of_parted_names(paths: &[Vec<&str>], data: &[HeadRow]) -> Vec<usize> {
    let own: Vec<String> =
        paths.iter().map(|path| path.last().map_or_else(String::new, |own| fold(own))).collect();
    let is_given = |column: usize| own.get(column).is_some_and(|h| GIVEN_NAMES.contains(&&**h));
    let has_branches = own.iter().any(|heading| is_of_branch(heading));
    let mut columns = Vec::new();
    for (column, heading) in own.iter().enumerate() {
        if FIRST_PARTS.contains(&heading.as_str()) && is_given(column + 1) {
            columns.extend([column, column + 1]);
        } else if is_given(column) && has_branches && has_single_words(data, column) {
            columns.push(column);
        }
    }
    columns.dedup();
    columns
}

/// True if the cells of a column are single words, as given names are and names of units are not.
fn has_single_words(data: &[HeadRow], column: usize) -> bool {
    let words = || {
        let cells = data.iter().filter_map(|row| row.cells.get(column));
        cells.filter(|cell| cell.chars().any(char::is_alphabetic))
    };
    let single = words().filter(|cell| !cell.contains(' ')).count();
    single > 0 && single * 4 > words().count() * 3
}

/// True for the columns whose cells may be names of places, enterprises and units.
fn is_text(meaning: Option<HeadingMeaning>) -> bool {
    use Field::{District, Enterprise, Id, Name, Organisation, Parent, Zone};
    matches!(
        meaning,
        Some(HeadingMeaning::Field(
            Name | Parent | Enterprise | Organisation | Id | Zone | District
        ))
    )
}

/// Whether a layout is that of a list with one person a row: it has names of persons, a branch (as
/// a column, in group rows, in the titles above or in the name of the file), a rating, and no
/// counts. Sets its columns then. `named` are the columns told by their cells.
pub fn read_as_people_list(
    layout: &mut Layout,
    (above, of_file): (&[HeadRow], OfFile),
    data: &[HeadRow],
    named: &[usize],
) -> bool {
    // Most tables are no such list; to look for ratings in their cells takes long.
    if !is_of_persons(layout, data, named) {
        return false;
    }
    let has = |field| layout.column(field).is_some();
    let rating = rating_of_persons(layout, data);
    let is_rated = rating.is_some()
        || data.iter().any(|row| is_group_of_rating(&row.cells))
        || layout.columns.iter().any(|m| matches!(m, Meaning::Tick(_)) || level_of(m).is_some());
    // `Người lao động` may be a sort of persons.
    let is_of_units = |field: &Field| {
        let heading = layout.column(*field).map(|column| fold_heading(&layout.headings[column]));
        heading.is_some_and(|heading| heading != "nguoi ld")
    };
    if !is_rated
        || [Field::Kind, Field::Workers, Field::Members].iter().any(is_of_units)
        || has_level_counts(layout, data)
        || !(has(Field::Name)
            || data.iter().any(|row| names_branch(&row.cells))
            || above.iter().any(|row| branch_of_titles(&row.cells).is_some())
            || of_file.has_branch)
    {
        return false;
    }
    let has_rating = rating.is_some();
    if let Some(column) = rating {
        if let Some(known) = layout.column(Field::Rating).filter(|known| *known != column) {
            layout.choices.retain(|(left, _)| *left != column);
            leave_out(layout, known, column);
        }
        layout.columns[column] = Meaning::Field(Field::Rating);
    }
    for meaning in &mut layout.columns {
        if let Some(level) = level_of(meaning) {
            *meaning = if has_rating { Meaning::Unknown } else { Meaning::Tick(rating_of(level)) };
        } else if matches!(meaning, Meaning::Field(field) if CountField::of(*field).is_some()) {
            *meaning = Meaning::Unknown;
        }
    }
    layout.restrict_to(Some(Table::Branches));
    layout.is_people_list = true;
    true
}

/// True for a group row of persons of one rating: `I;HOÀN THÀNH XUẤT SẮC NHIỆM VỤ`.
fn is_group_of_rating(row: &[String]) -> bool {
    let mut texts =
        row.iter().filter(|cell| cell.chars().filter(|c| c.is_alphabetic()).count() > 3);
    let label = texts.next().filter(|_| texts.next().is_none());
    label.is_some_and(|label| {
        rating_of_group(numbering::bare_name(label)).is_some_and(Rating::is_rated)
    })
}

/// The rating that the label of a group of persons gives, also by the short word that a cell of
/// ratings has: `CXL`, `Xuất sắc`.
pub fn rating_of_group(label: &str) -> Option<Rating> {
    match group_of(label) {
        Group::Rating(rating) => Some(rating),
        Group::Nothing if label.chars().filter(|c| c.is_alphabetic()).count() > 1 => {
            cells::known_rating(label)
        }
        _ => None,
    }
}

/// The column of ratings in a list of people. Of several the one of members is read, be its heading
/// a known one of ratings or not: `Xếp loại chi bộ | Xếp loại đảng viên`.
fn rating_of_persons(layout: &Layout, data: &[HeadRow]) -> Option<usize> {
    let path = |column: usize| [layout.headings[column].as_str()];
    let standing = |column: usize| choice::standing(Field::Rating, &path(column));
    // `Quý I | Quý II`: of several times the latest, else the first.
    let time = |column: usize| column_time::of_headings(Field::Rating, &path(column));
    let is_of_members = |column: usize| has_words(&fold_heading(path(column)[0]), "dv");
    let rank = |column: &usize| {
        let standing = standing(*column);
        (
            standing != Standing::LeftOut,
            choice::is_of_individuals(&path(*column)),
            time(*column),
            is_of_members(*column),
            standing,
        )
    };
    let by_cells = ratings_by_cells(layout, data).rev().max_by_key(rank);
    let Some(known) = layout.column(Field::Rating) else { return by_cells };
    // `Xếp loại đảng bộ` is that of the organisation on the rows of all its members.
    let is_of_body = |column: usize| {
        let folded = fold_heading(path(column)[0]);
        ["xl dang bo", "xl dbcs", "xl tccsd"].iter().any(|words| has_words(&folded, words))
    };
    let is_better = |column: &usize| {
        is_of_members(*column)
            && !is_of_members(known)
            && (is_of_body(known) || standing(*column) >= standing(known))
            && time(*column) >= time(known)
    };
    let is_own = |(column, read): &&(usize, usize)| {
        *read == known
            && is_of_body(known)
            && !is_of_body(*column)
            && standing(*column) == Standing::Plain
            && time(*column) >= time(known)
    };
    let own = || layout.choices.iter().find(is_own).map(|(column, _)| *column);
    by_cells.filter(is_better).or_else(own).or(Some(known))
}

/// The columns without a known heading most of whose words are ratings: the heading may be of
/// members, as `Xếp loại đảng viên` is. Under a heading of ratings some are enough, or none where
/// the rows have the column.
fn ratings_by_cells(layout: &Layout, data: &[HeadRow]) -> impl DoubleEndedIterator<Item = usize> {
    let is_of_ratings = |column: &usize| {
        let words = data
            .iter()
            .filter_map(|row| row.cells.get(*column))
            .filter(|cell| cell.chars().any(char::is_alphabetic));
        let is_rating = |cell: &&String| cells::known_rating(cell).is_some_and(Rating::is_rated);
        let words: Vec<&String> = words.collect();
        let rated = words.iter().filter(|cell| is_rating(cell)).count();
        let is_known = |cell: &&String| cells::known_rating(cell).is_some();
        let is_headed = || has_words(&fold_heading(&layout.headings[*column]), "xl");
        let has_column = || data.iter().filter(|row| row.cells.len() > *column).count();
        let is_unrated =
            || words.iter().all(is_known) && (!words.is_empty() || has_column() * 2 > data.len());
        rated * 2 > words.len() || is_headed() && (rated > 0 || is_unrated())
    };
    let is_unread = |column: &usize| matches!(layout.columns[*column], Meaning::Unknown);
    (0..layout.columns.len()).filter(move |column| is_unread(column) && is_of_ratings(column))
}

/// The branch that a group row of a list of people names: `II. Chi bộ Kho (12 đảng viên)`. The row
/// has that text alone, perhaps beside its number and its rating, or in each of the cells that were
/// merged.
pub fn branch_of_group<S: AsRef<str>>(row: &[S]) -> Option<&str> {
    let label = unit_of_group(row).filter(|label| !is_behind_heading(label))?;
    let (_, bare) = numbering::split_number(label);
    let bare = numbering::bare_name(if bare.is_empty() { label } else { bare });
    let bare = without_notes(bare);
    let mut parts = bare.splitn(2, ['(', ':', ';']);
    let name = parts.next().unwrap_or_default().trim();
    // The committee may be behind it: `Chi bộ Kho (thuộc Đảng bộ Công ty A)`.
    let behind = parts.next().map_or(String::new(), fold);
    let of = ["thuoc ", "truc thuoc "].iter().find_map(|of| behind.strip_prefix(of));
    let names_committee =
        bare.ends_with(')') && unit_name::is_named(of.unwrap_or(&behind), Prefix::Committee);
    let name = if names_committee { bare } else { name };
    unit_name::is_named(&fold(name), Prefix::Cell).then_some(name)
}

/// True for a group row of a branch, also behind a heading: `Chi bộ: Kho`, in one cell or in two.
fn names_branch(row: &[String]) -> bool {
    let filled = || row.iter().map(String::as_str).filter(|cell| !cell.is_empty());
    let is_pair = || {
        let heading = filled().next().is_some_and(|cell| cell.ends_with(':'));
        heading && branch_of_title(&filled().collect::<Vec<&str>>().join(" ")).is_some()
    };
    branch_of_group(row).is_some()
        || unit_of_group(row).is_some_and(|label| branch_of_title(label).is_some())
        || filled().count() == 2 && is_pair()
}

/// The branch that one of the cells of a title names.
pub fn branch_of_titles<S: AsRef<str>>(row: &[S]) -> Option<String> {
    row.iter().find_map(|cell| {
        // `CHI BỘ KHO - DANH SÁCH ĐẢNG VIÊN`.
        let plain = branch_of_group(std::slice::from_ref(cell)).map(before_other_words);
        plain.or_else(|| branch_of_title(cell.as_ref()))
    })
}

/// The text that a row has alone, perhaps beside its number and a rating.
pub fn unit_of_group<S: AsRef<str>>(row: &[S]) -> Option<&str> {
    let is_rating = |cell: &str| cells::known_rating(cell).is_some_and(Rating::is_rated);
    let filled = || row.iter().map(AsRef::as_ref).filter(|cell| !cell.is_empty());
    // `VIII` is a number.
    let is_text = |cell: &&str| {
        cell.chars().filter(|c| c.is_alphabetic()).count() > 3
            && numbering::numbering_style(cell) == NumberingStyle::Bare
    };
    let mut texts = filled().filter(is_text).filter(|cell| !is_rating(cell));
    let label = texts.next().filter(|label| texts.all(|other| other == *label))?;
    let others = filled().filter(|cell| *cell != label && !is_rating(cell));
    (others.count() <= 1).then_some(label)
}

/// Whether the rows are persons: there is a column of members' names, or of other data of members
/// and none of somebody who stands for a unit. Other persons are members if each branch has
/// several.
fn is_of_persons(layout: &Layout, data: &[HeadRow], named: &[usize]) -> bool {
    let persons = layout.columns.iter().enumerate().filter(|(_, m)| **m == Meaning::Personal);
    let mut has_data = false;
    let mut is_of_unit = false;
    for (column, _) in persons {
        let heading = &layout.headings[column];
        let is_plain = matches!(
            fold_heading(heading).as_str(),
            "dv" | "ten" | "ts dv" | "so dv" | "dong chi" | "danh sach dv"
        );
        let is_of_members =
            || is_plain || !stands_for_unit(heading) && has_repeated_branches(layout, data);
        match persons_of(heading) {
            Persons::Members => return true,
            _ if named.contains(&column) && is_of_members() => return true,
            Persons::OfMembers => has_data = true,
            Persons::OfUnit => is_of_unit = true,
        }
    }
    has_data && (!is_of_unit || has_repeated_branches(layout, data))
}

/// True if the cells of the column of branches name each twice or more on average.
fn has_repeated_branches(layout: &Layout, data: &[HeadRow]) -> bool {
    let Some(column) = layout.column(Field::Name) else { return false };
    let cells = data.iter().filter_map(|row| row.cells.get(column)).filter(|c| !c.is_empty());
    let distinct: FxHashSet<&String> = cells.clone().collect();
    !distinct.is_empty() && distinct.len() * 2 <= cells.count()
}

/// The level that a column counts.
fn level_of(meaning: &Meaning) -> Option<Field> {
    match meaning {
        Meaning::Field(field) => {
            CountField::LEVELS.into_iter().map(CountField::field).find(|level| level == field)
        }
        _ => None,
    }
}

/// Whether the columns of levels hold counts, not a tick in each row: some row has two of them, or
/// a number above one, and they are no sums of ticks.
fn has_level_counts(layout: &Layout, data: &[HeadRow]) -> bool {
    let is_level = |column: &usize| level_of(&layout.columns[*column]).is_some();
    let levels: Vec<usize> = (0..layout.columns.len()).filter(is_level).collect();
    // Sums and signatures below have no number.
    let numbers = layout.columns.iter().position(|meaning| *meaning == Meaning::Numbering);
    let is_numbered = |row: &&HeadRow| {
        let number = numbers.and_then(|column| row.cells.get(column));
        number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
    };
    let has_numbers = data.iter().any(|row| is_numbered(&row));
    let rows = || data.iter().filter(|row| !has_numbers || is_numbered(row));
    !are_choices(rows(), &levels)
        && rows().any(|row| {
            let cells = layout.columns.iter().zip(&row.cells);
            let filled = cells
                .filter(|(meaning, cell)| {
                    level_of(meaning).is_some()
                        && !cell.is_empty()
                        && !is_dash(cell)
                        && *cell != "0"
                })
                .map(|(_, cell)| cells::whole_number(cell));
            let numbers: Vec<Option<u64>> = filled.collect();
            numbers.len() > 1 || numbers.iter().any(|number| number.is_some_and(|n| n > 1))
        })
}

/// Whether the first rows of a file that is no table have the header of a list of people: names of
/// members, or two columns of personal data.
pub fn is_list_of_people(head: &[HeadRow]) -> bool {
    head.iter().any(|row| {
        let is_personal = |cell: &&String| meaning(cell) == Some(HeadingMeaning::Personal);
        let personal: Vec<&String> = row.cells.iter().filter(is_personal).collect();
        let has_names = personal.iter().any(|cell| persons_of(cell) == Persons::Members);
        row.cells.iter().filter(|cell| !cell.is_empty()).count() >= 2
            && (has_names || personal.len() >= 2)
    }) || has_column_of_names(head)
}

/// Whether the first rows have a column of names below a heading of members.
fn has_column_of_names(head: &[HeadRow]) -> bool {
    let name_cells = NameCells::new(head);
    head.iter().enumerate().any(|(at, row)| {
        let meanings: Vec<_> = row.cells.iter().map(|cell| meaning(cell)).collect();
        let is_of_members = |column: &usize| {
            matches!(fold(&row.cells[*column]).as_str(), "dang vien" | "dv" | "ten" | "ho ten")
        };
        name_cells.columns_of_names(at + 1, &meanings).iter().any(is_of_members)
    })
}
