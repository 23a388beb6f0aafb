//! Draws an address as a QR code.

use qrcode::types::Color;
use qrcode::{EcLevel, QrCode};

/// Returns a QR code as an SVG drawing; `None` if the text is too long for one.
///
/// The drawing ends with the code; the template leaves the four modules of white around it.
pub fn svg(text: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (x, y) = (at % width, at / width);
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {width}\" \
         width=\"{width}\" height=\"{width}\"><path d=\"{path}\"/></svg>"
    ))
}
