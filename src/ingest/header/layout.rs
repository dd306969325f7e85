//! Where a table's header is and what its columns are.

use crate::domain::{CountField, Field, Meaning, Ownership, Table, Year, ZoneKind};
use crate::ingest::header::headings::{self, Named};
use crate::ingest::header::years;
use crate::ingest::link::zones;
use crate::ingest::row::cells;

/// A row of the head of a file, its cells cleaned.
#[derive(Debug, Clone)]
pub struct HeadRow {
    /// The line it starts on.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<String>,
}

/// What a percentage column says of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PercentOf {
    /// One level over the rated.
    Level(CountField),
    /// The rated over the members.
    Rated,
    /// Good or better over the rated.
    GoodOrBetter,
}

impl PercentOf {
    /// What a percentage of a count says; None where the count is part of no other.
    pub fn field(count: CountField) -> Option<Self> {
        match count {
            CountField::MembersRated => Some(Self::Rated),
            level if CountField::LEVELS.contains(&level) => Some(Self::Level(level)),
            _ => None,
        }
    }
}

/// A header and what it says.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The table; None for a list that holds organisations and their branches.
    pub table: Option<Table>,
    /// Which row of the head the header starts at, and how many rows it has.
    pub at: usize,
    /// How many rows the header has.
    pub height: usize,
    /// What each column is.
    pub columns: Vec<Meaning>,
    /// Each column's heading as written.
    pub headings: Vec<String>,
    /// For each column the percentage that it states.
    pub percents: Vec<Option<PercentOf>>,
    /// Columns that claim what another has, with the heading of that other.
    pub rivals: Vec<(usize, String)>,
}

impl Layout {
    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|m| *m == Meaning::Field(field))
    }

    /// The cell of a row that numbers it; empty where the table has no such column.
    pub fn numbering<'r, S: AsRef<str>>(&self, row: &'r [S]) -> &'r str {
        self.columns
            .iter()
            .position(|m| *m == Meaning::Numbering)
            .and_then(|c| row.get(c))
            .map_or("", AsRef::as_ref)
    }

    /// Needed columns that the table lacks.
    pub fn missing(&self) -> Vec<Field> {
        let needed = match self.table {
            Some(table) => Field::needed(table).to_vec(),
            None => Field::needed(Table::Organisations)
                .iter()
                .copied()
                .filter(|f| *f != Field::Kind)
                .collect(),
        };
        let ticks = self.columns.iter().any(|m| matches!(m, Meaning::Tick(_)));
        needed
            .into_iter()
            .filter(|f| self.column(*f).is_none() && !(ticks && *f == Field::Rating))
            .collect()
    }

    /// Whether a column's heading is one of names.
    fn names_committee(&self, column: usize) -> bool {
        headings::name(&self.headings[column]) == Some(Named::Field(Field::Name))
    }

    /// Sets the table; what is no column of it is none that is known.
    fn settle(&mut self, table: Option<Table>) {
        self.table = table;
        let Some(table) = table else { return };
        for meaning in &mut self.columns {
            if matches!(meaning, Meaning::Field(field) if !field.is_of(table)) {
                *meaning = Meaning::Unknown;
            }
        }
    }

    fn known(&self) -> usize {
        self.columns.iter().filter(|m| matches!(m, Meaning::Field(_) | Meaning::Tick(_))).count()
    }
}

/// How many rows a header can be below the top of the file.
pub const HEAD: usize = 60;

/// How many rows a header can have.
const HEIGHT: usize = 4;

/// Finds the header in the first rows of a file: the place and height that name the most columns,
/// then the most percentages and years under one heading, the fewest rows first.
pub fn find(head: &[HeadRow]) -> Option<Layout> {
    // Rows of one cell each were parted by another delimiter.
    if head.iter().all(|row| row.cells.len() < 2) {
        return None;
    }
    let mut best: Option<((usize, usize, usize), Layout)> = None;
    // Data is no header: most rows are passed over at once.
    for at in (0..head.len().min(HEAD)).filter(|&at| !is_figures(&head[at].cells)) {
        for height in 1..=HEIGHT.min(head.len() - at) {
            let rows = &head[at..at + height];
            if height > 1 && rows.iter().any(|r| is_figures(&r.cells)) {
                break;
            }
            let Some(layout) = read(at, rows) else { continue };
            let percents = layout.columns.iter().filter(|m| **m == Meaning::Percent).count();
            let score = (layout.known(), percents + years_under(rows), HEIGHT - height);
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, layout));
            }
        }
    }
    let (_, mut layout) = best?;
    let data = &head[layout.at + layout.height..];
    settle_by_cells(&mut layout, data);
    Some(layout)
}

/// A heading that may name several columns names the one that is not there yet and of whose kind
/// most of its cells are.
fn settle_by_cells(layout: &mut Layout, data: &[HeadRow]) {
    for column in 0..layout.columns.len() {
        if layout.columns[column] != Meaning::Unknown {
            continue;
        }
        let told = data
            .iter()
            .filter_map(|row| row.cells.get(column))
            .filter(|cell| cell.chars().any(char::is_alphabetic));
        let told: Vec<&str> = told.map(String::as_str).collect();
        let is_told_by_most = |field: &Field| {
            told.iter().filter(|cell| is_of_kind(cell, *field)).count() * 2 > told.len()
        };
        let may_name = headings::may_name(&headings::fold_heading(&layout.headings[column]));
        if let Some(field) =
            may_name.iter().find(|field| layout.column(**field).is_none() && is_told_by_most(field))
        {
            layout.columns[column] = Meaning::Field(*field);
        }
    }
    if let Some(table) = table_of(layout) {
        layout.settle(table);
    }
}

/// Whether a cell is a value of a field of closed words, or a zone that is plainly one.
fn is_of_kind(cell: &str, field: Field) -> bool {
    match field {
        Field::Kind => cells::kind(cell).is_ok() || cells::is_branch_kind(cell),
        Field::Ownership => cells::ownership(cell).is_ok_and(|o| o != Ownership::Missing),
        Field::Rating => cells::rating(cell).is_ok(),
        Field::Zone => zones::parse(cell).kind != ZoneKind::Bare,
        _ => false,
    }
}

/// How many columns have a year under a heading that begins to their left, beside another year:
/// `Xếp loại | | ` over `2022 | 2023`.
fn years_under(rows: &[HeadRow]) -> usize {
    let Some((last, above)) = rows.split_last() else { return 0 };
    let is_year =
        |column: usize| last.cells.get(column).is_some_and(|cell| cells::year(cell).is_ok());
    let is_bare =
        |column: usize| above.iter().all(|row| row.cells.get(column).is_none_or(String::is_empty));
    (1..last.cells.len())
        .filter(|&column| is_year(column) && is_year(column - 1) && is_bare(column))
        .count()
}

/// Whether a row holds figures, so that it is no part of a header.
fn is_figures(cells: &[String]) -> bool {
    cells.iter().any(|c| cells::whole_number(c).is_some_and(|n| Year::new(n).is_none()))
        || is_column_numbers(cells, |_| false)
}

/// `(1) (2) (3)`, `1 2 3`, `A B 1 2`: the numbers of a printed form's columns, but for those that
/// were dropped with all else in their columns.
pub fn is_column_numbers(cells: &[impl AsRef<str>], is_dropped: impl Fn(usize) -> bool) -> bool {
    let mut expected = 1;
    let mut seen = 0;
    let mut dropped = 0;
    for (column, cell) in cells.iter().map(|c| c.as_ref().trim()).enumerate() {
        if cell.is_empty() {
            dropped += usize::from(is_dropped(column));
            continue;
        }
        let bare = cell.trim_matches(['(', ')', '[', ']']);
        let bare = bare.split('=').next().unwrap_or(bare).trim();
        if expected == 1 && bare.len() == 1 && bare.bytes().all(|b| b.is_ascii_uppercase()) {
            continue;
        }
        let Some(number) =
            bare.parse().ok().filter(|number| (expected..=expected + dropped).contains(number))
        else {
            return false;
        };
        expected = number + 1;
        dropped = 0;
        seen += 1;
    }
    seen >= 3
}

/// The parts of each column's heading, top first: a merged heading stands over the empty cells to
/// its right.
fn parts(rows: &[HeadRow]) -> Vec<Vec<String>> {
    let width = rows
        .iter()
        .map(|r| r.cells.iter().rposition(|c| !c.is_empty()).map_or(0, |at| at + 1))
        .max()
        .unwrap_or(0);
    let cell = |row: usize, column: usize| rows[row].cells.get(column).map_or("", String::as_str);
    let mut columns: Vec<Vec<String>> = vec![Vec::new(); width];
    for row in 0..rows.len() {
        let mut over = "";
        for (column, parts) in columns.iter_mut().enumerate() {
            let own = cell(row, column);
            let below = (row + 1..rows.len()).any(|r| !cell(r, column).is_empty());
            if !own.is_empty() {
                over = if below { own } else { "" };
                parts.push(own.to_owned());
            } else if below && !over.is_empty() {
                parts.push(over.to_owned());
            } else if !below {
                over = "";
            }
        }
    }
    columns
}

fn read(at: usize, rows: &[HeadRow]) -> Option<Layout> {
    let parts = parts(rows);
    if parts.len() > crate::ingest::row::records::MAX_CELLS {
        return None;
    }
    let named: Vec<Option<Named>> = parts
        .iter()
        .map(|p| headings::name_under(&p.iter().map(String::as_str).collect::<Vec<_>>()))
        .collect();
    let headings: Vec<String> = parts
        .iter()
        .map(|p| {
            let mut p = p.clone();
            p.dedup();
            p.join(" / ")
        })
        .collect();
    let mut layout = Layout {
        table: None,
        at,
        height: rows.len(),
        columns: headings
            .iter()
            .map(|h| if h.is_empty() { Meaning::Blank } else { Meaning::Unknown })
            .collect(),
        headings,
        percents: vec![None; parts.len()],
        rivals: Vec::new(),
    };
    assign(&mut layout, &named);
    settle_names(&mut layout);
    resolve_levels(&mut layout, &named);
    resolve_percents(&mut layout);
    let table = table_of(&layout)?;
    layout.settle(table);
    (layout.known() >= 2).then_some(layout)
}

fn assign(layout: &mut Layout, named: &[Option<Named>]) {
    for (column, named) in named.iter().enumerate() {
        layout.columns[column] = match named {
            Some(Named::Field(field)) => match layout.column(*field) {
                None => Meaning::Field(*field),
                Some(first) => claim_name(layout, first, column, *field),
            },
            Some(Named::Percent) => Meaning::Percent,
            Some(Named::Numbering) => Meaning::Numbering,
            Some(Named::Personal) => Meaning::Personal,
            Some(Named::Level(_)) | None => layout.columns[column],
        };
    }
}

/// Two columns of names, or of ids: in a list of branches the one that is not the branch's is its
/// committee's.
fn claim_name(layout: &mut Layout, first: usize, second: usize, field: Field) -> Meaning {
    let of_branch =
        |column: usize| headings::is_of_branch(&headings::fold_heading(&layout.headings[column]));
    if matches!(field, Field::Name | Field::Id)
        && layout.column(Field::Kind).is_none()
        && of_branch(first) != of_branch(second)
    {
        let (own, other) = if of_branch(first) { (first, second) } else { (second, first) };
        layout.columns[own] = Meaning::Field(field);
        // The committee's id tells it better than its name.
        let parent = layout.column(Field::Parent);
        let is_better =
            field == Field::Id && parent.is_none_or(|column| layout.names_committee(column));
        layout.columns[other] = if parent.is_none() || is_better {
            Meaning::Field(Field::Parent)
        } else {
            Meaning::Unknown
        };
        if let Some(parent) = parent {
            let (left, kept) = if is_better { (parent, other) } else { (other, parent) };
            layout.columns[left] = Meaning::Unknown;
            layout.rivals.push((left, layout.headings[kept].clone()));
        }
        return layout.columns[second];
    }
    // Of the same of two years the later is the one of now.
    let year = |column: usize| years::of_headings([layout.headings[column].as_str()]);
    if year(first).is_some() && year(first) < year(second) {
        layout.columns[first] = Meaning::Unknown;
        layout.rivals.push((first, layout.headings[second].clone()));
        return Meaning::Field(field);
    }
    layout.rivals.push((second, layout.headings[first].clone()));
    Meaning::Unknown
}

/// A table of organisations or branches whose names stand under a heading that elsewhere is another
/// column's: `Tổ chức đảng`, and `Đảng bộ` beside a kind.
fn settle_names(layout: &mut Layout) {
    let has = |layout: &Layout, field| layout.column(field).is_some();
    if has(layout, Field::Name) || has(layout, Field::Enterprise) {
        return;
    }
    let elsewhere = if has(layout, Field::Kind) && !has(layout, Field::Organisation) {
        Field::Parent
    } else {
        Field::Organisation
    };
    if let Some(column) = layout.column(elsewhere) {
        layout.columns[column] = Meaning::Field(Field::Name);
    }
}

/// A bare level is one of members where members were counted before it; where the members' levels
/// are told elsewhere, or come later, and there is no column of ratings, it is a tick for the
/// rating.
fn resolve_levels(layout: &mut Layout, named: &[Option<Named>]) {
    let members_at = layout
        .columns
        .iter()
        .position(|m| matches!(m, Meaning::Field(Field::Members | Field::MembersRated)));
    for (column, named) in named.iter().enumerate() {
        let Some(Named::Level(field)) = named else { continue };
        let after_members = members_at.is_some_and(|at| at < column);
        layout.columns[column] = if after_members && layout.column(*field).is_none() {
            Meaning::Field(*field)
        } else if layout.column(Field::Rating).is_none() {
            Meaning::Tick(headings::rating_of(*field))
        } else {
            Meaning::Unknown
        };
    }
}

fn resolve_percents(layout: &mut Layout) {
    for column in 0..layout.columns.len() {
        if layout.columns[column] != Meaning::Percent {
            continue;
        }
        let folded = headings::fold_heading(&layout.headings[column]);
        if folded.contains("tro len") {
            layout.percents[column] = Some(PercentOf::GoodOrBetter);
            continue;
        }
        let before = layout.columns[..column].iter().rev().find_map(|m| match m {
            Meaning::Field(field) => Some(CountField::of(*field)),
            _ => None,
        });
        layout.percents[column] = before.flatten().and_then(PercentOf::field);
    }
}

/// Which table the columns make: `Some(None)` for a list of organisations and their branches.
#[allow(clippy::option_option, reason = "no table, a mixed one, one of the three")]
fn table_of(layout: &Layout) -> Option<Option<Table>> {
    let has = |field| layout.column(field).is_some();
    match (has(Field::Kind), has(Field::Parent), has(Field::Enterprise)) {
        (true, true, _) => Some(None),
        (true, false, _) => Some(Some(Table::Organisations)),
        (false, true, _) => Some(Some(Table::Branches)),
        (false, false, true) => Some(Some(Table::Enterprises)),
        (false, false, false) => {
            let counts =
                [Field::Members, Field::MembersExcellent, Field::MembersGood].into_iter().all(has);
            (has(Field::Name) && counts).then_some(None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Rating;

    fn head(text: &str) -> Vec<HeadRow> {
        let row = |(i, l): (usize, &str)| HeadRow {
            line: u32::try_from(i + 1).unwrap(),
            cells: l.split(';').map(str::to_owned).collect(),
        };
        text.lines().enumerate().map(row).collect()
    }

    fn fields(layout: &Layout) -> Vec<Field> {
        layout
            .columns
            .iter()
            .filter_map(|m| if let Meaning::Field(f) = m { Some(*f) } else { None })
            .collect()
    }

    #[test]
    fn a_header_over_two_rows_below_titles() {
        let layout = find(&head(
            "ĐẢNG BỘ KHỐI DOANH NGHIỆP\nKẾT QUẢ XẾP LOẠI NĂM 2023\n;;;;\nTT;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;Đảng viên;;;;;;;\n;;;;Tổng số;Được đánh giá;HTXSNV;TL %;HTTNV;TL %;HTNV;KHTNV\n\
             (1);(2);(3);(4);(5);(6);(7);(8);(9);(10);(11);(12)\n1;Đảng bộ A;ĐBCS;HTTNV;10;10;1;10;9;90;0;0",
        ))
        .unwrap();
        assert_eq!((layout.at, layout.height, layout.table), (3, 2, Some(Table::Organisations)));
        assert_eq!(
            fields(&layout),
            [
                Field::Name,
                Field::Kind,
                Field::Rating,
                Field::Members,
                Field::MembersRated,
                Field::MembersExcellent,
                Field::MembersGood,
                Field::MembersSatisfactory,
                Field::MembersUnsatisfactory
            ]
        );
        assert_eq!(layout.percents[7], Some(PercentOf::Level(CountField::Excellent)));
        assert_eq!(layout.headings[6], "Đảng viên / HTXSNV");
        assert!(layout.missing().is_empty());
    }

    #[test]
    fn a_third_row_may_tell_counts_from_percentages() {
        let layout = find(&head(
            "Tên chi bộ;Trực thuộc;Xếp loại;Đảng viên;;;;\n;;;Tổng số;HTXSNV;;HTTNV;\n;;;;SL;TL %;SL;TL %\nChi bộ 1;T1;HTTNV;5;1;20;4;80\n",
        ))
        .unwrap();
        assert_eq!(
            (layout.height, layout.percents[5]),
            (3, Some(PercentOf::Level(CountField::Excellent)))
        );
    }

    #[test]
    fn a_header_over_four_rows() {
        let layout = find(&head(
            "Tên chi bộ;Trực thuộc;Xếp loại;Đảng viên;;;;;;;;;\n;;;Tổng số;Trong đó được đánh giá, xếp loại;;;;;;;;\n;;;;Tổng số;HTXSNV;;HTTNV;;HTNV;;KHTNV;\n\
             ;;;;;SL;TL;SL;TL;SL;TL;SL;TL\nChi bộ 1;T1;HTTNV;5;5;1;20;4;80;0;0;0;0\n",
        ))
        .unwrap();
        let fields = fields(&layout);
        assert_eq!(
            (layout.height, fields.len(), fields[3..5].to_vec()),
            (4, 9, vec![Field::Members, Field::MembersRated])
        );
        assert!(layout.missing().is_empty());
    }

    #[test]
    fn a_branch_and_its_committee_may_each_have_a_name_and_an_id() {
        let field = |f| Meaning::Field(f);
        for (headings, expected) in [
            ("Tên TCCSĐ;Tên chi bộ", vec![field(Field::Parent), field(Field::Name)]),
            (
                "Mã chi bộ;Tên chi bộ;Mã đảng bộ",
                vec![field(Field::Id), field(Field::Name), field(Field::Parent)],
            ),
            (
                "Mã TCCSĐ;Tên TCCSĐ;Mã chi bộ;Chi bộ",
                vec![field(Field::Parent), Meaning::Unknown, field(Field::Id), field(Field::Name)],
            ),
            (
                "Tên TCCSĐ;Mã TCCSĐ;Chi bộ;Mã CB",
                vec![Meaning::Unknown, field(Field::Parent), field(Field::Name), field(Field::Id)],
            ),
            (
                "Chi bộ;Trực thuộc;Tên TCCSĐ",
                vec![field(Field::Name), field(Field::Parent), Meaning::Unknown],
            ),
        ] {
            let layout = find(&head(&format!("{headings};Xếp loại;Tổng số đảng viên\n"))).unwrap();
            assert_eq!(
                (&layout.columns[..expected.len()], layout.table),
                (&expected[..], Some(Table::Branches)),
                "{headings}"
            );
        }
    }

    #[test]
    fn of_two_years_the_later_is_read() {
        for (headings, read) in [
            ("Xếp loại năm 2022;Xếp loại năm 2023", 1),
            ("Xếp loại 2023;Xếp loại 2022", 0),
            ("Xếp loại;Xếp loại 2022", 0),
        ] {
            let layout =
                find(&head(&format!("{headings};Tên chi bộ;Trực thuộc;Tổng số đảng viên\n")))
                    .unwrap();
            assert_eq!(layout.column(Field::Rating), Some(read), "{headings}");
            assert_eq!(
                layout.rivals.iter().map(|(column, _)| *column).collect::<Vec<_>>(),
                [1 - read]
            );
        }
        let layout =
            find(&head("Tên chi bộ;Trực thuộc;Xếp loại;;;Tổng số đảng viên\n;;2021;2022;2023;\nChi bộ 1;A;Tốt;HTNV;Tốt;5\n")).unwrap();
        assert_eq!((layout.height, layout.column(Field::Rating)), (2, Some(4)));
    }

    #[test]
    fn ticks_stand_for_a_rating() {
        let layout = find(&head(
            "Tên chi bộ;Trực thuộc;Xếp loại tổ chức đảng;;;;Tổng số đảng viên;Xếp loại đảng viên;;;\n;;HTXSNV;HTTNV;HTNV;KHTNV;;HTXSNV;HTTNV;HTNV;KHTNV\nChi bộ 1;Đảng bộ A;;x;;;5;0;5;0;0",
        ))
        .unwrap();
        assert_eq!((layout.height, layout.table), (2, Some(Table::Branches)));
        assert_eq!(
            layout.columns[2..6],
            [Rating::Excellent, Rating::Good, Rating::Satisfactory, Rating::Unsatisfactory]
                .map(Meaning::Tick)
        );
        assert_eq!(layout.columns[7], Meaning::Field(Field::MembersExcellent));
        assert!(layout.missing().is_empty());
    }

    #[test]
    fn a_heading_that_says_too_little_is_told_by_its_cells() {
        let field = Meaning::Field;
        for (heading, cells, expected) in [
            ("Loại hình", "ĐBCS CBCS CBCS", field(Field::Kind)),
            ("Loại hình", "FDI DNNN TNHH", field(Field::Ownership)),
            ("Loại", "HTTNV HTNV HTTN", field(Field::Rating)),
            ("Phân loại", "(3) CBCS ĐBCS", field(Field::Kind)),
            ("Đánh giá", "Tốt Tốt HTNV", field(Field::Rating)),
            ("Khu", "KCN.A KCN.B Ngoài", field(Field::Zone)),
            ("Khu", "Bắc Nam Đông", Meaning::Unknown),
            ("Kết quả", "đạt đạt đạt", Meaning::Unknown),
            ("Loại", "1 2 3", Meaning::Unknown),
        ] {
            let rows: String =
                cells.split(' ').map(|cell| format!("Chi bộ;{cell};5;1;1\n")).collect();
            let layout =
                find(&head(&format!("Tên TCCSĐ;{heading};Tổng số đảng viên;HTXSNV;HTTNV\n{rows}")))
                    .unwrap();
            assert_eq!(layout.columns[1], expected, "{heading}: {cells}");
            assert_eq!(
                layout.table,
                (expected == field(Field::Kind)).then_some(Table::Organisations),
                "{heading}: {cells}"
            );
        }
        // A column that is there by its name stays.
        let layout =
            find(&head("Tên TCCSĐ;Loại hình TCCSĐ;Loại hình;Xếp loại\nA;ĐBCS;CBCS;Tốt\n")).unwrap();
        assert_eq!(layout.columns[1..3], [field(Field::Kind), Meaning::Unknown]);
    }

    #[test]
    fn column_numbers_are_told() {
        for row in ["(1);(2);(3)", "1;2;3;4", "A;B;1;2;3", ";1;2;3;", "1;2;3=1+2"] {
            assert!(is_column_numbers(&row.split(';').collect::<Vec<_>>(), |_| false), "{row}");
        }
        for row in ["1;3;5", "1;2", "1;Đảng bộ;2;3", "2;3;4"] {
            assert!(!is_column_numbers(&row.split(';').collect::<Vec<_>>(), |_| false), "{row}");
        }
        for (row, expected) in [
            (";2;3;4", true),
            ("A;;1;2;3", true),
            ("(1);;(3);(4)", true),
            ("1;;4;5", false),
            ("1;;3;5", false),
        ] {
            assert_eq!(
                is_column_numbers(&row.split(';').collect::<Vec<_>>(), |column| column < 2),
                expected,
                "{row}"
            );
        }
    }
}
