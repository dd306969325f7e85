//! Labels of groups that look like those of something and are none that is known.

use super::misspelt_group::misspelt_group;
use super::ownership::unknown_ownership_group;
use super::words::unknown_kind_group;
use crate::domain::FindingKind;

/// The finding for the label of a group that looks like one of an ownership, a kind or another
/// group and is none that is known.
pub fn unknown_label(label: &str) -> Option<FindingKind> {
    unknown_ownership_group(label)
        .or_else(|| unknown_kind_group(label))
        .or_else(|| misspelt_group(label))
}
