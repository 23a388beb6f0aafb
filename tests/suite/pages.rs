//! Pages: what a resident finds where.

use crate::support::site::small;

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
