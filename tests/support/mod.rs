//! What the scenario tests share: tables to write, the program to run.
#![allow(dead_code, reason = "each test file uses its part")]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub const ORGANISATIONS: &str = "\
year;id;name;kind;zone;ownership;workers;rating;members;members_rated;members_excellent;members_good;members_satisfactory;members_unsatisfactory;admitted;admitted_owners;established
2023;TC1;Đảng bộ Công ty May A;Đảng bộ cơ sở;KCN Đình Trám;FDI;1.200;tốt;20;20;2;17;1;0;3;0;12/03/2004
2023;TC2;Chi bộ Công ty Nhựa B;Chi bộ cơ sở;KCN Quang Châu;Ngoài Nhà nước;300;HTNV;10;10;0;8;2;0;1;0;2010
";

pub const BRANCHES: &str = "\
year;id;name;parent;rating;members;members_excellent;members_good;members_satisfactory;members_unsatisfactory
2023;CB1;Chi bộ Xưởng 1;TC1;xuất sắc;10;2;8;0;0
2023;CB2;Chi bộ Xưởng 2;dang bo cong ty may a;HTTNV;10;0;9;1;0
";

/// A folder with files, gone when it is dropped.
pub fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// A workbook: for each sheet its name and a table of texts between `;`. Its texts are shared, as
/// Excel shares them.
pub fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, table) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, line) in (0..).zip(table.lines()) {
            for (column, cell) in (0..).zip(line.split(';')) {
                sheet.write(row, column, cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

pub fn binary() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_dangbo"))
}

pub fn dangbo(arguments: &[&str]) -> Output {
    Command::new(binary())
        .args(arguments)
        .env("LANG", "vi_VN.UTF-8")
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap()
}

pub fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| {
        panic!(
            "{e}: {}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        )
    })
}

pub fn report(folder: &Path, more: &[&str]) -> Value {
    json(&dangbo(&[&["report", "--format", "json", folder.to_str().unwrap()], more].concat()))
}

/// `(code, file, line, column)` of each finding, and the exit code.
pub fn check(folder: &Path) -> (Vec<(String, String, u64, String)>, i32) {
    let output = dangbo(&["check", "--format", "json", folder.to_str().unwrap()]);
    let value = json(&output);
    let text = |f: &Value, key: &str| f[key].as_str().unwrap_or_default().to_owned();
    let findings = value["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| {
            (text(f, "code"), text(f, "file"), f["line"].as_u64().unwrap_or(0), text(f, "column"))
        })
        .collect();
    (findings, output.status.code().unwrap())
}
