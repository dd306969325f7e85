//! No output shows a person's name, card, telephone number or date of birth, whatever the form.

mod support;

#[allow(dead_code, reason = "this test uses its part")]
#[path = "support/old_fonts.rs"]
mod old_fonts;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use dangbo::app::{ExportFormat, Loaded, Message, State};
use dangbo::domain::Settings;
use dangbo::ingest::source::{Source, in_memory};
use dangbo::ingest::{LoadOptions, excerpts, load};
use dangbo::report::{Origin, copy, export};
use dangbo::ui::{draw, theme::Theme};
use dangbo::words::Lang;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::fs;
use support::dangbo;

/// What no output may hold.
const PERSONAL: [&str; 23] = [
    "mộng",
    "zoro",
    "bia.vn",
    "Ảo",
    "ẢO",
    "ăn Giả",
    "Hoàng Giả",
    "ĂN GIẢ",
    "Bịa",
    "Thử Danh",
    "Nguyen Thi Ao",
    "Lê Bịa",
    "027080000",
    "0912340",
    "01/02/1980",
    "A Giả",
    "Ji Sung",
    "Xiao Ming",
    "Tanaka",
    "Hiroshi",
    "Mộng",
    "MỘNG",
    "Min Ho",
];

/// Files whose name is followed by their text.
const FORMS: [(&str, &str); 54] = [
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
    (
        "a member's row among units",
        "Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nChi bộ Một;CBCS;HTTNV;3;1;2;0;0\nNguyễn Thị Ảo;;HTTNV;;;;;\nLê Bịa;đảng viên;HTTNV;1;0;1;0;0\nTrần Hoàng Giả;CBCS;HTTNV;3;1;2;0;0\nChi bộ Hai;CBCS;HTTNV;3;1;2;0;0\n",
    ),
    (
        "rows shifted to the left and to the right",
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;KCN;Huyện;Loại hình doanh nghiệp;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nT1;Chi bộ Một;CBCS;KCN Đình Trám;Việt Yên;FDI;HTTNV;3;1;2;0;0\nNguyễn Thị Ảo;T2;Chi bộ Hai;CBCS;KCN Đình Trám;Việt Yên;FDI;HTTNV;3;1;2;0\nTrần Văn Giả;CBCS;KCN Đình Trám;Việt Yên;FDI;HTTNV;3;1;2;0;0;01/02/1980\nLê Bịa;T3;Chi bộ Ba;CBCS;KCN Đình Trám;Việt Yên;FDI;HTTNV;3;1;2;0\nT4;Chi bộ Bốn;CBCS;KCN Đình Trám;Việt Yên;FDI;HTTNV;3;1;2;0;0\n",
    ),
    (
        "names in the columns of zones, districts and ids",
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;KCN;Huyện;Loại hình doanh nghiệp;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nT1;Chi bộ Một;CBCS;Nguyễn Thị Ảo;Việt Yên;FDI;HTTNV;3;1;2;0;0\nT2;Chi bộ Hai;CBCS;KCN Đình Trám;Trần Văn Giả;FDI;HTTNV;3;1;2;0;0\nLê Bịa;Chi bộ Ba;CBCS;KCN Đình Trám;Việt Yên;FDI;HTTNV;3;1;2;0;0\nT4;Chi bộ Bốn;CBCS;Ông Lê Bịa;Việt Yên;FDI;HTTNV;3;1;2;0;0\nT5;Chi bộ Năm;CBCS;KCN Đình Trám;Nguyen Thi Ao - 0912340 001;FDI;HTTNV;3;1;2;0;0\nT6;Chi bộ Sáu;CBCS;KCN Đình Trám;Việt Yên;FDI;HTTNV;3;1;2;0;0\n",
    ),
    (
        "names in the column of committees",
        "Tên chi bộ;Trực thuộc;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nChi bộ Một;Đảng bộ Công ty X;HTTNV;3;1;2;0;0\nChi bộ Hai;Nguyễn Thị Ảo;HTTNV;3;1;2;0;0\nChi bộ Ba;Đ/c Trần Văn Giả;HTTNV;3;1;2;0;0\nChi bộ Bốn;Lê Bịa;HTTNV;3;x;2;0;0\nChi bộ Năm;Đảng bộ Công ty X;HTTNV;3;1;2;0;0\n",
    ),
    (
        "names in a list of enterprises",
        "Tên doanh nghiệp;Tổ chức đảng;KCN;Số lao động\nCông ty X;Chi bộ X;KCN Đình Trám;50\nCông ty Y;Nguyễn Thị Ảo;KCN Đình Trám;50\nTrần Văn Giả;;KCN Đình Trám;50\nCông ty Z;;Lê Thị Bịa;50\n",
    ),
    (
        "a member below a unit",
        "Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nChi bộ Công ty TNHH;CBCS;HTTNV;3;1;2;0;0\nNguyễn Thị Ảo;;;;;;;\ntrần văn Giả;;;;;;;\nChi bộ Hai;CBCS;HTTNV;3;1;2;0;0\nLê Bịa;;;;;;;\n",
    ),
    (
        "a list of people below groups of branches",
        "TT;Họ và tên;Ngày sinh;Xếp loại\n;Chi bộ Kho;;\n1;Nguyễn Thị Ảo;01/02/1980;HTTNV\n2;Trần Văn Giả;01/02/1980;\n;Chi bộ Xưởng;;\n1;Lê Thị Bịa;01/02/1980;HTNV\n;;Người lập biểu;\n;;Nguyễn Thị Ảo;\n",
    ),
    (
        "a list of people whose cells are shifted",
        "TT;Họ và tên;Ngày sinh;Chi bộ;Đảng bộ cơ sở;Xếp loại\n1;Lê Thị Thử;01/02/1980;Chi bộ Kho;Đảng bộ X;HTTNV\n2;x;01/02/1980;Nguyễn Thị Ảo;Đảng bộ X;HTTNV\n3;Lê Thị Thử;01/02/1980;Chi bộ Kho;Trần Văn Giả;HTTNV\n4;Lê Thị Thử;01/02/1980;Chi bộ Kho;Đảng bộ X;Lê Bịa\n",
    ),
    (
        "columns of members by their names",
        "Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV;Đảng viên (họ tên);Người ký;Ghi chú;Bí thư\nChi bộ Một;CBCS;HTTNV;3;1;2;0;0;Nguyễn Thị Ảo;Lê Bịa;Trần Văn Giả nghỉ hưu;Lê Thị Bịa\nChi bộ Hai;CBCS;HTTNV;3;1;2;0;0;Lê Bịa, Trần Văn Giả;Lê Bịa;#N/A;Đ/c Nguyễn Thị Ảo\n",
    ),
    (
        "cards and telephone numbers in columns of units",
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;KCN;Huyện;Loại hình doanh nghiệp;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nT1;Chi bộ Một;CBCS;KCN Đình Trám;Việt Yên;FDI;HTTNV;3;1;2;0;0\nT2;Chi bộ Hai;CBCS;KCN Đình Trám;Việt Yên;FDI;HTTNV;3;1;2;0;0\nT3;Nguyễn Thị Ảo (0912340 001);CBCS;KCN Đình Trám;Việt Yên;FDI;HTTNV;3;1;2;0;0\nT4;Chi bộ Bốn;CBCS;Trần Văn Giả 01/02/1980;Việt Yên;FDI;HTTNV;3;1;2;0;0\n",
    ),
    (
        "two names in one row below the table",
        "TT;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\n1;Chi bộ Một;CBCS;HTTNV;3;1;2;0;0\n;Cộng;;;3;1;2;0;0\n;Cao Xuân Bịa;;;;Trần Văn Giả;;;\n",
    ),
    (
        "two names in one row, after a blank one",
        "TT;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\n1;Chi bộ Một;CBCS;HTTNV;3;1;2;0;0\n;;;;;;;;\n;Cao Hoàng Giả;;Nguyễn Thị Ảo;;;;;\n;Lê Bịa;Lê Thị Bịa;;;;;;\n",
    ),
    (
        "names after what their persons do",
        "TT;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\n1;Chi bộ Một;CBCS;HTTNV;3;1;2;0;0\n;Lập biểu: Cao Xuân Bịa;;;;Duyệt: Trần Văn Giả;;;\n;Kiểm tra: Nguyễn Thị Ảo;;Duyệt Lê Bịa;;;;;\nTT;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\n1;Chi bộ Hai;CBCS;HTTNV;3;1;2;0;0\n;Lập biểu;;;;Duyệt;;;\n;Lê Bịa;;;;Cao Xuân Bịa;;;\n",
    ),
    (
        "numbers and names in counts",
        "Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV;Số lao động\nChi bộ Một;CBCS;HTTNV;3;1;2;0;0;120 (GĐ Lê Thị Bịa)\nChi bộ Hai;CBCS;HTTNV;3;1;2;0;0;50 - giám đốc Trần Văn Giả\nChi bộ Ba;CBCS;HTTNV;3 (Phó Giám đốc: Nguyễn Thị Ảo);1;2;0;0;50 người do Lê Thị Bịa quản lý\n",
    ),
    (
        "persons inside the names of units",
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV;KCN\nT1;Chi bộ Một (Bí thư: Lê Thị Bịa);CBCS;HTTNV;3;1;2;0;0;KCN Đình Trám\nT2;Chi bộ Hai - Bí thư Trần Văn Giả;CBCS;HTTNV;3;1;2;0;0;KCN Đình Trám (phụ trách: Nguyễn Thị Ảo)\nT3;Chi bộ Ba, ĐT: 0912340 001;CBCS;HTTNV;3;1;2;0;0;KCN Đình Trám\nT4;Chi bộ Bốn (Nguyễn Thị Ảo);CBCS;HTTNV;3;x;2;0;0;KCN Đình Trám\nT5;Chi bộ Năm GĐ Lê Bịa;CBCS;HTTNV;3;1;2;0;0;KCN Đình Trám\nT6;Chi bộ Sáu (Người liên hệ: Lê Bịa - 0912340 001);CBCS;HTTNV;3;1;2;0\n",
    ),
    (
        "persons inside labels of groups and names of committees",
        "TT;Tên chi bộ;Trực thuộc;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nI;Đảng bộ Công ty X (Bí thư: Lê Thị Bịa);;;;;;;\n1;Chi bộ Một;;HTTNV;3;1;2;0;0\n2;Chi bộ Hai;Đảng bộ Công ty Y (Bí thư: Trần Văn Giả);HTTNV;3;1;2;0;0\nII. Đảng bộ Công ty Z - Bí thư: Nguyễn Thị Ảo;;;;;;;;\n3;Chi bộ Ba;;HTTNV;3;1;2;0;0\n",
    ),
    (
        "persons inside the branches of a list of people",
        "TT;Họ và tên;Ngày sinh;Chi bộ;Đảng bộ cơ sở;Xếp loại\n1;Lê Thị Thử;01/02/1980;Chi bộ Kho (Bí thư: Lê Bịa);Đảng bộ X;HTTNV\n2;Lê Thị Thử;01/02/1980;Chi bộ Kho;Đảng bộ X, bí thư: Trần Văn Giả;HTTNV\n",
    ),
    (
        "short names of persons in whole rows of units",
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nT1;Chi bộ Một;CBCS;HTTNV;3;1;2;0;0\nT2;Lê Bịa;CBCS;HTTNV;3;1;2;0;0\nT3;Chi bộ Ba (Trần Bịa);CBCS;HTTNV;3;1;2;0;0\nT4;Chi bộ Bốn;CBCS;HTTNV;3;1;2;0;0\n",
    ),
    (
        "family names of small peoples in whole rows",
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nT1;Chi bộ Một;CBCS;HTTNV;3;1;2;0;0\nT2;Giàng A Giả;CBCS;HTTNV;3;1;2;0;0\nT3;Khúc Thị Ảo;CBCS;HTTNV;3;1;2;0;0\nT4;Chi bộ Bốn (Quàng Văn Giả);CBCS;HTTNV;3;1;2;0;0\nT5;Chi bộ Năm;CBCS;HTTNV;3;1;2;0;0\n",
    ),
    (
        "names of other peoples in counts and words",
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV;Số lao động\nT1;Chi bộ Một;CBCS;HTTNV;3;1;2;0;0;5\nT2;Chi bộ Hai;Giàng A Giả;HTTNV;3;1;2;0;0;PARK JI SUNG\nT3;Chi bộ Ba;CBCS;Wang Xiao Ming;3;1;2;0;Khúc Thị Ảo;5\nT4;Chi bộ Bốn;CBCS;HTTNV;3;1;2;0;0;Park Ji Sung\nT5;Chi bộ Năm;CBCS;HTTNV;3;1;2;0;0;5\n",
    ),
    (
        "roles alone below the table, and names",
        "TT;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\n1;Chi bộ Một;CBCS;HTTNV;3;1;2;0;0\n;Duyệt;;Kiểm tra;;;;;\n;Lê Bịa;;;;;;;\n;Hoàng Giả;;Giàng A Giả;;;;;\n",
    ),
    (
        "a name as a heading",
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV;Trần Hoàng Giả;Lê Bịa (0912340 001)\nT1;Chi bộ Một;CBCS;HTTNV;3;1;2;0;0;1;1\nT2;Chi bộ Hai;CBCS;Khá;3;1;2;0;0;1;1\n",
    ),
    (
        "names in titles",
        "Người tổng hợp: Nguyễn Thị Ảo;;;;;;;;\nĐảng bộ Khối - Bí thư Lê Bịa, ĐT 0912340 001;;;;;;;;\nKCN Đình Trám - phụ trách: Trần Văn Giả;;;;;;;;\nMã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nT1;Chi bộ Một;CBCS;HTTNV;3;1;2;0;0\nT2;Chi bộ Hai;CBCS;Khá;3;1;2;0;0\n",
    ),
    (
        "no table, letters lost in names",
        "H? t?n;Ghi ch?\nNguy?n Th? Thử Danh;T?t\nL? Thử Danh, x?m ?o;T?t\n",
    ),
    (
        "names of every people in columns of closed lists",
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;Loại hình doanh nghiệp;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nT1;Chi bộ Một;Tanaka Hiroshi;FDI;HTTNV;3;1;2;0;0\nT2;Chi bộ Hai;CBCS;N.V.Mộng;HTTNV;3;1;2;0;0\nT3;Chi bộ Ba;CBCS;FDI;Mộng Nguyễn;3;1;2;0;0\nT4;Chi bộ Bốn;CBCS;FDI;HTTNV;3;1;2;0;12 (có đ/c Mộng Mơ)\nT5;Chi bộ Năm;CBCS;FDI;Bà Mộng;3;1;2;0;0\nT6;Chi bộ Sáu;CBCS;FDI;HTTNV;3;1;Diêm Đăng Mộng;0;0\n",
    ),
    (
        "columns of people of every people under counts",
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;Loại hình doanh nghiệp;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV;Kết nạp chủ doanh nghiệp;Cán bộ tăng cường;Số lao động\nT1;Chi bộ Một;CBCS;FDI;HTTNV;3;1;2;0;0;Tanaka Hiroshi;đ/c Mộng;Mr. Mộng\nT2;Chi bộ Hai;CBCS;FDI;HTTNV;3;1;2;0;0;Park Min Ho;đ/c Mộng;Ong Thế Mộng\nT3;Chi bộ Ba;CBCS;FDI;HTTNV;3;1;2;0;0;Mộng Mơ, Ảo Mộng;;\n",
    ),
    (
        "forms of address in columns of units and places",
        "Mã;Tên chi bộ;Trực thuộc;KCN;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nT1;Chi bộ Một;Đảng bộ Công ty X;KCN Đình Trám;HTTNV;3;1;2;0;0\nT2;Đ/c Mộng Mơ;Đảng bộ Công ty X;KCN Đình Trám;HTTNV;3;x;2;0;0\nT3;Chi bộ Ba;đồng chí Mộng Mơ;KCN Đình Trám;HTTNV;3;1;2;0;0\nT4;Chi bộ Bốn;Ms. Mộng;KCN Đình Trám;HTTNV;3;1;2;0;0\nT5;Chi bộ Năm;Đảng bộ Công ty X;Mr. Mộng;HTTNV;3;1;2;0;0\nT6;Chi bộ Sáu - đ/c Mộng Mơ;Đảng bộ Công ty X;KCN Đình Trám;HTTNV;3;1;2;0;x\nT7;Chi bộ do đồng chí Mộng Mơ phụ trách;Đảng bộ Công ty X;KCN Đình Trám;HTTNV;3;1;2;0;x\n",
    ),
    (
        "names in cells beside the table",
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;Loại hình doanh nghiệp;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nT1;Chi bộ Một;CBCS;FDI;HTTNV;3;1;2;0;0;đ/c Mộng Mơ (BT)\nT2;Chi bộ Hai;CBCS;FDI;HTTNV;3;1;2;0;0;BT Mộng\nT3;Chi bộ Ba;CBCS;FDI;HTTNV;3;1;2;0;0;Tanaka Hiroshi\nT4;Chi bộ Bốn;CBCS;FDI;HTTNV;3;1;2;0;0\n",
    ),
    (
        "a name behind the colon of a heading",
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;Loại hình doanh nghiệp;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV;Người báo cáo: Mộng Ảo Vọng;Bí thư: Đ/c Mộng\nT1;Chi bộ Một;CBCS;FDI;HTTNV;3;1;2;0;0;;\nT2;Chi bộ Hai;CBCS;x;HTTNV;3;1;2;0;0;;\n",
    ),
    (
        "a form of address in the title of a zone",
        "KCN VÂN TRUNG - Đ/c Trần Mộng Mơ;;;;;;;;;\nMã;Tên TCCSĐ;Loại hình TCCSĐ;Loại hình doanh nghiệp;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nT1;Chi bộ Một;CBCS;FDI;HTTNV;3;1;2;0;0\nT2;Chi bộ Hai;CBCS;FDI;HTTNV;3;1;2;0;0\nKCN ĐÌNH TRÁM - ĐỒNG CHÍ MỘNG MƠ;;;;;;;;;\nMã;Tên TCCSĐ;Loại hình TCCSĐ;Loại hình doanh nghiệp;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nT3;Chi bộ Ba;CBCS;FDI;HTTNV;3;1;2;0;0\nT4;Chi bộ Bốn;CBCS;FDI;HTTNV;3;1;2;0;0\n",
    ),
    (
        "names in small letters in columns of closed lists",
        "Tên TCCSĐ;Loại hình TCCSĐ;Loại hình doanh nghiệp;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV;Cán bộ tăng cường;Kết nạp\nA;CBCS;FDI;mộng hùng;3;1;2;0;0;2 (mộng, lan);1\nB;mộng;trần mộng;HTTNV;3;1;2;0;0;john zoro;mộng\nC;CBCS;FDI;HTTNV;lê mộng;1;2;0;0;zoro;mộng/lan\nD;CBCS;FDI;HTTNV;3;1;2;0;0;01: zoro;zoro1\n",
    ),
    (
        "numbers and addresses of persons in columns of units and places",
        "Mã;Tên chi bộ;Trực thuộc;KCN;Huyện;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nT1;Chi bộ Một;Đảng bộ X;KCN 0912340001;Việt Yên;HTTNV;3;1;2;0;0\nT2;Chi bộ Hai;Đảng bộ X;027080000123;a@bia.vn;HTTNV;3;1;2;0;0\nT3;0912340002;0912340 003;KCN Đình Trám;liên hệ a@bia.vn;HTTNV;3;1;2;0;0\nT4;a@bia.vn;Đảng bộ X;KCN Đình Trám;0912.340.001;HTTNV;3;1;2;0;0\n",
    ),
    (
        "a row whose cells are shifted, with the name of nobody's family",
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;KCN;Huyện;Loại hình doanh nghiệp;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nT1;Chi bộ Một;CBCS;KCN Đình Trám;Việt Yên;FDI;HTTNV;3;1;2;0;0\nT2;A. Mộng;Chi bộ Hai;CBCS;KCN Đình Trám;Việt Yên;FDI;HTTNV;3;1;2;0\nT3;Chi bộ Ba;A. Mộng;CBCS;Mộng Zu;KCN Đình Trám;Việt Yên;FDI;HTTNV;3;1;2\nT4;Chi bộ Bốn;CBCS;KCN Đình Trám;Việt Yên;FDI;HTTNV;3;1;2;0;0\n",
    ),
    (
        "names behind the words of headings",
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ Lê Bịa;KCN;Xếp loại: Mộng;TSĐV (Trần Hoàng Giả);HTXSNV;HTTNV;HTNV;Đảng viên KHTNV Nguyễn Quốc Mộng;Ghi chú đ/c Mộng;ĐẢNG VIÊN DỰ BỊ TRẦN MỘNG;Số lượng Tanaka Hiroshi\nT1;Chi bộ Một;CBCS;KCN Đình Trám;HTTNV;3;1;2;0;0;;1;1\nT2;Chi bộ Hai;CBCS;KCN Đình Trám;Khá;3;1;2;0;0;;1;1\n",
    ),
    (
        "names behind the words of headings that are read",
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;KCN;Xếp loại (đ/c Mộng);TSĐV (Trần Hoàng Giả);HTXSNV (Tanaka Hiroshi);HTTNV;HTNV;KHTNV (NGUYỄN MỘNG);Ghi chú Nguyễn Quốc Mộng\nT1;Chi bộ Một;CBCS;KCN Đình Trám;HTTNV;3;1;2;0;0;\nT2;Chi bộ Hai;CBCS;KCN Đình Trám;Khá;3;x;2;0;0;\nMã;Tên TCCSĐ;Loại hình TCCSĐ;KCN;Xếp loại (đ/c Mộng);TSĐV (Trần Hoàng Giả);HTXSNV (Tanaka Hiroshi);HTTNV;HTNV;KHTNV (NGUYỄN MỘNG);Ghi chú Nguyễn Quốc Mộng\nT3;Chi bộ Ba;CBCS;KCN Đình Trám;HTTNV;3;1;2;0;0;\n",
    ),
    (
        "names in a second header",
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;Đảng viên;;;;\n;;;;Tổng số;HTXSNV Nguyễn Quốc Mộng;HTTNV: Mộng;HTNV (Lê Bịa);KHTNV\nT1;Chi bộ Một;CBCS;HTTNV;3;1;2;0;0\nT2;Chi bộ Hai;CBCS;Khá;3;1;2;0;0\n",
    ),
    (
        "names behind the words of headings in cells, titles and groups",
        "Tổng số đảng viên Nguyễn Quốc Mộng;;;;;;;;;\nMã;Tên TCCSĐ;Loại hình TCCSĐ;KCN;Huyện;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nT1;Đảng viên KHTNV Nguyễn Quốc Mộng;CBCS;KCN Đình Trám;Việt Yên;HTTNV;3;x;2;0;0\nT2;Chi bộ Hai - ĐV HTXSNV - Trần Mộng;CBCS;ĐV HTXSNV: Tanaka Hiroshi;Hoàn thành tốt nhiệm vụ Lê Bịa;HTTNV;3;1;2;0;0\n;Hoàn thành tốt nhiệm vụ Lê Bịa;;;;;;;;;\nT3;Chi bộ Ba (Đảng viên KHTNV Nguyễn Quốc Mộng);Đảng viên KHTNV Nguyễn Quốc Mộng;KCN Đình Trám;Việt Yên;Xếp loại Mộng;3;1;2;0;KHTNV: Mộng\nKHTNV Mộng;Chi bộ Bốn;CBCS;KCN Đình Trám;Danh sách Tanaka Hiroshi;HTTNV;3;1;2;0;0;Đảng viên KHTNV Nguyễn Quốc Mộng\n",
    ),
    (
        "names in a table below with another delimiter",
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nT1;Chi bộ Một;CBCS;HTTNV;3;1;2;0;0\n\nMã|Tên chi bộ|Trực thuộc|KCN|Bí thư|Xếp loại|TSĐV|HTXSNV|HTTNV|HTNV|KHTNV\nB1|Chi bộ Kho (Bí thư: Lê Bịa)|T1|KCN Đình Trám|Nguyễn Thị Ảo|HTTNV|3|1|2|0|0\nB2|Nguyễn Thị Ảo|T1|Trần Văn Giả|Lê Bịa|Khá|3|1|2|0|đ/c Mộng\nB3|Chi bộ Xe|T1|KCN Đình Trám|Lê Bịa|HTTNV|x|1|2\n",
    ),
    (
        "names in halves side by side",
        "TT;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV;TT;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\n1;Chi bộ Một;CBCS;HTTNV;3;1;2;0;0;3;Chi bộ Ba (Bí thư: Lê Bịa);CBCS;HTTNV;3;1;2;0;0\n2;Chi bộ Hai;CBCS;HTTNV;3;1;2;0;Trần Văn Giả;4;Nguyễn Thị Ảo;CBCS;đ/c Mộng;3;1;2;0;Tanaka Hiroshi\n5;Trần Hoàng Giả;Lê Bịa;HTTNV;3;x;2;0;0;6;Chi bộ Sáu;Mộng Mơ;HTTNV;3;1;2;0;0;Nguyễn Thị Ảo\n",
    ),
    (
        "a row whose cells were pasted into one cell",
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\nT1;Chi bộ Một;CBCS;HTTNV;3;1;2;0;0\nT2  Nguyễn Thị Ảo  CBCS  HTTNV  3  1  2  0  0;;;;;;;;\nT3 Chi bộ Ba đ/c Mộng CBCS HTTNV 3 1 2 0 0;;;;;;;;\nT4;Chi bộ Bốn;CBCS;HTTNV;3;1;2;0;0\n",
    ),
];

/// The commands whose outputs are searched.
const COMMANDS: [&[&str]; 8] = [
    &["check"],
    &["check", "--unit", "T3"],
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

/// Names that units honestly have.
const UNITS: [&str; 10] = [
    "Chi bộ Lê Hồng Phong",
    "Trần Phú",
    "Nguyễn Thị Minh Khai",
    "Hoàng Long",
    "Hồng Hà",
    "Hoàng Anh Gia Lai",
    "Lê Gia Phát",
    "DNTN Nguyễn Văn Thử",
    "Chi bộ Công ty Trần Thị Thử",
    "Kim Tín",
];

#[test]
fn units_that_are_named_after_persons_keep_their_names() {
    let mut text =
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;Huyện;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\n".to_owned();
    for (at, name) in UNITS.iter().enumerate() {
        text += &format!(
            "T{at};{name};CBCS;Lục Nam;HTTNV;3;1;2;0;{}\n",
            if at == 4 { "x" } else { "0" }
        );
    }
    for text in [text.clone(), quoted(&text)] {
        let state = opened(text.as_bytes());
        let data = state.data();
        let names: Vec<&str> =
            data.organisations.units.name.iter().map(|name| data.texts.get(*name)).collect();
        assert_eq!(names, UNITS);
    }
}

#[test]
fn a_name_is_said_at_its_cell_and_names_in_a_count_once() {
    let mut text =
        "Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\n".to_owned();
    for at in 2..200 {
        text += &match at {
            150 | 160 => format!("T{at};Chi bộ {at};CBCS;HTTNV;3;1;2;0;Nguyễn Thị Ảo\n"),
            170 => format!("T{at};Trần Văn Giả;CBCS;HTTNV;3;1;2;0;0\n"),
            _ => format!("T{at};Chi bộ {at};CBCS;HTTNV;3;1;2;0;0\n"),
        };
    }
    for text in [text.clone(), quoted(&text)] {
        let folder = support::folder(&[("o-2023.csv", text.as_bytes())]);
        let (findings, _) = support::check(folder.path());
        let lines: Vec<(u64, &str)> = findings
            .iter()
            .filter(|(code, ..)| code == "personal-column")
            .map(|(.., line, column)| (*line, column.as_str()))
            .collect();
        assert_eq!(lines, [(150, "KHTNV"), (170, "Tên TCCSĐ")]);
    }
}

#[test]
fn no_encoding_shows_what_is_about_a_person() {
    for (form, text) in FORMS {
        let wide: Vec<u8> =
            format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [wide, old_fonts::tcvn3(text), format!("\u{feff}{text}").into_bytes()] {
            assert_shows_nobody(form, &bytes, false);
        }
    }
}

#[test]
fn no_screen_popup_or_export_shows_a_person_on_either_path() {
    for (form, text) in FORMS {
        for slow_path_only in [false, true] {
            assert_shows_nobody(form, text.as_bytes(), slow_path_only);
        }
        assert_shows_nobody(form, quoted(text).as_bytes(), false);
    }
}

#[test]
fn both_paths_read_the_same_from_every_form() {
    let read = |text: &str, slow_path_only: bool| {
        let data = opened_by(text.as_bytes(), slow_path_only).data().clone();
        let findings: Vec<String> =
            data.findings.kept().iter().map(|f| format!("{:?} {:?}", f.kind, f.place)).collect();
        let texts = |units: &dangbo::domain::Units| {
            let row = |row: usize| {
                [units.id[row], units.name[row], units.zone_text[row]]
                    .map(|text| data.texts.get(text).to_owned())
            };
            (0..units.len()).map(row).collect::<Vec<_>>()
        };
        (findings, texts(&data.organisations.units), texts(&data.branches.units))
    };
    for (form, text) in FORMS {
        assert_eq!(read(text, false), read(text, true), "{form}");
    }
}

/// The dashboard with one file.
fn opened(bytes: &[u8]) -> State {
    opened_by(bytes, false)
}

fn opened_by(bytes: &[u8], slow_path_only: bool) -> State {
    let settings = Settings::default();
    let options = LoadOptions {
        fallback_year: dangbo::domain::Year::new(2023),
        slow_path_only,
        ..LoadOptions::default()
    };
    let data = load(&in_memory(&[("so-lieu-2023.csv", bytes)]), &settings, &options);
    let loaded = Loaded::new(data, &settings.thresholds);
    let mut state = State::new(settings, Lang::Vi, true);
    state.update(Message::Loaded(Box::new(loaded), "14:02:11".to_owned()));
    state
}

/// The text of the view in front in every format.
fn exported(state: &State) -> String {
    let formats =
        [ExportFormat::Csv, ExportFormat::Raw, ExportFormat::Markdown, ExportFormat::Text];
    let text = |format| export(state, format, Origin::default()).unwrap().bytes;
    formats.map(|format| String::from_utf8_lossy(&text(format)).into_owned()).concat()
}

/// Fails if a screen, a page, a popup, an export or an excerpt shows a person.
fn assert_shows_nobody(form: &str, bytes: &[u8], slow_path_only: bool) {
    let keys = [
        "", "2", "3", "4", "5", "6", "2\n", "3\n", "4\n", "6\n", "e", "z", "o", "?", "t", "n", "u",
        "2w", "2jw\n", "2/a", "c", "2jj\n", "2jjj\n", "6j\n", "6jj\n", "6jjj\n", "en",
    ];
    for keys in keys {
        let mut state = opened_by(bytes, slow_path_only);
        state.update(Message::Resize(160, 50));
        for key in keys.chars() {
            let code = if key == '\n' { KeyCode::Enter } else { KeyCode::Char(key) };
            state.update(Message::Key(KeyEvent::new(code, KeyModifiers::NONE)));
        }
        let mut terminal = Terminal::new(TestBackend::new(160, 50)).unwrap();
        terminal.draw(|frame| draw(frame, &state, Theme::new(true))).unwrap();
        let buffer = terminal.backend().buffer();
        let drawn: String = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        let all = drawn + &exported(&state) + &copy(&state);
        for personal in PERSONAL {
            assert!(!all.contains(personal), "{form}: {keys:?}: {personal}: {all}");
        }
    }
    let state = opened_by(bytes, slow_path_only);
    let lines: Vec<u32> = (1..20).collect();
    let shown = excerpts(&Source::Memory(bytes.to_vec()), None, &state.data().files[0], &lines);
    let shown = format!("{shown:?}");
    for personal in PERSONAL {
        assert!(!shown.contains(personal), "{form}: {personal}: {shown}");
    }
}

#[test]
fn a_place_of_other_rows_is_shown_in_a_row_with_wrong_cells() {
    let head = "Mã;Tên TCCSĐ;Loại hình TCCSĐ;Huyện;Loại hình doanh nghiệp;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\n";
    let district = |second: &str| {
        let text = format!(
            "{head}T1;Chi bộ Một;CBCS;Sơn Động;FDI;HTTNV;3;1;2;0;0\nT2;Chi bộ Hai;a1;{second};a2;a3;3;x;2;0;0\n"
        );
        let state = opened(text.as_bytes());
        let data = state.data();
        data.texts.get(data.organisations.units.district[1]).to_owned()
    };
    assert_eq!(district("Sơn Động"), "Sơn Động");
    assert_eq!(district("Mộng Zu"), "");
}
