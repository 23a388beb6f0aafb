//! What cannot be written to is left alone, and said so.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::program::{Folder, Ran, run};

#[test]
fn folders_of_the_site_are_refused_as_output() {
    let site = Folder::with_site("refused-own");
    for output in [".", "..", "content", "content/notices", "themes", ".git", "/"] {
        let ran = site.run(&["build", "--output", output]).ends_with(2);
        assert!(ran.complained.contains("不能"), "{output}: {}", ran.complained);
    }
    assert!(site.path.join("content/notices/water.md").exists());
    assert!(!site.path.join("content/index.html").exists());
}

#[test]
fn a_folder_with_other_files_is_refused_as_output() {
    let site = Folder::with_site("refused-foreign");
    site.write("holiday/photo.txt", "sea");
    let ran = site.run(&["build", "--output", "holiday"]).ends_with(2);
    assert!(ran.complained.contains("holiday"), "{}", ran.complained);
    assert_eq!(
        std::fs::read_to_string(site.path.join("holiday/photo.txt")).expect("the photo"),
        "sea"
    );
    site.write("note.txt", "mine");
    site.run(&["build", "--output", "note.txt"]).ends_with(2);
    assert_eq!(
        std::fs::read_to_string(site.path.join("note.txt")).expect("the note"),
        "mine"
    );
}

#[cfg(unix)]
#[test]
fn a_link_to_elsewhere_is_refused_as_output() {
    let site = Folder::with_site("refused-link");
    site.write("elsewhere/photo.txt", "sea");
    std::os::unix::fs::symlink("elsewhere", site.path.join("out")).expect("a link");
    site.run(&["build", "--output", "out"]).ends_with(2);
    assert!(site.path.join("elsewhere/photo.txt").exists());
}

#[test]
fn a_copy_of_a_site_as_a_real_folder_is_replaced() {
    let site = Folder::with_site("real-folder");
    site.run(&["build"]).ends_with(0);
    crate::support::program::copy(&site.path.join("public"), &site.path.join("copied"));
    site.write(
        "content/pages/about.md",
        "---\ntitle: 关于本站\n---\n\n新的一页。\n",
    );
    site.run(&["build", "--output", "copied"]).ends_with(0);
    let copied = crate::support::program::files(&site.path.join("copied"));
    assert!(copied.contains_key("pages/about.html"), "{:?}", copied.keys());
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_in_the_content_is_an_error() {
    let site = Folder::with_site("linked-content");
    site.run(&["build"]).ends_with(0);
    let before = site.published();
    site.write(
        "secret.md",
        "---\ntitle: 秘密\ndate: 2026-03-01\n---\n\n不公开。\n",
    );
    std::os::unix::fs::symlink("../../secret.md", site.path.join("content/notices/secret.md"))
        .expect("a link");
    let ran = site.run(&["build"]).ends_with(1);
    assert!(
        ran.complained.contains("content/notices/secret.md"),
        "{}",
        ran.complained
    );
    assert_eq!(site.published(), before);
}

#[test]
fn a_file_in_the_way_of_releases_changes_nothing() {
    let site = Folder::with_site("in-the-way");
    site.write(".public.releases", "a file");
    let ran = site.run(&["build"]).ends_with(2);
    assert!(ran.complained.contains(".public.releases"), "{}", ran.complained);
    assert!(!site.path.join("public").exists());
}

/// The limit on a file's size stands for a disk that is full: writing fails in the middle.
#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_changes_nothing() {
    let site = Folder::with_site("no-more");
    site.run(&["build"]).ends_with(0);
    let before = site.published();
    site.write(
        "content/pages/about.md",
        &format!("---\ntitle: 关于本站\n---\n\n{}\n", "很长的一页。".repeat(2000)),
    );
    let program = env!("CARGO_BIN_EXE_linli");
    let mut shell = Command::new("sh");
    shell
        .args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" build", program])
        .current_dir(&site.path);
    let ran = run(shell).ends_with(2);
    assert!(ran.complained.contains("没有变动"), "{}", ran.complained);
    assert_eq!(site.published(), before);
    assert_eq!(site.releases().len(), 1, "{:?}", site.releases());
    site.run(&["build"]).ends_with(0);
    assert!(site.published().contains_key("pages/about.html"));
}

/// A real disk of a size that takes the first release and not the second, where such a one can be had.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_changes_nothing() {
    let site = Folder::with_site("full-disk");
    site.run(&["build"]).ends_with(0);
    let size: usize = site
        .published()
        .values()
        .map(|bytes| bytes.len().div_ceil(4096) * 4096)
        .sum();
    let disk = site.path.join("disk");
    std::fs::create_dir(&disk).expect("a folder for the disk");
    let kibibytes = format!("size={}k", size * 3 / 2 / 1024 + 64);
    let mount = ["-t", "tmpfs", "-o", &kibibytes, "none"];
    let mounted = Command::new("mount")
        .args(mount)
        .arg(&disk)
        .stderr(Stdio::null())
        .status();
    if !mounted.is_ok_and(|status| status.success()) {
        // Only root may make a disk; the limit on a file's size above stands for it.
        return;
    }
    let _unmount = Mounted(disk.clone());
    site.run(&["build", "--output", "disk/public"]).ends_with(0);
    let before = crate::support::program::files(&disk.join("public"));
    site.write(
        "content/pages/about.md",
        &format!("---\ntitle: 关于本站\n---\n\n{}\n", "很长的一页。".repeat(2000)),
    );
    let ran = site.run(&["build", "--output", "disk/public"]).ends_with(2);
    assert!(ran.complained.contains("磁盘满了"), "{}", ran.complained);
    assert_eq!(crate::support::program::files(&disk.join("public")), before);
}

/// A disk that is taken away when the test is over, however it ends.
#[cfg(target_os = "linux")]
struct Mounted(std::path::PathBuf);

#[cfg(target_os = "linux")]
impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

/// A folder without permission to write: for root, the program is run as somebody else.
#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_changes_nothing() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let site = Folder::with_site("read-only");
    let other = std::env::temp_dir().join(format!("linli-read-only-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&other);
    crate::support::program::copy(&site.path, &other);
    let program = other.join("linli");
    std::fs::copy(env!("CARGO_BIN_EXE_linli"), &program).expect("a copy of the program");
    for (path, mode) in [(other.as_path(), 0o555), (program.as_path(), 0o555)] {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("permissions");
    }
    let mut command = Command::new(&program);
    command.arg("build").current_dir(&other);
    if is_root(&other) {
        command.uid(65_534).gid(65_534);
    }
    let ran: Ran = run(command);
    std::fs::set_permissions(&other, std::fs::Permissions::from_mode(0o755)).expect("permissions");
    let published = other.join("public").exists();
    let _ = std::fs::remove_dir_all(&other);
    let ran = ran.ends_with(2);
    assert!(ran.complained.contains("权限"), "{}", ran.complained);
    assert!(!published);
}

/// Root may write where nobody may.
#[cfg(unix)]
fn is_root(closed: &Path) -> bool {
    let probe = closed.join("probe");
    let written = std::fs::write(&probe, "").is_ok();
    let _ = std::fs::remove_file(&probe);
    written
}
