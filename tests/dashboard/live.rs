//! Files that are removed, cut, swapped or written in parts: no figure of theirs is shown as live.

use super::support::{BRANCHES, ORGANISATIONS, folder, workbook};
use super::terminal::Terminal;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::{Duration, Instant};

/// The time within which every change is noticed.
const NOTICED: Duration = Duration::from_secs(3);

fn files() -> tempfile::TempDir {
    folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())])
}

/// The organisations with 28 members good or better instead of 27.
fn better() -> String {
    ORGANISATIONS.replace(";0;8;2;0", ";0;9;1;0")
}

/// Many organisations of a year, each of 10 members who are all good.
fn many(year: u16, count: usize) -> String {
    let row =
        |n| format!("{year};N{n};Chi bộ {n};Chi bộ cơ sở;;FDI;1;tốt;10;10;0;10;0;0;0;0;2010\n");
    (0..count).map(row).collect()
}

fn heading() -> String {
    format!("{}\n", ORGANISATIONS.lines().next().unwrap())
}

#[test]
fn a_removed_file_keeps_its_figures_until_it_is_back() {
    let files = files();
    let path = files.path().join("o.csv");
    let terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["27/30", "trực tiếp"]);
    std::fs::remove_file(&path).unwrap();
    terminal.sees(&["27/30", "o.csv không còn (đã 0 s)", "r đọc lại"]).loses("trực tiếp");
    terminal.sees(&["27/30", "o.csv không còn (đã 3 s)"]);
    std::fs::write(&path, ORGANISATIONS).unwrap();
    terminal.sees(&["27/30", "trực tiếp"]).loses("không còn");
    assert!(!terminal.screen().contains("thay đổi"), "{}", terminal.screen());
    // A folder of its name is no file.
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    terminal.sees(&["27/30", "o.csv không còn"]).loses("trực tiếp");
    std::fs::remove_dir(&path).unwrap();
    std::fs::write(&path, better()).unwrap();
    terminal.sees(&["28/30", "trực tiếp", "1 thay đổi"]);
}

/// The cells `A`, `B` and `C` with a letter of their zone each.
fn in_zones(cells: &[(&str, &str)]) -> String {
    let row = |(name, zone)| {
        format!(
            "2024;{name};Chi bộ Công ty {name};Chi bộ cơ sở;KCN {zone};FDI;1;tốt;10;10;0;10;0;0;0;0;2010\n"
        )
    };
    heading() + &cells.iter().map(|(name, zone)| row((name, zone))).collect::<String>()
}

#[test]
fn enter_takes_what_was_highlighted_though_the_data_is_replaced() {
    let all = in_zones(&[("A", "Đình Trám"), ("B", "Quang Châu"), ("C", "Vân Trung")]);
    let without_first = in_zones(&[("B", "Quang Châu"), ("C", "Vân Trung")]);
    let files = folder(&[("o.csv", all.as_bytes())]);
    let path = files.path().join("o.csv");
    let mut terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["3/3", "trực tiếp"]);
    terminal.press(":").sees(&["Lệnh"]);
    terminal.press("cong ty b").sees(&["Chi bộ Công ty B"]);
    std::fs::write(&path, &without_first).unwrap();
    terminal.sees(&["1 thay đổi"]);
    terminal.press("\r").sees(&["Chi bộ Công ty B"]).loses("Chi bộ Công ty C");
    terminal.press("2").sees(&["Chi bộ Công ty C"]);
    terminal.press("zquang chau").sees(&["KCN Quang Châu"]);
    std::fs::write(&path, &all).unwrap();
    terminal.sees(&["2 Tổ chức 3"]);
    terminal.press("\r").sees(&["Chi bộ Công ty B", "KCN Quang Châu"]).loses("Chi bộ Công ty A");
    terminal.press("z").sees(&["KCN Đình Trám"]);
    terminal.press("dinh tram");
    std::fs::write(&path, &without_first).unwrap();
    terminal.sees(&["KCN Đình Trám không còn trong số liệu mới"]);
}

/// A workbook with the organisations and the branches.
fn both(organisations: &str) -> Vec<u8> {
    workbook(&[("Tổ chức", organisations), ("Chi bộ", BRANCHES)])
}

#[test]
fn a_workbook_is_saved_as_excel_does_and_never_shown_in_part() {
    let files = folder(&[("so-lieu.xlsx", &both(ORGANISATIONS))]);
    let path = files.path().join("so-lieu.xlsx");
    let terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["27/30", "trực tiếp"]);
    // Excel locks the file, writes another, removes the old one and renames the other.
    std::fs::write(files.path().join("~$so-lieu.xlsx"), [0; 165]).unwrap();
    std::fs::write(files.path().join("4A5B0000"), both(&better())).unwrap();
    std::fs::remove_file(&path).unwrap();
    std::fs::rename(files.path().join("4A5B0000"), &path).unwrap();
    terminal.sees(&["28/30", "trực tiếp", "1 thay đổi"]);
    std::fs::remove_file(files.path().join("~$so-lieu.xlsx")).unwrap();
    // Half of a workbook is none.
    let next = both(ORGANISATIONS);
    std::fs::write(&path, &next[..next.len() / 2]).unwrap();
    terminal.sees(&["giữ số liệu lần đọc trước", "28/30"]);
    std::fs::write(&path, &next).unwrap();
    terminal.sees(&["27/30", "trực tiếp"]).loses("giữ số liệu");
}

/// How many bytes a process has read.
#[cfg(target_os = "linux")]
fn bytes_read(pid: u32) -> usize {
    let counts = std::fs::read_to_string(format!("/proc/{pid}/io")).unwrap();
    counts.lines().find_map(|line| line.strip_prefix("rchar: ")).unwrap().parse().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn junk_in_place_of_a_table_is_read_no_more_until_it_changes() {
    let files = files();
    let path = files.path().join("o.csv");
    let terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["27/30", "trực tiếp"]);
    let junk: Vec<u8> = (0..4_000_000u32).map(|n| n.wrapping_mul(n).to_le_bytes()[1]).collect();
    std::fs::write(&path, &junk).unwrap();
    terminal.sees(&["giữ số liệu lần đọc trước", "27/30"]);
    std::thread::sleep(2 * NOTICED);
    let before = bytes_read(terminal.pid());
    std::thread::sleep(2 * NOTICED);
    let more = bytes_read(terminal.pid()) - before;
    assert!(more < junk.len() / 2, "{more} bytes were read again");
    std::fs::write(&path, better()).unwrap();
    terminal.sees(&["28/30", "trực tiếp"]);
}

#[test]
fn a_file_that_is_being_written_when_the_program_starts_is_shown_whole() {
    let whole = heading() + &many(2022, 40) + &many(2023, 40);
    let files = folder(&[("o.csv", &whole.as_bytes()[..whole.len() - 300])]);
    let terminal = Terminal::open(files.path(), 120, 40);
    std::thread::sleep(Duration::from_millis(300));
    std::fs::write(files.path().join("o.csv"), &whole).unwrap();
    terminal.until("the whole table", |screen| {
        let is_right = !screen.contains("trực tiếp") || screen.contains("400/400");
        assert!(is_right, "{screen}");
        screen.contains("400/400") && screen.contains("trực tiếp")
    });
}

#[test]
fn a_save_that_removes_the_file_first_is_one_change() {
    let files = files();
    let path = files.path().join("o.csv");
    let terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["27/30", "trực tiếp"]);
    let begun = Instant::now();
    std::fs::remove_file(&path).unwrap();
    std::thread::sleep(Duration::from_millis(70));
    std::fs::write(files.path().join("o.tmp"), better()).unwrap();
    std::fs::rename(files.path().join("o.tmp"), &path).unwrap();
    let wrong = |screen: &str| screen.contains("trực tiếp") && screen.contains("0/0");
    terminal.until("the save", |screen| {
        assert!(!wrong(screen), "{screen}");
        screen.contains("28/30") && screen.contains("trực tiếp")
    });
    assert!(begun.elapsed() < NOTICED);
    terminal.sees(&["1 thay đổi"]);
}

#[test]
fn a_removed_file_is_given_up_by_a_person_or_after_the_time_that_is_set() {
    let files = files();
    let mut terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["27/30", "trực tiếp"]);
    std::fs::remove_file(files.path().join("b.csv")).unwrap();
    terminal.sees(&["b.csv không còn (đã", "27/30"]);
    terminal.press("r").sees(&["Đã đọc theo tệp hiện có: b.csv không còn", "trực tiếp", "(u)"]);
    // It is said until the next key, also after the second look at the folder.
    std::thread::sleep(2 * NOTICED);
    terminal.sees(&["Đã đọc theo tệp hiện có: b.csv không còn"]);
    std::fs::write(files.path().join("b.csv"), BRANCHES).unwrap();
    terminal.until("the file that is back, and no change", |screen| {
        !screen.contains("không còn") && !screen.contains("(u)") && screen.contains("trực tiếp")
    });
    std::fs::write(files.path().join("dangbo.toml"), "[live]\nmissing_file = 2\n").unwrap();
    let terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["27/30", "trực tiếp"]);
    std::fs::remove_file(files.path().join("b.csv")).unwrap();
    terminal.sees(&["b.csv không còn (đã", "27/30"]);
    terminal.sees(&["Đã đọc theo tệp hiện có: b.csv không còn", "trực tiếp"]);
}

#[test]
fn a_file_that_is_written_in_parts_is_never_shown_in_part() {
    let whole = heading() + &many(2022, 40) + &many(2023, 40);
    let files = folder(&[("o.csv", whole.as_bytes())]);
    let path = files.path().join("o.csv");
    let terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["400/400", "trực tiếp"]);
    let row = "2023;N0;Chi bộ 0;Chi bộ cơ sở;;FDI;1;tốt;10;10;0;";
    let saved = whole.replace(&format!("{row}10;0;"), &format!("{row}9;1;"));
    // Cut within a row, between rows, after the header; the rest comes a little later.
    let cuts = [whole.len() / 2, whole.trim_end().rfind('\n').unwrap() + 1, heading().len()];
    let (now, earlier) = ((&saved, "399/400"), (&whole, "400/400"));
    for (cut, [(text, figure), (_, before)]) in
        cuts.into_iter().zip([[now, earlier], [earlier, now], [now, earlier]])
    {
        std::fs::write(&path, &text.as_bytes()[..cut]).unwrap();
        std::thread::sleep(Duration::from_millis(300));
        std::fs::write(&path, text).unwrap();
        terminal.until(figure, |screen| {
            let is_right = screen.contains(figure) || screen.contains(before);
            assert!(is_right, "cut at {cut}:\n{screen}");
            screen.contains(figure) && screen.contains("trực tiếp")
        });
    }
}

#[test]
fn a_table_that_loses_much_waits_for_a_second_look() {
    let whole = heading() + &many(2022, 4) + &many(2023, 4);
    let files = folder(&[("o.csv", whole.as_bytes())]);
    let path = files.path().join("o.csv");
    let mut terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["40/40", "trực tiếp", "2023"]);
    for (text, why, figure) in [
        (heading() + &many(2023, 3), "o.csv chỉ còn 3 trong 8 dòng (đã", "30/30"),
        (whole.clone(), "", "40/40"),
        (
            heading() + &many(2022, 4) + &many(2023, 3),
            "o.csv mất 1 dòng, cả dòng cuối; còn 7 dòng (đã",
            "30/30",
        ),
        (whole.clone(), "", "40/40"),
        (heading() + &many(2022, 5), "không còn năm 2023 (đã", "50/50"),
        (whole.clone(), "", "40/40"),
        (whole.trim_end().to_owned(), "dòng cuối của o.csv chưa hết (đã", "40/40"),
    ] {
        let before = terminal.screen();
        let shown = ["30/30", "40/40", "50/50"].into_iter().find(|f| before.contains(f)).unwrap();
        std::fs::write(&path, text).unwrap();
        if !why.is_empty() {
            terminal.sees(&[why, shown]).loses("trực tiếp");
            terminal.sees(&["Đã đọc theo tệp hiện có", figure, "trực tiếp"]);
        }
        terminal.press("1").sees(&[figure, "trực tiếp"]).loses("Đã đọc theo");
    }
    // All rows are gone: that lasts.
    std::fs::write(&path, heading()).unwrap();
    terminal.sees(&["giữ số liệu lần đọc trước", "40/40"]);
    std::thread::sleep(2 * NOTICED);
    terminal.sees(&["giữ số liệu lần đọc trước", "40/40"]);
}

#[test]
fn a_file_that_stops_in_the_middle_of_a_row_is_shown_only_if_a_person_wants_it() {
    let whole = heading() + &many(2022, 4) + &many(2023, 4);
    let older = |count| heading() + &many(2021, count);
    let files = folder(&[("o.csv", whole.as_bytes()), ("older.csv", older(2).as_bytes())]);
    let path = files.path().join("o.csv");
    let mut terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["40/40", "trực tiếp"]);
    let (row, cut) = (whole.trim_end().rfind('\n').unwrap() + 1, "o.csv dừng ở giữa dòng cuối (đã");
    // In the cells of the last row, behind its name, in a quote, in the middle of the file.
    for text in [
        whole[..whole.len() - 12].to_owned(),
        whole[..row + 10].to_owned(),
        whole[..row].to_owned() + "2023;N3;\"Chi bộ 3;Chi bộ cơ sở\n",
        whole[..whole.len() / 3].to_owned(),
    ] {
        std::fs::write(&path, text).unwrap();
        terminal.sees(&[cut, "40/40", "giữ số liệu"]).loses("trực tiếp");
        std::thread::sleep(2 * NOTICED);
        terminal.press("2").sees(&[cut, "4/4 tổ chức"]);
        terminal.press("1").sees(&[cut, "40/40"]);
        std::fs::write(&path, &whole).unwrap();
        terminal.sees(&["40/40", "trực tiếp"]).loses("dừng ở giữa");
    }
    // A whole row without an end of its line is whole.
    std::fs::write(&path, whole.trim_end()).unwrap();
    terminal.sees(&["dòng cuối của o.csv chưa hết"]).sees(&["40/40", "trực tiếp"]);
    std::fs::write(&path, &whole[..whole.len() - 12]).unwrap();
    terminal.sees(&[cut, "40/40"]);
    terminal.press("r").sees(&["Đã đọc theo tệp hiện có: ", "30/30", "▲ o.csv chưa trọn"]);
    // It is said for as long as the file is so, also after another file is read.
    terminal.press("2").loses("Đã đọc").sees(&["3/3 tổ chức", "▲ o.csv chưa trọn"]);
    std::fs::write(files.path().join("older.csv"), older(3)).unwrap();
    std::thread::sleep(NOTICED);
    terminal.press("1").sees(&["30/30", "▲ o.csv chưa trọn"]).loses("trực tiếp");
    std::fs::write(&path, &whole).unwrap();
    terminal.sees(&["40/40", "trực tiếp"]).loses("chưa trọn");
}

#[test]
fn a_table_that_is_saved_over_by_another_kind_waits_for_a_second_look() {
    let files = files();
    let terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["27/30", "trực tiếp"]);
    std::fs::write(files.path().join("b.csv"), ORGANISATIONS).unwrap();
    terminal.sees(&["b.csv nay là bảng loại khác (đã", "27/30"]).loses("trực tiếp");
    std::fs::write(files.path().join("b.csv"), BRANCHES).unwrap();
    terminal.sees(&["27/30", "trực tiếp"]).loses("loại khác");
}

#[test]
fn the_zone_that_was_filtered_by_comes_back() {
    let zoned = |zone: &str| {
        let rows = many(2023, 3)
            .replace("N2;Chi bộ 2;Chi bộ cơ sở;;", &format!("N2;Chi bộ 2;Chi bộ cơ sở;{zone};"));
        heading() + &rows.replace("cơ sở;;", "cơ sở;KCN Đình Trám;")
    };
    let files = folder(&[("o.csv", zoned("KCN Quang Châu").as_bytes())]);
    let path = files.path().join("o.csv");
    let mut terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["30/30", "trực tiếp"]);
    terminal.press("zquang\r").sees(&["10/10", "KCN Quang Châu"]);
    std::fs::write(&path, zoned("KCN Đình Trám")).unwrap();
    terminal.sees(&["30/30", "KCN Quang Châu", "trực tiếp"]);
    std::fs::write(&path, zoned("KCN Quang Châu")).unwrap();
    terminal.sees(&["10/10", "trực tiếp"]);
    // Whoever chooses another filter meanwhile keeps that.
    std::fs::write(&path, zoned("KCN Đình Trám")).unwrap();
    terminal.sees(&["30/30", "trực tiếp"]);
    terminal.press("\u{1b}");
    std::fs::write(&path, zoned("KCN Quang Châu")).unwrap();
    std::thread::sleep(NOTICED);
    terminal.sees(&["30/30", "trực tiếp"]);
}

#[test]
fn the_year_that_was_chosen_comes_back() {
    let (older, newer) = (heading() + &many(2021, 4), many(2022, 4) + &many(2023, 4));
    let files = folder(&[("a.csv", older.as_bytes()), ("b.csv", (heading() + &newer).as_bytes())]);
    let (a, b) = (files.path().join("a.csv"), files.path().join("b.csv"));
    let mut terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["‹ 2023", "trực tiếp"]);
    // Nobody chose a year: the newest is followed.
    std::fs::write(&b, heading() + &newer + &many(2024, 4)).unwrap();
    terminal.sees(&["‹ 2024", "trực tiếp"]);
    terminal.press("[[[").sees(&["  2021 ›"]);
    std::fs::remove_file(&a).unwrap();
    terminal.sees(&["a.csv không còn", "  2021 ›"]);
    terminal.press("r").sees(&["‹ 2024", "a.csv không còn", "trực tiếp"]);
    std::fs::write(&a, older).unwrap();
    terminal.sees(&["  2021 ›", "trực tiếp"]);
}

#[test]
fn what_no_event_tells_is_noticed_in_three_seconds() {
    let root = folder(&[]);
    let at = |name: &str| root.path().join(name);
    let make = |folder: &Path, organisations: &str| {
        std::fs::create_dir(folder).unwrap();
        std::fs::write(folder.join("o.csv"), organisations).unwrap();
        std::fs::write(folder.join("b.csv"), BRANCHES).unwrap();
    };
    make(&at("real"), ORGANISATIONS);
    make(&at("other"), &better());
    symlink(at("real"), at("data")).unwrap();
    let mut terminal = Terminal::open(&at("data"), 120, 40);
    terminal.sees(&["27/30", "trực tiếp"]);
    let mut soon = |what: &str, figure: &str| {
        let begun = Instant::now();
        terminal.sees(&[figure, "trực tiếp"]);
        assert!(begun.elapsed() < NOTICED, "{what}: {:?}", begun.elapsed());
        terminal.press("1");
    };
    std::fs::remove_file(at("data")).unwrap();
    symlink(at("other"), at("data")).unwrap();
    soon("the link of the folder leads elsewhere", "28/30");
    std::fs::write(at("other/o.csv"), ORGANISATIONS).unwrap();
    soon("a file in its target is written", "27/30");
    std::fs::rename(at("other"), at("away")).unwrap();
    make(&at("other"), &better());
    soon("its target is swapped", "28/30");
    std::fs::remove_dir_all(at("other")).unwrap();
    make(&at("other"), ORGANISATIONS);
    soon("its target is removed and made again", "27/30");
    std::fs::rename(at("other/o.csv"), at("o.csv")).unwrap();
    symlink(at("o.csv"), at("other/o.csv")).unwrap();
    std::thread::sleep(NOTICED);
    std::fs::write(at("o.csv"), better()).unwrap();
    soon("the target of a file's link is written", "28/30");
    std::thread::sleep(NOTICED);
    let modified = at("o.csv").metadata().unwrap().modified().unwrap();
    std::fs::write(at("o.csv"), ORGANISATIONS).unwrap();
    let file = std::fs::File::options().write(true).open(at("o.csv")).unwrap();
    file.set_modified(modified).unwrap();
    soon("other bytes have the same size and time", "27/30");
}

#[test]
fn a_settings_file_that_is_gone_for_a_moment_or_with_its_folder_still_applies() {
    let root = folder(&[]);
    let (data, away) = (root.path().join("data"), root.path().join("away"));
    std::fs::create_dir(&data).unwrap();
    std::fs::write(data.join("o.csv"), ORGANISATIONS).unwrap();
    let (path, text) = (data.join("dangbo.toml"), "[lines]\nmembers = 70\n");
    std::fs::write(&path, text).unwrap();
    let terminal = Terminal::open(&data, 120, 40);
    terminal.sees(&["27/30", "Đảng viên ≥ 70 %"]);
    std::fs::remove_file(&path).unwrap();
    terminal.sees(&["Giữ thiết lập trước · dangbo.toml không còn", "Đảng viên ≥ 70 %"]);
    std::fs::write(&path, text).unwrap();
    terminal.loses("Giữ thiết lập").sees(&["Đảng viên ≥ 70 %", "trực tiếp"]);
    assert!(!terminal.screen().contains("đã đổi"), "{}", terminal.screen());
    // With its folder, for longer than a file alone: why the figures are held is said all the time.
    std::fs::rename(&data, &away).unwrap();
    terminal.sees(&["▲ giữ số liệu", "Giữ số liệu lần đọc trước ·"]);
    let gone = std::time::Instant::now();
    while gone.elapsed() < 3 * NOTICED {
        let screen = terminal.screen();
        assert!(screen.contains("Đảng viên ≥ 70 %") && !screen.contains("đã đổi"), "{screen}");
        std::thread::sleep(NOTICED / 6);
    }
    terminal.sees(&["▲ giữ số liệu", "Giữ số liệu lần đọc trước ·"]);
    std::fs::rename(&away, &data).unwrap();
    terminal.loses("Giữ").sees(&["27/30", "Đảng viên ≥ 70 %", "trực tiếp"]);
}

#[test]
fn a_changed_settings_file_is_read_while_the_dashboard_runs() {
    let files = files();
    let path = files.path().join("dangbo.toml");
    std::fs::write(&path, "title = \"Đảng bộ A\"\n[lines]\nmembers = 85\n").unwrap();
    let mut terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["27/30", "Đảng bộ A", "Đảng viên ≥ 85 %"]);
    std::fs::write(&path, "title = \"Đảng bộ B\"\n[lines]\nmembers = 95\n").unwrap();
    terminal.sees(&["27/30", "Đảng bộ B", "Đảng viên ≥ 95 %", "trực tiếp"]);
    // What is wrong is said until it is right, and the settings before apply, also for new data.
    for (wrong, said) in [
        ("[lines]\nmember = 90\n", "trước · dangbo.toml:2"),
        ("[lines\n", "trước · dangbo.toml:1"),
        ("title = \"\u{1b}[31m\n", "trước · dangbo.toml:1"),
    ] {
        std::fs::write(&path, wrong).unwrap();
        terminal.sees(&[said, "Đảng bộ B", "Đảng viên ≥ 95 %"]);
        terminal.press("2").sees(&["Xếp loại", said]);
        terminal.press("1").sees(&["Đảng viên ≥ 95 %", said]);
    }
    std::fs::write(files.path().join("o.csv"), better()).unwrap();
    terminal.sees(&["28/30", "Đảng viên ≥ 95 %", "trước · dangbo.toml:1"]);
    std::fs::write(&path, "title = \"Đảng bộ C\"\n").unwrap();
    terminal.sees(&["Đảng bộ C", "Đảng viên ≥ 85 %"]);
    assert!(!terminal.screen().contains("Giữ thiết lập"), "{}", terminal.screen());
    // So is a file that is gone, and one that comes.
    std::fs::write(&path, "[lines]\nmembers = 70\n").unwrap();
    terminal.sees(&["Đảng viên ≥ 70 %"]);
    std::fs::remove_file(&path).unwrap();
    terminal.sees(&["Đảng viên ≥ 85 %", "Thiết lập đã đổi"]);
    std::fs::write(&path, "[lines]\nmembers = 75\n").unwrap();
    terminal.sees(&["Đảng viên ≥ 75 %", "trực tiếp"]);
}
