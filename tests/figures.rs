//! The figures of the report, against an independent recount of generated tables; and that a table
//! reads the same in every form.

#[path = "support/forms.rs"]
mod forms;
#[path = "support/old_fonts.rs"]
mod old_fonts;
mod support;

use dangbo::analysis::Filter;
use dangbo::domain::Settings;
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, load};
use dangbo::report::{Report, ReportRequest, report_json};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Debug, Clone)]
struct Unit {
    rating: usize,
    zone: usize,
    ownership: usize,
    levels: [u64; 4],
    unrated: u64,
    admitted: u64,
}

#[derive(Debug, Clone)]
struct Organisation {
    own: Unit,
    committee: bool,
    branches: Vec<Unit>,
}

const RATINGS: [&str; 5] =
    ["HTXSNV", "Hoàn thành tốt nhiệm vụ", "htnv", "KHÔNG HOÀN THÀNH NHIỆM VỤ", "Chưa xếp loại"];
const ZONES: [&str; 4] = ["", "KCN Đình Trám", "KCN Quang Châu", "CCN Nội Hoàng"];
const OWNERSHIPS: [&str; 4] = ["", "Nhà nước", "tư nhân", "FDI"];
const LINES: (u64, u64) = (90, 85);

fn unit() -> impl Strategy<Value = Unit> {
    (0usize..5, 0usize..4, 0usize..4, [0u64..4, 0..20, 0..4, 0..2], 0u64..4, 0u64..5).prop_map(
        |(rating, zone, ownership, levels, unrated, admitted)| Unit {
            rating,
            zone,
            ownership,
            levels,
            unrated,
            admitted,
        },
    )
}

fn organisation() -> impl Strategy<Value = Organisation> {
    (unit(), any::<bool>(), prop::collection::vec(unit(), 0..5)).prop_map(
        |(own, committee, branches)| Organisation {
            own,
            committee,
            branches: if committee { branches } else { Vec::new() },
        },
    )
}

fn cells(unit: &Unit) -> String {
    let [e, g, s, u] = unit.levels;
    format!(
        "{};{};{};{e};{g};{s};{u};{}",
        RATINGS[unit.rating],
        e + g + s + u + unit.unrated,
        e + g + s + u,
        unit.admitted
    )
}

fn tables(all: &[Organisation]) -> (String, String) {
    let counts = "Xếp loại;Tổng số đảng viên;ĐV được xếp loại;Đảng viên HTXSNV;Đảng viên HTTNV;Đảng viên HTNV;Đảng viên KHTNV;Kết nạp";
    let mut o = format!("Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;KCN;Loại hình doanh nghiệp;{counts}\n");
    let mut b = format!("Năm;Mã;Tên chi bộ;Trực thuộc;KCN;Loại hình doanh nghiệp;{counts}\n");
    for (at, organisation) in all.iter().enumerate() {
        let kind = if organisation.committee { "Đảng bộ cơ sở" } else { "CBCS" };
        o += &format!(
            "2023;T{at};Đơn vị {at};{kind};{};{};{}\n",
            ZONES[organisation.own.zone],
            OWNERSHIPS[organisation.own.ownership],
            cells(&organisation.own)
        );
        for (number, branch) in organisation.branches.iter().enumerate() {
            b += &format!(
                "2023;B{at}-{number};Chi bộ {number};T{at};{};{};{}\n",
                ZONES[branch.zone],
                OWNERSHIPS[branch.ownership],
                cells(branch)
            );
        }
    }
    (o, b)
}

fn form() -> impl Strategy<Value = forms::Form> {
    let order = Just((0..6).collect::<Vec<usize>>()).prop_shuffle();
    (order, any::<[bool; 8]>()).prop_map(
        |(
            order,
            [printed, grouped, numbered, subtotals, broken_down, percents, signed, merged],
        )| {
            forms::Form {
                order,
                printed,
                grouped,
                numbered,
                subtotals,
                broken_down,
                percents,
                signed,
                merged,
            }
        },
    )
}

/// Cells that a tidy row has not.
const ODD: [&str; 25] = [
    "\"a;b\"",
    "\"5\"",
    "say \"x\"",
    "\"open",
    "",
    "-",
    "khá",
    "12.0",
    "1.200",
    "-5",
    "mười hai",
    "99999999999",
    " 7 ",
    "Chi b? x",
    "Tổng cộng",
    "\u{1b}[31m",
    "Đ\u{a0}b",
    "x;y",
    "e\u{301}",
    "2022",
    "- Chi bộ 1",
    "ngày 3 tháng 2 năm 2023",
    "NGƯỜI LẬP BIỂU",
    IN_ONE_CELL,
    OTHER_TABLE,
];

/// A mistake that is the whole row's: all of it stands in one cell.
const IN_ONE_CELL: &str = "in one cell";

/// Likewise: another table begins.
const OTHER_TABLE: &str = "another table";

/// A row that a program has put in one cell.
fn in_one_cell(row: &str) -> String {
    format!("\"{}\"", row.replace('"', "\"\""))
}

/// A table in which some cells anywhere are odd ones.
fn spoil(text: &str, mistakes: &[(prop::sample::Index, &str)], end: &str) -> String {
    let mut rows: Vec<Vec<String>> =
        text.lines().map(|l| l.split(';').map(str::to_owned).collect()).collect();
    let cells: Vec<(usize, usize)> =
        (1..rows.len()).flat_map(|r| (0..rows[r].len()).map(move |c| (r, c))).collect();
    for (at, odd) in mistakes {
        if !cells.is_empty() {
            let (row, column) = cells[at.index(cells.len())];
            (*odd).clone_into(&mut rows[row][column]);
        }
    }
    let line = |row: &Vec<String>| {
        let mut line = row.join(";");
        if row.iter().any(|cell| cell == OTHER_TABLE) {
            line = format!(
                "Mã chi bộ;Tên chi bộ;Trực thuộc;Năm;Kết quả xếp loại{}",
                ";".repeat(row.len().saturating_sub(5))
            );
        }
        if row.iter().any(|cell| cell == IN_ONE_CELL) {
            in_one_cell(&line.replace(IN_ONE_CELL, "7"))
        } else {
            line
        }
    };
    rows.iter().map(|row| line(row) + end).collect()
}

/// Files, each with its number among those of before where it has not changed.
type FilesOfNow<'a> = (Vec<(&'a str, &'a [u8])>, Vec<Option<usize>>);

type Told = (
    Vec<(dangbo::domain::FindingKind, dangbo::domain::Place, Option<(dangbo::domain::Table, u32)>)>,
    Vec<String>,
    Vec<(u64, u64, Vec<(u32, dangbo::domain::LeftOut)>)>,
);

/// All that a data set tells: findings, each year's report, and what is no data in each file.
fn told(data: &dangbo::domain::Dataset, settings: &Settings) -> Told {
    let findings =
        data.findings.kept().iter().map(|f| (f.what.clone(), f.place.clone(), f.row)).collect();
    let report = |&year: &dangbo::domain::Year| {
        report_json(&Report::new(ReportRequest {
            data,
            settings,
            year,
            filter: &Filter::default(),
            today: dangbo::domain::Year(2026),
        }))
    };
    let left_out = |f: &dangbo::domain::FileFacts| {
        let mut left = f.left_out.clone();
        left.sort_by_key(|(line, _)| *line);
        (f.rows, f.lines, left)
    };
    (findings, data.years.iter().map(report).collect(), data.files.iter().map(left_out).collect())
}

/// met, of, total.
type Measures = [[u64; 3]; 3];

fn count_rating(slot: &mut [u64; 3], rating: usize) {
    slot[0] += u64::from(rating < 2);
    slot[1] += u64::from(rating < 4);
    slot[2] += 1;
}

fn count_members(slot: &mut [u64; 3], unit: &Unit) {
    let rated: u64 = unit.levels.iter().sum();
    slot[0] += unit.levels[0] + unit.levels[1];
    slot[1] += rated;
    slot[2] += rated + unit.unrated;
}

/// The measures as a clerk would count them, of those rows that `takes` takes by zone and
/// ownership.
fn recount(all: &[Organisation], takes: &dyn Fn(usize, usize) -> bool) -> Measures {
    let mut measures = Measures::default();
    for organisation in all {
        let own = &organisation.own;
        if takes(own.zone, own.ownership) {
            count_rating(&mut measures[0], own.rating);
            if organisation.branches.is_empty() {
                count_members(&mut measures[2], own);
            }
        }
        for branch in &organisation.branches {
            let zone = if branch.zone == 0 { own.zone } else { branch.zone };
            let ownership = if branch.ownership == 0 { own.ownership } else { branch.ownership };
            if takes(zone, ownership) {
                count_rating(&mut measures[1], branch.rating);
                count_members(&mut measures[2], branch);
            }
        }
    }
    measures
}

fn assert_three(value: &Value, measures: &Measures) -> Result<(), TestCaseError> {
    for (name, [met, of, total], line) in [
        ("organisations", measures[0], LINES.0),
        ("branches", measures[1], LINES.0),
        ("members", measures[2], LINES.1),
    ] {
        let measure = &value[name];
        prop_assert_eq!(
            [measure["met"].as_u64(), measure["of"].as_u64(), measure["total"].as_u64()],
            [Some(met), Some(of), Some(total)],
            "{}",
            name
        );
        let status = if of == 0 {
            "unrated"
        } else if met * 100 >= line * of {
            "meets"
        } else {
            "below"
        };
        prop_assert_eq!(measure["status"].as_str(), Some(status));
        let shortfall = (0..).find(|more| of == 0 || (met + more) * 100 >= line * of);
        prop_assert_eq!(measure["shortfall"].as_u64(), shortfall);
    }
    Ok(())
}

fn report_of(
    o: &str,
    b: &str,
    filter: impl Fn(&dangbo::domain::Dataset) -> Filter,
) -> (Value, u64) {
    let settings = Settings::default();
    let data = load(
        &in_memory(&[("o.csv", o.as_bytes()), ("b.csv", b.as_bytes())]),
        &settings,
        &LoadOptions::default(),
    );
    let filter = filter(&data);
    let request = ReportRequest {
        data: &data,
        settings: &settings,
        year: data.newest().unwrap(),
        filter: &filter,
        today: dangbo::domain::Year(2026),
    };
    (serde_json::from_str(&report_json(&Report::new(request))).unwrap(), data.findings.errors())
}

/// Up to `most` cells, each with what is written over it.
fn mistakes(most: usize) -> impl Strategy<Value = Vec<(prop::sample::Index, &'static str)>> {
    prop::collection::vec(
        (any::<prop::sample::Index>(), prop::sample::select(ODD.to_vec())),
        0..most,
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_report_is_what_a_clerk_counts(all in prop::collection::vec(organisation(), 1..12)) {
        let (o, b) = tables(&all);
        let (report, errors) = report_of(&o, &b, |_| Filter::default());
        prop_assert_eq!(errors, 0);
        assert_three(&report, &recount(&all, &|_, _| true))?;
        assert_three(&report["target"], &recount(&all, &|_, ownership| ownership >= 2))?;
        prop_assert_eq!(
            report["admitted"].as_u64(),
            Some(all.iter().map(|x| x.own.admitted).sum())
        );
        // Each zone's measures, and no zone that has no row.
        let mut zones: BTreeMap<String, Measures> = BTreeMap::new();
        for (zone, name) in ZONES.iter().enumerate() {
            let measures = recount(&all, &|z, _| z == zone);
            if measures[0][2] + measures[1][2] > 0 {
                zones.insert(
                    if zone == 0 {
                        "Ngoài khu, cụm công nghiệp".to_owned()
                    } else {
                        (*name).to_owned()
                    },
                    measures,
                );
            }
        }
        let reported = report["zones"].as_array().unwrap();
        prop_assert_eq!(reported.len(), zones.len());
        for zone in reported {
            assert_three(zone, &zones[zone["zone"].as_str().unwrap()])?;
        }
        // Who is below, and why.
        let mut below: Vec<(String, Vec<&str>)> = Vec::new();
        for (at, x) in all.iter().enumerate() {
            let mut reasons = Vec::new();
            if x.own.rating == 2 || x.own.rating == 3 {
                reasons.push("rating");
            }
            let rated = x.branches.iter().filter(|b| b.rating < 4).count();
            let met = x.branches.iter().filter(|b| b.rating < 2).count();
            if met * 100 < rated * 90 {
                reasons.push("branches");
            }
            let sum: u64 = x.own.levels.iter().sum();
            if (x.own.levels[0] + x.own.levels[1]) * 100 < sum * 85 {
                reasons.push("members");
            }
            if !reasons.is_empty() {
                below.push((format!("T{at}"), reasons));
            }
        }
        below.sort();
        let reported: Vec<(String, Vec<&str>)> = report["below"]["organisations"]
            .as_array()
            .unwrap()
            .iter()
            .map(|r| {
                (
                    r["id"].as_str().unwrap().to_owned(),
                    r["reasons"].as_array().unwrap().iter().map(|x| x.as_str().unwrap()).collect(),
                )
            })
            .collect();
        prop_assert_eq!(reported, below);
    }

    #[test]
    fn a_narrowed_report_is_that_part_alone(
        all in prop::collection::vec(organisation(), 1..10),
        zone in 0usize..4,
        ownership in 1usize..4,
    ) {
        let (o, b) = tables(&all);
        let known = dangbo::domain::Ownership::KNOWN[ownership - 1];
        let (report, _) = report_of(&o, &b, |data| Filter {
            zones: dangbo::ingest::find_zone(&data.zones, ZONES[zone])
                .map_or(vec![dangbo::domain::ZoneId(99)], |z| vec![z]),
            ownerships: vec![known],
            districts: vec![],
        });
        let takes = |z: usize, o: usize| z == zone && o == ownership;
        assert_three(&report, &recount(&all, &takes))?;
    }

    #[test]
    fn a_table_reads_the_same_in_every_form(
        all in prop::collection::vec(organisation(), 1..8),
        delimiter in 0usize..4,
        ends in 0usize..3,
        form in 0usize..6,
    ) {
        let (o, b) = tables(&all);
        let plain = report_of(&o, &b, |_| Filter::default());
        let delimiter = [",", ";", "\t", "|"][delimiter];
        let ends = ["\n", "\r\n", "\r"][ends];
        let shape = |text: &str| -> Vec<u8> {
            let text = text.trim_end().replace(';', delimiter).replace('\n', ends);
            match form {
                0 => text.into_bytes(),
                1 => [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat(),
                2 => std::iter::once(0xfeffu16)
                    .chain(text.encode_utf16())
                    .flat_map(u16::to_le_bytes)
                    .collect(),
                3 => std::iter::once(0xfeffu16)
                    .chain(text.encode_utf16())
                    .flat_map(u16::to_be_bytes)
                    .collect(),
                4 => text.split(ends).map(in_one_cell).collect::<Vec<_>>().join(ends).into_bytes(),
                _ => format!("sep={delimiter}{ends}{text}{ends}").into_bytes(),
            }
        };
        let settings = Settings::default();
        let data = load(
            &in_memory(&[("x.csv", &shape(&o)), ("y.csv", &shape(&b))]),
            &settings,
            &LoadOptions::default(),
        );
        let request = ReportRequest {
            data: &data,
            settings: &settings,
            year: data.newest().unwrap(),
            filter: &Filter::default(),
            today: dangbo::domain::Year(2026),
        };
        let shaped: Value = serde_json::from_str(&report_json(&Report::new(request))).unwrap();
        prop_assert_eq!((shaped, data.findings.errors()), plain);
    }

    #[test]
    fn a_table_reads_the_same_in_every_encoding_order_and_printed_form(
        all in prop::collection::vec(organisation(), 2..8),
        encoding in 0usize..8,
        delimiter in 0usize..4,
        form in form(),
    ) {
        let (o, b) = tables(&all);
        let plain = report_of(&o, &b, |_| Filter::default());
        let delimiter = [",", ";", "\t", "|"][delimiter];
        let shape = |text: &str| {
            let text = form.print(text, delimiter);
            match encoding {
                0 => text.into_bytes(),
                1 => old_fonts::windows_1258(&text),
                2 => old_fonts::tcvn3(&text),
                3 => old_fonts::as_wrong_letters(&old_fonts::tcvn3(&text)),
                4 => old_fonts::vni(&text),
                5 => old_fonts::as_wrong_letters(&old_fonts::vni(&text)),
                6 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
                _ => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            }
        };
        let settings = Settings::default();
        let data = load(
            &in_memory(&[("x.csv", &shape(&o)), ("y.csv", &shape(&b))]),
            &settings,
            &LoadOptions::default(),
        );
        let request = ReportRequest {
            data: &data,
            settings: &settings,
            year: data.newest().unwrap(),
            filter: &Filter::default(),
            today: dangbo::domain::Year(2026),
        };
        let mut shaped: Value = serde_json::from_str(&report_json(&Report::new(request))).unwrap();
        let mut plain = plain;
        // That an old encoding was converted is said; nothing else differs.
        let told = data
            .findings
            .kept()
            .iter()
            .filter(|f| f.code() == dangbo::domain::Code::LegacyEncoding)
            .count();
        // A table of branches without a row is its heading alone.
        let least = if b.lines().count() > 1 { 2 } else { 1 };
        prop_assert!(
            if (1..=5).contains(&encoding) { (least..=2).contains(&told) } else { told == 0 },
            "{} told",
            told
        );
        // No total, percentage or name of the form is taken for what it is not.
        let codes = |data: &dangbo::domain::Dataset| {
            let mut codes: Vec<_> = data
                .findings
                .kept()
                .iter()
                .map(dangbo::domain::Finding::code)
                .filter(|c| *c != dangbo::domain::Code::LegacyEncoding)
                .collect();
            codes.sort_unstable_by_key(|code| code.word());
            codes
        };
        prop_assert_eq!(
            codes(&data),
            codes(&load(
                &in_memory(&[("x.csv", o.as_bytes()), ("y.csv", b.as_bytes())]),
                &settings,
                &LoadOptions::default()
            ))
        );
        shaped["findings"] = Value::Null;
        plain.0["findings"] = Value::Null;
        prop_assert_eq!((shaped, data.findings.errors()), plain);
    }

    #[test]
    fn the_quick_way_and_the_careful_one_read_the_same(
        all in prop::collection::vec(organisation(), 1..8),
        ends in 0usize..3,
        mistakes in mistakes(6),
        times in 1usize..4,
        part in prop_oneof![1usize..400, Just(1 << 18)],
    ) {
        let (o, b) = tables(&all);
        let end = ["\n", "\r\n", "\r"][ends];
        // The same rows, good and odd, one time after the other, as years are.
        let repeated = |text: String| match text.split_once(end) {
            Some((heading, rows)) => format!("{heading}{end}{}", rows.repeat(times)),
            None => text,
        };
        let (o, b) = (repeated(spoil(&o, &mistakes, end)), repeated(spoil(&b, &mistakes, end)));
        let files = [("o.csv", o.as_bytes()), ("b.csv", b.as_bytes())];
        let settings = Settings::default();
        let quick = load(
            &in_memory(&files),
            &settings,
            &LoadOptions { chunk_size: part, ..LoadOptions::default() },
        );
        let careful = load(
            &in_memory(&files),
            &settings,
            &LoadOptions { slow_path_only: true, ..LoadOptions::default() },
        );
        prop_assert_eq!(told(&quick, &settings), told(&careful, &settings));
        for table in [dangbo::domain::Table::Organisations, dangbo::domain::Table::Branches] {
            let (q, c) = (quick.units(table), careful.units(table));
            prop_assert_eq!(
                (&q.year, &q.rating, &q.counts, &q.established, &q.line, q.odd.len()),
                (&c.year, &c.rating, &c.counts, &c.established, &c.line, c.odd.len())
            );
            let names = |data: &dangbo::domain::Dataset| {
                (0..q.len())
                    .map(|r| {
                        let r = u32::try_from(r).unwrap();
                        (data.id(table, r).to_owned(), data.name(table, r).to_owned())
                    })
                    .collect::<Vec<_>>()
            };
            prop_assert_eq!(names(&quick), names(&careful));
        }
    }

    #[test]
    fn files_taken_over_are_files_read_again(
        before in prop::collection::vec(organisation(), 1..7),
        now in prop::collection::vec(organisation(), 1..7),
        mistakes in mistakes(6),
    ) {
        let settings = Settings::default();
        let ((o, b), (new_o, new_b)) = (tables(&before), tables(&now));
        let [o, b, new_o, new_b] = [o, b, new_o, new_b].map(|text| spoil(&text, &mistakes, "\n"));
        let rows = "Tên doanh nghiệp;Khu, cụm công nghiệp;Số lao động;Tổ chức đảng\nCông ty A;KCN Quang Châu;12;T0\nCông ty B;;x;\n";
        let (o, b, new_o, new_b, e) = (
            ("o.csv", o.as_bytes()),
            ("b.csv", b.as_bytes()),
            ("o.csv", new_o.as_bytes()),
            ("b.csv", new_b.as_bytes()),
            ("e.csv", rows.as_bytes()),
        );
        let old = load(&in_memory(&[o, e, b]), &settings, &LoadOptions::default());
        let cases: [FilesOfNow; 6] = [
            (vec![o, e, b], vec![Some(0), Some(1), Some(2)]),
            (vec![new_o, e, b], vec![None, Some(1), Some(2)]),
            (vec![o, e, new_b], vec![Some(0), Some(1), None]),
            (vec![b, o, e], vec![Some(2), Some(0), Some(1)]),
            (vec![new_b, b], vec![None, Some(2)]),
            (vec![e, new_o, o, b], vec![Some(1), None, Some(0), Some(2)]),
        ];
        for (files, same) in cases {
            let sources = in_memory(&files);
            let was: Vec<_> =
                same.iter().map(|at| at.map(dangbo::ingest::PriorSource::Same)).collect();
            let earlier = dangbo::ingest::PriorRead { data: &old, was: &was };
            let again = load(
                &sources,
                &settings,
                &LoadOptions {
                    remember_chunks: true,
                    prior: Some(earlier),
                    ..LoadOptions::default()
                },
            );
            let anew = load(&in_memory(&files), &settings, &LoadOptions::default());
            prop_assert_eq!(told(&again, &settings), told(&anew, &settings));
            for table in [dangbo::domain::Table::Organisations, dangbo::domain::Table::Branches] {
                let (a, b) = (again.units(table), anew.units(table));
                prop_assert_eq!(
                    (&a.year, &a.rating, &a.line, &a.file, &a.flags, &a.ownership),
                    (&b.year, &b.rating, &b.line, &b.file, &b.flags, &b.ownership)
                );
            }
        }
    }

    #[test]
    fn a_file_that_has_grown_or_changed_is_read_on_as_it_is_read_anew(
        all in prop::collection::vec(organisation(), 2..8),
        later in prop::collection::vec(organisation(), 1..3),
        mistakes in mistakes(4),
        edit in 0usize..5,
        at in any::<prop::sample::Index>(),
        part in 64usize..4000,
    ) {
        let settings = Settings::default();
        let years = |(heading, rows): (&str, &str), mistakes: &[(prop::sample::Index, &str)]| {
            let rows: String = (2000..2025)
                .flat_map(|year| {
                    rows.lines()
                        .map(move |row| format!("{}\n", row.replacen("2023", &year.to_string(), 1)))
                })
                .collect();
            spoil(&format!("{heading}\n{rows}"), mistakes, "\n")
        };
        let ((o, b), (late_o, late_b)) = (tables(&all), tables(&later));
        for (name, text, late) in [("o.csv", &o, &late_o), ("b.csv", &b, &late_b)] {
            let old = years(text.split_once('\n').unwrap(), &mistakes);
            let mut lines: Vec<&str> = old.lines().collect();
            let (_, late) = late.split_once('\n').unwrap();
            let (at, total) = (at.index(lines.len()), format!("Tổng cộng;;;;;;;{}", at.index(99)));
            match edit {
                0 => lines.extend(late.lines().chain([total.as_str(), "I. Đảng bộ cơ sở"])),
                1 => lines.truncate(at),
                2 => lines[at] = &total,
                3 => lines.insert(at, "2011;X;Một dòng;\"mới\";;;;;;;;;;"),
                _ => {}
            }
            let new: String = lines.iter().map(|line| format!("{line}\n")).collect();
            let source = |text: &str| in_memory(&[(name, text.as_bytes())]);
            let before = load(
                &source(&old),
                &settings,
                &LoadOptions { remember_chunks: true, chunk_size: part, ..LoadOptions::default() },
            );
            let earlier = dangbo::ingest::PriorRead {
                data: &before,
                was: &[Some(dangbo::ingest::PriorSource::Other(0))],
            };
            let again = load(
                &source(&new),
                &settings,
                &LoadOptions {
                    remember_chunks: true,
                    chunk_size: part,
                    prior: Some(earlier),
                    ..LoadOptions::default()
                },
            );
            let anew =
                load(&in_memory(&[(name, new.as_bytes())]), &settings, &LoadOptions::default());
            prop_assert_eq!(told(&again, &settings), told(&anew, &settings));
            for table in [dangbo::domain::Table::Organisations, dangbo::domain::Table::Branches] {
                let (a, b) = (again.units(table), anew.units(table));
                prop_assert_eq!(
                    (&a.year, &a.rating, &a.line, &a.file, &a.flags, &a.counts, a.odd.len()),
                    (&b.year, &b.rating, &b.line, &b.file, &b.flags, &b.counts, b.odd.len())
                );
            }
            // And once more from there.
            let earlier = dangbo::ingest::PriorRead {
                data: &again,
                was: &[Some(dangbo::ingest::PriorSource::Other(0))],
            };
            let back = load(
                &source(&old),
                &settings,
                &LoadOptions {
                    remember_chunks: true,
                    chunk_size: part,
                    prior: Some(earlier),
                    ..LoadOptions::default()
                },
            );
            prop_assert_eq!(told(&back, &settings), told(&before, &settings));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ =
            load(&in_memory(&[("x.csv", &bytes)]), &Settings::default(), &LoadOptions::default());
    }

    #[test]
    fn every_line_is_read_or_said(rows in prop::collection::vec("[a-zĐộ0-9;\" .x-]{0,30}", 0..25)) {
        let text = format!("{}{}\n", support::ORGANISATIONS, rows.join("\n"));
        let data = load(
            &in_memory(&[("o.csv", text.as_bytes())]),
            &Settings::default(),
            &LoadOptions::default(),
        );
        let facts = &data.files[0];
        let blank = text.lines().filter(|l| l.trim().is_empty()).count() as u64;
        let header = facts.header.map_or(0, |(from, to)| u64::from(to - from + 1));
        let said = facts
            .left_out
            .iter()
            .filter(|(line, _)| {
                text.lines().nth(*line as usize - 1).is_some_and(|l| !l.trim().is_empty())
            })
            .count() as u64;
        // Rows that span lines by a quoted line break take more lines than rows.
        let quoted = text.matches('"').count() > 0;
        prop_assert!(
            quoted || facts.rows + said + blank + header == facts.lines,
            "{} rows, {} said, {} blank of {}",
            facts.rows,
            said,
            blank,
            facts.lines
        );
    }
}

#[test]
fn of_a_file_that_has_grown_the_start_is_not_read_again() {
    let settings = Settings::default();
    let rows = |rows: std::ops::Range<u32>| {
        rows.map(|n| format!("2023;B{n};Chi bộ {n};T1;HTTNV;5;1;4;0;0\n")).collect::<String>()
    };
    let heading =
        "Năm;Mã;Tên chi bộ;Trực thuộc;Xếp loại;TSĐV;ĐV HTXSNV;ĐV HTTNV;ĐV HTNV;ĐV KHTNV\n";
    let load = |text: String, old: Option<&dangbo::domain::Dataset>| {
        let named = in_memory(&[("b.csv", text.as_bytes())]);
        let earlier = old.map(|data| dangbo::ingest::PriorRead {
            data,
            was: &[Some(dangbo::ingest::PriorSource::Other(0))],
        });
        load(
            &named,
            &settings,
            &LoadOptions {
                remember_chunks: true,
                chunk_size: 1000,
                prior: earlier,
                ..LoadOptions::default()
            },
        )
    };
    let old = load(format!("{heading}{}", rows(0..400)), None);
    let grown = load(format!("{heading}{}", rows(0..401)), Some(&old));
    let from = grown.files[0].read_from;
    assert!((370..=402).contains(&from), "all but the last thousand bytes, not from line {from}");
    assert_eq!(
        (grown.files[0].rows, grown.files[0].lines, grown.branches.units.len()),
        (401, 402, 401)
    );
    // A row near the end is another: the parts before it are the same. One near the start: none is.
    let changed = |row: &str| {
        format!("{heading}{}", rows(0..400)).replace(row, "2023;B;Chi bộ;T1;HTNV;5;1;4;0;0")
    };
    assert!((300..352).contains(
        &load(changed("2023;B350;Chi bộ 350;T1;HTTNV;5;1;4;0;0"), Some(&old)).files[0].read_from
    ));
    assert_eq!(
        load(changed("2023;B5;Chi bộ 5;T1;HTTNV;5;1;4;0;0"), Some(&old)).files[0].read_from,
        0
    );
    // A line more above the header, and all lines are others.
    assert_eq!(load(format!("sep=;\n{heading}{}", rows(0..401)), Some(&old)).files[0].read_from, 0);
}

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
