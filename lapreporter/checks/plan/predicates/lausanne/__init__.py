"""The predicates of the Lausanne Action Plan, by the names that ``forms/plans/lausanne.toml`` uses."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from lapreporter.checks.plan.plan import Predicate
from lapreporter.checks.plan.predicates.lausanne import (
    clearance,
    deadlines,
    laws,
    people,
    reporting,
    resources,
    stockpiles,
    strategies,
)

PREDICATES: Final[Mapping[str, Predicate]] = MappingProxyType(
    {
        function.__name__: function
        for function in (
            strategies.adopted_strategy,
            strategies.work_plans_for_two_years,
            strategies.gender_in_plans,
            strategies.plans_made_with_communities,
            stockpiles.destruction_plan,
            stockpiles.stock_declared_destroyed,
            stockpiles.retained_items_used_up,
            clearance.areas_marked,
            clearance.clearance_plan_and_progress,
            clearance.remaining_areas_and_release,
            clearance.clearance_declared_complete,
            people.people_reached_by_group,
            people.victims_counted_by_group,
            people.measurable_plan_for_victims,
            resources.own_means_for_open_obligations,
            resources.support_to_parties,
            resources.support_over_years,
            resources.resources_committed,
            reporting.report_in_time,
            reporting.missing_years_told,
            reporting.adapted_form_used,
            laws.obstacles_to_law,
            deadlines.first_deadlines_kept,
            deadlines.request_in_time,
        )
    }
)
