//! A file to be published, and how its bytes are made.

use std::collections::BTreeMap;

use crate::model::address::SitePath;
use crate::report::diagnostic::Diagnostic;
use crate::source::file::Bytes;

/// One file of the site, or one folder whose files are known once made.
pub struct Output {
    pub path: SitePath,
    /// Outputs whose receipts the recipe needs; they are made first. No circles.
    pub after: Vec<SitePath>,
    pub recipe: Recipe,
}

/// How bytes are made when they are asked for.
pub enum Recipe {
    /// They are there.
    Ready(Bytes),
    /// Made anew each time from shared values; the same each time.
    Make(Box<MakeFile>),
    /// Several files below the path, known once made.
    Folder(Box<MakeFolder>),
}

/// Makes the bytes of one file.
pub type MakeFile = dyn Fn(&Receipts) -> Result<Vec<u8>, Vec<Diagnostic>> + Send + Sync;

/// Makes the files of a folder, by path from the site's root.
pub type MakeFolder = dyn Fn(&Receipts) -> Result<Vec<(SitePath, Vec<u8>)>, Vec<Diagnostic>> + Send + Sync;

/// What is known of outputs that were made.
pub type Receipts = BTreeMap<SitePath, Receipt>;

/// Size and digest of a file that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub bytes: u64,
    /// SHA-256 in lower-case hexadecimal digits.
    pub sha256: String,
}

impl Output {
    /// Returns an output that needs no other.
    pub fn make(
        path: SitePath,
        make: impl Fn(&Receipts) -> Result<Vec<u8>, Vec<Diagnostic>> + Send + Sync + 'static,
    ) -> Output {
        Output {
            path,
            after: Vec::new(),
            recipe: Recipe::Make(Box::new(make)),
        }
    }
}
