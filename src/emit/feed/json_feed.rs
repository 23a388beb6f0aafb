//! Writes a feed as JSON Feed 1.1.

use serde_json::{Map, Value, json};

use crate::emit::feed::items::{Channel, Item};

/// Returns the feed as a JSON document.
pub fn write(channel: &Channel) -> Vec<u8> {
    let items: Vec<Value> = channel.items.iter().map(item).collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.page_url,
        "feed_url": channel.own_url,
        "language": channel.lang.tag(),
        "items": items,
    });
    let mut bytes = feed.to_string().into_bytes();
    bytes.push(b'\n');
    bytes
}

fn item(item: &Item) -> Value {
    let mut out = Map::new();
    let mut add = |key: &str, value: Value| out.insert(key.to_owned(), value);
    add("id", json!(item.url));
    add("url", json!(item.url));
    add("title", json!(item.title));
    if !item.summary.is_empty() {
        add("summary", json!(item.summary));
    }
    add("content_html", json!(item.html));
    add("date_published", json!(item.published.iso()));
    if item.updated != item.published {
        add("date_modified", json!(item.updated.iso()));
    }
    add("authors", json!([{"name": item.author}]));
    add("tags", json!([item.kind]));
    Value::Object(out)
}
