//! Draws an address as a QR code.

use qrcode::types::Color;
use qrcode::{EcLevel, QrCode};

/// A QR code as a path; each module is one wide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Modules across, without the four of white around them.
    pub width: usize,
    /// Path data of what is dark.
    pub path: String,
}

/// Returns the QR code of a text; `None` if the text is too long for one.
pub fn draw(text: &str) -> Option<Qr> {
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).ok()?;
    let width = code.width();
    let colours = code.into_colors();
    let mut path = String::new();
    for (y, row) in colours.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, other| one == other) {
            let long = run.len();
            if run.first() == Some(&Color::Dark) {
                path.push_str(&format!("M{x} {y}h{long}v1h-{long}z"));
            }
            x += long;
        }
    }
    Some(Qr { width, path })
}

/// Returns a QR code as an SVG drawing; `None` if the text is too long for one.
///
/// The drawing ends with the code; the template leaves the four modules of white around it.
pub fn svg(text: &str) -> Option<String> {
    let Qr { width, path } = draw(text)?;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {width}\" \
         width=\"{width}\" height=\"{width}\"><path d=\"{path}\"/></svg>"
    ))
}
