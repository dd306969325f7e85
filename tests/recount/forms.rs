//! The official summaries against the sample counted by hand, over years and parts.

use super::clerk::{Clerk, Part, YEARS};
use super::rows::Unit;
use super::{filter, sample};
use calamine::{Data, Reader, Xlsx};
use dangbo::analysis::Filter;
use dangbo::domain::{Dataset, Settings, Year};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, load};
use dangbo::report::{OfficialForm, Origin, Report, ReportRequest, report_form};
use dangbo::words::Lang;
use std::io::Cursor;

/// A cell as it is compared: a number as digits, a share with six decimals, or nothing.
type Row = (String, Vec<String>);

fn share(part: u64, of: u64) -> String {
    let millionths = |part: u64| (part * 2_000_000 + of) / (of * 2);
    if of == 0 {
        String::new()
    } else {
        format!("{:.6}", f64::from(u32::try_from(millionths(part)).unwrap()) / 1e6)
    }
}

/// The rows of the table of a form, and the lines below it.
fn read(bytes: &[u8]) -> (Vec<Row>, Vec<String>) {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let rows: Vec<Vec<Data>> = sheet.rows().map(<[Data]>::to_vec).collect();
    let numbers = rows.iter().position(|row| row[0] == Data::String("A".into())).unwrap();
    let (mut table, mut notes) = (Vec::new(), Vec::new());
    for row in &rows[numbers + 1..] {
        let label = row[1].to_string();
        if label.is_empty() {
            notes.push(row[0].to_string());
            continue;
        }
        let cell = |column: usize| match &row[column] {
            Data::Float(share) if rows[numbers - 1][column].to_string().contains('%') => {
                format!("{share:.6}")
            }
            other => other.to_string(),
        };
        table.push((label, (2..row.len()).map(cell).collect()));
    }
    (table, notes)
}

fn form(part: &Part, year: u64, form: OfficialForm) -> (Vec<Row>, Vec<String>) {
    let data = sample();
    let filter = filter(&data, part);
    form_of(&data, &filter, Year(u16::try_from(year).unwrap()), form)
}

fn form_of(
    data: &Dataset,
    filter: &Filter,
    year: Year,
    form: OfficialForm,
) -> (Vec<Row>, Vec<String>) {
    let settings = Settings::sample();
    let request = ReportRequest { data, settings: &settings, year, filter, today: Year(2026) };
    let report = Report::new(request);
    read(&report_form(Lang::Vi, &report, Origin::default(), form).unwrap())
}

/// The whole, two zones, an ownership, a district.
fn parts(clerk: &Clerk) -> [Part; 4] {
    [
        Part::default(),
        Part { zones: clerk.zones()[..2].to_vec(), ..Part::default() },
        Part { ownerships: vec!["fdi".into()], ..Part::default() },
        Part { districts: clerk.districts()[..1].to_vec(), ..Part::default() },
    ]
}

/// The units of some ownerships; an empty list is all.
fn of<'a>(units: &[&'a Unit], ownerships: &[&str]) -> Vec<&'a Unit> {
    let is_in = |unit: &&Unit| ownerships.is_empty() || ownerships.contains(&&*unit.ownership);
    units.iter().copied().filter(is_in).collect()
}

const STATE: &[&str] = &["state"];
const OUTSIDE_STATE: &[&str] = &["non_state", "fdi"];
const DOMESTIC: &[&str] = &["non_state"];
const FOREIGN: &[&str] = &["fdi"];

#[test]
fn the_form_by_ownership_has_the_figures_that_a_clerk_counts() {
    let clerk = Clerk::new();
    for part in parts(&clerk) {
        for year in YEARS {
            let (organisations, branches) =
                (clerk.organisations_of(year, &part), clerk.branches_of(year, &part));
            let enterprises = clerk.enterprises_of(&part);
            let row = |label: &str, ownerships: &[&str]| {
                let own = of(&organisations, ownerships);
                let under = of(&branches, ownerships);
                let enterprises = of(&enterprises, ownerships);
                let sum = |of: fn(&Unit) -> u64| own.iter().map(|o| of(o)).sum::<u64>();
                let committees = own.iter().filter(|o| o.is_committee).count() as u64;
                let cells = own.iter().filter(|o| !o.is_committee);
                let members = cells.chain(under.iter()).map(|u| u.members).sum::<u64>();
                let founded = own.iter().filter(|o| o.established.0 == year).count() as u64;
                let with = enterprises.iter().filter(|e| !e.organisation.is_empty()).count() as u64;
                // The list of enterprises has no year: it is that of the newest.
                let of_newest = |count: u64| (year == YEARS[3]).then_some(count);
                let figures = [
                    of_newest(enterprises.len() as u64),
                    of_newest(with),
                    Some(sum(|o| o.workers)),
                    Some(own.len() as u64),
                    Some(committees),
                    Some(own.len() as u64 - committees),
                    Some(founded),
                    None,
                    Some(under.len() as u64),
                    Some(members),
                    None,
                    None,
                    None,
                    Some(sum(|o| o.admitted)),
                    Some(sum(|o| o.owners)),
                    Some(sum(|o| o.leaders)),
                ];
                let text = figures.map(|f| f.map_or_else(String::new, |f| f.to_string()));
                (label.to_owned(), text.to_vec())
            };
            let empty = |label: &str| (label.to_owned(), vec![String::new(); 16]);
            let expected = [
                row("Tổng số", &[]),
                row("Doanh nghiệp Nhà nước", STATE),
                row("Doanh nghiệp ngoài khu vực Nhà nước", OUTSIDE_STATE),
                row("Doanh nghiệp ngoài Nhà nước trong nước", DOMESTIC),
                empty("Công ty cổ phần"),
                empty("Công ty trách nhiệm hữu hạn"),
                empty("Doanh nghiệp tư nhân"),
                empty("Hợp tác xã"),
                row("Doanh nghiệp có vốn đầu tư nước ngoài", FOREIGN),
            ];
            let (table, notes) = form(&part, year, OfficialForm::ByOwnership);
            for (row, expected) in table.iter().zip(&expected) {
                assert_eq!(row, expected, "{year}, {part:?}");
            }
            assert_eq!(table.len(), expected.len());
            let columns = "(8) Đảng bộ bộ phận; (11) Nữ; (12) Dân tộc thiểu số; (13) Dự bị.";
            assert!(notes.iter().any(|note| note.ends_with(columns)), "{notes:?}");
            assert!(notes.iter().any(|note| note.contains("tư nhân; Hợp tác xã.")), "{notes:?}");
        }
    }
}

/// Total, rated, those of each level, the unrated, with the shares.
fn figures(total: u64, rated: u64, levels: [u64; 4], unrated: u64) -> Vec<String> {
    let mut row = vec![total.to_string(), rated.to_string(), share(rated, total)];
    for level in levels {
        row.extend([level.to_string(), share(level, rated)]);
    }
    row.push(unrated.to_string());
    row
}

fn by_rating(units: &[&Unit]) -> Vec<String> {
    let with = |rating: usize| units.iter().filter(|u| u.rating == rating).count() as u64;
    let levels = [with(0), with(1), with(2), with(3)];
    figures(units.len() as u64, levels.iter().sum(), levels, with(4))
}

fn of_members(units: &[&Unit]) -> Vec<String> {
    let members: u64 = units.iter().map(|u| u.members).sum();
    let level = |at: usize| units.iter().map(|u| u.levels[at]).sum();
    let levels: [u64; 4] = [level(0), level(1), level(2), level(3)];
    let rated: u64 = levels.iter().sum();
    figures(members, rated, levels, members - rated)
}

#[test]
fn the_form_by_rating_has_the_figures_that_a_clerk_counts() {
    let clerk = Clerk::new();
    for part in parts(&clerk) {
        for year in YEARS {
            let (organisations, branches) =
                (clerk.organisations_of(year, &part), clerk.branches_of(year, &part));
            let committees: Vec<&Unit> =
                organisations.iter().copied().filter(|o| o.is_committee).collect();
            let cells: Vec<&Unit> =
                organisations.iter().copied().filter(|o| !o.is_committee).collect();
            let leaves = [&cells[..], &branches].concat();
            let mut expected: Vec<Row> = Vec::new();
            let mut add = |label: &str, units: &[&Unit], count: fn(&[&Unit]) -> Vec<String>| {
                expected.push((label.to_owned(), count(units)));
                for (label, ownerships) in [
                    ("Doanh nghiệp Nhà nước", STATE),
                    ("Doanh nghiệp ngoài khu vực Nhà nước", OUTSIDE_STATE),
                    ("Doanh nghiệp có vốn đầu tư nước ngoài", FOREIGN),
                ] {
                    expected.push((label.to_owned(), count(&of(units, ownerships))));
                }
            };
            add("Tổ chức cơ sở đảng", &organisations, by_rating);
            add("Đảng bộ cơ sở", &committees, by_rating);
            add("Chi bộ cơ sở", &cells, by_rating);
            add("Chi bộ trực thuộc đảng ủy cơ sở", &branches, by_rating);
            add("Đảng viên", &leaves, of_members);
            expected.insert(12, ("Đảng bộ bộ phận".to_owned(), vec![String::new(); 12]));
            let (table, notes) = form(&part, year, OfficialForm::ByRating);
            for (row, expected) in table.iter().zip(&expected) {
                assert_eq!(row, expected, "{year}, {part:?}");
            }
            assert_eq!(table.len(), expected.len());
            assert!(notes.iter().any(|note| note.ends_with(": Đảng bộ bộ phận.")), "{notes:?}");
        }
    }
}

/// Three organisations: what is known of their ownership decides which rows the form fills in.
#[test]
fn the_form_by_rating_says_where_the_ownership_is_not_known() {
    let label = "Chưa rõ loại hình";
    // Of each ownership's row: state, outside the state sector, foreign, and not known.
    for (ownerships, totals) in [
        (["Nhà nước", "Tư nhân", ""], ["1", "1", "0", "1"].map(Some)),
        (["FDI", "Tư nhân", "FDI"], [Some("0"), Some("3"), Some("2"), None]),
        (["", "", ""], [Some(""), Some(""), Some(""), None]),
    ] {
        let line = |(at, ownership): (usize, &&str)| {
            format!("Chi bộ {at};CBCS;{ownership};HTTNV;10;1;8;1;0\n")
        };
        let lines: String = ownerships.iter().enumerate().map(line).collect();
        let header = "Tên TCCSĐ;Loại hình TCCSĐ;Loại hình doanh nghiệp;Xếp loại;Đảng viên;HTXSNV;HTTNV;HTNV;KHTNV\n";
        let table = header.to_owned() + &lines;
        let files = in_memory(&[("Năm 2024.csv", table.as_bytes())]);
        let data = load(&files, &Settings::sample(), &LoadOptions::default());
        let (rows, _) = form_of(&data, &Filter::default(), Year(2024), OfficialForm::ByRating);
        assert_eq!(rows[0].1[0], "3");
        let found = |at: usize| rows.get(at).map(|row| row.1[0].as_str());
        let unknown = rows[4].0 == label;
        let of = [found(1), found(2), found(3), found(4).filter(|_| unknown)];
        assert_eq!(of, totals, "{ownerships:?}");
    }
}

/// Three sub-committees: two of A, one of them named twice, and one of B without a rating; A is
/// foreign-invested, B of the state. They are in the forms alone, in no sum of organisations.
#[test]
fn the_forms_count_sub_committees() {
    let table = "\
Tên TCCSĐ;Loại hình TCCSĐ;Loại hình doanh nghiệp;Xếp loại;Đảng viên;HTXSNV;HTTNV;HTNV;KHTNV
Đảng bộ A;Đảng bộ cơ sở;FDI;HTTNV;30;3;26;1;0
Đảng bộ bộ phận Nhà máy 1;Đảng bộ bộ phận;;HTXSNV;18;3;15;0;0
ĐBBP Nhà máy 2;ĐBBP;;HTNV;12;0;11;1;0
Đảng bộ B;Đảng bộ cơ sở;Nhà nước;HTTNV;40;4;35;1;0
Đảng bộ bộ phận Khối Văn phòng;ĐBBP;;;20;2;17;1;0
";
    let again = "\
Tên chi bộ;Trực thuộc;Xếp loại;Đảng viên;HTXSNV;HTTNV;HTNV;KHTNV
Đảng bộ bộ phận Nhà máy 1;Đảng bộ A;HTXSNV;18;3;15;0;0
Chi bộ 1;Đảng bộ bộ phận Nhà máy 1;HTTNV;30;3;26;1;0
Chi bộ 2;Đảng bộ B;HTTNV;40;4;35;1;0
";
    let files = [("Năm 2024.csv", table.as_bytes()), ("Chi bộ năm 2024.csv", again.as_bytes())];
    let data = load(&in_memory(&files), &Settings::sample(), &LoadOptions::default());
    let form = |form| form_of(&data, &Filter::default(), Year(2024), form).0;
    let of = |label: &str, rows: &[(String, Vec<String>)], below: usize| {
        let at = rows.iter().position(|(own, _)| own == label).unwrap();
        rows[at + below].1.clone()
    };
    let rows = form(OfficialForm::ByRating);
    let whole = of("Đảng bộ bộ phận", &rows, 0);
    // All, rated, their share; each level with its share; not rated.
    let figures = |row: &[String]| [0, 1, 3, 5, 7, 9, 11].map(|at| row[at].clone());
    assert_eq!(figures(&whole), ["3", "2", "1", "0", "1", "0", "1"]);
    // The state, outside the state, foreign-invested.
    assert_eq!(figures(&of("Đảng bộ bộ phận", &rows, 1))[..2], ["1", "0"]);
    assert_eq!(figures(&of("Đảng bộ bộ phận", &rows, 2))[..2], ["2", "2"]);
    assert_eq!(figures(&of("Đảng bộ bộ phận", &rows, 3))[..2], ["2", "2"]);
    assert_eq!(rows[0].1[0], "2", "base organisations");
    let rows = form(OfficialForm::ByOwnership);
    let column: Vec<String> = rows.iter().map(|(_, row)| row[7].clone()).collect();
    assert_eq!((&*column[0], &*column[1], &*column[2]), ("3", "1", "2"));
}

#[test]
fn a_form_without_sub_committees_leaves_their_cells_empty() {
    let table = "Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;Đảng viên;HTXSNV;HTTNV;HTNV;KHTNV\n\
        Đảng bộ A;Đảng bộ cơ sở;HTTNV;30;3;26;1;0\n";
    let files = in_memory(&[("Năm 2024.csv", table.as_bytes())]);
    let data = load(&files, &Settings::sample(), &LoadOptions::default());
    let (rows, notes) = form_of(&data, &Filter::default(), Year(2024), OfficialForm::ByRating);
    let row = rows.iter().find(|(label, _)| label == "Đảng bộ bộ phận").unwrap();
    assert!(row.1.iter().all(String::is_empty), "{row:?}");
    assert!(notes.iter().any(|note| note.contains("Đảng bộ bộ phận")), "{notes:?}");
}
