//! Markdown becomes the content tree.

mod close;
mod headings;
mod html;
mod html_tags;
mod links;
mod lists;
mod prepare;
pub mod read;
mod slips;
mod stack;
