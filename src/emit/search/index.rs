//! Documents of one language become the files of its index.

use std::sync::Arc;

use crate::emit::search::bundle::bundles;
use crate::emit::search::bytes::{Packed, Packer};
use crate::emit::search::cohesion::Cohesion;
use crate::emit::search::document::Document;
use crate::emit::search::find::stock::Stock;
use crate::emit::search::postings::Postings;
use crate::emit::search::root::root;
use crate::emit::search::shard::Shards;
use crate::emit::search::survey::Survey;
use crate::emit::search::tallies::Tallies;
use crate::model::output::{Before, Made};

/// An index as files, by name below its folder.
pub struct Index {
    pub files: Vec<(String, Made)>,
    /// The name of the file to begin with.
    pub root: String,
}

/// Returns the index of documents, which stand in the order of their days, oldest first.
pub fn index(documents: &[Document], before: &Arc<Before>) -> Index {
    pack_up(&stock(documents), documents, before)
}

/// Returns every term of the documents with its postings.
pub fn stock(documents: &[Document]) -> Stock {
    let mut survey = Survey::default();
    documents.iter().for_each(|document| survey.take(document));
    let cohesion = Cohesion::of(&survey.lexicon, &survey.occurrences);
    let mut postings = Postings::with_room(&survey.frequencies);
    let mut tallies = Tallies::new(survey.lexicon.len());
    let average = survey.average_length();
    for (number, read) in survey.documents().enumerate() {
        tallies.count(&read, &cohesion);
        postings.add(number as u32, f64::from(read.length) / average, tallies.found());
    }
    Stock {
        terms: survey.lexicon.sorted(),
        postings,
        title_lengths: survey.title_lengths,
    }
}

fn pack_up(stock: &Stock, documents: &[Document], before: &Arc<Before>) -> Index {
    let mut packer = Packer::new(before);
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
    let mut sections: Vec<&str> = Vec::new();
    for document in documents {
        if !sections.contains(&document.section.as_str()) {
            sections.push(&document.section);
        }
    }
    let bundles = bundles(documents, &sections, &mut packer);
    let root = root(&sections, &stock.title_lengths, &shards, &bundles, &mut packer);
    let root_name = format!("root-{}.bin", root.mark_text());
    let mut files = vec![(root_name.clone(), root.made)];
    let mut put = |letter: char, number: usize, packed: Packed| {
        files.push((
            format!("{letter}{number}-{}.bin", packed.mark_text()),
            packed.made,
        ));
    };
    for (number, shard) in shards.into_iter().enumerate() {
        put('s', number, shard.packed);
    }
    for (number, bundle) in bundles.into_iter().enumerate() {
        put('t', number, bundle.packed);
    }
    Index {
        files,
        root: root_name,
    }
}
