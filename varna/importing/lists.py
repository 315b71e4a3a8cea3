"""Files of lists: one list for each command, and the order in which the commands are given."""

from collections.abc import Mapping
from types import GenericAlias
from typing import Any, Literal

from pydantic import create_model

from contracts import (
    courses,
    grant_rules,
    guidance,
    organisations,
    situation,
    situation_fixing,
    training_rules,
    training_units,
)
from contracts.attestations import RequireAttestation
from contracts.envelope import Contract, Instruction
from contracts.grant_control import ControlFinancedActivity
from contracts.incidents import ReportIncident
from contracts.organisation import (
    AppointCoordinator,
    AttestDuty,
    EstablishNamnd,
    FormWorkGroup,
    MergeNamnder,
    RegisterUnit,
    ReportDeliverable,
)
from contracts.steering import IssueGuideline, IssueTemplate, ListCityGoals, PublishGlossary, SetRevisionMoment
from contracts.surveys import IssueSurvey
from varna.importing.not_persons import Listed

Lists = Mapping[str, type[Instruction]]
"""The lists of a file and the command each item stands for, in the order in which they are carried out."""

ORGANISATION_FORMAT = "varna.organisation/1"
REPORTS_FORMAT = "varna.reports/1"
GRANTS_FORMAT = "varna.grants/1"
TRAINING_FORMAT = "varna.training/1"

LISTS: Mapping[str, Lists] = {
    ORGANISATION_FORMAT: {
        "guidelines": IssueGuideline,
        "templates": IssueTemplate,
        "city_goals": ListCityGoals,
        "glossaries": PublishGlossary,
        "namnder": EstablishNamnd,
        "units": RegisterUnit,
        "coordinators": AppointCoordinator,
        "duties": AttestDuty,
        "revision_moments": SetRevisionMoment,
        "work_groups": FormWorkGroup,
        "deliverables": ReportDeliverable,
        "mergers": MergeNamnder,  # what ends comes last
    },
    REPORTS_FORMAT: {
        "districts": guidance.ListDistricts,
        "milieu_lists": guidance.IssueMilieuList,
        "limits": guidance.SetLimits,
        "expected_sources": situation.ExpectSources,
        "contacts": guidance.ListContact,
        "confirmed_contacts": guidance.ConfirmContact,
        "guidance": guidance.IssueGuidance,  # names contacts
        "surveys": IssueSurvey,
        "pictures": situation.OpenSituationPicture,
        "sources": situation.RegisterSource,
        "descriptions": situation.DescribeSituation,
        "assessments": situation.AssessMilieu,
        "findings": situation.AddFinding,
        "police_input": situation.TakePoliceInput,
        "consultations": situation_fixing.RecordPictureConsultation,
        "historical": situation_fixing.AdoptHistoricalPicture,
        "addenda": situation_fixing.AddAddendum,  # to what is fixed
        "summaries": situation_fixing.PublishSummary,
        "incidents": ReportIncident,
    },
    GRANTS_FORMAT: {
        "rule_sets": grant_rules.IssueRuleSet,
        "introductions": grant_rules.AttestIntroduction,
        "organisations": organisations.RegisterOrganisation,
        "renamed": organisations.RenameOrganisation,
        "rounds": grant_rules.OpenRound,  # by the rules of the day they open
        "controls": ControlFinancedActivity,
        "closed_rounds": grant_rules.CloseRound,
        "dissolved": organisations.DissolveOrganisation,
    },
    TRAINING_FORMAT: {
        "courses": courses.IssueCourse,
        "materials": courses.IssueMaterial,
        "units": training_units.EnterUnit,
        "headcounts": training_units.ReportHeadcounts,
        "training_plans": training_rules.AdoptTrainingPlan,  # put units and courses first
        "rule_sets": training_rules.LayDownRelevance,
        "events": courses.PlanTrainingEvent,
        "attendance": courses.CountAttendance,
        "groups": courses.AppointFunctionGroup,
        "meetings": courses.HoldGroupMeeting,
        "targets": training_rules.SetTrainingTarget,
        "attestations": RequireAttestation,
    },
}


def file_of_lists(format_name: str, title: str, said: str) -> type[Contract]:
    """Return the model of a file that holds the lists of a format."""
    fields: dict[str, Any] = {
        "format": (Literal.__getitem__(format_name), ...),
        "not_persons": (Listed, ()),
    }
    for name, order in LISTS[format_name].items():
        fields[name] = GenericAlias(tuple, (_entry(order), ...)), ()
    return create_model(title, __base__=Contract, __doc__=said, **fields)


def _entry(order: type[Instruction]) -> type[Contract]:
    """Return a model with a command's own fields that can be imported, without who sends it and how."""
    left_out = {*Instruction.model_fields, *order.unkept}
    fields: dict[str, Any] = {
        name: (field.annotation, field) for name, field in order.model_fields.items() if name not in left_out
    }
    return create_model(f"{order.__name__}Entry", __base__=Contract, __doc__=order.__doc__, **fields)
