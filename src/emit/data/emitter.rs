//! Plans the open data.

use std::sync::Arc;

use crate::emit::data::csv_file;
use crate::emit::data::json_file;
use crate::emit::data::package;
use crate::emit::emitter::Emitter;
use crate::model::lang::Lang;
use crate::model::output::{Before, Output, Recipe};
use crate::model::pages;
use crate::model::site::Site;
use crate::theme::files::Theme;

/// Makes a CSV and a JSON file of each entry that has ledgers, and their catalogue.
pub struct OpenData;

impl Emitter for OpenData {
    fn name(&self) -> &'static str {
        "data"
    }

    fn plan(&self, site: &Arc<Site>, _theme: &Arc<Theme>, _before: &Arc<Before>) -> Vec<Output> {
        if !site.config.outputs.data {
            return Vec::new();
        }
        let mut outputs = Vec::new();
        let mut tables = Vec::new();
        let with_ledgers = site.entries.iter().enumerate();
        for (at, entry) in with_ledgers.filter(|(_, entry)| !entry.parts.ledgers.is_empty()) {
            let path = pages::data(entry, "csv");
            tables.push(path.clone());
            let own = Arc::clone(site);
            outputs.push(Output::make(path, move |_| {
                Ok(own.entries.get(at).map(csv_file::write).unwrap_or_default())
            }));
            let own = Arc::clone(site);
            outputs.push(Output::make(pages::data(entry, "json"), move |_| {
                let Some(entry) = own.entries.get(at) else {
                    return Ok(Vec::new());
                };
                let url = entry.path(Lang::Zh).absolute(&own.config.base_url);
                Ok(json_file::write(entry, &url))
            }));
        }
        if !tables.is_empty() {
            let own = Arc::clone(site);
            outputs.push(Output {
                path: pages::data_package(),
                after: tables,
                recipe: Recipe::Make(Box::new(
                    move |receipts| Ok(package::write(&own, receipts).into()),
                )),
            });
        }
        outputs
    }
}
