//! Tables of many sizes: the same figures as an independent recount, and a screen that answers while they are read.

#[path = "support/national.rs"]
#[allow(dead_code, reason = "each user takes its part")]
mod national;
#[path = "support/sample.rs"]
#[allow(dead_code, reason = "only its generator of numbers is used")]
mod sample;
mod support;
#[path = "support/terminal.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod terminal;

use national::Size;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use terminal::Terminal;

fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_path(path).unwrap().into_deserialize().map(Result::unwrap).collect()
}

/// met and of by the ratings, and met, of and total of the members of the rows that `counts` takes; rows with a bad count are in no
/// share of members.
fn recount(rows: &[BTreeMap<String, String>], counts: impl Fn(&BTreeMap<String, String>) -> bool) -> [u64; 5] {
    let mut sums = [0; 5];
    for row in rows.iter().filter(|row| row["year"] == "2023") {
        let met = ["excellent", "good"].contains(&row["rating"].as_str());
        sums[0] += u64::from(met);
        sums[1] += 1;
        if counts(row) {
            let number = |column: &str| row[column].parse::<u64>();
            sums[4] += number("members").unwrap();
            if let (Ok(excellent), Ok(good), Ok(rated)) = (number("members_excellent"), number("members_good"), number("members_rated")) {
                sums[2] += excellent + good;
                sums[3] += rated;
            }
        }
    }
    sums
}

#[test]
fn every_size_has_the_figures_of_a_recount() {
    for (organisations, branches, mistakes) in [(20, 80, 0), (200, 1_300, 50), (3_000, 17_000, 400)] {
        let folder = tempfile::tempdir().unwrap();
        national::write(folder.path(), Size { organisations, branches, years: 3, mistakes }).unwrap();
        let report = support::report(folder.path(), &[]);
        let (o, b) = (rows(&folder.path().join("organisations.csv")), rows(&folder.path().join("branches.csv")));
        let with_branches: BTreeSet<&str> = b.iter().filter(|row| row["year"] == "2023").map(|row| row["parent"].as_str()).collect();
        let own = recount(&o, |row| row["kind"] == "base_cell" || !with_branches.contains(row["id"].as_str()));
        let under = recount(&b, |_| true);
        let figures = |measure: &str| ["met", "of"].map(|key| report[measure][key].as_u64().unwrap());
        assert_eq!(figures("organisations"), [own[0], own[1]], "{organisations}");
        assert_eq!(figures("branches"), [under[0], under[1]], "{organisations}");
        assert_eq!(figures("members"), [own[2] + under[2], own[3] + under[3]], "{organisations}");
        assert_eq!(report["members"]["total"], own[4] + under[4]);
        let bad = o.iter().chain(&b).filter(|row| row["members_good"].parse::<u64>().is_err()).count();
        assert_eq!((report["findings"]["errors"].as_u64().unwrap(), bad > 0), (bad as u64, mistakes > 0));
    }
}

#[test]
fn keys_are_answered_while_a_large_folder_is_read() {
    let folder = tempfile::tempdir().unwrap();
    national::write(folder.path(), Size { organisations: 30_000, branches: 170_000, years: 5, mistakes: 0 }).unwrap();
    let mut terminal = Terminal::open(folder.path(), 120, 40);
    terminal.sees(&[" MB · ", " dòng"]);
    // The first rows can be browsed, marked as such; the help and another language answer; no verdict stands on a part.
    terminal.press("2").sees(&["mới có những dòng đầu", "Đảng bộ Công ty May"]);
    terminal.press("?").sees(&["Ctrl-Z"]);
    terminal.press("\x1b").loses("Ctrl-Z");
    terminal.press("L").sees(&["Organisations"]);
    terminal.press("L1").sees(&["/30.000", "/170.000"]);
    terminal.press("3G").sees(&["hàng 170.000/170.000"]);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_file_that_grows_while_it_is_read_is_shown_as_it_is_in_the_end() {
    let folder = tempfile::tempdir().unwrap();
    national::write(folder.path(), Size { organisations: 30_000, branches: 170_000, years: 3, mistakes: 0 }).unwrap();
    let mut terminal = Terminal::open(folder.path(), 120, 40);
    terminal.sees(&[" MB · "]);
    // Three more rows, in three writes, while the first reading goes on.
    let path = folder.path().join("branches.csv");
    let columns = rows(&path).swap_remove(0);
    let header = std::fs::read_to_string(&path).unwrap().lines().next().unwrap().to_owned();
    for number in 0..3 {
        let cell = |column: &str| match column {
            "year" => "2023".to_owned(),
            "id" => format!("CBX{number}"),
            column => columns[column].clone(),
        };
        let row: Vec<String> = header.split(',').map(cell).collect();
        let mut file = std::fs::OpenOptions::new().append(true).open(&path).unwrap();
        std::io::Write::write_all(&mut file, format!("{}\n", row.join(",")).as_bytes()).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(40));
    }
    terminal.press("3G").sees(&["170.003/170.003"]);
    // A save that breaks the file is not taken for a replacement.
    std::fs::write(&path, "").unwrap();
    terminal.sees(&["giữ số liệu lần đọc trước", "170.003/170.003"]);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_large_folder_can_be_left_while_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    national::write(folder.path(), Size { organisations: 30_000, branches: 170_000, years: 3, mistakes: 0 }).unwrap();
    let mut terminal = Terminal::open(folder.path(), 120, 40);
    terminal.sees(&[" MB · "]);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    assert!(terminal.is_given_back());
}
