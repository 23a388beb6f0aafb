//! The community's own mark: its buildings as bars.

use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

use crate::model::community::Community;
use crate::theme::settings::Skyline;

/// Side of the picture for sharing, in pixels; chats show it as a small square.
pub const SIDE: usize = 300;

/// The most bars a mark has; beyond that they would be hairs.
const MOST: usize = 16;

/// A bar: left edge, width and height in thousandths of the mark's side.
struct Bar {
    left: usize,
    width: usize,
    height: usize,
}

/// Returns the bars; a community without buildings has three, so that there is a mark.
fn bars(community: &Community) -> Vec<Bar> {
    let mut floors: Vec<u32> = community
        .buildings
        .iter()
        .map(|building| building.floors.max(1))
        .take(MOST)
        .collect();
    if floors.is_empty() {
        floors = vec![2, 3, 1];
    }
    let highest = floors.iter().copied().max().unwrap_or(1);
    let step = 840 / floors.len();
    let width = (step * 7 / 10).min(200);
    let start = 500 - (step * (floors.len() - 1) + width) / 2;
    floors
        .into_iter()
        .enumerate()
        .map(|(at, floors)| Bar {
            left: start + at * step,
            width,
            height: 140 + 560 * floors as usize / highest as usize,
        })
        .collect()
}

/// Returns the mark as a drawing that follows the reader's light or dark scheme.
pub fn svg(community: &Community, look: &Skyline) -> Vec<u8> {
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1000 1000\"><style>rect{{fill:{}}}\
         @media (prefers-color-scheme:dark){{rect{{fill:{}}}}}</style>",
        colour(&look.ink).1,
        colour(&look.ink_dark).1
    );
    for bar in bars(community) {
        out.push_str(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            bar.left,
            880 - bar.height,
            bar.width,
            bar.height
        ));
    }
    out.push_str("</svg>\n");
    out.into_bytes()
}

/// Returns the mark as a square picture for sharing.
pub fn png(community: &Community, look: &Skyline) -> Vec<u8> {
    let bars = bars(community);
    let is_ink = |x: usize, y: usize| {
        bars.iter()
            .any(|bar| (bar.left..bar.left + bar.width).contains(&x) && (880 - bar.height..880).contains(&y))
    };
    // Each row begins with its filter, none.
    let mut rows = Vec::with_capacity(SIDE * (SIDE + 1));
    for y in 0..SIDE {
        rows.push(0);
        rows.extend((0..SIDE).map(|x| u8::from(is_ink(x * 1000 / SIDE, y * 1000 / SIDE))));
    }
    let mut header = Vec::new();
    header.extend((SIDE as u32).to_be_bytes());
    header.extend((SIDE as u32).to_be_bytes());
    // Eight bits a pixel, from a palette, nothing else.
    header.extend([8, 3, 0, 0, 0]);
    let palette = [colour(&look.paper).0, colour(&look.ink).0].concat();
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, content) in [
        (b"IHDR", header),
        (b"PLTE", palette),
        (b"IDAT", packed(&rows)),
        (b"IEND", Vec::new()),
    ] {
        push_chunk(*name, &content, &mut out);
    }
    out
}

fn push_chunk(name: [u8; 4], content: &[u8], out: &mut Vec<u8>) {
    let mut check = Crc::new();
    check.update(&name);
    check.update(content);
    out.extend((content.len() as u32).to_be_bytes());
    out.extend(name);
    out.extend(content);
    out.extend(check.sum().to_be_bytes());
}

fn packed(rows: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    // Writing into memory does not fail.
    match encoder.write_all(rows) {
        Ok(()) => encoder.finish().unwrap_or_default(),
        Err(_) => Vec::new(),
    }
}

/// Returns a colour written as `#1F5C4D`, as bytes and as text; black if it is not one.
fn colour(written: &str) -> ([u8; 3], String) {
    let digits = written.strip_prefix('#').filter(|digits| digits.len() == 6);
    let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let [_, red, green, blue] = number.unwrap_or(0).to_be_bytes();
    ([red, green, blue], format!("#{red:02x}{green:02x}{blue:02x}"))
}
