//! A sheet of a workbook, which is read as a file of its own.

/// What is known of a sheet, and of the sheets beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetFacts {
    /// Its name, without control characters; empty for the workbook as a whole.
    pub name: String,
    /// Its number among the sheets that are not hidden, from 0.
    pub number: u16,
    /// The names of the sheets that hold no table. The first table of a workbook has them.
    pub unread: Vec<String>,
    /// The names of the hidden sheets, which are not read; likewise.
    pub hidden: Vec<String>,
    /// Its hidden rows that have text, as ranges of numbers from 0 with their last one: they are
    /// read.
    pub hidden_rows: Vec<(u32, u32)>,
    /// Its hidden columns, likewise.
    pub hidden_columns: Vec<(u32, u32)>,
}

/// The letters of a column, by its index: `A`, `Z`, `AA`.
#[must_use]
pub fn column_letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        if column < 26 {
            return letters.into_iter().rev().collect();
        }
        column = column / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        for (column, letters) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16_383, "XFD"),
        ] {
            assert_eq!(column_letters(column), letters);
        }
    }
}
