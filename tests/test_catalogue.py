"""The catalogue of the open data against what DCAT-AP-SE asks for: what is known is told, once."""

from pathlib import Path

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Node

from conftest import Cli
from medlofte.render.open_data.tables import TABLES
from small_trees import AGREEMENT, HEAD, lofte, target, tree

DAY = "2024-08-15"
BASE = "https://lofte.se/"
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
YEARLY = target("kind: count, at_least: 2, per: year, unit: kontroller")
CC_BY = "http://creativecommons.org/licenses/by/4.0/"
ALL_SAID = (
    "publisher: Arjeplogs kommun, home: 'https://www.arjeplog.se/', "
    "contact: 'Kommunens säkerhetssamordnare, loften@arjeplog.se', "
    "licence: 'https://creativecommons.org/licenses/by/4.0/deed.sv'"
)
# What the profile makes mandatory or recommends, but for what nobody can tell of these data: the
# day of issue, and how long they stay where they are.
PROFILE = {
    DCAT.Catalog: (
        *(DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, DCAT.dataset),
        *(FOAF.homepage, DCTERMS.language, DCTERMS.modified, DCTERMS.spatial, DCAT.themeTaxonomy),
    ),
    DCAT.Dataset: (
        *(DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.distribution),
        *(DCAT.contactPoint, DCAT.keyword, DCAT.theme, DCTERMS.spatial, DCTERMS.temporal),
        *(DCTERMS.accessRights, DCTERMS.language, DCAT.landingPage, FOAF.page, DCTERMS.modified),
    ),
    DCAT.Distribution: (
        *(DCAT.accessURL, DCAT.downloadURL, DCTERMS.title, DCTERMS.format, DCTERMS.license),
        *(DCAT.mediaType, DCTERMS.description),
    ),
    FOAF.Document: (DCTERMS.title,),
    DCTERMS.Standard: (DCTERMS.title,),
    FOAF.Agent: (FOAF.name, DCTERMS.type),
    VCARD.Kind: (VCARD.fn, VCARD.hasEmail),
    DCTERMS.PeriodOfTime: (DCAT.startDate,),
    DCTERMS.Location: (SKOS.prefLabel, DCTERMS.identifier),
}
ONCE = (
    *(DCTERMS.publisher, DCTERMS.license, DCTERMS.modified, DCTERMS.temporal, FOAF.homepage),
    *(DCAT.accessURL, DCTERMS.format, DCAT.mediaType, DCTERMS.accessRights, DCAT.landingPage),
)


def _site(cli: Cli, settings: str, *more: str, out: str = "ut") -> str:
    Path("data/medlofte.yaml").write_text(f"publish: {{{settings}}}\n", "utf-8")
    asked = ("--data", "data", "--as-of", DAY, "--base-url", BASE)
    return cli("site", out, *asked, *more).err


def _graph(out: str = "ut") -> Graph:
    """The catalogue, which says the same in both its forms."""
    told = Graph().parse(Path(out, "data/katalog.rdf"), format="xml")
    assert isomorphic(told, Graph().parse(Path(out, "data/katalog.ttl")))
    return told


def _lacking(graph: Graph) -> set[tuple[Node, Node]]:
    """What a thing of the profile's classes lacks: its class and the property."""
    return {
        (kind, needed)
        for kind, asked in PROFILE.items()
        for thing in graph.subjects(RDF.type, kind)
        for needed in asked
        if not list(graph.objects(thing, needed))
    }


def _of(name: str) -> URIRef:
    return URIRef(f"{BASE}data/katalog.ttl#{name}")


@pytest.fixture(autouse=True)
def data(tmp_path: Path) -> Path:
    promises = lofte(YEARLY, "topic: property_crime") + lofte(YEARLY, id_="annat")
    return tree(tmp_path / "data", promises, ["2024-03-14"])


def test_all_that_the_profile_asks_for_is_told_where_it_is_known(cli: Cli) -> None:
    told = _site(cli, ALL_SAID)
    assert "Katalogen" not in told
    graph = _graph()
    assert _lacking(graph) == set()
    for kind in PROFILE:
        things = set(graph.subjects(RDF.type, kind))
        assert things, kind
        for thing in things:
            assert isinstance(thing, URIRef), "portals take no blank nodes"
            assert all(len(list(graph.objects(thing, one))) <= 1 for one in ONCE), thing
    pointed = {DCTERMS.publisher, DCAT.contactPoint, DCAT.dataset, DCAT.distribution}
    pointed |= {DCTERMS.temporal, DCTERMS.spatial, DCTERMS.conformsTo, FOAF.page}
    for _, property_, thing in graph:
        assert str(thing), property_
        if property_ in pointed:
            assert (thing, RDF.type, None) in graph, thing
        if isinstance(thing, URIRef):
            assert thing.partition(":")[0] in {"http", "https", "mailto"}, thing


def test_the_facts_are_those_of_the_tree(cli: Cli) -> None:
    _site(cli, ALL_SAID)
    graph, one = _graph(), _of("arjeplog/avtal")
    (contact,) = graph.objects(one, DCAT.contactPoint)
    assert set(graph.objects(contact, VCARD.hasEmail)) == {URIRef("mailto:loften@arjeplog.se")}
    (publisher,) = graph.objects(one, DCTERMS.publisher)
    local = URIRef("http://purl.org/adms/publishertype/LocalAuthority")
    assert set(graph.objects(publisher, DCTERMS.type)) == {local}
    assert set(graph.objects(publisher, FOAF.homepage)) == {URIRef("https://www.arjeplog.se/")}
    assert set(graph.objects(None, DCTERMS.license)) == {URIRef(CC_BY)}
    words = {str(word) for word in graph.objects(one, DCAT.keyword)}
    assert {"medborgarlöfte", "stöld och skadegörelse", "trygghet"} <= words
    (place,) = graph.objects(one, DCTERMS.spatial)
    assert set(graph.objects(place, DCTERMS.identifier)) == {Literal("2506")}
    assert set(graph.objects(place, SKOS.prefLabel)) == {Literal("Arjeplog", lang="sv")}
    (time,) = graph.objects(one, DCTERMS.temporal)
    ends = [str(day) for key in (DCAT.startDate, DCAT.endDate) for day in graph.objects(time, key)]
    assert ends == ["2024-01-01", "2024-12-31"]
    assert all(str(day) < DAY for day in graph.objects(None, DCTERMS.modified))


def test_each_file_leads_to_what_tells_of_it(cli: Cli) -> None:
    _site(cli, ALL_SAID)
    graph, page = _graph(), Path("ut/oppna-data.html").read_text("utf-8")
    for file in graph.subjects(RDF.type, DCAT.Distribution):
        for key in (DCAT.accessURL, DCAT.downloadURL, DCTERMS.conformsTo):
            for address in map(str, graph.objects(file, key)):
                assert Path("ut", address.removeprefix(BASE)).is_file(), address
        for told in map(str, graph.objects(file, FOAF.page)):
            assert f'id="{told.partition("#")[2]}"' in page
    schemas = {str(one).removeprefix(BASE) for one in graph.objects(None, DCTERMS.conformsTo)}
    assert schemas == {"data/allt.schema.json", "data/alla.schema.json"}
    assert len(list(graph.objects(_of("alla"), DCAT.distribution))) == len(TABLES) + 1
    told_of = {str(one).removeprefix(BASE) for one in graph.objects(_of("alla"), FOAF.page)}
    assert told_of == {"oppna-data.html", "data/datapackage.json"}


def test_what_nobody_has_said_is_absent_and_told_at_building(cli: Cli) -> None:
    assert "under publish: publisher, contact, licence." in _site(cli, "")
    graph = _graph()
    absent = {DCTERMS.publisher, DCTERMS.license, DCAT.contactPoint}
    assert {needed for _, needed in _lacking(graph)} == absent
    assert not set(graph.subjects(RDF.type, FOAF.Agent))
    assert not set(graph.subjects(RDF.type, VCARD.Kind))
    unknown = {DCTERMS.issued, DCTERMS.accrualPeriodicity, RDFS.label}
    assert not unknown & set(graph.predicates())


def test_without_an_address_that_is_what_is_missing(cli: Cli) -> None:
    told = cli("site", "ut", "--data", "data", "--as-of", DAY).err
    assert "ingen dataportal kan hämta öppna data. Ange --base-url" in told
    assert "Katalogen" not in told
    page = Path("ut/oppna-data.html").read_text("utf-8")
    assert "Katalogen kan inte hämtas av en dataportal än" in page
    assert "(--base-url)" in page
    _graph()


@pytest.mark.parametrize(
    "contact, told",
    [
        ("loften@arjeplog.se", {VCARD.fn: "Arjeplog", VCARD.hasEmail: "mailto:loften@arjeplog.se"}),
        ("Växeln, 0961-140 00", {VCARD.fn: "Växeln, 0961-140 00"}),
        (
            "Se https://arjeplog.se/k.",
            {VCARD.fn: "Se https://arjeplog.se/k.", VCARD.hasURL: "https://arjeplog.se/k"},
        ),
        ("kl@räksmörgås.se", {VCARD.fn: "kl@räksmörgås.se"}),
        ("säkerhet@arjeplog.se", {VCARD.fn: "säkerhet@arjeplog.se"}),
        ("kl@a.räksmörgås.se", {VCARD.fn: "kl@a.räksmörgås.se"}),
    ],
)
def test_a_contact_is_told_as_it_is_written(
    cli: Cli, contact: str, told: dict[URIRef, str]
) -> None:
    _site(cli, f"publisher: Arjeplog, contact: '{contact}'")
    graph = _graph()
    found = graph.predicate_objects(_of("kontakt"))
    assert {key: str(one) for key, one in found if key != RDF.type} == told


@pytest.mark.parametrize(
    "licence, name",
    [
        ("https://creativecommons.org/publicdomain/zero/1.0/", "publicdomain/zero/1.0/"),
        ("http://creativecommons.org/licenses/by-sa/4.0", "licenses/by-sa/4.0/"),
        ("https://www.creativecommons.org/licenses/by/4.0/legalcode.sv", "licenses/by/4.0/"),
        ("https://creativecommons.org/licenses/by/2.5/se/", "licenses/by/2.5/se/"),
        ("https://creativecommons.org/licenses/by/2.5/se/deed.sv", "licenses/by/2.5/se/"),
        ("https://creativecommons.org/choose/", ""),
        ("https://www.example.se/licenses/by/4.0/", ""),
    ],
)
def test_a_licence_has_the_name_that_portals_know(cli: Cli, licence: str, name: str) -> None:
    _site(cli, f"licence: '{licence}'")
    expected = f"http://creativecommons.org/{name}" if name else licence
    assert set(_graph().objects(None, DCTERMS.license)) == {URIRef(expected)}


def test_a_publisher_that_is_no_municipality_has_no_kind(cli: Cli) -> None:
    _site(cli, "publisher: Polisen i norr")
    graph = _graph()
    assert {str(one) for one in graph.objects(None, FOAF.name)} == {"Polisen i norr"}
    assert not list(graph.objects(None, DCTERMS.type))


def test_an_english_site_tells_it_in_both_languages(cli: Cli) -> None:
    _site(cli, ALL_SAID, "--lang", "en")
    graph = _graph()
    assert _lacking(graph) == set()
    for kind in (DCAT.Catalog, DCAT.Dataset):
        for thing in graph.subjects(RDF.type, kind):
            about = graph.objects(thing, DCTERMS.description)
            assert {one.language for one in about if isinstance(one, Literal)} == {"sv", "en"}
    one = _of("arjeplog/avtal")
    swedish = Literal("Arjeplog: Medborgarlöfte 2024", lang="sv")  # as the data have it
    assert set(graph.objects(one, DCTERMS.title)) == {swedish}
    assert {str(code)[-3:] for code in graph.objects(one, DCTERMS.language)} == {"SWE"}
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    spoken = {str(code)[-3:] for code in graph.objects(catalogue, DCTERMS.language)}
    assert spoken == {"SWE", "ENG"}


def test_the_history_is_a_set_where_one_is_told(cli: Cli, data: Path) -> None:
    text = (data / "promises/arjeplog.yaml").read_text("utf-8")
    other = text.replace("Arjeplog", "Pajala").replace("2506", "2521")
    (data / "promises/pajala.yaml").write_text(other, "utf-8")
    _site(cli, ALL_SAID)
    assert _of("historik") not in set(_graph().subjects())
    (data / "promises/pajala.yaml").unlink()
    _site(cli, ALL_SAID, "--since", "ut", out="nytt")
    graph = _graph("nytt")
    assert _lacking(graph) == set()
    (file,) = graph.objects(_of("historik"), DCAT.distribution)
    assert set(graph.objects(file, DCAT.accessURL)) == {URIRef(f"{BASE}senaste.html")}
    files = {str(one).removeprefix(BASE) for one in graph.objects(file, DCAT.downloadURL)}
    assert files == {"historik/arjeplog.json", "historik/pajala.json"}  # also what is left of one
    assert all(Path("nytt", one).is_file() for one in files)
    schema = URIRef(f"{BASE}data/historik.schema.json")
    assert set(graph.objects(file, DCTERMS.conformsTo)) == {schema}


def test_several_municipalities_and_no_last_day(cli: Cli, data: Path) -> None:
    head = HEAD + AGREEMENT.replace("    to: 2024-12-31\n", "")
    head = head.replace("    areas:", "    kind: cooperation_agreement\n    areas:").replace(
        "title: Medborgarlöfte 2024",
        "title: Samverkan\n    example: true\n    municipalities: [Arvidsjaur, Nånstans]",
    )
    tree(data, lofte(YEARLY), ["2024-03-14"], head)
    _site(cli, ALL_SAID)
    graph = _graph()
    for name in ("alla", "arjeplog/avtal"):
        one = _of(name)
        codes = {str(place)[-4:] for place in graph.objects(one, DCTERMS.spatial)}
        assert codes == {"2505", "2506"}
        (time,) = graph.objects(one, DCTERMS.temporal)
        assert not list(graph.objects(time, DCAT.endDate))
    (title,) = graph.objects(_of("arjeplog/avtal"), DCTERMS.title)
    assert str(title) == "Arjeplog: Samverkan (påhittat exempel)"


def test_nothing_to_tell_of_is_an_empty_set(cli: Cli, data: Path) -> None:
    (data / "promises/arjeplog.yaml").unlink()
    (data / "activities/arjeplog/2024/2024-03-14-lofte-x001.yaml").unlink()
    _site(cli, ALL_SAID)
    absent = {DCTERMS.spatial, DCTERMS.temporal, DCTERMS.modified}
    assert {needed for _, needed in _lacking(_graph())} == absent


def test_a_code_that_no_municipality_has_names_no_place(cli: Cli, data: Path) -> None:
    file = data / "promises/arjeplog.yaml"
    file.write_text(file.read_text("utf-8").replace("2506", "9999"), "utf-8")
    _site(cli, ALL_SAID)
    graph = _graph()
    assert {needed for _, needed in _lacking(graph)} == {DCTERMS.spatial}
    assert not set(graph.subjects(RDF.type, DCTERMS.Location))
