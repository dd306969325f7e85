//! Columns that are set aside before one of several of a meaning is chosen: differences between two
//! years, forecasts, and the periods of a form that are not filled in yet.

use super::choice::{self, Standing};
use super::column_cells::has_values;
use super::column_time;
use super::heading::HeadingMeaning;
use super::layout::HeadRow;
use crate::domain::{Field, begins_with_words, fold, has_words};

/// How the heading of a difference or of a share of change begins, folded.
const DIFFERENCES: [&str; 5] = ["so sanh", "chenh lech", "bien dong", "tang giam", "ty le"];

/// Words of a heading about what is to be, folded.
const FORECASTS: [&str; 5] = ["uoc", "phuong huong", "nghi quyet", "du bao", "de ra"];

/// Takes their meaning from such columns where another one has it: `Năm 2024 | Năm 2025 | So sánh`.
pub fn set_aside(meanings: &mut [Option<HeadingMeaning>], paths: &[Vec<&str>], data: &[HeadRow]) {
    let figures: Vec<(usize, HeadingMeaning, Field)> = meanings
        .iter()
        .enumerate()
        .filter_map(|(column, named)| Some((column, (*named)?, (*named)?.figure()?)))
        .collect();
    let year = |column: usize, field| column_time::of_headings(field, &paths[column]).year(None);
    // What there is of states and of parts of a year with values: few, however wide the sheet is.
    let (mut states, mut parts) = (Vec::new(), Vec::new());
    for (column, meaning, field) in &figures {
        let path = &paths[*column];
        if !is_no_state(path) && !states.contains(meaning) {
            states.push(*meaning);
        }
        if column_time::names_part(path)
            && choice::standing(*field, path) != Standing::LeftOut
            && has_values(data, *column)
        {
            let part = (*meaning, year(*column, *field));
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
    }
    for (column, meaning, field) in figures {
        let is_set_aside = if is_no_state(&paths[column]) {
            states.contains(&meaning)
        } else {
            !parts.is_empty()
                && !has_values(data, column)
                && parts.contains(&(meaning, year(column, field)))
        };
        if is_set_aside {
            meanings[column] = Some(HeadingMeaning::Remark);
        }
    }
}

/// True if a heading says that the figures are a difference or a forecast.
fn is_no_state(path: &[&str]) -> bool {
    path.iter().any(|heading| {
        let folded = fold(heading);
        DIFFERENCES.iter().any(|start| begins_with_words(&folded, start))
            || FORECASTS.iter().any(|word| has_words(&folded, word))
            || matches!(&*folded, "tang" | "giam")
            || is_sign(heading)
    })
}

/// True for `+/-`, `(+, -)`, `±`.
fn is_sign(heading: &str) -> bool {
    heading.contains(['+', '±'])
        && heading.chars().all(|c| matches!(c, '+' | '-' | '±' | '/' | ',' | '(' | ')' | ' ' | '–'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_or_a_forecast_is_no_state() {
        for heading in [
            "So sánh",
            "Tăng, giảm",
            "Tăng (+), giảm (-)",
            "Chênh lệch",
            "Tăng",
            "+/-",
            "So sánh (%)",
            "Tỷ lệ %",
            "Ước năm 2026",
            "Phương hướng năm 2026",
            "Nghị quyết năm 2026",
        ] {
            assert!(is_no_state(&[heading, "TSĐV"]), "{heading}");
        }
        for heading in ["Năm 2025", "Đảng viên tăng trong năm", "Kết nạp", "", "-"] {
            assert!(!is_no_state(&[heading, "TSĐV"]), "{heading}");
        }
    }
}
