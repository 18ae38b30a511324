"""The drawing and the table in Chromium, under the policy of the real dashboard."""

import itertools
import json

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.chromium import poll
from tests.browser.demo import pictures
from tests.browser.demo.pictures import HOSTILE
from tests.browser.serving import running

DEMO = "tests/browser/demo/app.py"
VIEW = "document.querySelector('.wijkgraaf-network').wijkgraaf"
MOST_BYTES = 30_000


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The demo instead of the dashboard."""
    with running(DEMO, tmp_path_factory.mktemp("demo") / "log.txt") as address:
        yield address


def open_demo(page, number=12, *, address="/"):
    """Open the demo with that many organisations, and wait until both views stand."""
    page.goto(f"{address}?aantal={number}")
    poll(page, f"document.querySelector('.wijkgraaf-network') && !!{VIEW}.network()")
    poll(page, "!!document.querySelector('.wijkgraaf-table tbody tr')")


def chosen(page, organisation, times):
    """Wait until Python knows what was chosen, and how often something was."""
    expect(page.get_by_text(f"Gekozen: {organisation}; keren: {times};")).to_be_visible()


def place_of(page, organisation):
    """Where in the window an organisation is drawn, with the drawing in sight."""
    page.locator(".wijkgraaf-host").scroll_into_view_if_needed()
    # A click at once would land where the drawing was before it was scrolled into view.
    page.evaluate("new Promise((next) => requestAnimationFrame(() => setTimeout(next, 50)))")
    place = page.evaluate(f"{VIEW}.positionOf('{organisation}')")
    return place["x"], place["y"]


def positions(page):
    """Position of every organisation in the picture."""
    return page.evaluate(f"{VIEW}.network().getPositions()")


def camera(page):
    """What the reader looks at: how large, and where."""
    return page.evaluate(f"[{VIEW}.network().getScale(), {VIEW}.network().getViewPosition()]")


def names(page):
    """The first column of the table, from top to bottom."""
    return page.locator(".wijkgraaf-table").first.locator("tbody th").all_inner_texts()


def row(page, name):
    """The button in the table that chooses an organisation."""
    return page.get_by_role("button", name=name, exact=True)


def test_a_click_in_the_drawing_chooses_and_a_click_beside_it_undoes(page, page_log, server):
    """One click is one choice in Python; the table follows; nothing leaves the machine."""
    open_demo(page)

    page.mouse.click(*place_of(page, "org8"))
    chosen(page, "org8", 1)
    expect(row(page, "Buurthuis De Linde 8")).to_have_attribute("aria-pressed", "true")

    corner = page.locator(".wijkgraaf-host").bounding_box()
    page.mouse.click(corner["x"] + 4, corner["y"] + 4)
    chosen(page, None, 2)

    assert "nl" == page.evaluate("document.documentElement.lang")
    assert [] == page_log.violations
    assert [] == page_log.console_errors
    assert [] == page_log.elsewhere(server)


def test_the_same_organisation_can_be_chosen_again_after_another(page):
    """What one view chose before does not keep it from choosing it once more."""
    open_demo(page)

    page.mouse.click(*place_of(page, "org8"))
    chosen(page, "org8", 1)
    row(page, "Buurthuis De Linde 9").click()
    chosen(page, "org9", 2)
    page.mouse.click(*place_of(page, "org8"))
    chosen(page, "org8", 3)
    again = row(page, "Buurthuis De Linde 8")
    expect(again).to_have_attribute("aria-pressed", "true")
    again.click()
    chosen(page, None, 4)


def test_the_drawing_works_with_the_keyboard_alone(page):
    """Tab reaches it, arrows walk and tell where one is, Enter chooses, Escape undoes."""
    open_demo(page)
    drawing = page.get_by_role("application", name="Tekening: wie werkt met wie")
    status = page.locator(".wijkgraaf-words[role=status]")

    page.get_by_role("button", name="Plaatje bewaren").focus()
    page.keyboard.press("Tab")
    expect(drawing).to_be_focused()
    page.keyboard.press("PageUp")
    expect(status).to_have_text("Buurthuis De Linde 11\nBuiten de wijk", use_inner_text=True)
    page.keyboard.press("ArrowDown")
    expect(status).to_contain_text(HOSTILE[0])
    page.keyboard.press("ArrowRight")
    expect(status).to_have_text("Buurthuis De Linde 10\nBrug", use_inner_text=True)
    page.keyboard.press("Enter")
    chosen(page, "org10", 1)
    expect(status).to_contain_text("Gekozen: Buurthuis De Linde 10")
    expect(drawing).to_be_focused()
    page.keyboard.press("Escape")
    chosen(page, None, 2)

    before = camera(page)[0]
    page.keyboard.press("+")
    assert camera(page)[0] > before


def test_a_call_that_was_overtaken_does_not_take_the_view_along(page):
    """Streamlit cleans up after a call that the next one overtook; the view stays until it goes."""
    open_demo(page)

    stayed, left = page.evaluate(
        """async () => {
            const address = "/_stcore/bidi-components/graphlib_wijk.views/views.js";
            const { default: call } = await import(address);
            const place = document.body.appendChild(document.createElement("div"));
            const data = { name: "overtaken", view: "legend", selected: null };
            const cleanUp = () => call({ data, parentElement: place, setTriggerValue() {} });
            const [first, second] = [cleanUp(), cleanUp()];
            first();
            const stayed = place.children.length;
            place.remove();
            second();
            return [stayed, place.children.length];
        }"""
    )

    assert (1, 0) == (stayed, left)


def test_the_table_works_with_the_keyboard_alone(page):
    """Enter and Space choose the row one stands on, and one keeps standing there."""
    open_demo(page)
    button = row(page, "Buurthuis De Linde 7")

    button.focus()
    page.keyboard.press("Enter")
    chosen(page, "org7", 1)
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    chosen(page, None, 2)
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(button).to_be_focused()


def test_hostile_names_stay_text_wherever_they_are_shown(page, page_log):
    """In table, tooltip and spoken words a name is what it says; no dialog, image or script."""
    dialogs = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message) or dialog.dismiss())
    open_demo(page)

    assert HOSTILE == names(page)[: len(HOSTILE)]
    for number, name in enumerate(HOSTILE):
        page.mouse.move(0, 0)
        page.mouse.move(*place_of(page, f"org{number}"))
        tooltip = page.locator(".wijkgraaf-tooltip")
        expect(tooltip).to_contain_text(name, use_inner_text=True)
        page.mouse.click(*place_of(page, f"org{number}"))
        chosen(page, f"org{number}", number + 1)
        expect(page.locator(".wijkgraaf-words[role=status]")).to_contain_text(name)
    page.mouse.move(0, 0)
    expect(page.locator(".wijkgraaf-tooltip")).to_be_hidden()

    assert [] == dialogs
    assert 0 == page.locator(".wijkgraaf-network img, .wijkgraaf-table img").count()
    assert [] == page_log.violations


def test_nothing_moves_until_something_else_is_drawn(page):
    """Choosing, running again and filtering leave every position and the reader's zoom alone."""
    open_demo(page)
    page.get_by_role("button", name="Inzoomen").click()
    placed, seen = positions(page), camera(page)

    page.mouse.click(*place_of(page, "org8"))
    chosen(page, "org8", 1)
    page.get_by_role("button", name="Nog eens").click()
    page.get_by_text("Alleen de helft").click()
    poll(page, f"Object.keys({VIEW}.network().getPositions()).length === 6")

    assert {name: placed[name] for name in positions(page)} == positions(page)
    assert seen == camera(page)

    page.get_by_text("Andere wijk").click()
    poll(page, f"{VIEW}.network().getScale() !== {seen[0]}")
    assert placed["org0"] != positions(page)["org0"]


@pytest.mark.parametrize("number", [50, 200])
def test_names_never_stand_on_each_other_and_what_is_near_the_choice_has_one(page, number):
    """At every zoom names keep off each other and off what is chosen; who is near it is named."""
    open_demo(page, number)
    row(page, "Buurthuis De Linde 8").click()
    chosen(page, "org8", 1)

    poll(page, f"{VIEW}.labels().some(({{ id }}) => id === 'org8')")
    for key in ("0", "+", "+", "-"):
        page.locator(".wijkgraaf-host").press(key)
        boxes = page.evaluate(f"{VIEW}.labels()")
        together = [
            (one["words"], two["words"])
            for one, two in itertools.combinations(boxes, 2)
            if one["left"] < two["right"]
            and two["left"] < one["right"]
            and one["top"] < two["bottom"]
            and two["top"] < one["bottom"]
        ]
        assert [] == together
        hiding = f"""({{ left, top, right, bottom, id }}) => {{
          const {{ x, y }} = {VIEW}.network().canvasToDOM({VIEW}.network().getPosition("org8"));
          return id !== "org8" && left < x && x < right && top < y && y < bottom;
        }}"""
        assert not page.evaluate(f"{VIEW}.labels().some({hiding})")
        if key == "0":
            ties = [{tie["from"], tie["to"]} for tie in pictures.picture(number)["edges"]]
            near = sorted(set().union(*(ends for ends in ties if "org8" in ends)))
            named = f"{VIEW}.labels().some((label) => label.id === id)"
            poll(page, f"{json.dumps(near)}.every((id) => {named})")


def test_more_names_appear_as_one_zooms_in(page):
    """What has no room in the whole picture gets its name closer by."""
    open_demo(page, 200)
    host = page.locator(".wijkgraaf-host")
    inside = (
        f"(() => {{ const seen = Object.values({VIEW}.network().getPositions())"
        f".map((at) => {VIEW}.network().canvasToDOM(at)).filter(({{x, y}}) => x > 0 && y > 0"
        " && x < document.querySelector('.wijkgraaf-host').clientWidth"
        " && y < document.querySelector('.wijkgraaf-host').clientHeight).length;"
        f" return {VIEW}.labels().length / seen; }})()"
    )

    far = page.evaluate(inside)
    for _ in range(6):
        host.press("+")
    assert page.evaluate(inside) > 1.5 * far


def test_one_finds_an_organisation_by_name_with_the_keyboard_alone(page):
    """Accents and capitals do not matter; arrows walk the matches; Enter goes there and chooses."""
    page.emulate_media(reduced_motion="reduce")
    open_demo(page, 120)
    field = page.get_by_role("combobox", name="Zoek in de tekening")

    field.fill("línde 11")
    expect(page.get_by_role("option")).to_have_text(
        ["Buurthuis De Linde 11", *(f"Buurthuis De Linde 11{n}" for n in range(7))]
    )
    expect(page.get_by_text("11 gevonden")).to_be_attached()
    field.press("ArrowDown")
    field.press("Enter")
    chosen(page, "org110", 1)
    expect(page.get_by_role("option")).to_have_count(0)

    # Without motion the view is there at once: the found one stands in the middle.
    found = page.evaluate(f"{VIEW}.network().getPosition('org110')")
    assert found == pytest.approx(camera(page)[1], abs=1)
    assert placed_as_given(page, 120)

    field.fill("bestaat niet")
    expect(page.get_by_text("0 gevonden")).to_be_attached()
    field.press("Enter")
    expect(page.get_by_text("Gekozen: org110; keren: 1;")).to_be_visible()


def placed_as_given(page, number):
    """Whether everybody stands where Python put them."""
    given = {
        node["id"]: {"x": round(node["x"]), "y": round(node["y"])}
        for node in pictures.picture(number)["nodes"]
    }
    return given == positions(page)


def test_pointer_and_keyboard_tell_the_same(page):
    """What one reads beside the pointer is what the keyboard says; Escape takes it away."""
    open_demo(page)
    tooltip = page.locator(".wijkgraaf-tooltip")
    page.mouse.move(*place_of(page, "org8"))
    expect(tooltip).to_be_visible()
    told = tooltip.inner_text()

    page.keyboard.press("Escape")
    expect(tooltip).to_be_hidden()
    page.get_by_role("application").focus()
    for _ in range(9):
        page.keyboard.press("PageDown")
    expect(page.locator(".wijkgraaf-words[role=status]")).to_have_text(told, use_inner_text=True)


def test_what_is_seen_is_saved_as_a_picture(page, page_log, tmp_path):
    """A PNG with a name of our own, larger than the drawing by its title and lines."""
    open_demo(page)
    seen = page.locator(".wijkgraaf-host canvas").bounding_box()

    with page.expect_download() as download:
        page.get_by_role("button", name="Plaatje bewaren").press("Enter")
    file = tmp_path / "saved.png"
    download.value.save_as(file)

    assert "wie-met-wie.png" == download.value.suggested_filename
    with Image.open(file) as picture:
        assert "PNG" == picture.format
        assert picture.width > seen["width"]
        assert picture.height > seen["height"]
        assert len(picture.convert("RGB").getcolors(picture.width * picture.height)) > 10
    assert [] == page_log.violations


def test_the_drawing_fills_the_screen_and_comes_back(page):
    """The button says what it does; everything is in sight in both."""
    open_demo(page)
    host = page.locator(".wijkgraaf-host")
    before = host.bounding_box()["height"]

    page.get_by_role("button", name="Volledig scherm").press("Enter")
    leave = page.get_by_role("button", name="Volledig scherm verlaten")
    expect(leave).to_be_visible()
    poll(page, f"document.querySelector('.wijkgraaf-host').clientHeight > {before} + 50")
    leave.press("Enter")
    expect(leave).to_have_count(0)
    poll(page, f"document.querySelector('.wijkgraaf-host').clientHeight < {before} + 50")


@pytest.mark.parametrize("number", [12, 200])
def test_a_click_costs_little_however_large_the_picture_is(page, page_log, number):
    """Picture and table are sent once: a click with 200 organisations is no dearer than with 12."""
    open_demo(page, number)
    row(page, "Buurthuis De Linde 8").click()
    chosen(page, "org8", 1)
    page.wait_for_timeout(500)
    page_log.received.clear()

    row(page, "Buurthuis De Linde 9").click()
    chosen(page, "org9", 2)
    page.wait_for_timeout(500)

    assert sum(page_log.received) < MOST_BYTES


def test_a_link_opens_a_page_of_the_dashboard_and_never_another_site(page):
    """A plain click is Streamlit's; the address is real for a new tab; foreign ones are text."""
    open_demo(page)
    link = page.get_by_role("link", name="Heechterp")

    assert "wijk?wijk=WK008050" == link.get_attribute("href").removeprefix(page.url.split("?")[0])
    assert 0 == page.get_by_role("link", name="Elders").count()
    with page.context.expect_page():
        link.click(modifiers=["ControlOrMeta"])
    expect(page.get_by_text("geopend: None")).to_be_visible()
    link.click()
    expect(page.get_by_text("geopend: heechterp")).to_be_visible()


def test_sorting_goes_up_down_and_back_with_the_unknown_last(page):
    """Numbers sort as numbers; a third press restores the drawing's own order."""
    open_demo(page)
    header = page.get_by_role("columnheader", name="Relaties")
    given = names(page)
    known = given[:-1]
    unknown = given[-1:]

    orders = [header.get_attribute("aria-sort")]
    shown = []
    for _ in range(3):
        header.get_by_role("button").click()
        orders.append(header.get_attribute("aria-sort"))
        shown.append(names(page))

    assert ["none", "ascending", "descending", "none"] == orders
    assert [known + unknown, known[::-1] + unknown, given] == shown


def test_searching_and_turning_pages(page):
    """A long table shows a hundred rows and says which; the field finds names without accents."""
    open_demo(page, 120)
    table = page.locator(".wijkgraaf-table").first

    expect(table.get_by_text("rij 1–100 van 120")).to_be_visible()
    table.get_by_role("button", name="Volgende").click()
    expect(table.get_by_text("rij 101–120 van 120")).to_be_visible()
    expect(row(page, "Buurthuis De Linde 100")).to_be_focused()

    table.get_by_label("Zoek in deze tabel").fill("draàd RODE")
    expect(table.get_by_text("1 van 120 rijen")).to_be_visible()
    assert [HOSTILE[1]] == names(page)
    assert not table.get_by_role("button", name="Volgende").is_visible()


def test_a_choice_elsewhere_turns_the_table_to_its_row(page):
    """An organisation chosen in the drawing is on the page of the table that one sees."""
    open_demo(page, 120)

    page.get_by_role("application").focus()
    page.keyboard.press("PageUp")
    page.keyboard.press("Enter")
    chosen(page, "org119", 1)

    expect(row(page, "Buurthuis De Linde 119")).to_have_attribute("aria-pressed", "true")


def test_on_a_narrow_screen_nothing_sticks_out_and_a_table_is_still_a_table(page):
    """At 400 pixels rows are cards with labels, and still rows to who listens."""
    page.set_viewport_size({"width": 400, "height": 850})
    open_demo(page)
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    cell = page.get_by_role("row", name="De 'Rode' Draad").get_by_role("cell").last

    assert wide <= 400
    assert "Relaties" in cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert 12 == page.get_by_role("table").first.get_by_role("rowheader").count()


def test_light_and_dark_change_the_colours_and_nothing_else(page):
    """The same drawing, at the same place, in the other palette."""
    page.emulate_media(color_scheme="light")
    open_demo(page)
    page.evaluate(f"window.drawn = {VIEW}.network()")
    colour = f"{VIEW}.network().body.nodes.org8.options.color.background"
    seen = camera(page)
    assert "#1b7f5c" == page.evaluate(colour)

    page.emulate_media(color_scheme="dark")
    poll(page, f"{colour} === '#4fc795'")

    assert page.evaluate(f"window.drawn === {VIEW}.network()")
    assert seen == camera(page)


def test_the_wheel_scrolls_the_page_and_zooms_only_with_ctrl(page):
    """The drawing does not catch who scrolls past it."""
    open_demo(page)
    seen = camera(page)
    box = page.locator(".wijkgraaf-host").bounding_box()
    page.mouse.move(box["x"] + 100, box["y"] + 100)

    page.mouse.wheel(0, 200)
    poll(page, "document.querySelector('[data-testid=stMain]').scrollTop > 0")
    assert seen == camera(page)

    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    poll(page, f"{VIEW}.network().getScale() > {seen[0]}")


def test_one_finger_scrolls_the_page_and_two_zoom_the_drawing(chromium, server):
    """On a phone the drawing neither traps the page nor needs a mouse."""
    phone = chromium.new_context(
        base_url=server, viewport={"width": 400, "height": 850}, is_mobile=True, has_touch=True
    )
    page = phone.new_page()
    open_demo(page)
    fingers = phone.new_cdp_session(page)
    seen = camera(page)
    page.locator(".wijkgraaf-host").scroll_into_view_if_needed()
    box = page.locator(".wijkgraaf-host").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    scrolled = "document.querySelector('[data-testid=stMain]').scrollTop"
    start = page.evaluate(scrolled)

    def touch(kind, *points):
        places = [{"x": x + dx, "y": y + dy, "id": n} for n, (dx, dy) in enumerate(points)]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

    touch("touchStart", (0, 0))
    for step in range(1, 11):
        touch("touchMove", (0, -12 * step))
    touch("touchEnd")
    poll(page, f"{scrolled} > {start}")
    assert seen[1] == pytest.approx(camera(page)[1])

    page.evaluate(f"{scrolled} = {start}")
    touch("touchStart", (-20, 0), (20, 0))
    for step in range(1, 8):
        touch("touchMove", (-20 - 5 * step, 0), (20 + 5 * step, 0))
    touch("touchEnd")
    poll(page, f"{VIEW}.network().getScale() > 1.5 * {seen[0]}")
    phone.close()


def test_without_its_library_the_drawing_points_to_the_table(page):
    """A reader whose browser cannot draw gets a sentence, and a table that works."""
    page.route("**/vis/**", lambda route: route.abort())
    page.goto("/?aantal=12")

    expect(page.get_by_text("De tekening kan nu niet worden getoond.")).to_be_visible()
    row(page, "Buurthuis De Linde 8").click()
    chosen(page, "org8", 1)


def test_a_drawing_that_leaves_the_page_is_cleared_away_and_can_come_back(page, page_log):
    """Taken off and put back, it draws again, and leaves no errors behind."""
    open_demo(page)
    page.evaluate(f"window.left = {VIEW}")

    page.get_by_text("Zonder tekening").click()
    expect(page.locator(".wijkgraaf-network")).to_have_count(0)
    poll(page, "window.left.network() === null")
    page.get_by_text("Zonder tekening").click()
    poll(page, f"document.querySelector('.wijkgraaf-network') && !!{VIEW}.network()")
    page.mouse.click(*place_of(page, "org8"))
    chosen(page, "org8", 1)

    assert [] == page_log.console_errors


def test_an_error_shows_a_code_and_not_what_went_wrong(page):
    """A reader sees a code to pass on, never a trace."""
    open_demo(page)

    page.get_by_role("button", name="Stuk").click()
    alert = page.get_by_role("alert")

    expect(alert).to_contain_text("Er ging iets mis. Meld code")
    assert "geheim" not in page.inner_text("body")
