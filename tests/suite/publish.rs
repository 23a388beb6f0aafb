//! What is published is replaced whole, or not at all.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::support::program::{Folder, copy, files, run};

/// An error in the content: a closing quote is missing.
const FAULTY: &str = "---\ntitle: \"停水\ndate: 2026-03-01\n---\n\n停水。\n";

#[test]
fn a_release_is_a_folder_behind_a_relative_link() {
    let site = Folder::with_site("release-link");
    site.run(&["build"]).ends_with(0);
    let target = std::fs::read_link(site.path.join("public")).expect("a symbolic link");
    assert_eq!(target.parent(), Some(Path::new(".public.releases")));
    assert!(site.published().contains_key("index.html"));
}

#[test]
fn the_manifest_lists_every_file_with_its_digest() {
    use sha2::{Digest, Sha256};
    let site = Folder::with_site("manifest");
    site.run(&["build"]).ends_with(0);
    let mut published = site.published();
    let manifest = String::from_utf8(published.remove("manifest.json").expect("a manifest")).expect("text");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("JSON");
    let listed = manifest["files"].as_object().expect("files");
    assert_eq!(
        listed.keys().collect::<Vec<_>>(),
        published.keys().collect::<Vec<_>>()
    );
    for (path, bytes) in published {
        let digest: String = Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(listed[&path], digest, "{path}");
    }
}

#[test]
fn a_failed_build_changes_nothing() {
    let site = Folder::with_site("failed-build");
    site.run(&["build"]).ends_with(0);
    let before = site.published();
    site.write("content/notices/faulty.md", FAULTY);
    let ran = site.run(&["build"]).ends_with(1);
    assert!(
        ran.complained.contains("content/notices/faulty.md:2"),
        "{}",
        ran.complained
    );
    assert_eq!(site.published(), before);
    assert_eq!(site.releases().len(), 1, "{:?}", site.releases());
}

#[test]
fn a_first_build_that_fails_publishes_nothing() {
    let site = Folder::with_site("failed-first");
    site.write("content/notices/faulty.md", FAULTY);
    site.run(&["build"]).ends_with(1);
    assert!(!site.path.join("public").exists());
}

#[test]
fn two_releases_are_kept() {
    let site = Folder::with_site("two-releases");
    for text in ["一", "二", "三", "四"] {
        site.write(
            "content/pages/about.md",
            &format!("---\ntitle: 关于本站\n---\n\n第{text}次。\n"),
        );
        site.run(&["build"]).ends_with(0);
    }
    assert_eq!(site.releases().len(), 2, "{:?}", site.releases());
}

#[test]
fn what_a_killed_build_left_is_removed_by_the_next() {
    let site = Folder::with_site("left-over");
    site.write(".public.releases/.staging-1/index.html", "cut sho");
    site.run(&["build"]).ends_with(0);
    assert_eq!(site.releases().len(), 1, "{:?}", site.releases());
}

#[test]
fn a_page_loaded_before_the_switch_still_finds_its_style() {
    let site = Folder::with_site("carried");
    site.write("themes/bones/base.css", "p { margin: 1px }\n");
    site.run(&["build"]).ends_with(0);
    let is_style = |path: &&String| path.starts_with("assets/") && path.ends_with(".css");
    let first = site
        .published()
        .keys()
        .find(is_style)
        .cloned()
        .expect("a style sheet");
    site.write("themes/bones/base.css", "p { margin: 2px }\n");
    site.run(&["build"]).ends_with(0);
    let after = site.published();
    assert!(after.contains_key(&first), "{first} is gone: {:?}", after.keys());
    let manifest = String::from_utf8_lossy(&after["manifest.json"]).into_owned();
    assert!(
        !manifest.contains(&first),
        "a carried file is no part of the release"
    );
    assert_eq!(after.keys().filter(is_style).count(), 2);
}

#[test]
fn a_killed_build_leaves_a_whole_site() {
    let site = Folder::with_site("killed");
    let begun = Instant::now();
    site.run(&["build"]).ends_with(0);
    let took = begun.elapsed();
    let first = site.published();
    site.write(
        "content/pages/about.md",
        "---\ntitle: 关于本站\n---\n\n新的一页。\n",
    );
    let second = {
        let other = Folder::with_site("killed-other");
        copy(&site.path.join("content"), &other.path.join("content"));
        other.run(&["build"]).ends_with(0);
        other.published()
    };
    for step in 0..16_u32 {
        let mut command = site.command(&["build"]);
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a build");
        let until = Instant::now() + took * step / 12;
        while Instant::now() < until {
            std::thread::sleep(Duration::from_millis(1));
        }
        let _ = child.kill();
        child.wait().expect("an end");
        let now = site.published();
        assert!(
            without_carried(&now) == first || without_carried(&now) == second,
            "a mixture after step {step}"
        );
    }
    site.run(&["build"]).ends_with(0);
    assert_eq!(without_carried(&site.published()), second);
    assert!(site.releases().len() <= 2, "{:?}", site.releases());
}

#[test]
fn two_builds_at_once_leave_one_whole_site() {
    let site = Folder::with_site("two-builds");
    let children: Vec<_> = (0..4)
        .map(|_| {
            site.command(&["build"])
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .expect("a build")
        })
        .collect();
    for child in children {
        let output = child.wait_with_output().expect("an end");
        let complained = String::from_utf8_lossy(&output.stderr);
        let waited_in_vain = output.status.code() == Some(2) && complained.contains("另一次构建");
        assert!(output.status.success() || waited_in_vain, "{complained}");
    }
    let other = Folder::with_site("two-builds-other");
    other.run(&["build"]).ends_with(0);
    assert_eq!(site.published(), other.published());
}

#[test]
fn a_reader_never_misses_a_page() {
    let site = Folder::with_site("reader");
    site.run(&["build"]).ends_with(0);
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut read = 0;
            while !done.load(std::sync::atomic::Ordering::Relaxed) {
                let page =
                    std::fs::read_to_string(site.path.join("public/index.html")).expect("the page is there");
                assert!(page.trim_end().ends_with("</html>"), "the page is whole");
                read += 1;
            }
            read
        });
        for number in 0..12 {
            site.write(
                "content/pages/about.md",
                &format!("---\ntitle: 关于本站\n---\n\n第{number}版。\n"),
            );
            site.run(&["build"]).ends_with(0);
        }
        done.store(true, std::sync::atomic::Ordering::Relaxed);
        assert!(reader.join().expect("no page was missed") > 100);
    });
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let one = Folder::with_site("same-one");
    one.run(&["build"]).ends_with(0);
    for (name, value) in [
        ("TZ", "America/New_York"),
        ("LANG", "de_DE.UTF-8"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("RAYON_NUM_THREADS", "1"),
        ("HOME", "/nonexistent"),
        ("SOURCE_DATE_EPOCH", "0"),
    ] {
        let other = Folder::with_site(&format!("same-{name}"));
        let mut command = other.command(&["build"]);
        command.env(name, value);
        run(command).ends_with(0);
        assert_eq!(other.published(), one.published(), "{name} changes the site");
    }
    one.run(&["build"]).ends_with(0);
    assert_eq!(files(&one.path.join("public")), one.published());
}

/// Returns the files that the manifest lists, and the manifest.
fn without_carried(
    published: &std::collections::BTreeMap<String, Vec<u8>>,
) -> std::collections::BTreeMap<String, Vec<u8>> {
    let manifest = String::from_utf8_lossy(&published["manifest.json"]).into_owned();
    let mut own = published.clone();
    own.retain(|path, _| path == "manifest.json" || manifest.contains(&format!("\"{path}\"")));
    own
}
