//! The list of checks that run over the whole site.

pub mod access;
pub mod allow;
pub mod contract;
pub mod disclosure;
pub mod document;
pub mod law;
pub mod money;
pub mod place;
pub mod print;
pub mod privacy;
pub mod reading;
pub mod seal;
pub mod time;
pub mod vote;
pub mod words;

use crate::check::access::heading_skipped::HeadingSkipped;
use crate::check::access::picture_without_alt::PictureWithoutAlt;
use crate::check::access::urgent_without_english::UrgentWithoutEnglish;
use crate::check::access::vague_link_text::VagueLinkText;
use crate::check::contract::Check;
use crate::check::disclosure::disclosed_late::DisclosedLate;
use crate::check::disclosure::disclosure_missing::DisclosureMissing;
use crate::check::disclosure::unknown_duty::UnknownDuty;
use crate::check::document::copied_entry::CopiedEntry;
use crate::check::document::left_over_file::LeftOverFile;
use crate::check::document::not_an_ordinary_file::NotAnOrdinaryFile;
use crate::check::document::order_taken::OrderTaken;
use crate::check::document::version_without_changes::VersionWithoutChanges;
use crate::check::law::bulletin_not_checked::BulletinNotChecked;
use crate::check::law::repealed_statute::RepealedStatute;
use crate::check::law::statute_not_yet_in_force::StatuteNotYetInForce;
use crate::check::money::amount_far_from_usual::AmountFarFromUsual;
use crate::check::money::amount_is_not_the_product::AmountIsNotTheProduct;
use crate::check::money::arrears_do_not_follow::ArrearsDoNotFollow;
use crate::check::money::bank_differs::BankDiffers;
use crate::check::money::building_balance_low::BuildingBalanceLow;
use crate::check::money::building_does_not_follow::BuildingDoesNotFollow;
use crate::check::money::building_opening_differs::BuildingOpeningDiffers;
use crate::check::money::building_overdrawn::BuildingOverdrawn;
use crate::check::money::buildings_do_not_add_up::BuildingsDoNotAddUp;
use crate::check::money::capital_amount_differs::CapitalAmountDiffers;
use crate::check::money::category_on_wrong_side::CategoryOnWrongSide;
use crate::check::money::closing_does_not_follow::ClosingDoesNotFollow;
use crate::check::money::collection_rate_differs::CollectionRateDiffers;
use crate::check::money::display_too_short::DisplayTooShort;
use crate::check::money::duplicate_voucher::DuplicateVoucher;
use crate::check::money::emergency_not_confirmed::EmergencyNotConfirmed;
use crate::check::money::fund_share_low::FundShareLow;
use crate::check::money::gain_split_differs::GainSplitDiffers;
use crate::check::money::line_outside_period::LineOutsidePeriod;
use crate::check::money::meter_does_not_add_up::MeterDoesNotAddUp;
use crate::check::money::mixed_units::MixedUnits;
use crate::check::money::more_than_there_is::MoreThanThereIs;
use crate::check::money::not_on_a_board::NotOnABoard;
use crate::check::money::opening_differs::OpeningDiffers;
use crate::check::money::out_without_approval::OutWithoutApproval;
use crate::check::money::paid_before_approval::PaidBeforeApproval;
use crate::check::money::period_gap::PeriodGap;
use crate::check::money::period_overlap::PeriodOverlap;
use crate::check::money::previous_digest_differs::PreviousDigestDiffers;
use crate::check::money::previous_is_not_earlier::PreviousIsNotEarlier;
use crate::check::money::receivable_differs::ReceivableDiffers;
use crate::check::money::share_is_not_by_area::ShareIsNotByArea;
use crate::check::money::shares_do_not_add_up::SharesDoNotAddUp;
use crate::check::money::spent_beyond_approval::SpentBeyondApproval;
use crate::check::money::transfer_one_sided::TransferOneSided;
use crate::check::money::variance_without_note::VarianceWithoutNote;
use crate::check::money::voters_do_not_bear::VotersDoNotBear;
use crate::check::money::voucher_missing::VoucherMissing;
use crate::check::place::empty_audience::EmptyAudience;
use crate::check::place::hotline_differs::HotlineDiffers;
use crate::check::place::title_names_other_building::TitleNamesOtherBuilding;
use crate::check::place::unknown_building_in_text::UnknownBuildingInText;
use crate::check::place::unknown_place::UnknownPlace;
use crate::check::place::unknown_telephone::UnknownTelephone;
use crate::check::print::character_without_face::CharacterWithoutFace;
use crate::check::print::empty_section::EmptySection;
use crate::check::print::issue_number_gap::IssueNumberGap;
use crate::check::print::issue_number_taken::IssueNumberTaken;
use crate::check::print::picked_twice::PickedTwice;
use crate::check::privacy::bank_card::BankCard;
use crate::check::privacy::identity_card::IdentityCard;
use crate::check::privacy::mobile_number::MobileNumber;
use crate::check::seal::approval_outdated::ApprovalOutdated;
use crate::check::seal::chain_broken::ChainBroken;
use crate::check::seal::correction_disagrees::CorrectionDisagrees;
use crate::check::seal::not_approved::NotApproved;
use crate::check::seal::not_sealed::NotSealed;
use crate::check::seal::sealed_content_changed::SealedContentChanged;
use crate::check::seal::version_without_correction::VersionWithoutCorrection;
use crate::check::time::announced_late::AnnouncedLate;
use crate::check::time::drill_not_marked::DrillNotMarked;
use crate::check::time::ends_before_start::EndsBeforeStart;
use crate::check::time::expires_before_end::ExpiresBeforeEnd;
use crate::check::time::expires_before_issue::ExpiresBeforeIssue;
use crate::check::time::follow_up_before_start::FollowUpBeforeStart;
use crate::check::time::follow_up_overdue::FollowUpOverdue;
use crate::check::time::impossible_date::ImpossibleDate;
use crate::check::time::last_years_date::LastYearsDate;
use crate::check::time::sign_up_ends_late::SignUpEndsLate;
use crate::check::time::stoppage_without_time::StoppageWithoutTime;
use crate::check::time::weekday_differs::WeekdayDiffers;
use crate::check::time::window_outside::WindowOutside;
use crate::check::vote::agenda_late::AgendaLate;
use crate::check::vote::tally_does_not_add_up::TallyDoesNotAddUp;
use crate::check::vote::vote_result_differs::VoteResultDiffers;
use crate::check::vote::vote_total_differs::VoteTotalDiffers;
use crate::check::words::placeholder_left::PlaceholderLeft;
use crate::check::words::relative_day::RelativeDay;
use crate::check::words::summary_too_long::SummaryTooLong;
use crate::check::words::template_text_left::TemplateTextLeft;
use crate::check::words::title_too_long::TitleTooLong;
use crate::check::words::vague_title::VagueTitle;

/// Every check, in the order of the manual.
pub const CHECKS: &[&dyn Check] = &[
    &AnnouncedLate,
    &DrillNotMarked,
    &EndsBeforeStart,
    &ExpiresBeforeIssue,
    &FollowUpOverdue,
    &ImpossibleDate,
    &LastYearsDate,
    &ExpiresBeforeEnd,
    &SignUpEndsLate,
    &StoppageWithoutTime,
    &WeekdayDiffers,
    &WindowOutside,
    &FollowUpBeforeStart,
    &EmptyAudience,
    &HotlineDiffers,
    &TitleNamesOtherBuilding,
    &UnknownBuildingInText,
    &UnknownPlace,
    &UnknownTelephone,
    &PlaceholderLeft,
    &RelativeDay,
    &SummaryTooLong,
    &TemplateTextLeft,
    &TitleTooLong,
    &VagueTitle,
    &HeadingSkipped,
    &PictureWithoutAlt,
    &UrgentWithoutEnglish,
    &VagueLinkText,
    &BankCard,
    &IdentityCard,
    &MobileNumber,
    &AmountIsNotTheProduct,
    &ClosingDoesNotFollow,
    &DuplicateVoucher,
    &LineOutsidePeriod,
    &NotOnABoard,
    &OpeningDiffers,
    &PeriodGap,
    &PeriodOverlap,
    &PreviousIsNotEarlier,
    &DisplayTooShort,
    &BuildingOpeningDiffers,
    &PreviousDigestDiffers,
    &BuildingDoesNotFollow,
    &BuildingsDoNotAddUp,
    &TransferOneSided,
    &GainSplitDiffers,
    &BankDiffers,
    &OutWithoutApproval,
    &PaidBeforeApproval,
    &FundShareLow,
    &MixedUnits,
    &AmountFarFromUsual,
    &CapitalAmountDiffers,
    &CategoryOnWrongSide,
    &VoucherMissing,
    &BuildingOverdrawn,
    &BuildingBalanceLow,
    &ChainBroken,
    &SealedContentChanged,
    &VersionWithoutCorrection,
    &CorrectionDisagrees,
    &NotSealed,
    &NotApproved,
    &ApprovalOutdated,
    &DisclosedLate,
    &DisclosureMissing,
    &UnknownDuty,
    &SharesDoNotAddUp,
    &ShareIsNotByArea,
    &SpentBeyondApproval,
    &EmergencyNotConfirmed,
    &ArrearsDoNotFollow,
    &ReceivableDiffers,
    &CollectionRateDiffers,
    &MeterDoesNotAddUp,
    &VarianceWithoutNote,
    &VotersDoNotBear,
    &MoreThanThereIs,
    &AgendaLate,
    &VoteResultDiffers,
    &TallyDoesNotAddUp,
    &VoteTotalDiffers,
    &BulletinNotChecked,
    &RepealedStatute,
    &StatuteNotYetInForce,
    &CharacterWithoutFace,
    &EmptySection,
    &IssueNumberGap,
    &IssueNumberTaken,
    &PickedTwice,
    &LeftOverFile,
    &NotAnOrdinaryFile,
    &CopiedEntry,
    &OrderTaken,
    &VersionWithoutChanges,
];
