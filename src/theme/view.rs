//! Everything that templates see, and nothing else.
//!
//! Rules that hold for every view:
//! - A path that stays in the site is given from the site's root, percent-encoded, without a
//!   leading slash. Templates write `{{ page.root }}{{ card.path }}`. `page.root` is empty, `../`
//!   or `../../`; on `404.html` it is the absolute base path.
//! - Texts are in the page's language; where there is only Chinese, `lang` beside it says so.
//! - `body` and other fields named `…_html` are finished, safe HTML; everything else is text.
//! - Small shapes are described in `view_shapes.rs`, ledgers in `view_ledger.rs`, law in `view_law.rs`.
//! - An absent text is an empty string, an absent object is null, so templates can ask `{% if %}`.

use serde::{Serialize, Serializer};
use tera::Value;

use crate::theme::view_audit::AuditView;
use crate::theme::view_digest;
use crate::theme::view_law::{BulletinView, StatuteFactsView, StatuteView};
use crate::theme::view_ledger::{BooksView, LedgerView};
use crate::theme::view_month::MonthView;
use crate::theme::view_plan::{PlanMarkView, PlanView};
use crate::theme::view_project::{ProjectView, SheetView};
use crate::theme::view_proof::ProofView;
use crate::theme::view_shapes::{
    ContactView, FactView, FileView, FlagView, ImageView, LinkView, PhoneView, QrView, TimeView,
};
use crate::theme::view_vote::VoteView;

/// What every page of one language shares. In templates: `site`.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    pub title: String,
    pub community: String,
    pub description: String,
    pub address: String,
    /// Language of the address where it is not the page's; else empty.
    pub address_lang: String,
    pub hotline: PhoneView,
    /// The other telephones of the community, in its order.
    pub phones: Vec<ContactView>,
    /// Main navigation, in order: at most five.
    pub nav: Vec<LinkView>,
    /// Every section there is, for the footer.
    pub sections: Vec<LinkView>,
    pub buildings: Vec<BuildingView>,
    pub icp: String,
    /// The moment of the build.
    pub updated: TimeView,
    /// The moment at which a site of examples stands still, in ISO form; else empty.
    pub pinned: String,
    /// Feeds and calendars of the whole site.
    pub feed: String,
    pub json_feed: String,
    pub calendar: String,
    /// The base address without its scheme: `songyinli.example`, for addresses that subscribe.
    pub host: String,
    pub home: String,
    pub search_page: String,
    pub all_page: String,
    /// The catalogue of disclosure; empty where nothing is laid open.
    pub catalogue: String,
    /// Fingerprinted files by name: `site.css`, `boot.js`, `site.js`, `search.js`, `icons/…`; and
    /// the mark drawn from the community's buildings, `skyline.svg` and `skyline.png`.
    pub assets: std::collections::BTreeMap<String, String>,
    /// Whether a search index is made.
    pub has_search: bool,
    /// Whether pages are kept for hours without network.
    pub offline: bool,
}

/// What is kept for hours without network. In its template: `offline`.
#[derive(Clone, Debug, Serialize)]
pub struct OfflineView {
    pub shelves: Vec<ShelfView>,
}

/// Entries of a kind under its name.
#[derive(Clone, Debug, Serialize)]
pub struct ShelfView {
    pub title: String,
    pub cards: Vec<Card>,
}

/// What a search can be narrowed to, and words to begin with. In templates: `search`.
#[derive(Clone, Debug, Serialize)]
pub struct SearchView {
    pub kinds: Vec<KindView>,
    /// Newest first.
    pub years: Vec<String>,
    /// What entries that are on or ahead are about.
    pub topics: Vec<String>,
}

/// A kind that has a list.
#[derive(Clone, Debug, Serialize)]
pub struct KindView {
    pub name: String,
    pub title: String,
    /// The address of its list.
    pub path: String,
}

/// What is particular to one page. In templates: `page`.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// `home`, `list`, `entry`, `building`, `search`, `all`, `catalogue`, `not-found`, `offline`.
    pub form: &'static str,
    /// The kind's name on entry and list pages; else empty.
    pub kind: String,
    /// `zh-Hans` or `en`.
    pub lang: &'static str,
    pub title: String,
    pub description: String,
    pub path: String,
    pub root: String,
    /// Absolute address; empty on pages that nobody shall find.
    pub canonical: String,
    /// The same page in the other languages.
    pub translations: Vec<TranslationView>,
    /// From home to the page above this one.
    pub crumbs: Vec<LinkView>,
    /// Absolute address of a picture for sharing; may be empty.
    pub share_image: String,
    /// JSON-LD, already safe inside a script element of type `application/ld+json`.
    pub json_ld_html: String,
    /// The current entry of the main navigation, by path.
    pub nav_path: String,
    /// Feed and calendar of this section, if it has its own.
    pub feed: String,
    pub calendar: String,
}

/// The same page in another language.
#[derive(Clone, Debug, Serialize)]
pub struct TranslationView {
    pub lang: &'static str,
    pub name: &'static str,
    pub path: String,
    pub canonical: String,
}

/// A building, as a link and as a bar of the skyline.
#[derive(Clone, Debug, Serialize)]
pub struct BuildingView {
    pub number: String,
    /// `3号楼` or `Building 3`
    pub name: String,
    pub path: String,
    pub floors: u32,
    pub lifts: u32,
    pub homes: u32,
    pub units: usize,
    /// Entries that are on or ahead and concern it.
    pub current: usize,
}

/// A `CardView`, made once and shown on many pages.
#[derive(Clone, Debug)]
pub struct Card {
    shown: Value,
    digest: Option<[u8; 32]>,
}

impl Card {
    /// Returns the card as templates see it.
    pub fn of(view: &CardView) -> Card {
        Card {
            shown: Value::try_from_serializable(view).unwrap_or_else(|_| Value::none()),
            digest: view_digest::digest(view),
        }
    }
}

/// For a digest of all that a page shows, a card's own digest is enough.
impl Serialize for Card {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.digest {
            Some(digest) if !serializer.is_human_readable() => serializer.serialize_bytes(digest),
            _ => self.shown.serialize(serializer),
        }
    }
}

/// An entry in a list.
#[derive(Clone, Debug, Serialize)]
pub struct CardView {
    pub id: String,
    pub kind: String,
    /// `通知公告`
    pub kind_title: String,
    pub path: String,
    pub title: String,
    /// Language of title and summary where it is not the page's; else empty.
    pub lang: String,
    pub summary: String,
    pub date: Option<TimeView>,
    pub topic: String,
    /// The topic as written, for pictures; or empty.
    pub topic_name: String,
    /// `urgent`, `important`, `normal`, `tip`, or empty.
    pub level: String,
    pub level_word: String,
    /// `drill` or `test`, or empty.
    pub mode: String,
    pub mode_word: String,
    pub phase: Option<PhaseView>,
    /// `7月22日（星期三）8:30–16:00`, or empty.
    pub when: String,
    /// What a leaf of the calendar leaves open: `8:30–16:00`, `至8月31日21:00`, or empty.
    pub hours: String,
    pub starts: Option<TimeView>,
    /// The last day of what lasts longer than one.
    pub last_day: Option<TimeView>,
    pub place: String,
    /// `3、4号楼` or `全小区`
    pub audience: String,
    /// Building numbers; empty means all.
    pub buildings: Vec<String>,
    /// Language of topic and place where it is not the page's; else empty.
    pub text_lang: String,
    pub image: Option<ImageView>,
    /// Whether it was corrected after it was issued.
    pub corrected: bool,
    /// The ISO moment from which it is no longer urgent; empty if it is not.
    pub urgent_until: String,
    /// The ISO moment at which it expires; may be empty.
    pub expires: String,
    pub withdrawn: bool,
    /// Reading time in minutes, from 1.
    pub minutes: usize,
    /// Whom a chapter is for: `业主、租户`; or empty.
    pub readers: String,
    /// Its PDF, if it has one.
    pub pdf: String,
    /// Newsletter: issue number, else 0. Handbook: place in the book, else 0.
    pub number: u32,
}

/// Upcoming, now or ended at the time of the build; scripts look again with the two moments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PhaseView {
    /// `upcoming`, `now`, `ended`.
    pub name: &'static str,
    pub word: String,
    /// ISO moments; may be empty.
    pub starts: String,
    pub ends: String,
}

/// A whole entry. In templates of entries: `entry`.
#[derive(Clone, Debug, Serialize)]
pub struct EntryView {
    pub card: Card,
    pub issuer: String,
    pub facts: Vec<FactView>,
    pub actions: Vec<String>,
    /// The same, with telephone numbers that dial.
    pub actions_html: Vec<String>,
    /// Language of actions, result, change notes, ledger lines and of what a bulletin or an issue
    /// says, where it is not the page's; else empty.
    pub text_lang: String,
    pub body_html: String,
    /// The body is in Chinese on an English page.
    pub body_is_chinese: bool,
    pub contents: Vec<HeadingView>,
    pub attachments: Vec<FileView>,
    pub related: Vec<Card>,
    pub changes: Vec<ChangeView>,
    pub version: u32,
    pub expired: bool,
    /// What is true but irregular in it.
    pub flags: Vec<FlagView>,
    /// Result of what was announced; empty if none.
    pub result: String,
    pub superseded_by: Option<LinkView>,
    pub previous: Option<LinkView>,
    pub next: Option<LinkView>,
    pub review_by: Option<TimeView>,
    /// Its own calendar file; or empty.
    pub calendar: String,
    pub pdf: Option<FileView>,
    /// Short text for copying into a chat.
    pub share_text: String,
    /// The page's address for a camera, while the entry is not over; only of notices and dates.
    pub qr: Option<QrView>,
    pub ledgers: Vec<LedgerView>,
    pub project: Option<ProjectView>,
    /// Tables of the service fee and of shared power and water.
    pub sheets: Vec<SheetView>,
    /// Open data of the project and of those tables.
    pub tables: Vec<FileView>,
    /// Day n of m on the notice boards: 0 before, more than m after, 0 of 0 if it never hangs.
    pub display_day: i64,
    pub display_days: i64,
    /// Of how many chapters it is one; else 0.
    pub chapters: u32,
    pub statute: Option<StatuteView>,
    pub bulletin: Option<BulletinView>,
    pub issue: Option<IssueView>,
    pub vote: Option<VoteView>,
    /// What the disclosure chain says of it; only of what can be sealed, and of issues.
    pub proof: Option<ProofView>,
    pub audit: Option<AuditView>,
}

/// A heading of the body, for the list on the page.
#[derive(Clone, Debug, Serialize)]
pub struct HeadingView {
    pub id: String,
    pub level: u8,
    pub text: String,
}

/// A row of the change log.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeView {
    pub version: u32,
    pub date: TimeView,
    pub correction: bool,
    pub word: String,
    pub note: String,
}

/// A newsletter.
#[derive(Clone, Debug, Serialize)]
pub struct IssueView {
    pub number: u32,
    pub period: String,
    pub sections: Vec<SectionView>,
    pub next_events: Vec<Card>,
}

/// What the cover of an issue says.
#[derive(Clone, Debug, Serialize)]
pub struct CoverView {
    pub period: String,
    /// Its sections, by title.
    pub sections: Vec<String>,
    /// Titles of what its first sections hold.
    pub headlines: Vec<String>,
    /// Language of sections and headlines where it is not the page's; else empty.
    pub lang: String,
    pub pdf: Option<FileView>,
}

/// A section of a newsletter.
#[derive(Clone, Debug, Serialize)]
pub struct SectionView {
    pub title: String,
    /// `full`, `summary`, `table`.
    pub show: &'static str,
    pub items: Vec<SectionItemView>,
}

/// An entry in a newsletter.
#[derive(Clone, Debug, Serialize)]
pub struct SectionItemView {
    pub card: Card,
    /// Only in full sections; headings are lowered and ids made unique.
    pub body_html: String,
    pub ledgers: Vec<LedgerView>,
}

/// The home page. In templates: `home`.
#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    /// In force and urgent, newest first, at most two.
    pub urgent: Vec<Card>,
    /// What is on, by end.
    pub now: Vec<Card>,
    /// What begins within 48 hours, by start.
    pub soon: Vec<Card>,
    /// What comes after that, by start, at most four.
    pub next: Vec<Card>,
    /// The estate as a picture, where its buildings can be placed.
    pub plan: Option<PlanView>,
    /// Every building and what is on or ahead there in particular.
    pub houses: Vec<HouseView>,
    pub notices: Vec<Card>,
    pub events: Vec<Card>,
    /// The newest ledger of each book.
    pub money: Vec<MoneyView>,
    pub newsletter: Option<Card>,
    pub handbook: Vec<Card>,
    pub laws: Vec<Card>,
}

/// A building and what is on or ahead there in particular.
#[derive(Clone, Debug, Serialize)]
pub struct HouseView {
    pub number: String,
    pub name: String,
    pub path: String,
    pub mark: Option<PlanMarkView>,
}

/// A book at a glance.
#[derive(Clone, Debug, Serialize)]
pub struct MoneyView {
    pub card: Card,
    pub ledger: LedgerView,
    /// Day n of m on the notice boards: 0 before, more than m after, 0 of 0 if it never hangs.
    pub display_day: i64,
    pub display_days: i64,
}

/// A list of a kind. In templates: `list`.
#[derive(Clone, Debug, Serialize)]
pub struct ListView {
    pub title: String,
    pub intro: String,
    pub cards: Vec<Card>,
    pub years: Vec<YearView>,
    /// Year shown; empty for other lists.
    pub year: String,
    /// Topics that several entries have, each with its list; their words stand for `year`.
    pub topics: Vec<YearView>,
    /// Nothing is left out: neither by year nor by topic.
    pub has_all: bool,
    pub page: usize,
    pub pages: Vec<LinkView>,
    pub total: usize,
    /// Minutes in which what is shown is read.
    pub minutes: usize,
    /// Ledgers of disclosures, newest first: the hub's table.
    pub money: Vec<MoneyView>,
    /// Accounts without a ledger: projects, meters, reports.
    pub other_accounts: Vec<Card>,
    /// The same by book and year; null where there is no ledger.
    pub books: Option<BooksView>,
    /// Newsletters: what each of the cards holds, in the same order.
    pub issues: Vec<CoverView>,
    /// What is on, by end, and what is ahead, by start; on the first page of a list only.
    pub now: Vec<Card>,
    pub next: Vec<Card>,
    /// For what takes place and is no notice: months with something on, from this one, at most three.
    pub months: Vec<MonthView>,
    /// Where bulletins or statutes are listed: the statutes of the site, on the first page.
    pub statutes: Vec<StatuteFactsView>,
    /// English lists: how many more there are in Chinese only.
    pub chinese_only: usize,
}

/// A year of a list.
#[derive(Clone, Debug, Serialize)]
pub struct YearView {
    pub year: String,
    pub path: String,
    pub count: usize,
    pub current: bool,
}

/// A building's page. In templates: `building`.
#[derive(Clone, Debug, Serialize)]
pub struct BuildingPageView {
    pub building: BuildingView,
    pub now: Vec<Card>,
    pub next: Vec<Card>,
    pub past: Vec<Card>,
    pub feed: String,
    pub calendar: String,
}

/// The index of everything. In templates: `all`.
#[derive(Clone, Debug, Serialize)]
pub struct AllView {
    pub groups: Vec<AllGroupView>,
    pub page: usize,
    pub pages: Vec<LinkView>,
    pub total: usize,
}

/// A kind and year of the index.
#[derive(Clone, Debug, Serialize)]
pub struct AllGroupView {
    pub title: String,
    pub year: String,
    pub cards: Vec<Card>,
}
