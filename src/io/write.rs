//! Writes single files that staff asked for.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use crate::io::failure::Failure;
use crate::say;

/// Writes a new file; one that is there already is never touched.
pub fn new_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let writing = say!("写入", "write");
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|cause| Failure::at(&writing, folder, &cause))?;
    }
    let made = OpenOptions::new().write(true).create_new(true).open(path);
    match made {
        Ok(mut file) => file
            .write_all(bytes)
            .map_err(|cause| Failure::at(&writing, path, &cause)),
        Err(cause) if cause.kind() == std::io::ErrorKind::AlreadyExists => {
            let path = path.display();
            Err(Failure::new(
                say!(
                    "`{path}` 已经有了，没有改动它",
                    "`{path}` is there already and was left alone"
                ),
                say!(
                    "换一个名字，或先把它移走",
                    "choose another name, or move it away first"
                ),
            ))
        }
        Err(cause) => Err(Failure::at(&writing, path, &cause)),
    }
}

/// Writes a file in one step, over an older one if there is one.
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let writing = say!("写入", "write");
    let failure = |cause: std::io::Error| Failure::at(&writing, path, &cause);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failure)?;
    }
    let beside = path.with_extension("part");
    fs::write(&beside, bytes).map_err(failure)?;
    fs::rename(&beside, path).map_err(failure)
}

/// Changes a file in one step, if it still is as it was read; its permissions stay.
///
/// Returns whether it was changed: somebody else may have saved it in the meantime.
pub fn change_file(path: &Path, before: &[u8], after: &[u8]) -> Result<bool, Failure> {
    let writing = say!("写入", "write");
    let failure = |cause: std::io::Error| Failure::at(&writing, path, &cause);
    let beside = path.with_file_name(format!(".linli-{}.part", std::process::id()));
    let permissions = fs::metadata(path).map_err(failure)?.permissions();
    let write = || -> std::io::Result<()> {
        let mut file = fs::File::create(&beside)?;
        file.write_all(after)?;
        file.set_permissions(permissions)?;
        file.sync_all()
    };
    let written = write().and_then(|()| match fs::read(path)? == before {
        true => fs::rename(&beside, path).map(|()| true),
        false => Ok(false),
    });
    if !matches!(written, Ok(true)) {
        let _ = fs::remove_file(&beside);
    }
    written.map_err(failure)
}

/// Returns whether a folder is missing or has nothing in it.
pub fn is_empty_folder(path: &Path) -> bool {
    fs::read_dir(path).map_or(true, |mut inside| inside.next().is_none())
}
