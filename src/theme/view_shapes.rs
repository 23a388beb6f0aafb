//! Small shapes that views are made of: links, times, files.

use serde::Serialize;

/// A link: where and what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LinkView {
    pub path: String,
    pub title: String,
    /// Language of the title where it is not the page's; else empty.
    pub lang: String,
}

/// A telephone number as shown and as dialled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PhoneView {
    pub number: String,
    /// `tel:` and the digits.
    pub href: String,
    pub hours: String,
    /// Language of the hours where it is not the page's; else empty.
    pub hours_lang: String,
}

/// A day or moment, for people and for machines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TimeView {
    /// `2026-07-20` or `2026-07-20T09:00:00+08:00`.
    pub iso: String,
    /// `2026年7月20日（星期一）`, with the time if it is a moment.
    pub long: String,
    /// `7月20日`
    pub short: String,
    /// `20` and `7月`, for date blocks.
    pub day: String,
    pub month: String,
    pub year: String,
    pub weekday: String,
}

/// A picture with its size.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImageView {
    pub path: String,
    pub alt: String,
    pub width: u32,
    pub height: u32,
    /// The same in several widths, the smallest first; empty if there is but one.
    pub widths: Vec<ImageWidthView>,
}

/// A picture in one width.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImageWidthView {
    pub path: String,
    pub width: u32,
}

/// A row of the fact box.
#[derive(Clone, Debug, Serialize)]
pub struct FactView {
    /// The fact's key, for classes.
    pub name: &'static str,
    pub label: String,
    pub values: Vec<ValueView>,
}

/// One value of a fact.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ValueView {
    pub text: String,
    /// A path in the site, without root; or empty.
    pub path: String,
    /// `tel:…` or `mailto:…`; or empty.
    pub href: String,
    /// ISO moment for a `time` element; or empty.
    pub iso: String,
    /// A remark in smaller type: hours, access.
    pub note: String,
    /// Language of text and note where it is not the page's; else empty.
    pub lang: String,
}

/// A file to be downloaded.
#[derive(Clone, Debug, Serialize)]
pub struct FileView {
    pub path: String,
    pub title: String,
    /// `PDF`, `CSV` …
    pub format: String,
    /// `368 KB`
    pub size: String,
    /// First signs of its SHA-256, or empty.
    pub digest: String,
}

/// A telephone beside the hotline, and what it is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ContactView {
    pub label: String,
    /// Language of the label where it is not the page's; else empty.
    pub label_lang: String,
    pub number: String,
    /// `tel:` and the digits.
    pub href: String,
    pub hours: String,
    /// Language of the hours where it is not the page's; else empty.
    pub hours_lang: String,
}

/// Something that is true but irregular: a sentence, and what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FlagView {
    pub text: String,
    /// With the figures, as many as a reader can take in; may be empty.
    pub reasons: Vec<String>,
    /// How many more reasons there are.
    pub more: usize,
}

/// A QR code as path data, each module one wide.
#[derive(Clone, Debug, Serialize)]
pub struct QrView {
    pub width: usize,
    pub path: String,
}
