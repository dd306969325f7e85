//! Finds the header among the first rows of a file.

use super::ambiguous::candidates;
use super::block_totals::count_by_totals;
use super::bracketed_parts::name_parts_in_brackets;
use super::column_cells::{
    are_choices, are_counts, are_kinds, are_mostly_counts, are_ratings_below, is_committee_or_cell,
    is_of_kind, names_members,
};
use super::column_numbers::is_column_numbers;
use super::columns::{
    assign, choose_name_column, find_held_levels, latest_first, leave_out_earlier, resolve_levels,
    resolve_percents,
};
use super::counts_and_shares;
use super::earlier_years;
use super::first_rows::{
    ends_header, first_column, is_figures, is_title, without_repeated, without_tail,
};
use super::folding::fold_heading;
use super::heading::{HeadingMeaning, is_of_branch};
use super::heading_path::{SplitHeading, heading_paths, meaning_of_path};
use super::layout::{HeadRow, HoldsExcellent, Layout, MAX_COLUMNS, OfFile};
use super::line_labels;
use super::lower_row;
use super::name_levels::{use_kinds_before_names, use_name_levels};
use super::other_blocks::leave_out_other_blocks;
use super::parts_of_members::leave_out_parts;
use super::people::{NameCells, columns_of_parted_names, read_as_people_list};
use super::rivals;
use super::set_aside;
use super::table::set_table;
use super::ticked_values::{find_ticked, name_owners, name_ticked, use_ticked};
use super::ticks::is_sign;
use super::votes::{is_of_votes, votes_under};
use super::wholes::{leave_out_parts_of_wholes, marked_levels};
use super::wrapped_headings;
use crate::domain::{Field, Meaning, Table, Year};
use crate::ingest::cells::{self, periods};
use rustc_hash::FxHashMap;

/// The header begins within so many rows.
const MAX_START: usize = 60;

/// The most rows that a header has.
const MAX_HEIGHT: usize = 4;

/// Finds the header in the first rows of a file: of every start and height the one that names the
/// most columns, then the most percentages and years under one heading, then the fewest rows.
/// `of_file` stands where no title gives it.
pub fn find(head: &[HeadRow], of_file: OfFile) -> Option<Layout> {
    // Rows of one cell each have another delimiter.
    if head.iter().all(|row| row.cells.len() < 2) {
        return None;
    }
    let mut best: Option<((usize, usize, usize), Layout)> = None;
    let name_cells = NameCells::new(head);
    let head = without_tail(head);
    // Rows with figures are no header; this skips most rows.
    let may_start = |at: &usize| {
        let is_lower = || *at > 0 && lower_row::is_lower(&head[*at], &head[*at - 1]);
        !is_figures(&head[*at].cells) && !is_title(&head[*at..]) && !is_lower()
    };
    for at in (0..head.len().min(MAX_START)).filter(may_start) {
        // A later header is that of another table.
        if best.as_ref().is_some_and(|(_, layout)| is_complete_above(layout, head, at)) {
            break;
        }
        let begins = first_column(&head[at].cells);
        for height in 1..=MAX_HEIGHT.min(head.len() - at) {
            let rows = &head[at..at + height];
            if height > 1 && rows.iter().any(|r| is_figures(&r.cells))
                || rows.iter().skip(1).any(|r| ends_header(&r.cells, begins))
            {
                break;
            }
            // No table has one column; rows of another delimiter have.
            if rows.iter().all(|row| row.cells.len() < 2) {
                continue;
            }
            let below = &*without_repeated(rows, &head[at + height..]);
            if height < MAX_HEIGHT && lower_row::is_below(rows, below) {
                continue;
            }
            let Some(layout) = read((&head[..at], of_file), rows, below, &name_cells) else {
                continue;
            };
            let percents = layout.columns.iter().filter(|m| **m == Meaning::Percent).count();
            let more = percents
                + years_under(rows)
                + votes_under(rows)
                + layout.choices.len()
                + layout.joined.len()
                + layout.ticked.len();
            let score = (layout.known(), more, MAX_HEIGHT - height);
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, layout));
            }
        }
    }
    let (_, mut layout) = best?;
    let data = &head[layout.at + layout.height..];
    resolve_by_cells(&mut layout, data);
    rivals::join_unheaded(&mut layout, data);
    Some(layout)
}

/// True if a layout lacks no column and has a row of data above the row `at`.
fn is_complete_above(layout: &Layout, head: &[HeadRow], at: usize) -> bool {
    // An enterprise needs a name and its workers alone.
    let least = if layout.table == Some(Table::Enterprises) { 2 } else { 3 };
    let is_data = |row: &HeadRow| {
        row.cells.iter().filter(|cell| !cell.is_empty()).count() >= least
            && row.cells.iter().any(|cell| cells::is_number_but_year(cell))
            && !is_column_numbers(&row.cells, |_| false)
    };
    let below = layout.at + layout.height;
    layout.missing().is_empty() && head.get(below..at).is_some_and(|rows| rows.iter().any(is_data))
}

/// Reads a header of some rows, with the rows above and below it.
fn read(
    (above, of_file): (&[HeadRow], OfFile),
    rows: &[HeadRow],
    data: &[HeadRow],
    name_cells: &NameCells,
) -> Option<Layout> {
    let heading_paths = heading_paths(rows, &wrapped_headings::find(rows));
    if heading_paths.len() > MAX_COLUMNS {
        return None;
    }
    let paths: Vec<Vec<&str>> =
        heading_paths.iter().map(|path| path.iter().map(String::as_str).collect()).collect();
    let (mut meanings, earlier) = meanings_of(&paths, (above, of_file.year), data);
    let ticked = find_ticked(&paths, data);
    name_ticked(&mut meanings, &ticked);
    name_owners(&mut meanings, &paths, data);
    let mut named = name_cells.columns_of_names(above.len() + rows.len(), &meanings);
    named.extend(columns_of_parted_names(&paths, data));
    for column in &named {
        meanings[*column] = Some(HeadingMeaning::Personal);
    }
    let line_labels = line_labels::find(data, &meanings, &paths);
    if let Some(column) = line_labels {
        meanings[column] = Some(HeadingMeaning::Remark);
    }
    let headings: Vec<String> = heading_paths.iter().map(|path| joined(path)).collect();
    let mut layout = Layout {
        table: None,
        at: above.len(),
        height: rows.len(),
        columns: headings.iter().map(|heading| unread_column(heading)).collect(),
        headings,
        percents: vec![None; heading_paths.len()],
        rivals: Vec::new(),
        choices: Vec::new(),
        holds_excellent: HoldsExcellent::default(),
        is_satisfactory_or_better: false,
        is_branches_good_or_better: false,
        is_people_list: false,
        yes: None,
        ticked: Vec::new(),
        joined: Vec::new(),
        name_levels: None,
        line_labels,
        is_split: false,
    };
    assign(&mut layout, &meanings, &paths);
    use_ticked(&mut layout, ticked);
    choose_name_column(&mut layout, &meanings, data);
    use_kinds_before_names(&mut layout, data);
    use_name_levels(&mut layout, &paths, data);
    let is_choice = |block: &[usize]| are_marks(data, block);
    let marked = marked_levels(&meanings, &paths, is_choice);
    resolve_levels(&mut layout, &meanings, &paths, &marked);
    leave_out_earlier(&mut layout, earlier);
    rivals::resolve(&mut layout, &paths, data);
    find_held_levels(&mut layout, &paths);
    resolve_percents(&mut layout);
    if read_as_people_list(&mut layout, (above, of_file), data, &named) {
        return Some(layout);
    }
    (set_table(&mut layout, data) && layout.known() >= 2).then_some(layout)
}

/// The meaning of a column of which nothing is known but its heading.
fn unread_column(heading: &str) -> Meaning {
    if heading.is_empty() { Meaning::Blank } else { Meaning::Unknown }
}

/// What each column means by its headings, and by its cells where these tell nothing; and the
/// columns of earlier years, and of parts, with what they would mean.
fn meanings_of(
    paths: &[Vec<&str>],
    (above, file_year): (&[HeadRow], Option<Year>),
    data: &[HeadRow],
) -> (Vec<Option<HeadingMeaning>>, Vec<(usize, Field)>) {
    let meaning = |(column, path): (usize, &Vec<&str>)| match meaning_of_path(path) {
        _ if are_ratings_below(path, data, column) => Some(HeadingMeaning::Field(Field::Rating)),
        Some(meaning) if meaning.is_count() && is_of_votes(path) => Some(HeadingMeaning::Remark),
        // Figures are no note: `Số liệu năm 2023`.
        Some(HeadingMeaning::Field(Field::DataNote)) if are_mostly_counts(data, column) => None,
        // `Chi bộ trực thuộc` over `Trong KCN | Ngoài KCN`.
        Some(HeadingMeaning::Field(Field::Zone | Field::District | Field::Ownership))
            if path.len() > 1 && are_counts(data, column) =>
        {
            None
        }
        Some(HeadingMeaning::Field(Field::Name))
            if is_of_branch(&fold_heading(&path.join(" "))) && are_counts(data, column) =>
        {
            Some(HeadingMeaning::Field(Field::Branches))
        }
        Some(HeadingMeaning::Field(Field::Name | Field::Kind))
            if is_committee_or_cell(&fold_heading(&path.join(" "))) =>
        {
            let field = if are_kinds(data, column) { Field::Kind } else { Field::Name };
            Some(HeadingMeaning::Field(field))
        }
        meaning => meaning,
    };
    let mut meanings: Vec<Option<HeadingMeaning>> = paths.iter().enumerate().map(meaning).collect();
    name_parts_in_brackets(&mut meanings, paths);
    counts_and_shares::name_counts(&mut meanings, paths, data);
    lower_row::name_chosen(&mut meanings, paths, data);
    let year = earlier_years::year_above(paths, above).or(file_year);
    set_aside::set_aside(&mut meanings, paths, data, year);
    let mut earlier = earlier_years::leave_out(&mut meanings, paths, year);
    earlier.extend(leave_out_parts_of_wholes(&mut meanings, paths, data));
    super::block_titles::keep_to_own_blocks(&mut meanings, paths);
    leave_out_parts(&mut meanings, paths);
    let numbers = counts_levels(&meanings, paths, data);
    leave_out_other_blocks(&mut meanings, paths, |column| numbers[column]);
    count_by_totals(&mut meanings, paths, (Field::Members, Field::MembersRated));
    count_by_totals(&mut meanings, paths, (Field::Branches, Field::BranchesRated));
    (meanings, earlier)
}

/// For each column whether it holds numbers of a level, and they are not ticks between the levels
/// of its group.
fn counts_levels(
    meanings: &[Option<HeadingMeaning>],
    paths: &[Vec<&str>],
    data: &[HeadRow],
) -> Vec<bool> {
    let mut blocks: FxHashMap<_, Vec<usize>> = FxHashMap::default();
    for (column, meaning) in meanings.iter().enumerate() {
        if matches!(meaning, Some(HeadingMeaning::Level(_))) {
            blocks.entry(SplitHeading::new(&paths[column]).groups).or_default().push(column);
        }
    }
    let mut counts = vec![false; paths.len()];
    for block in blocks.into_values().filter(|block| !are_choices(data, block)) {
        for column in block {
            counts[column] = are_mostly_counts(data, column);
        }
    }
    counts
}

/// Whether a row marks one of some columns, and some marks are no numbers. None if they hold no
/// marks.
fn are_marks(data: &[HeadRow], columns: &[usize]) -> Option<bool> {
    let has_sign =
        |row: &HeadRow| columns.iter().any(|at| row.cells.get(*at).is_some_and(|c| is_sign(c)));
    are_choices(data, columns).then(|| data.iter().any(has_sign))
}

/// The headings of a column in one text; one over several rows is there once.
fn joined(path: &[String]) -> String {
    let mut path = path.to_vec();
    path.dedup();
    path.join(" / ")
}

/// Resolves ambiguous headings (`Loại hình`) by the cells below: a heading gets the first of its
/// candidates that no other column has and that most cells are values of.
fn resolve_by_cells(layout: &mut Layout, data: &[HeadRow]) {
    for column in latest_first(layout) {
        let heading = fold_heading(&layout.headings[column]);
        let texts_of = |is_text: fn(char) -> bool| -> Vec<&str> {
            let cells = data.iter().filter_map(|row| row.cells.get(column));
            cells.map(String::as_str).filter(|cell| cell.contains(is_text)).collect()
        };
        let is_of_most = |field: &Field| {
            let texts = match field {
                Field::Period => texts_of(char::is_alphanumeric),
                _ => texts_of(char::is_alphabetic),
            };
            let of_kind = texts.iter().filter(|cell| match field {
                Field::Period => periods::in_cell(&heading, cell).is_some(),
                field => is_of_kind(cell, *field),
            });
            // `Mã ĐV` is that of the unit (đơn vị) or of a member (đảng viên).
            let is_of_unit = || !layout.is_people_list && !names_members(&layout.headings[column]);
            *field == Field::Id && is_of_unit() || of_kind.count() * 2 > texts.len()
        };
        let is_free = |field: &&Field| layout.column(**field).is_none() && is_of_most(field);
        if let Some(field) = candidates(&heading).iter().find(is_free) {
            layout.columns[column] = Meaning::Field(*field);
        }
    }
    if !layout.is_people_list {
        set_table(layout, data);
    }
}

/// How many columns have a year in the last header row, beside another year and under one heading:
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

#[cfg(test)]
mod tests {
    use super::super::layout::PercentOf;
    use super::*;
    use crate::domain::{CountField, Rating, Table};

    fn find(head: &[HeadRow]) -> Option<Layout> {
        super::find(head, OfFile::default())
    }

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
            assert_eq!(layout.choices, [(1 - read, read)]);
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
}
