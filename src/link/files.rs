//! Files that visible entries refer to, and those nobody does.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use image::{ImageDecoder, ImageReader};

use crate::link::bare::{self, Bare, Form};
use crate::link::directory::Directory;
use crate::link::targets::each_reference;
use crate::model::address::SitePath;
use crate::model::entry::Entry;
use crate::model::ledger::Ledger;
use crate::model::link::Target;
use crate::model::site::{Photograph, PublishedFile};
use crate::report::diagnostic::{Place, Severity};
use crate::report::faults::Faults;
use crate::say;
use crate::source::file::{Bytes, SourceFile};
use crate::source::span::Span;
use crate::source::tree::SourceTree;

/// More pixels than any picture of a page needs.
const MOST_PIXELS: u64 = 50_000_000;

/// Returns what entries refer to, ready to be copied; pictures with their sizes.
pub fn published(
    entries: &[Entry],
    sources: &SourceTree,
    faults: &mut Faults,
) -> BTreeMap<String, PublishedFile> {
    let mut out = BTreeMap::new();
    let mut refused: BTreeSet<&str> = BTreeSet::new();
    for entry in entries {
        let shown = shown_only(entry);
        let english = entry.translation.iter().flat_map(|english| &english.links);
        for (written, target) in entry.links.iter().chain(english) {
            let Target::File(path) = target else { continue };
            if refused.contains(path.as_str()) {
                continue;
            }
            if !out.contains_key(path) {
                let Some(file) = published_file(path, entry, sources, faults) else {
                    refused.insert(path);
                    continue;
                };
                out.insert(path.clone(), file);
            }
            if let Some(file) = out.get_mut(path) {
                file.as_it_is |= file.photograph.is_none() || !shown.contains(written.as_str());
            }
        }
    }
    out
}

/// Returns what an entry shows as a picture and neither links nor attaches.
fn shown_only(entry: &Entry) -> BTreeSet<&str> {
    let mut shown: BTreeSet<&str> = BTreeSet::new();
    let mut linked: BTreeSet<&str> = BTreeSet::new();
    shown.extend(entry.meta.image.iter().map(|image| image.file.value.as_str()));
    linked.extend(entry.meta.attachments.iter().map(|file| file.file.value.as_str()));
    let english = entry.translation.iter().map(|english| &english.body);
    for body in std::iter::once(&entry.body).chain(english) {
        each_reference(body, &mut |written, _, is_picture| {
            match is_picture {
                true => shown.insert(written),
                false => linked.insert(written),
            };
        });
    }
    shown.retain(|written| !linked.contains(written));
    shown
}

fn published_file(
    path: &str,
    entry: &Entry,
    sources: &SourceTree,
    faults: &mut Faults,
) -> Option<PublishedFile> {
    let (id, file) = sources.find(path)?;
    let bare = bare::bare(file.bytes.as_slice());
    let size = match &bare {
        Some(bare) => photograph_size(&bare.bytes),
        None => picture_size(file),
    };
    let is_picture = matches!(
        file.extension().as_str(),
        "jpg" | "jpeg" | "png" | "webp" | "gif" | "svg"
    );
    match size {
        Some((width, height)) if u64::from(width) * u64::from(height) > MOST_PIXELS => {
            faults
                .error(
                    "picture-too-large",
                    Span::start_of(id),
                    say!(
                        "图片有 {width}×{height} 像素，太大了",
                        "the picture has {width}×{height} pixels, which is too many"
                    ),
                )
                .mend(say!(
                    "缩小到宽 2000 像素左右再放进来",
                    "make it about 2000 pixels wide"
                ));
            return None;
        }
        None if is_picture => {
            let title = &entry.meta.title;
            faults
                .error(
                    "not-a-picture",
                    Span::start_of(id),
                    say!(
                        "《{title}》用到的这个文件不是图片，或已损坏",
                        "this file, used by “{title}”, is not a picture or is damaged"
                    ),
                )
                .mend(say!(
                    "重新导出为 JPG、PNG 或 SVG",
                    "export it again as JPG, PNG or SVG"
                ));
            return None;
        }
        _ => {}
    }
    let address = path.strip_prefix("content/").unwrap_or(path);
    let photograph = bare.as_ref().zip(size).map(|(bare, size)| Photograph {
        digest: blake3::hash(&bare.bytes).to_hex().chars().take(10).collect(),
        drawn: is_drawn(bare, size),
    });
    Some(PublishedFile {
        bytes: match bare {
            Some(bare) => Bytes::Read(bare.bytes.into()),
            None => file.bytes.clone(),
        },
        size: size.filter(|_| is_picture),
        path: SitePath::new(address),
        as_it_is: false,
        photograph: photograph.filter(|_| is_picture),
    })
}

/// Returns the size of a picture that is no photograph. One that only looks like one could not be made bare.
fn picture_size(file: &SourceFile) -> Option<(u32, u32)> {
    if file.extension() == "svg" {
        return svg_size(file.text().ok()?);
    }
    if bare::form(file.bytes.as_slice()).is_some() {
        return None;
    }
    let size = imagesize::blob_size(file.bytes.as_slice()).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

/// Returns the size of a photograph as it is seen, turned as it says.
fn photograph_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut decoder = decoder(bytes)?;
    let turn = decoder.orientation().ok()?;
    let (width, height) = decoder.dimensions();
    match turn.to_exif() {
        5.. => Some((height, width)),
        _ => Some((width, height)),
    }
}

/// Returns whether loss would be seen: much of a drawing is alike, so that it packs well.
fn is_drawn(bare: &Bare, (width, height): (u32, u32)) -> bool {
    let is_clear = || decoder(&bare.bytes).is_some_and(|decoder| decoder.color_type().has_alpha());
    let pixels = u64::from(width) * u64::from(height);
    let packs_well = bare.bytes.len() as u64 * 2 < pixels;
    match bare.form {
        Form::Jpeg => false,
        Form::Png => packs_well || is_clear(),
        Form::WebP => is_clear(),
    }
}

fn decoder(bytes: &[u8]) -> Option<impl ImageDecoder + '_> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    reader.into_decoder().ok()
}

/// Returns the size an SVG picture gives itself: `width` and `height`, else its `viewBox`.
fn svg_size(text: &str) -> Option<(u32, u32)> {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event().ok()? {
            quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                if tag.local_name().as_ref() != "svg" {
                    return None;
                }
                let value = |name: &str| {
                    let found = tag.try_get_attribute(name).ok().flatten()?;
                    Some(found.value.into_owned())
                };
                let pixels = |name: &str| value(name)?.trim_end_matches("px").parse::<u32>().ok();
                if let (Some(width), Some(height)) = (pixels("width"), pixels("height")) {
                    return Some((width, height));
                }
                let view_box = value("viewBox")?;
                let numbers: Vec<u32> = view_box
                    .split([' ', ','])
                    .filter_map(|part| part.parse().ok())
                    .collect();
                return match numbers.as_slice() {
                    [_, _, width, height] => Some((*width, *height)),
                    _ => None,
                };
            }
            quick_xml::events::Event::Eof => return None,
            _ => {}
        }
    }
}

/// Tells of office files and tables in `content/` that no entry refers to.
pub fn warn_unused(entries: &[Entry], directory: &Directory, sources: &SourceTree, faults: &mut Faults) {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for entry in entries {
        let translated = entry
            .translation
            .iter()
            .flat_map(|english| english.links.values());
        for target in entry.links.values().chain(translated) {
            if let Target::File(path) = target {
                used.insert(path);
            }
        }
        used.extend(entry.parts.ledgers.iter().flat_map(Ledger::files));
    }
    for (_, file) in sources.under("content") {
        let office = matches!(
            file.extension().as_str(),
            "csv" | "xlsx" | "xls" | "docx" | "doc" | "pptx" | "pdf"
        );
        // A ledger that could not be read names its table all the same.
        let named = |entry: &Entry| {
            let name = file.path.rsplit('/').next().unwrap_or(&file.path);
            let text = sources.file(entry.meta.file).and_then(|file| file.text().ok());
            entry.parts.ledgers.is_empty() && text.is_some_and(|text| text.contains(name))
        };
        let named_unread = || {
            let name = file.path.rsplit('/').next().unwrap_or(&file.path);
            directory.unread().any(|path| {
                let text = sources.find(path).and_then(|(_, file)| file.text().ok());
                text.is_some_and(|text| text.contains(name))
            })
        };
        if office && !used.contains(file.path.as_str()) && !entries.iter().any(named) && !named_unread() {
            faults
                .add(
                    "unused-file",
                    Severity::Warning,
                    Place::Path(file.path.clone()),
                    say!(
                        "没有内容用到这个文件，它不会发布",
                        "no entry refers to this file; it is not published"
                    ),
                )
                .mend(say!(
                    "在一篇内容的 `attachments` 里写上它，或把它移出 `content`",
                    "name it in the `attachments` of an entry, or move it out of `content`"
                ));
        }
    }
}
