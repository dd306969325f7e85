//! The pages that people read: their commands run, their tables are the program's own, their
//! worked examples are what a clerk counts in the sample.
//!
//! `DANGBO_WRITE_README=1 cargo test --test recount readme` writes the tables of settings anew.

use super::clerk::{Clerk, Counted, Part};
use super::support::{binary, dangbo};
use dangbo::config::{Config, listing};
use dangbo::domain::Settings;
use dangbo::words::Lang;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Each page in each language: the README and how figures are counted.
const READMES: [(Lang, &str); 2] = [(Lang::Vi, "README.md"), (Lang::En, ".github/README.en.md")];
const COUNTING: [(Lang, &str); 2] =
    [(Lang::Vi, ".github/CACH-TINH.md"), (Lang::En, ".github/COUNTING.md")];

fn path(page: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(page)
}

fn read(page: &str) -> String {
    fs::read_to_string(path(page)).unwrap()
}

/// The commands of the blocks for a shell, without comments.
fn commands(text: &str) -> Vec<String> {
    let blocks = text.split("```").skip(1).step_by(2).filter_map(|b| b.strip_prefix("sh\n"));
    let lines = blocks.flat_map(str::lines).map(|l| l.split("  #").next().unwrap().trim());
    lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The words of a command; a quoted word may have blanks.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(at, part)| {
            let is_quoted = at % 2 == 1;
            let words: Vec<String> = if is_quoted {
                vec![part.to_owned()]
            } else {
                part.split_whitespace().map(str::to_owned).collect()
            };
            words
        })
        .collect()
}

#[test]
fn every_command_of_the_readme_runs() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("số liệu");
    assert!(dangbo(&["sample", data.to_str().unwrap()]).status.success());
    for (lang, page) in READMES {
        let commands = commands(&read(page));
        assert!(commands.len() > 10, "{page}: {commands:?}");
        for command in commands {
            let words = words(&command);
            if words[0] == "cargo" {
                assert!(["cargo run --release", "cargo test"].contains(&command.as_str()));
                continue;
            }
            assert_eq!(words[0], "dangbo", "{page}: {command}");
            let argument = |word: &String| match word.as_str() {
                "THƯ_MỤC" | "FOLDER" => data.to_str().unwrap().to_owned(),
                "MẪU" | "SAMPLE" => home.path().join(lang.code()).to_str().unwrap().to_owned(),
                word => word.to_owned(),
            };
            let arguments: Vec<String> = words[1..].iter().map(argument).collect();
            let output = Command::new(binary())
                .args(&arguments)
                .current_dir(home.path())
                .env("XDG_CONFIG_HOME", home.path())
                .env("XDG_STATE_HOME", home.path())
                .env("APPDATA", home.path())
                .env("LC_ALL", "en")
                .env_remove("VISUAL")
                .env("EDITOR", if cfg!(windows) { "cmd /c rem" } else { "true" })
                .stdin(Stdio::null())
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            // The dashboard has no terminal here; that is the last thing it looks for.
            let is_dashboard = words.len() == 1 || words[1] == "THƯ_MỤC" || words[1] == "FOLDER";
            if is_dashboard {
                assert!(said.contains("the output is no terminal"), "{page}: {command}: {said}");
            } else {
                assert_eq!(output.status.code(), Some(0), "{page}: {command}: {said}");
                let is_said = !output.stdout.is_empty() || !output.stderr.is_empty();
                assert!(is_said, "{page}: {command}");
            }
        }
    }
}

/// The table of all settings in a language.
fn settings_table(lang: Lang) -> String {
    let heading = match lang {
        Lang::Vi => "| khóa | nghĩa | mặc định |\n| --- | --- | --- |\n",
        Lang::En => "| key | meaning | default |\n| --- | --- | --- |\n",
    };
    let row = |(key, about, value): (&str, &str, Option<String>)| {
        let value = value.filter(|v| v != "\"\"").map(|v| format!("`{}`", v.replace('|', "\\|")));
        format!("| `{key}` | {about} | {} |\n", value.unwrap_or_default())
    };
    let rows = listing(&Config::new(Settings::default()), lang).into_iter().map(row);
    heading.to_owned() + &rows.collect::<String>()
}

#[test]
fn the_readme_has_every_setting() {
    let (open, close) = ("<!-- settings -->\n", "<!-- /settings -->");
    for (lang, page) in READMES {
        let text = read(page);
        let (before, rest) = text.split_once(open).unwrap();
        let (table, after) = rest.split_once(close).unwrap();
        let expected = settings_table(lang);
        if std::env::var_os("DANGBO_WRITE_README").is_some() {
            fs::write(path(page), [before, open, &expected, close, after].concat()).unwrap();
        } else {
            assert_eq!(table, expected, "{page}: write it anew, see the top of this file");
        }
    }
}

/// The keys and codes that a page names in its text: words of small letters between backquotes.
fn keys_named(page: &str) -> BTreeSet<String> {
    let text = read(page);
    let prose: String = text.split("```").step_by(2).collect();
    let named = prose.split('`').skip(1).step_by(2);
    let is_key = |word: &&str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.chars().all(|c| c.is_ascii_lowercase() || "._-0123456789".contains(c))
    };
    named.filter(is_key).map(str::to_owned).collect()
}

#[test]
fn the_readme_names_the_same_keys_in_both_languages() {
    let [vi, en] = READMES.map(|(_, page)| keys_named(page));
    assert_eq!(vi.symmetric_difference(&en).collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(vi.len() > 80, "{vi:?}");
    let schema = read("tests/schema/check.json");
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    for key in schema["properties"].as_object().unwrap().keys() {
        assert!(vi.contains(key), "{key} of the JSON of check");
    }
}

#[test]
fn the_table_of_the_tests_has_each_of_them() {
    let table = read(".github/CONTRIBUTING.md");
    let mut count = 0;
    for entry in fs::read_dir(path("tests")).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let row = match name.strip_suffix(".rs") {
            Some(_) => format!("| `tests/{name}` |"),
            None if entry.path().join("main.rs").exists() => format!("| `tests/{name}/` |"),
            None => continue,
        };
        count += 1;
        assert!(table.contains(&row), "{row}");
    }
    assert!(count > 20);
}

/// A share as both languages write it: `144/158 = 91,1 %`. Here none is near its line.
fn share(counted: Counted, lang: Lang) -> String {
    let Counted { met, of, .. } = counted;
    let tenths = met * 1000 / of;
    let nearest = if met * 10_000 / of % 10 >= 5 { tenths + 1 } else { tenths };
    let mark = if lang == Lang::Vi { ',' } else { '.' };
    let (met, of) = (whole(met, lang), whole(of, lang));
    format!("{met}/{of} = {}{mark}{} %", nearest / 10, nearest % 10)
}

fn whole(number: u64, lang: Lang) -> String {
    let mark = if lang == Lang::Vi { '.' } else { ',' };
    if number < 1000 {
        return number.to_string();
    }
    format!("{}{mark}{:03}", number / 1000, number % 1000)
}

#[test]
fn the_worked_examples_are_what_a_clerk_counts() {
    let clerk = Clerk::new();
    for (lang, page) in COUNTING {
        let text = read(page);
        let examples: String = text.lines().filter(|line| line.starts_with("> ")).collect();
        for part in of_measures(&clerk, lang).into_iter().chain(of_units(&clerk, lang)) {
            assert!(examples.contains(&part), "{page}: no {part:?}");
        }
        for part in of_targets(&clerk, lang) {
            assert!(examples.contains(&part), "{page}: no {part:?}");
        }
    }
}

/// The figures of the whole and of a zone.
fn of_measures(clerk: &Clerk, lang: Lang) -> Vec<String> {
    let [organisations, branches, members] = clerk.measures(2023, &Part::default());
    let of_zone = Part { zones: vec!["KCN Quang Châu".to_owned()], ..Part::default() };
    let [_, of_zone, _] = clerk.measures(2023, &of_zone);
    let (needed, lacking) =
        (organisations.met + organisations.shortfall(), organisations.shortfall());
    let (all, unrated) = (branches.total, branches.total - branches.of);
    let mut expected = vec![
        share(organisations, lang),
        share(branches, lang),
        share(members, lang),
        format!("{}/{}", of_zone.met, of_zone.of),
        format!("{} × 100 = {} < 90 × {}", of_zone.met, of_zone.met * 100, of_zone.of),
        format!("= {}, ", of_zone.of * 90),
        format!("⌈90 × {} / 100⌉ = {needed}", organisations.of),
        whole(members.total, lang),
    ];
    expected.extend(match lang {
        Lang::Vi => [
            format!("{all} chi bộ trực thuộc, {unrated} chi bộ chưa xếp loại"),
            format!("còn thiếu {lacking} tổ chức"),
        ],
        Lang::En => [
            format!("{all} branches, {unrated} of them unrated"),
            format!("so {lacking} organisations are lacking"),
        ],
    });
    expected
}

/// The figures of single organisations.
fn of_units(clerk: &Clerk, lang: Lang) -> Vec<String> {
    let unit = |id: &str| clerk.organisations.iter().find(|o| o.year == 2023 && o.id == id);
    let (low, mixed) = (unit("TC041").unwrap(), unit("TC014").unwrap());
    assert_eq!(low.name, "Chi bộ Công ty TNHH Dược Bảo Việt");
    assert_eq!((mixed.name.as_str(), mixed.rating), ("Đảng bộ Công ty CP Gỗ Hòa Phát", 2));
    let people = |met, of| Counted { total: of, met, of, line: 85 };
    let of_low = people(low.met(), low.rated());
    let (met, of) = clerk.branches_rated(mixed);
    let of_mixed = Counted { total: of, met, of, line: 90 };
    let people_of_mixed = people(mixed.met(), mixed.rated());
    assert!(people_of_mixed.shortfall() == 0 && of_mixed.shortfall() > 0);
    let lacking = of_low.shortfall();
    vec![
        share(of_low, lang),
        share(of_mixed, lang),
        share(people_of_mixed, lang),
        format!("⌈85 × {} / 100⌉ = {}", of_low.of, of_low.met + lacking),
        match lang {
            Lang::Vi => format!("còn thiếu {lacking} đảng viên"),
            Lang::En => format!("so {lacking} members are lacking"),
        },
    ]
}

/// The figures of the targets.
fn of_targets(clerk: &Clerk, lang: Lang) -> Vec<String> {
    let targets = clerk.targets(2023, &Part::default());
    let [(met, of, line, _), _, (admitted, _, goal, _), owners, founded] = targets;
    let of_scope = Counted { total: 0, met, of: of.unwrap(), line };
    let lacking = of_scope.shortfall();
    let missing = |(value, _, goal, _): (u64, Option<u64>, u64, &str)| goal - value;
    let mut expected = vec![format!("{}/{}", of_scope.met, of_scope.of)];
    expected.extend(match lang {
        Lang::Vi => [
            format!("tốt trở lên, còn thiếu {lacking}"),
            format!("kết nạp {admitted} đảng viên, chỉ tiêu {goal}"),
            format!("chủ doanh nghiệp {}, còn thiếu {}", owners.0, missing(owners)),
            format!("thành lập {} tổ chức, còn thiếu {}", founded.0, missing(founded)),
        ],
        Lang::En => [
            format!("good or better, {lacking} lacking"),
            format!("{admitted} members admitted, target {goal}"),
            format!("owners {}, {} lacking", owners.0, missing(owners)),
            format!("{} organisations founded, {} lacking", founded.0, missing(founded)),
        ],
    });
    expected
}
