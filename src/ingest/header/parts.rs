//! Lists in two or more parts side by side, each with the same headings.

use super::heading::{self, HeadingMeaning};
use super::layout::Layout;
use crate::domain::{Field, fold};
use std::ops::Range;

/// The fewest headings that a part has.
const LEAST: usize = 4;

/// The columns of each part; empty where the table has one part.
pub fn parts(layout: &Layout) -> Vec<Range<usize>> {
    // What stands above the lowest headings may be the letterhead of the paper.
    let lowest = |heading: &String| fold(heading.rsplit(" / ").next().unwrap_or(heading));
    let headings: Vec<String> = layout.headings.iter().map(lowest).collect();
    let mut width = headings.iter().rposition(|h| !h.is_empty()).map_or(0, |last| last + 1);
    // Remarks on all parts stand behind the last one.
    if headings[..width].iter().filter(|heading| is_remark(heading)).count() == 1 {
        width -= usize::from(is_remark(&headings[width - 1]));
    }
    let Some(first) = headings.iter().position(|heading| !heading.is_empty()) else {
        return Vec::new();
    };
    let is_shift = |shift: &usize| {
        let repeats = (first + shift..width).all(|at| headings[at] == headings[at - shift]);
        // The letterhead may be over the empty column between two parts.
        let gap = first + shift - 1;
        let is_empty = |at: usize| {
            headings[at].is_empty() || at == gap && heading::meaning(&headings[at]).is_none()
        };
        let own = |is_empty: &dyn Fn(usize) -> bool| {
            let last = (0..first + shift).rposition(|at| !is_empty(at));
            last.map_or(0, |last| last + 1) - first
        };
        // The last part is whole.
        let is_whole = |own: usize| (width - first) % shift == own % shift;
        repeats && (is_whole(own(&|at| headings[at].is_empty())) || is_whole(own(&is_empty)))
    };
    let Some(shift) = (LEAST..=(width.saturating_sub(first)) / 2 + 1).find(is_shift) else {
        return Vec::new();
    };
    let filled = headings[first..first + shift].iter().filter(|h| !h.is_empty()).count();
    let names_units = [Field::Name, Field::Enterprise]
        .iter()
        .any(|field| layout.column(*field).is_some_and(|column| column < first + shift));
    if filled < LEAST || !names_units || first + shift >= width {
        return Vec::new();
    }
    let count = (width - first).div_ceil(shift);
    (0..count).map(|part| part * shift..(part + 1) * shift + first).collect()
}

fn is_remark(heading: &str) -> bool {
    heading::meaning(heading) == Some(HeadingMeaning::Remark)
}

#[cfg(test)]
mod tests {
    use super::super::find::find;
    use super::super::layout::{HeadRow, OfFile};
    use super::*;

    #[test]
    fn parts_have_the_same_headings() {
        let of = |header: &str| {
            let cells = header.split(';').map(str::to_owned).collect();
            parts(&find(&[HeadRow { line: 1, cells }], OfFile::default()).unwrap())
        };
        let part = "TT;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV";
        assert_eq!(of(part), Vec::<Range<usize>>::new());
        assert_eq!(of(&format!("{part};{part}")), [0..9, 9..18]);
        assert_eq!(of(&format!("{part};;{part}")), [0..10, 10..20]);
        assert_eq!(of(&format!("{part};DANH SÁCH;{part}")), [0..10, 10..20]);
        assert_eq!(of(&format!(";{part};{part};{part}")), [0..10, 9..19, 18..28]);
        assert_eq!(of(&format!("{part};{part};Ghi chú")), [0..9, 9..18]);
        assert_eq!(of(&format!("{part};Tên TCCSĐ;Ghi chú")), Vec::<Range<usize>>::new());
    }
}
