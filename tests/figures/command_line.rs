//! The command line itself: help, errors, exit codes, completions, the manual page, settings.

use super::support::{self, binary, dangbo};
use std::process::{Command, Output};

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn help_is_in_the_language_that_is_asked_for_wherever_it_is_asked() {
    for arguments in [&["--help"][..], &["help"], &["-h"]] {
        assert!(out(&dangbo(arguments)).contains("Cách dùng: dangbo [TÙY CHỌN] [TỆP]…"));
    }
    for arguments in [
        &["--lang", "en", "report", "--help"][..],
        &["report", "--lang=en", "-h"],
        &["help", "report", "--lang", "en"],
    ] {
        let help = out(&dangbo(arguments));
        assert!(help.contains("Usage: dangbo report [OPTIONS] [PATH]…"), "{help}");
        assert!(!help.contains("Tùy chọn"), "{help}");
    }
    assert!(out(&dangbo(&["--version"])).ends_with(concat!(env!("CARGO_PKG_VERSION"), "\n")));
    let locale = Command::new(binary()).arg("--help").env("LC_ALL", "en_GB.UTF-8").output();
    assert!(out(&locale.unwrap()).contains("Exit codes:"));
}

#[test]
fn a_wrong_command_line_is_a_sentence_that_offers_the_nearest() {
    for (arguments, vi, en) in [
        (&["report", "--zoen", "x"][..], "không có tùy chọn --zoen", "there is no option --zoen"),
        (&["reprot"], "có phải dangbo report?", "is it dangbo report?"),
        (&["help", "chek"], "có phải check?", "is it check?"),
        (&["report", "--lang", "fr"], "có: vi, en", "there are: vi, en"),
        (&["report", "--zone", "quang chou"], "có phải: KCN Quang Châu?", "is it: KCN Quang Châu?"),
        (&["report", "--year", "x"], "không phải là số dùng được", "is no number that does"),
    ] {
        for (lang, expected) in [("vi", vi), ("en", en)] {
            let output = dangbo(&[&["--lang", lang], arguments].concat());
            let said = err(&output);
            assert!(said.starts_with("dangbo: ") && said.contains(expected), "{said}");
            assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""), "{said}");
        }
    }
}

#[test]
fn the_exit_codes_are_those_of_the_help() {
    let right = support::folder(&[("o.csv", support::ORGANISATIONS.as_bytes())]);
    let wrong = support::ORGANISATIONS.replace("HTNV;10", "HTNV;mười");
    let wrong = support::folder(&[("o.csv", wrong.as_bytes())]);
    let none = support::folder(&[("o.csv", b"a;b\n1;2\n")]);
    let at = |folder: &tempfile::TempDir| folder.path().to_str().unwrap().to_owned();
    for (folder, code) in [(&right, 0), (&wrong, 1), (&none, 2)] {
        for command in ["report", "check"] {
            assert_eq!(dangbo(&[command, &at(folder)]).status.code(), Some(code), "{command}");
        }
    }
    assert_eq!(dangbo(&["report", "--no-such-option"]).status.code(), Some(2));
    assert_eq!(dangbo(&["--version"]).status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_exit_code_3() {
    for arguments in [
        &["report"][..],
        &["report", "--format", "json"],
        &["check"],
        &["check", "--format", "json"],
        &["check", "--format", "csv"],
        &["check", "--explain"],
        &["config"],
        &["completions", "bash"],
        &["man"],
        &["help"],
        &["--help"],
        &["--version"],
    ] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = Command::new(binary()).args(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{arguments:?}: {}", err(&output));
        assert!(err(&output).contains("không ghi được kết quả"), "{arguments:?}");
    }
}

/// The words that the program offers a shell for a command line whose last word is being typed.
fn completed(shell: &str, line: &[&str]) -> Vec<String> {
    let output = Command::new(binary())
        .env("DANGBO_COMPLETE", shell)
        .env("_CLAP_COMPLETE_INDEX", (line.len() - 1).to_string())
        .env("_CLAP_IFS", "\n")
        .arg("--")
        .args(line)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", err(&output));
    out(&output).lines().map(str::to_owned).collect()
}

#[test]
fn a_shell_completes_the_zones_districts_and_years_of_the_data() {
    let folder = support::folder(&[("o.csv", support::ORGANISATIONS.as_bytes())]);
    let path = folder.path().to_str().unwrap();
    let zone = |shell, begun| completed(shell, &["dangbo", "report", path, "--zone", begun]);
    let all = zone("bash", "");
    for name in ["KCN\\ Quang\\ Châu", "KCN\\ Đình\\ Trám", "Ngoài\\ khu,\\ cụm\\ công\\ nghiệp"]
    {
        assert!(all.contains(&name.to_owned()), "{all:?}");
    }
    assert_eq!(zone("fish", "quang"), ["KCN Quang Châu"]);
    assert_eq!(zone("zsh", "KCN dinh"), ["KCN Đình Trám"]);
    assert_eq!(completed("fish", &["dangbo", "report", path, "--year", ""]), ["2023"]);
    assert_eq!(completed("fish", &["dangbo", path, "--ownership", "f"]), ["fdi"]);
    // Without a file they are those of the sample.
    assert!(completed("fish", &["dangbo", "--zone", ""]).len() > 5);
    assert!(completed("bash", &["dangbo", "rep"]).contains(&"report".to_owned()));
    assert!(out(&dangbo(&["completions", "bash"])).contains("-F _dangbo dangbo"));
    for shell in ["bash", "zsh", "fish", "powershell", "elvish", "nushell"] {
        assert!(out(&dangbo(&["completions", shell])).contains("dangbo"), "{shell}");
    }
}

#[test]
fn the_manual_page_is_in_the_language() {
    let page = out(&dangbo(&["man", "--lang", "vi"]));
    assert!(page.contains(".TH DANGBO 1") && page.contains(".SH \"CÁCH DÙNG\""), "{page}");
    assert!(out(&dangbo(&["man", "--lang", "en"])).contains(".SH \"EXIT CODES\""));
}

#[cfg(unix)]
#[test]
fn settings_are_edited_in_a_file_that_is_made_with_comments() {
    let home = tempfile::tempdir().unwrap();
    let run = |editor: &str, arguments: &[&str]| {
        Command::new(binary())
            .args(arguments)
            .env("XDG_CONFIG_HOME", home.path())
            .env_remove("VISUAL")
            .env("EDITOR", editor)
            .output()
            .unwrap()
    };
    let file = home.path().join("dangbo/dangbo.toml");
    let made = run("true", &["config", "--edit"]);
    assert!(made.status.success(), "{}", err(&made));
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("# members = 85") && text.contains("[lines]"), "{text}");
    let failed = run("no-such-editor", &["config", "--edit"]);
    assert_eq!(failed.status.code(), Some(2));
    assert!(err(&failed).contains("no-such-editor"));
    // What is wrong after the editing is a sentence.
    let wrong = run("sed -i s/#.members/member/", &["config", "--edit"]);
    assert_eq!(wrong.status.code(), Some(2), "{}", out(&wrong));
    assert!(err(&wrong).contains("dangbo.toml") && err(&wrong).contains("`lines.members`?"));
    let data = support::folder(&[("dangbo.toml", b"[lines]\nmembers = 80\n")]);
    let checked = run("true", &["config", "--check", data.path().to_str().unwrap()]);
    assert!(out(&checked).contains("dangbo.toml: đúng"), "{}", out(&checked));
}

#[test]
fn a_settings_file_that_is_not_utf8_is_said_to_be_so() {
    // As Notepad saves "Unicode".
    let utf16: Vec<u8> = "\u{feff}[lines]\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [&utf16[..], b"title = \"\xd0\"\n"] {
        let data = support::folder(&[("dangbo.toml", bytes)]);
        for (lang, said) in [("vi", "UTF-8; hãy lưu lại"), ("en", "not UTF-8; save it")] {
            let path = data.path().to_str().unwrap();
            let done = dangbo(&["config", "--check", "--lang", lang, path]);
            assert_eq!(done.status.code(), Some(2), "{}", err(&done));
            assert!(err(&done).contains(said) && !err(&done).contains("stream"), "{}", err(&done));
        }
    }
}

#[test]
fn an_output_whose_extension_is_of_another_format_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (command, format, name, code) in [
        ("report", "json", "b.xlsx", 2),
        ("report", "csv", "b.docx", 2),
        ("check", "text", "b.json", 2),
        ("report", "markdown", "b.txt", 0),
    ] {
        let done = dangbo(&[command, "--lang", "vi", "--format", format, "-o", &file(name)]);
        assert_eq!(done.status.code(), Some(code), "{name}: {}", err(&done));
        let is_named = err(&done).contains(&format!("--format {format}"));
        assert_eq!(is_named && err(&done).contains(name), code == 2, "{}", err(&done));
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let explained = dangbo(&["check", "--lang", "vi", "--explain", "--format", "json"]);
    assert_eq!(explained.status.code(), Some(2));
    assert!(err(&explained).contains("--explain chỉ in văn bản"), "{}", err(&explained));
    assert!(dangbo(&["check", "--explain", "--format", "text"]).status.success());
}

#[test]
fn the_output_is_written_whole_into_a_new_file_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    for (command, name) in
        [("report", "a.json"), ("report", "b.txt"), ("check", "c.csv"), ("check", "d.txt")]
    {
        let path = folder.path().join(name);
        let path = path.to_str().unwrap();
        let printed = match name.rsplit_once('.').unwrap().1 {
            "txt" => out(&dangbo(&[command])),
            format => out(&dangbo(&[command, "--format", format])),
        };
        let written = dangbo(&[command, "-o", path]);
        assert!(written.status.success(), "{name}: {}", err(&written));
        let file = std::fs::read_to_string(path).unwrap();
        // But for JSON, whose keys are fixed, a file says what it is made from.
        let about = "Năm 2023";
        if name == "c.csv" {
            let printed = printed.trim_start_matches('\u{feff}');
            assert_eq!(without_last_column(&file), printed, "{file}");
            assert!(file.lines().nth(1).unwrap().contains(about), "{file}");
        } else {
            let more = file.strip_prefix(&printed).unwrap_or_else(|| panic!("{name}: {file}"));
            assert_eq!(more.is_empty(), name == "a.json", "{name}: {more}");
            assert_eq!(more.contains("\nTừ tệp: "), name != "a.json", "{name}: {more}");
            assert_eq!(more.contains(about), name == "d.txt", "{name}: {more}");
        }
        assert!(out(&written).is_empty(), "{name}");
        // A file that is there stays as it is.
        let again = dangbo(&[command, "--lang", "en", "-o", path]);
        assert_eq!(again.status.code(), Some(2), "{name}: {}", err(&again));
        assert_eq!(std::fs::read_to_string(path).unwrap(), file, "{name}");
    }
    let nowhere = folder.path().join("none/x.json");
    for command in ["report", "check"] {
        let refused = dangbo(&[command, "-o", nowhere.to_str().unwrap()]);
        assert_eq!(refused.status.code(), Some(3), "{}", err(&refused));
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 4);
}

/// A table file without what it is made from.
fn without_last_column(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).from_reader(text.as_bytes());
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in reader.records() {
        let row = row.unwrap();
        writer.write_record(row.iter().take(row.len() - 1)).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}
