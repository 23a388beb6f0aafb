//! Projects: the way to the payment, and what each home bears.

use crate::emit::html::edition::Edition;
use crate::model::apportion::{BuildingShare, HomesShare, UnitShare};
use crate::model::entry::Entry;
use crate::model::money::{Area, Fen};
use crate::model::project::{Project, Stage, Step};
use crate::theme::view_project::{
    ApportionmentView, EachView, EmergencyView, FigureView, ProjectView, ShareView, SheetRowView, SheetView,
    StageView, StepView,
};

/// Returns what an entry says of a project.
pub fn view(edition: &Edition, entry: &Entry) -> Option<ProjectView> {
    let project = entry.parts.project.as_ref()?;
    let emergency = project.emergency.as_ref().map(|emergency| {
        let trigger = emergency.trigger.as_ref();
        let trigger = trigger.map(|it| it.value.clone()).unwrap_or_default();
        EmergencyView {
            lang: edition.facts().lang_of(&trigger).to_owned(),
            trigger,
            confirmed_by: emergency.confirmed_by.iter().map(|it| it.value.clone()).collect(),
        }
    });
    Some(ProjectView {
        part: project.part.clone(),
        scope: edition.facts().audience(&project.scope),
        is_settled: project.settlement.is_some(),
        figures: figures(edition, project),
        stages: stages(edition, project),
        emergency,
        apportionment: apportionment(edition, project),
    })
}

fn figures(edition: &Edition, project: &Project) -> Vec<FigureView> {
    let contract = project.contract.as_ref();
    let amounts = [
        ("budget", project.budget.as_ref()),
        ("contract", contract.map(|contract| &contract.amount)),
        ("settlement", project.settlement.as_ref()),
        ("audited", project.audited.as_ref()),
        ("paid", project.paid.as_ref()),
        ("retention", project.retention.as_ref()),
    ];
    let party = contract
        .and_then(|contract| contract.party.clone())
        .unwrap_or_default();
    let known = amounts
        .into_iter()
        .filter_map(|(name, amount)| Some((name, amount?.value)));
    known
        .map(|(name, amount)| {
            let note = match name {
                "contract" => party.clone(),
                _ => String::new(),
            };
            FigureView {
                label: edition.word(&format!("project.{name}")).to_owned(),
                value: amount.grouped(),
                lang: edition.facts().lang_of(&note).to_owned(),
                note,
            }
        })
        .collect()
}

fn stages(edition: &Edition, project: &Project) -> Vec<StageView> {
    // What is mended at once is not voted on.
    let expected = |stage: Stage| {
        project.emergency.is_none() || !matches!(stage, Stage::Plan | Stage::Notice | Stage::Vote)
    };
    let today = edition.site.now.day();
    let stages = Stage::NAMES.into_iter().map(|(name, stage)| {
        let steps: Vec<&Step> = project.steps.iter().filter(|step| step.stage == stage).collect();
        let done = steps.iter().any(|step| step.date.is_none_or(|day| day <= today));
        let view = StageView {
            name,
            word: edition.word(&format!("stage.{name}")).to_owned(),
            done,
            steps: steps.iter().map(|step| step_view(edition, step)).collect(),
        };
        (stage, view)
    });
    stages
        .filter(|(stage, view)| !view.steps.is_empty() || expected(*stage))
        .map(|(_, view)| view)
        .collect()
}

fn step_view(edition: &Edition, step: &Step) -> StepView {
    let note = step.note.clone().unwrap_or_default();
    let entry = step.entry.as_ref().and_then(|id| edition.site.entry(&id.value));
    StepView {
        date: step.date.map(|day| day.iso()).unwrap_or_default(),
        day: step.date.map(|day| day.short(edition.lang)).unwrap_or_default(),
        lang: edition.facts().lang_of(&note).to_owned(),
        note,
        link: entry.map(|entry| edition.link_to(entry)),
    }
}

fn apportionment(edition: &Edition, project: &Project) -> Option<ApportionmentView> {
    let shares = project.shared(&edition.site.community)?;
    let cost = project.cost()?;
    let area: i64 = shares.iter().map(|building| building.area.0).sum();
    let rows: Vec<ShareView> = shares
        .iter()
        .flat_map(|building| building.units.iter().map(move |unit| (building, unit)))
        .flat_map(|(building, unit)| {
            unit.homes
                .iter()
                .map(move |homes| row(edition, building, unit, homes))
        })
        .collect();
    Some(ApportionmentView {
        method: project.method.name(),
        cost: cost.grouped(),
        area: Fen(area).grouped(),
        per_area: per_area(cost, Area(area)),
        homes: rows.iter().map(|row| row.homes).sum(),
        buildings: by_building(edition, &shares, cost),
        rows,
    })
}

fn row(edition: &Edition, building: &BuildingShare, unit: &UnitShare, homes: &HomesShare) -> ShareView {
    let each = homes.amounts.iter();
    let fen: Vec<String> = each.clone().map(|(amount, _)| amount.0.to_string()).collect();
    ShareView {
        place: place(building, unit),
        place_name: place_name(edition, building, unit),
        home_type: homes.home_type.clone(),
        area: homes.area.to_string(),
        homes: each.clone().map(|(_, count)| count).sum(),
        each: each
            .map(|(amount, count)| EachView {
                amount: amount.grouped(),
                homes: *count,
            })
            .collect(),
        sum: homes.total().unwrap_or_default().grouped(),
        area_hundredths: homes.area.0,
        each_fen: fen.join(" "),
        unit_fen: unit.share.0,
        unit_area_hundredths: unit.area.0,
    }
}

fn place(building: &BuildingShare, unit: &UnitShare) -> String {
    match &unit.number {
        Some(unit) => format!("{}-{unit}", building.number),
        None => building.number.clone(),
    }
}

fn place_name(edition: &Edition, building: &BuildingShare, unit: &UnitShare) -> String {
    match &unit.number {
        Some(unit) => edition.fill(
            "audience.unit",
            &[("building", building.number.as_str()), ("unit", unit)],
        ),
        None => edition.fill("building.name", &[("number", &building.number)]),
    }
}

fn by_building(edition: &Edition, shares: &[BuildingShare], cost: Fen) -> SheetView {
    let homes = |building: &BuildingShare| -> u32 {
        let homes = building.units.iter().flat_map(|unit| &unit.homes);
        homes
            .flat_map(|homes| homes.amounts.iter().map(|(_, count)| count))
            .sum()
    };
    let rows = shares.iter().map(|building| SheetRowView {
        name: edition.fill("building.name", &[("number", &building.number)]),
        lang: String::new(),
        note: String::new(),
        cells: vec![
            homes(building).to_string(),
            Fen(building.area.0).grouped(),
            building.share.grouped(),
        ],
    });
    let area: i64 = shares.iter().map(|building| building.area.0).sum();
    let all: u32 = shares.iter().map(homes).sum();
    let columns = ["sheet.building", "sheet.homes", "sheet.area", "project.share"];
    SheetView {
        id: "buildings",
        title: edition.word("project.by-building").to_owned(),
        intro: String::new(),
        columns: columns.map(|key| edition.word(key).to_owned()).to_vec(),
        rows: rows.collect(),
        total: Some(SheetRowView {
            name: edition.word("sheet.total").to_owned(),
            lang: String::new(),
            note: String::new(),
            cells: vec![all.to_string(), Fen(area).grouped(), cost.grouped()],
        }),
        notes: Vec::new(),
    }
}

/// Returns 元 per m² with four decimals, rounded half up.
fn per_area(cost: Fen, area: Area) -> String {
    if area.0 <= 0 {
        return String::new();
    }
    let (cost, area) = (i128::from(cost.0), i128::from(area.0));
    ten_thousandths((cost * 20_000 + area) / (2 * area))
}

/// Returns `4.0890` of 40,890.
fn ten_thousandths(value: i128) -> String {
    format!("{}.{:04}", value / 10_000, value % 10_000)
}
