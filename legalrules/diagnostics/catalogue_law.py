"""Diagnostic codes of names, sorts and provisions (LR2xx, LR3xx): what each means, why it matters, how to mend it."""

from __future__ import annotations

from legalrules.diagnostics.entry import Entry

LAW_ENTRIES: tuple[Entry, ...] = (
    Entry(
        "LR201",
        "Unknown sentence",
        "Sentences are matched exactly; a guess could change the law.",
        "Write the sentence as it is declared, or declare it under `begrepp`.",
    ),
    Entry(
        "LR202",
        "Two concepts with the same words",
        "A reader could not tell which one a rule speaks of.",
        "Reword one of the sentences.",
    ),
    Entry(
        "LR203",
        "One name for two kinds of thing",
        "A capital letter stands for one thing throughout a rule.",
        "Give the second thing another letter.",
    ),
    Entry(
        "LR204",
        "Unknown sort",
        "Every slot ranges over a declared sort.",
        "Declare it with `sort`, or mend the spelling.",
    ),
    Entry(
        "LR205",
        "Declared twice",
        "Ids and sorts name one thing in files and interfaces.",
        "Remove or rename one.",
    ),
    Entry(
        "LR206",
        "Malformed declaration",
        "A concept needs an id, a source of truth, and a sentence that can be said and denied.",
        "Add what is missing; see the language reference.",
    ),
    Entry(
        "LR207",
        "Mixed units",
        "Square metres cannot be compared with metres.",
        "Use the unit of the declaration.",
    ),
    Entry(
        "LR208",
        "Values that cannot be compared",
        "A comparison needs two values of one kind, and an order only where there is one.",
        "Compare a number with a number, a day with a day, a name with `är`.",
    ),
    Entry(
        "LR209",
        "Unknown name of an enumeration",
        "Only the declared names exist.",
        "Use one of the declared names.",
    ),
    Entry(
        "LR210",
        "A number inside a sentence",
        "A number in a template escapes the checks of units and limits.",
        "Make it an attribute and compare it.",
    ),
    Entry(
        "LR211",
        "A rule concludes what is stated",
        "Facts and judgements come from people; no rule may derive them.",
        "Declare a derived concept, and conclude that.",
    ),
    Entry(
        "LR212",
        "A thing that stands only in the head",
        "Nothing says which thing is meant.",
        "Add a condition about it.",
    ),
    Entry(
        "LR214",
        "A quotient that is not rounded",
        "A division seldom comes out even, and how it is rounded decides what somebody has to pay.",
        "Write the rounding rule after it: avrundat nedåt till hela 1 kr.",
    ),
    Entry(
        "LR215",
        "A divisor that can be 0",
        "Nothing can be divided by 0, and what may be 0 would leave the case without an answer.",
        "Divide by a number, or by a stated attribute whose range leaves 0 out.",
    ),
    Entry(
        "LR216",
        "Two rows of a table for the same",
        "The attribute would have two values, and the case would be handed over as contradictory.",
        "Let each row end where the next begins; the end of a row is not in it.",
    ),
    Entry(
        "LR217",
        "A gap between two rows of a table",
        "What lies in the gap has no value, and what rests on it no answer.",
        "Let each row begin where the one before it ends, or say in a row of its own what applies.",
    ),
    Entry(
        "LR218",
        "A constraint on what is concluded",
        "What is impossible among facts holds in every rättsläge, and so cannot rest on rules that may not apply.",
        "Say it of stated concepts, without `det finns ingen`.",
    ),
    Entry(
        "LR219",
        "A protected fact that matters",
        "It is declared that no case may turn on this fact, and a rule on the way to an answer reads it.",
        "Take it out of the rules shown, or take away `skyddad` if the law lets it matter.",
    ),
    Entry(
        "LR301",
        "An exception to nothing",
        "`trots` must take something away; otherwise the reference is wrong.",
        "Cite the place that imposes the effect, or the item that sets the condition.",
    ),
    Entry(
        "LR302",
        "A place that does not exist",
        "The cited section is not encoded.",
        "Mend the citation, or encode the section.",
    ),
    Entry(
        "LR303",
        "Wordings that overlap",
        "On some days two wordings of one section would both be in force.",
        "End the earlier one, or move the later one.",
    ),
    Entry(
        "LR305",
        "A provision outside any statute",
        "Every rule sits in a cited provision.",
        "Begin the file with `författning`.",
    ),
    Entry(
        "LR306",
        "A negated head without `trots`",
        "A rule can take an effect away, not establish that something is false.",
        "Write `trots` and the place, or conclude the affirmative sentence.",
    ),
    Entry(
        "LR308",
        "A transitional provision out of its reach",
        "It speaks only of wordings that its own act introduced or ended.",
        "Check the SFS number; `äldre lydelse gäller för Ä` stands without `trots`, and tables do not stand here.",
    ),
    Entry(
        "LR309",
        "Malformed case type",
        "Outcomes, obstacles and the day of decision speak of the case, and all case types share one day.",
        "Use sentences about the case alone; check ids and names.",
    ),
    Entry(
        "LR310",
        "A transition that rests on the law it chooses",
        "Which wordings apply must be settled before any of them is applied.",
        "Use stated concepts only.",
    ),
    Entry(
        "LR311",
        "Malformed delegation order",
        "A decision must name board, function and delegation (FL 31 §, KL 6 kap. 37 §).",
        "Add or mend the property.",
    ),
    Entry(
        "LR312",
        "Two delegation orders for one case type",
        "The rules of one board would be applied in the name of the other (KL 6 kap. 37 §).",
        "Load the files of one municipality at a time.",
    ),
    Entry(
        "LR313",
        "A derived concept that no rule concludes",
        "It can never hold; perhaps a rule is missing, or a municipal file concludes it.",
        "Write the rule, or declare another source of truth.",
    ),
    Entry(
        "LR314",
        "A waiver of nothing",
        "`godtas` says why something that an analysis finds may stand; it must name what an analysis can find.",
        "Name one of the kinds that `legalrules analyse` reports, and the paragraph or item where it is found.",
    ),
)
