//! Photographs: bare, upright, in two widths.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageEncoder, Rgb, RgbImage};
use linli::link::bare::{Form, bare};

use crate::support::site::{Built, build, community, config, file};
use linli::source::file::{Bytes, SourceFile};

/// What no published byte may hold: here stands what a telephone writes of place and owner.
const SECRET: &[u8] = b"GPSLatitude 31.2304 Owner Zhao";

/// Returns a picture, its upper left corner red, the rest of many colours.
fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        if x < width / 2 && y < height / 2 {
            return Rgb([200, 0, 0]);
        }
        let noise =
            (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).wrapping_mul(2_246_822_519) >> 24;
        Rgb([noise as u8 / 3, 120, (x * 255 / width) as u8])
    })
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut out = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut out, 90);
    encoder
        .write_image(
            picture,
            picture.width(),
            picture.height(),
            image::ExtendedColorType::Rgb8,
        )
        .expect("a JPEG");
    out
}

/// Returns an Exif record that says how the picture is turned, and a secret.
fn exif(turn: u8) -> Vec<u8> {
    let mut out = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    out.extend([turn, 0, 0, 0, 0, 0, 0]);
    out.extend(SECRET);
    out
}

/// Returns a JPEG as a telephone writes it: turned, with place, preview, remark, and more after its end.
fn telephone(turn: u8, picture: &RgbImage) -> Vec<u8> {
    let plain = jpeg(picture);
    let mut out = plain[..2].to_vec();
    for (marker, head, body) in [
        (0xE1, b"Exif\0\0".as_slice(), exif(turn)),
        (
            0xE1,
            b"http://ns.adobe.com/xap/1.0/\0".as_slice(),
            SECRET.to_vec(),
        ),
        (0xE2, b"MPF\0".as_slice(), SECRET.to_vec()),
        (0xED, b"Photoshop 3.0\0".as_slice(), SECRET.to_vec()),
        (0xFE, b"".as_slice(), SECRET.to_vec()),
    ] {
        let length = u16::try_from(2 + head.len() + body.len()).expect("short");
        out.extend([0xFF, marker]);
        out.extend(length.to_be_bytes());
        out.extend(head);
        out.extend(body);
    }
    out.extend(&plain[2..]);
    out.extend(SECRET);
    out
}

fn holds_secret(bytes: &[u8]) -> bool {
    [SECRET, b"Zhao", b"31.2304"]
        .iter()
        .any(|secret| bytes.windows(secret.len()).any(|part| part == *secret))
}

fn site(text: &str, pictures: &[(&str, Vec<u8>)]) -> Built {
    let mut config = config();
    config.theme = "default".to_owned();
    let mut files = vec![file("content/notices/a.md", text)];
    for (path, bytes) in pictures {
        files.push(SourceFile::new(
            (*path).to_owned(),
            Bytes::Read(bytes.clone().into()),
            false,
        ));
    }
    build(files, config, community())
}

const SHOWN: &str = "---\ntitle: 南草坪\ndate: 2026-07-19\n---\n\n![南草坪的羽毛球](../pictures/a.jpg)\n";

fn open(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).expect("a picture").into_rgb8()
}

/// Returns the files of `assets/` that begin so.
fn widths<'b>(built: &'b Built, begins: &str) -> Vec<(&'b str, &'b [u8])> {
    let begins = format!("assets/{begins}-");
    let files = built.files.iter().filter(|(path, _)| path.starts_with(&begins));
    files
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
        .collect()
}

#[test]
fn a_photograph_is_shown_upright_in_two_widths_without_what_the_telephone_wrote() {
    let built = site(
        SHOWN,
        &[("content/pictures/a.jpg", telephone(6, &picture(1400, 1050)))],
    );
    assert_eq!(built.faults, "");
    assert!(!built.files.contains_key("pictures/a.jpg"), "it is only shown");
    let shown = widths(&built, "a");
    let sizes: Vec<(u32, u32)> = shown.iter().map(|(_, bytes)| open(bytes).dimensions()).collect();
    assert_eq!(sizes, [(480, 640), (960, 1280)]);
    for (path, bytes) in &shown {
        assert!(!holds_secret(bytes), "{path}");
        // Turned a quarter to the right, the red corner stands at the upper right.
        let picture = open(bytes);
        let red = picture.get_pixel(picture.width() - 20, 20);
        assert!(red[0] > 150 && red[1] < 60, "{path}: {red:?}");
    }
    assert!(shown[0].1.len() <= 30 * 1024, "{} bytes", shown[0].1.len());
    let page = built.text("notices/a.html");
    let image = page
        .split("<img")
        .skip(1)
        .find(|part| part.contains("羽毛球"))
        .expect("the picture");
    let (small, large) = (shown[0].0, shown[1].0);
    assert!(
        image.contains(&format!(
            "src=\"../{large}\" srcset=\"../{small} 480w, ../{large} 960w\" sizes=\""
        )),
        "{image}"
    );
    assert!(
        image.contains("width=\"960\" height=\"1280\" loading=\"lazy\""),
        "{image}"
    );
}

#[test]
fn two_builds_of_a_photograph_give_the_same_bytes() {
    let pictures = [("content/pictures/a.jpg", telephone(1, &picture(700, 500)))];
    let (one, other) = (site(SHOWN, &pictures), site(SHOWN, &pictures));
    assert_eq!(widths(&one, "a"), widths(&other, "a"));
    let sizes: Vec<u32> = widths(&one, "a")
        .iter()
        .map(|(_, bytes)| open(bytes).width())
        .collect();
    assert_eq!(sizes, [480, 700], "no picture is blown up");
}

#[test]
fn a_linked_or_attached_original_is_published_bare() {
    let photograph = telephone(8, &picture(600, 400));
    for text in [
        "---\ntitle: 南草坪\ndate: 2026-07-19\n---\n\n[大图](../pictures/a.jpg)\n",
        "---\ntitle: 南草坪\ndate: 2026-07-19\nattachments: [{file: ../pictures/a.jpg, title: 大图}]\n---\n\n看图。\n",
        "---\ntitle: 南草坪\ndate: 2026-07-19\n---\n\n![草坪](../pictures/a.jpg)\n\n[大图](../pictures/a.jpg)\n",
    ] {
        let built = site(text, &[("content/pictures/a.jpg", photograph.clone())]);
        assert_eq!(built.faults, "");
        let bytes = &built.files["pictures/a.jpg"];
        assert!(!holds_secret(bytes));
        let mut decoder = image::ImageReader::new(Cursor::new(bytes))
            .with_guessed_format()
            .unwrap()
            .into_decoder()
            .unwrap();
        let turn = image::ImageDecoder::orientation(&mut decoder).unwrap();
        assert_eq!(turn.to_exif(), 8, "it still stands upright");
        assert_eq!(
            open(bytes),
            open(&photograph),
            "nothing of the picture itself is lost"
        );
    }
}

#[test]
fn every_form_is_made_bare_and_stays_as_it_looks() {
    let drawn = picture(64, 48);
    let mut png = Vec::new();
    let mut encoder = PngEncoder::new(&mut png);
    encoder.set_exif_metadata(exif(3)).expect("room for it");
    encoder
        .write_image(&drawn, 64, 48, image::ExtendedColorType::Rgb8)
        .expect("a PNG");
    let mut webp = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut webp);
    encoder.set_exif_metadata(exif(3)).expect("room for it");
    encoder
        .write_image(&drawn, 64, 48, image::ExtendedColorType::Rgb8)
        .expect("a WebP");
    for (form, bytes) in [
        (Form::Jpeg, telephone(3, &drawn)),
        (Form::Png, png),
        (Form::WebP, webp),
    ] {
        assert!(holds_secret(&bytes), "{form:?}");
        let made = bare(&bytes).unwrap_or_else(|| panic!("{form:?}"));
        assert_eq!(made.form, form);
        assert!(!holds_secret(&made.bytes), "{form:?}");
        assert_eq!(open(&made.bytes), open(&bytes), "{form:?}");
        let mut decoder = image::ImageReader::new(Cursor::new(&made.bytes))
            .with_guessed_format()
            .unwrap()
            .into_decoder()
            .unwrap();
        assert_eq!(
            image::ImageDecoder::orientation(&mut decoder).unwrap().to_exif(),
            3,
            "{form:?}"
        );
        let again = bare(&made.bytes).expect("bare twice");
        assert_eq!(again.bytes, made.bytes, "{form:?}");
        for cut in 0..bytes.len() {
            let _ = bare(&bytes[..cut]);
        }
    }
}

#[test]
fn a_see_through_drawing_stays_see_through() {
    let clear = DynamicImage::new_rgba8(1000, 500);
    let mut png = Vec::new();
    clear
        .write_with_encoder(PngEncoder::new(&mut png))
        .expect("a PNG");
    let text = SHOWN.replace("a.jpg", "a.png");
    let built = site(&text, &[("content/pictures/a.png", png)]);
    assert_eq!(built.faults, "");
    let shown = widths(&built, "a");
    assert_eq!(shown.len(), 2);
    for (path, bytes) in shown {
        assert!(path.ends_with(".png"), "{path}");
        assert_eq!(
            image::load_from_memory(bytes)
                .expect("a PNG")
                .into_rgba8()
                .get_pixel(3, 3)[3],
            0
        );
    }
}

#[test]
fn broken_pictures_and_bombs_are_told_with_file_and_mend() {
    let whole = jpeg(&picture(400, 300));
    let cut = site(
        SHOWN,
        &[("content/pictures/a.jpg", whole[..whole.len() / 2].to_vec())],
    );
    assert!(cut.faults.starts_with("content/pictures/a.jpg"), "{}", cut.faults);
    assert!(
        cut.faults.contains("not-a-picture") && cut.faults.contains("重新导出"),
        "{}",
        cut.faults
    );
    let mut png = Vec::new();
    DynamicImage::new_rgb8(64, 48)
        .write_with_encoder(PngEncoder::new(&mut png))
        .expect("a PNG");
    // The data of the picture, not its frame, are spoilt.
    let data = png.windows(4).position(|name| name == b"IDAT").expect("data");
    png[data + 8] ^= 0xFF;
    let spoilt = site(
        &SHOWN.replace("a.jpg", "a.png"),
        &[("content/pictures/a.png", png.clone())],
    );
    assert!(
        spoilt.faults.contains("content/pictures/a.png"),
        "{}",
        spoilt.faults
    );
    assert!(spoilt.faults.contains("已损坏"), "{}", spoilt.faults);
    png[16..20].copy_from_slice(&60_000u32.to_be_bytes());
    png[20..24].copy_from_slice(&60_000u32.to_be_bytes());
    let mut crc = flate2::Crc::new();
    crc.update(&png[12..29]);
    png[29..33].copy_from_slice(&crc.sum().to_be_bytes());
    let bomb = site(
        &SHOWN.replace("a.jpg", "a.png"),
        &[("content/pictures/a.png", png)],
    );
    assert!(
        bomb.faults.contains("picture-too-large") && bomb.faults.contains("60000×60000"),
        "{}",
        bomb.faults
    );
}

/// Covers of newsletters are shown in the small width on telephones.
#[test]
fn a_cover_of_a_newsletter_weighs_30_kilobytes_at_most() {
    let issue = "---\ntitle: 第三期\ndate: 2026-07-19\nnumber: 3\nperiod: {from: 2026-07-01, to: 2026-07-19}\n\
                 image: {file: ../pictures/cover.jpg, alt: 封面}\nsections: []\n---\n\n您好。\n";
    let mut config = config();
    config.theme = "default".to_owned();
    let files = vec![
        file("content/newsletters/three.md", issue),
        SourceFile::new(
            "content/pictures/cover.jpg".to_owned(),
            Bytes::Read(telephone(1, &picture(1000, 1000)).into()),
            false,
        ),
    ];
    let built = build(files, config, community());
    let shown = widths(&built, "cover");
    assert!(shown[0].1.len() <= 30 * 1024, "{} bytes", shown[0].1.len());
    let list = built.text("newsletters/index.html");
    assert!(list.contains(&format!("{} 480w", shown[0].0)), "{list}");
}
