//! Whole pages through the segmentation.

mod properties;
