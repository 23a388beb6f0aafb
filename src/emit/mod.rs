//! The list of outputs.

use crate::emit::calendar::Calendars;
use crate::emit::catalogue_data::CatalogueData;
use crate::emit::data::emitter::OpenData;
use crate::emit::emitter::Emitter;
use crate::emit::feed::emitter::Feeds;
use crate::emit::html::emitter::Html;
#[cfg(feature = "print")]
use crate::emit::print::emitter::Paper;
use crate::emit::search::emitter::Search;
use crate::emit::sitemap::Sitemap;

pub mod calendar;
pub mod catalogue_data;
pub mod data;
pub mod emitter;
pub mod feed;
pub mod html;
#[cfg(feature = "print")]
pub mod print;
pub mod search;
pub mod sitemap;

/// Every output, in the order in which they are planned.
pub const EMITTERS: &[&dyn Emitter] = &[
    &Html,
    &Feeds,
    &Calendars,
    &OpenData,
    &CatalogueData,
    &Sitemap,
    &Search,
    #[cfg(feature = "print")]
    &Paper,
];
