//! A theme: templates, words, styles, and what templates see.

pub mod assets;
pub mod contrast;
pub mod escape;
pub mod fact_words;
pub mod files;
pub mod fold;
pub mod hours;
pub mod layers;
pub mod qr;
pub mod settings;
pub mod synonyms;
pub mod template;
pub mod template_faults;
pub mod template_functions;
pub mod time_words;
pub mod view;
pub mod view_law;
pub mod view_ledger;
pub mod view_month;
pub mod view_plan;
pub mod view_shapes;
pub mod view_vote;
pub mod words;
pub mod yaml;
