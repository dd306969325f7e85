//! The cells of a unit's row, each parsed by the field of its column.

use super::file_reader::RowFindings;
use crate::domain::{
    Count, CountField, Date, Field, FindingKind, HIDDEN_CELL, Ownership, Rating, TextPool, UnitRow,
    Year, YesNo, fold,
};
use crate::ingest::cells::group_notes::without_notes;
use crate::ingest::cells::unit_name::{self, Prefix};
use crate::ingest::cells::zone_name::after_words;
use crate::ingest::cells::{self, numbering, person_name};
use crate::ingest::header::heading::{HeadingMeaning, meaning};
use std::borrow::Cow;

/// A unit while the cells of its row are parsed.
pub struct UnitCells<'a> {
    pub texts: &'a mut TextPool,
    /// The list has organisations and branches, whose names may have numbers.
    pub is_list_of_both: bool,
    /// The table has personal columns, so that a date may be one of birth.
    pub has_personal: bool,
    pub unit: UnitRow,
    pub findings: RowFindings,
    /// True if a count of members by level is missing.
    pub lacks_levels: bool,
}

impl UnitCells<'_> {
    /// Parses the cell of a field that is no count.
    pub fn read(&mut self, field: Field, column: usize, cell: &str) {
        let at = (field, column, cell);
        match field {
            Field::Year => {
                self.unit.year = self.value(cells::year(cell), at).unwrap_or(Year::UNKNOWN);
            }
            Field::Id if cells::is_collapsed_id(cell) => {
                self.add_odd(FindingKind::CollapsedId, at);
            }
            Field::Id => self.unit.id = self.texts.intern(cell),
            Field::Name => {
                self.unit.name = self.texts.intern(&bare_name(cell, self.is_list_of_both));
                self.find_lost_letters(column, cell);
            }
            Field::Parent => {
                if cells::is_collapsed_id(cell) {
                    self.findings.push((FindingKind::CollapsedId, column));
                }
                self.unit.parent = self.texts.intern(cell);
            }
            Field::Zone => {
                self.find_lost_letters(column, cell);
                self.unit.zone_text = self.texts.intern(cell);
            }
            Field::District => {
                self.find_lost_letters(column, cell);
                self.unit.district = self.texts.intern(cell);
            }
            Field::Kind => {
                if let Some(kind) = self.value(cells::kind(cell), at) {
                    self.unit.kind = kind;
                }
            }
            Field::Ownership => {
                let ownership = self.value(cells::ownership(cell), at);
                self.unit.ownership = ownership.unwrap_or(Ownership::Bad);
            }
            Field::Rating => {
                let rating = self.value(cells::rating(cell), at);
                if rating.is_some() {
                    self.unit.unrated_reason = cells::unrated_reason(cell);
                }
                self.unit.rating = rating.unwrap_or(Rating::Bad);
            }
            Field::Established => {
                self.unit.established = self.value(cells::date(cell), at).unwrap_or(Date::BAD);
            }
            Field::TradeUnion => {
                self.unit.trade_union =
                    self.value(union(cell, field), at).unwrap_or(YesNo::Unknown);
            }
            Field::YouthUnion => {
                self.unit.youth_union =
                    self.value(union(cell, field), at).unwrap_or(YesNo::Unknown);
            }
            Field::Elsewhere => self.unit.elsewhere = cells::yes_no(cell) == YesNo::Yes,
            _ => {}
        }
    }

    /// Parses the cell of a count.
    pub fn read_count(&mut self, count: CountField, column: usize, cell: &str) {
        let field = count.field();
        let value = self.value(cells::count(cell, field), (field, column, cell));
        self.unit.counts[count as usize] = value.unwrap_or(Count::BAD);
        if value == Some(Count::MISSING) {
            self.lacks_levels |= count.is_level();
            self.findings.push((FindingKind::MissingCount, column));
        }
    }

    /// The value of a cell. A cell that has none of its kind is kept as written, with a finding.
    fn value<T>(&mut self, read: Result<T, FindingKind>, at: (Field, usize, &str)) -> Option<T> {
        read.map_err(|what| self.add_odd(what, at)).ok()
    }

    /// Keeps a cell that is not of its column's kind.
    fn add_odd(&mut self, what: FindingKind, (field, column, cell): (Field, usize, &str)) {
        let what = if cells::has_lost_letters(cell) { FindingKind::LostLetters } else { what };
        self.findings.push((what, column));
        let may_be_birth =
            field != Field::Established && (self.has_personal || person_name::is_birth(cell));
        self.unit.odd.push((field, self.texts.intern(shown_odd(cell, may_be_birth))));
    }

    fn find_lost_letters(&mut self, column: usize, cell: &str) {
        if cells::has_lost_letters(cell) {
            self.findings.push((FindingKind::LostLetters, column));
        }
    }
}

/// Whether a cell of a union says that there is one: by yes or no, the number of its members, or
/// its name.
pub fn union(cell: &str, field: Field) -> Result<YesNo, FindingKind> {
    match (cells::yes_no(cell), cells::whole_number(cell)) {
        (YesNo::Unknown, Some(_)) => Ok(YesNo::Yes),
        (YesNo::Unknown, None) if meaning(cell) == Some(HeadingMeaning::Field(field)) => {
            Ok(YesNo::Yes)
        }
        (YesNo::Unknown, None) => Err(FindingKind::NotYesOrNo),
        (has, _) => Ok(has),
    }
}

/// A cell that is not of its column's kind, as it is kept: without a person's name, nor a date that
/// may be one of birth.
pub fn shown_odd(cell: &str, may_be_birth: bool) -> &str {
    if cells::may_hold_person(cell, may_be_birth) { HIDDEN_CELL } else { cell }
}

/// A name without its number, in a list of both tables, or without the sign of a list before it:
/// `- Chi bộ Văn phòng`. In a list of both, a committee is named as in a list of its own: `Đảng bộ
/// Công ty A` for `Đảng ủy Công ty A (3 chi bộ)`.
fn bare_name(cell: &str, is_list_of_both: bool) -> Cow<'_, str> {
    if is_list_of_both {
        let numberless = numbering::bare_name(cell);
        let folded = fold(numberless);
        if unit_name::prefix(&folded) == Some(Prefix::Committee) {
            let name = numberless.trim_start_matches(numbering::LIST_SIGNS).trim_start();
            // `(2)` may be the second committee of a company.
            let bare = if name.ends_with(')') { without_notes(name) } else { name };
            let has_words = name[bare.len()..].contains(char::is_alphabetic);
            let name = if has_words { bare } else { name };
            return match folded.strip_prefix("dang uy ") {
                Some(_) => format!("Đảng bộ {}", after_words(name, 2)).into(),
                None => name.into(),
            };
        }
        if numberless.len() < cell.len() {
            return numberless.into();
        }
    }
    match cell.trim_start_matches(numbering::LIST_SIGNS).trim_start() {
        "" => cell,
        bare => bare,
    }
    .into()
}

/// True if a title says that the figures are invented.
pub fn is_invented_title(title: &str) -> bool {
    let folded = fold(title);
    folded.contains("so lieu minh hoa") || folded.contains("illustrative data")
}

/// True if a note says that the figures are invented.
pub fn is_invented_note(note: &str) -> bool {
    let folded = fold(note);
    folded.contains("minh hoa") || folded == "illustrative" || is_invented_title(note)
}
