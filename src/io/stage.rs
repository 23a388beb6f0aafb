//! A release in the making, beside what is published.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::io::failure::Failure;
use crate::io::inspect;
use crate::io::lock::Lock;
use crate::io::output_folder::{MANIFEST, OutputFolder};
use crate::io::timings::Timings;
use crate::model::address::SitePath;
use crate::model::output::Receipt;
use crate::report::steps::Step;
use crate::say;

/// Staging folders start with this; what a killed build left is removed by the next.
const STAGING: &str = ".staging-";

/// A folder that becomes a release, or vanishes.
pub struct Stage {
    pub(crate) output: OutputFolder,
    pub(crate) folder: PathBuf,
    base_path: String,
    made: Mutex<Made>,
    _site_lock: Lock,
    _output_lock: Lock,
}

#[derive(Default)]
struct Made {
    receipts: BTreeMap<SitePath, Receipt>,
    folders: HashSet<PathBuf>,
    /// What pages need, and one of the pages.
    needs: HashMap<String, SitePath>,
    cut_short: BTreeSet<SitePath>,
}

impl Stage {
    /// Opens a stage for a site; no other build of it can until this one is gone.
    pub fn open(root: &Path, output: &Path, base_path: &str) -> Result<Stage, Failure> {
        let output = OutputFolder::choose(root, output)?;
        let site_lock = Lock::take(&root.join(".linli/lock"))?;
        let output_lock = Lock::take(&output.releases.join(".lock"))?;
        remove_left_overs(&output.releases);
        let folder = output.releases.join(format!("{STAGING}{}", std::process::id()));
        fs::create_dir_all(&folder)
            .map_err(|cause| Failure::at(&say!("新建文件夹", "create the folder"), &folder, &cause))?;
        Ok(Stage {
            output,
            folder,
            base_path: base_path.to_owned(),
            made: Mutex::default(),
            _site_lock: site_lock,
            _output_lock: output_lock,
        })
    }

    /// Writes one file of the release.
    pub fn write(&self, path: &SitePath, bytes: &[u8], timings: &Timings) -> Result<Receipt, Failure> {
        timings.during(Step::Write, || self.put(path, bytes))?;
        Ok(timings.during(Step::Inspect, || self.look_at(path, bytes)))
    }

    fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<(), Failure> {
        let file = self.folder.join(path.as_str());
        let writing = say!("写入", "write");
        if let Some(parent) = file.parent() {
            let known = self.lock().folders.contains(parent);
            if !known {
                fs::create_dir_all(parent).map_err(|cause| Failure::at(&writing, parent, &cause))?;
                self.lock().folders.insert(parent.to_owned());
            }
        }
        fs::write(&file, bytes).map_err(|cause| Failure::at(&writing, &file, &cause))
    }

    fn look_at(&self, path: &SitePath, bytes: &[u8]) -> Receipt {
        let receipt = Receipt {
            bytes: bytes.len() as u64,
            sha256: hex(&Sha256::digest(bytes)),
        };
        let is_page = path.as_str().ends_with(".html");
        let inspected = is_page.then(|| inspect::page(path.as_str(), &self.base_path, bytes));
        let mut made = self.lock();
        if let Some(inspected) = inspected {
            if inspected.cut_short {
                made.cut_short.insert(path.clone());
            }
            for need in inspected.needs {
                made.needs.entry(need).or_insert_with(|| path.clone());
            }
        }
        made.receipts.insert(path.clone(), receipt.clone());
        receipt
    }

    /// Writes the manifest and returns its digest, which names the release.
    pub(crate) fn close(&self) -> Result<String, Failure> {
        self.self_check()?;
        let text = manifest(&self.lock().receipts);
        let path = self.folder.join(MANIFEST);
        fs::write(&path, &text).map_err(|cause| Failure::at(&say!("写入", "write"), &path, &cause))?;
        Ok(hex(&Sha256::digest(text.as_bytes())))
    }

    /// Returns how many files were written.
    pub fn files(&self) -> usize {
        self.lock().receipts.len()
    }

    /// Returns whether a file of that path is part of this release.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.lock().receipts.contains_key(&SitePath::new(path))
    }

    fn self_check(&self) -> Result<(), Failure> {
        let made = self.lock();
        if let Some(page) = made.cut_short.first() {
            return Err(own_fault(say!(
                "页面 `{page}` 不完整",
                "the page `{page}` is cut short"
            )));
        }
        let is_missing = |(need, _): &(&String, &SitePath)| {
            let path = SitePath::new(need.as_str());
            need.as_str() != MANIFEST && !made.receipts.contains_key(&path)
        };
        match made.needs.iter().filter(is_missing).min() {
            Some((need, page)) => Err(own_fault(say!(
                "页面 `{page}` 要用的 `{need}` 没有生成",
                "the page `{page}` needs `{need}`, which was not made"
            ))),
            None => Ok(()),
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Made> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A stage that was not published vanishes.
impl Drop for Stage {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn own_fault(message: crate::report::words::Words) -> Failure {
    let (zh, en) = (&message.zh, &message.en);
    Failure::new(
        say!(
            "发布前的自查没有通过：{zh}",
            "the check before publishing failed: {en}"
        ),
        say!(
            "这是程序或主题的毛病，请把这句话报告给维护者；已发布的网站没有变动",
            "this is a fault of the program or theme: report this sentence; the published site is as it was"
        ),
    )
}

/// Returns the manifest: every file and its digest, in path order.
fn manifest(receipts: &BTreeMap<SitePath, Receipt>) -> String {
    let mut out = format!(
        "{{\n  \"generator\": \"linli {}\",\n  \"files\": {{",
        env!("CARGO_PKG_VERSION")
    );
    for (at, (path, receipt)) in receipts.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let path = serde_json::Value::from(path.as_str());
        out.push_str(&format!("{comma}\n    {path}: \"{}\"", receipt.sha256));
    }
    out.push_str("\n  }\n}\n");
    out
}

fn remove_left_overs(releases: &Path) {
    let Ok(inside) = fs::read_dir(releases) else {
        return;
    };
    for entry in inside.flatten() {
        if entry.file_name().to_string_lossy().starts_with(STAGING) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Returns bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
