//! A reload that reuses an earlier read gives what a read from the start gives.

use super::contents;
use super::tables::{mistakes, organisation, spoil, tables};
use dangbo::domain::{Dataset, Settings, Table};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, PriorRead, PriorSource, load};
use proptest::prelude::*;

/// Files with their bytes, and for each that has not changed its position in the earlier read.
type FilesNow<'a> = (Vec<(&'a str, &'a [u8])>, Vec<Option<usize>>);

const LEVELS: &str = "Xếp loại;Đảng viên;ĐV HTXSNV;ĐV HTTNV;ĐV HTNV;ĐV KHTNV";

/// Whether a text is a person's name is decided by what all files have: where one of them changes,
/// the others are read for it again.
#[test]
fn a_name_that_is_hidden_for_other_files_is_read_again_with_them() {
    let figures = "HTTNV;10;1;8;1;0";
    let organisations = |last: &str, zone: &str| {
        format!(
            "Năm;Tên TCCSĐ;Loại hình TCCSĐ;KCN;{LEVELS}\n\
             2023;Đảng bộ Công ty May;ĐBCS;KCN Vân Trung;{figures}\n\
             2023;Đảng bộ Công ty Gỗ;ĐBCS;KCN Vân Trung;{figures}\n\
             2023;{last};ĐBCS;{zone};{figures}\n"
        )
    };
    let branches = |committee: &str, zone: &str| {
        format!(
            "Năm;Tên chi bộ;Trực thuộc;KCN;{LEVELS}\n\
             2023;Chi bộ Kho;Đảng bộ Công ty May;{zone};{figures}\n\
             2023;Chi bộ Mộc;{committee};{zone};{figures}\n"
        )
    };
    let enterprises = "Tên doanh nghiệp;KCN;Số lao động;Tổ chức đảng\n\
                       Công ty A;KCN Vân Trung;12;Hoàng Thử\n\
                       Công ty B;KCN Vân Trung;9;Đảng bộ Công ty May\n";
    let park = "KCN Vân Trung";
    let [other, namesake] =
        ["Đảng bộ Công ty Cơ khí", "Đảng bộ Hoàng Thử"].map(|name| organisations(name, park));
    let of_person = branches("Hoàng Thử", park);
    let in_person = organisations("Đảng bộ Công ty Cơ khí", "Hoàng Thử");
    let [elsewhere, in_namesake] =
        [park, "KCN Hoàng Thử"].map(|zone| branches("Đảng bộ Công ty Gỗ", zone));
    // The file that stays, and another before and after its change.
    for (same, one, another) in [
        (("o.csv", in_person.as_str()), ("b.csv", &elsewhere), &in_namesake),
        (("b.csv", &of_person), ("o.csv", &other), &namesake),
        (("e.csv", enterprises), ("o.csv", &other), &namesake),
    ] {
        for (was, is) in [(one.1, another), (another, one.1)] {
            assert_read_again(same, one.0, (was, is));
        }
    }
}

/// A year that was mistyped is said once, however often its file is copied from an earlier read; a
/// row has the id of another file for as long as that file gives it.
#[test]
fn what_other_files_decide_is_decided_anew() {
    let list = |ids: [&str; 2], rows: usize| {
        let heading = if ids[0].is_empty() { "" } else { "Mã TCCSĐ;" };
        let mut text = format!("Năm;{heading}Tên TCCSĐ;Loại hình TCCSĐ;{LEVELS}\n");
        for at in 0..rows {
            let year = if at == 3 { 2032 } else { 2023 };
            let id =
                if ids[0].is_empty() { String::new() } else { format!("{}{at};", ids[at % 2]) };
            text += &format!("{year};{id}Chi bộ Công ty A{at};CBCS;HTTNV;10;1;8;1;0\n");
        }
        text
    };
    let named = list(["", ""], 24);
    let [numbered, short, others] = [["00", "00"], ["00", ""], ["9", "9"]].map(|ids| list(ids, 24));
    for same in [&named, &numbered, &short] {
        for (was, is) in [(&numbered, &others), (&others, &numbered), (&short, &named)] {
            assert_read_again(("b.csv", same), "a.csv", (was, is));
            assert_read_again(("a.csv", same), "b.csv", (was, is));
        }
    }
}

/// Reads a file that stays and another that changes, with the prior read and without.
fn assert_read_again(same: (&str, &str), other: &str, (was, is): (&str, &str)) {
    let settings = Settings::default();
    let sources = |text: &str| in_memory(&[(same.0, same.1.as_bytes()), (other, text.as_bytes())]);
    let options = || LoadOptions { remember_chunks: true, ..LoadOptions::default() };
    let before = load(&sources(was), &settings, &options());
    let prior = [Some(PriorSource::Same(0)), Some(PriorSource::Other(1))];
    let prior = PriorRead { data: &before, sources: &prior };
    let again = load(&sources(is), &settings, &LoadOptions { prior: Some(prior), ..options() });
    let anew = load(&sources(is), &settings, &options());
    assert_eq!(contents(&again, &settings), contents(&anew, &settings), "{same:?}");
    let texts = |data: &Dataset| {
        let texts = |all: &[dangbo::domain::Text]| -> Vec<String> {
            all.iter().map(|text| data.texts.get(*text).to_owned()).collect()
        };
        (texts(&data.branches.parent), texts(&data.enterprises.organisation))
    };
    assert_eq!(texts(&again), texts(&anew), "{same:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_file_that_is_reused_is_the_file_read_again(
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
        let cases: [FilesNow; 6] = [
            (vec![o, e, b], vec![Some(0), Some(1), Some(2)]),
            (vec![new_o, e, b], vec![None, Some(1), Some(2)]),
            (vec![o, e, new_b], vec![Some(0), Some(1), None]),
            (vec![b, o, e], vec![Some(2), Some(0), Some(1)]),
            (vec![new_b, b], vec![None, Some(2)]),
            (vec![e, new_o, o, b], vec![Some(1), None, Some(0), Some(2)]),
        ];
        for (files, same) in cases {
            let sources = in_memory(&files);
            let prior_sources: Vec<_> =
                same.iter().map(|at| at.map(PriorSource::Same)).collect();
            let prior = PriorRead { data: &old, sources: &prior_sources };
            let again = load(
                &sources,
                &settings,
                &LoadOptions {
                    remember_chunks: true,
                    prior: Some(prior),
                    ..LoadOptions::default()
                },
            );
            let anew = load(&in_memory(&files), &settings, &LoadOptions::default());
            prop_assert_eq!(contents(&again, &settings), contents(&anew, &settings));
            for table in [Table::Organisations, Table::Branches] {
                let (a, b) = (again.units(table), anew.units(table));
                prop_assert_eq!(
                    (&a.year, &a.rating, &a.line, &a.file, &a.flags, &a.ownership),
                    (&b.year, &b.rating, &b.line, &b.file, &b.flags, &b.ownership)
                );
            }
        }
    }

    #[test]
    fn a_file_that_has_grown_or_changed_is_read_in_part_as_it_is_read_whole(
        all in prop::collection::vec(organisation(), 2..8),
        later in prop::collection::vec(organisation(), 1..3),
        mistakes in mistakes(4),
        edit in 0usize..8,
        at in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
        part in 64usize..4000,
        line_end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
        is_cut: bool,
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
            let other = other.index(lines.len());
            let (at, total) = (at.index(lines.len()), format!("Tổng cộng;;;;;;;{}", at.index(99)));
            match edit {
                0 => lines.extend(late.lines().chain([total.as_str(), "I. Đảng bộ cơ sở"])),
                1 => lines.truncate(at),
                2 => lines[at] = &total,
                3 => lines.insert(at, "2011;X;Một dòng;\"mới\";;;;;;;;;;"),
                4 => drop(lines.drain(at.min(other)..at.max(other))),
                5 => lines.swap(at, other),
                6 => lines[at] = lines[other],
                _ => {}
            }
            let new: String = lines.iter().map(|line| format!("{line}{line_end}")).collect();
            let mut old: String = old.lines().map(|line| format!("{line}{line_end}")).collect();
            if is_cut {
                old.pop();
            }
            let source = |text: &str| in_memory(&[(name, text.as_bytes())]);
            let before = load(
                &source(&old),
                &settings,
                &LoadOptions { remember_chunks: true, chunk_size: part, ..LoadOptions::default() },
            );
            let prior = PriorRead {
                data: &before,
                sources: &[Some(PriorSource::Other(0))],
            };
            let again = load(
                &source(&new),
                &settings,
                &LoadOptions {
                    remember_chunks: true,
                    chunk_size: part,
                    prior: Some(prior),
                    ..LoadOptions::default()
                },
            );
            let anew =
                load(&in_memory(&[(name, new.as_bytes())]), &settings, &LoadOptions::default());
            prop_assert_eq!(contents(&again, &settings), contents(&anew, &settings));
            for table in [Table::Organisations, Table::Branches] {
                let (a, b) = (again.units(table), anew.units(table));
                prop_assert_eq!(
                    (&a.year, &a.rating, &a.line, &a.file, &a.flags, &a.counts, a.odd.len()),
                    (&b.year, &b.rating, &b.line, &b.file, &b.flags, &b.counts, b.odd.len())
                );
            }
            // And once more from there.
            let prior = PriorRead {
                data: &again,
                sources: &[Some(PriorSource::Other(0))],
            };
            let back = load(
                &source(&old),
                &settings,
                &LoadOptions {
                    remember_chunks: true,
                    chunk_size: part,
                    prior: Some(prior),
                    ..LoadOptions::default()
                },
            );
            prop_assert_eq!(contents(&back, &settings), contents(&before, &settings));
        }
    }
}

#[test]
fn what_a_file_has_again_is_not_read_again() {
    let settings = Settings::default();
    let rows = |rows: std::ops::Range<u32>| {
        rows.map(|n| format!("2023;B{n};Chi bộ {n};T1;HTTNV;5;1;4;0;0\n")).collect::<String>()
    };
    let heading =
        "Năm;Mã;Tên chi bộ;Trực thuộc;Xếp loại;TSĐV;ĐV HTXSNV;ĐV HTTNV;ĐV HTNV;ĐV KHTNV\n";
    let load = |text: String, old: Option<&Dataset>| {
        let named = in_memory(&[("b.csv", text.as_bytes())]);
        let prior = old.map(|data| PriorRead { data, sources: &[Some(PriorSource::Other(0))] });
        load(
            &named,
            &settings,
            &LoadOptions {
                remember_chunks: true,
                chunk_size: 1000,
                prior,
                ..LoadOptions::default()
            },
        )
    };
    let old = load(format!("{heading}{}", rows(0..400)), None);
    let grown = load(format!("{heading}{}", rows(0..401)), Some(&old));
    let copied = |data: &Dataset| -> Vec<_> {
        data.files[0].copied.iter().map(|copied| copied.lines.clone()).collect()
    };
    assert!(
        copied(&grown).len() == 1 && (330..390).contains(&copied(&grown)[0].end),
        "all but the last two thousand bytes: {:?}",
        copied(&grown)
    );
    assert_eq!(
        (grown.files[0].rows, grown.files[0].lines, grown.branches.units.len()),
        (401, 402, 401)
    );
    // Another row, longer or shorter, in place of one; a row less; rows that move.
    let text = format!("{heading}{}", rows(0..400));
    let row = |n: u32| rows(n..n + 1);
    for n in [0, 5, 200, 350, 399] {
        for new in ["2023;B;Chi bộ;T1;HTNV;5;1;4;0;0\n", "", &row(n).repeat(3)] {
            let data = load(text.replacen(&row(n), new, 1), Some(&old));
            let read = 402 - copied(&data).iter().map(ExactSizeIterator::len).sum::<usize>();
            assert!(read < 100, "row {n}: {read} lines were read");
        }
    }
    // A line more above the header, and all lines are others.
    assert_eq!(copied(&load(format!("sep=;\n{heading}{}", rows(0..401)), Some(&old))), []);
}

#[test]
fn a_line_end_at_the_end_of_a_file_is_no_line() {
    let settings = Settings::default();
    let heading = "Mã;Tên tổ chức đảng;Loại hình;Xếp loại;Số đảng viên;Đảng viên được xếp loại;HTXSNV;HTTNV;HTNV;KHTNV";
    let rows: String =
        (0..60).map(|n| format!("T{n};Chi bộ {n};CBCS;HTTNV;9;9;1;7;1;0\n")).collect();
    let whole = format!("{heading}\n{rows}");
    let cut = whole.trim_end();
    for chunk_size in 64..900 {
        let options = LoadOptions { remember_chunks: true, chunk_size, ..LoadOptions::default() };
        for (old, new) in [(cut, &*whole), (&*whole, cut)] {
            let before = load(&in_memory(&[("o 2024.csv", old.as_bytes())]), &settings, &options);
            let prior = PriorRead { data: &before, sources: &[Some(PriorSource::Other(0))] };
            let options = LoadOptions { prior: Some(prior), ..options.clone() };
            let again = load(&in_memory(&[("o 2024.csv", new.as_bytes())]), &settings, &options);
            assert_eq!(again.files[0].lines, 61, "chunks of {chunk_size}");
        }
    }
}
