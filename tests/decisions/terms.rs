//! The record of a term: a year with months of two terms, and years that the data lacks. Figures by
//! hand.

use dangbo::analysis::{Filter, Tallies, TermRecord, term_records};
use dangbo::domain::{Settings, Year};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, load};
use dangbo::words::{Lang, term_heading, term_notes};

/// Admitted: 2019 3, 2020 4, 2023 10, 2025 20. Founded: in May 2020, August 2020, June and August
/// 2025.
const ORGANISATIONS: &str = "\
Năm;Mã;Tên tổ chức đảng;Loại hình tổ chức;Loại hình doanh nghiệp;Xếp loại;TSĐV;Đảng viên HTXSNV;Đảng viên HTTNV;Đảng viên HTNV;Đảng viên KHTNV;Kết nạp;Ngày thành lập
2019;1;Chi bộ A;CBCS;Nhà nước;HTTNV;9;0;9;0;0;3;2010
2020;1;Chi bộ A;CBCS;Nhà nước;HTTNV;9;0;9;0;0;4;2010
2020;2;Chi bộ B;CBCS;FDI;HTTNV;5;0;5;0;0;0;05/2020
2020;3;Chi bộ C;CBCS;FDI;HTTNV;5;0;5;0;0;0;01/08/2020
2023;3;Chi bộ C;CBCS;FDI;HTTNV;6;0;6;0;0;10;01/08/2020
2025;3;Chi bộ C;CBCS;FDI;HTTNV;7;0;7;0;0;20;01/08/2020
2025;4;Chi bộ D;CBCS;FDI;HTTNV;5;0;5;0;0;0;30/06/2025
2025;5;Chi bộ E;CBCS;Ngoài Nhà nước;HTTNV;5;0;5;0;0;0;01/08/2025
";

fn records(year: u16) -> Vec<TermRecord> {
    records_on(year, 2026)
}

/// The records of a year, looked at in the year `today`.
fn records_on(year: u16, today: u16) -> Vec<TermRecord> {
    let (settings, whole) = (Settings::default(), Filter::default());
    let files = in_memory(&[("o.csv", ORGANISATIONS.as_bytes())]);
    let data = load(&files, &settings, &LoadOptions::default());
    term_records(&data, &Tallies::new(&data), &settings, Year(year), &whole, Year(today))
}

fn years(years: &[u16]) -> Vec<Year> {
    years.iter().copied().map(Year).collect()
}

#[test]
fn a_year_with_months_of_two_terms_has_a_record_of_each() {
    let [first, second]: [TermRecord; 2] = records(2025).try_into().unwrap();
    // August 2020 to July 2025: C and D; 4 + 10 + 20 admitted, 2020 and 2025 counted whole.
    assert_eq!((first.term.from, first.term.to), ((Year(2020), 8), (Year(2025), 7)));
    assert_eq!((first.founded, first.admitted.value), ([0, 0, 2, 0], 34));
    assert_eq!((first.partly.clone(), first.is_over()), (years(&[2020, 2025]), true));
    // August 2025 to July 2030: E; the year's 20 admitted.
    assert_eq!((second.term.from, second.term.to), ((Year(2025), 8), (Year(2030), 7)));
    assert_eq!((second.founded, second.admitted.value), ([0, 1, 0, 0], 20));
    assert_eq!((second.partly.clone(), second.is_over()), (years(&[2025]), false));
    assert_eq!(term_heading(Lang::Vi, &first), "Nhiệm kỳ 08/2020–07/2025");
    assert_eq!(term_heading(Lang::Vi, &second), "Nhiệm kỳ 08/2025–07/2030, đến hết 2025");
}

#[test]
fn the_record_of_a_year_that_is_not_over_is_one_so_far() {
    for (year, today, heading) in [
        (2025, 2025, "Nhiệm kỳ 08/2025–07/2030, đến nay"),
        (2025, 2026, "Nhiệm kỳ 08/2025–07/2030, đến hết 2025"),
        (2023, 2022, "Nhiệm kỳ 08/2020–07/2025, đến nay"),
    ] {
        let records = records_on(year, today);
        assert_eq!(term_heading(Lang::Vi, records.last().unwrap()), heading);
    }
    // A term that ended in the year is over.
    let [first, _]: [TermRecord; 2] = records_on(2025, 2025).try_into().unwrap();
    assert_eq!(term_heading(Lang::En, &first), "Term 08/2020–07/2025");
}

#[test]
fn years_that_the_data_lacks_are_named_and_add_nothing() {
    let [first, second]: [TermRecord; 2] = records(2025).try_into().unwrap();
    assert_eq!((first.absent.clone(), second.absent), (years(&[2021, 2022, 2024]), vec![]));
    let notes = term_notes(Lang::Vi, &first);
    assert!(notes.contains(&"không có số liệu năm 2021, 2022, 2024".to_owned()), "{notes:?}");
    let notes = term_notes(Lang::En, &first);
    assert!(notes.contains(&"no data of 2021, 2022, 2024".to_owned()), "{notes:?}");
    // To the end of 2023: 4 + 10 admitted, C founded.
    let [to_2023]: [TermRecord; 1] = records(2023).try_into().unwrap();
    assert_eq!((to_2023.admitted.value, to_2023.founded), (14, [0, 0, 1, 0]));
    assert_eq!(to_2023.absent, years(&[2021, 2022]));
    // A year before every term has no record.
    assert_eq!(records(2019), []);
}

#[test]
fn a_year_with_branches_alone_is_named_and_has_no_officers() {
    let branches = "Năm;Tên chi bộ;Đảng bộ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\n\
        2024;Chi bộ X;Đảng bộ Y;HTTNV;9;0;9;0;0\n";
    let seconded = ORGANISATIONS.replace("Kết nạp", "Cán bộ tăng cường");
    for (organisations, of_2023) in [(ORGANISATIONS, None), (seconded.as_str(), Some(10))] {
        let (settings, whole) = (Settings::default(), Filter::default());
        let files =
            in_memory(&[("o.csv", organisations.as_bytes()), ("b.csv", branches.as_bytes())]);
        let data = load(&files, &settings, &LoadOptions::default());
        let tallies = Tallies::new(&data);
        let today = Year(2026);
        let of =
            |year| term_records(&data, &tallies, &settings, Year(year), &whole, today).remove(0);
        assert_eq!(of(2024).absent, years(&[2021, 2022, 2024]));
        assert_eq!((of(2023).known_seconded(), of(2024).known_seconded()), (of_2023, None));
    }
}
