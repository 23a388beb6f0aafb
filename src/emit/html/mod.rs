//! Pages: views of the site, drawn by the theme.

pub mod all;
pub mod assets;
pub mod block;
pub mod building;
pub mod canvas;
pub mod card;
pub mod catalogue;
pub mod edition;
pub mod emitter;
pub mod entry_page;
pub mod entry_view;
pub mod escape;
pub mod files;
pub mod home;
pub mod inline;
pub mod issue;
pub mod json_ld;
pub mod law;
pub mod ledger;
pub mod list;
pub mod page;
pub mod phones;
pub mod picture;
pub mod skyline;
pub mod svg;
pub mod table;
