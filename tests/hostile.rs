//! Files that no office makes: each ends in a sentence, in bounded memory, with the terminal's
//! output harmless.

mod support;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use support::{BRANCHES, ORGANISATIONS, check, dangbo, folder};

/// The code and the sentence of the only error, and the exit code.
fn only_error(path: &Path) -> (String, String, i32) {
    let output = dangbo(&["check", "--lang", "en", "--format", "json", path.to_str().unwrap()]);
    let value = support::json(&output);
    assert_eq!(value["errors"], 1, "{value}");
    let finding =
        value["findings"].as_array().unwrap().iter().find(|f| f["severity"] == "error").unwrap();
    let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    (text("code"), format!("{} / {}", text("message"), text("help")), output.status.code().unwrap())
}

fn refused(name: &str, bytes: &[u8], sentence: &str) {
    let folder = folder(&[(name, bytes)]);
    let (code, said, exit) = only_error(&folder.path().join(name));
    assert_eq!((code.as_str(), exit), ("unreadable", 2), "{said}");
    assert!(said.contains(sentence), "{said}");
}

#[test]
fn a_line_of_a_gigabyte_is_refused_long_before_its_end() {
    let mut child = Command::new(support::binary())
        .args(["check", "--lang", "en", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let part = vec![b'a'; 1 << 20];
    // The program stops reading; the rest finds no reader.
    let taken = (0..1024).take_while(|_| pipe.write_all(&part).is_ok()).count();
    drop(pipe);
    let output = child.wait_with_output().unwrap();
    assert!(taken < 16, "{taken} MB were taken");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stdout).contains("longer than 4 MB"));
}

#[test]
fn delimiters_and_columns_without_end_are_refused() {
    refused("d.csv", &vec![b';'; 10_000_000], "longer than 4 MB");
    let columns: String = (0..100_000).fold(String::new(), |mut row, n| {
        let _ = write!(row, "c{n};");
        row
    });
    refused("c.csv", columns.as_bytes(), "more than 16384 cells");
}

#[test]
fn ten_million_delimiters_in_lines_are_blank_rows() {
    let bytes = [ORGANISATIONS.as_bytes(), &b";;;;;;;;;\n".repeat(1_111_111)].concat();
    let folder = folder(&[("o.csv", &bytes), ("b.csv", BRANCHES.as_bytes())]);
    assert_eq!(check(folder.path()), (vec![], 0));
}

#[test]
fn other_files_under_a_tables_name_are_told() {
    let member = |name: &str| {
        let length = u8::try_from(name.len()).unwrap();
        [b"PK\x03\x04".as_slice(), &[0; 22], &[length, 0, 0, 0], name.as_bytes()].concat()
    };
    let workbook = member("xl/workbook.xml");
    refused("x.csv", &workbook, "Excel");
    refused("y.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "Excel");
    refused("a.csv", &member("to-chuc.csv"), "zip");
    refused("p.csv", b"%PDF-1.7\n", "PDF");
    refused("h.txt", b"<html><body>", "HTML");
    let help = only_error(&folder(&[("z.csv", &workbook)]).path().join("z.csv")).1;
    assert!(help.contains("Excel workbook (.xlsx)"), "{help}");
}

#[test]
fn a_quote_never_closed_loses_its_own_row_only() {
    let mut table = ORGANISATIONS.replacen("2023;TC2", "2023;\"TC2", 1);
    for n in 10..20_010 {
        let _ =
            writeln!(table, "2023;TC{n};Chi bộ {n};Chi bộ cơ sở;;;1;HTTNV;1;1;0;1;0;0;0;0;2010");
    }
    let folder = folder(&[("o.csv", table.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    assert_eq!(
        check(folder.path()),
        (vec![("ragged-row".into(), "o.csv".into(), 3, String::new())], 1)
    );
    assert_eq!(support::report(folder.path(), &[])["organisations"]["total"], 20_001);
}

#[test]
fn a_hundred_thousand_findings_stay_readable() {
    let mut table = ORGANISATIONS.to_owned();
    for n in 10..100_010 {
        let _ = writeln!(table, "2023;TC{n};Chi bộ {n};Chi bộ cơ sở;;;1;khá;1;1;0;1;0;0;0;0;2010");
    }
    let folder = folder(&[("o.csv", table.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let output = dangbo(&["check", "--lang", "en", folder.path().to_str().unwrap()]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.lines().count() < 500, "{}", text.lines().count());
    // One finding stands for the equal ones that were kept; the rest are counted: together 100,000.
    for part in
        ["100,000 errors", "the same of 4,999 more lines", "95,000 more of [unknown-rating]"]
    {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("o.csv", ORGANISATIONS.as_bytes())]);
    let at = |name: &str| folder.path().join(name);
    assert!(Command::new("mkfifo").arg(at("pipe.csv")).status().unwrap().success());
    let (code, said, exit) = only_error(&at("pipe.csv"));
    assert_eq!((code.as_str(), exit), ("unreadable", 2));
    assert!(said.contains("not a regular file") && said.contains("standard input"), "{said}");
    std::os::unix::fs::symlink("loop.csv", at("loop.csv")).unwrap();
    assert!(only_error(&at("loop.csv")).1.contains("leads back to itself"));
    std::fs::create_dir(at("closed")).unwrap();
    std::fs::set_permissions(at("closed"), PermissionsExt::from_mode(0o000)).unwrap();
    // The system's administrator may read everything.
    let is_closed = std::fs::read_dir(at("closed")).is_err();
    let said = only_error(&at("closed")).1;
    assert!(said.contains(if is_closed { "permission" } else { "no .csv" }), "{said}");
    std::fs::set_permissions(at("closed"), PermissionsExt::from_mode(0o700)).unwrap();
}

#[test]
fn a_file_that_grows_while_it_is_read_gives_the_figures_of_one_moment_or_none() {
    let folder = folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let mut file =
        std::fs::OpenOptions::new().append(true).open(folder.path().join("o.csv")).unwrap();
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for n in 10.. {
                if stop.load(std::sync::atomic::Ordering::Relaxed) || n > 400_000 {
                    break;
                }
                writeln!(file, "2023;TC{n};Chi bộ {n};Chi bộ cơ sở;;;1;HTTNV;1;1;0;1;0;0;0;0;2010")
                    .unwrap();
            }
        });
        let mut last = 0;
        for _ in 0..10 {
            let value = support::report(folder.path(), &[]);
            let total = value["organisations"]["total"].as_u64().unwrap();
            let errors = value["findings"]["errors"].as_u64().unwrap();
            // Either all of the file as it was at one moment, where a row of which only a part was
            // there is said; or nothing of it: it is being written, and of the branches it is said
            // once that the organisations are missing.
            assert!(total >= last.max(2) && errors <= 2 || total == 0 && errors == 2, "{value}");
            last = last.max(total);
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}
