//! Rows that go on with the cells of the row above: a printed form wraps a long cell, and its rest
//! is in a row of its own.
//!
//! ```text
//! 1;Chi bộ Công ty;CBCS;KCN Quang;Hoàn thành;10;1;8;1;0
//!  ;Giấy A        ;    ;Châu     ;nhiệm vụ  ;  ; ; ; ;
//! ```
//!
//! Rows whose name alone is wrapped are joined where the unit is stored.

use super::classify::{Class, classify};
use super::note::is_about_list;
use super::page::is_page_row;
use super::signature::is_signature_row;
use super::total::total_label;
use super::wrapped_group;
use crate::domain::{Field, FindingKind, Kind, Meaning, Ownership, Rating, ZoneKind, clean, fold};
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::cells::numbering::{NumberingStyle, split_number};
use crate::ingest::cells::person_in_rest::is_person;
use crate::ingest::cells::person_name::{Likeness, likeness};
use crate::ingest::cells::{self, unit_name, zone_name};
use crate::ingest::header::layout::Layout;
use csv::StringRecord;
use std::borrow::Cow;

/// True if a row has words in columns of words alone, one of them outside the column of names: no
/// number, id or count. Such a row is no unit.
pub fn may_be_rest<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    let mut has_rest = false;
    for (column, cell) in row.iter().enumerate() {
        let cell = cell.as_ref();
        if cell.is_empty() || cell.trim().is_empty() {
            continue;
        }
        match layout.columns.get(column) {
            Some(Meaning::Field(field)) if is_of_words(*field) => {
                has_rest |= !is_name(*field);
                if !is_name(*field) && !cell.contains(char::is_alphabetic) {
                    return false;
                }
            }
            Some(Meaning::Unknown | Meaning::Unused | Meaning::Personal) => {}
            _ => return false,
        }
    }
    has_rest
}

/// True if a line may be one of a row that [`may_be_rest`] accepts: rows of units have more digits.
pub fn may_be_line_of_rest(line: &str) -> bool {
    const MOST_DIGITS: usize = 3;
    line.bytes().filter(u8::is_ascii_digit).nth(MOST_DIGITS).is_none()
}

/// The row above joined with a row that goes on with its cells; None where the row does not, or it
/// is not certain that it does.
pub fn joined(layout: &Layout, above: &StringRecord, row: &StringRecord) -> Option<StringRecord> {
    let rest: Vec<Cow<'_, str>> = row.iter().map(clean).collect();
    if let Some(group) = wrapped_group::joined(layout, above, &rest) {
        return Some(group);
    }
    if !may_be_rest(layout, &rest) || is_signature_row(&rest) || is_page_row(layout, &rest) {
        return None;
    }
    if rest.iter().any(|cell| total_label(cell).is_some()) {
        return None;
    }
    let unit = layout.cleaned(above);
    let goes_on = |(column, cell): (usize, &Cow<'_, str>)| match layout.columns.get(column) {
        Some(Meaning::Field(field)) if !cell.is_empty() => {
            unit.get(column).is_some_and(|above| goes_on(*field, above, cell))
        }
        _ => true,
    };
    if !rest.iter().enumerate().all(goes_on) || classify(layout, &unit) != Class::Data {
        return None;
    }
    let mut joined = StringRecord::new();
    for column in 0..above.len().max(row.len()) {
        let (first, rest) = (above.get(column).unwrap_or(""), row.get(column).unwrap_or(""));
        if rest.trim().is_empty() {
            joined.push_field(first);
        } else {
            joined.push_field(&format!("{} {}", first.trim_end(), rest.trim_start()));
        }
    }
    Some(joined)
}

/// True for a field whose cells are words that may be wrapped.
pub const fn is_of_words(field: Field) -> bool {
    is_name(field)
        || matches!(
            field,
            Field::Kind
                | Field::Zone
                | Field::District
                | Field::Ownership
                | Field::Rating
                | Field::Parent
                | Field::Organisation
        )
}

const fn is_name(field: Field) -> bool {
    matches!(field, Field::Name | Field::Enterprise)
}

/// True if a cell goes on with the one above.
pub fn goes_on(field: Field, above: &str, rest: &str) -> bool {
    if above.is_empty() {
        return false;
    }
    let joined = format!("{above} {rest}");
    match field {
        Field::Rating => is_rest_of_rating(above, rest),
        Field::Kind => {
            let is = |cell: &str| is_known(cells::kind(cell), &Kind::Bad);
            !(is(above) && is(rest)) && (is(&joined) || is_kind_of_others(&joined))
        }
        Field::Ownership => {
            let is = |cell: &str| is_known(cells::ownership(cell), &Ownership::Missing);
            !(is(above) && is(rest)) && is(&joined)
        }
        Field::Zone => {
            matches!(group_of(rest), Group::Nothing | Group::Zone(_))
                && is_rest_of_zone(above, rest)
                && is_rest_of_place(rest)
        }
        Field::District => {
            let has_sign = rest.contains(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')'));
            group_of(rest) == Group::Nothing && !has_sign && is_rest_of_place(rest)
        }
        // A word for none is a whole cell.
        Field::Organisation if cells::organisation(rest).is_empty() => false,
        Field::Parent if is_about_list(rest) => false,
        _ => !begin_alike(above, rest) && is_rest_of_name(rest),
    }
}

/// True if a text goes on with the words of a rating, and is none of its own.
pub fn is_rest_of_rating(above: &str, rest: &str) -> bool {
    let joined = format!("{above} {rest}");
    let is = |cell: &str| cells::known_rating(cell).is_some_and(Rating::is_rated);
    // `Hoàn thành` is a rating by itself too.
    let is_begun = matches!(&*fold(above), "hoan thanh" | "chua hoan thanh");
    (is_begun || !(is(above) && is(rest)))
        && (cells::known_rating(&joined).is_some() || begins_rating(&fold(&joined)))
}

/// True for the first words of a level, which a third row ends: `Hoàn thành xuất sắc nhiệm`.
fn begins_rating(folded: &str) -> bool {
    let levels = ["hoan thanh xuat sac nhiem vu", "hoan thanh tot nhiem vu", "hoan thanh nhiem vu"];
    let bare = ["khong ", "chua "].iter().find_map(|none| folded.strip_prefix(none));
    let (words, levels) = bare.map_or((folded, &levels[..]), |bare| (bare, &levels[2..]));
    levels.iter().any(|level| level.strip_prefix(words).is_some_and(|rest| rest.starts_with(' ')))
}

/// True for a text that may name a person, or head what is behind it: `Phụ trách: …`.
fn may_be_note(rest: &str) -> bool {
    rest.contains(':') || likeness(rest) > Likeness::Slight
}

/// True for a text of the words of a place alone: `Nếnh`, `thị xã Việt Yên`, `mở rộng`.
fn is_rest_of_place(rest: &str) -> bool {
    const PLACES: [&str; 20] = [
        "thi", "xa", "phuong", "huyen", "thanh", "pho", "tinh", "tran", "dac", "khu", "quan",
        "cum", "cong", "nghiep", "mo", "rong", "giai", "doan", "va", "so",
    ];
    let words: Vec<&str> = rest.split(' ').collect();
    let is_of_place = |(at, word): (usize, &&str)| match word.trim_matches(['(', ')', ',']) {
        // `Giai đoạn 2` has its number last.
        bare if bare.starts_with(|c: char| c.is_ascii_digit()) => at + 1 == words.len(),
        bare => {
            bare.starts_with(char::is_uppercase)
                || matches!(bare, "" | "-" | "–")
                || PLACES.contains(&&*fold(bare))
        }
    };
    let is_numbered = matches!(split_number(rest), (style, label)
        if style != NumberingStyle::Bare && !label.is_empty());
    !is_numbered && !may_be_note(rest) && words.iter().enumerate().all(is_of_place)
}

/// True if two names have the same first words: each is whole.
fn begin_alike(above: &str, rest: &str) -> bool {
    let [above, rest] = [above, rest].map(fold);
    above.split(' ').take(2).eq(rest.split(' ').take(2))
}

fn is_known<T: PartialEq>(read: Result<T, FindingKind>, none: &T) -> bool {
    read.is_ok_and(|value| value != *none)
}

/// True for a kind of a list of both tables that is no base organisation.
fn is_kind_of_others(cell: &str) -> bool {
    cells::is_branch_kind(cell) || cells::is_sub_committee_kind(cell)
}

/// True if a cell is no zone by itself, but part of the name of one, or of `Ngoài khu công nghiệp`.
fn is_rest_of_zone(above: &str, rest: &str) -> bool {
    let has_name = |cell: &str| {
        let spelling = zone_name::parse(cell);
        spelling.kind != ZoneKind::Bare && !spelling.name.is_empty()
    };
    match zone_name::parse(rest).kind {
        ZoneKind::Bare => true,
        ZoneKind::Outside => false,
        // `Khu,` + `cụm công nghiệp Nội Hoàng`.
        _ => !has_name(above) && zone_name::parse(above).kind != ZoneKind::Outside,
    }
}

/// True if a cell may be the rest of a unit's name, and not a name of its own, a group, a total or
/// a person.
pub fn is_rest_of_name(rest: &str) -> bool {
    !is_person(rest, Likeness::Slight)
        && group_of(rest) == Group::Nothing
        && total_label(rest).is_none()
        && unit_name::prefix(&fold(rest)).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::header::{self, layout::HeadRow, layout::OfFile};

    /// The row that two rows make, of a table with all columns of words.
    fn join(above: &str, rest: &str) -> Option<String> {
        let cells = |text: &str| text.split(';').map(str::to_owned).collect::<Vec<_>>();
        let heading = "TT;Tên TCCSĐ;Loại hình TCCSĐ;KCN;Xã, phường;Thành phần kinh tế;Xếp loại;\
                       TSĐV;HTXSNV;HTTNV;HTNV;KHTNV";
        let layout =
            header::find(&[HeadRow { line: 1, cells: cells(heading) }], OfFile::default()).unwrap();
        let record = |text: &str| StringRecord::from(cells(text));
        let joined = joined(&layout, &record(above), &record(rest))?;
        Some(joined.iter().collect::<Vec<_>>().join(";"))
    }

    #[test]
    fn cells_go_on_in_the_row_below() {
        let figures = "10;1;8;1;0";
        for (above, rest, expected) in [
            ("A;CBCS;;;;Hoàn thành", ";;;;;nhiệm vụ", "A;CBCS;;;;Hoàn thành nhiệm vụ"),
            ("A;CBCS;;;;Hoàn thành", ";;;;;tốt nhiệm vụ", "A;CBCS;;;;Hoàn thành tốt nhiệm vụ"),
            ("A;CBCS;;;;Không hoàn", ";;;;;thành nhiệm vụ", "A;CBCS;;;;Không hoàn thành nhiệm vụ"),
            ("A;Chi bộ;;;;HTTNV", ";cơ sở;;;;", "A;Chi bộ cơ sở;;;;HTTNV"),
            ("A;CBCS;KCN Quang;;;HTTNV", ";;Châu;;;", "A;CBCS;KCN Quang Châu;;;HTTNV"),
            (
                "A;CBCS;Ngoài;;;HTTNV",
                ";;khu công nghiệp;;;",
                "A;CBCS;Ngoài khu công nghiệp;;;HTTNV",
            ),
            (
                "A;CBCS;Khu,;;;HTTNV",
                ";;cụm công nghiệp Nội Hoàng;;;",
                "A;CBCS;Khu, cụm công nghiệp Nội Hoàng;;;HTTNV",
            ),
            ("A;CBCS;;Phường;;HTTNV", ";;;Nếnh;;", "A;CBCS;;Phường Nếnh;;HTTNV"),
            ("A;CBCS;;;Ngoài;HTTNV", ";;;;Nhà nước;", "A;CBCS;;;Ngoài Nhà nước;HTTNV"),
            ("A;CBCS;KCN Quang;;;HTTNV", "Giấy;;Châu;;;", "A Giấy;CBCS;KCN Quang Châu;;;HTTNV"),
        ] {
            let joined = join(&format!("1;{above};{figures}"), &format!(";{rest};;;;;"));
            assert_eq!(joined, Some(format!("1;{expected};{figures}")), "{rest}");
        }
    }

    #[test]
    fn a_row_that_may_be_another_is_not_joined() {
        for rest in [
            // Only a name, a unit of its own, a total, a group, a person, another value.
            ";Giấy A;;;;;;;;;;",
            "2;B;;Châu;;;;;;;;",
            ";Cộng;;Châu;;;;;;;;",
            ";;;Châu;;;;10;;;;",
            ";;;KCN Vân Trung;;;;;;;;",
            ";;;Ngoài khu công nghiệp;;;;;;;;",
            ";;;Nguyễn Văn Thử;;;;;;;;",
            ";;;;;;Hoàn thành xuất sắc nhiệm vụ;;;;;",
            ";;;;Phường Nếnh;;;;;;;",
            ";;;;Do NGUYỄN VĂN THỬ phụ trách;;;;;;;",
            ";;;;Phụ trách: Thử;;;;;;;",
            ";;;;Ma Seo Thử 1;;;;;;;",
            ";;;;;FDI;;;;;;",
            ";;CBCS;;;;;;;;;",
            ";Công ty A;;Châu;;;;;;;;",
        ] {
            let above = "1;Công ty A;CBCS;KCN Quang;Phường;Nhà nước;HTTNV;10;1;8;1;0";
            assert_eq!(join(above, rest), None, "{rest}");
        }
    }
}
