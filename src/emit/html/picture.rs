//! Pictures of entries, with their sizes.

use crate::emit::html::edition::Edition;
use crate::emit::html::photograph;
use crate::model::address::encode_path;
use crate::model::entry::Entry;
use crate::model::link::Target;
use crate::model::site::PublishedFile;
use crate::theme::view_shapes::{ImageView, ImageWidthView};

/// Returns the lead picture of an entry.
pub fn lead(edition: &Edition, entry: &Entry) -> Option<ImageView> {
    let picture = entry.meta.image.as_ref()?;
    let file = published(edition, entry, &picture.file.value)?;
    let widths = photograph::widths(file);
    let largest = widths.last()?;
    Some(ImageView {
        path: encode_path(largest.path.as_str()),
        alt: picture.alt.clone(),
        width: largest.width,
        height: largest.height,
        widths: widths
            .iter()
            .filter(|_| widths.len() > 1)
            .map(|shown| ImageWidthView {
                path: encode_path(shown.path.as_str()),
                width: shown.width,
            })
            .collect(),
    })
}

/// Returns the published file that an entry names.
pub fn published<'e>(edition: &'e Edition, entry: &Entry, written: &str) -> Option<&'e PublishedFile> {
    match entry.links.get(written)? {
        Target::File(path) => edition.site.files.get(path),
        _ => None,
    }
}
