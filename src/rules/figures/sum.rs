//! A total and the parts that may make it up: whether they do, and which slip of the hand would explain it where not.

use super::misprint::{is_slip_of, strength_of};
use super::passage::{Passage, place, rewritten, scaled};
use crate::facts::numeral::power_of_ten;
use crate::facts::quantity::{Interval, Kind, Quantity};
use crate::rules::Draft;
use crate::say;
use crate::text::Lang;
use rust_decimal::Decimal;

/// A total beside its parts.
pub struct Sum<'q> {
    /// The figure that states the total.
    pub total: &'q Quantity,
    /// The parts, in text order.
    pub parts: Vec<&'q Quantity>,
}

impl<'q> Sum<'q> {
    /// What the parts make, approximators left out.
    pub fn of_parts(&self) -> Decimal {
        self.parts.iter().map(|part| part.written).sum()
    }

    /// Whether every figure is exact as printed.
    pub fn is_exact(&self) -> bool {
        self.figures().all(|figure| figure.exact().is_some())
    }

    fn figures(&self) -> impl Iterator<Item = &'q Quantity> {
        std::iter::once(self.total).chain(self.parts.iter().copied())
    }

    /// The parts as terms, and their sum in the scale of the total: 1.2万+0.9万=2.1万.
    pub fn formula(&self, passage: &Passage) -> String {
        let terms: Vec<String> =
            self.parts.iter().map(|part| scaled(part.written, part, passage.text)).collect();
        format!("{}={}", terms.join("+"), scaled(self.of_parts(), self.total, passage.text))
    }

    /// Whether the parts make the total. Figures rounded alike miss by one unit of the last place, and by one more for
    /// every three parts; approximate ones may be whatever they allow.
    pub fn adds_up(&self) -> bool {
        let exact: Option<Decimal> = self.parts.iter().map(|part| part.exact()).sum();
        let (Some(sum), Some(stated)) = (exact, self.total.exact()) else {
            let parts = self.parts.iter().map(|part| part.rounding());
            let sum = parts.fold(Interval::exact(Decimal::ZERO), |sum, part| sum.plus(&part));
            return sum.meets(&self.total.rounding());
        };
        (sum - stated).abs() <= self.grain() * Decimal::from(self.parts.len().div_ceil(3))
            || self.is_rounded_off(sum)
    }

    /// 2314亿 and 3192亿, 5500亿 together: the total ends in more zeros than its parts and misses by a
    /// five-hundredth at most.
    fn is_rounded_off(&self, sum: Decimal) -> bool {
        let zeros = |figure: &Quantity| {
            let digits = figure.steps().normalize().trunc().to_string();
            digits.len() - digits.trim_end_matches('0').len()
        };
        let round = zeros(self.total) >= 2 && self.parts.iter().any(|part| zeros(part) == 0);
        let scaled = self.total.scale > 0 && self.figures().all(|figure| figure.decimals == 0);
        round && scaled && (sum - self.total.written).abs() * Decimal::from(500) <= self.total.written
    }

    /// What rounding leaves open in the coarsest of the figures. A part beside which another is printed to the places of
    /// the total is exact: of 20万, 3.6万 and 23.6万, nothing is rounded but to tenths. Nor are small whole amounts of 万.
    fn grain(&self) -> Decimal {
        let (parts, total) = (&self.parts, self.total);
        let coarsest = parts.iter().map(|part| part.grain()).fold(total.grain(), Decimal::max);
        let one_scale = parts.iter().all(|part| part.scale == total.scale);
        let as_fine = parts.iter().any(|part| part.grain() <= total.grain());
        let of_money = |quantity: &Quantity| {
            let few = quantity.written < Decimal::from(100) * power_of_ten(4);
            quantity.kind == Kind::Money && quantity.scale == 4 && quantity.decimals == 0 && few
        };
        if one_scale && self.figures().all(of_money) {
            return Decimal::ZERO;
        }
        if one_scale && as_fine && total.decimals > 0 { total.grain() } else { coarsest }
    }

    /// Each figure, the total first, with the value that would make the sum right.
    fn repairs(&self) -> Vec<(&'q Quantity, Decimal)> {
        let sum = self.of_parts();
        let mut repairs = vec![(self.total, sum)];
        for &part in &self.parts {
            let meant = self.total.written - (sum - part.written);
            if meant > Decimal::ZERO {
                repairs.push((part, meant));
            }
        }
        repairs
    }

    /// How strongly one slip of a digit explains the difference; 0 where none does.
    pub fn strength_of_slip(&self) -> u32 {
        self.repairs().iter().map(|&(figure, meant)| strength_of(figure, meant)).max().unwrap_or(0)
    }

    /// Offers to write the sum of the parts, and each part that can be a slip.
    pub fn offer_repairs(&self, draft: &mut Draft, passage: &Passage, lang: Lang) {
        for (figure, meant) in self.repairs() {
            if figure.span != self.total.span && !is_slip_of(figure, meant) {
                continue;
            }
            if let Some(text) = rewritten(figure, meant, passage.text) {
                let title = say!(
                    lang,
                    "“{x}”改为“{text}”",
                    "Change “{x}” to “{text}”",
                    x = passage.at(figure.figure),
                    text = &text
                );
                draft.fix(title, place(figure.figure), text);
            }
        }
    }
}
