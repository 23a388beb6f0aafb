//! References by id: to entries, laws, roles and places.

use crate::link::directory::{Directory, Standing};
use crate::link::targets::nearest;
use crate::model::audience::Audience;
use crate::model::community::Community;
use crate::model::correction::ISSUE_KEY;
use crate::model::entry::Entry;
use crate::model::law::LawRef;
use crate::model::ledger::Ledger;
use crate::model::parts::Pick;
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::{Span, Spanned};

/// What references are looked up in.
pub struct Lookup<'l> {
    pub directory: &'l Directory,
    pub community: &'l Community,
    /// Names of kinds, for a newsletter's rules.
    pub kinds: &'l [&'static str],
}

impl Lookup<'_> {
    /// Tells of every reference of an entry that leads nowhere.
    pub fn check(&self, entry: &Entry, faults: &mut Faults) {
        let parts = &entry.parts;
        for id in &entry.meta.related {
            self.entry(entry, id, "related", faults);
        }
        for id in parts.supersedes.iter() {
            self.entry(entry, id, "supersedes", faults);
        }
        for law in &entry.meta.basis {
            self.law(&law.value, law.span, faults);
        }
        for ledger in &parts.ledgers {
            self.ledger(entry, ledger, faults);
        }
        if let Some(project) = &parts.project {
            let steps = project.steps.iter().filter_map(|step| step.entry.as_ref());
            for id in project.decision.iter().chain(steps) {
                self.entry(entry, id, "project", faults);
            }
            self.audience(&project.scope, project.scope_span, faults);
        }
        for meter in parts.utility.iter().flat_map(|utility| &utility.meters) {
            self.audience(&meter.scope, meter.span, faults);
        }
        if let Some(bulletin) = &parts.bulletin
            && let Some(statute) = &bulletin.statute
        {
            let law = |article: Option<&Spanned<String>>| LawRef {
                statute: statute.value.clone(),
                article: article.map(|article| article.value.clone()),
            };
            if bulletin.articles.is_empty() || self.directory.by_id(&statute.value).is_none() {
                self.law(&law(None), statute.span, faults);
            } else {
                for article in &bulletin.articles {
                    self.law(&law(Some(article)), article.span, faults);
                }
            }
        }
        if let Some(issue) = &parts.issue {
            for section in &issue.sections {
                self.pick(entry, &section.pick, faults);
            }
        }
        if let Some(correction) = &parts.correction {
            self.entry(entry, &correction.target, "target", faults);
            for issue in correction.newsletter.iter() {
                self.entry(entry, issue, ISSUE_KEY, faults);
            }
            for board in &correction.reprint {
                self.board(board, faults);
            }
        }
        for approval in &entry.meta.approved {
            self.role(&approval.by, faults);
        }
        for role in entry.meta.owner_role.iter().chain(&parts.contact) {
            self.role(role, faults);
        }
        for board in parts.display.iter().flat_map(|display| &display.boards) {
            self.board(board, faults);
        }
        self.audience(&entry.meta.audience, entry.span_of("audience"), faults);
        if let Some(vote) = &entry.parts.vote {
            self.audience(&vote.scope, entry.span_of("scope"), faults);
        }
        for window in parts.schedule.iter().flat_map(|schedule| &schedule.windows) {
            self.audience(&window.audience, window.span, faults);
        }
    }

    fn ledger(&self, from: &Entry, ledger: &Ledger, faults: &mut Faults) {
        for id in ledger.previous.iter() {
            self.entry(from, id, "ledgers", faults);
        }
        for line in &ledger.lines {
            for id in line.named() {
                self.entry(from, id, "ledgers", faults);
            }
            self.audience(&line.scope, line.span, faults);
        }
        for row in &ledger.buildings {
            let building = Audience {
                buildings: vec![row.building.value.clone()],
                ..Audience::default()
            };
            self.audience(&building, row.building.span, faults);
        }
    }

    fn pick(&self, from: &Entry, pick: &Pick, faults: &mut Faults) {
        match pick {
            Pick::Ids(ids) => {
                for id in ids {
                    self.entry(from, id, "pick", faults);
                }
            }
            Pick::Rule { kind, .. } => {
                let (name, all) = (&kind.value, self.kinds.join("、"));
                if !self.kinds.contains(&name.as_str()) {
                    faults
                        .error(
                            "unknown-kind",
                            kind.span,
                            say!(
                                "没有 `{name}` 这种内容",
                                "there is no kind of content called `{name}`"
                            ),
                        )
                        .mend(say!("可以写：{all}", "these are known: {all}"));
                }
            }
        }
    }

    fn entry(&self, from: &Entry, id: &Spanned<String>, key: &str, faults: &mut Faults) {
        let wanted = id.value.as_str();
        let Some(at) = self.directory.by_id(wanted) else {
            if self.directory.is_unread_id(wanted) {
                return;
            }
            let fault = faults.error(
                "unknown-entry",
                id.span,
                say!(
                    "`{key}` 里的编号 `{wanted}` 不存在",
                    "`{key}` names `{wanted}`, which does not exist"
                ),
            );
            let others = self.directory.ids().into_iter().filter(|id| *id != from.meta.id);
            match nearest(wanted, others) {
                Some(near) => fault.mend(say!("是不是 `{near}`？", "did you mean `{near}`?")),
                None => fault.mend(say!(
                    "写另一篇内容的编号，也就是它的文件名去掉后缀",
                    "write the id of another entry: its file name without the extension"
                )),
            };
            return;
        };
        let title = self.directory.title(at);
        match self.directory.standing(at) {
            Standing::Visible | Standing::Waiting => {}
            Standing::Draft => {
                faults
                    .warn(
                        "related-draft",
                        id.span,
                        say!(
                            "《{title}》还是草稿，暂时不会显示在这里",
                            "“{title}” is a draft and is not shown here yet"
                        ),
                    )
                    .mend(say!(
                        "发布那一篇（去掉 `status: draft`），或去掉 `{wanted}`",
                        "publish it (remove `status: draft`), or remove `{wanted}`"
                    ));
            }
            Standing::Staff => {
                faults
                    .error(
                        "link-to-staff",
                        id.span,
                        say!(
                            "《{title}》只给员工看，不能从公开的内容引用",
                            "“{title}” is for staff only and cannot be named by public content"
                        ),
                    )
                    .mend(say!("去掉 `{wanted}`", "remove `{wanted}`"));
            }
        }
    }

    fn law(&self, law: &LawRef, span: Span, faults: &mut Faults) {
        let statute = law.statute.as_str();
        let Some(at) = self.directory.by_id(statute) else {
            if self.directory.is_unread_id(statute) {
                return;
            }
            let fault = faults.error(
                "unknown-statute",
                span,
                say!(
                    "法规库里没有 `{statute}`",
                    "there is no statute `{statute}` in `content/statutes`"
                ),
            );
            match nearest(statute, self.directory.ids().into_iter()) {
                Some(near) => fault.mend(say!("是不是 `{near}`？", "did you mean `{near}`?")),
                None => fault.mend(say!(
                    "把法规全文放进 `content/statutes`，或只在正文里写它的名称",
                    "put its text into `content/statutes`, or only name it in the text"
                )),
            };
            return;
        };
        if let Some(article) = &law.article
            && !self.directory.has_anchor(at, article)
        {
            let title = self.directory.title(at);
            // A number that is not in digits was told already.
            if !article.starts_with(|sign: char| sign.is_ascii_digit()) {
                return;
            }
            faults
                .error(
                    "unknown-article",
                    span,
                    say!(
                        "《{title}》里没有第 {article} 条",
                        "“{title}” has no article {article}"
                    ),
                )
                .mend(say!(
                    "核对条号；节选的法规只收了一部分条文",
                    "check the number; an excerpt holds only some of the articles"
                ));
        }
    }

    fn role(&self, role: &Spanned<String>, faults: &mut Faults) {
        let name = &role.value;
        if self.community.role(name).is_some() {
            return;
        }
        let roles = &self.community.roles;
        let by_title = roles
            .iter()
            .find(|role| role.title == *name)
            .map(|role| role.id.as_str());
        let near = by_title.or_else(|| nearest(name, roles.iter().map(|role| role.id.as_str())));
        let all: Vec<String> = roles
            .iter()
            .map(|role| format!("`{}`（{}）", role.id, role.title))
            .collect();
        let all = all.join("、");
        let fault = faults.error(
            "unknown-role",
            role.span,
            say!("没有 `{name}` 这个岗位", "there is no role `{name}`"),
        );
        match near {
            Some(near) => fault.mend(say!("是不是 `{near}`？", "did you mean `{near}`?")),
            None => fault.mend(say!(
                "`content/community.yaml` 里的岗位有：{all}",
                "`content/community.yaml` has these roles: {all}"
            )),
        };
    }

    fn board(&self, board: &Spanned<String>, faults: &mut Faults) {
        let name = &board.value;
        if self.community.boards.iter().any(|known| known.id == *name) {
            return;
        }
        let all: Vec<&str> = self
            .community
            .boards
            .iter()
            .map(|board| board.id.as_str())
            .collect();
        let all = all.join("、");
        faults
            .error(
                "unknown-board",
                board.span,
                say!("没有 `{name}` 这块公告栏", "there is no notice board `{name}`"),
            )
            .mend(say!(
                "`content/community.yaml` 里的公告栏有：{all}",
                "`content/community.yaml` has these boards: {all}"
            ));
    }

    fn audience(&self, audience: &Audience, span: Span, faults: &mut Faults) {
        let count = self.community.buildings.len();
        for number in &audience.buildings {
            if self.community.building(number).is_none() {
                faults
                    .error(
                        "unknown-building",
                        span,
                        say!(
                            "没有 {number}号楼，本小区共 {count} 幢",
                            "there is no building {number}; the community has {count}"
                        ),
                    )
                    .mend(say!(
                        "改正楼号，写法如 `buildings: [1, 2]`",
                        "correct the number, as in `buildings: [1, 2]`"
                    ));
            }
        }
        for unit in &audience.units {
            let known = unit.split_once('-').is_some_and(|(building, number)| {
                let building = self.community.building(building);
                building.is_some_and(|building| building.units.iter().any(|unit| unit.number == number))
            });
            if !known {
                faults
                    .error(
                        "unknown-building",
                        span,
                        say!("没有 `{unit}` 这个单元", "there is no unit `{unit}`"),
                    )
                    .mend(say!(
                        "写成“楼号-单元号”，如 `units: [\"1-2\"]`",
                        "write building and unit, as in `units: [\"1-2\"]`"
                    ));
            }
        }
    }
}
