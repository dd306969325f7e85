//! Every finding of the contract, reached through the program, at its file, line and column, with
//! no other error beside it.

mod not_listed;
mod reading;
mod rules;
#[path = "../support/mod.rs"]
mod support;

use dangbo::domain::{Code, Severity};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, load};
use support::{BRANCHES, ORGANISATIONS, check, folder};

/// One finding, and the two files in which it is the only error.
struct Case {
    code: Code,
    organisations: String,
    branches: String,
    file: &'static str,
    line: u64,
    column: &'static str,
    exit: i32,
    /// Errors that follow from the one.
    follow: &'static [Code],
}

/// The organisations with one text replaced.
fn o(from: &str, to: &str) -> String {
    assert!(ORGANISATIONS.contains(from), "{from}");
    ORGANISATIONS.replacen(from, to, 1)
}

/// The branches with one text replaced.
fn b(from: &str, to: &str) -> String {
    assert!(BRANCHES.contains(from), "{from}");
    BRANCHES.replacen(from, to, 1)
}

fn case(
    code: Code,
    organisations: String,
    branches: String,
    at: (&'static str, u64, &'static str),
) -> Case {
    let exit = i32::from(code.severity() == Severity::Error);
    Case { code, organisations, branches, file: at.0, line: at.1, column: at.2, exit, follow: &[] }
}

fn of_o(code: Code, from: &str, to: &str, line: u64, column: &'static str) -> Case {
    case(code, o(from, to), BRANCHES.to_owned(), ("o.csv", line, column))
}

fn of_b(code: Code, from: &str, to: &str, line: u64, column: &'static str) -> Case {
    case(code, ORGANISATIONS.to_owned(), b(from, to), ("b.csv", line, column))
}

#[allow(clippy::too_many_lines, reason = "a table of cases")]
fn cases() -> Vec<Case> {
    let two_years = |organisations: &str| {
        format!(
            "{organisations}{}",
            ORGANISATIONS
                .lines()
                .skip(1)
                .map(|l| l.replacen("2023", "2022", 1) + "\n")
                .collect::<String>()
        )
    };
    let branches_of_both = format!(
        "{BRANCHES}{}",
        BRANCHES.lines().skip(1).map(|l| l.replacen("2023", "2022", 1) + "\n").collect::<String>()
    );
    vec![
        Case {
            exit: 2,
            follow: &[Code::UnknownParent],
            ..case(
                Code::Unreadable,
                "PK\u{3}\u{4}".to_owned(),
                BRANCHES.to_owned(),
                ("o.csv", 0, ""),
            )
        },
        Case {
            follow: &[Code::UnknownParent],
            ..case(Code::NoTable, "a;b\n1;2\n".to_owned(), BRANCHES.to_owned(), ("o.csv", 0, ""))
        },
        Case {
            exit: 2,
            follow: &[Code::UnknownParent],
            ..of_o(Code::MissingColumn, ";rating;", ";foo;", 1, "rating")
        },
        of_o(Code::LostLetters, "HTNV", "Hoàn thành nhi?m v?", 3, "rating"),
        of_o(Code::RaggedRow, "2023;TC2", "2023;TC3;x\n2023;TC2", 3, ""),
        of_o(
            Code::RaggedRow,
            "2023;TC2",
            "2023,TC3,Chi bộ C,Chi bộ cơ sở,,FDI,3,tốt,3,3,0,3,0,0,0,0,2020\n2023;TC2",
            3,
            "",
        ),
        of_o(Code::RaggedRow, "2023;TC2", "2023;TC3;Đảng bộ Công ty C\n2023;TC2", 3, ""),
        of_o(Code::NotANumber, ";0;8;2;0", ";0;tám;2;0", 3, "members_good"),
        of_o(Code::Negative, ";0;8;2;0", ";0;-8;2;0", 3, "members_good"),
        of_o(Code::BadDate, "12/03/2004", "31/02/2004", 2, "established"),
        of_o(Code::UnknownRating, "HTNV", "khá", 3, "rating"),
        of_o(Code::UnknownKind, "Chi bộ cơ sở", "Chi hội", 3, "kind"),
        of_o(Code::UnknownOwnership, "Ngoài Nhà nước", "quân đội", 3, "ownership"),
        of_b(Code::UnknownParent, "dang bo cong ty may a", "TC9", 3, "parent"),
        of_b(Code::ParentIsCell, "dang bo cong ty may a", "TC2", 3, "parent"),
        of_b(Code::DuplicateKey, "CB2", "CB1", 3, "id"),
        of_o(Code::RatedOverMembers, ";10;10;0;8;2;0", ";9;10;0;8;2;0", 3, "members_rated"),
        of_o(Code::LevelsMismatch, ";10;10;0;8;2;0", ";10;9;0;8;2;0", 3, "members_rated"),
        of_o(Code::OwnersOverAdmitted, ";2;0;1;0;2010", ";2;0;1;2;2010", 3, "admitted_owners"),
        of_o(Code::BranchesMismatch, "tốt;20;", "tốt;21;", 2, "members"),
        case(
            Code::NoBranches,
            o("Chi bộ cơ sở", "Đảng bộ cơ sở"),
            BRANCHES.to_owned(),
            ("o.csv", 3, ""),
        ),
        of_o(Code::MissingCount, ";1;0;2010", ";;0;2010", 3, "admitted"),
        case(
            Code::MissingReport,
            two_years(&o("2023;TC2", "2023;TC7").replace("Nhựa B", "Gỗ C")),
            branches_of_both.clone(),
            ("o.csv", 5, ""),
        ),
        case(
            Code::TotalMismatch,
            format!("{ORGANISATIONS};;Tổng cộng;;;;1.500;;31;30;2;25;3;0;4;0;\n"),
            BRANCHES.to_owned(),
            ("o.csv", 4, "members"),
        ),
        case(
            Code::PercentMismatch,
            ORGANISATIONS.to_owned(),
            BRANCHES
                .replace("members_good;", "members_good;TL %;")
                .replace(";8;0;0", ";8;80,0;0;0")
                .replace(";9;1;0", ";9;95,0;1;0"),
            ("b.csv", 3, "TL %"),
        ),
        case(
            Code::ZoneSpellings,
            o("KCN Quang Châu", "Khu CN đình trám"),
            BRANCHES.to_owned(),
            ("o.csv", 3, "zone"),
        ),
        case(
            Code::ZoneAmbiguous,
            format!(
                "{}{}",
                o("KCN Quang Châu", "KCN Nội Hoàng"),
                "2023;TC3;Chi bộ C;Chi bộ cơ sở;CCN Nội Hoàng;FDI;1;tốt;1;1;0;1;0;0;0;0;2010\n2023;TC4;Chi bộ D;Chi bộ cơ sở;Nội Hoàng;FDI;1;tốt;1;1;0;1;0;0;0;0;2010\n"
            ),
            BRANCHES.to_owned(),
            ("o.csv", 5, "zone"),
        ),
        case(
            Code::IdChanged,
            two_years(&o("2023;TC2", "2023;TC7")),
            branches_of_both,
            ("o.csv", 3, "id"),
        ),
        of_o(Code::UnknownColumn, ";admitted_owners;", ";số thi đua;", 1, "số thi đua"),
        of_o(
            Code::PersonalColumn,
            ";admitted_owners;",
            ";Họ và tên bí thư;",
            1,
            "Họ và tên bí thư",
        ),
        of_o(Code::ControlCharacters, "Nhựa B", "Nhựa \u{1b}[31mB", 3, "name"),
    ]
}

#[test]
fn every_finding_is_at_its_place_and_alone() {
    for case in cases() {
        let folder = folder(&[
            ("o.csv", case.organisations.as_bytes()),
            ("b.csv", case.branches.as_bytes()),
        ]);
        let (findings, exit) = check(folder.path());
        let expected =
            (case.code.word().to_owned(), case.file.to_owned(), case.line, case.column.to_owned());
        assert!(findings.contains(&expected), "{expected:?} is not in {findings:?}");
        let allowed =
            |code: &str| code == case.code.word() || case.follow.iter().any(|c| c.word() == code);
        let is_error = |code: &str| {
            Code::ALL.iter().any(|c| c.word() == code && c.severity() == Severity::Error)
        };
        let others: Vec<_> = findings.iter().filter(|f| is_error(&f.0) && !allowed(&f.0)).collect();
        assert!(others.is_empty(), "{}: {others:?}", case.code.word());
        assert_eq!(exit, case.exit, "{}", case.code.word());
    }
}

#[test]
fn every_code_has_a_case() {
    let reached: Vec<Code> = cases().iter().map(|c| c.code).collect();
    // These have tests of their own: settings, the sample, an old encoding, cases with several
    // files or forms.
    let elsewhere = [
        Code::ExpectedCount,
        Code::ExcellentCap,
        Code::LegacyEncoding,
        Code::SpreadsheetError,
        Code::OlderPeriod,
        Code::YearConflict,
        Code::MergedCells,
    ];
    for code in Code::ALL {
        assert!(reached.contains(code) || elsewhere.contains(code), "{}", code.word());
    }
}

/// The codes of the contract's section on findings, errors first.
const CONTRACT: [&str; 2] = [
    "unreadable no-table missing-column lost-letters ragged-row not-a-number negative bad-date unknown-rating unknown-kind unknown-ownership \
     unknown-parent parent-is-cell duplicate-key spreadsheet-error rated-over-members levels-mismatch owners-over-admitted",
    "branches-mismatch no-branches missing-count missing-report total-mismatch percent-mismatch older-period year-conflict merged-cells expected-count zone-spellings zone-ambiguous \
     id-changed excellent-cap unknown-column personal-column legacy-encoding control-characters",
];

#[test]
fn the_codes_are_those_of_the_contract() {
    let of = |severity| {
        Code::ALL
            .iter()
            .filter(move |c| c.severity() == severity)
            .map(|c| c.word())
            .collect::<Vec<_>>()
    };
    for (severity, words) in [Severity::Error, Severity::Warning].into_iter().zip(CONTRACT) {
        assert_eq!(of(severity), words.split_whitespace().collect::<Vec<_>>());
    }
    // Where the contract itself lies beside the project, it is asked: the code words of its tables
    // of findings.
    let contract = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/FORMAT.md");
    let Ok(contract) = std::fs::read_to_string(contract) else { return };
    let section = contract.split("\n## ").find(|s| s.starts_with("5. Findings")).unwrap();
    let first_cells =
        section.lines().filter(|l| l.starts_with("| `")).filter_map(|l| l.split('|').nth(1));
    let mut told: Vec<&str> =
        first_cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    let mut own: Vec<&str> = Code::ALL.iter().map(|c| c.word()).collect();
    told.sort_unstable();
    own.retain(|code| told.binary_search(code).is_err());
    assert_eq!(own, Vec::<&str>::new(), "not in the contract");
}

#[test]
fn a_tidy_folder_has_no_finding() {
    let folder = folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    assert_eq!(check(folder.path()), (vec![], 0));
}

#[test]
fn levels_over_the_rated_are_told_although_one_is_not_known() {
    // Found by fuzzing: 300 % of the rated good or better, and nothing said.
    let folder = folder(&[
        ("o.csv", o(";10;10;0;8;2;0;", ";10;6;0;8;2;;").as_bytes()),
        ("b.csv", BRANCHES.as_bytes()),
    ]);
    let (findings, exit) = check(folder.path());
    let codes: Vec<&str> = findings.iter().map(|f| f.0.as_str()).collect();
    assert_eq!((codes, exit), (vec!["missing-count", "levels-mismatch"], 1));
}

#[test]
fn rated_that_are_not_told_are_the_sum_of_the_levels() {
    let folder = folder(&[
        ("o.csv", o(";10;10;0;8;2;0;", ";10;;0;8;2;0;").as_bytes()),
        ("b.csv", BRANCHES.as_bytes()),
    ]);
    let output = support::json(&support::dangbo(&[
        "check",
        "--format",
        "json",
        folder.path().to_str().unwrap(),
    ]));
    let finding = &output["findings"][0];
    assert_eq!(
        (&output["warnings"], &finding["code"], &finding["column"]),
        (&1.into(), &"missing-count".into(), &"members_rated".into())
    );
    assert_eq!(finding["message"], "cột \"members_rated\": ô trống: lấy tổng bốn mức xếp loại, 10");
    assert_eq!(support::report(folder.path(), &[])["members"]["of"], 30);
}

#[test]
fn rows_that_are_no_data_are_counted() {
    let more = format!(
        "{ORGANISATIONS};I. Chi bộ cơ sở;;;;;;;;;;;;;;;\n;Nơi nhận:;;;;;;;;;;;;;;;\n;;;;;;;;;;;;;;;;\n"
    );
    for (organisations, end) in [
        (ORGANISATIONS, "4 dòng số liệu\n"),
        (&more, "4 dòng số liệu · 2 dòng khác, xem --explain\n"),
    ] {
        let folder = folder(&[("o.csv", organisations.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
        let said =
            String::from_utf8(support::dangbo(&["check", folder.path().to_str().unwrap()]).stdout)
                .unwrap();
        assert!(said.ends_with(end), "{said}");
    }
}

#[test]
fn enterprises_are_counted_once_and_none_is_dropped() {
    let text = "TT,Mã,Tên doanh nghiệp,Số lao động,Tổ chức đảng,Công đoàn\n1,D1,Công ty A,1.200,,có\n2,D2,Công ty B,300,Chi bộ B,\n\
                3,D1,Công ty A (chi nhánh),50,,có\n4,,Dệt C,,chưa có,\n5,,Dệt D,nhiều,,\n6,,Dệt C,9,,\n7,,D?t E,1,-,\n,,Tổng cộng,1.560,,\n,,Người lập biểu,,,\n";
    let folder = folder(&[
        ("dn.csv", text.as_bytes()),
        ("o.csv", ORGANISATIONS.as_bytes()),
        ("b.csv", BRANCHES.as_bytes()),
    ]);
    let (findings, code) = check(folder.path());
    let of_file = findings.iter().filter(|(_, file, ..)| file == "dn.csv");
    let mut found: Vec<(u64, &str)> =
        of_file.map(|(code, _, line, _)| (*line, code.as_str())).collect();
    found.sort_unstable();
    let expected = [
        (2, "duplicate-key"),
        // No file gives the organisation that it names.
        (3, "unknown-parent"),
        (4, "duplicate-key"),
        (5, "duplicate-key"),
        (5, "missing-count"),
        (6, "not-a-number"),
        (7, "duplicate-key"),
        (8, "lost-letters"),
    ];
    assert_eq!((found.as_slice(), code), (&expected[..], 1));
    let whole = &support::report(folder.path(), &[])["enterprises"]["whole"];
    let figures =
        ["with", "without", "workers_with", "workers_without", "without_with_trade_union"]
            .map(|key| whole[key].as_u64().unwrap());
    assert_eq!(figures, [1, 4, 300, 1201, 1], "{whole}");
}

#[test]
fn column_numbers_are_no_enterprise() {
    let table = "Tên doanh nghiệp;KCN;Số lao động;Loại hình doanh nghiệp;Tổ chức đảng\n(1);(2);(3);(4);(5)\nCông ty A;KCN X;120;FDI;\n";
    let folder = folder(&[
        ("o.csv", ORGANISATIONS.as_bytes()),
        ("b.csv", BRANCHES.as_bytes()),
        ("e.csv", table.as_bytes()),
    ]);
    assert_eq!(check(folder.path()), (vec![], 0));
    assert_eq!(support::report(folder.path(), &[])["enterprises"]["whole"]["without"], 1);
}

#[test]
fn rows_that_are_in_no_sum_are_told_beside_the_sum() {
    let broken = o("2023;TC2", "2023;TC3;x\n2023;TC2");
    let folder = folder(&[("o.csv", broken.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let output = support::dangbo(&["report", "--lang", "en", folder.path().to_str().unwrap()]);
    let text = String::from_utf8(output.stdout).unwrap();
    // A column that no file has is no zero against a target.
    let without = "Năm;Tên TCCSĐ;Loại hình TCCSĐ;Loại hình doanh nghiệp;Xếp loại;TSĐV;ĐV HTXSNV;ĐV HTTNV;ĐV HTNV;ĐV KHTNV\n2023;A;CBCS;FDI;HTTNV;5;1;4;0;0\n";
    let bare = support::folder(&[("o.csv", without.as_bytes())]);
    for target in support::report(bare.path(), &[])["targets"].as_array().unwrap().iter().skip(2) {
        assert_eq!(target["status"], "unrated", "{target}");
    }
    assert!(
        text.contains("Base organisations: 1 broken row, in no sum")
            && !text.contains("Branches: 1 broken"),
        "{text}"
    );
}

#[test]
fn rows_without_a_year_are_told_and_nothing_else_is_made_of_them() {
    let row = |id: &str, year: &str| {
        format!("{year};{id};Chi bộ {id};Chi bộ cơ sở;;;1;HTTNV;1;1;0;1;0;0;0;0;2010\n")
    };
    let (heading, rows) = ORGANISATIONS.split_once('\n').unwrap();
    let told = |table: &str| {
        // The year in the name is never that of an empty cell.
        let files = [("o-2022.csv", table.as_bytes()), ("b.csv", BRANCHES.as_bytes())];
        let folder = folder(&files);
        let (findings, exit) = check(folder.path());
        let lines: Vec<(String, u64)> = findings.into_iter().map(|f| (f.0, f.2)).collect();
        (lines, exit)
    };
    let (x1, x2) = (row("X1", ""), row("X2", ""));
    let above = told(&format!("{heading}\n{x1}{x2}{rows}"));
    let not_a_number = |line| ("not-a-number".to_owned(), line);
    assert_eq!(above, (vec![not_a_number(2), not_a_number(3)], 1));
    // Below a row with a year an empty cell is part of a merged one.
    assert_eq!(told(&format!("{ORGANISATIONS}{x1}{x2}")), (vec![], 0));
}

#[test]
fn counts_that_contradict_each_other_are_lacking_under_a_filter_too() {
    let heading = ORGANISATIONS.lines().next().unwrap();
    let row = |id: &str, members: &str| {
        format!("2023;{id};Chi bộ {id};Chi bộ cơ sở;KCN A;FDI;1;HTTNV;{members};3;0;2010\n")
    };
    // More good than rated, more rated than members, and a row that is right.
    let [x1, x2, x3] =
        [row("X1", "6;5;3;4;0;0"), row("X2", "4;5;0;5;0;0"), row("X3", "5;5;0;4;1;0")];
    let folder = folder(&[("o.csv", format!("{heading}\n{x1}{x2}{x3}").as_bytes())]);
    for more in [&[][..], &["--zone", "KCN A"], &["--ownership", "fdi"]] {
        let members = &support::report(folder.path(), more)["members"];
        let figures = ["met", "of", "total"].map(|key| members[key].as_u64());
        assert_eq!(figures, [Some(4), Some(5), Some(11)], "{more:?}");
    }
}

#[test]
fn a_year_in_a_merged_cell_is_that_of_all_rows() {
    let heading = ORGANISATIONS.lines().next().unwrap();
    let row = |id: &str, year: &str| {
        format!("{year};{id};Chi bộ {id};Chi bộ cơ sở;;;1;HTTNV;1;1;0;1;0;0;0;0;2010\n")
    };
    let table = format!("{heading}\n{}{}{}", row("X1", "2022"), row("X2", ""), row("X3", ""));
    let folder = folder(&[("o.csv", table.as_bytes())]);
    assert_eq!(check(folder.path()), (vec![], 0));
    assert_eq!(support::report(folder.path(), &[])["organisations"]["total"], 3);
}

#[test]
fn a_duplicate_is_told_at_both_places() {
    let folder =
        folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", b("CB2", "CB1").as_bytes())]);
    let lines: Vec<u64> =
        check(folder.path()).0.iter().filter(|f| f.0 == "duplicate-key").map(|f| f.2).collect();
    assert_eq!(lines, [2, 3]);
}

#[test]
fn settings_bring_the_expected_count_and_the_cap() {
    use dangbo::domain::{Expected, Settings};
    let files: [(&str, &[u8]); 2] =
        [("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())];
    let settings = Settings {
        expected: Expected { organisations: Some(3), branches: Some(2) },
        excellent_cap: Some(10),
        ..Settings::default()
    };
    let data = load(&in_memory(&files), &settings, &LoadOptions::default());
    let codes: Vec<Code> = data.findings.kept().iter().map(dangbo::domain::Finding::code).collect();
    assert_eq!(codes.iter().filter(|c| **c == Code::ExpectedCount).count(), 1);
    // TC1: 2 excellent of 19 good or better are over 10 %; so is 1 branch of 2.
    assert_eq!(codes.iter().filter(|c| **c == Code::ExcellentCap).count(), 2);
}

#[test]
fn more_files_than_can_be_numbered_are_a_finding() {
    use dangbo::domain::{FindingKind, Settings, Unreadable};
    let files = vec![("o.csv", b"x".as_slice()); 65_540];
    let options = LoadOptions { slow_path_only: true, ..LoadOptions::default() };
    let data = load(&in_memory(&files), &Settings::default(), &options);
    assert_eq!(data.files.len(), 65_536);
    let last = data.findings.kept().last().unwrap();
    assert_eq!(last.place.file, u16::MAX);
    assert_eq!(last.kind, FindingKind::Unreadable(Unreadable::TooManyFiles(65_535)));
}
