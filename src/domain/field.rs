//! The tables and their columns, as the contract names them.

/// One of the three tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// A row is a base organisation in one year.
    Organisations,
    /// A row is a branch under a base committee in one year.
    Branches,
    /// A row is an enterprise.
    Enterprises,
}

macro_rules! fields {
    ($($(#[doc = $doc:literal])+ $name:ident $word:literal $tables:literal;)+) => {
        /// A column of a table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field { $($(#[doc = $doc])+ $name,)+ }

        impl Field {
    /// Whether it counts the members of a level.
    #[must_use]
    pub fn is_level(self) -> bool {
        CountField::of(self).is_some_and(CountField::is_level)
    }

    /// Whether it counts the branches of a committee.
    #[must_use]
    pub fn is_of_branches(self) -> bool {
        CountField::of(self).is_some_and(CountField::is_of_branches)
    }

            /// Every column.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The column's name in the contract, which is also an English heading.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            const fn tables(self) -> &'static str {
                match self { $(Self::$name => $tables,)+ }
            }
        }
    };
}

fields! {
    /// The year of assessment.
    Year "year" "OBE";
    /// The part of the year that the row is about.
    Period "period" "OB";
    /// The key of a row within its table and year.
    Id "id" "OBE";
    /// The name of an organisation or a branch.
    Name "name" "OB";
    /// Base committee or base cell.
    Kind "kind" "O";
    /// A branch's base committee, by id or name.
    Parent "parent" "B";
    /// Industrial park or cluster.
    Zone "zone" "OBE";
    /// District.
    District "district" "OBE";
    /// Whose the enterprise is.
    Ownership "ownership" "OBE";
    /// Workers of the enterprise.
    Workers "workers" "OE";
    /// The rating of the organisation or branch.
    Rating "rating" "OB";
    /// Members in all.
    Members "members" "OB";
    /// Members who were rated.
    MembersRated "members_rated" "OB";
    /// Members rated excellent.
    MembersExcellent "members_excellent" "OB";
    /// Members rated good.
    MembersGood "members_good" "OB";
    /// Members rated satisfactory.
    MembersSatisfactory "members_satisfactory" "OB";
    /// Members rated unsatisfactory.
    MembersUnsatisfactory "members_unsatisfactory" "OB";
    /// Members admitted in the year.
    Admitted "admitted" "OB";
    /// Enterprise owners among the admitted.
    AdmittedOwners "admitted_owners" "OB";
    /// Key managers and union leaders among the admitted.
    AdmittedLeaders "admitted_leaders" "OB";
    /// When the organisation was founded.
    Established "established" "OB";
    /// Full-time officers sent to the committee.
    Seconded "seconded" "O";
    /// Branches of a committee, as its own row counts them.
    Branches "branches" "O";
    /// Branches that were rated.
    BranchesRated "branches_rated" "O";
    /// Branches rated excellent.
    BranchesExcellent "branches_excellent" "O";
    /// Branches rated good.
    BranchesGood "branches_good" "O";
    /// Branches rated satisfactory.
    BranchesSatisfactory "branches_satisfactory" "O";
    /// Branches rated unsatisfactory.
    BranchesUnsatisfactory "branches_unsatisfactory" "O";
    /// Whether there is a trade union.
    TradeUnion "trade_union" "OE";
    /// Whether there is a youth union.
    YouthUnion "youth_union" "OE";
    /// Whether a committee is registered outside the part of the data that was written.
    Elsewhere "registered_elsewhere" "O";
    /// An enterprise's name.
    Enterprise "enterprise" "E";
    /// An enterprise's base organisation, by id or name.
    Organisation "organisation" "E";
    /// A note that the row's figures are invented; the sample carries it.
    DataNote "data_note" "OBE";
}

impl Field {
    /// True for the columns of names and ids of units and places.
    #[must_use]
    pub const fn names_unit_or_place(self) -> bool {
        use Field::{District, Enterprise, Id, Name, Organisation, Parent, Zone};
        matches!(self, Id | Name | Parent | Zone | District | Enterprise | Organisation)
    }

    /// Whether a table can have the column.
    #[must_use]
    pub fn is_of(self, table: Table) -> bool {
        let letter = match table {
            Table::Organisations => 'O',
            Table::Branches => 'B',
            Table::Enterprises => 'E',
        };
        self.tables().contains(letter)
    }

    /// The columns that a table cannot be read without.
    #[must_use]
    pub const fn needed(table: Table) -> &'static [Self] {
        use Field as F;
        match table {
            Table::Organisations => &[
                F::Name,
                F::Kind,
                F::Rating,
                F::Members,
                F::MembersExcellent,
                F::MembersGood,
                F::MembersSatisfactory,
                F::MembersUnsatisfactory,
            ],
            Table::Branches => &[
                F::Name,
                F::Parent,
                F::Rating,
                F::Members,
                F::MembersExcellent,
                F::MembersGood,
                F::MembersSatisfactory,
                F::MembersUnsatisfactory,
            ],
            Table::Enterprises => &[F::Enterprise, F::Workers],
        }
    }
}

macro_rules! count_fields {
    ($($(#[doc = $doc:literal])+ $name:ident $field:ident;)+) => {
        /// A column of counts; the columns of [`super::Units::counts`] in this order.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum CountField { $($(#[doc = $doc])+ $name,)+ }

        impl CountField {
            /// How many there are.
            pub const LEN: usize = [$(Field::$field),+].len();
            /// Each with its column.
            pub const ALL: [(Self, Field); Self::LEN] = [$((Self::$name, Field::$field)),+];
        }
    };
}

count_fields! {
    /// [`Field::Members`].
    Members Members;
    /// [`Field::MembersRated`]; where the table has no such column, the sum of the four levels.
    MembersRated MembersRated;
    /// [`Field::MembersExcellent`].
    Excellent MembersExcellent;
    /// [`Field::MembersGood`].
    Good MembersGood;
    /// [`Field::MembersSatisfactory`].
    Satisfactory MembersSatisfactory;
    /// [`Field::MembersUnsatisfactory`].
    Unsatisfactory MembersUnsatisfactory;
    /// [`Field::Admitted`].
    Admitted Admitted;
    /// [`Field::AdmittedOwners`].
    AdmittedOwners AdmittedOwners;
    /// [`Field::AdmittedLeaders`].
    AdmittedLeaders AdmittedLeaders;
    /// [`Field::Workers`].
    Workers Workers;
    /// [`Field::Seconded`].
    Seconded Seconded;
    /// [`Field::Branches`].
    Branches Branches;
    /// [`Field::BranchesRated`]; where the table has no such column, the sum of the four levels.
    BranchesRated BranchesRated;
    /// [`Field::BranchesExcellent`].
    BranchesExcellent BranchesExcellent;
    /// [`Field::BranchesGood`].
    BranchesGood BranchesGood;
    /// [`Field::BranchesSatisfactory`].
    BranchesSatisfactory BranchesSatisfactory;
    /// [`Field::BranchesUnsatisfactory`].
    BranchesUnsatisfactory BranchesUnsatisfactory;
}

impl CountField {
    /// The four levels of a committee's branches, best first.
    pub const BRANCH_LEVELS: [Self; 4] = [
        Self::BranchesExcellent,
        Self::BranchesGood,
        Self::BranchesSatisfactory,
        Self::BranchesUnsatisfactory,
    ];
    /// The four levels of members, best first.
    pub const LEVELS: [Self; 4] =
        [Self::Excellent, Self::Good, Self::Satisfactory, Self::Unsatisfactory];

    /// Whether it counts the members of one of the four levels.
    #[must_use]
    pub fn is_level(self) -> bool {
        Self::LEVELS.contains(&self)
    }

    /// Whether it counts the branches of one of the four levels.
    #[must_use]
    pub fn is_level_of_branches(self) -> bool {
        Self::BRANCH_LEVELS.contains(&self)
    }

    /// Whether it counts the branches of a committee.
    #[must_use]
    pub const fn is_of_branches(self) -> bool {
        matches!(
            self,
            Self::Branches
                | Self::BranchesRated
                | Self::BranchesExcellent
                | Self::BranchesGood
                | Self::BranchesSatisfactory
                | Self::BranchesUnsatisfactory
        )
    }

    /// The count column of a column, where it is one.
    #[must_use]
    pub fn of(field: Field) -> Option<Self> {
        Self::ALL.iter().find(|(_, f)| *f == field).map(|(count, _)| *count)
    }

    /// The column.
    #[must_use]
    pub const fn field(self) -> Field {
        Self::ALL[self as usize].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn count_columns_are_in_their_order() {
        for (index, (count, field)) in CountField::ALL.into_iter().enumerate() {
            assert_eq!(count as usize, index);
            assert_eq!(CountField::of(field), Some(count));
        }
    }

    #[test]
    fn needed_columns_belong_to_their_table() {
        for table in [Table::Organisations, Table::Branches, Table::Enterprises] {
            assert!(Field::needed(table).iter().all(|f| f.is_of(table)));
        }
    }
}
