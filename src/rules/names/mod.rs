//! Rules on people, posts, places and organisations.

pub(super) mod variant;
