//! Rows of a sheet as lines of text: line `n` is row `n`, its cells between tabs.
//!
//! Each cell of a merged range gets the value, with five exceptions, which are as in a text: the
//! label of a row (a title, a group, a total) is in its first cell alone, and so is a text over
//! several columns of a unit; a heading over several rows is in the first of them; a row without
//! words of its own goes on with the unit above, and so does one with words alone where the figures
//! of the unit are merged over both.

use super::cell::{NumberForm, Value};
use super::fault::{MAX_TEXT, fault};
use super::merges::{MAX_COLUMNS, MAX_ROWS};
use crate::domain::{OF_MERGED, Rating, Unreadable, WorkbookFault, clean, fold};
use crate::ingest::cells::numbering::{NumberingStyle, numbering_style};
use crate::ingest::cells::person_name::is_full_name;
use crate::ingest::cells::unit_name;
use crate::ingest::cells::{self, is_number_but_year, known_rating};
use crate::ingest::row::repeated_header::is_header_row;
use crate::ingest::row::wrapped::is_rest_of_rating;
use crate::ingest::source::MAX_LINE;
use calamine::Dimensions;
use std::ops::Range;

/// Up to so many columns, each row gets all cells of the widest one.
const PADDED: usize = 512;

/// A cell of a text has no more paragraphs. Each row that is joined copies its unit's line.
const MOST_LINES: u32 = 32;

/// A row with so many cells is none of titles or signatures.
const FILLED: usize = 4;

/// The text of a sheet while its cells are read, row by row.
pub struct SheetText {
    text: String,
    /// The most bytes of the text.
    most: u64,
    /// The row in hand, from 0, and how many cells it has.
    row: u32,
    width: usize,
    /// How many bytes the row in hand may still get: many cells may share one long text.
    room: usize,
    /// How many cells the widest row has.
    widest: usize,
    /// Rows have different numbers of cells.
    is_uneven: bool,
    merges: Vec<Dimensions>,
    /// The ranges before this index begin above the row in hand.
    begun: usize,
    /// The ranges of several rows that reach the row in hand, each with its value.
    open: Vec<(Dimensions, String)>,
    /// The first row of the unit that the row above goes on with.
    joined: Option<u32>,
    /// The cells of the row in hand, where there are merged ranges.
    cells: Vec<String>,
    /// Of a row above that has a heading over several columns: which columns have such a one, or
    /// none. The lower row of a header has cells below these alone.
    above: Option<Vec<bool>>,
}

impl SheetText {
    pub fn new(mut merges: Vec<Dimensions>, most: u64) -> Self {
        merges.sort_unstable_by_key(|range| range.start);
        Self {
            text: String::new(),
            most,
            row: 0,
            width: 0,
            room: MAX_LINE,
            widest: 0,
            is_uneven: false,
            merges,
            begun: 0,
            open: Vec::new(),
            joined: None,
            cells: Vec::new(),
            above: None,
        }
    }

    /// Adds a cell. Cells come in the order of their rows; one that does not is an error.
    pub fn push(
        &mut self,
        (row, column): (u32, u32),
        value: Value,
        form: NumberForm,
    ) -> Result<(), Unreadable> {
        if matches!(value, Value::Empty) {
            return Ok(());
        }
        if row >= MAX_ROWS || column >= MAX_COLUMNS || row < self.row {
            return Err(fault(WorkbookFault::Damaged));
        }
        while self.row < row {
            self.end_row(Some(row))?;
        }
        if let Value::Text(text) = value {
            take_room(&mut self.room, text.len())?;
        }
        let column = column as usize;
        if !self.merges.is_empty() {
            self.cells.resize(self.cells.len().max(column + 1), String::new());
            self.cells[column].clear();
            value.write(form, &mut self.cells[column]);
            return Ok(());
        }
        if column < self.width {
            return Err(fault(WorkbookFault::Damaged));
        }
        let tabs = if self.width == 0 { column } else { column + 1 - self.width };
        self.text.extend(std::iter::repeat_n('\t', tabs));
        value.write(form, &mut self.text);
        self.width = column + 1;
        Ok(())
    }

    /// Ends the row in hand; `until` is the next row with a cell.
    fn end_row(&mut self, until: Option<u32>) -> Result<(), Unreadable> {
        let unit = self.unit_above();
        if let Some(unit) = unit.filter(|unit| self.row - unit <= MOST_LINES) {
            self.join_above(unit);
        } else if !self.merges.is_empty() {
            // A line too many has its own words alone: with the figures it would be a unit.
            if unit.is_none() {
                self.joined = None;
                self.spread()?;
            }
            let filled = self.cells.iter().rposition(|cell| !cell.is_empty());
            self.width = filled.map_or(0, |last| last + 1);
            for (at, cell) in self.cells.iter_mut().take(self.width).enumerate() {
                if at > 0 {
                    self.text.push('\t');
                }
                self.text.push_str(cell);
                cell.clear();
            }
        }
        if self.width > 0 {
            self.is_uneven |= self.widest > 0 && self.width != self.widest;
            self.widest = self.widest.max(self.width);
        }
        self.text.push('\n');
        self.width = 0;
        self.room = MAX_LINE;
        self.row += 1;
        if self.text.len() as u64 > self.most {
            return Err(fault(self.too_much()));
        }
        // Rows without any cell and without a merged one.
        let is_plain = self.open.is_empty() && self.begun == self.merges.len();
        if let Some(until) = until.filter(|_| is_plain) {
            self.text.extend(std::iter::repeat_n('\n', (until - self.row) as usize));
            self.row = until;
        }
        Ok(())
    }

    /// Why the text is too long: most of it are the tabs before far cells, or it is not.
    fn too_much(&self) -> WorkbookFault {
        let tabs = memchr::memchr_iter(b'\t', self.text.as_bytes()).count() as u64;
        let last = u32::try_from(self.widest).unwrap_or(MAX_COLUMNS).saturating_sub(1);
        if tabs > self.most / 2 {
            WorkbookFault::FarCell(self.row - 1, last)
        } else {
            WorkbookFault::TooMuchText(self.most)
        }
    }

    /// The first row of the unit that the row in hand goes on with: its figures are merged over
    /// both rows, and this one has but a further line of some texts. Spreadsheets make such rows of
    /// a table of a text processor, one for each paragraph of a cell.
    fn unit_above(&self) -> Option<u32> {
        let begins = self.merges.get(self.begun).is_some_and(|range| range.start.0 <= self.row);
        if self.open.is_empty() || begins {
            return None;
        }
        let own = || self.cells.iter().filter(|cell| !cell.is_empty()).map(|cell| clean(cell));
        if own().next().is_none() || own().any(|cell| is_number_but_year(&cell)) {
            return None;
        }
        let reaching = || self.open.iter().filter(|(range, _)| range.end.0 >= self.row);
        let first = reaching().map(|(range, _)| range.start.0).max()?;
        if self.row - first > MOST_LINES {
            return Some(first).filter(|_| self.joined == Some(first));
        }
        let merged =
            || reaching().filter(|(range, _)| range.start.0 == first).map(|(_, v)| clean(v));
        let numbers = merged().filter(|value| is_number_but_year(value)).count();
        let has_figures = numbers >= 2 || numbers == 1 && merged().any(|value| is_rated(&value));
        let has_line = self.text.ends_with(&"\n".repeat((self.row - first) as usize));
        let is_line = has_figures && has_line && own().count() <= merged().count();
        (is_line && !self.are_persons_below(first) && !self.has_other_rating(first))
            .then_some(first)
    }

    /// True if a cell of the row in hand is a rating, and does not end that of the unit above.
    fn has_other_rating(&self, unit: u32) -> bool {
        let above = self.text[self.line_of(unit)].split('\t').chain(std::iter::repeat(""));
        let is_other = |(own, above): (&String, &str)| {
            let (own, above) = (clean(own), clean(above));
            is_rated(&own) && (above.is_empty() || !is_rest_of_rating(&above, &own))
        };
        self.cells.iter().zip(above).any(is_other)
    }

    /// True if a cell of the row in hand is a person below another one: two rows of a list of
    /// persons, whose branch has figures.
    fn are_persons_below(&self, unit: u32) -> bool {
        let above = self.text[self.line_of(unit)].split('\t');
        self.cells
            .iter()
            .zip(above)
            .any(|(own, above)| is_full_name(&clean(own)) && is_full_name(&clean(above)))
    }

    /// Where the line of the unit above is in the text: the rows between are empty.
    fn line_of(&self, unit: u32) -> Range<usize> {
        let ends = self.text.len() - (self.row - unit) as usize;
        self.text[..ends].rfind('\n').map_or(0, |at| at + 1)..ends
    }

    /// Adds the cells of the row in hand to those of the unit above, whose line is the last that is
    /// not empty.
    fn join_above(&mut self, unit: u32) {
        let line = self.line_of(unit);
        let mut above: Vec<String> =
            self.text[line.clone()].split('\t').map(str::to_owned).collect();
        above.resize(above.len().max(self.cells.len()), String::new());
        for (cell, rest) in above.iter_mut().zip(&mut self.cells).filter(|(_, r)| !r.is_empty()) {
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(rest);
            rest.clear();
        }
        self.text.replace_range(line, &above.join("\t"));
        self.joined = Some(unit);
        self.widest = self.widest.max(above.len());
        self.width = 0;
    }

    /// Gives the cells of merged ranges their values.
    fn spread(&mut self) -> Result<(), Unreadable> {
        let row = self.row;
        self.open.retain(|(range, _)| range.end.0 >= row);
        let begins = self.merges[self.begun..].partition_point(|range| range.start.0 <= row);
        let own = &self.merges[self.begun..self.begun + begins];
        self.begun += begins;
        let first = self.cells.iter().position(|cell| !cell.is_empty());
        let filled = self.cells.iter().filter(|cell| !cell.is_empty()).count();
        let is_of_unit = is_of_unit(&self.cells);
        let is_below_headings = !is_of_unit && self.is_below_headings();
        if is_below_headings {
            self.open.retain(|(range, _)| range.start.0 == row);
        }
        // A title and a group have hardly any cells.
        let is_heading = !is_of_unit && (is_below_headings || filled >= FILLED);
        self.above = is_heading.then(|| open_columns(&self.cells, own));
        let is_header = own.iter().any(|range| range.end.0 > row) && {
            let cells: Vec<_> = self.cells.iter().map(|cell| clean(cell)).collect();
            is_header_row(&cells)
        };
        for range in own.iter().filter(|range| range.start.0 == row) {
            let (from, to) = (range.start.1 as usize, range.end.1 as usize);
            let Some(value) = self.cells.get(from).filter(|value| !value.is_empty()).cloned()
            else {
                continue;
            };
            let is_free = |column: usize| self.cells.get(column).is_none_or(String::is_empty);
            let is_spread = !is_of_unit || !is_word(&value);
            if Some(from) != first && filled >= FILLED && is_free(from + 1) && is_spread {
                fill(&mut self.cells, from, to, &value, &mut self.room)?;
            }
            let is_open = |(other, _): &(Dimensions, String)| other.start.1 == range.start.1;
            if range.end.0 > row && !is_header && !self.open.iter().any(is_open) {
                self.open.push((*range, value));
            }
        }
        // A row of shares below the numbers of a unit has no name of its own, and is none.
        if self.open.is_empty() || !self.cells.iter().any(|cell| is_word(cell)) {
            return Ok(());
        }
        let is_name = |cell: &String| is_word(cell) && known_rating(&clean(cell)).is_none();
        let has_rating = || self.cells.iter().any(|cell| is_rated(&clean(cell)));
        let is_of_other = (is_of_unit || has_rating()) && self.cells.iter().any(is_name);
        // The row of another year of one unit, whose name is merged over its rows as its number is.
        let is_unnamed = is_of_other
            && self.cells.iter().any(|cell| cells::year(&clean(cell)).is_ok())
            && !self.cells.iter().any(|cell| is_unit_name(cell));
        let is_named = |(_, value): &&(Dimensions, String)| is_unnamed && is_unit_name(value);
        let named: Vec<u32> = self.open.iter().filter(is_named).map(|(r, _)| r.start.0).collect();
        for (range, value) in self.open.iter().filter(|(range, _)| range.start.0 < row) {
            let (from, to) = (range.start.1 as usize, range.end.1 as usize);
            let is_spread = filled >= FILLED && (!is_of_unit || !is_word(value));
            let to = if is_spread { to } else { from };
            // 0 of all together is 0 of each.
            let is_marked = is_of_other
                && value.contains(|c: char| matches!(c, '1'..='9'))
                && is_number_but_year(&clean(value))
                && !(is_unnamed && named.contains(&range.start.0));
            let marked = is_marked.then(|| value.clone() + OF_MERGED);
            let value = marked.as_ref().unwrap_or(value);
            fill(&mut self.cells, from, to, value, &mut self.room)?;
        }
        Ok(())
    }

    /// True if the row in hand is the lower row of a header: it has cells, and each is below a
    /// heading over several columns, or below no heading.
    fn is_below_headings(&self) -> bool {
        let Some(above) = &self.above else { return false };
        let own = self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let mut columns =
            own.map(|(column, _)| above.get(column).copied().unwrap_or(true)).peekable();
        columns.peek().is_some() && columns.all(|is_open| is_open)
    }

    /// The whole text. Rows that end early get empty cells, so that none looks cut.
    pub fn finish(mut self) -> Result<String, Unreadable> {
        self.end_row(None)?;
        if !self.is_uneven {
            return Ok(self.text);
        }
        let width = self.widest.min(PADDED);
        let rows = self.text.split('\n').filter(|line| !line.is_empty()).count();
        if (self.text.len() + rows * width) as u64 > MAX_TEXT {
            return Ok(self.text);
        }
        let mut even = String::with_capacity(self.text.len() + rows * width / 4);
        for line in self.text.split_inclusive('\n') {
            let bare = line.strip_suffix('\n').unwrap_or(line);
            even.push_str(bare);
            if !bare.is_empty() {
                let own = memchr::memchr_iter(b'\t', bare.as_bytes()).count() + 1;
                even.extend(std::iter::repeat_n('\t', width.saturating_sub(own)));
            }
            even.push('\n');
        }
        Ok(even)
    }
}

/// True for the cells of a unit, a group or a total: there is a number, or they begin with that of
/// a list.
fn is_of_unit(cells: &[String]) -> bool {
    let first = cells.iter().find(|cell| !cell.is_empty());
    first.is_some_and(|cell| numbering_style(clean(cell).trim()) != NumberingStyle::Bare)
        || cells.iter().any(|cell| is_number_but_year(&clean(cell)))
}

/// Which columns have a heading over several columns, or none.
fn open_columns(cells: &[String], merges: &[Dimensions]) -> Vec<bool> {
    let is_wide = |range: &Dimensions, column: usize| {
        let (from, to) = (range.start.1 as usize, range.end.1 as usize);
        from < to && range.start.0 == range.end.0 && (from..=to).contains(&column)
    };
    let is_open = |(column, cell): (usize, &String)| {
        cell.is_empty() || merges.iter().any(|range| is_wide(range, column))
    };
    cells.iter().enumerate().map(is_open).collect()
}

/// True for a cell of words, other than the label of a row of shares.
fn is_word(cell: &str) -> bool {
    cell.contains(char::is_alphabetic)
        && !matches!(&*fold(&clean(cell)), "ty le" | "ti le" | "tl" | "phan tram")
}

/// True for the name of a unit, not its kind.
fn is_unit_name(cell: &str) -> bool {
    let folded = fold(&clean(cell));
    unit_name::parse(&folded)
        .map_or_else(|| unit_name::names_enterprise(&folded), |name| !name.rest.is_empty())
}

/// Takes so many bytes from the room of a row.
fn take_room(room: &mut usize, bytes: usize) -> Result<(), Unreadable> {
    *room = room.checked_sub(bytes).ok_or(Unreadable::LongLine(MAX_LINE))?;
    Ok(())
}

/// Writes a value into the empty cells of some columns.
fn fill(
    cells: &mut Vec<String>,
    from: usize,
    to: usize,
    value: &str,
    room: &mut usize,
) -> Result<(), Unreadable> {
    cells.resize(cells.len().max(to + 1), String::new());
    for cell in cells[from..=to].iter_mut().filter(|cell| cell.is_empty()) {
        take_room(room, value.len())?;
        value.clone_into(cell);
    }
    Ok(())
}

fn is_rated(cell: &str) -> bool {
    known_rating(cell).is_some_and(Rating::is_rated)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The row and the column of a cell, from 0.
    type Position = (u32, u32);

    /// The lines of a sheet of cells between `;`, with merged ranges.
    fn lines(rows: &[&str], merges: &[(Position, Position)]) -> Vec<String> {
        let ranges = merges.iter().map(|(start, end)| Dimensions { start: *start, end: *end });
        let mut text = SheetText::new(ranges.collect(), MAX_TEXT);
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells.split(';')).filter(|(_, cell)| !cell.is_empty()) {
                text.push((row, column), Value::Text(cell), NumberForm::Plain).unwrap();
            }
        }
        text.finish().unwrap().lines().map(|line| line.replace('\t', ";")).collect()
    }

    #[test]
    fn line_n_is_row_n_and_no_row_is_cut() {
        assert_eq!(lines(&["a;b;c", "", "", ";x", "1"], &[]), ["a;b;c", "", "", ";x;", "1;;"]);
        assert_eq!(lines(&["", "a"], &[((0, 0), (0, 3))]), ["", "a"]);
    }

    #[test]
    fn every_cell_of_a_merged_range_has_the_value() {
        let rows = ["z;A;1;2;3", ";B;1;2;3", ";C;1;2;3", ";D;1;2;3"];
        let all = lines(&rows, &[((0, 0), (2, 0)), ((1, 2), (1, 3))]);
        assert_eq!(all, ["z;A;1;2;3", "z;B;1;2;3", "z;C;1;2;3", ";D;1;2;3"]);
        let wide = lines(&["z;A;5;;3;x"], &[((0, 2), (0, 3))]);
        assert_eq!(wide, ["z;A;5;5;3;x"]);
    }

    #[test]
    fn labels_headings_and_rows_of_shares_are_as_in_a_text() {
        assert_eq!(lines(&["Tổng cộng;;;5;6;7"], &[((0, 0), (0, 2))]), ["Tổng cộng;;;5;6;7"]);
        assert_eq!(lines(&["I;;;TM. ĐẢNG ỦY"], &[((0, 3), (0, 4))]), ["I;;;TM. ĐẢNG ỦY"]);
        let head = ["TT;Tên TCCSĐ;Xếp loại;Đảng viên;;", ";;;Tổng số;HTXSNV;HTTNV"];
        let merges = [((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (1, 2)), ((0, 3), (0, 5))];
        let all = lines(&head, &merges);
        assert_eq!(all[0], "TT;Tên TCCSĐ;Xếp loại;Đảng viên;Đảng viên;Đảng viên");
        let units = ["1;Chi bộ A;10;8", ";;Tỷ lệ;80%", ";;;80%"];
        let all = lines(&units, &[((0, 0), (2, 0)), ((0, 1), (2, 1))]);
        assert_eq!(all, ["1;Chi bộ A;10;8", ";;Tỷ lệ;80%", ";;;80%"]);
    }

    #[test]
    fn a_long_text_in_many_cells_of_a_row_is_refused() {
        let long = "x".repeat(MAX_LINE / 8);
        let put = |text: &mut SheetText, at| text.push(at, Value::Text(&long), NumberForm::Plain);
        for (merges, until) in [(vec![], 8), (vec![Dimensions::new((9, 0), (9, 1))], 8)] {
            let mut text = SheetText::new(merges, MAX_TEXT);
            for row in 0..3 {
                (0..until).for_each(|column| put(&mut text, (row, column)).unwrap());
            }
            assert_eq!(put(&mut text, (2, until)), Err(Unreadable::LongLine(MAX_LINE)));
        }
        // One cell over many columns and rows.
        let mut text = SheetText::new(vec![Dimensions::new((0, 4), (5, 200))], MAX_TEXT);
        (0..5).for_each(|column| put(&mut text, (0, column)).unwrap());
        assert_eq!(text.finish(), Err(Unreadable::LongLine(MAX_LINE)));
    }

    #[test]
    fn a_row_of_words_below_merged_figures_goes_on_with_the_unit() {
        let rows = ["1;Đảng bộ A;12;HTTNV;x", ";Công ty X;;;", "2;Chi bộ B;3;HTNV;y"];
        let figures = [((0, 0), (1, 0)), ((0, 2), (1, 2)), ((0, 3), (1, 3))];
        let all = lines(&rows, &figures);
        assert_eq!(all, ["1;Đảng bộ A Công ty X;12;HTTNV;x", "", "2;Chi bộ B;3;HTNV;y"]);
        // However many rows: a long sheet of them is read in time.
        let rows: Vec<String> = (0..20_000).map(|row| format!(";lời {row}")).collect();
        let mut all = vec!["1;Đảng bộ A;12;HTTNV;x"];
        all.extend(rows.iter().map(String::as_str));
        let long = figures.map(|(start, end)| (start, (20_000, end.1)));
        // Those beyond the most have their words alone, which the reader says.
        assert_eq!(lines(&all, &long)[40], ";lời 39;;;");
        // The persons of a branch, whose figures are merged over them.
        let rows = ["1;Chi bộ A;2;HTTNV;Quách Thị Mơ", ";;;;Lưu Văn Chỉnh"];
        let all = lines(&rows, &figures);
        assert_eq!(all[1], "1;;2;HTTNV;Lưu Văn Chỉnh");
        // The branches of a committee, each with its rating.
        let rows = ["1;Đảng bộ A;12;Chi bộ 1;HTTNV", ";;;Chi bộ 2;HTNV"];
        let all = lines(&rows, &[((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (1, 2))]);
        assert_eq!(all[1], format!("1{OF_MERGED};Đảng bộ A;12{OF_MERGED};Chi bộ 2;HTNV"));
    }

    #[test]
    fn cells_out_of_their_order_are_damage() {
        let mut text = SheetText::new(Vec::new(), MAX_TEXT);
        let put = |text: &mut SheetText, at| text.push(at, Value::Text("x"), NumberForm::Plain);
        assert!(put(&mut text, (2, 1)).is_ok());
        assert!(put(&mut text, (1, 2)).is_err() && put(&mut text, (2, 1)).is_err());
        assert!(
            put(&mut text, (MAX_ROWS, 1)).is_err() && put(&mut text, (3, MAX_COLUMNS)).is_err()
        );
    }
}
