//! What a terminal sends beside keys: replies, pasted text, and bytes of no meaning.

use super::random::Random;
use super::support::folder;
use super::terminal::Terminal;
use super::{ESC, sample};
use std::time::{Duration, Instant};

/// Replies to questions that the program did not ask; as keys they would quit, export and save.
const REPLIES: [&str; 10] = [
    "\u{1b}]11;rgb:eeee/2222/1111\u{1b}\\",
    "\u{1b}]52;c;cWVlZQ==\u{7}",
    "\u{1b}[?2026;2$y",
    "\u{1b}[?64;1;2;22c",
    "\u{1b}[>41;354;0c",
    "\u{1b}P>|query(e)\u{1b}\\",
    "\u{1b}_Gi=1;eeqq\u{1b}\\",
    "\u{1b}[I\u{1b}[O",
    "\u{1b}[<0;20;30M\u{1b}[M qe",
    "\u{1b}[?1u\u{1b}[101u",
];

#[test]
fn replies_of_a_terminal_are_no_keys() {
    let mut terminal = sample();
    terminal.press("2").sees(&["61/61"]);
    for reply in REPLIES {
        terminal.press(reply);
    }
    terminal.press("/may").sees(&["Tìm: may▏"]);
    for reply in REPLIES {
        terminal.press(reply);
    }
    terminal.press("x").sees(&["Tìm: mayx▏"]);
}

#[test]
fn pasted_text_goes_into_the_open_field_and_nowhere_else() {
    let folder = folder(&[]);
    let mut terminal = Terminal::start_in(folder.path(), &[], 120, 40);
    terminal.sees(&["53/61"]);
    let paste = |text: &str| format!("\u{1b}[200~{text}\u{1b}[201~");
    terminal.press(&paste("eee\rq\u{3}")).press("2").sees(&["61/61"]);
    terminal.press("/").sees(&["Tìm:"]);
    terminal.press(&paste("duoc\tbao\nviet")).sees(&["Tìm: duoc bao viet▏", "1/61"]);
    terminal.press(ESC).loses("Tìm:");
    terminal.press("z").sees(&["Chọn khu"]);
    terminal.press(&paste("quang")).sees(&["› quang▏"]);
    terminal.press(ESC).loses("Chọn khu");
    // In pieces, one of which is Ctrl-C alone; the text goes into no field.
    for piece in ["\u{1b}[200~", "qqq", "\u{3}", "eee", "\u{1b}[201~"] {
        terminal.press(piece);
        std::thread::sleep(Duration::from_millis(200));
    }
    terminal.press("1").sees(&["53/61"]);
    terminal.press("2").sees(&["61/61"]);
    // A megabyte, with marks and without.
    let long = "eqs ".repeat(250_000);
    for text in [paste(&long), long] {
        let begun = Instant::now();
        terminal.press(&text);
        std::thread::sleep(Duration::from_millis(100));
        terminal.press("1").sees(&["53/61"]);
        terminal.press("2").sees(&["61/61"]);
        assert!(begun.elapsed() < Duration::from_secs(15), "{:?}", begun.elapsed());
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "an export by pasted text");
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn ctrl_c_ends_a_paste_whose_end_was_lost() {
    let folder = folder(&[]);
    let mut terminal = Terminal::start_in(folder.path(), &[], 120, 40);
    terminal.sees(&["53/61"]);
    terminal.send(b"\x1b[200~abc");
    std::thread::sleep(Duration::from_millis(300));
    terminal.press("\u{3}");
    assert_eq!(terminal.ends(), 0);
    assert!(terminal.is_given_back());
}

/// Sequences of random kinds with random bytes in them, whole and cut.
#[test]
fn random_bytes_of_a_terminal_write_no_file_and_leave_ctrl_c() {
    for seed in 0..4 {
        let folder = folder(&[]);
        let mut random = Random(seed);
        let mut terminal = Terminal::start_in(folder.path(), &[], 120, 40);
        terminal.sees(&["53/61"]);
        for _ in 0..60 {
            let begin =
                ["\u{1b}]", "\u{1b}P", "\u{1b}_", "\u{1b}^", "\u{1b}X", "\u{1b}[200~", "\u{1b}[?"];
            let begin = begin[random.below(begin.len())];
            let is_csi = begin == "\u{1b}[?";
            let body: Vec<u8> = (0..random.below(300))
                .map(|_| match random.next().to_le_bytes()[0] {
                    // These end a sequence, and the rest would be keys.
                    0x03 | 0x07 | 0x18 | 0x1a | 0x1b => b';',
                    byte if is_csi && !(0x20..0x40).contains(&byte) => b'0' + byte % 10,
                    byte => byte,
                })
                .collect();
            terminal.send(begin.as_bytes()).send(&body);
            match begin {
                _ if random.below(3) == 0 => std::thread::sleep(Duration::from_millis(250)),
                "\u{1b}[200~" => drop(terminal.send(b"\x1b[201~")),
                "\u{1b}[?" => drop(terminal.send(b"y")),
                _ => drop(terminal.send(b"\x1b\\")),
            }
        }
        // One that is cut is awaited for some seconds.
        std::thread::sleep(Duration::from_millis(5500));
        terminal.press("2").sees(&["61/61"]);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "seed {seed}");
        terminal.press("\u{3}");
        assert_eq!(terminal.ends(), 0, "seed {seed}");
        assert!(terminal.is_given_back());
    }
}

#[test]
fn a_reply_that_comes_byte_by_byte_is_no_key_and_keys_after_it_are() {
    let mut terminal = sample();
    for reply in
        ["\u{1b}[?64;1;2;6c", "\u{1b}]11;rgb:2222/2222/2222\u{1b}\\", "\u{1b}P!|2qe3\u{1b}\\"]
    {
        for byte in reply.bytes() {
            terminal.send(&[byte]);
            std::thread::sleep(std::time::Duration::from_millis(70));
        }
    }
    // No digit has chosen a screen and no letter has opened anything.
    assert!(terminal.screen().contains("53/61"), "{}", terminal.screen());
    terminal.press("2").sees(&["dòng 1/61"]);
    terminal.press("/may").sees(&["may"]);
    terminal.press("\u{1b}").loses("Tìm:");
}
