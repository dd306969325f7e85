//! What is written as a workbook, CSV, HTML or a document is read back with equal figures, and no
//! cell of the data is a formula, a markup or a control character there.

mod meeting;

use dangbo::analysis::Filter;
use dangbo::domain::{Code, Dataset, FindingKind, Settings, Unreadable, Year, ZoneId};
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
            assert_eq!(unknown_columns(&again), 0, "{lang:?}, raw: {raw}");
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
        assert_eq!(unknown_columns(&again), 0, "{lang:?}, workbooks");
    }
}

fn unknown_columns(data: &Dataset) -> usize {
    data.findings.kept().iter().filter(|f| f.code() == Code::UnknownColumn).count()
}

/// T1 is registered in zone A and has a branch in each of A, B and C; T2 is a cell of B, T3 a
/// committee of C with a branch there and one in A.
const ORGANISATIONS_OF_ZONES: &str = "\
Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;KCN;Loại hình doanh nghiệp;Xếp loại;Đảng viên;HTXSNV;HTTNV;HTNV;KHTNV;Kết nạp;Lao động
2023;T1;Đảng bộ Một;ĐBCS;KCN A;FDI;HTNV;30;2;20;8;0;12;900
2023;T2;Chi bộ Hai;CBCS;KCN B;NNN;HTTNV;7;0;7;0;0;9;80
2023;T3;Đảng bộ Ba;ĐBCS;KCN C;NNN;HTTNV;16;1;13;2;0;3;70
";
const BRANCHES_OF_ZONES: &str = "\
Năm;Mã;Tên chi bộ;Trực thuộc;KCN;Xếp loại;Đảng viên;HTXSNV;HTTNV;HTNV;KHTNV
2023;B1;Chi bộ 1;T1;KCN A;HTTNV;10;1;8;1;0
2023;B2;Chi bộ 2;T1;KCN B;HTNV;12;0;6;6;0
2023;B3;Chi bộ 3;T1;KCN C;HTTNV;8;1;6;1;0
2023;B4;Chi bộ 4;T3;KCN C;HTTNV;11;1;9;1;0
2023;B5;Chi bộ 5;T3;KCN A;HTTNV;5;0;4;1;0
";

/// A part of the data has the committees of its branches, also those that are registered in another
/// zone: marked, so that they are no organisation of the part that is read back.
#[test]
fn a_part_of_the_data_is_read_back_with_its_figures() {
    let data = load(
        &in_memory(&[
            ("o.csv", ORGANISATIONS_OF_ZONES.as_bytes()),
            ("b.csv", BRANCHES_OF_ZONES.as_bytes()),
        ]),
        &Settings::default(),
        &LoadOptions::default(),
    );
    // Organisations, their good, branches, members, good members, admitted.
    for (zone, by_hand) in [
        ("KCN A", [1, 0, 2, 10 + 5, 9 + 4, 12]),
        ("KCN B", [1, 1, 1, 7 + 12, 7 + 6, 9]),
        ("KCN C", [1, 1, 2, 8 + 11, 7 + 10, 3]),
    ] {
        let zone = data.zones.iter().position(|own| own.name == zone).unwrap();
        let zone = ZoneId(u32::try_from(zone).unwrap());
        let filter = Filter { zones: vec![zone], ..Filter::default() };
        let part = figures_of(&data, &filter);
        assert_eq!(sums(&part), by_hand);
        for (lang, format) in [
            (Lang::Vi, FileFormat::Csv { raw: false }),
            (Lang::En, FileFormat::Csv { raw: true }),
            (Lang::Vi, FileFormat::Xlsx),
        ] {
            let of = |table| {
                with_part(&data, &filter, |report| {
                    report_file(lang, report, Origin::default(), format, Some(table)).unwrap()
                })
            };
            let (o, b) = (of(ReportTable::Organisations), of(ReportTable::Branches));
            let again = load(
                &in_memory(&[("o", &o), ("b", &b)]),
                &Settings::default(),
                &LoadOptions::default(),
            );
            let read = figures_of(&again, &Filter::default());
            assert_eq!(sums(&read), by_hand, "{lang:?} {format:?}");
            for key in ["organisations", "branches", "members", "zones", "workers"] {
                assert_eq!(read[key], part[key], "{lang:?} {format:?} {key}");
            }
            // A committee is judged on all of its branches, which are not all in the file.
            let below = |report: &Value| {
                let all = report["below"]["organisations"].as_array().unwrap().iter();
                all.map(|unit| unit["id"].clone()).collect::<Vec<_>>()
            };
            assert_eq!(below(&read), below(&part), "{lang:?} {format:?}");
        }
    }
}

fn sums(report: &Value) -> [u64; 6] {
    let of = |key: &str, part: &str| report[key][part].as_u64().unwrap();
    let admitted = report["admitted"].as_u64().unwrap();
    [
        of("organisations", "total"),
        of("organisations", "met"),
        of("branches", "total"),
        of("members", "total"),
        of("members", "met"),
        admitted,
    ]
}

fn figures_of(data: &Dataset, filter: &Filter) -> Value {
    serde_json::from_str(&with_part(data, filter, report_json)).unwrap()
}

fn with_part<T>(data: &Dataset, filter: &Filter, of: impl FnOnce(&Report) -> T) -> T {
    let (settings, year, today) = (Settings::default(), Year(2023), Year(2026));
    of(&Report::new(ReportRequest { data, settings: &settings, year, filter, today }))
}

/// Pages beside the first have what the table is made from too: above the page.
#[test]
fn each_page_of_a_wide_sheet_says_what_it_is_made_from() {
    let bytes = written(&sample(), Lang::Vi, FileFormat::Xlsx, Some(ReportTable::Organisations));
    let all = parts(&bytes);
    let sheet = &all.iter().find(|(name, _)| name == "xl/worksheets/sheet1.xml").unwrap().1;
    let header = sheet.split_once("<oddHeader>").unwrap().1.split_once("</oddHeader>").unwrap().0;
    assert!(header.contains("Năm 2023") && header.contains("Số liệu minh họa"), "{header}");
    let book = &all.iter().find(|(name, _)| name == "xl/workbook.xml").unwrap().1;
    assert!(book.contains("_xlnm.Print_Area") && book.contains("_xlnm.Print_Titles"), "{book}");
    let small = written(&sample(), Lang::Vi, FileFormat::Xlsx, Some(ReportTable::Targets));
    assert!(parts(&small).iter().all(|(_, part)| !part.contains("<oddHeader>")));
}

/// What holds no table of units is known as an output of the program, whatever its name.
#[test]
fn an_output_without_a_table_says_what_it_is() {
    let data = sample();
    for lang in [Lang::Vi, Lang::En] {
        for part in [ReportTable::Overview, ReportTable::Zones, ReportTable::Targets]
            .into_iter()
            .chain([ReportTable::Below, ReportTable::Findings])
        {
            for format in
                [FileFormat::Csv { raw: false }, FileFormat::Csv { raw: true }, FileFormat::Xlsx]
            {
                let bytes = written(&data, lang, format, Some(part));
                let again = load(
                    &in_memory(&[("so-lieu", &bytes)]),
                    &Settings::sample(),
                    &LoadOptions::default(),
                );
                let kinds: Vec<_> = again.findings.kept().iter().map(|f| f.kind.clone()).collect();
                assert_eq!(
                    kinds,
                    [FindingKind::Unreadable(Unreadable::OwnOutput)],
                    "{lang:?} {part:?} {format:?}"
                );
            }
        }
    }
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
