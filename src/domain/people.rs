//! What a list of people gives: its members counted by branch. Nothing of a person is kept but a
//! part of a sum for each branch, from which no name can be had.

use super::{Count, CountField, Ownership, Period, Text, UnitRow, Year};

/// The members that one file lists for a branch in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListedBranch {
    /// The file of the list: its index in [`super::Dataset::files`].
    pub file: u16,
    /// The line of the first member.
    pub line: u32,
    /// The year of assessment.
    pub year: Year,
    /// The period within the year.
    pub period: Period,
    /// The branch as the list names it.
    pub name: Text,
    /// Its committee as the list names it; empty where it does not.
    pub parent: Text,
    /// The zone as the list spells it.
    pub zone_text: Text,
    /// The district.
    pub district: Text,
    /// The ownership.
    pub ownership: Ownership,
    /// Members in all.
    pub members: u32,
    /// Members of each level, by [`CountField::LEVELS`].
    pub levels: [u32; 4],
    /// Members whose rating cannot be read.
    pub unread: u32,
    /// The sum of a number made of each member's name with a key that is drawn anew each time the
    /// program runs: it tells whether two lists name the same members, and gives no name back.
    pub names: u64,
    /// Marks of the members' names.
    pub marks: NameMarks,
}

/// Marks that a number made of each name sets: all marks of a list of some members are in those of
/// all members. Several names share a mark, so that none can be told from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NameMarks([u64; 16]);

impl NameMarks {
    /// Sets the four of a name's number.
    pub fn add(&mut self, number: u64) {
        for pair in number.to_le_bytes().chunks_exact(2) {
            let mark = usize::from(u16::from_le_bytes([pair[0], pair[1]]));
            self.0[mark / 64 % self.0.len()] |= 1 << (mark % 64);
        }
    }

    /// Adds those of other members.
    pub fn join(&mut self, other: Self) {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own |= other;
        }
    }

    /// True if so many names are told from each other: they do not all read `Nguyễn Văn A`.
    #[must_use]
    pub fn tell(&self, names: u32) -> bool {
        let marks: u32 = self.0.iter().map(|part| part.count_ones()).sum();
        marks >= names.saturating_mul(3).min(512)
    }

    /// True if another list has all of these marks.
    #[must_use]
    pub fn are_in(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).all(|(own, other)| own & !other == 0)
    }
}

impl ListedBranch {
    /// A branch without members yet, as one row of a list names it.
    #[must_use]
    pub fn of_row(row: &UnitRow) -> Self {
        Self {
            file: 0,
            line: row.line,
            year: row.year,
            period: row.period,
            name: row.name,
            parent: row.parent,
            zone_text: row.zone_text,
            district: row.district,
            ownership: row.ownership,
            members: 0,
            levels: [0; 4],
            unread: 0,
            names: 0,
            marks: NameMarks::default(),
        }
    }

    /// Adds the members that another list, or another part of this one, gives for the branch.
    pub fn add(&mut self, other: &Self) {
        self.members += other.members;
        self.unread += other.unread;
        self.names = self.names.wrapping_add(other.names);
        self.marks.join(other.marks);
        for (sum, level) in self.levels.iter_mut().zip(other.levels) {
            *sum += level;
        }
    }

    /// A count of members. A member whose rating cannot be read leaves the rated unknown.
    #[must_use]
    pub fn count(&self, field: CountField) -> Count {
        let known = |value: u32| Count::new(value).unwrap_or(Count::BAD);
        let is_level = |level: &CountField| *level == field;
        match field {
            CountField::Members => known(self.members),
            CountField::MembersRated if self.unread > 0 => Count::BAD,
            CountField::MembersRated => known(self.levels.iter().sum()),
            _ => CountField::LEVELS
                .iter()
                .position(is_level)
                .map_or(Count::MISSING, |level| known(self.levels[level])),
        }
    }

    /// The branch as a row: unrated, with its members' counts.
    #[must_use]
    pub fn row(&self) -> UnitRow {
        UnitRow {
            year: self.year,
            name: self.name,
            parent: self.parent,
            zone_text: self.zone_text,
            district: self.district,
            ownership: self.ownership,
            counts: CountField::ALL.map(|(count, _)| self.count(count)),
            file: self.file,
            line: self.line,
            ..UnitRow::default()
        }
    }
}
