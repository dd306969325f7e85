//! The commands `report`, `check` and `sample` as a script uses them.

use super::support;

#[test]
fn the_sample_reports_its_figures() {
    let value = support::json(&support::dangbo(&["report", "--format", "json"]));
    assert_eq!(value["year"], 2023);
    for (name, met, of, total, shortfall) in [
        ("organisations", 53, 61, 61, 2),
        ("branches", 144, 158, 160, 0),
        ("members", 2914, 3198, 3487, 0),
    ] {
        let measure = &value[name];
        assert_eq!(
            [&measure["met"], &measure["of"], &measure["total"], &measure["shortfall"]],
            [met, of, total, shortfall],
            "{name}"
        );
    }
    assert_eq!(
        (
            value["admitted"].as_u64(),
            value["workers"].as_u64(),
            value["findings"]["errors"].as_u64()
        ),
        (Some(213), Some(221_365), Some(0))
    );
}

#[test]
fn zones_are_found_by_any_spelling_and_wrong_ones_are_named() {
    for word in ["KCN Quang Châu", "quang chau", "khu công nghiệp QUANG CHÂU"] {
        let value =
            support::json(&support::dangbo(&["report", "--format", "json", "--zone", word]));
        assert_eq!(
            (&value["filters"]["zones"][0], &value["organisations"]["of"]),
            (&"KCN Quang Châu".into(), &11.into()),
            "{word}"
        );
    }
    let wrong = support::dangbo(&["report", "--zone", "quang chou"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("KCN Quang Châu"));
    for arguments in [
        vec!["report", "--ownership", "x"],
        vec!["report", "--year", "1999"],
        vec!["report", "--year", "19"],
        vec!["report", "/no/such/file.csv"],
        vec!["bogus", "--x"],
    ] {
        let output = support::dangbo(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            !output.stderr.is_empty()
                && !String::from_utf8_lossy(&output.stderr).contains("panicked")
        );
    }
}

#[test]
fn the_year_comes_from_the_files_name_or_the_argument() {
    let without_year = |text: &str| {
        text.lines().map(|l| l.split_once(';').unwrap().1.to_owned() + "\n").collect::<String>()
    };
    let (o, b) = (without_year(support::ORGANISATIONS), without_year(support::BRANCHES));
    let named =
        support::folder(&[("to-chuc-2022.csv", o.as_bytes()), ("chi-bo-2022.csv", b.as_bytes())]);
    assert_eq!(support::report(named.path(), &[])["year"], 2022);
    let bare = support::folder(&[("o.csv", o.as_bytes()), ("b.csv", b.as_bytes())]);
    assert_eq!(support::check(bare.path()).1, 2);
    assert_eq!(support::report(bare.path(), &["--year", "2021"])["year"], 2021);
}

#[test]
fn the_sample_is_written_once() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("mau");
    let path = dir.to_str().unwrap();
    assert!(support::dangbo(&["sample", path]).status.success());
    let again = support::dangbo(&["sample", path]);
    assert_eq!(again.status.code(), Some(2));
    let written = support::report(&dir, &[]);
    let own = support::json(&support::dangbo(&["report", "--format", "json"]));
    assert_eq!(written, own);
}

#[test]
fn standard_input_is_read() {
    use std::io::Write;
    let mut child = std::process::Command::new(support::binary())
        .args(["report", "--format", "json", "-"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(support::ORGANISATIONS.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(support::json(&output)["organisations"]["met"], 1);
}

#[test]
fn a_dashboard_without_a_terminal_points_to_report() {
    let output = support::dangbo(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("dangbo report"));
}

/// A table of cells between `;` without one of its columns.
fn without_column(table: &str, column: &str) -> String {
    let at = table.lines().next().unwrap().split(';').position(|cell| cell == column);
    let cells = |line: &str| {
        let kept = line.split(';').enumerate().filter(|(cell, _)| Some(*cell) != at);
        kept.map(|(_, cell)| cell).collect::<Vec<_>>().join(";") + "\n"
    };
    table.lines().map(cells).collect()
}

#[test]
fn a_sum_that_no_row_has_is_a_dash_and_not_zero() {
    let organisations = support::ORGANISATIONS;
    let one_lacks = organisations.replace(";3;0;12/03/2004", ";;0;12/03/2004");
    let people = "TT;Họ và tên;Chi bộ;Đảng bộ cơ sở;Xếp loại\n1;Nguyễn Thị Ảo;Chi bộ 1;\
                  Đảng bộ X;HTTNV\n";
    let tries: [(&str, &str, [&str; 4]); 3] = [
        (
            "2023-tc.csv",
            &without_column(organisations, "admitted"),
            [
                "Kết nạp –",
                "Kết nạp đảng viên                                –  ≥ 200",
                "kết nạp –",
                "",
            ],
        ),
        (
            "2023-dv.csv",
            people,
            [
                "Kết nạp –, chủ doanh nghiệp – · Lao động –",
                "Thành lập tổ chức đảng                           –  ≥ 10",
                "Thành lập – · kết nạp – · chủ doanh nghiệp – · cán bộ tăng cường –",
                "",
            ],
        ),
        (
            "2023-tc.csv",
            &one_lacks,
            [
                "Kết nạp 1 (1 dòng thiếu số liệu), chủ doanh nghiệp 0",
                "Kết nạp đảng viên                                1 (1 dòng thiếu số liệu)  ≥ 200",
                "kết nạp 1 (1 dòng thiếu số liệu)",
                "Trong năm kết nạp 1 đảng viên (1 dòng thiếu số liệu), không có chủ doanh nghiệp",
            ],
        ),
    ];
    for (name, text, expected) in tries {
        let folder = support::folder(&[(name, text.as_bytes())]);
        let path = folder.path().to_str().unwrap();
        let out = |format: &str| {
            String::from_utf8(support::dangbo(&["report", "--format", format, path]).stdout)
                .unwrap()
        };
        let text = out("text");
        for part in &expected[..3] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        let html = out("html");
        match expected[3] {
            "" => assert!(!html.contains("Trong năm kết nạp"), "{html}"),
            part => assert!(html.contains(part), "{html}"),
        }
    }
}

#[test]
fn the_unit_that_is_called_so_goes_before_those_whose_names_contain_the_words() {
    let organisations = "\
năm;mã;tên tổ chức đảng;loại hình;xếp loại;tsđv;HTXSNV;HTTNV;HTNV;KHTNV
2023;T1;Chi bộ Công ty A;CBCS;rất tốt;3;1;2;0;0
2023;T10;Chi bộ Công ty A1;CBCS;tuyệt;3;1;2;0;0
2023;T2;Đảng bộ Công ty B;ĐBCS;tốt;3;1;2;0;0
";
    let branches = "\
năm;mã;tên chi bộ;trực thuộc;xếp loại;tsđv;HTXSNV;HTTNV;HTNV;KHTNV
2023;C1;Chi bộ Xưởng;T2;hay;3;1;2;0;0
";
    let folder =
        support::folder(&[("o.csv", organisations.as_bytes()), ("b.csv", branches.as_bytes())]);
    let path = folder.path().to_str().unwrap();
    let units = |search: &str| {
        let found =
            support::json(&support::dangbo(&["check", "--format", "json", "--unit", search, path]));
        let ids = found["findings"].as_array().unwrap().iter();
        ids.map(|finding| finding["unit"]["id"].as_str().unwrap_or("").to_owned())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(units("T1"), "T1");
    assert_eq!(units("t10"), "T10");
    assert_eq!(units("chi bo cong ty a"), "T1");
    assert_eq!(units("ty a1"), "T10");
    // A committee with its branches.
    assert_eq!(units("T2"), "C1");
    assert_eq!(units("Đảng bộ Công ty B"), "C1");
}

#[test]
fn a_zone_says_in_every_format_how_many_rows_lack_a_figure() {
    let more = "2023;TC3;Chi bộ C;Chi bộ cơ sở;KCN Đình Trám;FDI;9;tốt;5;5;0;5;0;0;1;0;2010\n";
    let organisations = support::ORGANISATIONS.to_owned() + more;
    let note = "Số liệu của khu chưa kể dòng thiếu số liệu: KCN Đình Trám (1 dòng thiếu số liệu).";
    let tries = [(";3;0;12", ";;0;12"), ("1.200", "x"), (";20;20;2;17;", ";20;20;;17;"), ("", "")];
    for (from, to) in tries {
        let folder = support::folder(&[("o.csv", organisations.replacen(from, to, 1).as_bytes())]);
        let path = folder.path().to_str().unwrap();
        let out = |more: &[&str]| {
            let arguments = [&["report", "--format"], more, &[path]].concat();
            String::from_utf8(support::dangbo(&arguments).stdout).unwrap()
        };
        let lacks = !from.is_empty();
        let text = out(&["text"]);
        let line = text.lines().find(|line| line.starts_with("  KCN Đình Trám")).unwrap();
        assert_eq!(line.ends_with(" (1 dòng thiếu số liệu)"), lacks, "{line}");
        assert_eq!(out(&["html"]).contains(note), lacks, "{from}");
        let table = out(&["csv", "--table", "zones", "--raw"]);
        let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split(',').collect()).collect();
        let heading = rows.iter().find(|row| row.contains(&"rows_that_lack_a_figure")).unwrap();
        let at = heading.iter().position(|cell| *cell == "rows_that_lack_a_figure").unwrap();
        let of = |name: &str| rows.iter().find(|row| row[0].contains(name)).unwrap()[at];
        assert_eq!(of("Đình Trám"), if lacks { "1" } else { "0" }, "{table}");
        assert_eq!(of("Quang Châu"), "0", "{table}");
    }
}
