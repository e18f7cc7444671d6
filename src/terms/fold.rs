//! Folds forms and text alike, so that a term is found in whatever width it is printed, with quotation marks or spaces
//! inside or without.

/// What a character counts as when forms are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// As this character.
    Char(char),
    /// Left out: an opening mark.
    Open,
    /// Left out: a closing mark.
    Close,
    /// Left out: a straight quotation mark, which opens or closes.
    Straight,
    /// Left out: a space.
    Space,
}

/// Folds one character: full-width ASCII to half-width, the kinds of middle dot to one; quotation marks, book marks
/// and spaces are left out.
pub fn fold(c: char) -> Folded {
    match c {
        '一'..='龥' => Folded::Char(c),
        '“' | '‘' | '「' | '『' | '《' | '〈' => Folded::Open,
        '”' | '’' | '」' | '』' | '》' | '〉' => Folded::Close,
        '"' | '\'' | '＂' | '＇' => Folded::Straight,
        ' ' | '\t' | '\u{a0}' | '\u{3000}' | '\u{2002}'..='\u{200b}' => Folded::Space,
        '！'..='～' => Folded::Char(char::from_u32(c as u32 - 0xfee0).unwrap_or(c)),
        '•' | '・' | '‧' | '∙' => Folded::Char('·'),
        _ => Folded::Char(c),
    }
}

/// The key of a form: its characters folded, with everything left out that folding leaves out.
pub fn key(form: &str) -> String {
    let kept = |c| match fold(c) {
        Folded::Char(c) => Some(c),
        _ => None,
    };
    form.chars().filter_map(kept).collect()
}

/// Whether `form` holds `part` and more.
pub fn holds_more(form: &str, part: &str) -> bool {
    let (form, part) = (key(form), key(part));
    form.len() > part.len() && form.contains(&part)
}

/// Whether a form is written between an opening and a closing mark.
pub fn is_marked(form: &str) -> bool {
    let mut chars = form.chars();
    let ends = (chars.next().map(fold), chars.next_back().map(fold));
    matches!(ends, (Some(Folded::Open), Some(Folded::Close)))
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn forms_that_differ_in_width_marks_and_spaces_have_one_key() {
        let same = |one: &str, two: &str| assert_eq!(key(one), key(two));
        same("最后“一公里”", "最后一公里");
        same("小脑＋手脚", "“小脑 + 手脚”");
        same("产（企）地平安联建", "产(企)地平安联建");
        same("《钱塘新区条例》", "钱塘新区条例");
        same("党建引领　网格智治", "党建引领 网格智治");
        same("浙＠童（数智护未）", "浙@童(数智护未)");
        assert_ne!(key("三治融合"), key("四治融合"));
        assert_ne!(key("1+N"), key("1+n"));
        assert_ne!(key("县乡一体、条抓块统"), key("县乡一体条抓块统"));
    }
}
