//! Documents of one language become the files of its index.

use std::collections::HashMap;
use std::sync::Arc;

use crate::emit::search::bundle::{Bundle, bundles};
use crate::emit::search::bytes::{Packed, Packer};
use crate::emit::search::cohesion::Cohesion;
use crate::emit::search::document::Document;
use crate::emit::search::filters::Filters;
use crate::emit::search::find::stock::Stock;
use crate::emit::search::phrases::{self, Pair, PhraseCount};
use crate::emit::search::postings::Postings;
use crate::emit::search::root::{Root, root};
use crate::emit::search::shard::Shards;
use crate::emit::search::sounds::Sounds;
use crate::emit::search::survey::Survey;
use crate::emit::search::synonyms::Synonyms;
use crate::emit::search::tallies::Tallies;
use crate::han::simplified::{Simplified, groups};
use crate::model::output::{Before, Made};

/// An index as files, by name below its folder.
pub struct Index {
    pub files: Vec<(String, Made)>,
    /// The name of the file to begin with.
    pub root: String,
}

/// Returns the index of documents, which stand in the order of their days, oldest first.
///
/// `synonyms` are groups of words that mean the same; `before` holds what an earlier build made.
pub fn index(documents: Vec<Document>, synonyms: &[Vec<String>], before: &Arc<Before>) -> Index {
    let mut packer = Packer::new(before);
    let survey = surveyed(&documents);
    let filters = Filters::of(&documents);
    let bundles = bundles(&documents, &filters.sections, &mut packer);
    // Their texts are read and packed: nothing needs them any more.
    drop(documents);
    pack_up(&stocked(survey, filters, synonyms), bundles, packer)
}

/// Returns every term of the documents with its postings, and what else a question may need.
pub fn stock(documents: &[Document], synonyms: &[Vec<String>]) -> Stock {
    stocked(surveyed(documents), Filters::of(documents), synonyms)
}

fn surveyed(documents: &[Document]) -> Survey {
    let bytes = documents.iter().map(Document::bytes).sum();
    let mut survey = Survey::with_room(bytes);
    documents.iter().for_each(|document| survey.take(document));
    survey
}

fn stocked(mut survey: Survey, filters: Filters, synonyms: &[Vec<String>]) -> Stock {
    let cohesion = Cohesion::of(&survey.lexicon, &survey.occurrences);
    let mut postings = Postings::with_room(&survey.frequencies);
    let mut tallies = Tallies::new(survey.lexicon.len());
    let mut count = PhraseCount::of(&survey);
    let average = survey.average_length();
    for (number, read) in survey.documents().enumerate() {
        tallies.count(&read, &cohesion);
        postings.add(number as u32, f64::from(read.length) / average, tallies.found());
        for (items, _, marks) in read.runs() {
            count.add(items, marks, number as u32 + 1, &cohesion);
        }
    }
    survey.forget_documents();
    let documents = filters.rows.len();
    let mut stock = Stock {
        terms: survey.lexicon.sorted(),
        postings,
        sounds: Sounds::of(frequencies(&survey)),
        filters,
        simplified: Simplified::default(),
        synonyms: Synonyms::default(),
        phrases: phrases::Phrases::default(),
        title_lengths: survey.title_lengths,
    };
    stock.synonyms = Synonyms::of(synonyms, |pieces| stock.has(pieces));
    let preferred: Vec<String> = stock
        .synonyms
        .groups
        .iter()
        .flat_map(|group| group.known.iter().cloned())
        .collect();
    stock.phrases = count.finish(documents, &pairs(&stock), &preferred, &stock.sounds);
    stock
}

/// Returns the pairs of Han characters that can be read aloud.
fn pairs(stock: &Stock) -> Vec<Pair> {
    let is_read = |term: &str| {
        let mut signs = term.chars();
        let read = signs
            .by_ref()
            .take(2)
            .filter(|sign| !stock.sounds.readings(*sign).is_empty());
        read.count() == 2 && signs.next().is_none()
    };
    let read = stock.terms.iter().filter(|(term, _)| is_read(term));
    read.map(|(term, number)| Pair {
        text: term.clone(),
        term: *number as u32,
        documents: stock.postings.of(*number).len() as u32,
        is_bound: stock.postings.cohesion(*number) >= 5,
    })
    .collect()
}

/// Returns how often each Han character stands before another one.
fn frequencies(survey: &Survey) -> HashMap<char, u32> {
    let mut found = HashMap::new();
    for (first, second, number) in survey.lexicon.han_pairs() {
        let count = survey.occurrences.get(number).copied().unwrap_or(0);
        *found.entry(first).or_insert(0) += count;
        *found.entry(second).or_insert(0) += 1;
    }
    found
}

fn pack_up(stock: &Stock, bundles: Vec<Bundle>, mut packer: Packer) -> Index {
    let mut shards = Shards::default();
    for (term, number) in &stock.terms {
        shards.add(
            term,
            stock.postings.cohesion(*number),
            stock.postings.of(*number),
            &mut packer,
        );
    }
    let shards = shards.finish(&mut packer);
    let sounds = packer.pack(stock.sounds.text().as_bytes());
    let traditional = packer.pack(traditional(&stock.sounds).as_bytes());
    let filters = packer.pack(&stock.filters.bytes());
    let phrases: Vec<(String, Packed)> = phrases::files(&stock.phrases)
        .into_iter()
        .map(|(first, text)| (first, packer.pack(text.as_bytes())))
        .collect();
    let parts = Root {
        sections: &stock.filters.sections,
        title_lengths: &stock.title_lengths,
        shards: &shards,
        bundles: &bundles,
        alone: [&sounds, &traditional, &filters],
        phrases: &phrases,
        synonyms: &stock.synonyms.text(),
    };
    let root = root(&parts, &mut packer);
    let root_name = format!("root-{}.bin", root.mark_text());
    let mut files = vec![(root_name.clone(), root.made)];
    let mut put = |name: String, packed: Packed| {
        files.push((format!("{name}-{}.bin", packed.mark_text()), packed.made));
    };
    put("sounds".to_owned(), sounds);
    put("traditional".to_owned(), traditional);
    put("filters".to_owned(), filters);
    for (number, (_, packed)) in phrases.into_iter().enumerate() {
        put(format!("p{number}"), packed);
    }
    for (number, shard) in shards.into_iter().enumerate() {
        put(format!("s{number}"), shard.packed);
    }
    for (number, bundle) in bundles.into_iter().enumerate() {
        put(format!("t{number}"), bundle.packed);
    }
    Index {
        files,
        root: root_name,
    }
}

/// Returns the characters of the site, each before the traditional ones that it stands for, a line each.
fn traditional(sounds: &Sounds) -> String {
    groups()
        .filter(|(simplified, _)| sounds.is_here(*simplified))
        .map(|(simplified, traditional)| format!("{simplified}{traditional}\n"))
        .collect()
}
