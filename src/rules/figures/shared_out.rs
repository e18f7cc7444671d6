//! Money shared out among people in one breath: 拿出3.6万元奖励12名学生，每人3000元; which total and which number an average has.

use super::misprint::is_slip_of;
use super::passage::Passage;
use crate::facts::numeral::power_of_ten;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::word_lists::List;
use crate::text::holds_any;

/// Whoever may share, by the measure word that counts them and by what the average calls them.
const SHARERS: [(&str, &[&str]); 3] = [
    ("人", &["每人", "人均", "每名", "每位", "人人"]),
    ("户", &["每户", "户均", "每家"]),
    ("家", &["每家", "家均", "每户"]),
];
/// The total and the number right before the average at `index`, in either order, the money said to be given.
pub fn total_and_number<'a>(passage: &Passage<'a>, index: usize) -> Option<[&'a Quantity; 2]> {
    let average = &passage.quantities[index];
    let [one, two] = passage.quantities.get(index.checked_sub(2)?..index)? else { return None };
    let (total, number) = if one.kind == Kind::Money { (one, two) } else { (two, one) };
    let (gap, behind) = (passage.gap(index - 2, index - 1), passage.gap(index - 1, index));
    let given = |quantity: &Quantity| passage.clause_before(quantity);
    let said = format!("{}{gap}{}", given(one), passage.after(two));
    let shared = holds_any(&said, List::GivenMoney.words());
    let words = passage.before(average);
    let sharers = SHARERS.iter().find(|(class, _)| number.counts_in() == Some(*class))?.1;
    let named = sharers.iter().any(|word| words.starts_with(word)) && words.chars().count() <= 8;
    let shape = average.kind == Kind::Money
        && total.kind == Kind::Money
        && number.kind == Kind::Count
        && gap.chars().count() <= 20
        && !gap.contains(['。', '；', '、', '（'])
        && behind.chars().count() <= 18
        && behind.matches(['，', ',']).count() == 1
        && !behind.contains(['。', '；', '、', '（', '和']);
    // 奖励8名教师、12名学生: the money was for others as well.
    let only = !given(one).contains(['、', '和', '及']) && !gap.contains(['和', '及']);
    let other = List::OtherShares
        .words()
        .iter()
        .any(|word| words.contains(word) || said.contains(word) && word.len() > 3);
    if !(shared && named && shape && only) || other {
        return None;
    }
    let quotient = total.exact()?.checked_div(number.exact()?)?;
    let even = holds_any(words, &["人均", "户均", "家均", "平均", "正好"]);
    let fits = average.rounding().contains(quotient);
    let ten_thousandfold = average.exact() == quotient.checked_mul(power_of_ten(4));
    (fits || even || ten_thousandfold || is_slip_of(average, quotient)).then_some([total, number])
}
