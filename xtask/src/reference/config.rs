//! The page of the site's own files.

use linli::parse::calendar::CALENDAR;
use linli::parse::community::{COMMUNITY, COMMUNITY_PATH};
use linli::parse::config::{CONFIG, CONFIG_PATH};
use linli::parse::synonyms::{SYNONYMS, SYNONYMS_PATH};

use crate::reference::fields::tables;
use crate::reference::markdown::opening;

pub fn page() -> String {
    let mut out = opening("The site's own files · 网站自己的文件", "`src/parse/`");
    out.push_str("A star marks a key that must be there.\n\n");
    for (path, fields) in [
        (CONFIG_PATH, CONFIG),
        (COMMUNITY_PATH, COMMUNITY),
        ("content/calendar/<year>.yaml", CALENDAR),
        (SYNONYMS_PATH, SYNONYMS),
    ] {
        out.push_str(&format!("## `{path}`\n\n"));
        tables(&mut out, fields, 3);
    }
    out
}
