//! Cases of real-life inputs with the right figures, each a folder of `tests/cases`.
//!
//! A case is a folder with input files and a `case.json`:
//!
//! - `why`: what is special about the input
//! - `args`: options for `report` and `check`
//! - `report_args`: options for `report` alone
//! - `paths`: what is opened, relative to the case; the folder itself where it lacks
//! - `report`: part of the JSON of `report`, compared key by key; `zones` and `districts` are
//!   `{name: number of organisations}`
//! - `exit`: exit code of `report`
//! - `codes`, `not_codes`: finding codes that `check` must give, and must not give
//! - `only`: true if there are no error codes but those of `codes`
//! - `at`: `[[code, line], …]`, findings at a line
//! - `never`: texts that no output may hold
//! - `says`: regular expressions that `check --explain` must match, case ignored

mod support;

use dangbo::domain::Code;
use rayon::prelude::*;
use regex::RegexBuilder;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use support::dangbo;

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(rename = "why")]
    _why: String,
    #[serde(default)]
    args: Vec<String>,
    #[serde(default)]
    report_args: Vec<String>,
    paths: Option<Vec<String>>,
    report: Option<Map<String, Value>>,
    exit: Option<i32>,
    #[serde(default)]
    codes: Vec<String>,
    #[serde(default)]
    not_codes: Vec<String>,
    #[serde(default)]
    only: bool,
    #[serde(default)]
    at: Vec<(String, u64)>,
    #[serde(default)]
    never: Vec<String>,
    #[serde(default)]
    says: Vec<String>,
}

#[test]
fn every_case_holds() {
    let mut folders: Vec<PathBuf> = fs::read_dir(CASES)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("case.json").exists())
        .collect();
    folders.sort();
    assert!(folders.len() > 2000, "{} cases in {CASES}", folders.len());
    let wrong: Vec<String> = folders
        .par_iter()
        .filter_map(|folder| {
            let problems = problems_of(folder);
            let name = folder.file_name().unwrap().to_string_lossy().into_owned();
            (!problems.is_empty()).then(|| format!("{name}: {}", problems.join("; ")))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} cases fail:\n{}",
        wrong.len(),
        folders.len(),
        wrong.join("\n")
    );
}

/// What one case expects and the program does not do.
fn problems_of(folder: &Path) -> Vec<String> {
    let text = fs::read_to_string(folder.join("case.json")).unwrap();
    let case: Case = match serde_json::from_str(&text) {
        Ok(case) => case,
        Err(why) => return vec![format!("case.json: {why}")],
    };
    let copy = tempfile::tempdir().unwrap();
    let data = copy.path().join("data");
    copy_inputs(folder, &data);
    let paths = match &case.paths {
        Some(paths) => paths.iter().map(|path| data.join(path)).collect(),
        None => vec![data],
    };
    let mut run = Run { case: &case, paths, outputs: Vec::new() };
    let mut problems = unknown_codes(&case);
    problems.extend(run.report());
    problems.extend(run.findings());
    problems.extend(run.texts());
    problems
}

/// The words of a case that are no codes of findings: that none is found would always hold.
fn unknown_codes(case: &Case) -> Vec<String> {
    let words =
        case.codes.iter().chain(&case.not_codes).chain(case.at.iter().map(|(code, _)| code));
    let unknown = words.filter(|word| Code::ALL.iter().all(|code| code.word() != word.as_str()));
    unknown.map(|word| format!("{word} is no code")).collect()
}

/// Copies the inputs of a case, without its `case.json`.
fn copy_inputs(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_inputs(&entry.path(), &target);
        } else if entry.file_name() != "case.json" {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The program run over the inputs of one case.
struct Run<'c> {
    case: &'c Case,
    paths: Vec<PathBuf>,
    /// Everything that was printed.
    outputs: Vec<String>,
}

impl Run<'_> {
    /// Runs the program with some arguments; its texts are kept.
    fn dangbo(&mut self, arguments: &[&str]) -> Output {
        let mut all = arguments.to_vec();
        all.extend(self.case.args.iter().map(String::as_str));
        all.extend(self.paths.iter().map(|path| path.to_str().unwrap()));
        let output = dangbo(&all);
        for bytes in [&output.stdout, &output.stderr] {
            self.outputs.push(String::from_utf8_lossy(bytes).into_owned());
        }
        output
    }

    /// The exit code and the figures of `report`.
    fn report(&mut self) -> Vec<String> {
        let mut arguments = vec!["report", "--format", "json"];
        arguments.extend(self.case.report_args.iter().map(String::as_str));
        let output = self.dangbo(&arguments);
        let mut problems = Vec::new();
        let code = output.status.code();
        if code.is_none_or(|code| code == 101) {
            problems.push(format!("report ended with {code:?}"));
        }
        if self.case.exit.is_some_and(|exit| Some(exit) != code) {
            problems.push(format!("report exits {code:?}, not {:?}", self.case.exit));
        }
        let Some(expected) = &self.case.report else { return problems };
        match serde_json::from_slice::<Value>(&output.stdout) {
            Ok(mut got) => {
                for (groups, group) in [("zones", "zone"), ("districts", "district")] {
                    count_organisations(&mut got, groups, group);
                }
                compare(&Value::Object(expected.clone()), &got, "", &mut problems);
            }
            Err(_) => {
                let said = String::from_utf8_lossy(&output.stderr);
                let said = said.lines().next().unwrap_or("nothing said").to_owned();
                problems.push(format!("report gave no JSON: {said}"));
            }
        }
        problems
    }

    /// The findings of `check`.
    fn findings(&mut self) -> Vec<String> {
        let output = self.dangbo(&["check", "--format", "json"]);
        let Ok(value) = serde_json::from_slice::<Value>(&output.stdout) else {
            return vec!["check gave no JSON".to_owned()];
        };
        let findings: Vec<(&str, bool, u64)> = value["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| {
                let is_error = finding["severity"] == "error";
                (finding["code"].as_str().unwrap(), is_error, finding["line"].as_u64().unwrap_or(0))
            })
            .collect();
        let codes: BTreeSet<&str> = findings.iter().map(|(code, ..)| *code).collect();
        let Case { codes: wanted, not_codes, only, at, .. } = self.case;
        let mut problems = Vec::new();
        for code in wanted.iter().filter(|code| !codes.contains(code.as_str())) {
            problems.push(format!("no {code}; found {codes:?}"));
        }
        for code in not_codes.iter().filter(|code| codes.contains(code.as_str())) {
            problems.push(format!("{code} is found"));
        }
        let errors: BTreeSet<&str> =
            findings.iter().filter(|(_, is_error, _)| *is_error).map(|(code, ..)| *code).collect();
        let is_wanted = |code: &&&str| wanted.iter().any(|wanted| wanted == **code);
        for code in errors.iter().filter(|code| *only && !is_wanted(code)) {
            problems.push(format!("{code} is found too"));
        }
        for (code, line) in at {
            if !findings.iter().any(|(found, _, at)| found == code && at == line) {
                problems.push(format!("no {code} at line {line}"));
            }
        }
        problems
    }

    /// The texts of all outputs.
    fn texts(&mut self) -> Vec<String> {
        let mut explained = String::new();
        for more in [&[][..], &["--explain"], &["--format", "csv"]] {
            let output = self.dangbo(&[&["check", "--lang", "vi"], more].concat());
            explained += &String::from_utf8_lossy(&output.stdout);
            explained += &String::from_utf8_lossy(&output.stderr);
        }
        self.dangbo(&["report", "--lang", "vi"]);
        let mut problems = Vec::new();
        for pattern in &self.case.says {
            let regex = RegexBuilder::new(pattern).case_insensitive(true).build().unwrap();
            if !regex.is_match(&explained) {
                problems.push(format!("nothing like «{pattern}» is said"));
            }
        }
        for text in &self.case.never {
            if self.outputs.iter().any(|output| output.contains(text.as_str())) {
                problems.push(format!("«{text}» is in the output"));
            }
        }
        problems
    }
}

/// Replaces a list of groups by the number of organisations of each.
fn count_organisations(report: &mut Value, groups: &str, group: &str) {
    let Some(list) = report[groups].as_array() else { return };
    let counted: Map<String, Value> = list
        .iter()
        .map(|of| {
            (
                of[group].as_str().unwrap_or_default().to_owned(),
                of["organisations"]["total"].clone(),
            )
        })
        .collect();
    report[groups] = Value::Object(counted);
}

/// Adds a problem for each key of `expected` that `got` has otherwise.
fn compare(expected: &Value, got: &Value, at: &str, problems: &mut Vec<String>) {
    match expected {
        Value::Object(keys) if got.is_object() => {
            for (key, value) in keys {
                let at = format!("{at}.{key}");
                compare(value, got.get(key).unwrap_or(&Value::Null), &at, problems);
            }
        }
        _ if expected == got => {}
        _ => problems.push(format!("report{at}: {got}, not {expected}")),
    }
}
