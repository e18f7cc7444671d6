//! Rules on people, posts, places and organisations.

pub mod organisation_variant;
pub mod person_name_variant;
pub mod place_variant;
pub(super) mod variant;
