//! Two writings that differ in the order of two of their characters.

/// Which two characters change places between `one` and `two`, counted in characters from 0, where nothing else differs:
/// 62841937 and 62481937.
pub fn swapped_at(one: &str, two: &str) -> Option<[usize; 2]> {
    let (one, two): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    let differing: Vec<usize> = (0..one.len().min(two.len())).filter(|&at| one[at] != two[at]).collect();
    let &[first, second] = &differing[..] else { return None };
    let swapped = one.len() == two.len() && one[first] == two[second] && one[second] == two[first];
    swapped.then_some([first, second])
}

#[cfg(test)]
mod tests {
    use super::swapped_at;

    #[test]
    fn two_characters_change_places() {
        assert_eq!(swapped_at("1057", "1507"), Some([1, 2]));
        assert_eq!(swapped_at("1057", "7051"), Some([0, 3]));
        assert_eq!(swapped_at("chatgpt", "chatgtp"), Some([5, 6]));
        assert_eq!(swapped_at("1057", "1057"), None);
        assert_eq!(swapped_at("1057", "1067"), None);
        assert_eq!(swapped_at("1057", "10575"), None);
        assert_eq!(swapped_at("1057", "1570"), None);
    }
}
