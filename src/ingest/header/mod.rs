//! Which column means what.
//!
//! ```text
//! first rows of a file
//!   -> find            where the header is: the rows that name the most columns
//!   -> heading_path    the headings of one column, top first (merged cells spread)
//!   -> heading         what one heading names: synonyms, levels, personal
//!   -> columns         conflicts between columns; levels, percentages; which table it is
//!   -> Layout          the meaning of each column
//! ```

pub mod column_numbers;
pub mod heading;
pub mod layout;
pub mod years;

mod columns;
mod find;
mod heading_path;
mod levels;
mod personal;
mod synonyms;

pub use find::find;
pub use levels::rating_of;
pub use synonyms::usual;
