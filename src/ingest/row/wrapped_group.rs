//! The title of a group that goes on in the row below: a printed form wraps a long one.
//!
//! ```text
//! I;KCN Song Khê -
//!  ;Nội Hoàng
//! ```

use super::classify::{Class, classify};
use super::label::{label_column, section_style};
use super::note::is_in_brackets;
use super::total::total_label;
use crate::domain::{ZoneKind, clean, fold};
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::cells::numbering::{NumberingStyle, bare_name};
use crate::ingest::cells::person_name::{Likeness, likeness};
use crate::ingest::cells::{unit_name, zone_name};
use crate::ingest::header::layout::Layout;
use csv::StringRecord;
use std::borrow::Cow;

/// The row of a group joined with a row that only goes on with its title; None where the row does
/// not, or it is not certain that it does.
pub fn joined(layout: &Layout, above: &StringRecord, row: &[Cow<'_, str>]) -> Option<StringRecord> {
    let mut filled = row.iter().filter(|cell| !cell.is_empty());
    let (Some(rest), None) = (filled.next(), filled.next()) else { return None };
    let group = layout.cleaned(above);
    let column = label_column_of(layout, &group)?;
    let title = bare_name(&group[column]);
    if !may_be_rest(rest)
        || section_style(layout, row) != NumberingStyle::Bare
        || !goes_on(title, rest)
        || !matches!(classify(layout, &group), Class::Section(_) | Class::TextOnly)
    {
        return None;
    }
    let joined = format!("{} {rest}", clean(above.get(column)?));
    let cells = above.iter().enumerate();
    Some(cells.map(|(at, cell)| if at == column { &joined } else { cell }).collect())
}

/// The column of a group's title: its first cell with words.
fn label_column_of(layout: &Layout, row: &[Cow<'_, str>]) -> Option<usize> {
    let has_words = |column: &usize| bare_name(&row[*column]).contains(' ');
    label_column(layout, row).filter(has_words).or_else(|| (0..row.len()).find(has_words))
}

/// True for a text that is no note, total, unit or person.
fn may_be_rest(rest: &str) -> bool {
    rest.starts_with(char::is_alphabetic)
        && !rest.contains([':', ';'])
        && !is_in_brackets(rest)
        && total_label(rest).is_none()
        && unit_name::prefix(&fold(rest)).is_none()
        && likeness(rest) <= Likeness::Slight
}

/// True if a text goes on with the title of a group: with a title that is not at its end, in small
/// letters, or with what makes the two of them another group than the title alone.
fn goes_on(title: &str, rest: &str) -> bool {
    /// Folded words that begin a note.
    const NOTES: [&str; 4] = ["trong do", "gom", "bao gom", "tiep theo"];
    let is_small = |text: &str| text.contains(char::is_lowercase);
    let joined = format!("{title} {rest}");
    let whole = group_of(&joined);
    if whole == Group::Nothing {
        // A third row names the group.
        let may_go_on = rest.starts_with(char::is_lowercase) || !is_small(&joined);
        return may_go_on && is_begun(&fold(&joined));
    }
    let is_open = title.ends_with(['-', '–', ',', '&']) || title.ends_with(" và");
    if is_open || rest.starts_with(char::is_lowercase) {
        let folded = fold(rest);
        return !NOTES.iter().any(|note| folded.starts_with(note));
    }
    if group_of(rest) != Group::Nothing {
        return false;
    }
    match (&whole, group_of(title)) {
        (Group::Ownership(_) | Group::Kind(_), alone) => whole != alone,
        (Group::Zone(_), Group::Zone(zone)) => {
            let kind = zone_name::parse(&zone).kind;
            matches!(kind, ZoneKind::Park | ZoneKind::Cluster) && is_rest_of_zone(rest)
        }
        (Group::Zone(_), Group::Nothing) => zone_name::kind_alone(title).is_some(),
        (Group::Committee(_), Group::Committee(_)) => {
            !is_small(&joined) && rest.split(' ').count() > 1
        }
        _ => false,
    }
}

/// True if a folded text ends with the first words of a zone or an ownership, or with the kind of a
/// zone, whose name follows.
fn is_begun(folded: &str) -> bool {
    const PHRASES: [&str; 5] = [
        "khu cong nghiep ",
        "cum cong nghiep ",
        "khu cum cong nghiep ",
        "ngoai khu vuc nha nuoc",
        "co von dau tu nuoc ngoai",
    ];
    let starts = [0].into_iter().chain(folded.match_indices(' ').map(|(at, _)| at + 1));
    let is_start = |at: usize| {
        let end = &folded[at..];
        PHRASES
            .iter()
            .any(|phrase| phrase.strip_prefix(end).is_some_and(|rest| rest.starts_with(' ')))
    };
    folded.len() < 120 && starts.into_iter().any(is_start)
}

/// True for the last word of a zone's name, or the last of its first part: `Châu`, `Khê - Nội
/// Hoàng`.
fn is_rest_of_zone(rest: &str) -> bool {
    let first = rest.split([' ', ',']).next().unwrap_or_default();
    let after = rest[first.len()..].trim_start();
    first.chars().all(char::is_alphabetic)
        && (after.is_empty() || after.starts_with(['-', '–', ',', '(']))
}
