//! Words of the arithmetic of a unit, and the narrow headings of its figures through the years:
//! rating, share of the branches, share of the members, members in all, members admitted.

use super::Lang;

texts! {
    among: "trong", "of";
    rating_row: "XL", "rtg";
    branches_row: "CB", "br.";
    members_row: "ĐV", "mem";
    total_row: "TS", "all";
    admitted_row: "KN", "adm";
}
