//! What is written as a workbook, CSV, HTML or a document is read back with equal figures, and no
//! cell of the data is a formula, a markup or a control character there.

use dangbo::analysis::Filter;
use dangbo::domain::{Dataset, Settings, Year};
use dangbo::ingest::source::{self, in_memory};
use dangbo::ingest::{LoadOptions, load};
use dangbo::report::report_json;
use dangbo::report::{FileFormat, Origin, Report, ReportRequest, ReportTable, report_file};
use dangbo::words::Lang;
use proptest::prelude::*;
use serde_json::Value;
use std::io::{Cursor, Read};

const FORMATS: [FileFormat; 6] = [
    FileFormat::Csv { raw: false },
    FileFormat::Csv { raw: true },
    FileFormat::Markdown,
    FileFormat::Html,
    FileFormat::Xlsx,
    FileFormat::Docx,
];

fn sample() -> Dataset {
    let files = source::expand(&[], || Ok(Vec::new()));
    load(&files, &Settings::sample(), &LoadOptions::default())
}

fn with_report<T>(data: &Dataset, of: impl FnOnce(&Report) -> T) -> T {
    let (settings, filter) = (Settings::sample(), Filter::default());
    let year = data.newest().unwrap_or(Year(2023));
    of(&Report::new(ReportRequest {
        data,
        settings: &settings,
        year,
        filter: &filter,
        today: Year(2026),
    }))
}

fn written(data: &Dataset, lang: Lang, format: FileFormat, part: Option<ReportTable>) -> Vec<u8> {
    with_report(data, |report| report_file(lang, report, Origin::default(), format, part).unwrap())
}

/// The figures that the year's rows give.
fn figures(data: &Dataset) -> Value {
    let json = with_report(data, report_json);
    let all: Value = serde_json::from_str(&json).unwrap();
    let keys = ["organisations", "branches", "members", "target", "zones", "below", "workers"];
    keys.map(|key| all[key].clone()).to_vec().into()
}

#[test]
fn a_table_of_each_form_is_read_back_with_equal_figures() {
    let data = sample();
    for lang in [Lang::Vi, Lang::En] {
        for raw in [false, true] {
            let of = |part| written(&data, lang, FileFormat::Csv { raw }, Some(part));
            let (o, b) = (of(ReportTable::Organisations), of(ReportTable::Branches));
            let again = load(
                &in_memory(&[("o.csv", &o), ("b.csv", &b)]),
                &Settings::sample(),
                &LoadOptions::default(),
            );
            assert_eq!(figures(&again), figures(&data), "{lang:?}, raw: {raw}");
            assert!(again.illustrative, "{lang:?}, raw: {raw}");
        }
        let of = |part| written(&data, lang, FileFormat::Xlsx, Some(part));
        let (o, b) = (of(ReportTable::Organisations), of(ReportTable::Branches));
        let again = load(
            &in_memory(&[("o.xlsx", &o), ("b.xlsx", &b)]),
            &Settings::sample(),
            &LoadOptions::default(),
        );
        assert_eq!(figures(&again), figures(&data), "{lang:?}, workbooks");
    }
}

#[test]
fn a_file_that_is_in_no_figure_is_named_as_such() {
    const HEADER: &str =
        "Tên TCCSĐ;Loại hình TCCSĐ;KCN;Xếp loại;Đảng viên;HTXSNV;HTTNV;HTNV;KHTNV\n";
    let table = format!("{HEADER}A;CBCS;KCN X;HTTNV;10;1;8;1;0\n");
    let good = ("Năm 2023.csv", table.as_bytes());
    let half = ("6 tháng đầu năm 2023.csv", table.as_bytes());
    for (other, is_unread) in [(("hong.csv", &b"a;b\n1;2\n"[..]), true), (half, false)] {
        let data = load(&in_memory(&[good, other]), &Settings::sample(), &LoadOptions::default());
        let text = String::from_utf8(written(&data, Lang::Vi, FileFormat::Html, None)).unwrap();
        let sources = format!("Từ tệp: Năm 2023.csv · KHÔNG có số liệu của tệp: {}", other.0);
        assert!(text.contains(&sources), "{text}");
        assert_eq!(text.contains("1 tệp không đọc được"), is_unread, "{text}");
    }
}

/// Of 20 zones 13 are listed: those below the line, then those with most members. The others are
/// one row, whose sums are counted here by hand: zone 1 has 10 members, zone 2 has 20, …
#[test]
fn the_zones_that_a_report_for_a_meeting_has_no_room_for_are_one_row() {
    const HEADER: &str =
        "Tên TCCSĐ;Loại hình TCCSĐ;KCN;Xếp loại;Đảng viên;HTXSNV;HTTNV;HTNV;KHTNV\n";
    for (is_below, row) in [
        // Zones 1 to 7.
        ((|_| false) as fn(u32) -> bool, ["Các khu, cụm khác (7)", "7/7", "280/280"]),
        // Zones 2 to 8.
        (|zone| zone == 1, ["Các khu, cụm khác (7)", "7/7", "350/350"]),
        (|_| true, ["Các khu, cụm khác (7, trong đó 7 dưới ngưỡng)", "0/7", "280/280"]),
    ] {
        let line = |zone: u32| {
            let (rating, members) = (if is_below(zone) { "HTNV" } else { "HTTNV" }, zone * 10);
            format!("Chi bộ {zone};CBCS;KCN Vùng {zone:02};{rating};{members};0;{members};0;0\n")
        };
        let table = HEADER.to_owned() + &(1..=20).map(line).collect::<String>();
        let data = load(
            &in_memory(&[("Năm 2023.csv", table.as_bytes())]),
            &Settings::sample(),
            &LoadOptions::default(),
        );
        let text = String::from_utf8(written(&data, Lang::Vi, FileFormat::Html, None)).unwrap();
        let line = text.lines().find(|line| line.contains("<tr><td>Các khu, cụm khác")).unwrap();
        assert!(row.iter().all(|cell| line.contains(&format!(">{cell}<"))), "{row:?} in {line}");
        assert_eq!(text.matches("<tr><td>KCN Vùng").count(), 13);
    }
}

/// A bar is a row of shaded cells, its figure in it.
#[test]
fn a_document_has_the_charts_of_the_page() {
    let bytes = written(&sample(), Lang::Vi, FileFormat::Docx, None);
    let body = parts(&bytes).into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    for title in ["từng năm (%) · Ngưỡng: 90\u{a0}%", "từng khu, cụm (%) · Ngưỡng: 85\u{a0}%"]
    {
        assert_eq!(body.matches(title).count(), 1, "{title}");
    }
    // Each year is below its line, no zone is; a bar is cut in two at the line.
    let of = |fill: &str| body.matches(&format!("w:fill=\"{fill}\"")).count();
    assert_eq!((of("B03030"), of("5F7F9E")), (4, 20));
}

/// In the machine form each block is a table of its own, named in each row; no cell is a share that
/// is rounded, a sentence or a pair of numbers.
#[test]
fn blocks_of_the_machine_form_are_tables_of_codes() {
    let data = sample();
    let of = |part| {
        let bytes = written(&data, Lang::Vi, FileFormat::Csv { raw: true }, Some(part));
        String::from_utf8(bytes).unwrap().trim_start_matches('\u{feff}').to_owned()
    };
    for (part, names) in [
        (ReportTable::Overview, &["measures", "sums", "years", "enterprises"][..]),
        (ReportTable::Targets, &["targets", "targets_by_year", "terms"]),
        (ReportTable::Below, &["organisations_below", "branches_below"]),
    ] {
        let text = of(part).replace("\r\n", "\n");
        let mut found = Vec::new();
        for block in text.split("\n\n") {
            let mut reader = csv::Reader::from_reader(block.as_bytes());
            let headings = reader.headers().unwrap().clone();
            assert_eq!((&headings[0], &headings[headings.len() - 1]), ("table", "data_note"));
            // Rows of another length are an error.
            let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            assert!(rows.iter().all(|row| row[0] == rows[0][0]));
            found.push(rows[0][0].to_owned());
        }
        assert_eq!(found, names);
    }
    let text = of(ReportTable::Overview);
    // 53 of 61.
    assert!(
        text.contains("measures,base_organisations,61,53,61,0,86.885245,90,below,2,"),
        "{text}"
    );
    let text = of(ReportTable::Organisations);
    assert!(text.lines().next().unwrap().contains(
        "branches_good_or_better_of_those_rated_met,branches_good_or_better_of_those_rated_of"
    ));
    assert!(!text.contains(" of "), "{text}");
}

/// The parts of a zip file, by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let part = |at| {
        let mut part = zip.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        (part.name().unwrap().into_owned(), text)
    };
    (0..zip::ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(part).collect()
}

/// Fails if a text is no XML.
fn assert_xml(name: &str, text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => return,
            Ok(_) => {}
            Err(error) => panic!("{name}: {error}"),
        }
    }
}

#[test]
fn every_part_of_a_workbook_and_of_a_document_is_xml_and_a_document_says_its_data() {
    let data = sample();
    for format in [FileFormat::Xlsx, FileFormat::Docx] {
        for (name, text) in parts(&written(&data, Lang::Vi, format, None)) {
            assert_xml(&name, &text);
        }
    }
    for format in FORMATS {
        let bytes = written(&data, Lang::Vi, format, None);
        let text = if bytes.starts_with(b"PK") {
            parts(&bytes).into_iter().map(|part| part.1).collect()
        } else {
            String::from_utf8(bytes).unwrap()
        };
        for said in ["inh họa", "organisations.csv"] {
            assert!(text.contains(said), "{format:?}: {said}");
        }
    }
}

/// What begins a formula, a markup or a control sequence.
fn hostile() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "=1+1",
        "+A1",
        "-A1",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "<script>",
        "</td>",
        "&amp;",
        "]]>",
        "\u{1b}[31m",
        "\u{202e}",
        "\u{7}",
        "|",
        "`",
        "\"",
        "'",
        "Công ty",
        " ",
        "\u{ffff}",
    ]);
    prop::collection::vec(part, 1..4).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_cell_is_a_formula_a_markup_or_a_control_character_in_any_format(name in hostile()) {
        let name = name.replace('"', "\"\"");
        let o = format!(
            "Năm;Mã;Tên tổ chức;Loại hình TCCSĐ;KCN;Xếp loại;Đảng viên;HTXSNV;HTTNV;HTNV;KHTNV\n\
             2023;\"{name}\";\"Đơn vị {name}\";CBCS;\"KCN {name}\";HTNV;10;1;2;3;4\n"
        );
        let data = load(
            &in_memory(&[("o.csv", o.as_bytes())]),
            &Settings::sample(),
            &LoadOptions::default(),
        );
        for format in FORMATS {
            let bytes = written(&data, Lang::Vi, format, None);
            let texts = if bytes.starts_with(b"PK") {
                parts(&bytes)
            } else {
                vec![(String::new(), String::from_utf8(bytes).unwrap())]
            };
            for (part, text) in &texts {
                prop_assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{format:?} {part}");
                let is_csv = matches!(format, FileFormat::Csv { .. });
                prop_assert!(is_csv || !text.contains("<script>"), "{format:?} {part}");
                prop_assert!(!text.contains("<f>"), "{format:?} {part}");
                if !part.is_empty() {
                    assert_xml(part, text);
                }
            }
            if let FileFormat::Csv { .. } = format {
                let text = texts[0].1.trim_start_matches('\u{feff}');
                for row in csv::Reader::from_reader(text.as_bytes()).into_records() {
                    for cell in &row.unwrap() {
                        let signs = ['+', '-', '−', ',', '.'];
                        let is_number =
                            cell.chars().all(|c| c.is_ascii_digit() || signs.contains(&c));
                        prop_assert!(!cell.starts_with(['=', '@']), "{cell}");
                        prop_assert!(is_number || !cell.starts_with(['+', '-']), "{cell}");
                    }
                }
            }
        }
    }
}
