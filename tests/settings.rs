//! The settings file through the program: where it is found, what it changes, what is said of a
//! wrong one.

mod support;

use serde_json::Value;
use support::{BRANCHES, ORGANISATIONS, dangbo, folder, json, report};

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_file_beside_the_data_holds_unless_another_is_asked_for() {
    let files = folder(&[
        ("o.csv", ORGANISATIONS.as_bytes()),
        ("b.csv", BRANCHES.as_bytes()),
        ("dangbo.toml", b"[lines]\nmembers = 95\n"),
        ("other.toml", b"[lines]\nmembers = 40\n"),
    ]);
    assert_eq!(report(files.path(), &[])["members"]["status"], "below");
    let other = files.path().join("other.toml");
    let asked = report(files.path(), &["--config", other.to_str().unwrap()]);
    assert_eq!(
        (&asked["members"]["threshold"], &asked["members"]["status"]),
        (&Value::from(40), &Value::from("meets"))
    );
    // A file of the folder finds the same settings.
    let one = dangbo(&["report", "--format", "json", files.path().join("o.csv").to_str().unwrap()]);
    assert_eq!(json(&one)["members"]["threshold"], 95);
    let printed = text(&dangbo(&["config", "--lang", "en", files.path().to_str().unwrap()]).stdout);
    let line = printed.lines().find(|l| l.starts_with("members = 95")).unwrap();
    assert!(line.contains("dangbo.toml:2"), "{line}");
    assert!(
        printed.lines().any(|l| l.starts_with("branches = 90") && l.contains("the program's own"))
    );
}

#[test]
fn the_users_own_file_is_the_last_one_asked() {
    let home = folder(&[]);
    std::fs::create_dir_all(home.path().join("dangbo")).unwrap();
    std::fs::write(home.path().join("dangbo/dangbo.toml"), "[lines]\nmembers = 77\n").unwrap();
    let files = folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let run = |path: &str| {
        let mut command = std::process::Command::new(support::binary());
        command.args(["report", "--format", "json"]).env("XDG_CONFIG_HOME", home.path());
        if !path.is_empty() {
            command.arg(path);
        }
        json(&command.output().unwrap())["members"]["threshold"].clone()
    };
    assert_eq!(run(files.path().to_str().unwrap()), 77);
    // The sample's figures are published against its own lines.
    assert_eq!(run(""), 85);
}

#[test]
fn a_wrong_settings_file_is_a_sentence_and_nothing_else() {
    let files = folder(&[
        ("o.csv", ORGANISATIONS.as_bytes()),
        ("dangbo.toml", b"\n[lines]\nmember = 95\n"),
    ]);
    for command in [&["report"][..], &["check"], &["config"], &[]] {
        let output = dangbo(&[command, &["--lang", "en", files.path().to_str().unwrap()]].concat());
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{command:?}");
        assert!(
            said.contains("dangbo.toml:3: there is no key `lines.member`; is it `lines.members`?"),
            "{said}"
        );
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn the_language_and_the_committees_own_rule_can_be_set() {
    let excellent = ORGANISATIONS.replacen(";tốt;20", ";xuất sắc;20", 1);
    let poor = BRANCHES.replacen(";HTTNV;10", ";KHTNV;10", 1);
    let files = folder(&[("o.csv", excellent.as_bytes()), ("b.csv", poor.as_bytes())]);
    let path = files.path().to_str().unwrap();
    assert!(!text(&dangbo(&["check", path]).stdout).contains("excellent-cap"));
    std::fs::write(
        files.path().join("dangbo.toml"),
        "language = \"en\"\n[rules]\ncommittee = 80\n",
    )
    .unwrap();
    let said = text(&dangbo(&["check", path]).stdout);
    assert!(
        said.contains("warning[excellent-cap]")
            && said.contains("1/2 branches good or better (80 % needed) and 1 unsatisfactory"),
        "{said}"
    );
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_no_absent_file() {
    for target in ["nowhere.toml", "dangbo.toml"] {
        let files = folder(&[("o.csv", ORGANISATIONS.as_bytes())]);
        std::os::unix::fs::symlink(target, files.path().join("dangbo.toml")).unwrap();
        for command in [&["report"][..], &["check"], &["config", "--check"]] {
            let done = dangbo(&[command, &[files.path().to_str().unwrap()]].concat());
            let said = text(&done.stderr) + &text(&done.stdout);
            assert_eq!(done.status.code(), Some(2), "{command:?}: {said}");
            assert!(said.contains("dangbo.toml"), "{command:?}: {said}");
        }
    }
}
