//! Workbooks: each sheet with a known header is a table, whatever program and format saved it.

#[path = "../support/mod.rs"]
mod support;

mod hostile;
mod made;
mod report_sheets;
mod templates;

use made::{Made, put, put_at, put_table};
use rust_xlsxwriter::{DocProperties, Format, Formula, Workbook};
use serde_json::Value;
use support::{BRANCHES, ORGANISATIONS, dangbo, folder, json, report};

const VI: &str = "vi";

/// The findings of a folder: code, sheet, address, line.
fn found(folder: &std::path::Path) -> Vec<(String, String, String, u64)> {
    let value = json(&dangbo(&["check", "--format", "json", folder.to_str().unwrap()]));
    let text = |f: &Value, key: &str| f[key].as_str().unwrap_or_default().to_owned();
    let of = |f: &Value| {
        let line = f["line"].as_u64().unwrap_or(0);
        (text(f, "code"), text(f, "sheet"), text(f, "address"), line)
    };
    value["findings"].as_array().unwrap().iter().map(of).collect()
}

fn explained(folder: &std::path::Path) -> String {
    let output = dangbo(&["check", "--lang", VI, "--explain", folder.to_str().unwrap()]);
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

fn csv_report() -> Value {
    report(
        folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())]).path(),
        &[],
    )
}

#[test]
fn one_workbook_is_the_same_in_every_format() {
    for (name, bytes) in [
        ("nho.xlsx", &include_bytes!("nho.xlsx")[..]),
        ("nho.xls", include_bytes!("nho.xls")),
        ("nho.xlsb", include_bytes!("nho.xlsb")),
        ("nho.ods", include_bytes!("nho.ods")),
    ] {
        let folder = folder(&[(name, bytes)]);
        assert_eq!(found(folder.path()), [], "{name}");
        let value = report(folder.path(), &[]);
        let of = |key: &str| {
            let part = &value[key];
            [&part["met"], &part["of"], &part["total"]].map(|figure| figure.as_u64().unwrap())
        };
        // Two of three are good; 19 + 8 + 8 of 38; both branches.
        assert_eq!(of("organisations"), [2, 3, 3], "{name}");
        assert_eq!(of("members"), [35, 38, 38], "{name}");
        assert_eq!(of("branches"), [2, 2, 2], "{name}");
        assert_eq!(value["workers"], 1650, "{name}");
        let zones = value["zones"].as_array().unwrap().iter();
        let zones: Vec<u64> =
            zones.map(|z| z["organisations"]["total"].as_u64().unwrap()).collect();
        assert_eq!(zones, [2, 1], "{name}: a merged cell over two rows");
        assert!(explained(folder.path()).contains("bị ẩn, không đọc: Nháp"), "{name}");
    }
}

/// A program of a web page leaves out the column of a cell beside another, and writes each cell on
/// a line of its own.
#[test]
fn what_other_programs_than_offices_write_is_read() {
    for (name, bytes) in [
        ("cua-web.xlsb", &include_bytes!("cua-web.xlsb")[..]),
        ("cua-web.ods", include_bytes!("cua-web.ods")),
    ] {
        let folder = folder(&[(name, bytes)]);
        assert_eq!(
            found(folder.path()),
            [("missing-count", "Tổ chức", "F2", 2)].map(own),
            "{name}"
        );
        let value = report(folder.path(), &[]);
        let of = |key: &str| ["met", "of", "total"].map(|part| value[key][part].as_u64().unwrap());
        // 11 of 12, 7 of 10 and 29 of 30.
        assert_eq!((of("organisations"), of("members")), ([2, 3, 3], [47, 52, 52]), "{name}");
        assert_eq!(value["workers"], 71_250, "{name}");
        let path = folder.path().to_str().unwrap();
        let table = dangbo(&["report", "--lang", VI, "--format", "csv", "--raw", path]);
        let table = String::from_utf8(table.stdout).unwrap();
        let dates: Vec<bool> = ["2014-05-03", "2020-12-30"].map(|date| table.contains(date)).into();
        assert_eq!(dates, [true, true], "{name}");
    }
}

fn own((code, sheet, address, line): (&str, &str, &str, u64)) -> (String, String, String, u64) {
    (code.into(), sheet.into(), address.into(), line)
}

#[test]
fn two_sheets_give_the_figures_of_two_files() {
    let book = Made::new(|book| {
        put_table(book.add_worksheet().set_name("Tổ chức").unwrap(), ORGANISATIONS);
        put_table(book.add_worksheet().set_name("Chi bộ").unwrap(), BRANCHES);
        book.add_worksheet().set_name("Trống").unwrap();
    });
    assert_eq!(report(book.path(), &[]), csv_report());
    assert_eq!(found(book.path()), []);
}

#[test]
fn a_finding_names_the_sheet_and_the_cell() {
    let book = Made::new(|book| {
        put_table(book.add_worksheet().set_name("Tổ chức").unwrap(), ORGANISATIONS);
        let sheet = book.add_worksheet().set_name("Chi bộ").unwrap();
        put_table(sheet, BRANCHES);
        sheet.write(2, 5, 3.5).unwrap();
        sheet.write(1, 8, "#N/A").unwrap();
    });
    assert_eq!(
        found(book.path()).into_iter().filter(|f| f.1 == "Chi bộ").collect::<Vec<_>>(),
        [
            ("spreadsheet-error".into(), "Chi bộ".into(), "I2".into(), 2),
            ("not-a-number".into(), "Chi bộ".into(), "F3".into(), 3),
        ]
    );
    let text = dangbo(&["check", "--lang", VI, book.path().to_str().unwrap()]);
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.contains("--> so-lieu.xlsx: Chi bộ!F3"), "{text}");
    // The row stands below, with its cell.
    assert!(text.contains("│ 2023\tCB2") || text.contains("│ 2023 │ CB2"), "{text}");
}

#[test]
fn hidden_sheets_and_sheets_without_a_table_are_named() {
    let book = Made::new(|book| {
        put_table(book.add_worksheet().set_name("Tổ chức").unwrap(), ORGANISATIONS);
        put_table(book.add_worksheet().set_name("Chi bộ").unwrap(), BRANCHES);
        put(book.add_worksheet().set_name("Ghi chú").unwrap(), &[&["Số liệu do các đơn vị gửi"]]);
        put_table(
            book.add_worksheet().set_name("Nháp").unwrap().set_hidden(true),
            &ORGANISATIONS.replace("TC", "CU"),
        );
    });
    assert_eq!(report(book.path(), &[]), csv_report());
    let text = explained(book.path());
    assert!(text.contains("các trang bị ẩn, không đọc: Nháp"), "{text}");
    assert!(text.contains("không đọc: so-lieu.xlsx: Ghi chú"), "{text}");
}

#[test]
fn a_workbook_that_the_program_wrote_is_no_data_of_its_folder() {
    let book = Made::new(|book| {
        put_table(book.add_worksheet(), ORGANISATIONS);
        put_table(book.add_worksheet(), BRANCHES);
    });
    let own = made::bytes(|book| {
        book.set_properties(&DocProperties::new().set_keywords("dangbo"));
        put_table(book.add_worksheet(), &ORGANISATIONS.replace("TC", "CU"));
    });
    std::fs::write(book.path().join("bao-cao.xlsx"), &own).unwrap();
    std::fs::write(book.path().join("~$so-lieu.xlsx"), [0; 165]).unwrap();
    std::fs::write(book.path().join(".~lock.so-lieu.xlsx#"), "x").unwrap();
    assert_eq!(report(book.path(), &[]), csv_report());
    let check = dangbo(&["check", "--lang", VI, book.path().to_str().unwrap()]);
    let said = String::from_utf8(check.stderr).unwrap();
    assert_eq!(said.matches("không đọc làm số liệu: bao-cao.xlsx").count(), 1, "{said}");
    // Where it is asked for it is read.
    let lone = report(&book.path().join("bao-cao.xlsx"), &[]);
    assert_eq!(lone["organisations"]["total"], 2);
}

#[test]
fn hidden_rows_and_columns_are_read() {
    let book = Made::new(|book| {
        let sheet = book.add_worksheet();
        put_table(sheet, ORGANISATIONS);
        sheet.set_row_hidden(1).unwrap();
        sheet.set_column_hidden(8).unwrap();
        // What is hidden behind the table is none of it.
        sheet.set_row_hidden(40).unwrap();
        sheet.set_column_range_hidden(100, 16_383).unwrap();
        put_table(book.add_worksheet(), BRANCHES);
    });
    assert_eq!(report(book.path(), &[]), csv_report());
    let text = explained(book.path());
    assert!(text.contains("  hàng bị ẩn, vẫn đọc: 1 (2)\n  cột bị ẩn, vẫn đọc: 1 (I)\n"), "{text}");
    assert_eq!(text.matches("vẫn đọc").count(), 2, "{text}");
}

/// `an.xlsx` and the same saved by `LibreOffice`: rows 3 and 5 to 6, columns C and E to F.
#[test]
fn hidden_rows_and_columns_are_named_in_every_format() {
    for (name, bytes) in [
        ("an.xlsx", &include_bytes!("an.xlsx")[..]),
        ("an.xls", include_bytes!("an.xls")),
        ("an.xlsb", include_bytes!("an.xlsb")),
        ("an.ods", include_bytes!("an.ods")),
    ] {
        let folder = folder(&[(name, bytes)]);
        let text = explained(folder.path());
        assert!(text.contains("  hàng bị ẩn, vẫn đọc: 3 (3, 5–6)\n"), "{name}: {text}");
        assert!(text.contains("  cột bị ẩn, vẫn đọc: 3 (C, E–F)\n"), "{name}: {text}");
        assert_eq!(report(folder.path(), &[])["organisations"]["total"], 6, "{name}");
    }
}

#[test]
fn what_a_cell_is_survives() {
    let book = Made::new(|book| {
        let sheet = book.add_worksheet();
        let table = ORGANISATIONS.replace("TC1", "001").replace("12/03/2004", "");
        put_table(sheet, &table);
        let date = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write_with_format(1, 16, 38058.0, &date).unwrap();
        // A number that shows as 001, a formula with its value, a text of two lines.
        let three = Format::new().set_num_format("000");
        sheet.write_with_format(1, 1, 1.0, &three).unwrap();
        sheet.write(1, 8, Formula::new("=19+1").set_result("20")).unwrap();
        sheet.write(2, 2, "Chi bộ Công ty\n\"Nhựa\"; B").unwrap();
    });
    let (_, code) = support::check(book.path());
    assert_eq!(code, 0, "{:?}", found(book.path()));
    let value = report(book.path(), &[]);
    assert_eq!(value["members"]["total"], 30);
    let below = &value["below"]["organisations"][0];
    assert_eq!(below["name"], "Chi bộ Công ty \"Nhựa\"; B");
    let unit =
        dangbo(&["check", "--format", "json", "--unit", "001", book.path().to_str().unwrap()]);
    assert!(unit.status.code().is_some_and(|code| code < 2));
}

#[test]
fn merged_cells_are_known_and_never_asked_about() {
    let rows = "\
year;id;name;kind;zone;ownership;rating;members;members_excellent;members_good;members_satisfactory;members_unsatisfactory
2023;A;Chi bộ A;CBCS;KCN Đình Trám;FDI;tốt;10;1;9;0;0
2023;B;Chi bộ B;CBCS;;FDI;tốt;10;1;9;0;0
2023;C;Chi bộ C;CBCS;;FDI;tốt;10;1;9;0;0
2023;D;Chi bộ D;CBCS;;FDI;tốt;10;1;9;0;0
";
    let book = Made::new(|book| {
        let sheet = book.add_worksheet();
        put_table(sheet, rows);
        let plain = Format::new();
        sheet.merge_range(1, 4, 3, 4, "KCN Đình Trám", &plain).unwrap();
        // One cell for year and id would be odd; one for ownership and rating is read twice.
        sheet.merge_range(1, 0, 4, 0, "2023", &plain).unwrap();
    });
    let value = report(book.path(), &[]);
    let zones: Vec<(&str, u64)> = value["zones"]
        .as_array()
        .unwrap()
        .iter()
        .map(|zone| {
            (zone["zone"].as_str().unwrap(), zone["organisations"]["total"].as_u64().unwrap())
        })
        .collect();
    assert_eq!(zones, [("KCN Đình Trám", 3), ("Ngoài khu, cụm công nghiệp", 1)]);
    assert_eq!(found(book.path()), []);
}

#[test]
fn the_sheets_name_gives_year_and_zone() {
    let rows = "\
id;name;kind;ownership;rating;members;members_excellent;members_good;members_satisfactory;members_unsatisfactory
A;Chi bộ A;CBCS;FDI;tốt;10;1;9;0;0
";
    let book = Made::new(|book| {
        put_table(book.add_worksheet().set_name("KCN Vân Trung 2022").unwrap(), rows);
        put_table(
            book.add_worksheet().set_name("KCN Vân Trung 2023").unwrap(),
            &rows.replace("9;0;0", "5;4;0"),
        );
        put_table(
            book.add_worksheet().set_name("CCN Nội Hoàng 2023").unwrap(),
            &rows.replace("A;", "B;"),
        );
    });
    let value = report(book.path(), &[]);
    assert_eq!((&value["year"], &value["members"]["met"]), (&2023.into(), &16.into()));
    assert_eq!(value["zones"].as_array().unwrap().len(), 2);
    let before = report(book.path(), &["--year", "2022"]);
    assert_eq!(before["members"]["met"], 10);
}

#[test]
fn a_printed_form_with_a_header_over_two_merged_rows_is_read() {
    let book = Made::new(|book| {
        let sheet = book.add_worksheet().set_name("Biểu 1").unwrap();
        let plain = Format::new();
        sheet.merge_range(0, 0, 0, 9, "ĐẢNG BỘ KHỐI DOANH NGHIỆP", &plain).unwrap();
        sheet.merge_range(1, 0, 1, 9, "KẾT QUẢ XẾP LOẠI NĂM 2024", &plain).unwrap();
        for (column, heading) in
            ["TT", "Tên tổ chức cơ sở đảng", "Loại hình", "Xếp loại"].into_iter().enumerate()
        {
            let column = u16::try_from(column).unwrap();
            sheet.merge_range(3, column, 4, column, heading, &plain).unwrap();
        }
        sheet.merge_range(3, 4, 3, 9, "Đảng viên", &plain).unwrap();
        put_at(sheet, 4, 4, &["Tổng số", "Được xếp loại", "HTXSNV", "HTTNV", "HTNV", "KHTNV"]);
        sheet.merge_range(5, 0, 5, 9, "I. Đảng bộ cơ sở", &plain).unwrap();
        put_at(
            sheet,
            6,
            0,
            &["1", "Đảng bộ Công ty A", "ĐBCS", "HTTNV", "20", "20", "2", "17", "1", "0"],
        );
        sheet.merge_range(7, 0, 7, 9, "II. Chi bộ cơ sở", &plain).unwrap();
        put_at(
            sheet,
            8,
            0,
            &["2", "Chi bộ Công ty B", "CBCS", "HTNV", "10", "10", "0", "8", "2", "0"],
        );
        sheet.merge_range(9, 0, 9, 3, "Tổng cộng", &plain).unwrap();
        put_at(sheet, 9, 4, &["30", "30", "2", "25", "3", "0"]);
        sheet.merge_range(11, 4, 11, 9, "TM. BAN THƯỜNG VỤ", &plain).unwrap();
        sheet.merge_range(13, 4, 13, 9, "Nguyễn Thị Ảo", &plain).unwrap();
    });
    let value = report(book.path(), &[]);
    assert_eq!(value["year"], 2024);
    assert_eq!(value["organisations"]["total"], 2);
    assert_eq!((&value["members"]["met"], &value["members"]["of"]), (&27.into(), &30.into()));
    let codes: Vec<String> = found(book.path()).into_iter().map(|f| f.0).collect();
    assert!(codes.iter().all(|code| code == "no-branches"), "{codes:?}");
    assert!(!explained(book.path()).contains("Nguyễn Thị Ảo"));
}

#[test]
fn a_workbook_without_any_table_says_so_once() {
    let book = Made::new(|book: &mut Workbook| {
        put(book.add_worksheet(), &[&["a", "b"], &["c", "d"]]);
        put(book.add_worksheet(), &[&["e"]]);
    });
    let all = found(book.path());
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!((all[0].0.as_str(), all[0].1.as_str()), ("no-table", ""));
    let empty = Made::new(|book: &mut Workbook| {
        book.add_worksheet();
    });
    assert_eq!(found(empty.path())[0].0, "unreadable");
}

#[test]
fn a_row_that_was_pasted_into_one_cell_is_no_note() {
    let head = "Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV";
    let unit = |at: u8| format!("T{at};Chi bộ {at};CBCS;HTTNV;3;1;2;0;0");
    for between in ["\t", "   ", "|"] {
        let table = [head.to_owned(), unit(1), unit(2).replace(';', between), unit(3)].join("\n");
        let book = folder(&[("o-2023.xlsx", &support::workbook(&[("Tổ chức", &table)]))]);
        let found = found(book.path());
        let ragged = found.iter().filter(|(code, ..)| code == "ragged-row");
        assert_eq!(ragged.map(|(.., line)| *line).collect::<Vec<_>>(), [3], "{between:?}");
    }
}

#[test]
fn formulas_without_a_stored_value_are_said_once_a_sheet() {
    let bytes = made::bytes(|book| {
        put_table(book.add_worksheet().set_name("Tổ chức").unwrap(), ORGANISATIONS);
        let sheet = book.add_worksheet().set_name("Chi bộ").unwrap();
        put_table(sheet, BRANCHES);
        for row in [1, 2] {
            sheet.write_formula(row, 6, "=1+1").unwrap();
        }
    });
    let part = "xl/worksheets/sheet2.xml";
    let sheet = String::from_utf8(made::part(&bytes, part)).unwrap();
    for (stored, empty) in [("<v>0</v>", ""), ("<v>0</v>", "<v></v>"), ("<v>0</v>", "<v/>")] {
        let own = sheet.replace(&format!("</f>{stored}"), &format!("</f>{empty}"));
        assert_ne!(own, sheet);
        let folder = support::folder(&[("a.xlsx", &made::with_part(&bytes, part, own.as_bytes()))]);
        let of_formula =
            |finding: &&(String, String, String, u64)| finding.0 == "spreadsheet-error";
        let all = found(folder.path());
        let all: Vec<_> = all.iter().filter(of_formula).collect();
        assert_eq!(all.len(), 1, "{all:?}");
        assert_eq!((&*all[0].1, &*all[0].2, all[0].3), ("Chi bộ", "G2", 2));
        let text = dangbo(&["check", "--lang", VI, folder.path().to_str().unwrap()]);
        let text = String::from_utf8(text.stdout).unwrap();
        assert!(text.contains("công thức ở ô này và 1 ô khác của trang"), "{text}");
    }
    // With its stored values it is what they are.
    let folder = support::folder(&[("a.xlsx", &bytes)]);
    assert!(found(folder.path()).iter().all(|finding| finding.0 != "spreadsheet-error"));
}

#[test]
fn an_output_of_the_program_is_no_data_under_any_name_and_in_any_format() {
    let folder =
        support::folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let path = folder.path().to_str().unwrap();
    let expected = report(folder.path(), &[]);
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let mut names = Vec::new();
    let mut write = |name: &str, arguments: &[&str]| {
        let file = file(name);
        let done = dangbo(&[arguments, &["-o", &file, path]].concat());
        assert!(done.status.code() < Some(2), "{name}: {done:?}");
        names.push(name.to_owned());
    };
    for lang in [VI, "en"] {
        let report = ["report", "--lang", lang, "--format"];
        for table in
            ["overview", "organisations", "branches", "zones", "targets", "below", "findings"]
        {
            let own = [&report[..], &["csv", "--table", table]].concat();
            write(&format!("a-{lang}-{table}.csv"), &own);
            write(&format!("a-{lang}-{table}-raw.csv"), &[&own[..], &["--raw"]].concat());
        }
        write(&format!("a-{lang}.xlsx"), &[&report[..], &["xlsx"]].concat());
        write(&format!("a-{lang}-7.xlsx"), &[&report[..], &["xlsx", "--form", "7-tctw"]].concat());
        write(&format!("a-{lang}.txt"), &[&report[..], &["text"]].concat());
        write(&format!("a-{lang}-json.txt"), &[&report[..], &["json"]].concat());
        write(&format!("a-{lang}-md.txt"), &[&report[..], &["markdown"]].concat());
        let check = ["check", "--lang", lang, "--format"];
        write(&format!("c-{lang}.csv"), &[&check[..], &["csv"]].concat());
        write(&format!("c-{lang}-json.txt"), &[&check[..], &["json"]].concat());
    }
    names.sort();
    let again = report(folder.path(), &[]);
    assert_eq!(again, expected);
    let files =
        dangbo::ingest::source::list(&[folder.path().to_owned()], || Ok(Vec::new())).not_read.own;
    assert_eq!(files, names);
}
