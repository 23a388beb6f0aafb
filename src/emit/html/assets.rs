//! Styles, scripts, icons, and files that entries name.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::emit::html::photograph;
use crate::emit::html::skyline;
use crate::emit::html::svg;
use crate::model::output::{Output, Recipe};
use crate::model::site::Site;
use crate::source::file::Bytes;
use crate::theme::assets::{Asset, fingerprinted};
use crate::theme::files::Theme;

/// Returns the community's mark as files: what templates call each, address and bytes.
pub fn marks(site: &Site, theme: &Theme) -> Vec<(&'static str, Asset)> {
    let look = &theme.settings.skyline;
    let made = [
        ("skyline.svg", skyline::svg(&site.community, look)),
        ("skyline.png", skyline::png(&site.community, look)),
    ];
    made.into_iter()
        .map(|(name, bytes)| {
            let path = fingerprinted(name, &bytes);
            let bytes = Bytes::Read(bytes.into());
            (name, Asset { path, bytes })
        })
        .collect()
}

/// Returns the files that are published as they are.
pub fn plan(site: &Arc<Site>, theme: &Theme, marks: &[(&'static str, Asset)]) -> Vec<Output> {
    let marks = marks.iter().map(|(_, asset)| asset);
    let is_wanted = |name: &str| name != "worker.js" || site.config.outputs.offline;
    let own = theme.assets.iter().filter(|(name, _)| is_wanted(name));
    let of_theme = own.map(|(_, asset)| asset).chain(marks).map(|asset| Output {
        path: asset.path.clone(),
        after: Vec::new(),
        recipe: Recipe::Ready(asset.bytes.clone()),
    });
    let as_they_are = site.files.iter().filter(|(_, file)| file.as_it_is);
    let of_site = as_they_are.map(|(source, file)| {
        let bytes = file.bytes.clone();
        if source.to_lowercase().ends_with(".svg") {
            let source = source.clone();
            return Output::make(file.path.clone(), move |_| {
                svg::check(&source, bytes.as_slice())?;
                Ok(bytes.as_slice().to_vec())
            });
        }
        Output {
            path: file.path.clone(),
            after: Vec::new(),
            recipe: Recipe::Ready(bytes),
        }
    });
    // The same photograph may lie in two folders.
    let mut known = BTreeSet::new();
    let shown = site
        .files
        .iter()
        .flat_map(|(source, file)| photograph::plan(source, file))
        .filter(|output| known.insert(output.path.clone()));
    of_theme.chain(of_site).chain(shown).collect()
}
