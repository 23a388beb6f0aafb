//! A letter's salutation and signature, set apart.

use serde_json::Value;

use crate::model::block::{Block, text_of};

/// A signature is shorter than any sentence of a letter.
const LONGEST_SIGNATURE: usize = 24;

/// Marks the first line if it greets, and the last ones if they sign; raises headings by a level.
pub fn shape(body: &[Block], data: &mut [Value]) {
    let text = |block: &Block| match block {
        Block::Paragraph { content, .. } => Some(text_of(content)),
        _ => None,
    };
    let blocks: Vec<Option<String>> = body
        .iter()
        .filter(|block| !matches!(block, Block::Footnote { .. }))
        .map(text)
        .collect();
    let greets = |text: &str| text.ends_with(['：', ':']) && text.chars().count() <= LONGEST_SIGNATURE;
    if blocks.first().and_then(Option::as_deref).is_some_and(greets) {
        mark(data.first_mut(), "greeting");
    }
    let signs = |text: &str| {
        let ends_sentence = text.ends_with(['。', '！', '？', '…', '：', '”', '；', '，']);
        !ends_sentence && text.chars().count() <= LONGEST_SIGNATURE
    };
    let signed = blocks
        .iter()
        .rev()
        .take_while(|text| text.as_deref().is_some_and(signs))
        .count();
    // The letter stands right below the name of its section, entries one level further down.
    for block in data.iter_mut().filter(|block| block["t"] == "heading") {
        if let Some(level) = block["level"].as_u64() {
            block["level"] = level.saturating_sub(1).into();
        }
    }
    let from = data.len().saturating_sub(signed);
    for block in data.iter_mut().skip(from) {
        mark(Some(block), "signature");
    }
}

fn mark(block: Option<&mut Value>, name: &str) {
    if let Some(Value::Object(block)) = block {
        block.insert("t".to_owned(), Value::String(name.to_owned()));
    }
}
