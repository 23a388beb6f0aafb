//! Plans the open data.

use std::sync::Arc;

use crate::emit::data::csv_file;
use crate::emit::data::json_file;
use crate::emit::data::package;
use crate::emit::data::table_file;
use crate::emit::data::xlsx_file;
use crate::emit::emitter::Emitter;
use crate::model::lang::Lang;
use crate::model::output::{Before, Output, Recipe};
use crate::model::pages;
use crate::model::site::Site;
use crate::theme::files::Theme;

/// Makes CSV and JSON files of each entry that lays money open, and their catalogue.
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
        let with_accounts = site.entries.iter().enumerate();
        for (at, entry) in with_accounts.filter(|(_, entry)| entry.parts.has_accounts()) {
            if !entry.parts.ledgers.is_empty() {
                let path = pages::data(entry, "csv");
                tables.push(path.clone());
                let own = Arc::clone(site);
                outputs.push(Output::make(path, move |_| {
                    Ok(own.entries.get(at).map(csv_file::write).unwrap_or_default())
                }));
            }
            for table in entry.parts.tables() {
                let path = pages::table(entry, table.name());
                tables.push(path.clone());
                let own = Arc::clone(site);
                outputs.push(Output::make(path, move |_| {
                    let entry = own.entries.get(at);
                    Ok(entry
                        .map(|entry| table_file::csv(table, entry, &own))
                        .unwrap_or_default())
                }));
            }
            let own = Arc::clone(site);
            outputs.push(Output::make(pages::data(entry, "xlsx"), move |_| {
                let written = own.entries.get(at).map(|entry| xlsx_file::write(entry, &own));
                // Sheets have names of their own and no more rows than a source file.
                Ok(written.and_then(Result::ok).unwrap_or_default())
            }));
            let own = Arc::clone(site);
            outputs.push(Output::make(pages::data(entry, "json"), move |_| {
                let Some(entry) = own.entries.get(at) else {
                    return Ok(Vec::new());
                };
                let url = entry.path(Lang::Zh).absolute(&own.config.base_url);
                Ok(json_file::write(entry, &own, &url))
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
