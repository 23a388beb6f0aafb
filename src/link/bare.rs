//! Takes out of photographs what cameras wrote into them.

use flate2::Crc;
use image::metadata::Orientation;

/// A photograph without place, time, owner, device and remarks; it still stands upright.
pub struct Bare {
    pub form: Form,
    pub bytes: Vec<u8>,
}

/// The forms of photographs that are understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Jpeg,
    Png,
    WebP,
}

/// Returns the form that the first bytes tell, whatever the file is called.
pub fn form(bytes: &[u8]) -> Option<Form> {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Some(Form::Jpeg),
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Some(Form::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Form::WebP),
        _ => None,
    }
}

/// Returns the photograph with nothing but what draws it; `None` if its parts cannot be told apart.
pub fn bare(bytes: &[u8]) -> Option<Bare> {
    let form = form(bytes)?;
    let bytes = match form {
        Form::Jpeg => jpeg(bytes)?,
        Form::Png => png(bytes)?,
        Form::WebP => webp(bytes)?,
    };
    Some(Bare { form, bytes })
}

/// Returns the smallest record that says how a picture is turned; nothing if it is not.
fn turned(exif: &[u8]) -> Option<Vec<u8>> {
    let turn = Orientation::from_exif_chunk(exif)?;
    if turn == Orientation::NoTransforms {
        return None;
    }
    let mut out = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    out.extend([turn.to_exif(), 0, 0, 0, 0, 0, 0]);
    Some(out)
}

/// Keeps tables, frames, scans, colour profile; drops all else, also what follows the picture's end.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = vec![0xFF, 0xD8];
    let mut at = 2;
    loop {
        let marker = loop {
            match (bytes.get(at)?, bytes.get(at + 1)?) {
                (0xFF, 0xFF) => at += 1,
                (0xFF, marker) => break *marker,
                _ => return None,
            }
        };
        if marker == 0xD9 {
            out.extend([0xFF, 0xD9]);
            return Some(out);
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let end = at + 2 + length;
        let segment = bytes.get(at..end)?;
        let payload = segment.get(4..)?;
        match marker {
            0xC0..=0xCF | 0xDA..=0xDF => out.extend(segment),
            0xE0 if payload.starts_with(b"JFIF\0") => push_jfif(payload, &mut out)?,
            0xE1 => {
                let exif = payload.strip_prefix(b"Exif\0\0").and_then(turned);
                if let Some(exif) = exif {
                    out.extend([0xFF, 0xE1, 0, u8::try_from(8 + exif.len()).ok()?]);
                    out.extend(b"Exif\0\0");
                    out.extend(exif);
                }
            }
            0xE2 if payload.starts_with(b"ICC_PROFILE\0") => out.extend(segment),
            0xEE if payload.starts_with(b"Adobe") => out.extend(segment),
            0xE0..=0xEF | 0xFE => {}
            _ => return None,
        }
        at = end;
        if marker == 0xDA {
            let scan = scan_length(bytes.get(at..)?)?;
            out.extend(bytes.get(at..at + scan)?);
            at += scan;
        }
    }
}

/// Appends the picture's density without its small preview.
fn push_jfif(payload: &[u8], out: &mut Vec<u8>) -> Option<()> {
    out.extend([0xFF, 0xE0, 0, 16]);
    out.extend(payload.get(..12)?);
    out.extend([0, 0]);
    Some(())
}

/// Returns how many bytes come before the next marker that is neither data nor a restart.
fn scan_length(bytes: &[u8]) -> Option<usize> {
    let mut pairs = bytes.windows(2).enumerate();
    let end = pairs
        .find(|(_, pair)| matches!(pair, [0xFF, marker] if !matches!(marker, 0x00 | 0xD0..=0xD7 | 0xFF)));
    end.map(|(at, _)| at)
}

/// Chunks that draw; remarks, times and private chunks are none of them.
const PNG_CHUNKS: &[&[u8]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT",
    b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..8)?.to_vec();
    let mut at = 8;
    loop {
        let length = usize::try_from(u32::from_be_bytes(four(bytes, at)?)).ok()?;
        let name = bytes.get(at + 4..at + 8)?;
        let end = at.checked_add(12)?.checked_add(length)?;
        let chunk = bytes.get(at..end)?;
        if PNG_CHUNKS.contains(&name) {
            out.extend(chunk);
        } else if name == b"eXIf"
            && let Some(exif) = chunk.get(8..8 + length).and_then(turned)
        {
            let mut crc = Crc::new();
            crc.update(b"eXIf");
            crc.update(&exif);
            out.extend(u32::try_from(exif.len()).ok()?.to_be_bytes());
            out.extend(b"eXIf");
            out.extend(exif);
            out.extend(crc.sum().to_be_bytes());
        }
        if name == b"IEND" {
            return Some(out);
        }
        at = end;
    }
}

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const EXIF: u8 = 0x08;
    const XMP: u8 = 0x04;
    let whole = usize::try_from(u32::from_le_bytes(four(bytes, 4)?))
        .ok()?
        .checked_add(8)?;
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    let mut flags = None;
    let mut at = 12;
    while at < whole.min(bytes.len()) {
        let length = usize::try_from(u32::from_le_bytes(four(bytes, at + 4)?)).ok()?;
        let name = bytes.get(at..at + 4)?;
        let end = at.checked_add(8)?.checked_add(length)?;
        let data = bytes.get(at + 8..end)?;
        match name {
            b"VP8X" => {
                flags = Some(out.len() + 8);
                push_chunk(name, data, &mut out)?;
                let here = out.get_mut(flags?)?;
                *here &= !(EXIF | XMP);
            }
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" | b"ICCP" => push_chunk(name, data, &mut out)?,
            b"EXIF" => {
                let exif = data.strip_prefix(b"Exif\0\0").unwrap_or(data);
                if let (Some(exif), Some(flags)) = (turned(exif), flags) {
                    push_chunk(name, &exif, &mut out)?;
                    *out.get_mut(flags)? |= EXIF;
                }
            }
            _ => {}
        }
        at = end + length % 2;
    }
    let size = u32::try_from(out.len() - 8).ok()?;
    out.get_mut(4..8)?.copy_from_slice(&size.to_le_bytes());
    Some(out)
}

fn push_chunk(name: &[u8], data: &[u8], out: &mut Vec<u8>) -> Option<()> {
    out.extend(name);
    out.extend(u32::try_from(data.len()).ok()?.to_le_bytes());
    out.extend(data);
    if data.len() % 2 == 1 {
        out.push(0);
    }
    Some(())
}

fn four(bytes: &[u8], at: usize) -> Option<[u8; 4]> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok()
}
