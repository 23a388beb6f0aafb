//! Writes files, and says which could not be written.

use std::path::Path;

/// Writes a file and the folders above it.
pub fn write(path: &Path, text: &str) -> Result<(), String> {
    make_room(path)?;
    std::fs::write(path, text).map_err(|cause| format!("{}: {cause}", path.display()))
}

/// Copies a file and makes the folders above the copy.
pub fn copy(from: &Path, to: &Path) -> Result<(), String> {
    make_room(to)?;
    std::fs::copy(from, to).map_err(|cause| format!("{}: {cause}", from.display()))?;
    Ok(())
}

fn make_room(path: &Path) -> Result<(), String> {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder).map_err(|cause| format!("{}: {cause}", folder.display()))
}
