"""Swedish: values, comparisons, sources, and the lines of a derivation."""

from __future__ import annotations

from types import MappingProxyType

from legalrules.render.phrases.record import StepPhrases, ValuePhrases, WorkingPhrases
from legalrules.values import AggregateOperator, ArithmeticOperator, Operator, RoundingMode

WORKINGS = WorkingPhrases(
    works_out="uträkning: {working} = {value}",
    works_out_inside="{working} = {value}",
    worked_out="uträkning: {working}",
    signs=MappingProxyType(
        {
            ArithmeticOperator.ADD: "+",
            ArithmeticOperator.SUBTRACT: "−",
            ArithmeticOperator.MULTIPLY: "·",
        }
    ),
    rounded_to="{working}: {value}",
    unknown_day="en dag som inte är känd",
    passed_over="{working}; {days} räknas inte, så det blir {value}",
    weekend="{day} (lördag eller söndag)",
    day_of_rest="{day} (ingen arbetsdag)",
    among=MappingProxyType(
        {
            AggregateOperator.SUM: "{members}",
            AggregateOperator.COUNT: "antalet av {members}",
            AggregateOperator.MIN: "det minsta av {members}",
            AggregateOperator.MAX: "det största av {members}",
        }
    ),
    perhaps="kanske {name}",
    of_member="{value} ({name})",
)

VALUES = ValuePhrases(
    units=MappingProxyType(
        {
            "m2": "m²",
            "m3": "m³",
            "procent": "%",
            "kr/prisbasbelopp": "kr per prisbasbelopp",
            "prisbasbelopp/m2": "prisbasbelopp per m²",
        }
    ),
    relations=MappingProxyType(
        {
            Operator.LT: "mindre än {right}",
            Operator.LE: "högst {right}",
            Operator.GT: "större än {right}",
            Operator.GE: "minst {right}",
            Operator.EQ: "lika med {right}",
            Operator.NE: "inte lika med {right}",
        }
    ),
    day_relations=MappingProxyType(
        {
            Operator.LT: "före {right}",
            Operator.LE: "senast {right}",
            Operator.GT: "efter {right}",
            Operator.GE: "tidigast {right}",
            Operator.EQ: "samma dag som {right}",
            Operator.NE: "inte samma dag som {right}",
        }
    ),
    is_value="{left} är {value}",
    is_text="{left}: ”{value}”",
    is_not="{left} är {value}, inte {right}",
    therefore="{left} är {value}, alltså {relation}",
    required="{left} ska vara {relation}",
    assumed_to_be="{left} antas vara {relation}",
    with_value="{measured} ({value})",
    between="mellan {low} och {high}",
    at_least="minst {low}",
    at_most="högst {high}",
    anything="inte känt i förväg",
    no_value="det finns inget värde för {measured}",
    does_not_hold="{atom} gäller inte",
    later="dagen {period} efter {base}",
    working_day="{base}, eller nästa arbetsdag",
    years=("år", "år"),
    months=("månad", "månader"),
    weeks=("vecka", "veckor"),
    days=("dag", "dagar"),
    reckoned=MappingProxyType(
        {
            ArithmeticOperator.ADD: "{left} plus {right}",
            ArithmeticOperator.SUBTRACT: "{left} minus {right}",
            ArithmeticOperator.MULTIPLY: "{left} multiplicerat med {right}",
        }
    ),
    divided="{left} delat med {right}",
    rounded=MappingProxyType(
        {
            RoundingMode.DOWN: "{value}, avrundat nedåt till hela {step}",
            RoundingMode.UP: "{value}, avrundat uppåt till hela {step}",
            RoundingMode.HALF_UP: "{value}, avrundat till närmaste {step} (hälften uppåt)",
            RoundingMode.HALF_EVEN: "{value}, avrundat till närmaste {step} (hälften till jämnt)",
        }
    ),
    gathered=MappingProxyType(
        {
            AggregateOperator.SUM: "summan av {of} för varje {member} sådan att {over}",
            AggregateOperator.COUNT: "antalet {member} sådana att {over}",
            AggregateOperator.MIN: "det minsta av {of} för varje {member} sådan att {over}",
            AggregateOperator.MAX: "det största av {of} för varje {member} sådan att {over}",
        }
    ),
    workings=WORKINGS,
    unnamed="{sort} som ingen har namngett",
    sources=MappingProxyType(
        {
            "sökande": "sökanden",
            "handläggare": "handläggaren",
            "systemet": "kommunens system",
            "register": "register",
            "karta": "karta",
            "sensor": "mätning",
        }
    ),
    official="{source} {official}",
    stated="{source} {day}",
    separator=", ",
    last_separator=" och ",
    either=" eller ",
)

STEPS = StepPhrases(
    step="steg {number}",
    again="{sentence} (se {step})",
    others="Det följer också av {places}.",
    gloss="Innebörd: {gloss}",
    in_wording="Lydelse: {wording}",
    wording="från {start} genom {sfs}",
    wording_transitional="övergångsbestämmelse till {sfs}",
    quoted_wording="{wording}, känd genom citat {day} i {where}",
    quoted_mark="känd genom citat",
    from_source="enligt {source}",
    reason="Skäl för bedömningen: {reason}",
    closed="{sentence}, eftersom det inte är uppgett och uppgifterna om det är fullständiga",
    excluded="{sentence}, eftersom bara en sådan uppgift kan stämma: {other}",
    assumed="{sentence}, vilket antas eftersom frågan inte är besvarad",
    computed="{sentence}, det vill säga {measured}",
    no_other="inget annat kommer i fråga än att {known}",
    no_other_closed="inget annat kommer i fråga än att {known}, eftersom uppgifterna är fullständiga",
    none_such="inget kommer i fråga, eftersom uppgifterna är fullständiga och inte nämner att {wanted}",
    nothing_of_sort="ärendet omfattar inget av slaget {sort}",
    same="{left} och {right} är samma sak",
    different="{left} och {right} är olika saker",
    exists="{name} hör till ärendet",
    no_more="allt av slaget {sort} är namngivet",
    circular="det skulle i sin tur vila på att {sentence}, och inget annat ger det",
    lapsed="{regime} gäller inte för ärendet, så {count} regler i det rättsläget är inte prövade",
    lapsed_one="{regime} gäller inte för ärendet, så en regel i det rättsläget är inte prövad",
    regime="rättsläget från {start}",
    regime_older="rättsläget från {start} med äldre lydelser i stället för dem enligt {acts}",
    exempt="undantaget i {place} gäller och tar bort det som annars följer av {target}",
    not_exempt="inget undantag från {target} gäller",
    waived="undantaget i {place} gäller, så villkoret i {target} behöver inte vara uppfyllt",
    not_waived="inget undantag från villkoret i {target} gäller",
    met="följande stämmer: {clause}",
    not_met="det finns ingen {variable} sådan att {clause} ({variable} står för {sort})",
    not_met_inside="det inte finns någon {variable} sådan att {clause}",
    older="{place} gäller, så äldre lydelser än dem enligt {act} ska tillämpas",
    not_older="ingen övergångsbestämmelse gör att äldre lydelser än dem enligt {act} ska tillämpas",
    applies="{regime} gäller för ärendet",
    not_applies="{regime} gäller inte för ärendet",
    rests_on_quotation="lagläget i ärendet innehåller en lydelse som är känd bara genom citat och som nämnden "
    "inte har godtagit: {place}",
    not_rests_on_quotation="ingen lydelse som kan påverka svaret är känd bara genom citat som nämnden inte "
    "har godtagit",
    no_provision="{sentence}, eftersom ingen bestämmelse ger det",
    no_provision_speaks="{sentence}, eftersom ingen bestämmelse ger det (ingen som gäller i ärendet handlar om det)",
    excluded_by_exception="{sentence}, eftersom ett undantag tar bort det",
    only_one_another="{sentence}, eftersom ingen bestämmelse ger det (de som kunde göra det vilar bara på varandra)",
    tried="{place} är inte uppfylld: {sentence}",
    tried_excepted="{place} ger det inte, eftersom undantaget i {exception} tar bort det",
    tried_only="{place} prövas bara för det som kommer i fråga: {sentence}",
    tried_only_closed="{sentence}, och uppgifterna är fullständiga",
    also="{tried} (det brister också i {places})",
)
