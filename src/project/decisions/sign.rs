//! Who decides, and when.

use super::Decision;
use std::env;

/// Where the name of who decides is looked for, in this order.
const NAMES: [&str; 3] = ["ZHUBI_WHO", "USER", "USERNAME"];

/// Writes into the decision who makes it, by the environment, and the time, in UTC.
pub fn sign(decision: &mut Decision) {
    decision.who = NAMES.iter().find_map(|name| env::var(name).ok().filter(|who| !who.trim().is_empty()));
    decision.when = Some(jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
}
