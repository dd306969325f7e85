//! What one cell holds, whatever its column: numbers, dates, the closed lists of words, names of
//! zones, labels of groups and their numbers, and letters that were lost when the file was saved.
//!
//! This is the lowest layer of the parsing. It knows no heading, no row and no table.

pub mod abbreviations;
pub mod group;
pub mod group_notes;
pub mod lone_place;
pub mod misspelt_group;
pub mod name_tail;
pub mod numbering;
pub mod periods;
pub mod person_behind;
pub mod person_in_name;
pub mod person_in_rest;
pub mod person_name;
pub mod person_number;
pub mod person_role;
mod person_words;
pub mod plain_name;
pub mod unit_name;
pub mod unknown_label;
pub mod zone_name;

mod closed_cell;
mod closing_day;
mod date;
mod group_rating;
mod id;
mod lost_letters;
mod no_value;
mod number;
mod ownership;
mod place_names;
mod rating;
mod rating_remark;
mod rating_words;
mod short_periods;
mod shown_cell;
mod words;

pub use date::{date, year};
pub use id::{id_form, is_collapsed_id, without_zeros};
pub use lost_letters::has_lost_letters;
pub use no_value::{is_error_value, is_no_text, is_null_word, may_be_error_value};
pub use number::{
    Percentage, count, figure, is_number_but_year, number_and_share, percentage, whole_number,
};
pub use ownership::{
    is_legal_form, nearest_ownership, ownership, ownership_word, unknown_ownership_group,
};
pub use rating::{known_rating, rating, unrated_reason};
pub use shown_cell::{
    TableAround, is_in_title_case, is_persons_heading, may_be_persons_heading, may_hold_person,
    shown_cell, shown_heading,
};
pub use words::{
    is_bare_cell_kind, is_branch_kind, is_sub_committee_kind, kind, organisation, yes_no,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Field;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_cell_is_a_value_or_a_finding(cell in "\\PC{0,20}") {
            let _ = (count(&cell, Field::Members), date(&cell), rating(&cell), kind(&cell));
            let _ = (ownership(&cell), yes_no(&cell), has_lost_letters(&cell), percentage(&cell));
        }
    }
}
