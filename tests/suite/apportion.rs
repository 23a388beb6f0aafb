//! Costs shared by area: the worked examples, and random ones.

use linli::model::apportion::{self, BuildingShare, Scope};
use linli::model::community::{Building, Community, HomeType, Homes, Unit};
use linli::model::money::{Area, Fen};
use linli::parse::community::{COMMUNITY_PATH, read_community};
use linli::report::faults::Faults;
use linli::source::tree::SourceTree;

use crate::support::{repository, site};

/// Numbers that look random and are the same every day.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn community(&mut self) -> Community {
        let types = 1 + self.below(4);
        let home_types = (0..types)
            .map(|at| HomeType {
                id: format!("T{at}"),
                area: Area(3_000 + self.below(15_000) as i64),
            })
            .collect();
        let buildings = (1..2 + self.below(6))
            .map(|number| {
                let units = (1..1 + self.below(4))
                    .map(|unit| Unit {
                        number: unit.to_string(),
                        homes: self.homes(types),
                    })
                    .collect::<Vec<_>>();
                Building {
                    number: number.to_string(),
                    name: None,
                    floors: 6,
                    lifts: 0,
                    voting_heads: None,
                    homes: if units.is_empty() {
                        self.homes(types)
                    } else {
                        Vec::new()
                    },
                    units,
                    plan: None,
                }
            })
            .collect();
        Community {
            home_types,
            buildings,
            ..Community::default()
        }
    }

    fn homes(&mut self, types: u64) -> Vec<Homes> {
        (0..1 + self.below(types))
            .map(|at| Homes {
                home_type: format!("T{at}"),
                count: 1 + self.below(20) as u32,
            })
            .collect()
    }
}

fn fen(text: &str) -> Fen {
    Fen::parse(text).expect("an amount")
}

fn demo() -> Community {
    let text = repository::read(COMMUNITY_PATH);
    let sources = SourceTree::new(vec![site::file(COMMUNITY_PATH, &text)], Vec::new());
    read_community(&sources, &mut Faults::default()).expect("a community")
}

fn by_building(shares: &[BuildingShare]) -> Vec<String> {
    shares.iter().map(|share| share.share.to_string()).collect()
}

#[test]
fn fire_pump_of_the_whole_community_comes_out_to_the_fen() {
    let shares = apportion::by_area(fen("150000.00"), &demo(), Scope::Community).expect("shares");
    assert_eq!(
        by_building(&shares),
        [
            "29735.03", "29735.03", "33120.71", "33120.71", "12144.26", "12144.26"
        ]
    );
    assert_eq!(
        Fen::sum(shares.iter().map(|share| share.share)),
        Some(fen("150000.00"))
    );
}

#[test]
fn lift_of_one_unit_is_borne_by_its_homes_only() {
    let units = ["1-1".to_owned()];
    let shares = apportion::by_area(fen("68400.00"), &demo(), Scope::Units(&units)).expect("shares");
    let [building] = shares.as_slice() else {
        panic!("one building: {shares:?}")
    };
    let [unit] = building.units.as_slice() else {
        panic!("one unit: {building:?}")
    };
    assert_eq!(
        (building.number.as_str(), unit.number.as_deref()),
        ("1", Some("1"))
    );
    assert_eq!(unit.area, Area(363_600));
    let amounts: Vec<_> = unit.homes.iter().map(|homes| homes.amounts.clone()).collect();
    assert_eq!(amounts, [vec![(fen("1685.54"), 18)], vec![(fen("2114.46"), 18)]]);
}

#[test]
fn roof_of_one_building_is_eight_yuan_a_square_metre() {
    let buildings = ["5".to_owned()];
    let shares = apportion::by_area(fen("23760.00"), &demo(), Scope::Buildings(&buildings)).expect("shares");
    for unit in shares.iter().flat_map(|building| &building.units) {
        let amounts: Vec<_> = unit.homes.iter().map(|homes| homes.amounts.clone()).collect();
        assert_eq!(amounts, [vec![(fen("628.00"), 6)], vec![(fen("692.00"), 6)]]);
    }
}

#[test]
fn transfer_to_the_fund_is_that_of_the_example() {
    let shares = apportion::by_area(fen("44657.96"), &demo(), Scope::Community).expect("shares");
    assert_eq!(
        by_building(&shares),
        ["8852.71", "8852.71", "9860.69", "9860.69", "3615.58", "3615.58"]
    );
}

#[test]
fn interest_by_opening_balance_is_that_of_the_example() {
    let opening = [
        "570124.80",
        "553399.20",
        "658125.00",
        "652860.00",
        "155331.00",
        "94594.50",
    ];
    let weights: Vec<i64> = opening.iter().map(|text| fen(text).0).collect();
    let shares = apportion::split(fen("14386.72"), &weights).expect("shares");
    let shares: Vec<String> = shares.iter().map(Fen::to_string).collect();
    assert_eq!(
        shares,
        ["3055.47", "2965.84", "3527.10", "3498.88", "832.47", "506.96"]
    );
}

#[test]
fn what_cannot_be_shared_is_not() {
    assert_eq!(apportion::split(Fen(100), &[]), None);
    assert_eq!(apportion::split(Fen(100), &[0, 0]), None);
    assert_eq!(apportion::split(Fen(100), &[3, -1]), None);
    let nowhere = ["9".to_owned()];
    assert_eq!(
        apportion::by_area(Fen(100), &demo(), Scope::Buildings(&nowhere)),
        None
    );
    assert_eq!(
        apportion::split(Fen(-100), &[1, 1, 1]),
        Some(vec![Fen(-34), Fen(-33), Fen(-33)])
    );
    assert_eq!(
        apportion::split(Fen(i64::MAX), &[1, 1]).map(Fen::sum),
        Some(Some(Fen(i64::MAX)))
    );
}

#[test]
fn ten_thousand_random_splits_add_up_and_treat_equals_alike() {
    let mut dice = Dice(7);
    for round in 0..10_000 {
        let weights: Vec<i64> = (0..1 + dice.below(40))
            .map(|_| dice.below(20_000) as i64 + 1)
            .collect();
        let amount = Fen(dice.below(1 << 31) as i64 * 7 - (1 << 31));
        let shares = apportion::split(amount, &weights).expect("shares");
        assert_eq!(Fen::sum(shares.iter().copied()), Some(amount), "round {round}");
        let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        for (at, share) in shares.iter().enumerate() {
            let exact = i128::from(amount.0) * i128::from(weights[at]);
            let off = (i128::from(share.0) * whole - exact).abs();
            assert!(
                off < whole,
                "round {round}: share {at} is a fen or more from its exact value"
            );
            for other in 0..at {
                let apart = (share.0 - shares[other].0).abs();
                assert!(
                    weights[at] != weights[other] || apart <= 1,
                    "round {round}: equals differ"
                );
                let fair = weights[at] < weights[other] || share.0.abs() + 1 >= shares[other].0.abs();
                assert!(fair, "round {round}: the larger pays less");
            }
        }
    }
}

#[test]
fn ten_thousand_random_communities_agree_at_every_level() {
    let mut dice = Dice(11);
    for round in 0..10_000 {
        let community = dice.community();
        let cost = Fen(dice.below(1 << 31) as i64);
        let shares = apportion::by_area(cost, &community, Scope::Community).expect("shares");
        assert_eq!(
            Fen::sum(shares.iter().map(|share| share.share)),
            Some(cost),
            "round {round}"
        );
        assert_eq!(shares.len(), community.buildings.len());
        for building in &shares {
            let units = Fen::sum(building.units.iter().map(|unit| unit.share));
            assert_eq!(
                units,
                Some(building.share),
                "round {round}: building {}",
                building.number
            );
            let of = community.building(&building.number).expect("a building");
            assert_eq!(community.area_of([of]), building.area);
            for unit in &building.units {
                let homes = Fen::sum(unit.homes.iter().filter_map(|homes| homes.total()));
                assert_eq!(
                    homes,
                    Some(unit.share),
                    "round {round}: a unit of {}",
                    building.number
                );
                for homes in &unit.homes {
                    let least = homes
                        .amounts
                        .iter()
                        .map(|(amount, _)| amount.0)
                        .min()
                        .expect("homes");
                    let most = homes
                        .amounts
                        .iter()
                        .map(|(amount, _)| amount.0)
                        .max()
                        .expect("homes");
                    assert!(
                        most - least <= 1,
                        "round {round}: equal homes differ by more than a fen"
                    );
                }
            }
        }
    }
}
