//! Both JSON outputs are what their JSON Schema files under `tests/schema` say.

mod support;

use boon::{Compiler, Schemas};
use serde_json::Value;
use support::{BRANCHES, ORGANISATIONS, dangbo, folder, json};

fn holds(schema: &str, output: &Value) {
    let file = format!("{}/tests/schema/{schema}.json", env!("CARGO_MANIFEST_DIR"));
    let mut schemas = Schemas::new();
    let schema = Compiler::new().compile(&file, &mut schemas).expect("a schema");
    if let Err(error) = schemas.validate(output, schema) {
        panic!("{file}: {error:#}");
    }
}

#[test]
fn a_report_is_what_its_schema_says() {
    for arguments in [
        &[][..],
        &["--year", "2020"],
        &["--zone", "Quang Châu"],
        &["--ownership", "state", "--district", "Việt Yên"],
    ] {
        let output = json(&dangbo(&[&["report", "--format", "json"], arguments].concat()));
        assert_eq!(output["schema"], 1);
        holds("report", &output);
    }
}

#[test]
fn a_report_of_bare_files_is_what_its_schema_says() {
    let files = folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let path = files.path().to_str().unwrap();
    holds("report", &json(&dangbo(&["report", "--format", "json", path])));
    holds("check", &json(&dangbo(&["check", "--format", "json", path])));
}

#[test]
fn the_findings_are_what_their_schema_says() {
    let whole = json(&dangbo(&["check", "--format", "json"]));
    assert_eq!(whole["schema"], 1);
    holds("check", &whole);
    let findings = whole["findings"].as_array().unwrap();
    assert!(findings.iter().any(|f| f["unit"]["id"].is_string() && f["unit"]["name"].is_string()));
    holds("check", &json(&dangbo(&["check", "--format", "json", "no-such-file.csv"])));
}

#[test]
fn a_unit_that_is_not_in_the_data_is_said_so() {
    let output = dangbo(&["check", "--lang", "en", "--unit", "Không có đơn vị này"]);
    assert_eq!(output.status.code(), Some(2));
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(text.contains("--unit \"Không có đơn vị này\": no organisation or branch"), "{text}");
}

#[test]
fn findings_that_say_the_same_are_printed_once_with_their_number() {
    // Three cells without workers, two of them empty in the same way as the first.
    let organisations = "Năm,Mã,Tên tổ chức đảng,Loại hình tổ chức,Xếp loại,Tổng số đảng viên,\
        Đảng viên HTXSNV,Đảng viên HTTNV,Đảng viên HTNV,Đảng viên KHTNV,Số lao động\n\
        2023,A,Chi bộ A,CBCS,HTTNV,10,1,8,1,0,\n\
        2023,B,Chi bộ B,CBCS,HTTNV,10,1,8,1,0,5\n\
        2023,C,Chi bộ C,CBCS,HTTNV,10,1,8,1,0,\n\
        2023,D,Chi bộ D,CBCS,HTTNV,10,1,8,1,0,\n";
    let files = folder(&[("o.csv", organisations.as_bytes())]);
    let path = files.path().to_str().unwrap();
    let text = dangbo(&["check", "--lang", "en", path]).stdout;
    let text = String::from_utf8(text).unwrap();
    assert_eq!(text.matches("missing-count").count(), 1, "{text}");
    assert!(text.contains("o.csv:2 · A Chi bộ A"), "{text}");
    assert!(text.contains("and the same of 2 more lines: 4, 5"), "{text}");
    let csv = dangbo(&["check", "--format", "csv", path]).stdout;
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.contains(",C,Chi bộ C,,\n"), "{csv}");
}
