//! Which column means what.
//!
//! ```text
//! first rows of a file
//!   -> find            where the header is: the rows that name the most columns
//!   -> wrapped_headings    headings that go on in the row below
//!   -> heading_path    the headings of one column, top first (merged cells spread)
//!   -> heading         what one heading names: synonyms, levels, personal
//!   -> column_cells    where headings tell nothing, or two things, what the cells are
//!   -> lower_row       a lower row that says nothing but which of the columns above is meant
//!   -> set_aside, earlier_years          differences, periods not filled in; years before
//!   -> wholes                            the total beside its parts
//!   -> block_titles                      columns of other bodies than the organisation
//!   -> parts_of_members, other_blocks    columns that count some of the members, or others
//!   -> block_totals    the total of a block of counts
//!   -> ticked_values   columns of one value each, with a tick for it
//!   -> columns, choice of several columns of one meaning, the one that a form wants read
//!   -> levels, rivals  whose levels they are; where each row fills another of several columns
//!   -> columns, table  percentages; which table it is
//!   -> Layout          the meaning of each column
//! titles and file name
//!   -> broken_titles   titles that go on in the row below
//!   -> years, file_zone, file_ownership, title_committee    what they give to all rows
//! ```

pub mod broken_titles;
pub mod choice;
pub mod column_numbers;
pub mod file_ownership;
pub mod file_zone;
pub mod folding;
pub mod heading;
pub mod layout;
pub mod parts;
pub mod title_committee;
pub mod years;

mod ambiguous;
mod block_titles;
mod block_totals;
mod bracketed_parts;
mod branch_counts;
mod caps;
mod column_cells;
mod column_time;
mod columns;
mod counts_and_shares;
mod earlier_years;
mod figure_headings;
mod file_zone_name;
mod find;
mod first_rows;
mod heading_path;
mod levels;
mod line_labels;
mod lower_row;
mod name_levels;
mod of_which;
mod other_blocks;
mod own_columns;
mod parts_of_members;
mod people;
mod personal;
mod rivals;
mod set_aside;
mod summary_form;
mod synonyms;
mod table;
mod ticked_values;
mod ticks;
mod usual_headings;
mod votes;
mod wholes;
mod wrapped_headings;

pub use find::find;
pub use first_rows::without_repeated;
pub use levels::rating_of;
pub use line_labels::rank as line_rank;
pub use people::{
    branch_of_group, branch_of_titles, is_list_of_people, rating_of_group, unit_of_group,
};
pub use personal::looks_personal;
pub use set_aside::is_difference;
pub use summary_form::is_summary_form;
pub use ticks::{is_choice, is_unticked, keep_ticked, may_be_tick, yes_of};
pub use usual_headings::usual;
