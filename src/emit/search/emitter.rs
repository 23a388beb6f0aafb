//! The search folder: an index a language, and the beginning.

use std::sync::Arc;

use serde::Serialize;

use crate::emit::emitter::Emitter;
use crate::emit::search::gather::documents;
use crate::emit::search::index::index;
use crate::model::address::SitePath;
use crate::model::output::{Before, Made, Output, Recipe};
use crate::model::site::Site;
use crate::theme::files::Theme;

/// Makes `search/`.
pub struct Search;

impl Emitter for Search {
    fn name(&self) -> &'static str {
        "search"
    }

    fn plan(&self, site: &Arc<Site>, theme: &Arc<Theme>, before: &Arc<Before>) -> Vec<Output> {
        if !site.config.outputs.search {
            return Vec::new();
        }
        let (site, theme, before) = (Arc::clone(site), Arc::clone(theme), Arc::clone(before));
        vec![Output {
            path: SitePath::new("search"),
            after: Vec::new(),
            recipe: Recipe::Folder(Box::new(move |_| Ok(files(&site, &theme, &before)))),
        }]
    }
}

/// What `search/manifest.json` says: the one file there whose name never changes.
#[derive(Serialize)]
struct Manifest {
    /// The form of all these files; a reader that knows another one must not go on.
    format: u32,
    /// By language: where the index begins, from this folder.
    roots: serde_json::Map<String, serde_json::Value>,
}

fn files(site: &Site, theme: &Theme, before: &Arc<Before>) -> Vec<(SitePath, Made)> {
    let mut manifest = Manifest {
        format: 1,
        roots: serde_json::Map::new(),
    };
    let mut files = Vec::new();
    for lang in &site.config.languages {
        let index = index(documents(site, theme, *lang), &theme.synonyms, before);
        let folder = lang.code();
        let root = format!("{folder}/{}", index.root);
        manifest.roots.insert(lang.tag().to_owned(), root.into());
        for (name, made) in index.files {
            files.push((SitePath::new(format!("search/{folder}/{name}")), made));
        }
    }
    let text = serde_json::to_string(&manifest).unwrap_or_default();
    files.push((SitePath::new("search/manifest.json"), text.into_bytes().into()));
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files
}
