"""Knows the words of sentences that tell of something without promising it."""

from typing import Final

from medlofte.swedish.promise_words.patterns import any_of, words_in

# What a report or a dialogue found: verbs of now, whoever is the subject.
FINDINGS: Final = any_of(
    r"""
    framkommer, framgår, efterfrågar, efterfrågas, önskar, önskas, upplever, upplevs, uppger
    uppges, anser, tycker, känner, pekar, bedöms, bedömer, oroar, oroas, saknar, saknas, utgör
    förekommer, hoppas, nämner, nämns, ligger, beror, råder, märks, visar på, handlar om
    bygger på, utgår från, grundar sig, grundas på, leder till, anges, uppgår, vill se, vill ha
    vill att, vill gärna, består av, utgörs av, ger uttryck, berättar att, svarar att
    menar att, säger att, beskriver, vittnar, klagar, utsätts, drabbas, luras, påtalar
    efterlyser, medför att, är bekymrade, är oroliga, är trötta, har sin grund, gånger så många
    gånger fler, har sin utgångspunkt, har som utgångspunkt, har en lång tradition
    """
)
# What is to become better: a sentence about it hopes for an effect.
EFFECTS: Final = any_of(
    r"""
    klagomål\w*, anmälning\w*, \w*skador, trygghet\w*, otrygghet\w*, \w*brottslighet\w*
    \w*brotten, brott, brottsutsatthet\w*, skadegörelse\w*, narkotika, narkotikan, drogerna
    förtroende\w*, tillit\w*, trivsel\w*, den upplevda \w*, upplevelsen, känslan, oron
    \w*olyckor, \w*olyckorna, tillgrepp\w*, \w*stölder, \w*stölderna, \w*inbrott, \w*inbrotten
    \w*rån, \w*rånen, nyrekrytering\w*, våldet, \w*langning\w*, nedskräpning\w*, klottret
    bränderna, frånvaron
    """
)
# Who is to feel or do something when the promise has had its effect.
PEOPLE: Final = any_of(
    r"""
    alla, ingen, fler, färre, flera, invånar\w*, \w*medborgare, medborgarna, \w*boende, barn
    barnen, barn och unga, unga, ungdomar\w*, kvinnor, äldre, besökare, besökarna, människor
    den som, man, du, ni, samhället
    """
)
# Where it is to be safe when the promise has had its effect; a municipality also does things.
PLACES: Final = any_of(
    r"""
    \w*kommunen, \w*kommun, staden, skolan, centrum, torget, området, samhället
    """
)
# What an aim is called: `Målet är …`.
AIMS: Final = any_of(
    r"""
    syftet, syfte, mål, målet, målen, målsättning\w*, ambition\w*, vision\w*, tanken, avsikten
    förhoppning\w*, utgångspunkt\w*, inriktning\w*, strävan, effektmål\w*, bakgrunden
    anledningen, orsaken, resultatet, nyckeln, önskemålet
    """
)
# What the text calls itself.
ITSELF: Final = any_of(
    r"""
    \w*överenskommelse, \w*överenskommelsen, \w*avtal, \w*avtalet, \w*löfte, \w*löftet
    \w*löften, \w*löftena, dokumentet, samverkan, samarbetet, lägesbilden, åtgärderna
    insatserna, aktiviteterna, åtagandena, punkterna
    """
)
# What a text does, or what is done with it, before anything of it is kept.
OF_A_TEXT: Final = frozenset(
    words_in("""
avser börjar medför medföra hindrar hindra slutar finns sträcker varar gäller gälla löper löpa
träder träda upphör upphöra förlängs förlängas ersätter ersätta undertecknas bygger bygga riktar
rikta utgår utgå grundar grunda grundas omfattar omfatta beskriver anger ange kompletterar
komplettera syftar syfta innehåller ses utgör utgöra tecknas reglerar upprättas tydliggör
handlar bidra bidrar leda leder vara är tas utvecklas fastställs beskrivs
""")
)
