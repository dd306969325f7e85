//! A unit whose id changed from one year to the next is one unit on every screen.

use super::said::opened;
use super::{frame, press};
use dangbo::app::State;
use dangbo::ingest::source::in_memory;
use dangbo::words::Lang;

const HEADER: &str =
    "Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;ĐV HTXSNV;ĐV HTTNV;ĐV HTNV;ĐV KHTNV\n";

/// Of 12 members 11 or 5 are good or better: 5 are below the threshold.
const FINE: &str = "HTTNV;12;1;10;1;0";
const BELOW: &str = "HTTNV;12;1;4;7;0";

/// The rows of a year: name, id and figures.
fn rows(year: u16, units: &[(&str, &str, &str)]) -> String {
    let row = |(name, id, figures): &(&str, &str, &str)| {
        format!("{year};{id};Chi bộ Công ty {name};CBCS;{figures}\n")
    };
    units.iter().map(row).collect()
}

fn state(text: &str) -> State {
    let text = format!("{HEADER}{text}");
    opened(Lang::Vi, &in_memory(&[("o.csv", text.as_bytes())]), &[])
}

/// The names of the companies on the screen, in the order shown.
fn names(state: &mut State, size: (u16, u16)) -> Vec<String> {
    let shown = frame(state, size);
    let after = shown.split("Chi bộ Công ty ").skip(1);
    after.filter_map(|rest| rest.split_whitespace().next()).map(str::to_owned).collect()
}

/// An fell in none, Binh in 2022, Cuong in 2023; the ids of 2023 are those of another list.
fn changed_ids() -> String {
    let (then, now) = (
        [("An", "T1", BELOW), ("Binh", "T2", BELOW), ("Cuong", "T3", FINE), ("Dung", "T4", FINE)],
        [
            ("An", "CB-4", BELOW),
            ("Binh", "CB-3", FINE),
            ("Cuong", "CB-2", BELOW),
            ("Dung", "CB-1", FINE),
        ],
    );
    rows(2022, &then) + &rows(2023, &now)
}

#[test]
fn a_unit_with_another_id_is_below_in_both_years_and_on_neither_side_alone() {
    let mut state = state(&changed_ids());
    press(&mut state, "c2022\n");
    assert_eq!(names(&mut state, (120, 40)), ["Cuong", "Binh"]);
    // From the other side the sides are swapped.
    press(&mut state, "\u{1b}[c2023\n");
    assert_eq!(names(&mut state, (120, 40)), ["Binh", "Cuong"]);
}

#[test]
fn ids_that_are_the_numbers_of_a_list_are_no_unit_s_own() {
    // An is gone in 2023: the others have the numbers of those before them.
    let then = [("An", "1", BELOW), ("Binh", "2", BELOW), ("Cuong", "3", FINE)];
    let now = [("Binh", "1", FINE), ("Cuong", "2", BELOW)];
    let mut state = state(&(rows(2022, &then) + &rows(2023, &now)));
    press(&mut state, "c2022\n");
    assert_eq!(names(&mut state, (120, 40)), ["Cuong", "An", "Binh"]);
}

#[test]
fn a_unit_is_one_over_a_year_that_the_data_lacks() {
    let then = [("An", "T1", BELOW), ("Binh", "T2", BELOW)];
    let now = [("An", "T1", BELOW), ("Binh", "T2", FINE)];
    let mut state = state(&(rows(2021, &then) + &rows(2023, &now)));
    press(&mut state, "c2021\n");
    assert_eq!(names(&mut state, (120, 40)), ["Binh"]);
}

#[test]
fn the_page_and_the_selection_stay_at_the_unit_when_the_year_changes() {
    let size = (120, 40);
    let mut seen = Vec::new();
    for row in 0..4 {
        let mut state = state(&changed_ids());
        press(&mut state, &format!("2{}\n", "j".repeat(row)));
        let name = names(&mut state, size)[0].clone();
        for keys in ["[", "]", "["] {
            press(&mut state, keys);
            assert_eq!(
                names(&mut state, size)[..1],
                [name.as_str()],
                "{}",
                frame(&mut state, size)
            );
        }
        // The same where the row is selected and no page is open.
        press(&mut state, "\u{1b}]\n");
        assert_eq!(names(&mut state, size)[..1], [name.as_str()], "{}", frame(&mut state, size));
        seen.push(name);
    }
    seen.sort_unstable();
    assert_eq!(seen, ["An", "Binh", "Cuong", "Dung"]);
}

/// An is gone in 2023, when Binh has its number: neither its page nor its mark is Binh's.
#[test]
fn a_unit_that_is_gone_does_not_become_the_one_that_has_its_number() {
    let then = [("An", "1", BELOW), ("Binh", "2", FINE), ("Cuong", "3", FINE)];
    let now = [("Binh", "1", FINE), ("Cuong", "2", FINE)];
    let size = (120, 40);
    // In 2022, the row of a unit selected.
    let at = |name: &str| {
        for row in 0..3 {
            let mut state = state(&(rows(2022, &then) + &rows(2023, &now)));
            press(&mut state, &format!("2[kkk{}\n", "j".repeat(row)));
            let is_it = names(&mut state, size)[0] == name;
            press(&mut state, "\u{1b}");
            if is_it {
                return state;
            }
        }
        panic!("{name} is not listed");
    };
    for name in ["An", "Binh", "Cuong"] {
        let mut state = at(name);
        press(&mut state, "\n]");
        let shown = frame(&mut state, size);
        if name == "An" {
            assert!(shown.contains("Binh") && shown.contains("Cuong"), "no page is open: {shown}");
        } else {
            assert_eq!(names(&mut state, size)[..1], [name], "{shown}");
        }
        let mut state = at(name);
        press(&mut state, " ");
        assert!(frame(&mut state, size).contains("đã đánh dấu"), "{name}");
        press(&mut state, "]");
        let shown = frame(&mut state, size);
        assert_eq!(shown.contains("đã đánh dấu"), name != "An", "{name}: {shown}");
    }
}
