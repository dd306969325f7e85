//! The file of suppositions (what if): TOML, one `[[change]]` a supposed change.

use super::line::line_of;
use crate::analysis::{Change, Supposed};
use crate::domain::{FileError, Rating, Table, Year, clean};
use crate::words::settings;
use serde::{Deserialize, Serialize};

/// One change in the file: a rating, or members who move from a rating to another.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    table: String,
    year: u16,
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    members: Option<u32>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "change")]
    changes: Vec<Entry>,
}

fn rating(word: &str) -> Option<Rating> {
    Rating::LEVELS.into_iter().chain([Rating::Unrated]).find(|rating| rating.word() == word)
}

/// The size of the largest file that is read, in bytes.
pub const MAX: u64 = 1 << 20;

/// The changes as the text of a file.
#[must_use]
pub fn print(changes: &[Change]) -> String {
    let entry = |change: &Change| {
        let (rating, moved) = match change.supposed {
            Supposed::Rating(to) => (Some(to.word().to_owned()), None),
            Supposed::Members { from, to, count } => (None, Some((from.word(), to.word(), count))),
        };
        let table = if change.table == Table::Branches { "branches" } else { "organisations" };
        Entry {
            table: table.to_owned(),
            year: change.year.0,
            id: change.id.clone(),
            rating,
            from: moved.as_ref().map(|m| m.0.to_owned()),
            to: moved.as_ref().map(|m| m.1.to_owned()),
            members: moved.map(|m| m.2),
        }
    };
    let file = File { changes: changes.iter().map(entry).collect() };
    let text = toml::to_string(&file).unwrap_or_default();
    format!("# {}\n\n{text}", settings::SUPPOSITIONS_NOTE)
}

/// Parses the text of a file.
///
/// # Errors
/// The text is not TOML, or an entry is not a change.
pub fn read(text: &str) -> Result<Vec<Change>, FileError> {
    let file: File = toml::from_str(text).map_err(|e| {
        let line = line_of(text, e.span().map_or(0, |span| span.start));
        FileError::NotToml { line, message: clean(e.message()).into_owned() }
    })?;
    let change = |entry: &Entry| {
        let table = match entry.table.as_str() {
            "organisations" => Table::Organisations,
            "branches" => Table::Branches,
            _ => return None,
        };
        let supposed = match entry {
            Entry { rating: Some(to), from: None, to: None, members: None, .. } => {
                Supposed::Rating(rating(to)?)
            }
            Entry {
                rating: None, from: Some(from), to: Some(to), members: Some(count), ..
            } => Supposed::Members { from: rating(from)?, to: rating(to)?, count: *count },
            _ => return None,
        };
        Some(Change {
            table,
            year: Year::new(u64::from(entry.year))?,
            id: clean(&entry.id).into_owned(),
            supposed,
        })
    };
    file.changes
        .iter()
        .enumerate()
        .map(|(at, entry)| change(entry).ok_or(FileError::WrongChange(at + 1)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_again() {
        let change = |table, id: &str, supposed| Change {
            table,
            year: Year(2023),
            id: id.to_owned(),
            supposed,
        };
        let changes = vec![
            change(Table::Organisations, "TC \"1\"", Supposed::Rating(Rating::Good)),
            change(
                Table::Branches,
                "CB1",
                Supposed::Members { from: Rating::Unsatisfactory, to: Rating::Excellent, count: 3 },
            ),
            change(Table::Branches, "CB2", Supposed::Rating(Rating::Unrated)),
        ];
        assert_eq!(read(&print(&changes)), Ok(changes));
        assert_eq!(read(""), Ok(vec![]));
    }

    #[test]
    fn a_wrong_file_names_its_line_or_change() {
        assert!(matches!(
            read("[[change]]\ntable = 1"),
            Err(FileError::NotToml { line: 2, message }) if !message.is_empty()
        ));
        for wrong in [
            "[[change]]\ntable=\"x\"\nyear=2023\nid=\"a\"\nrating=\"good\"",
            "[[change]]\ntable=\"branches\"\nyear=2023\nid=\"a\"",
        ] {
            assert_eq!(read(wrong), Err(FileError::WrongChange(1)));
        }
        assert!(read("\u{1b}[31m").is_err());
    }
}
