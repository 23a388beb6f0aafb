//! Pages: what a resident finds where.

use crate::support::links;
use crate::support::site::{demo, small};

#[test]
fn a_site_without_entries_has_its_pages() {
    let built = small(&[]);
    assert_eq!(built.faults, "");
    for path in [
        "index.html",
        "en/index.html",
        "notices/index.html",
        "disclosures/index.html",
        "events/index.html",
        "handbook/index.html",
        "buildings/3.html",
        "en/buildings/3.html",
        "search.html",
        "all.html",
        "404.html",
        "feed.xml",
        "feed.json",
        "buildings/3.xml",
        "events.ics",
        "sitemap.xml",
        "robots.txt",
    ] {
        assert!(!built.text(path).is_empty(), "{path}");
    }
    assert!(!built.files.contains_key("laws/index.html"));
}

#[test]
fn the_demo_is_drawn_without_a_fault() {
    let built = demo("plain");
    assert_eq!(built.faults, "");
}

#[test]
fn every_link_of_the_demo_leads_somewhere() {
    let built = demo("plain");
    if let Ok(dir) = std::env::var("SHOW_TO") {
        for (path, bytes) in &built.files {
            let to = std::path::Path::new(&dir).join(path);
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            std::fs::write(to, bytes).unwrap();
        }
    }
    assert_eq!(links::dead(&built.files, "/"), Vec::<String>::new());
}
