//! Pictures of pages, compared with the last accepted ones.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

use image::codecs::jpeg::JpegEncoder;
use image::{RgbImage, imageops};

use crate::arguments::Arguments;
use crate::browser;
use crate::commands::root;
use crate::files;

/// Accepted pictures are small, and none is heavier.
const MOST_BYTES: usize = 64 * 1024;
/// Of so many pixels in a thousand another colour is borne.
const BORNE: usize = 15;
/// Colours that are nearer than this are the same.
const NEAR: u8 = 40;
const WIDTH_PHONE: u32 = 260;
const WIDTH_DESK: u32 = 420;

/// Takes the pictures of the example site; compares them, or with `--accept` keeps them.
pub fn run_all(arguments: &Arguments) -> Result<(), String> {
    browser::prepare()?;
    browser::build_site()?;
    let taken = root().join("target/shots");
    let _ = std::fs::remove_dir_all(&taken);
    std::fs::create_dir_all(&taken).map_err(|cause| format!("{}: {cause}", taken.display()))?;
    browser::run_script("shots.mjs", &[("LINLI_SHOTS", &taken)])?;
    sheet(&taken)?;
    match arguments.has("--accept") {
        true => accept(&taken),
        false => compare(&taken),
    }
}

fn accepted() -> PathBuf {
    root().join("tests/shots")
}

/// Returns the names of the pictures of a folder, in order.
fn names(folder: &Path, ending: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names
        .filter_map(|name| Some(name.strip_suffix(ending)?.to_owned()))
        .collect();
    names.sort();
    names
}

fn accept(taken: &Path) -> Result<(), String> {
    let folder = accepted();
    for name in names(&folder, ".jpg") {
        let _ = std::fs::remove_file(folder.join(format!("{name}.jpg")));
    }
    std::fs::create_dir_all(&folder).map_err(|cause| cause.to_string())?;
    let mut sum = 0;
    for name in names(taken, ".png") {
        let bytes = small(taken, &name)?;
        sum += bytes.len();
        let path = folder.join(format!("{name}.jpg"));
        std::fs::write(&path, bytes).map_err(|cause| format!("{}: {cause}", path.display()))?;
    }
    files::write(&folder.join("drawn-with.txt"), &drawn_with())?;
    eprintln!(
        "accepted {} pictures, {} KB, drawn with {}",
        names(&folder, ".jpg").len(),
        sum / 1024,
        drawn_with().trim()
    );
    Ok(())
}

fn compare(taken: &Path) -> Result<(), String> {
    let folder = accepted();
    if names(&folder, ".jpg").is_empty() {
        eprintln!(
            "no pictures were accepted yet: look at {}, then `cargo xtask shots --accept`",
            sheet_path(taken).display()
        );
        return Ok(());
    }
    let then = std::fs::read_to_string(folder.join("drawn-with.txt")).unwrap_or_default();
    if then.trim() != drawn_with().trim() {
        eprintln!(
            "pictures are not compared: they were drawn with {}, and here is {}",
            then.trim(),
            drawn_with().trim()
        );
        return Ok(());
    }
    let mut others = Vec::new();
    let (before, now) = (names(&folder, ".jpg"), names(taken, ".png"));
    others.extend(
        before
            .iter()
            .filter(|name| !now.contains(name))
            .map(|name| format!("{name} is no longer taken")),
    );
    for name in &now {
        let path = folder.join(format!("{name}.jpg"));
        let Ok(accepted) = std::fs::read(&path) else {
            others.push(format!("{name} is new"));
            continue;
        };
        let changed = changed(&decoded(&accepted)?, &decoded(&small(taken, name)?)?);
        if changed > BORNE {
            others.push(format!("{name}: {changed} of 1000 pixels are others"));
        }
    }
    match others.is_empty() {
        true => {
            eprintln!("{} pictures are as they were accepted", now.len());
            Ok(())
        }
        false => Err(format!(
            "look at {}, then accept them with `cargo xtask shots --accept`:\n{}",
            sheet_path(taken).display(),
            others.join("\n")
        )),
    }
}

/// Returns how many of a thousand pixels have another colour; all, if the pictures differ in size.
fn changed(before: &RgbImage, now: &RgbImage) -> usize {
    if before.dimensions() != now.dimensions() {
        return 1000;
    }
    let differs = |(one, other): &(&image::Rgb<u8>, &image::Rgb<u8>)| {
        one.0
            .iter()
            .zip(other.0)
            .any(|(one, other)| one.abs_diff(other) > NEAR)
    };
    let count = before.pixels().zip(now.pixels()).filter(differs).count();
    count * 1000 / before.pixels().len().max(1)
}

/// Returns a picture as it is kept.
fn small(taken: &Path, name: &str) -> Result<Vec<u8>, String> {
    let path = taken.join(format!("{name}.png"));
    let bytes = std::fs::read(&path).map_err(|cause| format!("{}: {cause}", path.display()))?;
    let picture = decoded(&bytes)?;
    let width = if picture.width() < 600 {
        WIDTH_PHONE
    } else {
        WIDTH_DESK
    };
    let height = (picture.height() * width / picture.width()).max(1);
    let picture = imageops::resize(&picture, width, height, imageops::FilterType::Triangle);
    for quality in [80, 70, 60, 50, 40, 30, 20] {
        let mut out = Cursor::new(Vec::new());
        let encoder = JpegEncoder::new_with_quality(&mut out, quality);
        picture
            .write_with_encoder(encoder)
            .map_err(|cause| cause.to_string())?;
        let bytes = out.into_inner();
        if bytes.len() <= MOST_BYTES {
            return Ok(bytes);
        }
    }
    Err(format!("{name} cannot be kept in {MOST_BYTES} bytes"))
}

fn decoded(bytes: &[u8]) -> Result<RgbImage, String> {
    let picture = image::load_from_memory(bytes).map_err(|cause| cause.to_string())?;
    Ok(picture.into_rgb8())
}

/// Returns the face for Chinese and the browser's edition, which decide how a page looks.
fn drawn_with() -> String {
    let said = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let face = said(
        "fc-match",
        &["-f", "%{family[0]} %{fontversion}", "Noto Sans CJK SC"],
    );
    let face = face.filter(|face| face.starts_with("Noto Sans CJK SC"));
    let edition = browser::browser().and_then(|path| said(&path.to_string_lossy(), &["--version"]));
    let edition = edition.unwrap_or_default();
    let edition = edition.split('.').next().unwrap_or_default();
    format!(
        "{}, {edition}\n",
        face.as_deref().unwrap_or("no Noto Sans CJK SC")
    )
}

fn sheet_path(taken: &Path) -> PathBuf {
    taken.join("index.html")
}

/// Writes all pictures on one page, the accepted beside the new.
fn sheet(taken: &Path) -> Result<(), String> {
    let mut page = "<!doctype html><meta charset=\"utf-8\"><title>Shots</title>\n".to_owned();
    for name in names(taken, ".png") {
        page.push_str(&format!(
            "<h2>{name}</h2><p><img src=\"{name}.png\" width=\"390\" alt=\"now\"> \
             <img src=\"../../tests/shots/{name}.jpg\" alt=\"accepted\"></p>\n"
        ));
    }
    files::write(&sheet_path(taken), &page)
}
