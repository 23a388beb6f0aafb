//! A file to be published, and how its bytes are made.

use std::collections::{BTreeMap, HashMap};

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

/// Makes one file.
pub type MakeFile = dyn Fn(&Receipts) -> Result<Made, Vec<Diagnostic>> + Send + Sync;

/// Makes the files of a folder, by path from the site's root.
pub type MakeFolder = dyn Fn(&Receipts) -> Result<Vec<(SitePath, Made)>, Vec<Diagnostic>> + Send + Sync;

/// A digest of all that a file is made of: where two are the same, so are the bytes.
pub type Inputs = [u8; 32];

/// A file that was made, or need not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    New {
        bytes: Vec<u8>,
        /// Where nobody can tell it more cheaply than by making the file, there is none.
        inputs: Option<Inputs>,
    },
    /// The same as a file of the release before, at that path.
    AsBefore { path: SitePath, inputs: Inputs },
}

impl From<Vec<u8>> for Made {
    fn from(bytes: Vec<u8>) -> Made {
        Made::New { bytes, inputs: None }
    }
}

impl Made {
    /// Returns the bytes; of a file that was not made, none.
    pub fn into_bytes(self) -> Vec<u8> {
        match self {
            Made::New { bytes, .. } => bytes,
            Made::AsBefore { .. } => Vec::new(),
        }
    }
}

/// The files of the release before, of which it is certain that they are as they were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Before {
    pub by_path: HashMap<SitePath, Inputs>,
    /// By inputs: a path, and how many bytes lie there.
    pub by_inputs: HashMap<Inputs, (SitePath, u64)>,
}

impl Before {
    /// Returns the file of the release before if it was made of the same.
    pub fn same(&self, path: &SitePath, inputs: &Inputs) -> Option<Made> {
        let before = self.by_path.get(path)?;
        (before == inputs).then(|| Made::AsBefore {
            path: path.clone(),
            inputs: *inputs,
        })
    }
}

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
    pub fn make<M: Into<Made>>(
        path: SitePath,
        make: impl Fn(&Receipts) -> Result<M, Vec<Diagnostic>> + Send + Sync + 'static,
    ) -> Output {
        Output {
            path,
            after: Vec::new(),
            recipe: Recipe::Make(Box::new(move |receipts| make(receipts).map(Into::into))),
        }
    }
}
