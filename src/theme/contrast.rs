//! Refuses colours that cannot be told from their ground.

use std::collections::BTreeMap;

use crate::report::faults::Faults;
use crate::say;
use crate::source::span::{FileId, Span};
use crate::theme::layers::Layers;

/// Which text stands on which ground, by role.
const TEXT: &[(&str, &[&str])] = &[
    ("ink", &["paper", "card", "wash", "brand-wash"]),
    ("ink-soft", &["paper", "card", "wash", "brand-wash"]),
    ("link", &["paper", "card", "wash", "brand-wash"]),
    ("brand", &["paper", "card", "brand-wash"]),
    ("on-brand", &["brand"]),
    ("on-urgent", &["urgent"]),
    ("urgent-ink", &["urgent-wash"]),
    ("good-ink", &["good-wash"]),
    ("warn-ink", &["warn-wash"]),
    ("money-in", &["card", "wash"]),
    ("money-out", &["card", "wash"]),
    ("seal", &["paper", "card"]),
    ("on-foot", &["foot"]),
    ("foot-soft", &["foot"]),
    ("on-hotline", &["hotline"]),
];

/// Rings, edges and signs that must be seen but are not read.
const SIGNS: &[(&str, &[&str])] = &[
    ("focus", &["paper", "card"]),
    ("lamp", &["hotline", "foot"]),
    ("rule-strong", &["card"]),
];

/// Contrast of text, by WCAG 2.2 AA.
const LEAST_TEXT: f64 = 4.5;
/// Contrast of what is not text.
const LEAST_SIGN: f64 = 3.0;

/// A colour and where it is written.
#[derive(Clone, Copy)]
struct Colour {
    light: f64,
    start: usize,
    end: usize,
}

type Colours<'t> = BTreeMap<&'t str, Colour>;

/// Tells of every pair of the theme's colours, in light and in dark, that is too faint.
pub fn look(layers: &Layers<'_>, faults: &mut Faults) {
    let Some((id, file)) = layers.get("tokens.css") else {
        return;
    };
    let Ok(text) = file.text() else { return };
    let mut light = Colours::new();
    let mut dark = Colours::new();
    for (scheme, name, colour) in colours(text) {
        match scheme {
            Scheme::Light => light.insert(name, colour),
            Scheme::Dark => dark.insert(name, colour),
            Scheme::Other => None,
        };
    }
    let named = dark.clone();
    let mut whole = light.clone();
    whole.extend(dark);
    for (colours, named, scheme) in [
        (&light, &light, ("浅色", "light")),
        (&whole, &named, ("深色", "dark")),
    ] {
        let scheme = Named {
            colours,
            named,
            scheme,
        };
        for (pairs, least) in [(TEXT, LEAST_TEXT), (SIGNS, LEAST_SIGN)] {
            for (over, grounds) in pairs {
                for under in *grounds {
                    tell(id, &scheme, (over, under), least, faults);
                }
            }
        }
    }
}

/// A scheme: the colours that hold in it, those it names itself, how it is called.
struct Named<'c> {
    colours: &'c Colours<'c>,
    named: &'c Colours<'c>,
    scheme: (&'static str, &'static str),
}

fn tell(file: FileId, scheme: &Named<'_>, (over, under): (&str, &str), least: f64, faults: &mut Faults) {
    let (colours, named) = (scheme.colours, scheme.named);
    let (zh, en) = scheme.scheme;
    let (Some(text), Some(ground)) = (colours.get(over), colours.get(under)) else {
        return;
    };
    // What the dark scheme takes over from the light one was told there.
    let place = named.get(over).or_else(|| named.get(under));
    let Some(place) = place else { return };
    let measured = contrast(text.light, ground.light);
    if measured >= least {
        return;
    }
    let deeper = text.light < ground.light;
    let (more_zh, more_en) = if deeper {
        ("深", "darker")
    } else {
        ("浅", "lighter")
    };
    faults
        .error(
            "theme-contrast",
            Span::new(file, place.start, place.end),
            say!(
                "{zh}时，`--{over}` 在 `--{under}` 上看不清：对比 {measured:.2}，至少要 {least}",
                "in the {en} scheme, `--{over}` is too faint on `--{under}`: {measured:.2}, at least {least} is needed"
            ),
        )
        .mend(say!(
            "把 `--{over}` 调{more_zh}一些",
            "make `--{over}` {more_en}"
        ));
}

#[derive(Clone, Copy)]
enum Scheme {
    Light,
    Dark,
    Other,
}

/// Returns every colour that is named: in which scheme, its name, its value.
fn colours(text: &str) -> Vec<(Scheme, &str, Colour)> {
    let mut found = Vec::new();
    let mut scheme = Scheme::Light;
    let mut at = 0;
    for piece in text.split_inclusive([';', '{', '}']) {
        if piece.contains("@media") {
            scheme = match piece.contains("prefers-color-scheme: dark") {
                true => Scheme::Dark,
                false => Scheme::Other,
            };
        }
        if let Some((before, value)) = piece.split_once(':')
            && let Some((_, name)) = before.rsplit_once("--")
            && let Some(light) = lightness(value.trim_matches([' ', ';', '}', '\n']))
        {
            let start = at + before.len() + 1 + value.find('#').unwrap_or(0);
            let colour = Colour {
                light,
                start,
                end: start + 7,
            };
            found.push((scheme, name.trim(), colour));
        }
        at += piece.len();
    }
    found
}

/// Returns the relative luminance of `#1F5C4D`.
fn lightness(value: &str) -> Option<f64> {
    let digits = value.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let all = u32::from_str_radix(digits, 16).ok()?;
    let channel = |shift: u32| {
        let part = f64::from(all >> shift & 0xFF) / 255.0;
        match part <= 0.03928 {
            true => part / 12.92,
            false => ((part + 0.055) / 1.055).powf(2.4),
        }
    };
    Some(0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0))
}

fn contrast(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
