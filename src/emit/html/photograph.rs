//! Photographs in the widths that pages show.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, imageops};

use crate::model::address::SitePath;
use crate::model::output::Output;
use crate::model::site::PublishedFile;
use crate::report::diagnostic::{Diagnostic, Place, Severity};
use crate::report::faults::Faults;
use crate::say;

/// For lists and phones, and for all else.
const SMALL: u32 = 480;
const WIDTHS: [u32; 2] = [SMALL, 960];
/// The small one is a newsletter's cover; a phone bears so many of its bytes.
const SMALL_BYTES: usize = 30 * 1024;
const QUALITY: u8 = 80;
const LEAST_QUALITY: u8 = 40;
/// Changes when the same photograph would give other bytes, so that no browser keeps the old ones.
const RECIPE: &str = "1";
/// A photograph that needs more memory than this is refused.
const MOST_MEMORY: u64 = 400 << 20;

/// A picture in one width.
pub struct Shown {
    pub path: SitePath,
    pub width: u32,
    pub height: u32,
}

/// Returns a picture in the widths it is shown in, the smallest first; one that is no photograph in its own.
pub fn widths(file: &PublishedFile) -> Vec<Shown> {
    let (width, height) = file.size.unwrap_or((0, 0));
    let Some(photograph) = &file.photograph else {
        return vec![Shown {
            path: file.path.clone(),
            width,
            height,
        }];
    };
    let mut widths: Vec<u32> = WIDTHS.iter().map(|most| width.min(*most)).collect();
    widths.dedup();
    let extension = if photograph.drawn { "png" } else { "jpg" };
    let name = file.path.as_str().rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let digest = &photograph.digest;
    widths
        .into_iter()
        .map(|shown| Shown {
            path: SitePath::new(format!("assets/{stem}-{shown}.{digest}{RECIPE}.{extension}")),
            width: shown,
            height: scaled(height, shown, width),
        })
        .collect()
}

/// Returns the width for pages, with its size.
pub fn largest(file: &PublishedFile) -> Shown {
    let (width, height) = file.size.unwrap_or((0, 0));
    widths(file).pop().unwrap_or(Shown {
        path: file.path.clone(),
        width,
        height,
    })
}

/// Returns the files of a photograph's widths.
pub fn plan(source: &str, file: &PublishedFile) -> Vec<Output> {
    let Some(photograph) = &file.photograph else {
        return Vec::new();
    };
    let is_drawn = photograph.drawn;
    widths(file)
        .into_iter()
        .map(|shown| {
            let (bytes, source) = (file.bytes.clone(), source.to_owned());
            Output::make(shown.path, move |_| {
                let picture = decoded(bytes.as_slice());
                let made = picture.and_then(|picture| made(picture, shown.width, shown.height, is_drawn));
                made.ok_or_else(|| damaged(&source))
            })
        })
        .collect()
}

fn scaled(height: u32, shown: u32, width: u32) -> u32 {
    let exact = u64::from(height) * u64::from(shown);
    let rounded = (exact + u64::from(width) / 2) / u64::from(width.max(1));
    u32::try_from(rounded).unwrap_or(height).max(1)
}

/// Returns the picture upright.
fn decoded(bytes: &[u8]) -> Option<DynamicImage> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let turn = decoder.orientation().ok()?;
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(turn);
    Some(picture)
}

fn made(picture: DynamicImage, width: u32, height: u32, is_drawn: bool) -> Option<Vec<u8>> {
    let is_clear = picture.color().has_alpha();
    let picture = match is_drawn && is_clear {
        true => DynamicImage::ImageRgba8(picture.into_rgba8()),
        false => DynamicImage::ImageRgb8(picture.into_rgb8()),
    };
    let picture = match (picture.width(), picture.height()) == (width, height) {
        true => picture,
        false => picture.resize_exact(width, height, imageops::FilterType::CatmullRom),
    };
    match is_drawn {
        true => png(&picture),
        false => jpeg(&picture, width <= SMALL),
    }
}

fn png(picture: &DynamicImage) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Best, FilterType::Adaptive);
    picture.write_with_encoder(encoder).ok()?;
    Some(out)
}

/// Returns a JPEG; of a small one so much is given up that it is light.
fn jpeg(picture: &DynamicImage, is_small: bool) -> Option<Vec<u8>> {
    let mut quality = QUALITY;
    loop {
        let mut out = Vec::new();
        picture
            .write_with_encoder(JpegEncoder::new_with_quality(&mut out, quality))
            .ok()?;
        if !is_small || out.len() <= SMALL_BYTES || quality <= LEAST_QUALITY {
            return Some(out);
        }
        quality -= 10;
    }
}

fn damaged(source: &str) -> Vec<Diagnostic> {
    let mut faults = Faults::default();
    faults
        .add(
            "not-a-picture",
            Severity::Error,
            Place::Path(source.to_owned()),
            say!(
                "图片已损坏，打不开",
                "the picture is damaged and cannot be opened"
            ),
        )
        .mend(say!(
            "重新导出为 JPG、PNG 或 SVG",
            "export it again as JPG, PNG or SVG"
        ));
    faults.into_vec()
}
