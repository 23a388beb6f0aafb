//! What `theme.yaml` says.

use serde::Deserialize;

use crate::report::faults::Faults;
use crate::theme::layers::Layers;
use crate::theme::yaml;

/// The settings of a theme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Kinds in the main navigation, in order.
    pub nav: Vec<String>,
    /// Which kind fills each shelf of the home page.
    pub home: Home,
    pub skyline: Skyline,
    /// Nothing of the default theme shows through but its words and its paper.
    pub alone: bool,
}

/// The colours of the community's mark, as `#1F5C4D`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Skyline {
    pub ink: String,
    pub ink_dark: String,
    pub paper: String,
}

/// The shelves of the home page, each with the kind that fills it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Home {
    pub notices: String,
    pub events: String,
    pub newsletter: String,
    pub handbook: String,
    pub laws: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "name")]
    _name: Option<String>,
    nav: Option<Vec<String>>,
    home: Option<Home>,
    skyline: Option<Skyline>,
    #[serde(default)]
    alone: bool,
}

/// Returns the settings; what a later layer leaves out holds as before.
pub fn load(layers: &Layers<'_>, faults: &mut Faults) -> Settings {
    let mut settings = Settings::default();
    for (id, file) in layers.each("theme.yaml") {
        if let Some(read) = yaml::read::<File>(*id, file, faults) {
            settings.nav = read.nav.unwrap_or(settings.nav);
            settings.alone = read.alone;
            settings.skyline = read.skyline.unwrap_or(settings.skyline);
            settings.home = read.home.unwrap_or(settings.home);
        }
    }
    settings
}
