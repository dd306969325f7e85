//! Old fonts, personal data and printed forms, read through the program.

use super::support::{self, BRANCHES, ORGANISATIONS, check, folder};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, load};

#[test]
fn an_old_font_is_read_and_said_once() {
    // "Đảng bộ", "Chi bộ" … typed in .VnTime, saved again as UTF-8.
    let typed = ORGANISATIONS
        .replace("Đảng bộ", "§¶ng bé")
        .replace("Chi bộ", "Chi bé")
        .replace("cơ sở", "c¬ së")
        .replace("Công ty", "C«ng ty")
        .replace("Nhựa", "Nhùa")
        .replace("Đình Trám", "§×nh Tr¸m")
        .replace("Quang Châu", "Quang Ch©u")
        .replace("Ngoài Nhà nước", "Ngoµi Nhµ n\u{ad}íc")
        .replace("tốt", "tèt");
    let folder = folder(&[("o.csv", typed.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let (findings, exit) = check(folder.path());
    assert_eq!(
        (findings, exit),
        (vec![("legacy-encoding".to_owned(), "o.csv".to_owned(), 1, String::new())], 0)
    );
    assert_eq!(support::report(folder.path(), &[])["members"]["met"], 27);
}

#[test]
fn personal_data_is_nowhere() {
    let with = |marker: &str| {
        ORGANISATIONS
            .lines()
            .enumerate()
            .map(|(i, l)| format!("{l};{}\n", if i == 0 { "Họ và tên bí thư" } else { marker }))
            .collect::<String>()
    };
    let by_content = |l: &str, i: usize| {
        format!(
            "{l};{}\n",
            if i == 0 {
                "Liên hệ".to_owned()
            } else {
                format!("09123MARK{i}").replace("MARK", "45678")
            }
        )
    };
    let folder = folder(&[
        ("o.csv", with("MARKER").as_bytes()),
        (
            "b.csv",
            BRANCHES
                .lines()
                .enumerate()
                .map(|(i, l)| by_content(l, i))
                .collect::<String>()
                .as_bytes(),
        ),
    ]);
    let path = folder.path().to_str().unwrap();
    for arguments in [
        vec!["check", path],
        vec!["check", "--format", "json", path],
        vec!["check", "--format", "csv", path],
        vec!["check", "--explain", path],
        vec!["report", path],
        vec!["report", "--format", "json", path],
    ] {
        let output = support::dangbo(&arguments);
        let all = format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(!all.contains("MARKER") && !all.contains("0912345678"), "{arguments:?}: {all}");
    }
    let codes: Vec<String> = check(folder.path()).0.into_iter().map(|f| f.0).collect();
    assert_eq!(codes, ["personal-column", "personal-column"]);
    let bytes = with("MARKER");
    let data = load(
        &in_memory(&[("o.csv", bytes.as_bytes())]),
        &dangbo::domain::Settings::default(),
        &LoadOptions::default(),
    );
    assert!(!format!("{data:?}").contains("MARKER"));
}

#[test]
fn a_printed_form_with_groups_is_read_as_a_clerk_reads_it() {
    let form = "BIỂU TỔNG HỢP NĂM 2023;;;;;;;;;
STT;Tên TCCSĐ;Loại hình TCCSĐ;Kết quả xếp loại;Đảng viên;;;;;
;;;;Tổng số;HTXSNV;TL %;HTTNV;HTNV;KHTNV
(1);(2);(3);(4);(5);(6);(7);(8);(9);(10)
I;KCN Đình Trám;;;;;;;;
1;Chi bộ Công ty A;CBCS;HTTNV;20;2;10,0;17;1;0
2;Chi bộ Công ty B;CBCS;HTNV;10;0;0;8;2;0
;Cộng KCN Đình Trám;;;30;2;;25;3;0
II;CCN Nội Hoàng;;;;;;;;
3;Chi bộ Công ty C;CBCS;HTTNV;5;0;0;5;0;0
;Cộng;;;6;0;;5;0;0
;Tổng cộng;;;35;2;;30;3;0
;NGƯỜI LẬP BIỂU;;;;;;T/M BAN THƯỜNG VỤ;;
;;;;;;;Nguyễn Văn Marker;;
";
    let folder = folder(&[("bieu.csv", form.as_bytes())]);
    // 6 members are stated for the cluster, its one row has 5; every other total agrees.
    assert_eq!(
        check(folder.path()),
        (
            vec![(
                "total-mismatch".to_owned(),
                "bieu.csv".to_owned(),
                11,
                "Đảng viên / Tổng số".to_owned()
            )],
            0
        )
    );
    let value = support::report(folder.path(), &[]);
    assert_eq!(
        (
            &value["organisations"]["total"],
            &value["organisations"]["met"],
            &value["members"]["met"],
            &value["members"]["of"]
        ),
        (&3.into(), &2.into(), &32.into(), &35.into())
    );
    let zones: Vec<&str> =
        value["zones"].as_array().unwrap().iter().map(|z| z["zone"].as_str().unwrap()).collect();
    assert_eq!(zones, ["CCN Nội Hoàng", "KCN Đình Trám"]);
    let said = support::dangbo(&["check", "--explain", folder.path().to_str().unwrap()]);
    assert!(!String::from_utf8_lossy(&said.stdout).contains("Marker"));
}

#[test]
fn what_a_form_states_of_its_groups_is_compared_with_their_rows() {
    let of = |form: &str| -> Vec<(String, u64, String)> {
        let found = check(folder(&[("bieu-2023.csv", form.as_bytes())]).path()).0;
        found.into_iter().map(|(code, _, line, column)| (code, line, column)).collect()
    };
    // A total of all above the rows, sums beside the groups' names, a plain "Cộng" of a group and
    // of all, percentages beside each.
    let right =
        "STT;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV;TL % tốt trở lên
;Tổng số;;;35;2;30;3;0;91,4
I;Khối KCN Đình Trám;;;30;2;25;3;0;90
1;Chi bộ Công ty A;CBCS;HTTNV;20;2;17;1;0;95,0
2;Chi bộ Công ty B;CBCS;HTNV;10;0;8;2;0;80,0
;Cộng;;;30;2;25;3;0;90,0
II;Các tổ chức đảng ngoài KCN;;;5;0;5;0;0;100
3;Chi bộ Công ty C;CBCS;HTTNV;5;0;5;0;0;100
;Cộng (I+II);;;35;2;30;3;0;91,43
;Tỷ lệ %;;;;5,7;85,7;8,6;0;
";
    assert_eq!(of(right), []);
    let wrong = |was: &str, is: &str| {
        assert_eq!(right.matches(was).count(), 1, "{was}");
        of(&right.replace(was, is))
    };
    let one = |code: &str, line, column: &str| vec![(code.to_owned(), line, column.to_owned())];
    let (total, percent, share) = ("total-mismatch", "percent-mismatch", "TL % tốt trở lên");
    assert_eq!(wrong("Tổng số;;;35", "Tổng số;;;36"), one(total, 2, "TSĐV"));
    assert_eq!(wrong("0;91,4\n", "0;91,3\n"), one(percent, 2, share));
    assert_eq!(wrong("Đình Trám;;;30;2", "Đình Trám;;;30;1"), one(total, 3, "HTXSNV"));
    assert_eq!(wrong("HTNV;10;0;8;2;0;80,0", "HTNV;10;0;8;2;0;80,1"), one(percent, 5, share));
    assert_eq!(wrong("Cộng;;;30;2;25", "Cộng;;;30;2;24"), one(total, 6, "HTTNV"));
    assert_eq!(wrong("KCN;;;5;0;5;0;0;100", "KCN;;;5;0;5;0;0;99"), one(percent, 7, share));
    assert_eq!(wrong("(I+II);;;35", "(I+II);;;5"), one(total, 9, "TSĐV"));
    assert_eq!(wrong("8,6;0", "8,4;0"), one(percent, 10, "HTNV"));
    let folder = folder(&[("bieu-2023.csv", right.as_bytes())]);
    let zones = support::report(folder.path(), &[])["zones"].clone();
    let zones: Vec<_> = zones
        .as_array()
        .unwrap()
        .iter()
        .map(|zone| (&zone["zone"], &zone["members"]["of"]))
        .collect();
    assert_eq!(
        zones,
        [(&"KCN Đình Trám".into(), &30.into()), (&"Ngoài khu, cụm công nghiệp".into(), &5.into())]
    );
}

#[test]
fn a_list_of_committees_and_their_branches_is_split() {
    let form = "STT;Tên đơn vị;Xếp loại;Tổng số đảng viên;HTXSNV;HTTNV;HTNV;KHTNV
I;Đảng bộ cơ sở;;;;;;
1;Đảng bộ Công ty A;HTTNV;20;2;17;1;0
1.1;Chi bộ 1;HTXSNV;10;2;8;0;0
1.2;Chi bộ 2;HTTNV;10;0;9;1;0
II;Chi bộ cơ sở;;;;;;
2;Chi bộ Công ty B;HTNV;10;0;8;2;0
";
    let folder = folder(&[("danh-sach-2023.csv", form.as_bytes())]);
    assert_eq!(check(folder.path()), (vec![], 0));
    let value = support::report(folder.path(), &[]);
    let total = |name: &str| value[name]["total"].as_u64();
    assert_eq!(
        (total("organisations"), total("branches"), total("members")),
        (Some(2), Some(2), Some(30))
    );
}
