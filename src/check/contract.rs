//! What a check is.

use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::source::tree::SourceTree;

/// One check. The doc comment of its file is its page of the manual.
pub trait Check: Sync {
    /// Returns its kebab-case name, which names the fault: "allow `dead-link`".
    fn name(&self) -> &'static str;
    /// Returns other names it is known by, such as `M2`.
    fn aliases(&self) -> &'static [&'static str] {
        &[]
    }
    /// Returns its page for `explain`: why, an example, how to mend it.
    fn page(&self) -> Page;
    /// Returns whether staff may let a finding stand, with a reason, by `allow`.
    fn may_be_allowed(&self) -> bool {
        true
    }
    /// Looks at the site; sources are there for text as written.
    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults);
}
