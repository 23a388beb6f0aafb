//! Gathers the pictures of a paper.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use typst::foundations::Bytes;

use crate::emit::print::faces;
use crate::model::link::{Links, Target};
use crate::model::site::Site;

/// Pictures that were asked for so far, each once.
#[derive(Default)]
pub struct Pictures {
    files: BTreeMap<String, (String, Bytes)>,
}

impl Pictures {
    /// Returns a picture as data, or `None` if nothing is published under that name.
    pub fn take(&mut self, site: &Site, links: &Links, written: &str, alt: &str) -> Option<Value> {
        let Some(Target::File(source)) = links.get(written) else {
            return None;
        };
        let file = site.files.get(source)?;
        let (width, height) = file.size?;
        let number = self.files.len();
        let extension = source.rsplit_once('.').map_or("", |(_, extension)| extension);
        let (path, _) = self.files.entry(source.clone()).or_insert_with(|| {
            let path = format!("/pictures/{number}.{}", extension.to_lowercase());
            (path, faces::shared(&file.bytes))
        });
        Some(json!({"file": path, "alt": alt, "width": width, "height": height}))
    }

    /// Adds a picture that was drawn here, and returns its path.
    pub fn draw(&mut self, name: &str, svg: String) -> String {
        let path = format!("/pictures/{name}.svg");
        let key = format!("*{name}");
        self.files.insert(key, (path.clone(), Bytes::from_string(svg)));
        path
    }

    /// Returns the pictures by the paths that were given out.
    pub fn into_files(self) -> Vec<(String, Bytes)> {
        self.files.into_values().collect()
    }
}
