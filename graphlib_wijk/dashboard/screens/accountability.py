"""Verantwoording: how we work, where it comes from, and what we promise."""

import streamlit as st

from graphlib_wijk.dashboard import basemap, installation, navigation, services, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts import dataset

source = dataset.usable_source()
overview = services.overview(source)

navigation.entitle(navigation.ACCOUNTABILITY, "")
st.title(_("Verantwoording"))
st.markdown(texts.statement("method"))

st.header(_("Deze gegevens"))
if overview.about.title:
    st.markdown(literal(overview.about.title))
st.markdown(texts.overview_sentence(overview))
st.markdown(texts.asked_sentence(overview.count) or _("Er staan nog geen organisaties in."))
for line in texts.about_lines(overview):
    st.markdown(line)
dataset.warnings(source)

st.markdown(texts.statement("privacy"))
if basemap.is_on():
    st.markdown(texts.statement("basemap"))
st.markdown(texts.statement("accessibility"))

st.header(_("Beheerder"))
st.markdown(
    literal(installation.operator())
    or _("Voor deze installatie is geen beheerder ingevuld. Meld het bij wie u deze link gaf.")
)

st.header(_("Versies en licentie"))
st.markdown("\n".join(f"- {literal(f'{k} {v}')}" for k, v in installation.versions().items()))
st.markdown(
    _(
        "Wijkgraaf is vrije software onder de European Union Public Licence 1.2 (EUPL-1.2). "
        "Iedereen mag het gebruiken, bekijken, veranderen en delen."
    )
)
