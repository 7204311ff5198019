"""Summaries in languages without a lexicon, whose stems and stop words are known."""

import pytest

from summarizer.abilities import Abilities, abilities_of
from summarizer.model import Article, Budget, Document
from summarizer.sentences import read
from summarizer.summary.extraction import summarize

# The same report, written for these tests: the fourth sentence tells nothing of the bridge.
REPORTS = {
    "da": (
        "Den gamle bro over floden lukkes mandag, fordi stålet ruster.",
        "Borgmester Ada Holm siger, at reparationen varer seks måneder.",
        "Færger sejler hvert tiende minut, indtil broen åbner igen.",
        "Sådan er det nu engang.",
        "Broen og dens reparation koster kommunen tolv millioner.",
    ),
    "el": (
        "Η παλιά γέφυρα του ποταμού κλείνει τη Δευτέρα, επειδή το ατσάλι σκουριάζει.",
        "Η δήμαρχος Άντα Χολμ λέει ότι η επισκευή θα κρατήσει έξι μήνες.",
        "Πλοία θα περνούν κάθε δέκα λεπτά μέχρι να ανοίξει ξανά η γέφυρα.",
        "Έτσι είναι αυτά.",
        "Γέφυρα και επισκευή κοστίζουν στον δήμο δώδεκα εκατομμύρια.",
    ),
    "fi": (
        "Joen vanha silta suljetaan maanantaina, koska teräs ruostuu.",
        "Pormestari Ada Holm sanoo, että korjaus kestää kuusi kuukautta.",
        "Lautat kulkevat kymmenen minuutin välein, kunnes silta avataan.",
        "Niin se vain on.",
        "Silta ja sen korjaus maksavat kaupungille kaksitoista miljoonaa.",
    ),
    "hu": (
        "A folyó régi hídját hétfőn lezárják, mert az acél rozsdásodik.",
        "Ada Holm polgármester szerint a javítás hat hónapig tart.",
        "Kompok járnak tízpercenként, amíg meg nem nyílik a híd.",
        "Hát így van ez.",
        "Hídra és javításra tizenkét milliót költ a város.",
    ),
    "nb": (
        "Den gamle broen over elven stenges mandag fordi stålet ruster.",
        "Ordfører Ada Holm sier at reparasjonen tar seks måneder.",
        "Ferger går hvert tiende minutt inntil broen åpner igjen.",
        "Slik er det bare.",
        "Broen og dens reparasjon koster kommunen tolv millioner.",
    ),
    "nl": (
        "De oude brug over de rivier gaat maandag dicht omdat het staal roest.",
        "Burgemeester Ada Holm zegt dat de reparatie zes maanden duurt.",
        "Veerboten varen elke tien minuten totdat de brug weer opengaat.",
        "Zo is het nu eenmaal.",
        "Brug en reparatie kosten de gemeente twaalf miljoen.",
    ),
    "ro": (
        "Podul vechi de peste râu se închide luni, pentru că oțelul ruginește.",
        "Primarul Ada Holm spune că reparația durează șase luni.",
        "Bacurile circulă la fiecare zece minute până se redeschide podul.",
        "Așa stau lucrurile.",
        "Podul și reparația costă orașul douăsprezece milioane.",
    ),
    "sv": (
        "Den gamla bron över älven stängs på måndag eftersom stålet rostar.",
        "Borgmästare Ada Holm säger att reparationen tar sex månader.",
        "Färjor går var tionde minut tills bron öppnar igen.",
        "Så är det bara.",
        "Bron och dess reparation kostar kommunen tolv miljoner.",
    ),
}


def report_in(language: str) -> Document:
    text = " ".join(REPORTS[language])
    return read(Article(id="a", source="Post", title="", text=text, language=language))


@pytest.mark.parametrize("language", REPORTS)
def test_sentences_are_chosen_though_nothing_else_is_known_of_the_language(language: str) -> None:
    assert abilities_of(language) == Abilities(
        summaries=True, context=False, boilerplate=False, people=False
    )


@pytest.mark.parametrize("language", REPORTS)
def test_what_tells_nothing_is_left_out_where_the_lead_would_have_it(language: str) -> None:
    document = report_in(language)
    assert tuple(sentence.text for sentence in document.sentences) == REPORTS[language]
    chosen = summarize([document], Budget(sentences=4)).sentences
    assert [sentence.index for sentence in chosen] == [0, 1, 2, 4]
