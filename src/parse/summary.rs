//! A summary taken from a body that has none of its own.

use crate::model::block::{Block, text_of};
use crate::model::lang::Lang;

/// Returns the first paragraph, cut at the end of a sentence; empty if there is none.
pub fn first_paragraph(body: &[Block], lang: Lang) -> String {
    let content = body.iter().find_map(|block| match block {
        Block::Paragraph { content, .. } => Some(content),
        _ => None,
    });
    let text = content.map(|content| text_of(content)).unwrap_or_default();
    let text = text.replace('\n', if lang == Lang::Zh { "" } else { " " });
    let longest = match lang {
        Lang::Zh => 80,
        Lang::En => 200,
    };
    cut(text.trim(), longest)
}

fn cut(text: &str, longest: usize) -> String {
    let Some((limit, _)) = text.char_indices().nth(longest) else {
        return text.to_owned();
    };
    let head = text.get(..limit).unwrap_or_default();
    let sentence = head
        .char_indices()
        .filter(|(at, sign)| {
            let ends = matches!(sign, '。' | '！' | '？' | '；');
            let follows_blank = head.get(at + 1..).is_some_and(|rest| rest.starts_with(' '));
            ends || (matches!(sign, '.' | '!' | '?') && follows_blank)
        })
        .map(|(at, sign)| at + sign.len_utf8())
        .next_back();
    match sentence.and_then(|end| head.get(..end)) {
        Some(sentence) => sentence.trim_end_matches('；').to_owned(),
        None => {
            let mut short: String = head.chars().take(longest - 1).collect();
            if let Some((words, _)) = short.rsplit_once(' ').filter(|_| text.is_ascii()) {
                short = words.to_owned();
            }
            short + "…"
        }
    }
}
