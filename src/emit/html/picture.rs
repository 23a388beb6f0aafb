//! Pictures of entries, with their sizes.

use crate::emit::html::edition::Edition;
use crate::model::address::encode_path;
use crate::model::entry::Entry;
use crate::model::link::Target;
use crate::model::site::PublishedFile;
use crate::theme::view_shapes::ImageView;

/// Returns the lead picture of an entry.
pub fn lead(edition: &Edition, entry: &Entry) -> Option<ImageView> {
    let picture = entry.meta.image.as_ref()?;
    let file = published(edition, entry, &picture.file.value)?;
    let (width, height) = file.size.unwrap_or((0, 0));
    Some(ImageView {
        path: encode_path(file.path.as_str()),
        alt: picture.alt.clone(),
        width,
        height,
    })
}

/// Returns the published file that an entry names.
pub fn published<'e>(edition: &'e Edition, entry: &Entry, written: &str) -> Option<&'e PublishedFile> {
    match entry.links.get(written)? {
        Target::File(path) => edition.site.files.get(path),
        _ => None,
    }
}
