//! Names of persons in the program's memory: after files that have them are read, no copy is left.
#![cfg(target_os = "linux")]

use super::old_fonts::{tcvn3, vni, windows_1258};
use super::support::{folder, workbook};
use super::terminal::Terminal;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::time::{Duration, Instant};
use unicode_normalization::UnicodeNormalization;

/// A word that no name but those of the tests has, and that starts with ASCII alone.
const SEED: &str = "Zyqxuân";

/// The ASCII letters of the seed, in every encoding of one byte a letter.
const LETTERS: &[u8] = b"Zyqxu";

/// How much memory is read at a time.
const STEP: usize = 1 << 20;

/// Each place in a process's memory that holds the letters of the seed, with what is around it.
fn copies(pid: u32) -> Vec<String> {
    let wide: Vec<u8> = LETTERS.iter().flat_map(|byte| [*byte, 0]).collect();
    let memory = File::open(format!("/proc/{pid}/mem")).unwrap();
    let maps = std::fs::read_to_string(format!("/proc/{pid}/maps")).unwrap();
    let mut found = Vec::new();
    let mut read = 0;
    for map in maps.lines() {
        let mut parts = map.split_whitespace();
        let (range, rights) = (parts.next().unwrap(), parts.next().unwrap());
        let Some((start, end)) = range.split_once('-').filter(|_| rights.starts_with("rw")) else {
            continue;
        };
        let address = |text| u64::from_str_radix(text, 16).unwrap();
        let (mut at, end) = (address(start), address(end));
        while at < end {
            // Both parts of what lies across the border are read.
            let upto = end.min(at + (STEP + 2 * wide.len()) as u64);
            let mut bytes = vec![0; usize::try_from(upto - at).unwrap()];
            if memory.read_exact_at(&mut bytes, at).is_ok() {
                read += bytes.len();
                for letters in [LETTERS, &wide] {
                    for hit in memchr::memmem::find_iter(&bytes, letters) {
                        let around = &bytes[hit.saturating_sub(40)..(hit + 60).min(bytes.len())];
                        found.push(format!("{map}: {:?}", String::from_utf8_lossy(around)));
                    }
                }
            }
            at += STEP as u64;
        }
    }
    assert!(read > STEP, "nothing was read");
    found
}

/// Rows of organisations whose secretary, and now and then the name itself, names a person.
fn units(rows: usize, year: u16) -> String {
    let heading = "Năm;Mã;Tên TCCSĐ;Bí thư;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV;\
                   Số điện thoại, họ tên người liên hệ\n";
    let row = |n: usize| {
        let name =
            if n % 50 == 7 { format!(" (Bí thư: Nguyễn {SEED})") } else { String::new() };
        let rating = if n % 60 == 9 { "khá" } else { "HTTNV" };
        format!(
            "{year};T{year}{n};Chi bộ Kho {n}{name};Trần Văn {SEED};CBCS;{rating};3;1;2;0;0;\
             0912340001 Ảo {SEED}\n"
        )
    };
    heading.to_owned() + &(0..rows).map(row).collect::<String>()
}

/// A list of people.
fn people(rows: usize) -> String {
    let row = |n| format!("{n};Lê Thị {SEED};01/02/1980;Chi bộ Kho {};HTTNV\n", n % 40);
    "TT;Họ và tên;Ngày sinh;Chi bộ;Xếp loại\n".to_owned() + &(1..=rows).map(row).collect::<String>()
}

fn utf16(text: &str) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[test]
fn no_name_of_a_person_is_in_memory_once_files_are_read() {
    // A cell over several lines is for the slow path.
    let quoted = units(300, 2022).replacen("Chi bộ Kho 3;", "\"Chi bộ\nKho 3\";", 1);
    let all_quoted = units(1_500, 2018).replace(';', "\";\"").replace('\n', "\"\n\"");
    let decomposed: String = units(1_500, 2017).nfd().collect();
    // Each kind of file has several chunks.
    let files = folder(&[
        ("fast.csv", units(30_000, 2023).as_bytes()),
        ("quoted.csv", format!("\"{}", all_quoted.trim_end_matches('"')).as_bytes()),
        ("decomposed.csv", decomposed.as_bytes()),
        ("windows.csv", &windows_1258(&units(1_500, 2016))),
        ("slow.csv", quoted.as_bytes()),
        ("utf16.csv", &utf16(&units(2_000, 2021))),
        ("tcvn3.csv", &tcvn3(&units(1_500, 2020))),
        ("vni.csv", &vni(&units(1_500, 2019))),
        ("people.csv", people(2_000).as_bytes()),
        ("workbook.xlsx", &workbook(&[("Bảng", &units(1_500, 2015))])),
    ]);
    let mut terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["trực tiếp", "2023"]);
    let check = |terminal: &Terminal, when: &str| {
        // Reading may still be under way; a copy that outlives it stays.
        let until = Instant::now() + Duration::from_secs(10);
        let mut found = copies(terminal.pid());
        while !found.is_empty() && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(200));
            found = copies(terminal.pid());
        }
        let first: Vec<&String> = found.iter().take(5).collect();
        assert!(found.is_empty(), "{when}: {} copies: {first:#?}", found.len());
    };
    check(&terminal, "after the first reading");
    // A file that grows at its end, one that changes at its start, and a removed one.
    std::fs::write(files.path().join("fast.csv"), units(30_001, 2023)).unwrap();
    let changed = units(2_000, 2021).replacen(";3;1;2;", ";4;2;2;", 1);
    std::fs::write(files.path().join("utf16.csv"), utf16(&changed)).unwrap();
    std::fs::write(files.path().join("workbook.xlsx"), workbook(&[("Bảng", &units(1_501, 2015))]))
        .unwrap();
    terminal.sees(&["thay đổi", "trực tiếp"]);
    check(&terminal, "after a change");
    terminal.press("r");
    terminal.press("6").sees(&["khá"]);
    check(&terminal, "after a reading of all files");
    terminal.press("\r").sees(&["…"]);
    check(&terminal, "after the rows around a finding were read");
}
