//! Expected output that `BLESS=1` writes anew.

use crate::support::repository;

/// Compares a text with that of a file of the repository; with `BLESS=1` the file is written instead.
pub fn compare(path: &str, text: &str) {
    let full = repository::root().join(path);
    if std::env::var_os("BLESS").is_some() {
        if let Some(folder) = full.parent() {
            std::fs::create_dir_all(folder).unwrap();
        }
        std::fs::write(&full, text).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&full).unwrap_or_default();
    for (number, (was, is)) in (1..).zip(expected.lines().zip(text.lines())) {
        assert_eq!(
            is, was,
            "{path}:{number} (write it anew with BLESS=1, then read the change)"
        );
    }
    assert_eq!(
        text.lines().count(),
        expected.lines().count(),
        "{path} (write it anew with BLESS=1, then read the change)"
    );
}
