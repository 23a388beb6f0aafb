//! The proof of an account as templates see it.

use serde::Serialize;

use crate::theme::view_shapes::{LinkView, QrView, TimeView};

/// What the chain says of an entry. In templates of entries: `entry.proof`.
#[derive(Clone, Debug, Serialize)]
pub struct ProofView {
    /// What is written is what was sealed.
    pub sealed: bool,
    /// Its own number in the chain and the day it was sealed; empty if it was not.
    pub number: String,
    pub day: Option<TimeView>,
    /// The code of the chain's last entry: 24 signs, and all of it for a camera; empty without a chain.
    pub head: String,
    pub qr: Option<QrView>,
    /// How the site proves itself; the page that verifies.
    pub page: String,
    pub verify: String,
    /// Earlier versions as they were sealed.
    pub older: Vec<LinkView>,
    /// Corrections of it, newest first.
    pub corrections: Vec<CorrectionView>,
    /// What it corrects, if it is a correction.
    pub correction: Option<CorrectsView>,
    /// Rows that were taken out for privacy.
    pub removed: usize,
}

/// A correction, where it is spoken of on what it corrects.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectionView {
    pub link: LinkView,
    pub day: Option<TimeView>,
    pub rows: Vec<CorrectedView>,
}

/// What a correction says.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectsView {
    pub target: Option<LinkView>,
    /// The version that was wrong, as it was sealed; its address may be empty.
    pub old: Option<LinkView>,
    pub from: u32,
    pub to: u32,
    pub rows: Vec<CorrectedView>,
    pub reason: String,
    /// By how much the money changes; or empty.
    pub effect: String,
    /// Later accounts that carry on from what was corrected.
    pub later: Vec<LinkView>,
}

/// One thing as it was and as it is.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectedView {
    pub field: String,
    pub was: String,
    pub now: String,
}

/// A version as it was sealed, on a page of its own. In templates: `sealed`.
#[derive(Clone, Debug, Serialize)]
pub struct SealedView {
    pub newest: LinkView,
    pub version: u32,
    pub day: Option<TimeView>,
    pub number: String,
    pub code: String,
    pub keys: Vec<(String, String)>,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub text: String,
    /// The language of what was sealed, where it is not the page's.
    pub lang: String,
}

/// The whole chain. In templates: `chain`.
#[derive(Clone, Debug, Serialize)]
pub struct ChainView {
    pub head: String,
    pub qr: Option<QrView>,
    pub count: usize,
    pub verify: String,
    pub offline: String,
    pub list: String,
}
