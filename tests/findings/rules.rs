//! The rules of the settings on excellent ratings, where branches are only counted in their
//! committee's row.

use dangbo::domain::{CappedGroup, Dataset, Expected, FindingKind, Settings, Table, Year};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, load};

const COUNTED: &str = "\
Mã;Tên tổ chức đảng;Loại hình tổ chức;Xếp loại;Số chi bộ trực thuộc;Số chi bộ được xếp loại;Số chi bộ HTXSNV;Số chi bộ HTTNV;Số chi bộ HTNV;Số chi bộ KHTNV;Tổng số đảng viên;Đảng viên HTXSNV;Đảng viên HTTNV;Đảng viên HTNV;Đảng viên KHTNV
1;Đảng bộ A;ĐBCS;HTTNV;6;5;1;3;1;0;60;9;46;4;1
2;Đảng bộ B;ĐBCS;HTXSNV;4;4;2;2;0;0;44;8;34;2;0
3;Chi bộ C;CBCS;HTXSNV;;;;;;;7;0;5;2;0
4;Chi bộ D;CBCS;HTTNV;;;;;;;7;1;5;1;0
";

fn read(table: &str, settings: &Settings) -> Dataset {
    load(&in_memory(&[("o-2023.csv", table.as_bytes())]), settings, &LoadOptions::default())
}

fn over(cap: u8) -> Vec<(CappedGroup, u64, u64)> {
    let settings = Settings { excellent_cap: Some(cap), ..Settings::default() };
    let data = read(COUNTED, &settings);
    let kinds = data.findings.kept().iter().map(|finding| &finding.kind);
    kinds
        .filter_map(|kind| match kind {
            FindingKind::ExcellentCap { group, excellent, met, .. } => {
                Some((*group, *excellent, *met))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn each_kind_of_unit_has_its_cap_and_counted_branches_are_in_it() {
    let year = Year(2023);
    let all = [
        (CappedGroup::Committees(year), 1, 2),
        (CappedGroup::Cells(year), 1, 2),
        (CappedGroup::Branches(year), 3, 8),
    ];
    // Members: 9 of 55, 8 of 42 (19.05 %) and 1 of 6 are within 20 %; 8 of 42 are over 19 %.
    assert_eq!(over(20), all);
    assert_eq!(over(19), [&all[..], &[(CappedGroup::Members, 8, 42)]].concat());
    // 3 of 8 are 37.5 %: over 37 %, within 38 %. 1 of 2 are exactly 50 %.
    assert_eq!(over(37), all);
    assert_eq!(over(38), all[..2]);
    assert_eq!(over(50), []);
}

#[test]
fn the_rule_of_excellent_committees_holds_for_counted_branches() {
    let settings = Settings { committee_rule: Some(80), ..Settings::default() };
    let broken = |of_b: &str| -> Vec<(u64, u64, u64)> {
        let data = read(&COUNTED.replacen("HTXSNV;4;4;2;2;0;0", of_b, 1), &settings);
        let kinds = data.findings.kept().iter().map(|finding| &finding.kind);
        kinds
            .filter_map(|kind| match kind {
                FindingKind::CommitteeRule { met, of, unsatisfactory, .. } => {
                    Some((*met, *of, *unsatisfactory))
                }
                _ => None,
            })
            .collect()
    };
    assert_eq!(broken("HTXSNV;4;4;2;2;0;0"), []);
    assert_eq!(broken("HTXSNV;4;4;2;1;0;1"), [(3, 4, 1)]);
    assert_eq!(broken("HTXSNV;4;4;2;1;1;0"), [(3, 4, 0)]);
    assert_eq!(broken("HTXSNV;5;5;2;2;1;0"), [], "4 of 5 are 80 %");
    // A missing count is not 0.
    assert_eq!(broken("HTXSNV;4;4;2;1;1;"), []);
    assert_eq!(broken("HTTNV;4;4;2;1;0;1"), [], "only for committees rated excellent");
}

/// The counts are of 10 branches: rated, good or better, satisfactory, unsatisfactory.
#[test]
fn the_rule_of_excellent_committees_holds_where_good_holds_excellent() {
    let settings = Settings { committee_rule: Some(80), ..Settings::default() };
    let broken = |counts: &str| -> Vec<(u64, u64, u64)> {
        let table = format!(
            "Mã;Tên tổ chức đảng;Loại hình tổ chức;Xếp loại;Tổng số đảng viên;Đảng viên HTXSNV;\
             Đảng viên HTTNV;Đảng viên HTNV;Đảng viên KHTNV;Số chi bộ;Số chi bộ được xếp loại;\
             Số chi bộ HTTNV trở lên;Số chi bộ HTNV;Số chi bộ KHTNV\n\
             1;Đảng bộ A;ĐBCS;HTXSNV;20;2;18;0;0;10;{counts}\n\
             2;Chi bộ B;CBCS;HTXSNV;20;2;18;0;0;10;{counts}\n"
        );
        let data = read(&table, &settings);
        let kinds = data.findings.kept().iter().map(|finding| &finding.kind);
        let rule = kinds.filter_map(|kind| match kind {
            FindingKind::CommitteeRule { met, of, unsatisfactory, .. } => {
                Some((*met, *of, *unsatisfactory))
            }
            _ => None,
        });
        rule.collect()
    };
    assert_eq!(broken("10;5;4;1"), [(5, 10, 1)]);
    assert_eq!(broken("10;9;0;1"), [(9, 10, 1)]);
    assert_eq!(broken("10;7;3;0"), [(7, 10, 0)]);
    assert_eq!(broken("10;8;2;0"), [], "8 of 10 are 80 %");
    assert_eq!(broken("10;5;4;0"), [], "the levels are not the rated");
}

#[test]
fn an_expected_number_is_compared_where_it_is_set() {
    let compared = |organisations, branches| -> Vec<(Table, u32, usize)> {
        let expected = Expected { organisations, branches };
        let data = read(COUNTED, &Settings { expected, ..Settings::default() });
        let kinds = data.findings.kept().iter().map(|finding| &finding.kind);
        let counts = kinds.filter_map(|kind| match kind {
            FindingKind::ExpectedCount { table, expected, found, .. } => {
                Some((*table, *expected, *found))
            }
            _ => None,
        });
        counts.collect()
    };
    assert_eq!(compared(None, None), []);
    assert_eq!(compared(Some(4), None), []);
    assert_eq!(compared(Some(5), None), [(Table::Organisations, 5, 4)]);
    assert_eq!(compared(None, Some(0)), []);
    assert_eq!(compared(None, Some(1)), [(Table::Branches, 1, 0)]);
    let both = [(Table::Organisations, 0, 4), (Table::Branches, 2, 0)];
    assert_eq!(compared(Some(0), Some(2)), both);
}

#[test]
fn the_rule_of_excellent_committees_holds_for_branch_rows() {
    let settings = Settings { committee_rule: Some(80), ..Settings::default() };
    let table = "Mã;Tên tổ chức đảng;Loại hình tổ chức;Xếp loại;Tổng số đảng viên;\
                 Đảng viên HTXSNV;Đảng viên HTTNV;Đảng viên HTNV;Đảng viên KHTNV\n\
                 1;Đảng bộ A;ĐBCS;HTXSNV;20;2;18;0;0\n";
    let broken = |ratings: [&str; 5]| -> Vec<(u64, u64, u64)> {
        let mut branches = "Tên chi bộ;Đảng bộ cơ sở;Xếp loại;Tổng số đảng viên;\
                            Đảng viên HTXSNV;Đảng viên HTTNV;Đảng viên HTNV;Đảng viên KHTNV\n"
            .to_owned();
        for (number, rating) in ratings.into_iter().enumerate() {
            branches += &format!("Chi bộ {number};1;{rating};4;0;4;0;0\n");
        }
        let files = [("o-2023.csv", table.as_bytes()), ("b-2023.csv", branches.as_bytes())];
        let data = load(&in_memory(&files), &settings, &LoadOptions::default());
        let kinds = data.findings.kept().iter().map(|finding| &finding.kind);
        let rule = kinds.filter_map(|kind| match kind {
            FindingKind::CommitteeRule { met, of, unsatisfactory, .. } => {
                Some((*met, *of, *unsatisfactory))
            }
            _ => None,
        });
        rule.collect()
    };
    assert_eq!(broken(["HTXSNV", "HTTNV", "HTTNV", "HTTNV", "HTNV"]), []);
    assert_eq!(broken(["HTXSNV", "HTTNV", "HTTNV", "HTTNV", "KHTNV"]), [(4, 5, 1)]);
    assert_eq!(broken(["HTXSNV", "HTTNV", "HTTNV", "HTNV", "HTNV"]), [(3, 5, 0)]);
    assert_eq!(broken(["HTXSNV", "HTTNV", "HTTNV", "HTTNV", "CXL"]), [], "4 of 4 are rated");
}
