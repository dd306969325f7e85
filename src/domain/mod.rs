//! The lowest layer: what the office counts, as plain values.
//!
//! No input or output, no screen, no clock and no text in a language. All other layers use these
//! types.

mod code;
mod column;
mod count;
mod counts;
mod dataset;
mod date;
mod district;
mod encoding;
mod field;
mod file_error;
mod file_format;
mod finding;
mod findings;
mod flags;
mod left_out;
mod measure;
mod people;
mod period;
mod phrases;
mod row;
mod settings;
mod sheet;
mod stated_branches;
mod text;
mod text_pool;
mod unit;
mod vocabulary;
mod zone;

pub use code::{Code, Severity};
pub use column::{BatchColumn, Column, TableColumn};
pub use count::Count;
pub use counts::Counts;
pub use dataset::{
    BrokenUnit, ChunkEnd, CopiedLines, Dataset, Derived, FileFacts, Meaning, PlacedSubCommittee,
    SubCommittee,
};
pub use date::Date;
pub use district::{DistrictKind, DistrictName};
pub use encoding::Encoding;
pub use field::{CountField, Field, Table};
pub use file_error::FileError;
pub use file_format::FileFormat;
pub use finding::{
    CappedGroup, Finding, FindingKind, GroupWord, NearCommittee, Place, Ragged, Unreadable,
    WorkbookFault,
};
pub use findings::Findings;
pub use flags::Flags;
pub use left_out::LeftOut;
pub use measure::{Measure, Share, Status};
pub use people::{ListedBranch, NameMarks};
pub use period::Period;
pub use phrases::{Phrases, begins_with_words, has_words};
pub use row::{NO_ROW, Row};
pub use settings::{Expected, LivePolicy, Settings, Targets, TargetsOfYear, Term, Thresholds};
pub use sheet::{SheetFacts, column_letters};
pub use text::{
    HIDDEN_CELL, LINE_BREAK, OF_MERGED, clean, fold, fold_into, has_control, is_dash, is_plain,
    is_plainly_plain, neutralise, without_invisible,
};
pub use text_pool::{Text, TextHash, TextPool};
pub use unit::{Branches, EnterpriseRow, Enterprises, Organisations, UnitBatch, UnitRow, Units};
pub use vocabulary::{Kind, Ownership, Rating, UnratedReason, Year, YesNo};
pub use zone::{Zone, ZoneId, ZoneKind};
