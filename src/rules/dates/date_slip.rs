//! Whether one day of the calendar can be a slip of another: one figure of 月 or 日 with a digit changed, lost or swapped.

/// A month and a day.
pub(super) type MonthDay = (u32, u32);

/// Whether the two days differ in the month alone or in the day alone, and there by one slip of the hand.
pub(super) fn is_day_slip(one: MonthDay, two: MonthDay) -> bool {
    match (one.0 == two.0, one.1 == two.1) {
        (true, false) => is_slip(one.1, two.1),
        (false, true) => is_slip(one.0, two.0),
        _ => false,
    }
}

/// Whether two numbers below a hundred have a digit in common in its place, or are each other's swap, or one is the other
/// without a digit.
fn is_slip(one: u32, two: u32) -> bool {
    let digits = |number: u32| (number / 10, number % 10);
    let ((a, b), (c, d)) = (digits(one), digits(two));
    match (a, c) {
        (0, 0) => true,
        (0, _) => b == d || b == c,
        (_, 0) => b == d || a == d,
        _ => a == c || b == d || (a, b) == (d, c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_days() {
        assert!(is_day_slip((6, 30), (6, 20)));
        assert!(is_day_slip((9, 3), (9, 13)));
        assert!(is_day_slip((4, 18), (4, 28)));
        assert!(is_day_slip((5, 18), (6, 18)));
        assert!(is_day_slip((3, 12), (3, 21)));
        assert!(!is_day_slip((6, 30), (7, 20)));
        assert!(!is_day_slip((6, 30), (6, 14)));
    }
}
