//! The house style of a paper. Where it says nothing, a text is held to its own majority.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The house style. What it leaves open is held to the majority of each text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct HouseStyle {
    /// 可以用阿拉伯数字也可以用汉字的地方用哪一种 / Which numerals, where both are allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numerals: Option<NumeralStyle>,
    /// 汉字旁的标点用全角还是半角 / The width of marks beside Chinese characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<WidthStyle>,
    /// 汉字与西文、数字之间是否空格 / Whether Chinese characters stand apart from Latin letters and digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spacing: Option<SpacingStyle>,
    /// 引号的样式 / The form of quotation marks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotes: Option<QuoteStyle>,
}

impl HouseStyle {
    /// Whether the style sets what the rule `code` holds texts to, so that the rule runs though it is off by default.
    pub fn asks_for(&self, code: &str) -> bool {
        code == "latin-spacing" && self.spacing.is_some()
    }
}

/// Which numerals are used where the standard allows both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NumeralStyle {
    /// 阿拉伯数字：3个 / Arabic numerals.
    Arabic,
    /// 汉字数字：三个 / Chinese numerals.
    Chinese,
}

/// The width of marks beside Chinese characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum WidthStyle {
    /// 全角：，：（） / Full width.
    Full,
    /// 半角：,:() / Half width.
    Half,
}

/// Whether Chinese characters stand apart from Latin letters and digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SpacingStyle {
    /// 不空：共3个App / No space.
    None,
    /// 空一格：共 3 个 App / One space.
    Space,
}

/// The form of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum QuoteStyle {
    /// 弯引号：“” / Curly marks.
    Curly,
    /// 直角引号：「」 / Corner marks.
    Corner,
    /// 直引号："" / Straight marks.
    Straight,
}
