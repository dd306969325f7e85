//! Columns that a tick chooses between: `KCN Quang Châu | KCN Vân Trung` under `Khu công nghiệp`,
//! `Nhà nước | Ngoài Nhà nước | FDI` under `Loại hình doanh nghiệp`, `Đã có | Chưa có` under `Tổ
//! chức đảng` or before these words. The heading of the ticked column is the value of the row.

use super::column_cells::{are_choices, is_of_kind};
use super::column_numbers::is_column_numbers;
use super::folding::fold_heading;
use super::heading::HeadingMeaning;
use super::heading_path::meaning_of_path;
use super::layout::{HeadRow, Layout, TickedValues};
use super::ticks::{is_choice, is_sign, is_tick, is_unticked, keep_ticked, yes_of};
use crate::domain::{Field, Kind, Meaning, ZoneKind, fold};
use crate::ingest::cells::{self, ownership_word, zone_name};
use std::collections::BTreeSet;

/// The zones and the ownerships that ticks choose between. `paths` has the headings of each column,
/// from top to bottom; `data` are the first rows below the header.
pub fn find_ticked(paths: &[Vec<&str>], data: &[HeadRow]) -> Vec<TickedValues> {
    let of = |field, value: fn(&[&str]) -> Option<String>| {
        let named = || {
            let columns = paths.iter().enumerate();
            columns.filter_map(|(column, path)| Some((column, value(path)?)))
        };
        let columns = used(&mut named(), |column| ticks_of(data, column, &paths[column]));
        if columns.len() > 1 && are_ticked(data, &columns) {
            return Some(of_columns(field, columns, data));
        }
        let columns = used(&mut named(), |column| marks_of(data, column));
        let places: Vec<usize> = columns.iter().map(|(column, _)| *column).collect();
        are_choices(data, &places).then(|| of_columns(field, columns, data))
    };
    let (mut kinds, mut organisations) =
        (of(Field::Kind, kind_of), of(Field::Organisation, organisation_of));
    let columns = |values: &Option<TickedValues>| -> Vec<usize> {
        values.iter().flat_map(|v| v.columns.iter().map(|(column, _)| *column)).collect()
    };
    let own = columns(&kinds);
    if !own.is_empty() && own == columns(&organisations) {
        // `Tổ chức đảng` over `Đảng bộ | Chi bộ`.
        *(if are_enterprises(paths, &own) { &mut kinds } else { &mut organisations }) = None;
    }
    let others = [of(Field::Zone, zone_of), of(Field::Ownership, ownership_of)];
    others.into_iter().chain([kinds, organisations]).flatten().collect()
}

/// The values of some columns, with the sign that ticks most rows.
fn of_columns(field: Field, columns: Vec<(usize, String)>, data: &[HeadRow]) -> TickedValues {
    let places: Vec<usize> = columns.iter().map(|(column, _)| *column).collect();
    let yes = yes_of(data.iter().map(|row| row.cells.as_slice()), &places);
    TickedValues { field, columns, yes }
}

/// True if the headings but those of some columns are of enterprises, and none names a unit.
fn are_enterprises(paths: &[Vec<&str>], but: &[usize]) -> bool {
    let has = |field| {
        let mut others = (0..paths.len()).filter(|column| !but.contains(column));
        others.any(|column| meaning_of_path(&paths[column]) == Some(HeadingMeaning::Field(field)))
    };
    has(Field::Enterprise) && !has(Field::Name)
}

/// Gives the first column of each field its meaning, and the others none.
pub fn name_ticked(meanings: &mut [Option<HeadingMeaning>], ticked: &[TickedValues]) {
    for TickedValues { field, columns, .. } in ticked {
        for (at, (column, _)) in columns.iter().enumerate() {
            meanings[*column] = (at == 0).then_some(HeadingMeaning::Field(*field));
        }
    }
}

/// Gives columns with the headings of owners that field where their cells are owners too, as no
/// other column is of it: `Doanh nghiệp nhà nước | Doanh nghiệp ngoài nhà nước` over `Nhà nước |
/// FDI`.
pub fn name_owners(meanings: &mut [Option<HeadingMeaning>], paths: &[Vec<&str>], data: &[HeadRow]) {
    let owner = Some(HeadingMeaning::Field(Field::Ownership));
    if meanings.contains(&owner) {
        return;
    }
    for (meaning, (column, path)) in meanings.iter_mut().zip(paths.iter().enumerate()) {
        let are_owners = || {
            let cells = data.iter().filter_map(|row| row.cells.get(column));
            let cells = cells.filter(|cell| !is_unticked(cell));
            let owners = cells.clone().filter(|cell| is_of_kind(cell, Field::Ownership));
            owners.count() * 2 > cells.count()
        };
        if meaning.is_none() && ownership_of(path).is_some() && are_owners() {
            *meaning = owner;
        }
    }
}

/// Reads the columns that a tick chooses between, where the first of them is the column of its
/// field.
pub fn use_ticked(layout: &mut Layout, ticked: Vec<TickedValues>) {
    for values in ticked {
        let Some((first, others)) = values.columns.split_first() else { continue };
        if layout.column(values.field) == Some(first.0) {
            for (column, _) in others {
                layout.columns[*column] = Meaning::Unused;
            }
            layout.ticked.push(values);
        }
    }
}

/// What a column has of ticks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Ticked,
    /// It has neither ticks nor words: no unit is of its value.
    Empty,
    Other,
}

/// The columns that are ticked, and the empty ones beside them: all units may be in one zone. A
/// column with words beside the only one with ticks shows that these choose nothing.
fn used(
    named: &mut dyn Iterator<Item = (usize, String)>,
    use_of: impl Fn(usize) -> Use,
) -> Vec<(usize, String)> {
    let all: Vec<(Use, (usize, String))> = named.map(|named| (use_of(named.0), named)).collect();
    let count = |of: Use| all.iter().filter(|(own, _)| *own == of).count();
    if count(Use::Ticked) == 0 || count(Use::Ticked) == 1 && count(Use::Other) > 0 {
        return Vec::new();
    }
    all.into_iter().filter(|(own, _)| *own != Use::Other).map(|(_, named)| named).collect()
}

/// A column is ticked if it has ticks, and less other words than its headings again. Sums stand
/// above or below the ticks, and the column's number.
fn ticks_of(data: &[HeadRow], column: usize, headings: &[&str]) -> Use {
    let cells = || data.iter().filter_map(|row| row.cells.get(column));
    let is_word = |cell: &&String| {
        let is_heading = || headings.contains(&cell.as_str());
        cell.chars().any(char::is_alphabetic)
            && !is_sign(cell)
            && !is_unticked(cell)
            && !is_heading()
    };
    let words = cells().filter(is_word).count();
    match cells().filter(|cell| is_sign(cell)).count() {
        0 if words == 0 => Use::Empty,
        signs if signs > words => Use::Ticked,
        _ => Use::Other,
    }
}

/// A column is ticked if it has marks, and less else.
fn marks_of(data: &[HeadRow], column: usize) -> Use {
    let rows = data.iter().filter(|row| !is_column_numbers(&row.cells, |_| false));
    let cells = rows.filter_map(|row| row.cells.get(column)).filter(|cell| !is_unticked(cell));
    let all = cells.clone().count();
    match cells.filter(|cell| is_choice(cell)).count() {
        0 if all == 0 => Use::Empty,
        marks if marks * 2 > all => Use::Ticked,
        _ => Use::Other,
    }
}

/// True if most rows that fill any of some columns tick one. The others are sums of the ticks or
/// have the numbers of the columns. Letters that are no usual ticks are one letter: `A | B | C` are
/// lots.
fn are_ticked(data: &[HeadRow], columns: &[(usize, String)]) -> bool {
    let (mut filled, mut ticked, mut letters) = (0, 0, BTreeSet::new());
    for row in data {
        let cells = columns.iter().filter_map(|(column, _)| row.cells.get(*column));
        let mut cells: Vec<&String> = cells.collect();
        keep_ticked(&mut cells, columns.len(), None, |cell| cell);
        filled += usize::from(!cells.is_empty());
        ticked += usize::from(cells.iter().any(|cell| is_sign(cell)));
        letters.extend(cells.into_iter().filter(|cell| is_sign(cell) && !is_tick(cell)));
    }
    ticked * 2 > filled && letters.len() < 2
}

/// The zone that a column's own heading names, below a heading of zones or with its kind.
fn zone_of(path: &[&str]) -> Option<String> {
    let (own, groups) = path.split_last()?;
    let spelling = zone_name::parse(own);
    match spelling.kind {
        ZoneKind::Park | ZoneKind::Cluster => Some((*own).to_owned()),
        ZoneKind::Outside if !own.is_empty() => Some((*own).to_owned()),
        ZoneKind::Bare if !spelling.folded.is_empty() && !fold(own).starts_with("trong") => {
            let group = groups.iter().rev().find(|group| !group.is_empty() && *group != own)?;
            let kind = zone_name::kind_of_heading(group)?;
            Some(zone_name::with_kind(kind, own))
        }
        _ => None,
    }
}

fn ownership_of(path: &[&str]) -> Option<String> {
    let own = path.last()?;
    ownership_word(&fold(own)).map(|_| (*own).to_owned())
}

/// The kind that a column's own heading names: `Đảng bộ cơ sở`, or `Đảng bộ` below `Loại hình`.
fn kind_of(path: &[&str]) -> Option<String> {
    let (own, groups) = path.split_last()?;
    let is_kind = |kind: &str| cells::kind(kind).is_ok_and(|kind| kind != Kind::Bad);
    let is_of_kinds = |group: &&str| {
        let folded = fold_heading(group);
        folded.starts_with("loai hinh") || matches!(&*folded, "tcd" | "tccsd")
    };
    if is_kind(own) && !own.is_empty() {
        return Some((*own).to_owned());
    }
    match &*fold(own) {
        "dang bo" if groups.iter().any(is_of_kinds) => Some("Đảng bộ cơ sở".to_owned()),
        "chi bo" if groups.iter().any(is_of_kinds) => Some("Chi bộ cơ sở".to_owned()),
        _ => None,
    }
}

/// Whether an enterprise has an organisation, in the words of a cell.
fn organisation_of(path: &[&str]) -> Option<String> {
    let (own, groups) = path.split_last()?;
    match &*fold_heading(own) {
        "co tcd" | "da co tcd" => return Some("Đã có".to_owned()),
        "chua co tcd" | "khong co tcd" => return Some("Chưa có".to_owned()),
        _ => {}
    }
    let is_of_organisation =
        groups.iter().any(|group| matches!(&*fold_heading(group), "tcd" | "to chuc dang"));
    if is_of_organisation && matches!(&*fold(own), "dang bo" | "chi bo") {
        return Some("Đã có".to_owned());
    }
    let is_word = cells::organisation(own).is_empty()
        || matches!(&*fold(own), "co" | "da co" | "da thanh lap" | "da co tcd");
    (is_of_organisation && !own.is_empty() && is_word).then(|| (*own).to_owned())
}
