//! Prints a plain table as the forms of offices have it: nothing that is added is data.

/// How a table is printed.
#[derive(Debug, Clone)]
pub struct Form {
    /// The order of its first six columns.
    pub order: Vec<usize>,
    /// Titles above, a header over two rows, a row of column numbers, a total below.
    pub printed: bool,
    /// A row with the zone's name and its sums over the rows of each zone.
    pub grouped: bool,
    /// Numbers before the names of these groups.
    pub numbered: bool,
    /// A row of sums below each group.
    pub subtotals: bool,
    /// The bloc itself, with all sums, over the first row; its sums by zone and those of another
    /// year below the total.
    pub broken_down: bool,
    /// A percentage beside each level, under a third row of the header.
    pub percents: bool,
    /// Names under a signature, in the columns of names and committees.
    pub signed: bool,
    /// The committee of branches once over them, in a merged cell; a sign before their names.
    pub merged: bool,
}

/// The columns of a plain table: name, committee or kind, zone, members, rated, the first level,
/// the admitted.
const NAME: usize = 2;
const PARENT: usize = 3;
const ZONE: usize = 4;
const MEMBERS: usize = 7;
const RATED: usize = 8;
const LEVELS: std::ops::Range<usize> = 9..13;

const ROMAN: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

/// A level's percentage, with one digit behind the comma, rounded; empty where nobody is rated.
fn percent(level: u64, rated: u64) -> String {
    if rated == 0 {
        return String::new();
    }
    let tenths = (level * 1000 + rated / 2) / rated;
    format!("{},{}", tenths / 10, tenths % 10)
}

/// The zone of rows that are all in one.
fn zone_of(run: &[Vec<String>]) -> &str {
    if run[0][ZONE].is_empty() { "Ngoài khu, cụm công nghiệp" } else { &run[0][ZONE] }
}

impl Form {
    /// Prints a table of lines of cells parted by semicolons, with another delimiter.
    pub fn print(&self, table: &str, delimiter: &str) -> String {
        let mut rows: Vec<Vec<String>> =
            table.lines().map(|line| line.split(';').map(str::to_owned).collect()).collect();
        let header = rows.remove(0);
        // A branch without a zone has its committee's: no group of zones holds it.
        let lacks_zone = rows.iter().any(|row| row[ZONE].is_empty());
        if self.grouped && lacks_zone && header[PARENT] == "Trực thuộc" {
            return Self { grouped: false, ..self.clone() }.print(table, delimiter);
        }
        if self.merged && header[PARENT] == "Trực thuộc" {
            self.merge(&mut rows);
        }
        let mut body = self.body(&rows);
        if self.broken_down {
            body.insert(0, self.sums(&rows, "Đảng bộ Khối Doanh nghiệp tỉnh Bắc Giang"));
        }
        let mut out: Vec<Vec<String>> = if self.printed {
            self.head(&header)
        } else {
            vec![self.arrange(&header, &mut |_| "TL %".to_owned())]
        };
        out.extend(body);
        let width = out[0].len();
        let beside = |cells: &[(usize, &str)]| {
            let mut row = vec![String::new(); header.len()];
            for (column, text) in cells {
                (*text).clone_into(&mut row[*column]);
            }
            self.arrange(&row, &mut |_| String::new())
        };
        if self.printed {
            out.push(self.sums(&rows, "Tổng cộng"));
        }
        if self.printed && self.broken_down {
            let zones = rows.chunk_by(|a, b| a[ZONE] == b[ZONE]);
            out.extend(zones.map(|run| self.sums(run, &format!("Trong đó: {}", zone_of(run)))));
            out.push(self.sums(rows.get(..1).unwrap_or_default(), "So với năm 2022"));
        }
        if self.signed {
            out.push(vec![String::new(); width]);
            out.push(beside(&[(MEMBERS, "Bắc Giang, ngày 20 tháng 12 năm 2023")]));
            out.push(beside(&[(NAME, "NGƯỜI LẬP BIỂU"), (PARENT, "T/M BAN THƯỜNG VỤ")]));
            out.push(beside(&[(NAME, "Lê Văn Tám"), (PARENT, "Hoàng Thị Chín")]));
        }
        let quoted = |cell: &String| {
            if cell.contains(delimiter) { format!("\"{cell}\"") } else { cell.clone() }
        };
        out.iter()
            .map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(delimiter) + "\n")
            .collect()
    }

    /// A row in the form's order, with what stands beside each level, whose place among the levels
    /// is given.
    fn arrange(&self, row: &[String], beside: &mut dyn FnMut(usize) -> String) -> Vec<String> {
        let mut out: Vec<String> = self.order.iter().map(|&column| row[column].clone()).collect();
        for (column, cell) in row.iter().enumerate().skip(6) {
            out.push(cell.clone());
            if self.percents && LEVELS.contains(&column) {
                out.push(beside(column - LEVELS.start));
            }
        }
        out
    }

    fn head(&self, header: &[String]) -> Vec<Vec<String>> {
        let mut upper = header.to_vec();
        let mut lower = vec![String::new(); header.len()];
        for (column, under) in (MEMBERS..).zip([
            "Tổng số",
            "Tổng số được đánh giá, xếp loại",
            "HTXSNV",
            "HTTNV",
            "HTNV",
            "KHTNV",
        ]) {
            upper[column] =
                if column == MEMBERS { "Đảng viên".to_owned() } else { String::new() };
            under.clone_into(&mut lower[column]);
        }
        let mut rows = vec![
            self.arrange(&upper, &mut |_| String::new()),
            self.arrange(&lower, &mut |_| String::new()),
        ];
        if self.percents {
            let counts: Vec<String> = (0..header.len())
                .map(
                    |column| if LEVELS.contains(&column) { "SL".to_owned() } else { String::new() },
                )
                .collect();
            rows.push(self.arrange(&counts, &mut |_| "TL %".to_owned()));
        }
        let width = rows[0].len();
        let title = |text: &str| [vec![text.to_owned()], vec![String::new(); width - 1]].concat();
        rows.push((1..=width).map(|number| format!("({number})")).collect());
        let titles =
            [title("ĐẢNG BỘ KHỐI DOANH NGHIỆP"), title(""), title("KẾT QUẢ XẾP LOẠI TỔ CHỨC ĐẢNG")];
        titles.into_iter().chain(rows).collect()
    }

    fn body(&self, rows: &[Vec<String>]) -> Vec<Vec<String>> {
        let mut out = Vec::new();
        for (number, run) in rows.chunk_by(|a, b| a[ZONE] == b[ZONE]).enumerate() {
            if self.grouped {
                let number = if self.numbered {
                    format!("{}. ", ROMAN[number % ROMAN.len()])
                } else {
                    String::new()
                };
                out.push(self.sums(run, &format!("{number}{}", zone_of(run))));
            }
            for row in run {
                let number = |column: usize| row[column].parse::<u64>().unwrap();
                out.push(self.arrange(row, &mut |level| {
                    percent(number(LEVELS.start + level), number(RATED))
                }));
            }
            if self.grouped && self.subtotals {
                out.push(self.sums(run, "Cộng"));
            }
        }
        out
    }

    fn sums(&self, rows: &[Vec<String>], label: &str) -> Vec<String> {
        let sum =
            |column: usize| rows.iter().map(|row| row[column].parse::<u64>().unwrap()).sum::<u64>();
        let mut row: Vec<String> = (0..RATED + 6)
            .map(|column| if column < MEMBERS { String::new() } else { sum(column).to_string() })
            .collect();
        label.clone_into(&mut row[NAME]);
        self.arrange(&row, &mut |level| percent(sum(LEVELS.start + level), sum(RATED)))
    }

    /// Leaves each committee only where it begins, where enough are left to see that cells are
    /// merged.
    fn merge(&self, rows: &mut [Vec<String>]) {
        let goes_on: Vec<bool> = (0..rows.len())
            .map(|at| {
                at > 0
                    && rows[at][PARENT] == rows[at - 1][PARENT]
                    && (!self.grouped || rows[at][ZONE] == rows[at - 1][ZONE])
            })
            .collect();
        let below = goes_on.iter().filter(|goes_on| **goes_on).count();
        let is_seen = below >= 2 && rows.len() - below >= 2;
        for (row, goes_on) in rows.iter_mut().zip(goes_on) {
            row[NAME] = format!("- {}", row[NAME]);
            if is_seen && goes_on {
                row[PARENT].clear();
            }
        }
    }
}
