"""
Make data/voorbeeldwijk: a municipality that does not exist, with everything Wijkgraaf can show.

Who exists, who was asked and who is tied to whom is written out below, by hand, because every
standing and every signal must occur where a reader can find it. Chance, with a fixed seed, only
fills in years, strengths and days of contact. The same script always writes the same bytes.

    python data/make_voorbeeldwijk.py            rewrites data/voorbeeldwijk
    python data/make_voorbeeldwijk.py FOLDER     writes somewhere else

There are two editions. Between them a dialogue took place in the Waterkwartier, so that before
and after can be compared; the lists under "What happened between the two editions" tell what
changed. Texts in the files are Dutch; ids say where an organisation works: wa Waterkwartier,
vo Vogelbuurt, mo Molenakker, bi Binnenstad, ol the whole of Oosterlinde, nl beyond it.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

SEED: Final = 20261001
FOLDER: Final = Path(__file__).parent / "voorbeeldwijk"

MUNICIPALITY: Final = "Oosterlinde"
MUNICIPALITY_CODE: Final = "GM9901"
DIVISION_YEAR: Final = "2025"
NEIGHBOURHOODS: Final = {
    "B": ("WK990101", "Binnenstad"),
    "W": ("WK990102", "Waterkwartier"),
    "V": ("WK990103", "Vogelbuurt"),
    "M": ("WK990104", "Molenakker"),
}
# The dialogue took place on 12 March 2026; what came of it began in the months after.
MONTHS_AFTER_DIALOGUE: Final = ("2026-03", "2026-04")
SHARE_REMEMBERED: Final = 0.85  # of the ties, those whose last contact somebody remembers
# How strong a tie of each kind may be, from 1 to 5; what is written twice is likelier.
STRENGTHS: Final = {
    "samenwerking": (3, 4, 4, 4),
    "opdracht": (4, 5),
    "subsidie": (2, 3, 3),
    "ondersteuning": (3, 4),
    "locatie": (2, 3),
    "doorverwijzing": (2, 3),
    "overleg": (2, 3, 3),
    "informatie": (1, 2),
    "lidmaatschap": (1, 2),
    "deelname": (3, 4),
    "vertegenwoordiging": (3, 4),
}

Row = dict[str, str]
Pair = tuple[str, str]


def rows(text: str) -> list[list[str]]:
    """Split a list below into rows of cells; empty lines are there for the eye."""
    return [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line]


def pairs(text: str) -> frozenset[Pair]:
    """Read a list of the form: one | other other other."""
    return frozenset((one, other) for one, others in rows(text) for other in others.split())


# Who there is: id | naam | soort | wijken | bevraagd.
# Wijken: letters of NEIGHBOURHOODS; - is the whole municipality, * is beyond it.
ORGANISATIONS: Final = rows("""
ol_gem     | Gemeente Oosterlinde                    | gemeente                 | -  | ja
ol_linde   | Woonstichting Lindegoed                 | woningcorporatie         | -  | ja
ol_onder   | Woningcorporatie Onderdak               | woningcorporatie         | WV | ja
ol_welzijn | Welzijn Oosterlinde                     | welzijnsorganisatie      | -  | ja
ol_ggd     | GGD Lindestreek                         | zorgaanbieder            | -  | geen antwoord
ol_thuis   | Thuiszorg Lindestreek                   | zorgaanbieder            | -  | ja
ol_bieb    | Bibliotheek Oosterlinde                 | bibliotheek              | -  | ja
ol_politie | Politie Oosterlinde                     | politie                  | -  | ja
ol_fonds   | Buurtfonds Oosterlinde                  | fonds                    | -  | ja
ol_energie | Energiecoöperatie Zon op Oosterlinde    | energiecoöperatie        | -  | ja
ol_huur    | Huurdersvereniging Lindegoed            | huurdersorganisatie      | -  | ja
ol_hulp    | Vrijwilligershulp Oosterlinde           | vrijwilligersorganisatie | -  | ja
ol_voedsel | Voedselbank Oosterlinde                 | vrijwilligersorganisatie | -  | ja
ol_hoge    | Hogeschool Lindestreek                  | kennisinstelling         | -  | nee
ol_vak     | Vakschool Oosterlinde                   | school                   | -  | geen antwoord
ol_sport   | Sportpunt Oosterlinde                   | overig                   | -  | ja
ol_kans    | Leerwerkbedrijf De Kans                 | werkbedrijf              | -  | ja
ol_bouw    | Aannemersbedrijf De Steenlegger         | onderneming              | -  | nee
ol_horn    | Vereniging Horn van Afrika Oosterlinde  | zelforganisatie          | -  | ja
ol_fiets   | Fietsersgroep Oosterlinde               | bewonersinitiatief       | -  | ja
ol_schuld  | Convenant Vroege Hulp bij Schulden      | samenwerkingsverband     | -  |
nl_prov    | Provincie Lindeland (fictief)           | provincie                | *  | nee
nl_rijk    | Wijkenprogramma van het Rijk (fictief)  | rijk                     | *  | nee
nl_straten | Fonds Sterke Straten (fictief)          | fonds                    | *  | nee
nl_netwerk | Landelijk Netwerk Buurtkracht (fictief) | koepel                   | *  | nee
nl_regio   | Platform Bewoners Lindestreek (fictief) | koepel                   | *  | nee

wa_bb      | Bewonersbedrijf Het Waterkwartier       | bewonersbedrijf          | W  | ja
wa_huis    | Huis van de Wijk De Sluis               | buurthuis                | W  | ja
wa_raad    | Wijkraad Waterkwartier                  | wijkraad                 | W  | ja
wa_tuin    | Buurtmoestuin De Groene Vinger          | bewonersinitiatief       | W  | ja
wa_repair  | Repair Café Waterkwartier               | bewonersinitiatief       | W  | ja
wa_eet     | Eetclub Samen aan Tafel                 | bewonersinitiatief       | W  | ja
wa_taal    | Taalcafé De Praatpaal                   | bewonersinitiatief       | W  | ja
wa_kade    | Bewonersgroep Kadestraat                | bewonersorganisatie      | W  | ja
wa_anker   | Vrouwengroep Het Anker                  | zelforganisatie          | W  | ja
wa_moskee  | Moskeevereniging Waterkwartier          | religieuze instelling    | W  | ja
wa_kerk    | Kerkgemeenschap De Haven                | religieuze instelling    | W  | ja
wa_school  | Basisschool De Sluiswachter             | school                   | W  | ja
wa_opvang  | Kinderopvang Het Roeibootje             | kinderopvang             | W  | geen antwoord
wa_team    | Sociaal Wijkteam Waterkwartier          | sociaal wijkteam         | W  | ja
wa_arts    | Huisartsenpraktijk De Kade              | zorgaanbieder            | W  | nee
wa_winkel  | Winkeliersvereniging Havenplein         | ondernemersvereniging    | W  | ja
wa_voetbal | Voetbalvereniging De Waterkanters       | sportvereniging          | WB | ja
wa_koor    | Shantykoor Los die Trossen              | cultuur                  | W  | ja
wa_flat    | Bewonerscommissie Havenflat             | huurdersorganisatie      | W  | ja
wa_auto    | Autodeelgroep Waterkwartier             | buurtcoöperatie          | W  | ja
wa_speel   | Speeltuinvereniging De Plons            | wijkvereniging           | W  | ja
wa_was     | Wasserij De Schone Lei                  | sociale onderneming      | W  | ja
wa_steiger | Jongerengroep De Steiger                | bewonersinitiatief       | W  | ja
wa_boek    | Minibieb Scheepmakersstraat             | bewonersinitiatief       | W  | ja
wa_gevel   | Geveltuinen Werfstraat                  | bewonersinitiatief       | W  | ja
wa_senior  | Seniorenclub De Late Vaart              | bewonersinitiatief       | W  | ja
wa_stroom  | Buurtcoöperatie De Stroom               | buurtcoöperatie          | W  | ja
wa_klus    | Klussendienst De Kade                   | bewonersinitiatief       | W  | ja
wa_tafel   | Wijktafel Waterkwartier                 | samenwerkingsverband     | W  |

vo_huis    | Buurthuis De Nestkast                   | buurthuis                | V  | ja
vo_ver     | Buurtvereniging Vogelbuurt              | wijkvereniging           | V  | ja
vo_pluk    | Pluktuin Het Roodborstje                | bewonersinitiatief       | V  | ja
vo_kip     | Kippenhof De Scharrelaar                | bewonersinitiatief       | V  | ja
vo_geef    | Weggeefwinkel De Ekster                 | bewonersinitiatief       | V  | ja
vo_soep    | Soepgroep De Warme Lepel                | bewonersinitiatief       | V  | ja
vo_prev    | Buurtpreventie Vogelbuurt               | bewonersinitiatief       | V  | ja
vo_school  | Basisschool De Zwaluwen                 | school                   | V  | ja
vo_team    | Sociaal Wijkteam Vogelbuurt-Molenakker  | sociaal wijkteam         | VM | ja
vo_zorg    | Wijkverpleging De Ooievaar              | zorgaanbieder            | V  | geen antwoord
vo_zwaan   | Woonzorgcentrum Zwanenhof               | zorgaanbieder            | V  | ja
vo_eritrea | Eritrese Gemeenschap Oosterlinde        | zelforganisatie          | V  | nee
vo_duif    | Geloofsgemeenschap De Duif              | religieuze instelling    | V  | nee
vo_toneel  | Toneelgroep De Bonte Specht             | cultuur                  | V  | ja
vo_merel   | Bewonerscommissie Merelstraat           | huurdersorganisatie      | V  | ja
vo_wandel  | Wandelgroep De Kwikstaart               | bewonersinitiatief       | V  | ja
vo_koffie  | Koffieochtend De Mus                    | bewonersinitiatief       | V  | ja
vo_fiets   | Fietslesgroep Op Wielen                 | bewonersinitiatief       | V  | ja
vo_brei    | Breicafé Het Nestje                     | bewonersinitiatief       | V  | ja
vo_atelier | Buurtatelier De IJsvogel                | bewonersinitiatief       | V  | ja
vo_naai    | Naaiatelier De Wevervogel               | bewonersbedrijf          | V  | ja
vo_zon     | Zonnedak Leeuwerikflat                  | buurtcoöperatie          | V  | nee
vo_super   | Buurtsuper De Spreeuw                   | onderneming              | V  | nee
vo_hond    | Hondengroep De Kwispel                  | bewonersinitiatief       | V  | nee
vo_groen   | Groenalliantie Vogelbuurt               | samenwerkingsverband     | V  |

mo_centrum | Wijkcentrum De Molensteen               | wijkcentrum              | M  | ja
mo_ver     | Wijkvereniging Molenakker               | wijkvereniging           | M  | ja
mo_wiek    | Wijkcoöperatie De Wieken                | wijkcoöperatie           | M  | nee
mo_molen   | Vrienden van de Akkermolen              | vrijwilligersorganisatie | M  | nee
mo_bij     | Bijenlint Molenakker                    | bewonersinitiatief       | M  | ja
mo_schoon  | Zwerfafvalgroep Schoon Molenakker       | bewonersinitiatief       | M  | ja
mo_hut     | Huttenbouwgroep Molenakker              | bewonersinitiatief       | M  | nee
mo_krant   | Wijkkrant De Molenaar                   | bewonersinitiatief       | M  | ja
mo_bos     | Voedselbos De Korenschoof               | bewonersinitiatief       | M  | ja
mo_water   | Bewonersgroep Droge Kelders             | bewonersorganisatie      | M  | ja
mo_deel    | Deelschuur Molenakker                   | bewonersinitiatief       | M  | ja
mo_zolder  | Jeugdhonk De Graanzolder                | bewonersinitiatief       | M  | nee
mo_kaart   | Kaartclub De Mulder                     | bewonersinitiatief       | M  | nee
mo_graan   | Bewonerscommissie Graanlaan             | huurdersorganisatie      | M  | geen antwoord
mo_school  | Basisschool De Graankorrel              | school                   | M  | nee
mo_college | Molenakkercollege                       | school                   | M  | nee
mo_tennis  | Tennisclub De Maalsteen                 | sportvereniging          | M  | nee
mo_boer    | Zorgboerderij Het Meelhuis              | zorgaanbieder            | M  | geen antwoord
mo_bus     | Buurtbus Molenakker                     | vrijwilligersorganisatie | M  | nee
mo_park    | Ondernemersvereniging Molenpark         | ondernemersvereniging    | M  | nee
mo_kerk    | Kerkgemeenschap De Akker                | religieuze instelling    | M  | nee
mo_actie   | Actieteam Molenakker                    | samenwerkingsverband     | M  |

bi_poort   | Wijkcentrum De Poort                    | wijkcentrum              | B  | ja
bi_raad    | Wijkraad Binnenstad                     | wijkraad                 | B  | ja
bi_markt   | Ondernemersvereniging Binnenstad        | ondernemersvereniging    | B  | ja
bi_vest    | Buurtcoöperatie De Vest                 | buurtcoöperatie          | B  | ja
bi_hof     | Bewonersvereniging Het Hofje            | bewonersorganisatie      | B  | ja
bi_theater | Buurttheater De Coulisse                | cultuur                  | B  | ja
bi_repair  | Repair Café De Poort                    | bewonersinitiatief       | B  | ja
bi_inloop  | Inloophuis De Lantaarn                  | vrijwilligersorganisatie | B  | ja
bi_turks   | Turkse Vereniging Oosterlinde           | zelforganisatie          | BW | ja
bi_kunst   | Kunstgroep Onder de Toren               | bewonersinitiatief       | B  | ja
bi_gevel   | Groene Gevels Binnenstad                | bewonersinitiatief       | B  | ja
bi_stil    | Bewonersgroep Stille Nachten            | bewonersorganisatie      | B  | ja
bi_team    | Sociaal Wijkteam Binnenstad             | sociaal wijkteam         | B  | ja
bi_school  | Basisschool De Torenklok                | school                   | B  | geen antwoord
bi_gezond  | Gezondheidscentrum De Vest              | zorgaanbieder            | B  | nee
bi_kapstok | Kledingruil De Kapstok                  | bewonersinitiatief       | B  | ja
bi_korst   | Buurtbakkerij De Korst                  | sociale onderneming      | B  | ja
bi_ketting | Fietsenwerkplaats De Ketting            | bewonersbedrijf          | B  | ja
bi_vesting | Wooncollectief De Vesting               | bewonerscoöperatie       | B  | nee
bi_rommel  | Rommelmarkt Torenplein                  | bewonersinitiatief       | B  | ja
bi_draad   | Ouderengroep De Gouden Draad            | bewonersinitiatief       | B  | ja
bi_gids    | Stadsgidsen Oosterlinde                 | vrijwilligersorganisatie | B  | geen antwoord
bi_dans    | Dansgroep Vrije Voeten                  | cultuur                  | B  | nee
bi_jeugd   | Jeugdoverleg Binnenstad                 | samenwerkingsverband     | B  |
""")

# What they do, seek and offer: id | themas | zoekt | biedt.
PROFILES: Final = rows("""
ol_gem     | participatie, verkeer en openbare ruimte | meedenkers | geld, grond, advies over regels
ol_linde   | wonen | meedenkers | ruimte, werkplekken
ol_onder   | wonen, groen | meedenkers | ruimte, grond
ol_welzijn | zorg en welzijn, ontmoeting | vrijwilligers | begeleiding, hulp bij subsidies
ol_ggd     | zorg en welzijn, jeugd |  |
ol_thuis   | zorg en welzijn, eenzaamheid | vrijwilligers |
ol_bieb    | taal en integratie, cultuur | vrijwilligers | ruimte, computerhulp, boeken
ol_politie | veiligheid |  |
ol_fonds   | participatie | deelnemers | geld
ol_energie | energie, duurzaamheid | deelnemers | hulp bij subsidies
ol_huur    | wonen, participatie | vrijwilligers | advies over huren
ol_hulp    | zorg en welzijn, eenzaamheid | vervoer | vrijwilligers
ol_voedsel | armoede en schulden | vervoer, opslag | eten
ol_hoge    | onderwijs, participatie | stageplekken | onderzoek
ol_vak     | onderwijs, werk en inkomen | stageplekken | handige handen
ol_sport   | sport en bewegen, jeugd | deelnemers | sportmateriaal
ol_kans    | werk en inkomen | werkplekken | handige handen, gereedschap
ol_bouw    | wonen |  | materialen
ol_horn    | taal en integratie, ontmoeting | ruimte, taalhulp | tolken
ol_fiets   | verkeer en openbare ruimte, veiligheid | bekendheid | fietskennis
ol_schuld  | armoede en schulden |  |
nl_prov    | duurzaamheid |  | geld
nl_rijk    | participatie |  | geld
nl_straten | participatie |  | geld
nl_netwerk | participatie |  | advies over regels, hulp bij subsidies
nl_regio   | participatie |  | bekendheid

wa_bb      | groen, werk en inkomen | opslag, hulp bij subsidies | werkplekken, gereedschap
wa_huis    | ontmoeting | vrijwilligers | ruimte, keuken
wa_raad    | participatie, veiligheid | meedenkers | bekendheid
wa_tuin    | groen, ontmoeting | ruimte, gereedschap | groente, groenkennis
wa_repair  | duurzaamheid, ontmoeting | opslag | gereedschap, handige handen
wa_eet     | eenzaamheid, ontmoeting | keuken, groente | eten
wa_taal    | taal en integratie | vrijwilligers | taalhulp
wa_kade    | verkeer en openbare ruimte, veiligheid | advies over regels | meedenkers
wa_anker   | taal en integratie, ontmoeting | ruimte, kinderopvang | eten, tolken
wa_moskee  | zorg en welzijn, taal en integratie | bekendheid | ruimte, vrijwilligers
wa_kerk    | zorg en welzijn, eenzaamheid |  | ruimte, keuken
wa_school  | onderwijs, jeugd | vrijwilligers | ruimte
wa_opvang  | jeugd |  |
wa_team    | zorg en welzijn, armoede en schulden |  | begeleiding
wa_arts    | zorg en welzijn |  |
wa_winkel  | veiligheid, verkeer en openbare ruimte | bekendheid | materialen
wa_voetbal | sport en bewegen, jeugd | vrijwilligers | ruimte, sportmateriaal
wa_koor    | cultuur, ontmoeting | optredens | muziek
wa_flat    | wonen | hulp bij subsidies | meedenkers
wa_auto    | duurzaamheid, verkeer en openbare ruimte | deelnemers | vervoer
wa_speel   | jeugd, ontmoeting | handige handen | ruimte
wa_was     | werk en inkomen | klanten | werkplekken
wa_steiger | jeugd, sport en bewegen | ruimte, begeleiding | vrijwilligers
wa_boek    | cultuur, taal en integratie | bekendheid, handige handen | boeken
wa_gevel   | groen, duurzaamheid | gereedschap, plantjes | groenkennis
wa_senior  | eenzaamheid, ontmoeting | vervoer | vrijwilligers
wa_stroom  | energie, duurzaamheid | hulp bij subsidies, deelnemers |
wa_klus    | wonen | opslag | handige handen
wa_tafel   | participatie, ontmoeting |  |

vo_huis    | ontmoeting | vrijwilligers, geld | ruimte, keuken
vo_ver     | ontmoeting, participatie | vrijwilligers | bekendheid
vo_pluk    | groen | vrijwilligers | groente, plantjes
vo_kip     | groen, jeugd | geld, handige handen | eieren
vo_geef    | armoede en schulden, duurzaamheid | opslag, vervoer | kleding, huisraad
vo_soep    | eenzaamheid, armoede en schulden | keuken, groente | eten
vo_prev    | veiligheid | deelnemers, bekendheid |
vo_school  | onderwijs, jeugd | vrijwilligers | ruimte
vo_team    | zorg en welzijn, armoede en schulden |  | begeleiding
vo_zorg    | zorg en welzijn |  |
vo_zwaan   | zorg en welzijn, eenzaamheid | vrijwilligers | ruimte, keuken
vo_eritrea | taal en integratie | taalhulp, ruimte | eten
vo_duif    | ontmoeting |  | ruimte
vo_toneel  | cultuur | opslag | optredens
vo_merel   | wonen, participatie | advies over huren | meedenkers
vo_wandel  | sport en bewegen, eenzaamheid | deelnemers |
vo_koffie  | ontmoeting, eenzaamheid | deelnemers | koffie
vo_fiets   | taal en integratie, verkeer en openbare ruimte | fietsen, vrijwilligers |
vo_brei    | ontmoeting, eenzaamheid | ruimte, materialen | warme truien, vrijwilligers
vo_atelier | cultuur, ontmoeting | materialen | workshops
vo_naai    | werk en inkomen | klanten, geld | werkplekken, kleding
vo_zon     | energie, wonen | hulp bij subsidies |
vo_super   | werk en inkomen |  | eten
vo_hond    | ontmoeting | grond |
vo_groen   | groen |  |

mo_centrum | ontmoeting | vrijwilligers | ruimte, keuken
mo_ver     | ontmoeting, participatie | meedenkers | bekendheid
mo_wiek    | energie, wonen | geld |
mo_molen   | cultuur, onderwijs | vrijwilligers | meel
mo_bij     | groen, duurzaamheid | grond, plantjes | groenkennis
mo_schoon  | verkeer en openbare ruimte, duurzaamheid | materialen | vrijwilligers
mo_hut     | jeugd | materialen, grond |
mo_krant   | participatie, ontmoeting | geld | bekendheid
mo_bos     | groen, duurzaamheid | grond, vrijwilligers | groente
mo_water   | wonen, verkeer en openbare ruimte | advies over regels, bekendheid | meedenkers
mo_deel    | duurzaamheid, ontmoeting | opslag | gereedschap
mo_zolder  | jeugd | begeleiding |
mo_kaart   | ontmoeting, eenzaamheid | ruimte |
mo_graan   | wonen |  |
mo_school  | onderwijs, jeugd |  | ruimte
mo_college | onderwijs, jeugd | stageplekken |
mo_tennis  | sport en bewegen | deelnemers |
mo_boer    | zorg en welzijn, groen |  | werkplekken, grond
mo_bus     | verkeer en openbare ruimte, eenzaamheid | vrijwilligers | vervoer
mo_park    | werk en inkomen |  | stageplekken, materialen
mo_kerk    | eenzaamheid |  | ruimte
mo_actie   | verkeer en openbare ruimte, wonen |  |

bi_poort   | ontmoeting | vrijwilligers | ruimte, keuken
bi_raad    | participatie, verkeer en openbare ruimte | meedenkers | bekendheid
bi_markt   | werk en inkomen, veiligheid |  | geld, bekendheid
bi_vest    | wonen, energie | hulp bij subsidies | ruimte
bi_hof     | wonen, groen | groenkennis | meedenkers
bi_theater | cultuur, jeugd | vrijwilligers | ruimte, optredens
bi_repair  | duurzaamheid | gereedschap | handige handen
bi_inloop  | eenzaamheid, armoede en schulden | eten | koffie, ruimte
bi_turks   | taal en integratie, ontmoeting | taalhulp | ruimte, tolken
bi_kunst   | cultuur | ruimte, bekendheid | workshops
bi_gevel   | groen, duurzaamheid | plantjes | groenkennis
bi_stil    | veiligheid, wonen | advies over regels |
bi_team    | zorg en welzijn, jeugd |  | begeleiding
bi_school  | onderwijs, jeugd |  | ruimte
bi_gezond  | zorg en welzijn |  |
bi_kapstok | armoede en schulden, duurzaamheid | opslag | kleding
bi_korst   | werk en inkomen | klanten | eten, werkplekken
bi_ketting | werk en inkomen, verkeer en openbare ruimte | klanten | fietsen, werkplekken
bi_vesting | wonen |  |
bi_rommel  | ontmoeting | opslag, vrijwilligers |
bi_draad   | eenzaamheid, ontmoeting | vervoer, deelnemers |
bi_gids    | cultuur |  | rondleidingen
bi_dans    | cultuur, sport en bewegen | ruimte |
bi_jeugd   | jeugd, veiligheid |  |
""")

# Worth telling: id | toelichting.
NOTES: Final = rows("""
ol_onder   | Verhuurt woningen in het Waterkwartier en de Vogelbuurt.
ol_fiets   | Telt elk voorjaar gevaarlijke plekken voor fietsers.
ol_horn    | Zoekt een vaste plek om samen te komen.
ol_kans    | Mensen leren hier een vak en doen werkervaring op.
nl_prov    | Werkt in de hele provincie.
nl_rijk    | Werkt landelijk.
nl_straten | Werkt landelijk. Geeft geld aan plannen van bewoners.
nl_netwerk | Werkt landelijk.
nl_regio   | Werkt in de hele Lindestreek.
wa_bb      | Onderhoudt het groen en geeft werk aan buurtbewoners.
wa_tuin    | Zoekt een ruimte voor de winter.
wa_repair  | Elke eerste zaterdag van de maand open.
wa_eet     | Kookt elke donderdag voor dertig buren.
wa_kade    | Wil dat auto's langzamer rijden in de Kadestraat.
wa_anker   | Vrouwen uit de wijk koken, praten en leren samen.
wa_steiger | Sport na schooltijd, door en voor jongeren.
wa_boek    | Elf kastjes met boeken. Bewoners vullen ze zelf.
wa_gevel   | De hele straat heeft een geveltuin. Helpt graag andere straten.
wa_senior  | Komt elke woensdag bij elkaar.
wa_stroom  | Ontstaan na het wijkgesprek van maart 2026.
wa_klus    | Kleine klussen voor ouderen.
wa_tafel   | Begonnen als vast overleg over het groen. Nu gaat het over de hele wijk.
vo_kip     | Kinderen verzorgen om de beurt de kippen.
vo_geef    | Haal wat je nodig hebt, breng wat je over hebt.
vo_soep    | Brengt op vrijdag soep rond.
vo_prev    | Loopt 's avonds een ronde. Hoort graag wat er met meldingen gebeurt.
vo_wandel  | Wandelt elke maandag een uur door het park.
vo_koffie  | Koffie voor iedereen, op dinsdag in de hal van de flat.
vo_fiets   | Leert volwassenen fietsen.
vo_brei    | Breit in huiskamers, bij gebrek aan een eigen plek.
vo_naai    | Maakt tassen van oude stoffen.
vo_hond    | Wil graag een losloopveld.
mo_bij     | Zaait bermen in voor bijen.
mo_schoon  | Ruimt elke maand een straat op.
mo_krant   | Verschijnt vier keer per jaar.
mo_bos     | Heeft planten genoeg, maar nog te weinig grond.
mo_water   | Houdt bij waar kelders onderlopen. Weet niet bij wie dat gemeld kan worden.
mo_deel    | Nieuw in 2026: leen een ladder of een boormachine.
bi_stil    | Vraagt aandacht voor lawaai in de nacht.
bi_kapstok | Ruil je kleren, elke tweede zaterdag.
bi_kunst   | Schildert samen in de openlucht. Zoekt een atelier voor de winter.
bi_rommel  | Twee keer per jaar op het Torenplein.
bi_vest    | Koopt leegstaande winkels om er te wonen en te werken.
bi_turks   | Actief in de Binnenstad en het Waterkwartier.
""")

# Who is tied to whom: van | soort | naar naar ...
# The first gives (money, a task, a place, help, a referral); for the other kinds order is moot.
TIES: Final = rows("""
nl_rijk    | subsidie           | ol_gem
nl_prov    | subsidie           | ol_gem ol_energie
nl_straten | subsidie           | ol_fonds wa_bb vo_geef
nl_netwerk | ondersteuning      | wa_bb bi_vest

ol_gem     | subsidie           | ol_welzijn ol_bieb wa_huis vo_huis mo_centrum bi_poort wa_tuin
ol_gem     | subsidie           | wa_repair vo_ver vo_pluk wa_speel bi_theater ol_voedsel mo_ver
ol_gem     | subsidie           | bi_vest vo_fiets
ol_gem     | opdracht           | wa_bb bi_ketting ol_kans
ol_gem     | overleg            | wa_raad bi_raad wa_kade bi_stil vo_prev ol_politie ol_onder ol_ggd
ol_gem     | overleg            | ol_huur vo_merel ol_fiets bi_markt mo_graan
ol_gem     | samenwerking       | wa_team bi_team vo_team ol_linde ol_energie ol_hoge
ol_fonds   | subsidie           | wa_eet wa_taal bi_kapstok vo_soep vo_geef wa_tuin bi_gevel mo_wiek
ol_fonds   | subsidie           | wa_steiger mo_zolder

ol_linde   | overleg            | ol_huur wa_flat vo_merel mo_graan
ol_linde   | samenwerking       | ol_welzijn wa_team
ol_linde   | opdracht           | wa_bb wa_was ol_kans ol_bouw wa_klus
ol_linde   | locatie            | vo_geef bi_ketting
ol_onder   | overleg            | vo_ver wa_raad wa_kade bi_hof
ol_onder   | samenwerking       | vo_pluk ol_welzijn vo_zon
ol_onder   | subsidie           | wa_speel
ol_huur    | ondersteuning      | wa_flat vo_merel mo_graan

ol_welzijn | ondersteuning      | wa_tuin wa_eet wa_senior vo_soep vo_ver bi_kapstok bi_inloop
ol_welzijn | ondersteuning      | mo_ver bi_draad mo_zolder
ol_welzijn | samenwerking       | wa_huis vo_huis mo_centrum bi_poort wa_team bi_team vo_team
ol_welzijn | samenwerking       | ol_hulp ol_thuis vo_zwaan ol_voedsel
ol_welzijn | doorverwijzing     | wa_taal
ol_welzijn | overleg            | ol_politie ol_horn bi_turks wa_school wa_moskee

wa_huis    | locatie            | wa_repair wa_eet wa_taal wa_koor wa_senior wa_raad wa_flat wa_team
wa_huis    | locatie            | wa_steiger wa_anker wa_stroom
wa_huis    | samenwerking       | wa_bb wa_school wa_kerk wa_speel
wa_bb      | samenwerking       | wa_tuin wa_repair wa_was wa_stroom wa_klus ol_kans
wa_tuin    | samenwerking       | wa_school wa_eet
wa_tuin    | informatie         | bi_gevel vo_pluk
wa_raad    | overleg            | wa_kade wa_auto wa_winkel ol_politie wa_flat
wa_kerk    | locatie            | wa_eet
wa_kerk    | overleg            | wa_moskee
wa_moskee  | samenwerking       | bi_turks wa_anker
wa_anker   | samenwerking       | wa_eet
wa_anker   | overleg            | wa_team
wa_taal    | samenwerking       | ol_bieb wa_school bi_turks vo_fiets ol_horn
wa_team    | doorverwijzing     | wa_eet ol_voedsel
wa_arts    | doorverwijzing     | wa_team
wa_opvang  | samenwerking       | wa_school
wa_winkel  | samenwerking       | wa_was bi_markt
wa_voetbal | samenwerking       | wa_steiger
wa_speel   | overleg            | wa_opvang

vo_huis    | locatie            | vo_soep vo_toneel vo_atelier vo_naai vo_ver vo_eritrea
vo_huis    | samenwerking       | vo_school vo_zwaan vo_geef
vo_atelier | samenwerking       | vo_naai
vo_pluk    | samenwerking       | vo_kip vo_school vo_soep
vo_soep    | samenwerking       | ol_voedsel bi_korst
vo_ver     | overleg            | vo_prev vo_merel
vo_prev    | overleg            | ol_politie
vo_team    | doorverwijzing     | vo_soep vo_geef
vo_zorg    | samenwerking       | vo_team vo_zwaan
vo_zwaan   | samenwerking       | ol_thuis
vo_duif    | locatie            | vo_eritrea
vo_super   | ondersteuning      | vo_soep
vo_wandel  | samenwerking       | vo_koffie
vo_toneel  | samenwerking       | vo_school

mo_centrum | locatie            | mo_ver mo_wiek mo_bus mo_zolder mo_deel
mo_centrum | samenwerking       | vo_team mo_school
mo_ver     | samenwerking       | mo_deel mo_molen mo_kerk
mo_bij     | samenwerking       | mo_schoon
mo_schoon  | ondersteuning      | mo_hut
mo_boer    | samenwerking       | vo_team ol_kans
mo_college | samenwerking       | ol_vak
bi_markt   | opdracht           | mo_krant
ol_bieb    | informatie         | mo_krant

bi_poort   | locatie            | bi_repair bi_draad bi_raad bi_theater bi_kapstok bi_turks
bi_poort   | samenwerking       | bi_inloop bi_school bi_vest
bi_vest    | samenwerking       | bi_hof bi_gevel bi_vesting
bi_raad    | overleg            | bi_hof bi_gevel
bi_ketting | samenwerking       | bi_repair ol_fiets
bi_repair  | informatie         | wa_repair
bi_kapstok | informatie         | vo_geef
bi_draad   | samenwerking       | bi_inloop
bi_team    | doorverwijzing     | bi_draad
bi_korst   | ondersteuning      | bi_inloop ol_voedsel
bi_markt   | overleg            | ol_politie bi_gids
bi_markt   | subsidie           | bi_rommel
bi_markt   | samenwerking       | bi_korst
bi_stil    | overleg            | ol_politie
bi_gezond  | samenwerking       | bi_team
bi_theater | samenwerking       | bi_school

ol_bieb    | samenwerking       | wa_school vo_school bi_school bi_theater
ol_sport   | samenwerking       | wa_voetbal wa_school vo_school
ol_sport   | overleg            | ol_fiets
ol_energie | ondersteuning      | vo_zon mo_wiek wa_stroom
ol_kans    | samenwerking       | wa_was bi_ketting ol_vak
ol_hoge    | informatie         | wa_bb
ol_ggd     | overleg            | wa_school bi_school
ol_hulp    | samenwerking       | ol_thuis
ol_politie | overleg            | wa_school
ol_gem     | vertegenwoordiging | ol_fonds
""")

# Who takes part in what: waarin | soort | wie wie ...
MEMBERSHIPS: Final = rows("""
nl_netwerk | lidmaatschap | wa_bb wa_gevel bi_vest vo_geef vo_ver
nl_regio   | lidmaatschap | mo_bos wa_raad bi_raad mo_bij
wa_tafel   | deelname     | wa_bb wa_huis wa_raad wa_team ol_linde ol_gem wa_anker
vo_groen   | deelname     | vo_pluk vo_ver vo_school ol_onder
bi_jeugd   | deelname     | bi_school bi_team bi_poort ol_politie
mo_actie   | deelname     | mo_ver vo_team ol_linde ol_gem
ol_schuld  | deelname     | ol_gem ol_welzijn ol_linde ol_onder ol_voedsel
""")

# Both ends were asked, only the first one named the tie: wie | over wie ...
SAID_BY_ONE: Final = pairs("""
wa_kade    | ol_gem ol_onder
wa_raad    | wa_kade
vo_prev    | ol_gem ol_politie vo_ver
ol_fiets   | ol_gem ol_sport bi_ketting
vo_merel   | ol_gem
vo_geef    | vo_team
wa_speel   | ol_onder
bi_raad    | ol_gem
bi_hof     | ol_onder
wa_tuin    | bi_gevel
wa_was     | wa_winkel
vo_soep    | bi_korst
bi_kapstok | vo_geef
ol_politie | wa_school
ol_sport   | vo_school
ol_welzijn | bi_turks ol_horn
ol_bieb    | bi_theater
""")

# Nobody's word is recorded, only a source: van | naar naar ...
FROM_A_SOURCE: Final = pairs("""
ol_gem     | ol_hoge ol_ggd ol_fonds
nl_rijk    | ol_gem
nl_prov    | ol_gem ol_energie
nl_straten | ol_fonds
bi_markt   | bi_gids
mo_boer    | vo_team
vo_duif    | vo_eritrea
mo_college | ol_vak
""")

# No contact for more than a year: van | naar naar ...
FADING: Final = pairs("""
wa_raad    | wa_auto
ol_welzijn | wa_senior mo_ver
ol_onder   | wa_speel vo_pluk
ol_gem     | vo_merel
bi_repair  | wa_repair
bi_team    | bi_draad
bi_raad    | bi_hof
bi_markt   | bi_rommel
vo_huis    | vo_toneel
mo_ver     | mo_molen
ol_bieb    | mo_krant
""")

# What a row about a tie may add: van | naar | toelichting.
TIE_NOTES: Final = rows("""
nl_rijk    | ol_gem     | Geld voor de wijkaanpak.
nl_prov    | ol_gem     | Geld voor de wijkaanpak.
nl_prov    | ol_energie | Voor de eerste zonnepanelen.
nl_straten | ol_fonds   | Het fonds legt bij wat de buurt zelf ophaalt.
nl_straten | wa_bb      | Startgeld voor de werkplaats.
nl_straten | vo_geef    | Voor een bakfiets.
ol_gem     | ol_welzijn | Sociaal werk in alle wijken.
ol_gem     | ol_bieb    | Subsidie per jaar.
ol_gem     | wa_huis    | Subsidie per jaar.
ol_gem     | vo_huis    | Subsidie per jaar.
ol_gem     | mo_centrum | Subsidie per jaar.
ol_gem     | bi_poort   | Subsidie per jaar.
ol_fonds   | wa_steiger | Voor ballen en hesjes.
ol_gem     | wa_bb      | Groenonderhoud, via het uitdaagrecht.
ol_gem     | bi_ketting | Repareert de dienstfietsen.
ol_gem     | ol_kans    | Onderhoud van de speelplekken.
ol_gem     | wa_raad    | Het vaste aanspreekpunt is de wijkmanager.
ol_linde   | wa_bb      | Houdt de portieken schoon.
ol_linde   | wa_was     | Wast het linnengoed van de logeerkamers.
ol_linde   | vo_geef    | Gebruik van een leegstaande winkel, tot zomer 2026.
bi_markt   | mo_krant   | Advertentie in elk nummer.
bi_markt   | bi_rommel  | Betaalt de kramen.
wa_tuin    | wa_eet     | Groente van de tuin gaat naar de eetclub.
wa_tuin    | wa_school  | Groep 6 tuiniert mee.
vo_pluk    | vo_kip     | De kippen eten het groenafval.
vo_pluk    | vo_soep    | Kruiden voor de soep.
vo_super   | vo_soep    | Geeft groente die over is.
vo_atelier | vo_naai    | Delen de naaimachines.
wa_anker   | wa_eet     | Koken samen op de laatste donderdag van de maand.
wa_voetbal | wa_steiger | Het veld is vrij op woensdagmiddag.
ol_energie | wa_stroom  | Helpt met de aanvraag voor zonnepanelen.
wa_taal    | vo_fiets   | Cursisten leren ook fietsen.
""")
COMMON_NOTES: Final = {
    "locatie": ("Elke week een dagdeel.", "Een keer per maand.", "In de avonduren."),
    "overleg": ("Eens per kwartaal.", "Bij de wijkschouw.", "Als er iets speelt."),
    "subsidie": ("Subsidie per jaar.", "Eenmalige bijdrage."),
    "informatie": ("Lezen elkaars nieuwsbrief.", "Wisselen ervaringen uit."),
}

# --- What happened between the two editions -------------------------------------------------

FOUNDED: Final = frozenset({"wa_stroom", "mo_deel"})
STOPPED: Final = frozenset({"wa_klus"})

# Their answer in the earlier edition, where it was another one: id | bevraagd.
EARLIER_ANSWERS: Final = rows("""
wa_moskee | nee
wa_kerk   | geen antwoord
wa_winkel | nee
wa_senior | nee
bi_turks  | geen antwoord
vo_naai   | nee
ol_kans   | nee
bi_school | ja
""")

# Ties that came out of the dialogue: van | naar naar ...
NEW_TIES: Final = pairs("""
wa_huis    | wa_anker
wa_anker   | wa_eet wa_team wa_tafel
wa_moskee  | wa_anker
wa_voetbal | wa_steiger
ol_fonds   | wa_steiger
""")

# Ties that ended: van | naar naar ...
ENDED_TIES: Final = pairs("""
ol_linde   | vo_geef
vo_toneel  | vo_school
bi_theater | bi_school
ol_welzijn | mo_zolder
""")

# Ties that both ends name now. In the earlier edition only the first did: wie | over wie ...
CONFIRMED_SINCE: Final = pairs("""
wa_flat   | ol_linde
wa_raad   | ol_onder
wa_repair | wa_bb
wa_tuin   | wa_school
vo_pluk   | vo_school
""")

# --- From the lists above to files -----------------------------------------------------------

ORGANISATION_HEADER: Final = (
    "id;naam;soort;wereld;gemeente;gemeentecode;wijk;wijkcode;themas;zoekt;biedt;bevraagd;"
    "bevraagd_op;website;lat;lon;niet_tonen;bron;toelichting"
)
TIE_HEADER: Final = "van;naar;soort;gemeld_door;sterkte;sinds;laatste_contact;bron;toelichting"
NEIGHBOURHOOD_HEADER: Final = "code;naam;gemeente;gemeentecode;jaar;lat;lon"


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One reference date: where its files go and what holds only for it."""

    subfolder: str
    reference_date: date
    moment: str
    absent: frozenset[str]
    absent_ties: frozenset[Pair]
    said_by_one: frozenset[Pair]
    other_answers: dict[str, str]

    def days_before(self, days: int) -> str:
        """Count days back from the reference date."""
        return (self.reference_date - timedelta(days=days)).isoformat()

    def answers(self) -> dict[str, str]:
        """Tell of every organisation of this edition whether it was asked."""
        latest = {key: answer for key, _, _, _, answer in ORGANISATIONS}
        both = latest | self.other_answers
        return {key: answer for key, answer in both.items() if key not in self.absent}


@dataclass(frozen=True, kw_only=True)
class Tie:
    """A tie with what chance adds to it. No last contact means that nobody remembers."""

    source: str
    target: str
    kind: str
    strength: str
    since: str
    days_since_contact: int | None
    note: str

    @property
    def ends(self) -> Pair:
        """Both ends, in the order in which the lists above name them."""
        return self.source, self.target


EDITIONS: Final = (
    Edition(
        subfolder="",
        reference_date=date(2026, 10, 1),
        moment="Dit is de stand na het wijkgesprek. De stand ervoor kiest u bij Peildatum.",
        absent=STOPPED,
        absent_ties=ENDED_TIES,
        said_by_one=SAID_BY_ONE,
        other_answers={},
    ),
    Edition(
        subfolder="2025-10-01",
        reference_date=date(2025, 10, 1),
        moment="Dit is de stand voor het wijkgesprek. De stand erna kiest u bij Peildatum.",
        absent=FOUNDED,
        absent_ties=NEW_TIES,
        said_by_one=SAID_BY_ONE | CONFIRMED_SINCE,
        other_answers=dict(EARLIER_ANSWERS),
    ),
)
LATEST: Final = EDITIONS[0]


def organisation_rows(edition: Edition, random: Random) -> list[Row]:
    """Write one row per organisation of an edition."""
    answers = edition.answers()
    profiles = {key: cells for key, *cells in PROFILES}
    notes = dict(NOTES)
    table = []
    for key, name, kind, letters, _ in ORGANISATIONS:
        day = edition.days_before(random.randint(20, 140))
        if key not in answers:
            continue
        places = [NEIGHBOURHOODS[letter] for letter in letters if letter in NEIGHBOURHOODS]
        themes, seeks, offers = (cell.replace(", ", "|") for cell in profiles[key])
        table.append(
            {
                "id": key,
                "naam": name,
                "soort": kind,
                "gemeente": "" if letters == "*" else MUNICIPALITY,
                "gemeentecode": "" if letters == "*" else MUNICIPALITY_CODE,
                "wijk": "|".join(place for _, place in places),
                "wijkcode": "|".join(code for code, _ in places),
                "themas": themes,
                "zoekt": seeks,
                "biedt": offers,
                "bevraagd": answers[key],
                "bevraagd_op": day if answers[key] in {"ja", "geen antwoord"} else "",
                "bron": "Verzonnen",
                "toelichting": notes.get(key, ""),
            }
        )
    return table


def ends_and_kinds() -> Iterator[tuple[str, str, str]]:
    """Read who is tied to whom, and how, in the order of the lists above."""
    for source, kind, targets in TIES:
        for target in targets.split():
            yield source, target, kind
    for target, kind, members in MEMBERSHIPS:
        for source in members.split():
            yield source, target, kind


def require_real_ties() -> None:
    """Stop on a slip of the pen: a list above that tells something about a tie nobody has."""
    real = {(source, target) for source, target, _ in ends_and_kinds()}
    told = FADING | FROM_A_SOURCE | NEW_TIES | ENDED_TIES | {(a, b) for a, b, _ in TIE_NOTES}
    told_by_either = SAID_BY_ONE | CONFIRMED_SINCE
    wrong = (told - real) | (told_by_either - real - {(b, a) for a, b in real})
    if wrong:
        message = f"No such tie: {sorted(wrong)}"
        raise ValueError(message)


def drawn_ties(random: Random) -> list[Tie]:
    """Give every tie of both editions its strength, years and note."""
    own_notes = {(source, target): note for source, target, note in TIE_NOTES}
    ties = []
    for source, target, kind in ends_and_kinds():
        pair = (source, target)
        long_ago, lately = random.randint(400, 700), random.randint(5, 150)
        remembered = random.random() < SHARE_REMEMBERED and pair not in FROM_A_SOURCE
        strength = str(random.choice(STRENGTHS[kind]))
        year, month = str(random.randint(2014, 2023)), random.choice(MONTHS_AFTER_DIALOGUE)
        note = random.choice((*COMMON_NOTES.get(kind, ()), ""))
        ties.append(
            Tie(
                source=source,
                target=target,
                kind=kind,
                strength="" if pair in FROM_A_SOURCE else strength,
                since=month if pair in NEW_TIES or not FOUNDED.isdisjoint(pair) else year,
                days_since_contact=long_ago if pair in FADING else lately if remembered else None,
                note=own_notes.get(pair, note),
            )
        )
    return ties


def reporters(tie: Tie, edition: Edition) -> list[str]:
    """Tell who named a tie: every end that was asked, less those who kept silent about it."""
    answers = edition.answers()
    if tie.ends in FROM_A_SOURCE:
        return []
    both_ways = (tie.ends, tie.ends[::-1])
    silent = {other for one, other in both_ways if (one, other) in edition.said_by_one}
    return [end for end in tie.ends if answers[end] == "ja" and end not in silent]


def tie_rows(edition: Edition, ties: Iterable[Tie]) -> list[Row]:
    """
    Write one row per tie that is known in an edition.

    A tie that nobody named and no source gives is not known: that is how ties appear that
    are not new, only measured for the first time.
    """
    present = edition.answers()
    table = []
    for tie in ties:
        if tie.ends in edition.absent_ties or not present.keys() >= set(tie.ends):
            continue
        said_by = reporters(tie, edition)
        from_a_source = tie.ends in FROM_A_SOURCE
        if not said_by and not from_a_source:
            continue
        year = edition.reference_date.year
        questionnaire = f"Vragenlijst wijknetwerk {year} (verzonnen)"
        table.append(
            {
                "van": tie.source,
                "naar": tie.target,
                "soort": tie.kind,
                "gemeld_door": "|".join(said_by),
                "sterkte": tie.strength,
                "sinds": tie.since,
                "laatste_contact": last_contact(tie, edition),
                "bron": f"Jaarverslag {year - 1} (verzonnen)" if from_a_source else questionnaire,
                "toelichting": tie.note,
            }
        )
    return table


def last_contact(tie: Tie, edition: Edition) -> str:
    """Date the last contact: a fading tie has had none since, so both editions agree on it."""
    if tie.days_since_contact is None:
        return ""
    return (LATEST if tie.ends in FADING else edition).days_before(tie.days_since_contact)


def neighbourhood_rows() -> list[Row]:
    """Write one row per neighbourhood; the division is the same in both editions."""
    return [
        {
            "code": code,
            "naam": name,
            "gemeente": MUNICIPALITY,
            "gemeentecode": MUNICIPALITY_CODE,
            "jaar": DIVISION_YEAR,
        }
        for code, name in NEIGHBOURHOODS.values()
    ]


def about(edition: Edition) -> str:
    """Write what an edition says about itself, as TOML."""
    return f'''\
titel = "{MUNICIPALITY} (verzonnen)"
omschrijving = """
Verzonnen gegevens om Wijkgraaf mee te leren kennen. De gemeente {MUNICIPALITY} bestaat niet, \\
en haar wijken en organisaties ook niet. Lijkt een naam op die van een bestaande organisatie, \\
dan is dat toeval. In het Waterkwartier was op 12 maart 2026 een wijkgesprek. \\
{edition.moment}"""
peildatum = {edition.reference_date.isoformat()}
bron = "Verzonnen, om Wijkgraaf mee te leren kennen"
licentie = "EUPL-1.2, zoals Wijkgraaf zelf"
fictief = true
iedereen_bevraagd = false
'''


def write_table(path: Path, header: str, table: Iterable[Row]) -> None:
    """Write a table the way Dutch spreadsheets read it: with semicolons."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header.split(";"), delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


def write_everything(folder: Path) -> None:
    """Write both editions into a folder; other files in it are left alone."""
    random = Random(SEED)  # noqa: S311 -- a fixed seed is the point, nothing here is secret
    require_real_ties()
    ties = drawn_ties(random)
    for edition in EDITIONS:
        target = folder / edition.subfolder
        target.mkdir(parents=True, exist_ok=True)
        organisations = organisation_rows(edition, random)
        write_table(target / "organisaties.csv", ORGANISATION_HEADER, organisations)
        write_table(target / "relaties.csv", TIE_HEADER, tie_rows(edition, ties))
        write_table(target / "wijken.csv", NEIGHBOURHOOD_HEADER, neighbourhood_rows())
        (target / "over.toml").write_text(about(edition), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_everything(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
