//! How screens show what they know: chips, marks of the search, the strip, panes, small windows.

use super::{frame, press, state};
use dangbo::app::{FolderListing, Message, State, SubFolder};
use dangbo::domain::Settings;
use dangbo::ui::{draw, theme::Theme};
use dangbo::words::Lang;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Modifier;

/// What is underlined on a screen: the matches of the search, and the open tab.
fn underlined(state: &mut State, size: (u16, u16)) -> Vec<String> {
    state.update(Message::Resize(size.0, size.1));
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    terminal.draw(|frame| draw(frame, state, Theme::new(true))).unwrap();
    let buffer = terminal.backend().buffer();
    let mut found = Vec::new();
    for y in 2..size.1 {
        let mut run = String::new();
        for x in 0..size.0 {
            let cell = &buffer[(x, y)];
            if cell.modifier.contains(Modifier::UNDERLINED) {
                run.push_str(cell.symbol());
            } else if !run.is_empty() {
                found.push(std::mem::take(&mut run));
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

#[test]
fn what_the_search_matches_is_marked_on_every_screen() {
    for (keys, size, marks) in [
        ("/dinh\n", (120, 40), vec!["Đình"]),
        ("/dinh\n", (80, 24), vec!["Đình"]),
        ("2/nhua\n", (120, 40), vec!["Nhựa"]),
        // Every match of every word, also of the zone.
        ("2/an quang\n", (200, 60), vec!["An", "Quang"]),
        ("4/dinh\n", (80, 24), vec!["Đình"]),
        ("5/may\n", (120, 40), vec!["May"]),
    ] {
        let mut state = state(Lang::Vi);
        press(&mut state, keys);
        let found = underlined(&mut state, size);
        for mark in marks {
            assert!(
                found.iter().any(|own| own == mark),
                "{keys} {size:?}: {mark} not in {found:?}"
            );
        }
    }
}

#[test]
fn each_filter_is_a_chip_that_is_shortened_then_counted() {
    let mut state = state(Lang::Vi);
    press(&mut state, "zvan\n2b/cong ty\n");
    let chips = |state: &mut State, size| frame(state, size).lines().nth(2).unwrap().to_owned();
    let whole = " KCN Vân Trung ✕   dưới ngưỡng ✕   “cong ty” ✕";
    assert_eq!(chips(&mut state, (80, 24)), whole);
    assert_eq!(chips(&mut state, (80, 12)), whole);
    let shown = chips(&mut state, (40, 12));
    assert_eq!(shown.matches('✕').count(), 3, "{shown}");
    let shown = chips(&mut state, (20, 12));
    assert!(shown.contains('✕') && shown.contains('+'), "{shown}");
    // Esc takes back the last one; without a filter there is no line for them.
    for left in [2, 1, 0] {
        press(&mut state, "\u{1b}");
        let shown = frame(&mut state, (80, 24));
        assert_eq!(shown.matches('✕').count(), left, "{shown}");
    }
    assert!(frame(&mut state, (40, 12)).lines().nth(2).unwrap().contains("Tổ chức cơ sở"));
}

#[test]
fn the_place_of_the_selected_organisation_is_marked_in_the_strip() {
    let mut state = state(Lang::Vi);
    let has_mark = |shown: &str| shown.lines().any(|line| line.contains("┴") && line.contains('▲'));
    // The first items are zones.
    assert!(!has_mark(&frame(&mut state, (120, 40))));
    press(&mut state, "jjjjjjjjj");
    let shown = frame(&mut state, (120, 40));
    assert!(has_mark(&shown), "{shown}");
    // A low window has lists alone, of both kinds.
    let shown = frame(&mut state, (40, 12));
    assert!(!shown.contains('┴') && shown.contains("Tổ chức dưới ngưỡng (21)"), "{shown}");
}

#[test]
fn a_window_that_is_too_small_asks_for_more_room() {
    let mut state = state(Lang::Vi);
    for size in [(19, 4), (19, 40), (120, 4)] {
        let shown = frame(&mut state, size).replace('\n', " ");
        assert!(shown.contains("Cửa") && !shown.contains("Tổng quan"), "{size:?}: {shown}");
    }
    assert!(!frame(&mut state, (20, 5)).contains("Cửa sổ"));
}

#[test]
fn help_and_findings_scroll_to_their_ends_in_a_low_window() {
    let mut state = state(Lang::Vi);
    press(&mut state, "?");
    let first = frame(&mut state, (40, 12));
    assert!(first.contains("Phím trên màn hình này") && !first.contains("FDI"), "{first}");
    press(&mut state, &"j".repeat(90));
    let last = frame(&mut state, (40, 12));
    assert!(last.contains("FDI") && last.contains("NNN"), "{last}");
    press(&mut state, "\u{1b}6\n");
    assert!(!frame(&mut state, (40, 12)).contains("→ "));
    press(&mut state, &"j".repeat(20));
    let shown = frame(&mut state, (40, 12));
    assert!(shown.contains("→ Hỏi đơn vị"), "{shown}");
}

#[test]
fn a_year_under_way_has_what_remains_and_the_pace_a_month() {
    let mut state = state(Lang::Vi);
    // The first of October: 92 days are left.
    (state.today, state.days_left) = (dangbo::domain::Year(2023), 92);
    press(&mut state, "5[]");
    let shown = frame(&mut state, (120, 40));
    // 6 · 365 / 12 / 92 are 1.98 a month, 4 are 1.32; each is rounded up.
    assert!(shown.contains("còn 6, 2,0 mỗi tháng (92 ngày)"), "{shown}");
    assert!(shown.contains("còn 4, 1,4 mỗi tháng (92 ngày)"), "{shown}");
    // A window without room for that says that the figures are those of now.
    assert!(frame(&mut state, (40, 12)).contains("Đến nay"));
    // In the last month a pace a month would say nothing.
    state.days_left = 20;
    let shown = frame(&mut state, (120, 40));
    assert!(shown.contains("còn 6 trong 20 ngày") && !shown.contains("mỗi tháng"), "{shown}");
}

#[test]
fn findings_are_listed_by_unit_and_counted_under_a_search() {
    let mut state = state(Lang::Vi);
    press(&mut state, "6");
    let units = |state: &State| -> Vec<String> {
        let findings = state.data().findings.kept();
        let row = |row: &u32| findings[*row as usize].row.unwrap();
        let label = |row| {
            let (table, row) = row;
            dangbo::words::unit_label(state.data(), table, row)
        };
        state.table().rows.iter().map(row).map(label).collect()
    };
    assert!(!units(&state).is_sorted());
    press(&mut state, "G");
    assert!(units(&state).is_sorted(), "{:?}", units(&state));
    press(&mut state, "G");
    assert!(!units(&state).is_sorted());
    press(&mut state, "/dien tu\n");
    let shown = frame(&mut state, (120, 40));
    assert!(shown.contains("0 lỗi · 1 cảnh báo · trong số 20 lỗi, cảnh báo"), "{shown}");
}

#[test]
fn without_a_path_the_folder_its_neighbours_and_the_sample_are_offered() {
    let mut state = State::new(Settings::sample(), Lang::Vi, true);
    let folder = |name: &str, tables| SubFolder { name: name.to_owned(), tables };
    let folders = vec![folder("2022", 2), folder("tam", 0)];
    state.ask_what_to_open(FolderListing { path: "/so-lieu".into(), tables: 3, folders }, None);
    for size in super::SIZES {
        let shown = frame(&mut state, size);
        for text in ["/so-lieu", "Mở thư mục này (3 tệp số liệu)", "Xem số liệu mẫu", "2022/"]
        {
            assert!(shown.contains(text), "{text}\n{shown}");
        }
    }
    // Enter on a folder lists it; on the first line it opens what is shown.
    press(&mut state, "jjj");
    assert_eq!(state.wanted_folder(), Some("/so-lieu/2022".into()));
    press(&mut state, "kkk\n");
    let choice = dangbo::app::StartChoice::Folder("/so-lieu".into());
    assert_eq!((state.take_choice(), state.take_choice()), (Some(choice), None));
    press(&mut state, "\u{1b}");
    assert_eq!(state.take_choice(), Some(dangbo::app::StartChoice::Sample));
}

/// The headings of the table in front.
fn headings(state: &mut State, size: (u16, u16)) -> String {
    let shown = frame(state, size);
    let heads = |line: &&str| line.contains("Thiếu");
    shown.lines().find(heads).unwrap_or_else(|| panic!("{size:?}: {shown}")).to_owned()
}

#[test]
fn what_matters_most_is_in_sight_at_every_width_from_80_on() {
    for screen in ["2", "3"] {
        let mut state = state(Lang::Vi);
        press(&mut state, screen);
        for columns in (80..=220).step_by(3) {
            let shown = headings(&mut state, (columns, 40));
            for heading in ["Xếp loại", "Thiếu", "Vì sao"] {
                assert!(shown.contains(heading), "{screen} {columns}: {shown}");
            }
            let has_share = shown.contains("Tốt trở lên") || shown.contains("≥ tốt");
            assert!(has_share, "{screen} {columns}: {shown}");
            // With the pane beside it the table keeps the picture of the distance.
            if columns >= 120 && screen == "2" {
                assert!(shown.contains("ngưỡng"), "{screen} {columns}: {shown}");
            }
            if screen == "3" {
                assert!(shown.contains("Đảng bộ cơ sở"), "{columns}: {shown}");
            }
        }
    }
}

#[test]
fn no_name_of_an_organisation_is_cut_from_80_columns_on() {
    for size in [(80, 24), (100, 30), (120, 40), (150, 40), (160, 45), (200, 60)] {
        let mut state = state(Lang::Vi);
        press(&mut state, "2");
        let shown = frame(&mut state, size);
        let rows: Vec<&str> = shown.lines().skip(4).take(15).collect();
        for row in &rows {
            // The pane has a border.
            let row = row.split(['│', '┃', '┌', '└']).next().unwrap();
            assert!(!row.contains('…'), "{size:?}: {row}");
        }
    }
}

#[test]
fn a_sorted_or_searched_table_of_80_columns_keeps_why_and_how_many() {
    // The last but one matches zones in some rows and districts in others.
    for keys in ["2sthieu\n", "2skhu\n", "2skhu\t", "2/quang chau\n", "2/hoa\n", "3sket nap\n"] {
        let mut state = state(Lang::Vi);
        press(&mut state, keys);
        let shown = headings(&mut state, (80, 24));
        assert!(shown.contains("Vì sao"), "{keys}: {shown}");
    }
}

#[test]
fn the_years_of_the_targets_stand_under_one_another() {
    let mut state = state(Lang::Vi);
    press(&mut state, "5");
    for size in [(200, 60), (120, 40), (80, 40)] {
        let shown = frame(&mut state, size);
        let lines: Vec<Vec<char>> = shown.lines().map(|line| line.chars().collect()).collect();
        let is_head = |line: &&Vec<char>| line.iter().collect::<String>().contains("2020   ");
        let at = lines.iter().position(|line| is_head(&line)).unwrap_or_else(|| panic!("{shown}"));
        let head: String = lines[at].iter().collect();
        for year in ["2020", "2021", "2022", "2023"] {
            let end = head[..head.find(year).unwrap()].chars().count() + 3;
            for line in &lines[at + 1..at + 6] {
                assert!(line.get(end).is_some_and(|c| *c != ' '), "{size:?} {year}: {shown}");
            }
        }
    }
}

/// The pane below a short list leaves room for the headings of the units too.
#[test]
fn a_pane_leaves_the_findings_of_each_unit_their_headings() {
    let mut state = state(Lang::Vi);
    press(&mut state, "6G");
    let count = state.row_count();
    let shown = frame(&mut state, (120, 44));
    let findings = shown.lines().filter(|line| line.starts_with(" !")).count();
    assert!(count >= 18 && findings >= 18, "{findings} of {count}:\n{shown}");
}
