//! Numbers of persons: telephones and identity cards.

/// True if a cell holds a telephone or identity number, perhaps in groups.
pub fn holds_number(cell: &str) -> bool {
    let mut digits = 0;
    let mut starts_with_zero = false;
    for c in cell.chars().chain(['x']) {
        match c {
            '0'..='9' => {
                if digits == 0 {
                    starts_with_zero = c == '0';
                }
                digits += 1;
            }
            ' ' | '.' | '-' | '+' | '\'' => {}
            _ => {
                if digits == 12 || ((9..=11).contains(&digits) && starts_with_zero) {
                    return true;
                }
                digits = 0;
            }
        }
    }
    false
}
