"""
Whom to invite to a neighbourhood dialogue and why, as data: roles, reasons and the balance.

Pages, documentation and tests iterate over these. The order of the roles is the order in which
an organisation is looked at: it gets the first that fits, and every reason that holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graphlib_wijk.vocabulary import Language, Term


@dataclass(frozen=True, kw_only=True)
class InvitationReason(Term):
    """
    A reason to invite an organisation.

    `template_nl` and `template_en` are sentences about the organisation, or of the host itself,
    with a gap for each of its `gaps`; `holds` tells what stands in each, as for the reasons of
    introductions. `misleads` is what the reason cannot tell.
    """

    template_nl: str
    template_en: str
    misleads_nl: str
    misleads_en: str
    gaps: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()

    def template(self, language: Language = "nl") -> str:
        """
        Return the sentence with its gaps.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        template
            One sentence.
        """
        return self.template_nl if language == "nl" else self.template_en

    def misleads(self, language: Language = "nl") -> str:
        """
        Return what this reason cannot tell.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        misleads
            One sentence.
        """
        return self.misleads_nl if language == "nl" else self.misleads_en


#: Why somebody is on the list, in the order in which it is looked at.
INVITATION_ROLES: Final = (
    Term(
        code="host",
        nl="nodigt uit",
        en="invites",
        definition_nl="De uitnodigende partij. Die is er altijd bij en neemt geen stoel in.",
        definition_en="The inviting party; always there, and takes no seat.",
    ),
    Term(
        code="hand",
        nl="een zetje nodig",
        en="could use a hand",
        definition_nl="Een initiatief dat is bevraagd, met een positie of een signaal dat om een "
        "zetje vraagt.",
        definition_en="An initiative that was asked, with a standing or a signal that asks for a "
        "hand.",
    ),
    Term(
        code="ask",
        nl="nog vragen",
        en="still to ask",
        definition_nl="We hoorden het eigen verhaal nog niet. Initiatieven komen voor andere "
        "organisaties.",
        definition_en="Its own story was not heard yet. Initiatives come before others.",
    ),
    Term(
        code="connector",
        nl="verbinder",
        en="connector",
        definition_nl="Een voor elke groep die samenwerkt: wie de meeste partners buiten de groep "
        "heeft, en anders de meeste erin.",
        definition_en="One for each group that works together: who has most partners outside the "
        "group, or else most inside it.",
    ),
    Term(
        code="institution",
        nl="instelling",
        en="institution",
        definition_nl="Gemeente, woningcorporatie, welzijnsorganisatie of fonds. Van elke soort "
        "wie hier nog geen initiatief kent, en anders wie er de meeste kent.",
        definition_en="Municipality, housing association, welfare organisation or fund: of each "
        "kind those without a tie to an initiative here, or else the one with most.",
    ),
    Term(
        code="theme",
        nl="werkt aan het thema",
        en="works on the theme",
        definition_nl="Werkt aan het thema van het gesprek.",
        definition_en="Works on the theme of the dialogue.",
    ),
    Term(
        code="resident_voice",
        nl="stem van bewoners",
        en="residents' voice",
        definition_nl="Hoort bij de leefwereld, en is erbij om het evenwicht te bewaren.",
        definition_en="Of the lifeworld, and there to keep the balance.",
    ),
    Term(
        code="added",
        nl="toegevoegd",
        en="added",
        definition_nl="Op de lijst gezet door wie het gesprek voorbereidt.",
        definition_en="Put on the list by who prepares the dialogue.",
    ),
)

_AS_FAR_AS_KNOWN_NL: Final = "Voor zover bekend: er kunnen relaties zijn die niemand heeft genoemd."
_AS_FAR_AS_KNOWN_EN: Final = "As far as is known: there may be ties that nobody named."

_ALL: Final = (
    InvitationReason(
        code="host_initiative",
        nl="wij nodigen uit",
        en="we invite",
        definition_nl="De uitnodigende partij is een initiatief, en zegt het zelf.",
        definition_en="The inviting party is an initiative, and says so itself.",
        template_nl="Wij nodigen uit: dit gesprek begint bij bewoners.",
        template_en="We invite: this dialogue begins with residents.",
        misleads_nl="Uitnodigen is werk. Spreek af wie daarbij helpt.",
        misleads_en="Inviting is work; agree who helps with it.",
    ),
    InvitationReason(
        code="host",
        nl="nodigt uit",
        en="invites",
        definition_nl="De uitnodigende partij.",
        definition_en="The inviting party.",
        template_nl="Nodigt uit voor dit gesprek.",
        template_en="Invites to this dialogue.",
        misleads_nl="Wie uitnodigt, bepaalt de toon. Een initiatief kan ook uitnodigen.",
        misleads_en="Who invites sets the tone; an initiative can be the host too.",
    ),
    InvitationReason(
        code="needs_hand",
        nl="positie die om een zetje vraagt",
        en="standing that asks for a hand",
        definition_nl="Het initiatief is bevraagd, en zijn positie vraagt om een zetje.",
        definition_en="The initiative was asked, and its standing asks for a hand.",
        template_nl="Kan een zetje gebruiken: {standing}.",
        template_en="Could use a hand: {standing}.",
        misleads_nl="Niet elk initiatief wil meer contacten. Vraag het.",
        misleads_en="Not every initiative wants more contacts; ask.",
        gaps=("standing",),
        holds=("standing",),
    ),
    InvitationReason(
        code="signal",
        nl="signaal",
        en="signal",
        definition_nl="Het initiatief is bevraagd, en er is een signaal.",
        definition_en="The initiative was asked, and there is a signal.",
        template_nl="Wat opvalt: {signal}.",
        template_en="What stands out: {signal}.",
        misleads_nl="Een signaal is een vraag, geen oordeel.",
        misleads_en="A signal is a question, no verdict.",
        gaps=("signal",),
        holds=("signal",),
    ),
    InvitationReason(
        code="signal_so_far",
        nl="signaal, voor zover bekend",
        en="signal, as far as is known",
        definition_nl="Er is een signaal, maar het initiatief is zelf nog niet bevraagd.",
        definition_en="There is a signal, but the initiative itself was not asked yet.",
        template_nl="Voor zover bekend: {signal}.",
        template_en="As far as is known: {signal}.",
        misleads_nl=_AS_FAR_AS_KNOWN_NL,
        misleads_en=_AS_FAR_AS_KNOWN_EN,
        gaps=("signal",),
        holds=("signal",),
    ),
    InvitationReason(
        code="not_asked",
        nl="nog vragen",
        en="still to ask",
        definition_nl="Er is nog niet naar de relaties gevraagd, of dat is niet bekend.",
        definition_en="It was not asked about its ties yet, or that is not known.",
        template_nl="Nog vragen: het eigen verhaal hoorden we nog niet.",
        template_en="Still to ask: its own story was not heard yet.",
        misleads_nl="Geen relaties in deze gegevens betekent hier niets. Vraag ernaar.",
        misleads_en="That no ties are in these data means nothing here; ask.",
    ),
    InvitationReason(
        code="no_answer",
        nl="nog geen antwoord",
        en="no answer yet",
        definition_nl="Er is naar de relaties gevraagd, maar er kwam geen antwoord.",
        definition_en="It was asked about its ties but did not answer.",
        template_nl="Nog vragen: er is gevraagd, maar er kwam nog geen antwoord.",
        template_en="Still to ask: it was asked, but has not answered yet.",
        misleads_nl="Geen antwoord is geen nee. Soms is bellen beter dan mailen.",
        misleads_en="No answer is not a no; a call may work better than a mail.",
    ),
    InvitationReason(
        code="connects",
        nl="verbindt een groep",
        en="connects a group",
        definition_nl="Heeft in zijn groep de meeste partners buiten de groep, en anders de meeste "
        "erin.",
        definition_en="Has of its group most partners outside it, or else most inside it.",
        template_nl="Verbindt een groep van {size} organisaties; partners erin: {inside}, "
        "in de rest van het gebied: {across}.",
        template_en="Connects a group of {size} organisations; partners inside: {inside}, "
        "in the rest of the area: {across}.",
        misleads_nl="Een groep is hier wie veel met elkaar te maken heeft, "
        "voor zover bekend. Wie veel verbindt, heeft het vaak druk.",
        misleads_en="A group is who has much to do with each other, as far as is known. Who "
        "connects many is often busy.",
        gaps=("size", "inside", "across"),
        holds=("count", "count", "count"),
    ),
    InvitationReason(
        code="no_tie_here",
        nl="nog geen relatie met een initiatief hier",
        en="no tie with an initiative here yet",
        definition_nl="Deze instelling heeft nog geen bekende relatie met een initiatief van dit "
        "gebied.",
        definition_en="This institution has no known tie with an initiative of this area yet.",
        template_nl="Er is hier nog geen initiatief waarmee een relatie bekend is.",
        template_en="No tie with an initiative here is known yet.",
        misleads_nl=_AS_FAR_AS_KNOWN_NL,
        misleads_en=_AS_FAR_AS_KNOWN_EN,
    ),
    InvitationReason(
        code="linked_here",
        nl="kent hier initiatieven",
        en="knows initiatives here",
        definition_nl="Deze instelling heeft van haar soort de meeste relaties met initiatieven "
        "van dit gebied.",
        definition_en="This institution has of its kind most ties with initiatives of this area.",
        template_nl="Initiatieven hier met een bekende relatie: {count}.",
        template_en="Initiatives here with a known tie: {count}.",
        misleads_nl="Een relatie kan van één medewerker zijn.",
        misleads_en="A tie may be that of one member of staff.",
        gaps=("count",),
        holds=("count",),
    ),
    InvitationReason(
        code="works_on",
        nl="werkt aan het thema",
        en="works on the theme",
        definition_nl="Noemt het thema van het gesprek.",
        definition_en="Names the theme of the dialogue.",
        template_nl="Werkt aan het thema van dit gesprek: {themes}.",
        template_en="Works on the theme of this dialogue: {themes}.",
        misleads_nl="Wie het thema niet noemt, kan er toch aan werken.",
        misleads_en="Who does not name the theme may work on it all the same.",
        gaps=("themes",),
        holds=("themes",),
    ),
    InvitationReason(
        code="knows_host",
        nl="kent wie uitnodigt",
        en="knows the host",
        definition_nl="Heeft een bekende relatie met de uitnodigende partij.",
        definition_en="Has a known tie with the inviting party.",
        template_nl="Heeft al een relatie met {organisation}.",
        template_en="Has a tie with {organisation} already.",
        misleads_nl="Dit is op zichzelf geen reden om iemand uit te nodigen.",
        misleads_en="By itself this is no reason to invite anybody.",
        gaps=("organisation",),
        holds=("organisation",),
    ),
    InvitationReason(
        code="resident_voice",
        nl="houdt het evenwicht",
        en="keeps the balance",
        definition_nl="Hoort bij de leefwereld; zonder deze stem telt die minder dan de helft.",
        definition_en="Of the lifeworld, which without this voice is less than half.",
        template_nl="Brengt de leefwereld aan tafel, zodat die minstens de helft is.",
        template_en="Brings the lifeworld to the table, so that it is at least half of it.",
        misleads_nl="Eén organisatie spreekt niet voor alle bewoners.",
        misleads_en="One organisation does not speak for all residents.",
    ),
    InvitationReason(
        code="added",
        nl="toegevoegd",
        en="added",
        definition_nl="Op de lijst gezet door wie het gesprek voorbereidt.",
        definition_en="Put on the list by who prepares the dialogue.",
        template_nl="Toegevoegd door wie dit gesprek voorbereidt.",
        template_en="Added by who prepares this dialogue.",
        misleads_nl="De gegevens zeggen niet waarom.",
        misleads_en="The data do not tell why.",
    ),
)

INVITATION_REASONS: Final[Mapping[str, InvitationReason]] = {one.code: one for one in _ALL}

#: Why somebody waits in the reserve.
RESERVE_REASONS: Final = (
    Term(
        code="no_seat",
        nl="geen stoel over",
        en="no seat left",
        definition_nl="Er zijn minder stoelen dan namen.",
        definition_en="There are fewer seats than names.",
    ),
    Term(
        code="balance",
        nl="evenwicht",
        en="balance",
        definition_nl="De leefwereld zou anders minder dan de helft zijn. Zoek eerst meer "
        "bewoners.",
        definition_en="The lifeworld would be less than half; find more residents first.",
    ),
    Term(
        code="declined",
        nl="liever niet",
        en="declined",
        definition_nl="Een kennismaking met de uitnodigende partij is eerder afgewezen. Vraag het "
        "eerst.",
        definition_en="An introduction to the host was declined before; ask first.",
    ),
    Term(
        code="removed",
        nl="van de lijst gehaald",
        en="removed",
        definition_nl="Van de lijst gehaald door wie het gesprek voorbereidt.",
        definition_en="Taken off the list by who prepares the dialogue.",
    ),
)

#: The rule of the table. The reasons behind it are in docs/decisions/0020.
BALANCE_RULE: Final = Term(
    code="lifeworld_half",
    nl="de leefwereld is minstens de helft",
    en="the lifeworld is at least half",
    definition_nl="Minstens de helft van de genodigden hoort bij de leefwereld. Stoelen gaan om en "
    "om: eerst de leefwereld, dan een ander. Wie uitnodigt telt niet mee.",
    definition_en="At least half of those invited are of the lifeworld. Seats go in turns: first "
    "the lifeworld, then another. The host does not count.",
)
