"""Overzicht: what this data set is, and which neighbourhoods it knows."""

import streamlit as st

from graphlib_wijk.dashboard import navigation, services, texts
from graphlib_wijk.dashboard.i18n import _, ngettext
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts import areas, comparison, dataset, doors, places

source = dataset.usable_source()
overview = services.overview(source)

navigation.entitle(navigation.OVERVIEW, overview.about.title)
st.title(literal(overview.about.title) or _("Overzicht"))
doors.show()
st.header(_("Deze gegevens in het kort"))
st.markdown(texts.overview_sentence(overview))
st.info(texts.asked_sentence(overview.count) or _("Er staan nog geen organisaties in."))

st.header(_("Wijken"))
if overview.neighbourhoods:
    areas.show(
        source,
        "neighbourhood",
        caption=_("Wijken met bekende organisaties. Kies een wijk om te zien wie er samenwerkt."),
    )
elif overview.municipalities:
    st.markdown(_("Bij geen enkele organisatie staat een wijk. Kies hieronder een gemeente."))
else:
    st.markdown(_("Bij geen enkele organisatie staat een wijk of gemeente."))
if overview.silent_neighbourhoods:
    st.caption(
        ngettext(
            "Van nog %(n)s wijk kennen we geen organisaties.",
            "Van nog %(n)s wijken kennen we geen organisaties.",
            overview.silent_neighbourhoods,
        )
    )

places.show(source)
comparison.show(source)

if overview.municipalities:
    st.header(_("Gemeenten"))
    areas.show(
        source,
        "municipality",
        caption=_("Hele gemeenten, met ook de organisaties die in meer wijken werken."),
    )

st.header(_("Over deze gegevens"))
if overview.about.description:
    st.markdown(literal(overview.about.description))
for line in texts.about_lines(overview):
    st.markdown(line)
dataset.warnings(source)
