//! Counts and percentages.

use crate::domain::{Count, CountField, Field, FindingKind, Year, fold, is_dash};

/// Parses a count from a cleaned cell. An empty cell is [`Count::MISSING`]; a dash is 0, as in the
/// accounting format of spreadsheets.
///
/// # Errors
/// [`FindingKind::NotANumber`] or [`FindingKind::Negative`].
pub fn count(cell: &str, field: Field) -> Result<Count, FindingKind> {
    let cell = unguarded(cell);
    if cell.is_empty() {
        return Ok(Count::MISSING);
    }
    if is_dash(cell) {
        return Ok(Count::ZERO);
    }
    if let Some(rest) = cell.strip_prefix(['-', '–', '−'])
        && whole_number(rest.trim_start()).is_some()
    {
        return Err(FindingKind::Negative);
    }
    let value = figure(cell, field).and_then(|n| u32::try_from(n).ok()).and_then(Count::new);
    value.ok_or(FindingKind::NotANumber(field))
}

/// Parses a whole number of a column of counts, perhaps with its unit or its share: `12 đ/c`,
/// `3 chi bộ`, `4 (10,3%)`.
pub fn figure(cell: &str, field: Field) -> Option<u64> {
    number_and_share(cell).or_else(|| whole_number(without_unit(cell, field)?))
}

/// Parses a whole number, perhaps with its share behind it: `4 (10,3%)`, `4 - 10,3%`.
pub fn number_and_share(cell: &str) -> Option<u64> {
    whole_number(cell).or_else(|| {
        let bare = cell.strip_suffix(')').unwrap_or(cell).trim_end().strip_suffix('%')?.trim_end();
        let is_of_share = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
        let number = bare.trim_end_matches(is_of_share);
        percentage(&bare[number.len()..])?;
        let of_share = number.trim_end_matches(['(', '-', '–', '/', ' ']);
        whole_number(of_share).filter(|_| of_share.len() < number.len())
    })
}

/// A number without the unit behind it, if that is one of what the column counts.
fn without_unit(cell: &str, field: Field) -> Option<&str> {
    const OF_MEMBERS: &[&str] = &["d c", "dc", "dong chi", "nguoi", "dv", "dang vien"];
    const OF_WORKERS: &[&str] = &["nguoi", "ld", "lao dong", "cong nhan"];
    const OF_BRANCHES: &[&str] = &["chi bo", "cb", "chi bo truc thuoc"];
    let units = match CountField::of(field)? {
        CountField::Workers => OF_WORKERS,
        count if count.is_of_branches() => OF_BRANCHES,
        _ => OF_MEMBERS,
    };
    let (number, unit) = cell.split_at(cell.find(char::is_alphabetic)?);
    units.contains(&fold(unit).as_str()).then(|| number.trim_end())
}

/// A number without the apostrophe that keeps a spreadsheet from calculating with it, and without a
/// plus sign: `'+12`. Any other text as it is.
fn unguarded(cell: &str) -> &str {
    let bare = cell.strip_prefix('\'').unwrap_or(cell);
    let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    match bare.strip_prefix('+') {
        Some(number) if is_number(number) => number,
        _ if is_number(bare.trim_start_matches(['-', '–', '−'])) => bare,
        _ => cell,
    }
}

/// Parses a whole number: `3500`, `3.500`, `3 500`, `3,500`, also with decimals that are zero. A
/// group has three digits; the first group has no leading zero.
pub fn whole_number(cell: &str) -> Option<u64> {
    let bytes = cell.as_bytes();
    if bytes.is_empty() || bytes.len() > 24 || !bytes[0].is_ascii_digit() {
        return None;
    }
    if bytes.iter().all(u8::is_ascii_digit) {
        return cell.parse().ok();
    }
    let (body, zeros) = match cell.rfind(['.', ',']) {
        Some(at) if (1..=2).contains(&(cell.len() - at - 1)) => {
            let zeros = &bytes[at + 1..];
            if zeros.iter().any(|&b| b != b'0') {
                return None;
            }
            (&cell[..at], Some(bytes[at]))
        }
        _ => (cell, None),
    };
    let Some(separator) = body.bytes().find(|b| !b.is_ascii_digit()) else {
        return body.parse().ok();
    };
    if !matches!(separator, b'.' | b',' | b' ') || zeros == Some(separator) {
        return None;
    }
    let mut groups = body.split(char::from(separator));
    let first = groups.next()?;
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    if first.starts_with('0') || !(1..=3).contains(&first.len()) || !digits(first) {
        return None;
    }
    let mut value: u64 = first.parse().ok()?;
    for group in groups {
        if group.len() != 3 || !digits(group) {
            return None;
        }
        value = value.checked_mul(1000)?.checked_add(group.parse().ok()?)?;
    }
    Some(value)
}

/// A percentage as a report prints it: `86,4 %`, or `0,864` where its cell lost the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Percentage {
    /// The digits without the decimal mark: 864 for `86,4`.
    pub value: u64,
    /// How many of the digits are decimals.
    pub digits: u32,
    /// True if a `%` follows, so that the number is no fraction of 1.
    pub is_signed: bool,
}

impl Percentage {
    /// True for 100 %.
    pub const fn is_whole(self) -> bool {
        self.value == 100 * 10u64.pow(self.digits)
    }
}

/// True for a whole number that is no year.
pub fn is_number_but_year(cell: &str) -> bool {
    whole_number(cell).is_some_and(|number| Year::new(number).is_none())
}

/// Parses a percentage; decimals after the fourth are dropped.
pub fn percentage(cell: &str) -> Option<Percentage> {
    let cell = unguarded(cell);
    let bare = cell.trim_end_matches('%').trim_end();
    let (whole, part) = bare.split_once([',', '.']).unwrap_or((bare, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || !digits(whole) || !digits(part) {
        return None;
    }
    let part = &part[..part.len().min(4)];
    let value = format!("{whole}{part}").parse().ok()?;
    Some(Percentage {
        value,
        digits: u32::try_from(part.len()).ok()?,
        is_signed: bare.len() < cell.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_guarded_number_is_the_number() {
        let field = Field::Members;
        for cell in ["'12", "'+12", "+12", "12"] {
            assert_eq!(count(cell, field).ok().and_then(Count::get), Some(12), "{cell}");
        }
        assert!(matches!(count("'-3", field), Err(FindingKind::Negative)));
        for cell in ["'", "'x", "+", "''1", "'+x", "++1"] {
            assert!(count(cell, field).is_err(), "{cell}");
        }
        assert_eq!(percentage("'+0,8"), percentage("0,8"));
    }

    #[test]
    fn a_share_may_stand_behind_its_number() {
        for cell in ["4 (10,3%)", "4 (10,3 %)", "4 - 10,3%", "4(10.3%)", "4/10,3%", "4 10,3%"] {
            assert_eq!(figure(cell, Field::Members), Some(4), "{cell}");
        }
        assert_eq!(number_and_share("1.200 (85%)"), Some(1200));
        for cell in ["10,3%", "-10,3%", "(10,3%)", "4,5 (3%)", "4 (10,3)", "4 (x%)", "4%", "4 ()"] {
            assert_eq!(figure(cell, Field::Members), None, "{cell}");
        }
    }

    #[test]
    fn numbers_of_the_contract() {
        for cell in ["3.500", "3 500", "3,500", "3500", "3.500,0", "3500.0"] {
            assert_eq!(whole_number(cell), Some(3500), "{cell}");
        }
        for cell in ["12,0", "12.0", "12", "12,00"] {
            assert_eq!(whole_number(cell), Some(12), "{cell}");
        }
        assert_eq!(whole_number("1.234.567"), Some(1_234_567));
        for cell in [
            "12.5",
            "1.23",
            "0.500",
            "1.2345",
            "12a",
            "1e3",
            "1.234,567",
            "1,2,3",
            "",
            " ",
            "٣",
            "+5",
            "1 2",
            "1..2",
            "3.",
            ",5",
        ] {
            assert_eq!(whole_number(cell), None, "{cell}");
        }
        assert_eq!(count("-", Field::Members), Ok(Count::ZERO));
        assert_eq!(count("–", Field::Members), Ok(Count::ZERO));
        assert_eq!(count("", Field::Members), Ok(Count::MISSING));
        assert_eq!(count("-5", Field::Members), Err(FindingKind::Negative));
        assert_eq!(
            count("99999999999", Field::Members),
            Err(FindingKind::NotANumber(Field::Members))
        );
    }

    #[test]
    fn percentages_keep_their_digits() {
        let is = |value, digits, is_signed| Some(Percentage { value, digits, is_signed });
        assert_eq!(percentage("86,4 %"), is(864, 1, true));
        assert_eq!(percentage("100"), is(100, 0, false));
        assert_eq!(percentage("86.45%"), is(8645, 2, true));
        assert_eq!(percentage("0.208333333333"), is(2083, 4, false));
        assert_eq!(percentage("tám"), None);
    }

    proptest! {
        #[test]
        fn grouped_numbers_read_back(
            value in 0u32..=Count::MAX,
            separator in proptest::sample::select(vec!["", ".", ",", " "]),
        ) {
            let digits = value.to_string();
            let grouped: String = digits.bytes().enumerate().flat_map(|(i, b)| {
                let cut = i > 0 && (digits.len() - i).is_multiple_of(3);
                cut.then_some(separator).into_iter().flat_map(str::chars).chain([char::from(b)])
            }).collect();
            prop_assert_eq!(whole_number(&grouped), Some(u64::from(value)), "{}", grouped);
        }
    }
}
