//! Groups whose labels look like one of a known sort and are not known, beside a column that gives
//! the same: `II. Doanh nghiệp lưỡng tính` beside `Thành phần kinh tế`. Such a label is an error
//! only if a row below it has an empty cell in the column.

use crate::domain::{Field, FindingKind, GroupWord};
use crate::ingest::cells::group::Group;
use crate::ingest::cells::numbering::NumberingStyle;

/// A finding about a label.
#[derive(Debug)]
pub struct WaitingFinding {
    pub what: FindingKind,
    pub line: u32,
    pub column: Option<usize>,
    pub cell: String,
}

/// A label that is an error if a row below it lacks the value.
#[derive(Debug)]
pub struct DoubtfulGroup {
    /// The style of the label's number.
    style: NumberingStyle,
    /// The column that gives the value.
    field: Field,
    finding: WaitingFinding,
}

/// Groups that are open.
#[derive(Debug, Default)]
pub struct DoubtfulGroups(Vec<DoubtfulGroup>);

impl DoubtfulGroups {
    /// True if no label waits for the rows below it.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Opens a group in place of those that it ends.
    pub fn open(&mut self, style: NumberingStyle, field: Field, finding: WaitingFinding) {
        self.end(style, Some(field));
        self.0.push(DoubtfulGroup { style, field, finding });
    }

    /// Ends the groups that a label ends: those of its style or of its field. Labels without a
    /// number end those of their field alone.
    pub fn end(&mut self, style: NumberingStyle, field: Option<Field>) {
        self.0.retain(|group| {
            Some(group.field) != field && (style == NumberingStyle::Bare || group.style != style)
        });
    }

    /// Removes the groups whose value a row lacks, and returns their findings.
    pub fn settle(&mut self, lacks: impl Fn(Field) -> bool) -> Vec<WaitingFinding> {
        self.0.extract_if(.., |group| lacks(group.field)).map(|group| group.finding).collect()
    }
}

/// The column that gives what a label is meant to give.
pub const fn field_of_finding(what: &FindingKind) -> Field {
    match what {
        FindingKind::UnknownOwnership(_) => Field::Ownership,
        FindingKind::UnknownKind(_) => Field::Kind,
        FindingKind::UnknownGroup(GroupWord::District) => Field::District,
        FindingKind::UnknownGroup(GroupWord::Committee) => Field::Parent,
        FindingKind::UnknownGroup(GroupWord::Park | GroupWord::Cluster) => Field::Zone,
        _ => Field::Year,
    }
}

/// The column that gives what a group gives.
pub const fn field_of_group(group: &Group) -> Option<Field> {
    match group {
        Group::Kind(_) => Some(Field::Kind),
        Group::Zone(_) => Some(Field::Zone),
        Group::Committee(_) => Some(Field::Parent),
        Group::Ownership(_) => Some(Field::Ownership),
        Group::District(_) => Some(Field::District),
        Group::Year(_) => Some(Field::Year),
        Group::Period(..) => Some(Field::Period),
        Group::Rating(_) => Some(Field::Rating),
        Group::SubCommittee(_)
        | Group::Branches
        | Group::Both(_)
        | Group::Rest
        | Group::Nothing => None,
    }
}
