//! Where a part of an earlier version of a text is found again.

/// What stood in `before` where number `index` of `count` stands now: counted from the front, then from the back.
pub fn at_same_place<T>(before: &[T], index: usize, count: usize) -> impl Iterator<Item = &T> {
    let from_back = (before.len() + index).checked_sub(count).and_then(|index| before.get(index));
    before.get(index).into_iter().chain(from_back)
}
