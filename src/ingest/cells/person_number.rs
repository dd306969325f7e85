//! Numbers of persons: telephones and identity cards, told from the tax codes of enterprises.

/// True if a cell holds a telephone or identity number, perhaps in groups.
pub fn holds_number(cell: &str) -> bool {
    let mut digits = 0;
    let mut starts_with_zero = false;
    let mut from = 0;
    for (at, c) in cell.char_indices().chain([(cell.len(), 'x')]) {
        match c {
            '0'..='9' => {
                if digits == 0 {
                    starts_with_zero = c == '0';
                    from = at;
                }
                digits += 1;
            }
            ' ' | '.' | '-' | '+' | '\'' => {}
            _ => {
                // Identity cards begin with the number of a province, of three digits below 100.
                let is_of_person = (9..=12).contains(&digits) && starts_with_zero;
                if is_of_person && !is_tax_code(&cell[from..at]) {
                    return true;
                }
                digits = 0;
            }
        }
    }
    false
}

/// True if the cell of a place or a committee holds a telephone or identity number or an address of
/// e-mail; of a unit or an enterprise, if it is one.
pub fn is_number_in_place(cell: &str, is_name: bool) -> bool {
    /// The digits of the shortest of these numbers.
    const DIGITS: usize = 9;
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let is_bare = || !is_name || !cell.contains(char::is_alphabetic);
    let is_address = || !is_name || !cell.contains(' ');
    digits >= DIGITS && is_bare() && holds_number(cell)
        || cell.contains('@') && cell.contains('.') && is_address()
}

/// True for the tax code of an enterprise, written in one: ten digits that are no telephone number,
/// or whose last digit checks the others.
fn is_tax_code(number: &str) -> bool {
    const WEIGHTS: [u32; 9] = [31, 29, 23, 19, 17, 13, 7, 5, 3];
    let number = number.trim_end_matches([' ', '.', '-']);
    if number.len() != 10 || !number.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let digits: Vec<u32> = number.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let is_telephone = matches!(digits[1], 2 | 3 | 5 | 7 | 8 | 9);
    !is_telephone || digits[9] + sum % 11 == 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephones_and_cards_are_no_tax_codes() {
        for cell in ["0912 345 678", "0912345678", "027080000123", "0204 3856 111", "0387654321"] {
            assert!(holds_number(cell), "{cell}");
        }
        // The last digit of the last one checks the others.
        for cell in [
            "0101234567",
            "MST 2400123456",
            "240000000001",
            "0101234567-001",
            "3.500",
            "0301234562",
        ] {
            assert!(!holds_number(cell), "{cell}");
        }
    }
}
