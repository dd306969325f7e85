//! No output shows a person's name, card, telephone number or date of birth, whatever the form.

mod support;

use std::fs;
use support::dangbo;

/// What no output may hold.
const PERSONAL: [&str; 10] = [
    "Ảo",
    "ẢO",
    "Giả",
    "GIẢ",
    "Bịa",
    "Thử Danh",
    "Nguyen Thi Ao",
    "027080000",
    "0912340",
    "01/02/1980",
];

/// Files whose name is followed by their text.
const FORMS: [(&str, &str); 14] = [
    (
        "a count's heading, one name among numbers",
        "Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nA;CBCS;HTTNV;3;1;2;0;0\nB;CBCS;HTTNV;3;1;2;0;Nguyễn Thị Ảo\nC;CBCS;HTTNV;3;1;2;0;0\nD;CBCS;HTTNV;3;1;2;0;0\n",
    ),
    (
        "names in ragged rows, on either side",
        "Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV;Bí thư\nA;CBCS;HTTNV;3;1;2;0;0;Nguyễn Thị Ảo\nNguyễn Thị Ảo;B;CBCS;HTTNV;3;1;2;0;0;01/02/1980\nC;CBCS;HTTNV;Trần Văn Giả;3;1\n",
    ),
    (
        "rating, kind, ownership, date and year hold names",
        "Năm;Tên TCCSĐ;Loại hình TCCSĐ;Loại hình doanh nghiệp;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV;Ngày thành lập\n2023;A;CBCS;FDI;HTTNV;3;1;2;0;0;2019\n2023;B;Nguyễn Thị Ảo;Đ/c Trần Văn Giả;Lê Thị Bịa;3;1;2;0;0;Nguyễn Thị Ảo\nNguyễn Thị Ảo;C;CBCS;FDI;HTTNV;3;1;2;0;0;2019\n2023;D;CBCS;FDI;HTTNV;3;1;2;0;0;2019\n2023;E;CBCS;FDI;HTTNV;3;1;2;0;0;2019\n2023;F;CBCS;FDI;HTTNV;3;1;2;0;0;2019\n",
    ),
    (
        "the admitted, owners and officers are named",
        "Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV;Kết nạp (họ tên);Chủ doanh nghiệp;Cán bộ tăng cường;Đảng viên mới kết nạp\nA;CBCS;HTTNV;3;1;2;0;0;Nguyễn Thị Ảo;ông Trần Văn Giả;đ/c Lê Thị Bịa;NGUYỄN THỊ ẢO, TRẦN VĂN GIẢ\nB;CBCS;HTTNV;3;1;2;0;0;Nguyễn Thị Ảo;;;Lê Bịa\n",
    ),
    (
        "a heading over two rows",
        "Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;Đảng viên;;;;;Bí thư;\n;;;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV;Tên;SĐT\nA;CBCS;HTTNV;3;1;2;0;0;Nguyễn Thị Ảo;0912340001\nB;CBCS;HTTNV;3;1;2;0;0;Trần Văn Giả;0912340002\n",
    ),
    (
        "names without a heading",
        "Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV;\nA;CBCS;HTTNV;3;1;2;0;0;Nguyễn Thị Ảo\nB;CBCS;HTTNV;3;1;2;0;5x;Trần Văn Giả\n",
    ),
    (
        "telephone numbers under a count",
        "Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nA;CBCS;HTTNV;0912340 001;1;2;0;0\nB;CBCS;HTTNV;027080000123;1;2;0;0\n",
    ),
    (
        "a list under plain headings, without a committee",
        "TT;Tên;Chi bộ;XL\n1;Nguyễn Thị Ảo;Chi bộ Kho;HTTNV\n2;Trần Văn Giả;Chi bộ Kho;Khá\n3;Lê Thị Bịa;;HTNV\n",
    ),
    (
        "a list with totals, groups, a signature and a repeated header",
        "TT;Họ và tên;Ngày sinh;Chi bộ;Đảng bộ cơ sở;Xếp loại\nI;Đảng bộ Công ty X;;;;\n1;Nguyễn Thị Ảo;01/02/1980;Chi bộ Kho;Đảng bộ Công ty X;HTTNV\nTT;Họ và tên;Ngày sinh;Chi bộ;Đảng bộ cơ sở;Xếp loại\n2;Trần Văn Giả;01/02/1980;;;HTNV\nTổng cộng: 2;;;;;\n;;;Người lập biểu;;\n;;;Lê Thị Bịa;;\n",
    ),
    (
        "a list with a broken row and an open quote",
        "TT;Họ và tên;Ngày sinh;Chi bộ;Xếp loại\n1;Nguyễn Thị Ảo;01/02/1980;Chi bộ Kho;HTTNV\n2;Trần Văn Giả;01/02/1980\n3;\"Lê Thị Bịa;01/02/1980;Chi bộ Kho;HTTNV\n4;Nguyễn Thị Ảo;Chi bộ Kho;HTTNV;01/02/1980\n",
    ),
    (
        "a list without a branch",
        "TT;Họ và tên;Ngày sinh;Xếp loại\n1;Nguyễn Thị Ảo;01/02/1980;HTTNV\n2;Trần Văn Giả;01/02/1980;HTNV\n",
    ),
    (
        "a list whose letters were lost",
        "TT;H? v? t?n;Ng?y sinh;Chi b?;X?p lo?i\n1;Nguy?n Th? Thử Danh;01/02/1980;Chi b? Kho;HTTNV\n",
    ),
    (
        "names without marks under a level",
        "Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nA;CBCS;HTTNV;3;Nguyen Thi Ao;2;0;0\nB;CBCS;HTTNV;3;NGUYEN THI AO;2;0;0\n",
    ),
    (
        "secretaries of branches without counts",
        "Chi bộ;Đảng bộ cơ sở;Bí thư;Ngày sinh;Xếp loại\nChi bộ Một;Đảng bộ X;Nguyễn Thị Ảo;01/02/1980;HTTNV\nChi bộ Hai;Đảng bộ X;Trần Văn Giả;01/02/1980;HTTNV\n",
    ),
];

/// The commands whose outputs are searched.
const COMMANDS: [&[&str]; 7] = [
    &["check"],
    &["check", "--explain"],
    &["check", "--format", "json"],
    &["check", "--format", "csv"],
    &["report"],
    &["report", "--format", "json"],
    &["report", "--format", "csv"],
];

#[test]
fn no_output_shows_what_is_about_a_person() {
    for (form, text) in FORMS {
        for text in [text.to_owned(), text.replace(';', "\t"), quoted(text)] {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("so-lieu-2023.csv"), text).unwrap();
            for command in COMMANDS {
                for lang in ["vi", "en"] {
                    let path = folder.path().to_str().unwrap();
                    let options = ["--lang", lang, "--year", "2023", path];
                    let output = dangbo(&[command, &options[..]].concat());
                    let all = [output.stdout, output.stderr].concat();
                    let all = String::from_utf8_lossy(&all);
                    for personal in PERSONAL {
                        assert!(!all.contains(personal), "{form}: {command:?} {lang}: {all}");
                    }
                }
            }
        }
    }
}

/// The text with every cell in quotes.
fn quoted(text: &str) -> String {
    let line = |line: &str| {
        let cells = line.split(';').map(|cell| format!("\"{}\"", cell.replace('"', "")));
        cells.collect::<Vec<_>>().join(";")
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}
