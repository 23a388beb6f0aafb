//! The search folder of the demo, read as a browser reads it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use flate2::read::DeflateDecoder;

use crate::support::{links, site};

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut raw = Vec::new();
    DeflateDecoder::new(bytes).read_to_end(&mut raw).expect("deflate");
    raw
}

/// Returns the documents of every bundle of a language as `(address, title, anchors of headings)`.
fn found(files: &BTreeMap<String, Vec<u8>>, lang: &str) -> Vec<(String, String, Vec<String>)> {
    let mut documents: Vec<(String, String, Vec<String>)> = Vec::new();
    for (path, bytes) in files {
        if !path.starts_with(&format!("search/{lang}/t")) {
            continue;
        }
        let text = String::from_utf8(unpacked(bytes)).expect("text");
        for line in text.lines() {
            if let Some(head) = line.strip_prefix('>') {
                let parts: Vec<&str> = head.split('\t').collect();
                assert_eq!(parts.len(), 4, "{head}");
                documents.push((parts[0].to_owned(), parts[3].to_owned(), Vec::new()));
            } else if let Some(heading) = line.strip_prefix('#') {
                let (anchor, _) = heading.split_once('\t').expect("an anchor and a text");
                documents
                    .last_mut()
                    .expect("a document")
                    .2
                    .push(anchor.to_owned());
            }
        }
    }
    documents
}

#[test]
fn whatever_is_found_is_there() {
    let mut built = site::demo_with("default", |config| config.outputs.search = true);
    for lang in ["zh", "en"] {
        let documents = found(&built.files, lang);
        assert!(documents.len() > 30, "{} in {lang}", documents.len());
        let mut page = String::new();
        for (address, title, anchors) in documents {
            assert!(!title.is_empty(), "{address}");
            page.push_str(&format!("<a href=\"{address}\"></a>"));
            for anchor in anchors
                .iter()
                .filter(|anchor| !anchor.is_empty() && !address.contains('#'))
            {
                page.push_str(&format!("<a href=\"{address}#{anchor}\"></a>"));
            }
        }
        built
            .files
            .insert(format!("found-{lang}.html"), page.into_bytes());
    }
    let dead = links::dead(&built.files, "/");
    let of_search: Vec<&String> = dead.iter().filter(|link| link.starts_with("found-")).collect();
    assert!(of_search.is_empty(), "{of_search:#?}");
}

#[test]
fn every_entry_and_every_article_is_found() {
    let built = site::demo_with("bones", |config| config.outputs.search = true);
    let documents = found(&built.files, "zh");
    let addresses: BTreeSet<&str> = documents.iter().map(|(address, ..)| address.as_str()).collect();
    for entry in &built.site.entries {
        let path = format!("{}/{}.html", entry.folder, entry.meta.slug);
        assert!(addresses.contains(path.as_str()), "{path}");
        let articles = entry.parts.statute.iter().flat_map(|statute| &statute.articles);
        for article in articles {
            let path = format!("{path}#{}", article.number);
            assert!(addresses.contains(path.as_str()), "{path}");
        }
    }
    assert_eq!(addresses.len(), documents.len(), "an address is there twice");
}

#[test]
fn names_of_files_follow_their_bytes() {
    let built = site::demo_with("bones", |config| config.outputs.search = true);
    let manifest: serde_json::Value = serde_json::from_str(built.text("search/manifest.json")).expect("JSON");
    assert_eq!(manifest["format"], 1);
    for lang in ["zh-Hans", "en"] {
        let root = manifest["roots"][lang].as_str().expect("a root");
        assert!(built.files.contains_key(&format!("search/{root}")), "{root}");
    }
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".bin")) {
        let digest = blake3::hash(bytes).to_hex();
        let name = path.strip_suffix(".bin").expect("an ending");
        assert_eq!(name.rsplit('-').next(), Some(&digest[..6]), "{path}");
    }
}

#[test]
fn a_site_without_search_has_no_search_files() {
    let built = site::demo_with("bones", |_| {});
    assert!(built.files.keys().all(|path| !path.starts_with("search/")));
}
