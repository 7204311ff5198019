"""An admin adds feeds, and their news reach the readers; what is no feed is said to be none.

Last of the conversations: what is read here changes what all others would be told.
"""

from datetime import UTC, datetime

from tests.botapi.waiting import wait_until
from tests.ingest import newsroom
from tests.journeys.conversations.reader import Reader
from tests.journeys.conversations.stage import Stage

OPML = '<opml version="2.0"><body>{}</body></opml>'


def test_the_news_of_a_feed_reach_the_readers(stage: Stage, admin: Reader) -> None:
    site = stage.site
    site.put("/wolves", newsroom.page("wolves"))
    entry = newsroom.entry(site.url("/wolves"), name="wolves", published=datetime.now(UTC))
    feed = site.put("/feed.xml", newsroom.feed(entry), "application/rss+xml")
    assert admin.asks(f"/addsource {feed}").text.startswith(
        "Harbour News is read from now on.\n\nIts articles arrive within a few minutes"
    )

    def told() -> bool:
        return newsroom.title("wolves") in stage.newcomer().asks("/summary").text

    wait_until(told, poll=0.5)
    assert "Harbour News\n1 article · newest just now" in stage.newcomer().asks("/sources").text
    assert "Tomas Lind" in stage.newcomer().asks("/who Lind").text
    again = stage.admin(0).asks(f"/resummarize {site.url('/wolves')}?utm_source=feed")
    assert again.text.startswith("Read again: 1 article (")


def test_a_feed_that_is_known_is_not_added_again(stage: Stage) -> None:
    admin = stage.admin(1)
    feed = stage.site.put("/known.xml", newsroom.feed(), "application/rss+xml")
    admin.asks(f"/addsource {feed}")
    wait_until(lambda: "read just now" in stage.newcomer().asks("/sources").text, poll=0.5)
    wait_until(lambda: stage.site.asked("/known.xml") > 1)
    assert stage.admin(2).asks(f"/addsource {feed}").text.startswith("Harbour News is read")


def test_a_site_with_several_feeds_lets_the_admin_choose(stage: Stage) -> None:
    admin, site = stage.admin(3), stage.site
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="/{name}.xml">'
        for name in ("news", "sport")
    )
    site.put("/front", newsroom.page("bridge", links))
    site.put("/sport.xml", newsroom.feed(), "application/rss+xml")
    choice = admin.asks(f"/addsource {site.url('/front')}")
    assert f"1  {site.url('/news.xml')}\n2  {site.url('/sport.xml')}" in choice.text
    assert "is read from now on" in choice.taps("2").text
    assert site.asked("/sport.xml") >= 1


def test_an_opml_list_adds_all_its_feeds(stage: Stage) -> None:
    feeds = "".join(f'<outline text="{n}" xmlUrl="{stage.site.url(f"/{n}.rss")}"/>' for n in "ab")
    url = stage.site.put("/list.opml", OPML.format(feeds), "text/x-opml")
    assert stage.admin(4).asks(f"/addsource {url}").text == (
        "2 sources are read from now on; /sources lists them."
    )


def test_what_is_no_feed_is_refused_with_what_to_do(stage: Stage) -> None:
    site = stage.site
    troubles = {
        site.put("/page", newsroom.page("bridge")): "it is not an RSS or Atom feed",
        site.redirect("/circle", site.url("/circle")): "it redirects without end",
        site.url("/lost.xml"): "there is nothing at that address",
        "http://10.0.0.1/feed.xml": "it is not on the public web",
        "/no/such/folder": "there is nothing of that name",
    }
    for number, (address, why) in enumerate(troubles.items()):
        text = stage.admin(number).asks(f"/addsource {address}").text
        assert text.startswith(f"I couldn’t read that feed ({why})."), address
        assert len(text.split("\n\n")[1]) > 20


def test_a_source_is_asked_about_before_it_is_removed(stage: Stage) -> None:
    admin = stage.admin(6)
    feed = stage.site.put("/short-lived.xml", newsroom.feed(), "application/rss+xml")
    admin.asks(f"/addsource {feed}")
    asked = admin.asks(f"/removesource {feed}")
    assert asked.text == "Stop reading Harbour News?"
    assert asked.taps("Stop reading it").text == "Harbour News is read no more."
    assert admin.asks(f"/removesource {feed}").text.startswith("I read no source called")


def test_a_command_without_its_address_says_what_is_missing(stage: Stage) -> None:
    admin = stage.admin(7)
    assert admin.asks("/addsource").text.startswith("Send the address with it")
    which = admin.asks("/removesource")
    assert "seeds" in which.labels
    assert which.taps("seeds").taps("Keep it").text == "Nothing was changed."


def test_a_feed_that_never_answers_is_given_up(stage: Stage) -> None:
    # Asked for when the conversations began.
    assert stage.admin(8).hears("it took too long to answer").text == (
        "I couldn’t read that feed (it took too long to answer).\n\nTry again in a few minutes."
    )
