//! What a project decides about the analysis.

use super::HouseStyle;
use crate::rules::{RuleInfo, Severity};
use crate::terms::names::NameBook;
use crate::text::Lang;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the project sets for one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleLevel {
    /// The rule does not run.
    Off,
    /// The rule runs with its own severity.
    On,
    /// The rule runs, and its gravest finding has this severity.
    At(Severity),
}

/// What a project decides about the analysis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The language of messages.
    pub lang: Lang,
    /// The publication date, where the page does not print one.
    pub date: Option<Date>,
    /// Rules that the project switched or graded, by code.
    pub rules: BTreeMap<String, RuleLevel>,
    /// The house style.
    pub style: HouseStyle,
    /// The name of the paper.
    pub paper: Option<String>,
    /// The names that the project knows.
    pub names: Arc<NameBook>,
}

impl Settings {
    /// The severity with which the rule runs; none where it is off.
    pub fn severity_of(&self, info: &RuleInfo) -> Option<Severity> {
        let set = self
            .rules
            .get(info.code)
            .or_else(|| info.former_codes.iter().find_map(|&code| self.rules.get(code)));
        match set {
            Some(RuleLevel::Off) => None,
            Some(RuleLevel::On) => Some(info.severity),
            Some(RuleLevel::At(severity)) => Some(*severity),
            None => (info.on_by_default || self.style.asks_for(info.code)).then_some(info.severity),
        }
    }
}
