//! The terminal that the program runs in: sizes, signals, an end at any time, idleness, memory.

use super::support::{BRANCHES, ORGANISATIONS, binary, folder};
use super::terminal::Terminal;
use super::{ESC, sample, signal};
use std::time::Duration;

#[test]
fn any_size_is_drawn() {
    let mut terminal = sample();
    for (columns, rows) in [(80, 24), (40, 12), (200, 60), (20, 5), (3, 2), (120, 40)] {
        terminal.resize(columns, rows);
        for keys in ["2\r", ESC, "zxx", ESC, "?", ESC, "1"] {
            // Escape and a key right after it would be one key with Alt.
            terminal.press(keys);
            std::thread::sleep(Duration::from_millis(60));
        }
    }
    terminal.sees(&["53/61"]);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn every_signal_gives_the_terminal_back() {
    let all = [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131), ("ALRM", 142)];
    let of_linux = [("USR1", 138), ("USR2", 140), ("XCPU", 152), ("ABRT", 134), ("PROF", 155)];
    let of_linux = of_linux.into_iter().filter(|_| cfg!(target_os = "linux"));
    for (name, code) in all.into_iter().chain(of_linux) {
        let mut terminal = sample();
        signal(name, terminal.pid());
        assert_eq!((name, terminal.ends()), (name, code));
        assert!(terminal.is_given_back(), "{name}");
    }
    let mut terminal = sample();
    terminal.press("\u{3}");
    assert_eq!(terminal.ends(), 0);
    assert!(terminal.is_given_back());
}

#[test]
fn a_terminal_that_is_gone_ends_the_program() {
    let mut terminal = sample();
    terminal.hang_up();
    terminal.ends();
}

/// The program in a shell that stops it, changes the terminal, and continues it at Enter.
const STOPPED: &str = "\"$0\"; stty sane; read -p stopped; fg; echo \"ended $?\"; read";

/// The process that the shell in the terminal runs.
fn child(shell: u32) -> u32 {
    let children = format!("/proc/{shell}/task/{shell}/children");
    std::fs::read_to_string(children).unwrap().split_whitespace().next().unwrap().parse().unwrap()
}

#[test]
fn a_stop_gives_the_terminal_back_and_going_on_takes_it_again() {
    for how in ["Ctrl-Z", "TSTP", "STOP"] {
        let mut terminal = Terminal::script(STOPPED, 120, 40);
        terminal.sees(&["53/61"]);
        match how {
            "Ctrl-Z" => {
                terminal.press("\u{1a}");
            }
            name => signal(name, child(terminal.pid())),
        }
        terminal.until(how, |screen| screen.contains("stopped"));
        // Nobody can restore the terminal at SIGSTOP.
        assert!(how == "STOP" || terminal.is_given_back(), "{how}");
        terminal.press("\n").sees(&["53/61"]).loses("stopped");
        assert!(!terminal.is_given_back());
        // A key without Enter: raw mode is back.
        terminal.press("2").sees(&["61/61"]);
        terminal.press("q").sees(&["ended 0"]);
        assert!(terminal.is_given_back(), "{how}");
    }
}

#[test]
fn a_stopped_dashboard_ends_when_the_shell_ends_it_in_the_background() {
    for name in ["TERM", "HUP"] {
        for how in ["\u{1a}", "STOP"] {
            let ended = "wait %1; echo \"ended $?\"; read";
            let kill = format!("kill -{name} %1; kill -CONT %1");
            let script = format!("\"$0\"; stty sane; read -p stopped; {kill}; {ended}");
            let mut terminal = Terminal::script(&script, 120, 40);
            terminal.sees(&["53/61"]);
            if how == "STOP" {
                signal(how, child(terminal.pid()));
            } else {
                terminal.press(how);
            }
            terminal.until(how, |screen| screen.contains("stopped"));
            let code = if name == "TERM" { "ended 143" } else { "ended 129" };
            terminal.press("\n").sees(&[code]);
        }
    }
}

#[test]
fn a_stopped_dashboard_that_goes_on_in_the_background_waits_for_the_foreground() {
    let script = "\"$0\"; stty sane; read -p stopped; bg; sleep 1; fg; echo \"ended $?\"; read";
    let mut terminal = Terminal::script(script, 120, 40);
    terminal.sees(&["53/61"]);
    terminal.press("\u{1a}");
    terminal.until("a stop", |screen| screen.contains("stopped"));
    terminal.press("\n").sees(&["53/61"]).loses("stopped");
    terminal.press("2").sees(&["61/61"]);
    terminal.press("q").sees(&["ended 0"]);
    assert!(terminal.is_given_back());
}

#[test]
fn a_stop_without_a_shell_to_continue_it_does_nothing() {
    let mut terminal = sample();
    terminal.press("\u{1a}2").sees(&["61/61"]);
    signal("TSTP", terminal.pid());
    terminal.press("3").sees(&["160/160"]);
}

#[test]
fn it_can_be_left_while_it_reads() {
    let many: String = (0..60_000)
        .map(|n| format!("2023;T{n};Chi bộ {n};Chi bộ cơ sở;;FDI;1;tốt;5;5;0;5;0;0;0;0;2010\n"))
        .collect();
    let header = ORGANISATIONS.lines().next().unwrap();
    let files = folder(&[("o.csv", format!("{header}\n{many}").as_bytes())]);
    let mut terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["đang đọc"]);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    assert!(terminal.is_given_back());
}

#[test]
fn cells_cannot_speak_to_the_terminal() {
    let hostile = ORGANISATIONS
        .replace("Chi bộ Công ty Nhựa B", "\"\u{1b}]0;HACKED\u{7}\u{1b}[2J\u{202e}Nhựa\"");
    let files = folder(&[("o.csv", hostile.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let mut terminal = Terminal::open(files.path(), 120, 40);
    terminal.press("2").sees(&["□]0;HACKED□□[2J□Nhựa"]);
    let sent = terminal.sent();
    assert!(
        !sent.windows(4).any(|w| w == b"\x1b]0;")
            && !String::from_utf8_lossy(&sent).contains('\u{202e}')
    );
}

#[test]
fn nothing_is_drawn_and_no_time_is_used_when_idle() {
    let terminal = sample();
    std::thread::sleep(Duration::from_millis(300));
    let ticks = || {
        let stat =
            std::fs::read_to_string(format!("/proc/{}/stat", terminal.pid())).unwrap_or_default();
        let after = stat
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>();
        after.get(11).and_then(|u| u.parse::<u64>().ok()).unwrap_or(0)
            + after.get(12).and_then(|s| s.parse::<u64>().ok()).unwrap_or(0)
    };
    let (bytes, used) = (terminal.sent().len(), ticks());
    std::thread::sleep(Duration::from_millis(1500));
    assert_eq!(terminal.sent().len(), bytes);
    assert!(ticks() - used <= 1);
}

#[test]
fn the_program_says_what_it_is() {
    let output = std::process::Command::new(binary()).arg("--version").output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("dangbo "));
    let output = std::process::Command::new(binary()).arg("--help").output().unwrap();
    let help = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        ["report", "check", "sample", "--zone", "--ownership", "--lang"]
            .iter()
            .all(|w| help.contains(w)),
        "{help}"
    );
}

/// Memory in KiB, threads and open files of a process.
#[cfg(target_os = "linux")]
fn held(pid: u32) -> [usize; 3] {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let memory = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    let count = |of: &str| std::fs::read_dir(format!("/proc/{pid}/{of}")).unwrap().count();
    [memory.split_whitespace().next().unwrap().parse().unwrap(), count("task"), count("fd")]
}

/// `DANGBO_RELOADS=1000` makes it a thousand.
#[cfg(target_os = "linux")]
#[test]
fn reload_after_reload_leaves_nothing_behind() {
    let reloads: usize =
        std::env::var("DANGBO_RELOADS").ok().and_then(|n| n.parse().ok()).unwrap_or(120);
    let files = folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let mut terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["27/30"]);
    let mut early = [0; 3];
    for number in 0..reloads {
        // Names of its own: texts of rows that are gone must not pile up.
        let text = ORGANISATIONS.replace(";Chi bộ ", &format!(";Chi bộ {number} "));
        let (text, figure) = if number % 2 == 0 {
            (text.replace(";0;8;2;0", ";0;9;1;0"), "28/30")
        } else {
            (text, "27/30")
        };
        std::fs::write(files.path().join("o.csv"), text).unwrap();
        terminal.sees(&[figure]);
        if number == reloads / 4 {
            early = held(terminal.pid());
        }
    }
    let late = held(terminal.pid());
    assert!(late[0] < early[0] + 8 * 1024, "{early:?} {late:?}");
    // A thread that tells how far a reading has come may just be ending.
    assert!(late[1] <= early[1] + 1 && late[2] <= early[2] + 1, "{early:?} {late:?}");
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}
