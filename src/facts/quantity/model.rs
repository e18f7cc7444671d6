//! What a quantity is: figure, value, unit, bounds, and the words around it.

use super::interval::Interval;
use super::words::Unit;
use crate::facts::numeral::Form;
use crate::text::Span;
use rust_decimal::Decimal;

/// What kind of statement a figure makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A number of things: 12件, 1200.
    Count,
    /// An amount of money.
    Money,
    /// 12.5%, 百分之十二点五. The value is 12.5.
    Percent,
    /// 0.3‰, 千分之三. The value is in thousandths.
    PerMille,
    /// 3个百分点.
    PercentPoint,
    /// 三分之一, 一半, 半数. The value is the fraction itself, cut after 28 digits.
    Fraction,
    /// 3倍.
    Times,
    /// 翻两番: the value is the number of doublings.
    Doubling,
    /// 九成, 七成五. The value is in tenths.
    Tenths,
    /// 八折, 八五折. The value is in tenths of the price.
    Discount,
    /// A physical measure: 300亩, 12公里, 40岁.
    Measure,
    /// A length of time: 3年, 5天.
    Duration,
    /// 第3, 第三名.
    Ordinal,
}

/// On which side of the printed figure the true value lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// 约, 左右.
    About,
    /// 近, 不到.
    Below,
    /// 超, 逾, 余, 多.
    Above,
    /// 至少, 以上.
    AtLeast,
    /// 至多, 以下.
    AtMost,
}

/// Where an approximator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// 近500件.
    Before,
    /// 500余件.
    Inside,
    /// 500件左右.
    After,
}

/// An approximator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// Where it stands, in bytes of the block's text.
    pub span: Span,
    /// On which side it puts the true value.
    pub side: Side,
    /// Where it stands beside the figure.
    pub place: Place,
}

/// A measure word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Where it stands, in bytes of the block's text.
    pub span: Span,
    /// The class that it counts in: 名, 位 and 人 count people (人).
    pub class: &'static str,
    /// Whether it begins with 个, which counts anything: 36个村 … 其中12个.
    pub general: bool,
}

/// Both ends of a range: 3～5人, 15%至30%.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The figure of the first end, in bytes of the block's text.
    pub first: Span,
    /// The mark or word between.
    pub connector: Span,
    /// The figure of the second end.
    pub second: Span,
    /// The first end as printed, with its own scale word if it has one.
    pub from: Decimal,
    /// The second end as printed.
    pub to: Decimal,
    /// Whether the first end carries a unit or % of its own.
    pub first_has_unit: bool,
    /// The exponents of ten of the scale words of both ends: 9～16亿元 is (0, 8).
    pub scales: (u32, u32),
}

/// The noun that is counted, as far as it can be told from the words beside the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The noun with its modifiers, in bytes of the block's text.
    pub span: Span,
    /// Whether it stands before the figure: 信访件3579件.
    pub before: bool,
}

/// A quantity. Every span is in bytes of the block's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// From the first approximator to the unit or measure word, or the approximator after it.
    pub span: Span,
    /// The figure, scale words and percent sign included, and the words 分之 of a fraction.
    pub figure: Span,
    /// What the figure may stand for, approximators and vague numerals taken into account, in the unit as printed,
    /// scale words multiplied out. Rounding is not: see [`Quantity::rounding`].
    pub value: Interval,
    /// What the figure says without its approximators; of a range the first end.
    pub written: Decimal,
    /// The worth of one unit in the last printed place.
    pub step: Decimal,
    /// Printed decimals.
    pub decimals: u32,
    /// The exponent of ten of the scale words after Arabic digits: 4 for 1.2万.
    pub scale: u32,
    /// In which figures it is printed.
    pub form: Form,
    /// What kind of statement it makes.
    pub kind: Kind,
    /// The unit of measurement.
    pub unit: Option<&'static Unit>,
    /// The measure word; none for units and bare figures.
    pub measure: Option<Measure>,
    /// The noun that is counted.
    pub head: Option<Head>,
    /// The verb or label that governs it from the left: 受理, 办结, 调解成功.
    pub act: Option<Span>,
    /// Its approximators, in text order.
    pub bounds: Vec<Bound>,
    /// Both ends, of a range.
    pub range: Option<Range>,
    /// The words of its clause before it, from the last mark or figure on.
    pub before: Span,
    /// The words of its clause after it, up to the next mark or figure.
    pub after: Span,
    /// What the numeral itself leaves open: 几十, 三四百.
    pub vague: bool,
}

impl Quantity {
    /// The value, where it is one exact figure as printed: no approximator, range or vague numeral.
    pub fn exact(&self) -> Option<Decimal> {
        (self.bounds.is_empty() && self.range.is_none() && !self.vague).then_some(self.written)
    }

    /// Every true value that rounding or cutting off gives as the printed figure: exact for whole numbers without a
    /// scale word, else half a step down and one step up. Approximate figures give what they may stand for.
    pub fn rounding(&self) -> Interval {
        if self.exact().is_none() || self.grain().is_zero() {
            return self.value;
        }
        Interval {
            low: Some(self.written - self.step / Decimal::TWO),
            high: Some(self.written + self.step),
            low_open: false,
            high_open: true,
        }
    }

    fn counts_whole(&self) -> bool {
        matches!(self.kind, Kind::Count | Kind::Ordinal | Kind::Doubling | Kind::Duration)
    }

    /// Whether it is an amount below a thousand without a scale word: a price or a fee, which nobody rounds.
    fn is_price(&self) -> bool {
        self.kind == Kind::Money && self.scale == 0 && self.written < Decimal::ONE_THOUSAND
    }

    /// What rounding leaves open in the printed figure, in worth of its unit: nothing for counts in full and prices,
    /// else the worth of the last printed place.
    pub fn grain(&self) -> Decimal {
        let full = self.decimals == 0 && self.scale == 0 && self.counts_whole();
        if full || self.is_price() { Decimal::ZERO } else { self.step }
    }

    /// How many of its last printed places the figure makes: 1326 of 1326, 12 of 1.2万; its value where it is printed in
    /// no places.
    pub fn steps(&self) -> Decimal {
        self.written.abs().checked_div(self.step).unwrap_or(self.written.abs())
    }

    /// The class that it counts in, or the name of its unit; none for bare figures.
    pub fn counts_in(&self) -> Option<&'static str> {
        self.unit.map(|unit| unit.name).or(self.measure.map(|measure| measure.class))
    }

    /// Whether two figures are printed in the same unit or measure word, and make the same kind of statement.
    pub fn same_unit(&self, other: &Quantity) -> bool {
        let general = |quantity: &Quantity| quantity.measure.is_some_and(|measure| measure.general);
        let only_general = |quantity: &Quantity| quantity.counts_in() == Some("个");
        let both_general = general(self) && general(other) && (only_general(self) || only_general(other));
        self.kind == other.kind && (self.counts_in() == other.counts_in() || both_general)
    }

    /// The figure without its form, 1.2万 as 12000, and what it counts in: equal for figures that say the same.
    pub fn key(&self) -> (Decimal, Option<&'static str>) {
        (self.written.normalize(), self.counts_in())
    }

    /// Whether two figures in one unit may stand for one value: equal, rounded, or approximate.
    pub fn may_equal(&self, other: &Quantity) -> bool {
        let sides = |quantity: &Quantity| quantity.bounds.iter().map(|bound| bound.side).collect::<Vec<_>>();
        let precise = |quantity: &Quantity| {
            let steps = quantity.steps();
            steps >= Decimal::ONE_THOUSAND && steps % Decimal::TEN != Decimal::ZERO
        };
        // Any bound leaves room, but not for a lost 万.
        let (least, most) = (self.written.min(other.written), self.written.max(other.written));
        if least * Decimal::from(5) <= most {
            return false;
        }
        let alike = self.decimals == other.decimals && self.scale == other.scale;
        if alike && (sides(self) == sides(other) || precise(self) && precise(other)) {
            return self.written == other.written;
        }
        self.rounding().meets(&other.rounding())
    }

    /// The share of a whole in percent, where it states one.
    pub fn percent(&self) -> Option<Interval> {
        let factor = match self.kind {
            Kind::Percent => Decimal::ONE,
            Kind::PerMille => Decimal::ONE / Decimal::TEN,
            Kind::Fraction => Decimal::ONE_HUNDRED,
            Kind::Tenths => Decimal::TEN,
            _ => return None,
        };
        Some(self.value.times(factor))
    }

    /// Whether it is the indefinite 一 of 一个, which rarely counts.
    pub fn is_indefinite(&self) -> bool {
        self.form == Form::Chinese && self.written == Decimal::ONE && self.kind == Kind::Count
    }

    /// Whether one of its approximators puts the true value on `side`.
    pub fn is_bounded(&self, side: Side) -> bool {
        self.bounds.iter().any(|bound| bound.side == side)
    }
}
