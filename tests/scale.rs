//! Tables of many sizes: the same figures as an independent recount, and a screen that answers
//! while they are read.

#[path = "support/national.rs"]
#[allow(dead_code, reason = "each user takes its part")]
mod national;
#[path = "support/random.rs"]
mod random;
mod support;
#[path = "support/terminal.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod terminal;

use national::{Content, Size};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use terminal::Terminal;

fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_path(path).unwrap().into_deserialize().map(Result::unwrap).collect()
}

/// What a recount of one table gives.
#[derive(Default)]
struct Recount {
    /// met and of by the ratings, and met, of and total of the members that are counted here; rows
    /// with a bad count are in no share of members.
    sums: [u64; 5],
    /// The committees of the branches.
    parents: BTreeSet<String>,
    /// Cells that are no number, of every year.
    bad: u64,
}

/// Goes through a file row by row, with the csv crate alone; `counts` says of a kind and id whether
/// the members are counted.
fn recount(path: &Path, counts: impl Fn(&str, &str) -> bool) -> Recount {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let headings = reader.headers().unwrap().clone();
    let place = |heading: &str| headings.iter().position(|own| own == heading);
    let columns = [
        "year",
        "id",
        "kind",
        "parent",
        "rating",
        "members",
        "members_excellent",
        "members_good",
        "members_rated",
    ]
    .map(place);
    let mut all = Recount::default();
    let mut row = csv::StringRecord::new();
    while reader.read_record(&mut row).unwrap() {
        let [year, id, kind, parent, rating, members, excellent, good, rated] =
            columns.map(|at| at.map_or("", |at| &row[at]));
        let [members, excellent, good, rated] =
            [members, excellent, good, rated].map(str::parse::<u64>);
        all.bad += u64::from(good.is_err());
        if year != "2023" {
            continue;
        }
        let is_rated = !["", "Chưa xếp loại"].contains(&rating);
        let met = ["excellent", "good"].contains(&rating);
        let is_counted = counts(kind, id);
        let share = excellent.ok().zip(good.ok()).zip(rated.ok()).filter(|_| is_counted);
        let (of_members, of_rated) =
            share.map_or((0, 0), |((excellent, good), rated)| (excellent + good, rated));
        let own = [
            u64::from(met),
            u64::from(is_rated),
            of_members,
            of_rated,
            if is_counted { members.unwrap() } else { 0 },
        ];
        all.sums.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
        if !parent.is_empty() && !all.parents.contains(parent) {
            all.parents.insert(parent.to_owned());
        }
    }
    all
}

/// From a thousand rows to a million; to ten million where `DANGBO_SCALE` is set.
#[test]
fn every_size_has_the_figures_of_a_recount() {
    use Content::{Plain, Real};
    let largest = std::env::var_os("DANGBO_SCALE").map(|_| (295_000, 1_700_000, 0, Real));
    let sizes = [
        (30, 170, 0, Real),
        (300, 1_700, 50, Plain),
        (3_000, 17_000, 400, Real),
        (30_000, 170_000, 1_000, Real),
    ];
    for (organisations, branches, mistakes, content) in sizes.into_iter().chain(largest) {
        let folder = tempfile::tempdir().unwrap();
        national::write(
            folder.path(),
            Size { organisations, branches, years: 5, mistakes, content },
        )
        .unwrap();
        let report = support::report(folder.path(), &[]);
        let under = recount(&folder.path().join("branches.csv"), |_, _| true);
        let own = recount(&folder.path().join("organisations.csv"), |kind, id| {
            kind == "base_cell" || !under.parents.contains(id)
        });
        let figures =
            |measure: &str| ["met", "of"].map(|key| report[measure][key].as_u64().unwrap());
        assert_eq!(figures("organisations"), [own.sums[0], own.sums[1]], "{organisations}");
        assert_eq!(figures("branches"), [under.sums[0], under.sums[1]], "{organisations}");
        assert_eq!(
            figures("members"),
            [own.sums[2] + under.sums[2], own.sums[3] + under.sums[3]],
            "{organisations}"
        );
        assert_eq!(report["members"]["total"], own.sums[4] + under.sums[4]);
        let bad = own.bad + under.bad;
        assert_eq!((report["findings"]["errors"].as_u64().unwrap(), bad > 0), (bad, mistakes > 0));
    }
}

/// Tables that take long enough to read for keys in between.
const fn large(years: u16) -> Size {
    Size { organisations: 30_000, branches: 170_000, years, mistakes: 0, content: Content::Plain }
}

#[test]
fn keys_are_answered_while_a_large_folder_is_read() {
    let folder = tempfile::tempdir().unwrap();
    national::write(folder.path(), large(5)).unwrap();
    let mut terminal = Terminal::open(folder.path(), 120, 40);
    terminal.sees(&[" MB · ", " dòng"]);
    // The first rows can be browsed, marked as such; the help and another language answer; no
    // verdict stands on a part.
    terminal.press("2").sees(&["mới có những dòng đầu", "Đảng bộ Công ty May"]);
    terminal.press("?").sees(&["Ctrl-Z"]);
    terminal.press("\x1b").loses("Ctrl-Z");
    terminal.press("L").sees(&["Organisations"]);
    terminal.press("L1").sees(&["/30.000", "/170.000"]);
    terminal.press("3G").sees(&["dòng 170.000/170.000"]);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_file_that_grows_while_it_is_read_is_shown_as_it_is_in_the_end() {
    let folder = tempfile::tempdir().unwrap();
    national::write(folder.path(), large(3)).unwrap();
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
    national::write(folder.path(), large(3)).unwrap();
    for key in ["q", "\x1b"] {
        let mut terminal = Terminal::open(folder.path(), 120, 40);
        terminal.sees(&[" MB · "]);
        terminal.press(key);
        assert_eq!(terminal.ends(), 0, "{key:?}");
        assert!(terminal.is_given_back());
    }
}
