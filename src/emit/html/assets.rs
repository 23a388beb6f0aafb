//! Styles, scripts, icons, and files that entries name.

use std::sync::Arc;

use crate::emit::html::svg;
use crate::model::output::{Output, Recipe};
use crate::model::site::Site;
use crate::theme::files::Theme;

/// Returns the files that are published as they are.
pub fn plan(site: &Arc<Site>, theme: &Theme) -> Vec<Output> {
    let of_theme = theme.assets.values().map(|asset| Output {
        path: asset.path.clone(),
        after: Vec::new(),
        recipe: Recipe::Ready(asset.bytes.clone()),
    });
    let of_site = site.files.iter().map(|(source, file)| {
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
    of_theme.chain(of_site).collect()
}
