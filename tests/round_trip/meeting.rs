//! What the report for a meeting says: its sources, its sentences, its charts.

use super::{parts, sample, written};
use dangbo::analysis::Filter;
use dangbo::domain::{Code, Settings, Year};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, load};
use dangbo::report::{FileFormat, Origin, Report, ReportRequest, report_file};
use dangbo::words::Lang;

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

/// A half year and the year are below each other in one file, which is in the figures.
#[test]
fn a_file_with_an_earlier_period_and_a_later_one_is_in_the_figures() {
    const ROWS: &str = "Tên TCCSĐ;Loại hình TCCSĐ;KCN;Xếp loại;Đảng viên;HTXSNV;HTTNV;HTNV;KHTNV\n\
                        Chi bộ A;CBCS;KCN X;HTTNV;10;1;8;1;0\n";
    let both = format!("Kết quả 6 tháng đầu năm 2023\n{ROWS}\nKết quả năm 2023\n{ROWS}");
    let of_year = format!("Kết quả năm 2023\n{ROWS}").replace("Chi bộ A", "Chi bộ B");
    let half = format!("Kết quả 6 tháng đầu năm 2023\n{ROWS}");
    for (files, sources) in [
        (vec![("ds.csv", &both)], "Từ tệp: ds.csv"),
        (vec![("ds.csv", &both), ("khac.csv", &of_year)], "Từ tệp: ds.csv, khac.csv"),
        (
            vec![("ds.csv", &both), ("nua.csv", &half)],
            "Từ tệp: ds.csv · KHÔNG có số liệu của tệp: nua.csv",
        ),
    ] {
        let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        let data = load(&in_memory(&files), &Settings::sample(), &LoadOptions::default());
        let older = data.findings.kept().iter().filter(|f| f.code() == Code::OlderPeriod).count();
        assert_eq!(older, files.len() - usize::from(sources.ends_with("khac.csv")), "{sources}");
        let text = String::from_utf8(written(&data, Lang::Vi, FileFormat::Html, None)).unwrap();
        let end = text.find(sources).map(|at| &text[at + sources.len()..]);
        assert!(end.is_some_and(|end| end.starts_with([' ', '<', '\n'])), "{sources}: {text}");
        assert_eq!(text.contains("KHÔNG có"), sources.contains("KHÔNG có"), "{text}");
    }
}

/// Three organisations are below: one by its rating, one by its members, and one without a rating.
#[test]
fn an_organisation_without_a_rating_is_not_said_to_be_good() {
    const HEADER: &str =
        "Tên TCCSĐ;Loại hình TCCSĐ;KCN;Xếp loại;Đảng viên;HTXSNV;HTTNV;HTNV;KHTNV\n";
    let [satisfactory, good, unrated] = [
        "Chi bộ A;CBCS;KCN X;HTNV;10;1;9;0;0\n",
        "Chi bộ B;CBCS;KCN X;HTTNV;12;1;1;10;0\n",
        "Chi bộ C;CBCS;KCN X;Chưa xếp loại;12;1;1;10;0\n",
    ];
    let said = |rows: &[&str], lang| {
        let table = format!("{HEADER}{}", rows.concat());
        let files = [("nam-2023.csv", table.as_bytes())];
        let data = load(&in_memory(&files), &Settings::sample(), &LoadOptions::default());
        let html = String::from_utf8(written(&data, lang, FileFormat::Html, None)).unwrap();
        html.replace('\u{a0}', " ")
    };
    for (rows, vi, en) in [
        (
            &[satisfactory, good, unrated][..],
            "Có 3 tổ chức dưới ngưỡng: 1 tổ chức xếp loại dưới mức hoàn thành tốt nhiệm vụ; \
             1 tổ chức xếp loại từ tốt trở lên nhưng tỷ lệ chi bộ tốt trở lên dưới 90 %, hoặc \
             tỷ lệ đảng viên tốt trở lên dưới 85 %; 1 tổ chức chưa có xếp loại, có tỷ lệ thấp \
             như vậy.",
            "Organisations below a line: 3. Rated below good: 1. Good or better, but with less \
             than 90 % of their branches or 85 % of their members so: 1. Without a rating, with \
             as few: 1.",
        ),
        (
            &[satisfactory, good],
            "Có 2 tổ chức dưới ngưỡng: 1 tổ chức xếp loại dưới mức hoàn thành tốt nhiệm vụ; \
             1 tổ chức xếp loại từ tốt trở lên nhưng tỷ lệ chi bộ tốt trở lên dưới 90 %, hoặc \
             tỷ lệ đảng viên tốt trở lên dưới 85 %.",
            "85 % of their members so: 1.",
        ),
        (
            &[unrated],
            "0 tổ chức xếp loại từ tốt trở lên",
            "so: 0. Without a rating, with as few: 1.",
        ),
    ] {
        let (in_vi, in_en) = (said(rows, Lang::Vi), said(rows, Lang::En));
        assert!(in_vi.contains(vi), "{vi}: {in_vi}");
        assert!(in_en.contains(en), "{en}: {in_en}");
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

/// There is room for 71 lines: a 72nd unit has the line that would count it.
#[test]
fn one_more_unit_is_named_rather_than_counted() {
    const HEADER: &str =
        "Tên TCCSĐ;Loại hình TCCSĐ;KCN;Xếp loại;Đảng viên;HTXSNV;HTTNV;HTNV;KHTNV\n";
    for (units, more) in [(71, None), (72, None), (73, Some("… và 2 đơn vị khác"))] {
        let line = |at: u32| format!("Chi bộ {at};CBCS;KCN A;HTNV;10;0;10;0;0\n");
        let table = HEADER.to_owned() + &(1..=units).map(line).collect::<String>();
        let data = load(
            &in_memory(&[("Năm 2023.csv", table.as_bytes())]),
            &Settings::sample(),
            &LoadOptions::default(),
        );
        let text = String::from_utf8(written(&data, Lang::Vi, FileFormat::Html, None)).unwrap();
        assert_eq!(text.contains("đơn vị khác"), more.is_some(), "{units}");
        assert!(more.is_none_or(|more| text.contains(more)), "{units}");
    }
}

/// In the sample 21 organisations are below a line in 2023, and 53 of 61 are good or better.
#[test]
fn a_report_for_a_meeting_says_its_part_its_year_and_why_units_are_below() {
    let data = sample();
    let page = |year: u16, filter: &Filter| {
        let settings = Settings::sample();
        let (year, today) = (Year(year), Year(2026));
        let request = ReportRequest { data: &data, settings: &settings, year, filter, today };
        let report = Report::new(request);
        let bytes = report_file(Lang::Vi, &report, Origin::default(), FileFormat::Html, None);
        String::from_utf8(bytes.unwrap()).unwrap()
    };
    let text = page(2023, &Filter::default());
    for part in [
        "Có 21 tổ chức dưới ngưỡng: 8 tổ chức xếp loại dưới mức",
        "13 tổ chức xếp loại từ tốt trở lên nhưng",
        "HTNV: Hoàn thành nhiệm vụ",
        "FDI: có vốn đầu tư nước ngoài.",
        "Trong 61 tổ chức cơ sở được xếp loại, 53 hoàn thành",
        "(2 chưa xếp loại)",
        ">2020</text>",
        ">2023</text>",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    // The chart ends with the year of the report.
    let earlier = page(2021, &Filter::default());
    assert!(earlier.contains(">2021</text>") && !earlier.contains(">2022</text>"), "{earlier}");
    let zone = dangbo::ingest::find_zone(&data.zones, "KCN Quang Châu").unwrap();
    let part = page(2023, &Filter { zones: vec![zone], ..Filter::default() });
    assert!(part.contains("đảng viên năm 2023 – KCN Quang Châu</p>"), "{part}");
    assert!(!part.contains("Lọc:"), "{part}");
}

/// Of 400 units of the scale from 0 to 100 %, 10 % are 40 and 45 % are 180; from 50 % on 90 % are
/// 320 and 95 % are 360.
#[test]
fn the_bars_of_shares_below_half_differ_too() {
    let page = |good: [u32; 3]| {
        let mut table =
            "Tên TCCSĐ;Loại hình TCCSĐ;KCN;Xếp loại;Đảng viên;HTXSNV;HTTNV;HTNV;KHTNV\n".to_owned();
        for (zone, good) in ["KCN Một", "KCN Hai", "KCN Ba"].iter().zip(good) {
            table += &format!("Chi bộ {zone};CBCS;{zone};HTTNV;100;0;{good};{};0\n", 100 - good);
        }
        let files = [("nam-2023.csv", table.as_bytes())];
        let data = load(&in_memory(&files), &Settings::sample(), &LoadOptions::default());
        String::from_utf8(written(&data, Lang::Vi, FileFormat::Html, None)).unwrap()
    };
    // The line is at 85 %: 230 and 340 of 400, or 280 of 400.
    for (good, start, widths, line) in
        [([10, 45, 90], 0, [40, 180, 360], 570), ([90, 95, 50], 50, [320, 360, 0], 510)]
    {
        let page = page(good);
        let (_, chart) = page.split_once("từng khu, cụm").unwrap();
        let (chart, _) = chart.split_once("</svg>").unwrap();
        assert!(chart.starts_with(&format!(" (%, từ {start} đến 100)")), "{chart}");
        for width in widths {
            assert!(chart.contains(&format!(" width=\"{width}\" height=\"16\"")), "{chart}");
        }
        assert!(chart.contains(&format!("<line x1=\"{line}\"")), "{chart}");
    }
}

/// A bar is a row of shaded cells, its figure in it.
#[test]
fn a_document_has_the_charts_of_the_page() {
    let bytes = written(&sample(), Lang::Vi, FileFormat::Docx, None);
    let body = parts(&bytes).into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    for title in [
        "từng năm (%, từ 50 đến 100) · Ngưỡng: 90\u{a0}%",
        "từng khu, cụm (%, từ 50 đến 100) · Ngưỡng: 85\u{a0}%",
    ] {
        assert_eq!(body.matches(title).count(), 1, "{title}");
    }
    // Each year is below its line, no zone is; a bar is cut in two at the line.
    let of = |fill: &str| body.matches(&format!("w:fill=\"{fill}\"")).count();
    assert_eq!((of("B03030"), of("5F7F9E")), (4, 20));
    // The line at the threshold is the only border between cells: both beside it have it.
    assert_eq!(body.matches("<w:left w:val=\"dashed\"").count(), 14);
    assert_eq!(body.matches("<w:right w:val=\"dashed\"").count(), 14);
}
