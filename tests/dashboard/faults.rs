//! Faults that are injected into the running program: a panic in each thread, a main thread that is
//! stuck, a terminal that accepts no output.

use super::support::{BRANCHES, ORGANISATIONS, binary, folder};
use super::terminal::Terminal;
use super::{sample, signal};
use std::process::Command;
use std::time::Duration;

fn files() -> tempfile::TempDir {
    let bad = ORGANISATIONS.replace(";HTNV;", ";khá;");
    folder(&[("o.csv", bad.as_bytes()), ("b.csv", BRANCHES.as_bytes())])
}

/// The terminal after a panic: restored, with the report below the shell's lines.
#[cfg(debug_assertions)]
fn ends_by_panic(mut terminal: Terminal, file: &str) {
    assert_eq!(terminal.ends(), 101, "{file}");
    terminal.sees(&["panic: src/terminal/faults.rs:", "gửi đoạn này cho người phát triển"]);
    assert!(terminal.is_given_back(), "{file}");
    let sent = String::from_utf8_lossy(&terminal.sent()).into_owned();
    let (_, after) = sent.rsplit_once("\u{1b}[?1049l").unwrap();
    assert!(!after.contains("\u{1b}[?2026h"), "a frame after the end: {after}");
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_in_any_thread_ends_the_program_with_the_terminal_restored() {
    let files = files();
    let start = |fault: &str| Terminal::start_with_fault(files.path(), fault);
    ends_by_panic(start("panic-loader"), "loader");
    for (fault, keys) in
        [("panic-keyboard", "j"), ("panic-event-loop", "j"), ("panic-excerpt", "6\r")]
    {
        let mut terminal = start(fault);
        terminal.sees(&["27/30"]);
        terminal.press(keys);
        ends_by_panic(terminal, fault);
    }
    let terminal = start("panic-watcher");
    terminal.sees(&["27/30"]);
    std::fs::write(files.path().join("o.csv"), ORGANISATIONS).unwrap();
    ends_by_panic(terminal, "panic-watcher");
}

/// Memory that is not there for the event loop, for another thread, and while files are read first.
#[cfg(debug_assertions)]
#[test]
fn a_failed_allocation_ends_the_program_with_the_terminal_restored_and_a_sentence() {
    let files = files();
    for (fault, keys) in
        [("memory-event-loop", "j"), ("memory-keyboard", "j"), ("memory-loader", "")]
    {
        let mut terminal = Terminal::start_with_fault(files.path(), fault);
        if !keys.is_empty() {
            terminal.sees(&["27/30"]);
            terminal.press(keys);
        }
        assert_eq!(terminal.ends(), 134, "{fault}");
        terminal.sees(&["dangbo: chương trình phải dừng, thường vì hết bộ nhớ"]);
        assert!(terminal.is_given_back(), "{fault}");
    }
}

/// So few file handles that the terminal, the files or their watch lack one.
#[test]
fn few_file_handles_are_a_sentence_or_go_unnoticed() {
    let files = files();
    let path = files.path().to_str().unwrap();
    for handles in 4..=12 {
        let script = format!("ulimit -n {handles}; \"$0\" --no-state {path}");
        let mut terminal = Terminal::script(&script, 120, 40);
        terminal.until("figures or a sentence", |screen| {
            screen.contains("27/30") || screen.contains("mở quá nhiều tệp (lỗi số 24)")
        });
        terminal.press("\u{3}");
        let code = terminal.ends();
        assert!([0, 2].contains(&code), "{handles}: {code}");
        assert!(terminal.is_given_back(), "{handles}");
        assert!(!terminal.screen().contains("BACKTRACE"), "{handles}");
    }
}

/// So little memory that reading or drawing fails at some point, or nothing does.
#[cfg(target_os = "linux")]
#[test]
fn little_memory_never_keeps_the_terminal() {
    for megabytes in [24, 40, 56, 72, 96, 200] {
        let script = format!("ulimit -v {}; \"$0\" --no-state", megabytes << 10);
        let mut terminal = Terminal::script(&script, 120, 40);
        std::thread::sleep(Duration::from_millis(300));
        terminal.press("2\u{3}");
        terminal.ends();
        let text = terminal.screen();
        assert!(terminal.is_given_back(), "{megabytes} MB: {text}");
        // Before the program can say it, the standard library does: no panic is reported.
        let is_early = text.contains("memory allocation of");
        assert!(!text.contains("BACKTRACE") || is_early, "{megabytes} MB: {text}");
    }
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_in_the_thread_of_long_lists_ends_the_program() {
    let many: String = (0..100_001)
        .map(|n| format!("2023;T{n};Chi bộ {n};Chi bộ cơ sở;;FDI;1;tốt;5;5;0;5;0;0;0;0;2010\n"))
        .collect();
    let header = ORGANISATIONS.lines().next().unwrap();
    let files = folder(&[("o.csv", format!("{header}\n{many}").as_bytes())]);
    let mut terminal = Terminal::start_with_fault(files.path(), "panic-query");
    terminal.press("2/9");
    ends_by_panic(terminal, "panic-query");
}

#[cfg(debug_assertions)]
#[test]
fn a_main_thread_that_is_stuck_still_obeys_ctrl_c_and_sigterm() {
    let files = files();
    for code in [0, 143] {
        let mut terminal = Terminal::start_with_fault(files.path(), "block-event-loop");
        terminal.sees(&["27/30"]);
        terminal.press("j");
        std::thread::sleep(Duration::from_millis(200));
        match code {
            0 => {
                terminal.press("\u{3}");
            }
            _ => signal("TERM", terminal.pid()),
        }
        assert_eq!(terminal.ends(), code);
        assert!(terminal.is_given_back());
    }
}

/// Each thread of the dashboard cannot be started: it goes on, or ends with a sentence.
#[cfg(debug_assertions)]
#[test]
fn a_thread_that_cannot_be_started_is_a_sentence_or_goes_unnoticed() {
    let files = files();
    for number in 1..=9 {
        let mut terminal = Terminal::start_with_fault(files.path(), &format!("thread-{number}"));
        terminal.until("figures or a sentence", |screen| {
            screen.contains("27/30") || screen.contains("injected: no more threads")
        });
        if terminal.screen().contains("injected") {
            assert_eq!(terminal.ends(), 2, "thread {number}");
            terminal.sees(&["dangbo: hệ thống không cho chạy bảng theo dõi:"]);
            assert!(!terminal.screen().contains("panic"), "{}", terminal.screen());
        } else {
            terminal.press("6\r").sees(&["không rõ xếp loại"]);
            terminal.press("\u{3}");
            assert_eq!(terminal.ends(), 0, "thread {number}");
        }
        assert!(terminal.is_given_back(), "thread {number}");
    }
}

#[test]
fn suppositions_that_are_a_pipe_or_too_large_are_not_opened() {
    let folder = folder(&[]);
    let path = folder.path().join("gia-dinh.toml");
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    let mut terminal = Terminal::start_in(folder.path(), &[], 120, 40);
    terminal.sees(&["53/61"]);
    terminal.press("Wl").sees(&["gia-dinh.toml: không phải là tệp thường"]);
    terminal.press("q2b").sees(&["dưới ngưỡng"]);
    terminal.press("w").sees(&["nằm ở các chi"]);
    terminal.press("\r").sees(&["◆ Giả định (1)"]);
    terminal.press("Ws").sees(&["Không ghi được: gia-dinh.toml: không phải là tệp thường"]);
    std::fs::remove_file(&path).unwrap();
    std::fs::write(&path, vec![b'#'; (1 << 20) + 1]).unwrap();
    terminal.press("l").sees(&["Có 1 giả định chưa lưu ra tệp"]);
    terminal.press("\r").sees(&["gia-dinh.toml: tệp lớn hơn 1024 KiB"]);
    terminal.press("\u{3}");
    assert_eq!(terminal.ends(), 0);
}

/// Runs the program in a shell; its exit code and both outputs.
fn shell(script: &str) -> (i32, String) {
    let output = Command::new("sh")
        .args(["-c", script, binary().to_str().unwrap()])
        .env("LANG", "en_GB.UTF-8")
        .env_remove("LC_ALL")
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(text).unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_a_sentence_and_exit_code_3() {
    let folder = folder(&[]);
    let sample = format!("sample {}/new", folder.path().display());
    for command in [
        "report",
        "report --format json",
        "check",
        "check --format json",
        "check --format csv",
        "check --explain",
        "config",
        &sample,
        "--help",
        "report --help",
        "--version",
    ] {
        let (code, text) = shell(&format!("\"$0\" {command} > /dev/full"));
        assert_eq!(code, 3, "{command}: {text}");
        assert!(text.contains("dangbo: the output cannot be written: "), "{command}: {text}");
        if !command.starts_with("sample") {
            // A reader that has enough is no error.
            let (_, text) = shell(&format!("\"$0\" {command} | head -c 1 > /dev/null"));
            assert_eq!(text, "", "{command}");
        }
    }
    let (code, text) = shell("\"$0\" sample /dev/null/x");
    assert_eq!(code, 3, "{text}");
}

/// Each block of an output is the last that fits, as on a disk that is full.
#[cfg(target_os = "linux")]
#[test]
fn an_output_that_is_cut_at_any_block_is_a_sentence_and_exit_code_3() {
    let folder = folder(&[]);
    let out = folder.path().join("out").to_str().unwrap().to_owned();
    for command in ["report", "report --format json", "check --format csv", "config"] {
        let (code, _) = shell(&format!("\"$0\" {command} > {out}"));
        let whole = std::fs::metadata(&out).unwrap().len();
        assert!(code <= 1 && whole > 0, "{command}: {code}");
        for blocks in 0..whole.div_ceil(512) {
            let script = format!("trap '' XFSZ; ulimit -f {blocks}; \"$0\" {command} > {out}");
            let (code, text) = shell(&script);
            assert_eq!(code, 3, "{command} in {blocks} blocks: {text}");
            let sentence = "dangbo: the output cannot be written: ";
            assert!(text.contains(sentence), "{command} in {blocks} blocks: {text}");
        }
    }
}

#[cfg(all(target_os = "linux", debug_assertions))]
#[test]
fn a_sample_that_cannot_be_written_at_any_step_is_a_sentence_and_leaves_nothing() {
    let folder = folder(&[]);
    let path = folder.path().display();
    // Three steps for each of three files, then their three names.
    for (at, error) in (1..=12).flat_map(|at| [13, 5, 28].map(|error| (at, error))) {
        let fault = format!("DANGBO_FAULT=write-{at}-{error}");
        let (code, text) = shell(&format!("{fault} \"$0\" sample {path}"));
        assert_eq!(code, 3, "{fault}: {text}");
        assert!(text.contains(&format!("(error {error})")), "{fault}: {text}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{fault}");
    }
    let (code, text) = shell(&format!("DANGBO_FAULT=write-13-28 \"$0\" sample {path}"));
    assert_eq!(code, 0, "{text}");
}

#[cfg(all(target_os = "linux", debug_assertions))]
#[test]
fn a_save_in_the_dashboard_that_fails_at_a_step_is_said_and_can_be_tried_again() {
    let folder = folder(&[]);
    for at in 1..=4 {
        let fault = format!("DANGBO_FAULT=write-{at}-28");
        let place = folder.path().display();
        let script = format!("cd {place}; {fault} \"$0\"");
        let mut terminal = Terminal::script(&script, 120, 40);
        terminal.sees(&["53/61"]);
        terminal.press("2ec").sees(&["Không ghi được: dangbo-xuat-to-chuc-2023.csv"]);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{fault}");
        terminal.press("ec").sees(&["/dangbo-xuat-to-chuc-2023.csv"]);
        terminal.press("\rq");
        terminal.until("the end", |_| terminal.is_given_back());
        std::fs::remove_file(folder.path().join("dangbo-xuat-to-chuc-2023.csv")).unwrap();
    }
}

#[test]
fn too_many_threads_and_too_few_handles_give_figures_or_a_sentence() {
    for script in [
        "RAYON_NUM_THREADS=99999999 \"$0\" report",
        "RAYON_NUM_THREADS=0 \"$0\" report",
        "RAYON_NUM_THREADS=x \"$0\" report",
        "ulimit -n 8; \"$0\" report",
        "ulimit -n 8; \"$0\" report sample-data",
        "ulimit -n 8; \"$0\" check sample-data",
    ] {
        let (code, text) = shell(script);
        assert!(code <= 2 && text.contains("53/61") || text.contains("error"), "{script}: {text}");
    }
    for limit in ["RAYON_NUM_THREADS=99999999", "ulimit -n 8;"] {
        let mut terminal = Terminal::script(&format!("{limit} \"$0\" sample-data; read"), 120, 40);
        terminal.until("figures or a sentence", |screen| {
            screen.contains("53/61") || screen.contains("chương trình mở quá nhiều tệp")
        });
        terminal.press("q");
        terminal.until("the end", |_| terminal.is_given_back());
    }
}

/// A pipe without a writer, a folder, a device without an end and a file that is too large.
#[test]
fn settings_that_are_no_small_file_are_a_sentence() {
    let large = vec![b'#'; (1 << 20) + 1];
    let folder = folder(&[("large.toml", large.as_slice())]);
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    assert!(Command::new("mkfifo").arg(path("pipe")).status().unwrap().success());
    for (file, sentence) in [
        (path("pipe"), "this is no regular file"),
        (path(""), "this is no regular file"),
        ("/dev/zero".to_owned(), "this is no regular file"),
        (path("large.toml"), "more than 1024 KiB"),
    ] {
        for command in ["report", "config", "check", ""] {
            let (code, text) = shell(&format!("timeout 20 \"$0\" {command} --config {file}"));
            assert_eq!(code, 2, "{command} {file}: {text}");
            assert!(text.contains(sentence), "{command} {file}: {text}");
        }
    }
}

/// Escape, an override and an isolate in every place that a person or a file can fill.
#[test]
fn no_text_from_outside_speaks_to_the_terminal() {
    let evil = "\u{1b}[31m\u{202e}\u{2066}\u{9b}x";
    let data = ORGANISATIONS.replace("Chi bộ Công ty Nhựa B", evil);
    let files = folder(&[("o.csv", data.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    std::fs::write(files.path().join(format!("{evil}.csv")), &data).unwrap();
    let settings = |name: &str, text: &str| {
        let path = files.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let key = settings("key.toml", "\"\\u001b[31m\\u202e\\u2066\\u009bx\" = 1\n");
    let in_year = "[targets.by_year.\"\\u001b\\u202e\\u2066\\u009b\"]\nadmitted = 1\n";
    let year = settings("year.toml", in_year);
    let title = settings("title.toml", "title = \"\\u001b[31m\\u202e\\u2066\\u009bx\"\n");
    let wrong = settings("wrong.toml", &format!("{evil} = 1\n"));
    let named = settings(&format!("{evil}.toml"), "x = 1\n");
    let path = files.path().to_str().unwrap();
    for arguments in [
        vec!["report", path],
        vec!["check", path],
        vec!["check", "--format", "json", path],
        vec!["check", "--format", "csv", path],
        vec!["check", "--explain", path],
        vec!["report", "--config", &key],
        vec!["report", "--config", &year],
        vec!["report", "--config", &title],
        vec!["config", "--config", &title],
        vec!["report", "--config", &wrong],
        vec!["report", "--config", &named],
        vec!["report", "--config", evil],
        vec!["report", "--zone", evil],
        vec!["report", "--district", evil],
        vec!["report", "--ownership", evil],
        vec!["report", "--year", evil],
        vec!["report", "--format", evil],
        vec!["report", evil],
        vec![evil],
        vec!["check", "--unit", evil],
        vec!["sample", &format!("/dev/null/{evil}")],
        vec!["sample", path, evil],
        vec![&format!("--{evil}")],
    ] {
        let output = Command::new(binary()).args(&arguments).output().unwrap();
        for text in [output.stdout, output.stderr] {
            let text = String::from_utf8(text).unwrap();
            let hostile = ['\u{1b}', '\u{202e}', '\u{2066}', '\u{9b}'];
            assert!(!text.contains(hostile), "{arguments:?}: {text:?}");
        }
    }
}

/// The ids of a file of suppositions, the search field and a pasted text.
#[test]
fn no_text_on_the_screen_speaks_to_the_terminal() {
    let folder = folder(&[]);
    let change = "[[change]]\ntable = \"organisations\"\nyear = 2023\nid = \"\\u001b]0;HA\\u202e\\u2066\"\nrating = \"good\"\n";
    std::fs::write(folder.path().join("gia-dinh.toml"), change).unwrap();
    let mut terminal = Terminal::start_in(folder.path(), &[], 120, 40);
    terminal.sees(&["53/61"]);
    terminal.press("Wl").sees(&["Giả định (1)"]);
    terminal.press("W").sees(&["□]0;HA"]);
    terminal.press("q2/a\u{202e}\u{2066}\u{9b}b").sees(&["Tìm: ab"]);
    terminal.press("\u{1b}[200~\u{1b}]0;HA\u{7}\u{202e}c\u{1b}[201~").sees(&["Tìm: ab□]0;HA□□c"]);
    let sent = String::from_utf8_lossy(&terminal.sent()).into_owned();
    assert!(!sent.contains(['\u{202e}', '\u{2066}', '\u{9b}']) && !sent.contains("\u{1b}]0;"));
}

/// Nobody reads what the program draws: its main thread is stuck in writing.
#[test]
fn a_terminal_that_accepts_no_output_is_left_by_sigterm() {
    let mut terminal = sample();
    terminal.stop_reading();
    for screen in ["2", "3", "4", "5", "6"].iter().cycle().take(100) {
        terminal.press(screen);
        std::thread::sleep(Duration::from_millis(10));
    }
    signal("TERM", terminal.pid());
    assert_eq!(terminal.ends(), 143);
}
