//! Why a row of a file is no data.

/// Why a row is no data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeftOut {
    /// A row of percentages of the rows above, compared with them.
    Rates,
    /// `sep=;`
    Separator,
    /// Above the header.
    Title,
    /// The header.
    Header,
    /// `(1) (2) (3)`
    ColumnNumbers,
    /// `I. Đảng bộ cơ sở`, or a group that gives its rows a zone or a committee.
    Section,
    /// `Tổng cộng`
    Total,
    /// `Mang sang`, `Chuyển trang sau`: a sum that goes on from or to another page.
    Carried,
    /// A row without a key whose figures are the sums or the means of the rows above.
    SumOfRows,
    /// `Bình quân`
    Mean,
    /// The invented row of a template.
    Example,
    /// `(Chi bộ do … phụ trách)`: a note between the rows.
    Note,
    /// `So với năm 2022`: sums beside those of other years, or a target.
    Comparison,
    /// `Trong đó: nữ`, `Đảng viên dự bị`: some of the members of the row above.
    PartOfMembers,
    /// No cell is filled.
    Blank,
    /// Notes and signatures below.
    Footer,
    /// A page number, a ruler, or the number of rows.
    Page,
    /// Only goes on with cells of the row above.
    Continuation,
    /// Another line of a unit is read: the superior's rating, the result, this year.
    OtherLine,
    /// A sub-committee: between a committee and its branches.
    SubCommittee,
    /// Broken: there is a finding.
    Broken,
    /// A row of another table; there is a finding at its header.
    OtherTable,
    /// Behind the mark with which DOS ends a text.
    BehindEnd,
}
