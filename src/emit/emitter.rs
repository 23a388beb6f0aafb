//! What an output is.

use std::sync::Arc;

use crate::model::output::{Before, Output};
use crate::model::site::Site;
use crate::theme::files::Theme;

/// One kind of output: pages, feeds, paper, search.
pub trait Emitter: Sync {
    /// Returns its name, for timings and the reference.
    fn name(&self) -> &'static str;
    /// Returns the files it will make; nothing is made yet.
    /// What is certain to be in the release `before` need not be made again.
    fn plan(&self, site: &Arc<Site>, theme: &Arc<Theme>, before: &Arc<Before>) -> Vec<Output>;
}
