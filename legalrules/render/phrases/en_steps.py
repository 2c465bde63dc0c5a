"""English: values, comparisons, sources, and the lines of a derivation."""

from __future__ import annotations

from types import MappingProxyType

from legalrules.render.phrases.record import StepPhrases, ValuePhrases, WorkingPhrases
from legalrules.values import AggregateOperator, ArithmeticOperator, Operator, RoundingMode

WORKINGS = WorkingPhrases(
    works_out="worked out: {working} = {value}",
    works_out_inside="{working} = {value}",
    worked_out="worked out: {working}",
    signs=MappingProxyType(
        {
            ArithmeticOperator.ADD: "+",
            ArithmeticOperator.SUBTRACT: "−",
            ArithmeticOperator.MULTIPLY: "·",
        }
    ),
    rounded_to="{working}: {value}",
    unknown_day="a day that is not known",
    passed_over="{working}; {days} do not count, which makes {value}",
    weekend="{day} (a Saturday or Sunday)",
    day_of_rest="{day} (no working day)",
    among=MappingProxyType(
        {
            AggregateOperator.SUM: "{members}",
            AggregateOperator.COUNT: "the number of {members}",
            AggregateOperator.MIN: "the least of {members}",
            AggregateOperator.MAX: "the greatest of {members}",
        }
    ),
    perhaps="perhaps {name}",
    of_member="{value} ({name})",
)

VALUES = ValuePhrases(
    units=MappingProxyType(
        {
            "m2": "m²",
            "m3": "m³",
            "procent": "%",
            "kr": "SEK",
            "kr/prisbasbelopp": "SEK per price base amount",
            "prisbasbelopp": "price base amounts",
            "prisbasbelopp/m2": "price base amounts per m²",
        }
    ),
    relations=MappingProxyType(
        {
            Operator.LT: "less than {right}",
            Operator.LE: "at most {right}",
            Operator.GT: "greater than {right}",
            Operator.GE: "at least {right}",
            Operator.EQ: "equal to {right}",
            Operator.NE: "not equal to {right}",
        }
    ),
    day_relations=MappingProxyType(
        {
            Operator.LT: "before {right}",
            Operator.LE: "no later than {right}",
            Operator.GT: "after {right}",
            Operator.GE: "no earlier than {right}",
            Operator.EQ: "the same day as {right}",
            Operator.NE: "not the same day as {right}",
        }
    ),
    is_value="{left} is {value}",
    is_text="{left}: “{value}”",
    is_not="{left} is {value}, not {right}",
    therefore="{left} is {value}, and so {relation}",
    required="{left} has to be {relation}",
    assumed_to_be="{left} is assumed to be {relation}",
    with_value="{measured} ({value})",
    between="between {low} and {high}",
    at_least="at least {low}",
    at_most="at most {high}",
    anything="not known beforehand",
    no_value="there is no value for {measured}",
    does_not_hold="{atom} does not hold",
    later="the day {period} after {base}",
    working_day="{base}, or the next working day",
    years=("year", "years"),
    months=("month", "months"),
    weeks=("week", "weeks"),
    days=("day", "days"),
    reckoned=MappingProxyType(
        {
            ArithmeticOperator.ADD: "{left} plus {right}",
            ArithmeticOperator.SUBTRACT: "{left} minus {right}",
            ArithmeticOperator.MULTIPLY: "{left} multiplied by {right}",
        }
    ),
    divided="{left} divided by {right}",
    rounded=MappingProxyType(
        {
            RoundingMode.DOWN: "{value}, rounded down to a multiple of {step}",
            RoundingMode.UP: "{value}, rounded up to a multiple of {step}",
            RoundingMode.HALF_UP: "{value}, rounded to the nearest multiple of {step} (half away from zero)",
            RoundingMode.HALF_EVEN: "{value}, rounded to the nearest multiple of {step} (half to even)",
        }
    ),
    gathered=MappingProxyType(
        {
            AggregateOperator.SUM: "the sum of {of} for every {member} such that {over}",
            AggregateOperator.COUNT: "the number of {member} such that {over}",
            AggregateOperator.MIN: "the least of {of} for every {member} such that {over}",
            AggregateOperator.MAX: "the greatest of {of} for every {member} such that {over}",
        }
    ),
    workings=WORKINGS,
    unnamed="{sort} that nobody has named",
    sources=MappingProxyType(
        {
            "sökande": "the applicant",
            "handläggare": "the official",
            "systemet": "the municipality's system",
            "register": "a register",
            "karta": "a map",
            "sensor": "a measurement",
        }
    ),
    official="{source} {official}",
    stated="{source} on {day}",
    separator=", ",
    last_separator=" and ",
    either=" or ",
)

STEPS = StepPhrases(
    step="step {number}",
    again="{sentence} (see {step})",
    others="It also follows from {places}.",
    gloss="Meaning: {gloss}",
    in_wording="Wording: {wording}",
    wording="from {start} by {sfs}",
    wording_transitional="transitional provision to {sfs}",
    quoted_wording="{wording}, known from a quotation of {day} in {where}",
    quoted_mark="known from a quotation",
    from_source="according to {source}",
    reason="Reason for the assessment: {reason}",
    closed="{sentence}, since it has not been stated and the information about it is complete",
    excluded="{sentence}, since only one such statement can be right: {other}",
    assumed="{sentence}, which is assumed since the question has not been answered",
    computed="{sentence}, that is {measured}",
    no_other="nothing else comes into question than that {known}",
    no_other_closed="nothing else comes into question than that {known}, since the information is complete",
    none_such="nothing comes into question, since the information is complete and does not say that {wanted}",
    nothing_of_sort="the case comprises nothing of the kind {sort}",
    same="{left} and {right} are the same thing",
    different="{left} and {right} are different things",
    exists="{name} belongs to the case",
    no_more="everything of the kind {sort} has been named",
    circular="that would in turn rest on this: {sentence}, and nothing else gives it",
    lapsed="{regime} does not apply to the case, so {count} rules of that state of the law have not been tried",
    lapsed_one="{regime} does not apply to the case, so one rule of that state of the law has not been tried",
    regime="the state of the law from {start}",
    regime_older="the state of the law from {start} with older wordings in place of those under {acts}",
    exempt="the exception in {place} applies and takes away what otherwise follows from {target}",
    not_exempt="no exception from {target} applies",
    waived="the exception in {place} applies, so the condition in {target} need not be met",
    not_waived="no exception from the condition in {target} applies",
    met="the following is so: {clause}",
    not_met="there is no {variable} such that {clause} ({variable} stands for {sort})",
    not_met_inside="there is no {variable} such that {clause}",
    older="{place} applies, so wordings older than those under {act} are to be used",
    not_older="no transitional provision makes wordings older than those under {act} apply",
    applies="{regime} applies to the case",
    not_applies="{regime} does not apply to the case",
    rests_on_quotation="the state of the law in the case contains a wording that is known only from a quotation and "
    "that the board has not approved: {place}",
    not_rests_on_quotation="no wording that can affect the answer is known only from a quotation that the board has "
    "not approved",
    no_provision="{sentence}, since no provision gives it",
    no_provision_speaks="{sentence}, since no provision gives it (none that applies in the case is about it)",
    excluded_by_exception="{sentence}, since an exception takes it away",
    only_one_another="{sentence}, since no provision gives it (those that could rest only on one another)",
    tried="{place} is not met: {sentence}",
    tried_excepted="{place} does not give it, since the exception in {exception} takes it away",
    tried_only="{place} is tried only for what comes into question: {sentence}",
    tried_only_closed="{sentence}, and the information is complete",
    also="{tried} (it fails in {places} too)",
)
