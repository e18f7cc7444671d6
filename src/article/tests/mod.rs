//! Whole pages through the segmentation.

mod pages;
mod properties;
mod roles;
mod short_lines;
