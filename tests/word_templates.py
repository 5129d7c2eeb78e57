"""Makes Word templates: one with a secret in every place that is no look, and broken ones."""

import random
import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from docx import Document

from published import HIDDEN as SECRET

SEEN = "Kommunens brevhuvud"

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = " ".join(
    f'xmlns:{key}="{name}"'
    for key, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": _OFFICE,
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        SECRET.lower(): f"http://{SECRET}",
    }.items()
)


def xml(tag: str, inside: str) -> bytes:
    """A part whose root has all names at hand."""
    return f"<w:{tag} {_NAMES}>{inside}</w:{tag}>".encode()


def relations(*lines: tuple[str, str, str]) -> bytes:
    """A part's relations: id, kind, and target (`!` before one outside the file)."""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    told = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target.lstrip("!")}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if target[0] == '!' else ''}/>"
        for name, kind, target in lines
    )
    return f'<Relationships xmlns="{space}">{told}</Relationships>'.encode()


def package(changes: Mapping[str, bytes | None]) -> bytes:
    """The library's own empty document with other parts; None leaves a part out."""
    plain, file = BytesIO(), BytesIO()
    Document().save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | dict(changes)
        for name, data in parts.items():
            if data is not None:
                new.writestr(name, data)
    return file.getvalue()


def png() -> bytes:
    """A picture of one dot, with a secret beside it and behind it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    about = chunk(b"tEXt", f"Author\0{SECRET}".encode()) + chunk(b"eXIf", SECRET.encode())
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    dot = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + about + dot + chunk(b"IEND", b"") + SECRET.encode()


def jpeg() -> bytes:
    """What has the segments of a photograph, with a secret beside it and behind it."""

    def segment(kind: int, data: bytes) -> bytes:
        return struct.pack(">BBH", 0xFF, kind, len(data) + 2) + data

    told = [segment(kind, SECRET.encode()) for kind in (0xE0, 0xE1, 0xED, 0xFE)]
    jfif = segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0")
    scan = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"drawn\xff\xd9"
    return b"\xff\xd8" + jfif + b"".join(told) + segment(0xDB, bytes(65)) + scan + SECRET.encode()


def emf() -> bytes:
    """A drawing of Windows whose head names its program."""
    text = SECRET.encode("utf-16-le")
    head = struct.pack("<I36s4s16sII", 1, b"", b" EMF", b"", len(SECRET), 108)
    return head.ljust(108, b"\0") + text + b"drawn"


def _field(asks: str, told: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {asks} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{told}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _picture(name: str, how: str = "embed") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="{SECRET}" descr="{SECRET}"'
        f' title="{SECRET}"><a:hlinkClick r:id="web"/></wp:docPr><a:graphic><a:graphicData uri="u">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="{SECRET}" descr="{SECRET}"/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:{how}="{name}"><a:extLst><a:ext uri="{SECRET}"/></a:extLst>'
        "</a:blip></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _header() -> str:
    s = SECRET
    return "".join(
        (
            f'<w:p w:rsidR="{s}"><w:pPr><w:pStyle w:val="Header"/><w:pPrChange w:author="{s}"/>',
            f'<w:rPr><w:ins w:author="{s}"/></w:rPr></w:pPr><!-- {s} --><?{s.lower()} {s}?>',
            f"<w:r><w:t>{SEEN}</w:t></w:r>",
            f'<w:ins w:author="{s}" w:date="2024-01-01T00:00:00Z"><w:r><w:t>infogat</w:t></w:r>',
            f'</w:ins><w:del w:author="{s}"><w:r><w:delText>{s}</w:delText></w:r></w:del>',
            f'<w:hyperlink r:id="web" w:tooltip="{s}"><w:r><w:t>webbplats</w:t></w:r>',
            "</w:hyperlink>",
            f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{s}</w:t></w:r>",
            f'<w:r><w:rPr><w:rStyle w:val="Dold"/></w:rPr><w:t>{s}</w:t></w:r>',
            '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>synligt</w:t></w:r>',
            f'<w:r><w:instrText>{s}</w:instrText><w:fldChar w:fldCharType="end"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/><w:fldChar/></w:r>',
            _field("PAGE", s).replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>"),
            _field("AUTHOR", s),
            _field(rf"FILENAME \p {s}", s),
            _field(f"DOCPROPERTY {s}", s),
            _field(rf'INCLUDETEXT "C:\\{s}"', s),
            _field(f'HYPERLINK "http://{s}"', "länktext" + _field("AUTHOR", s)),
            f'<w:fldSimple w:instr="NUMPAGES {s}"><w:r><w:t>{s}</w:t></w:r></w:fldSimple>',
            f'<w:fldSimple w:instr="AUTHOR"><w:r><w:t>{s}</w:t></w:r></w:fldSimple>',
            '<w:fldSimple w:instr="HYPERLINK x"><w:r><w:t>enkel</w:t></w:r></w:fldSimple>',
            f'<w:bookmarkStart w:id="1" w:name="{s}"/><w:commentRangeStart w:id="0"/>',
            '<w:r><w:commentReference w:id="0"/></w:r><w:proofErr w:type="x"/>',
            f'<w:sdt><w:sdtPr><w:alias w:val="{s}"/><w:dataBinding w:xpath="{s}"/></w:sdtPr>',
            f"<w:sdtContent><w:r><w:t>{s}</w:t></w:r></w:sdtContent></w:sdt>",
            f'<w:sdt><w:sdtPr><w:tag w:val="{s}"/></w:sdtPr>',
            "<w:sdtContent><w:r><w:t>ifyllt</w:t></w:r></w:sdtContent></w:sdt>",
            f'<w:smartTag w:element="{s}"><w:r><w:t>märkt</w:t></w:r></w:smartTag>',
            *map(_picture, ("png", "jpeg", "emf")),
            _picture("far", "link"),
            _picture("far"),
            _picture("svg"),
            f'<w:r><w:pict><v:shape id="{s}" alt="{s}" href="{s}" o:title="{s}"',
            ' type="#_x0000_t75">',
            f'<v:imagedata r:id="png" o:title="{s}"/></v:shape></w:pict></w:r>',
            f'<w:r><w:pict><v:shape><v:imagedata src="file://{s}"/></v:shape></w:pict></w:r>',
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>',
            "<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>ruta</w:t>",
            "</w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>",
            f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:x>{s}</v:x></w:pict></mc:Fallback>",
            "</mc:AlternateContent></w:r>",
            f'<w:r><mc:AlternateContent><mc:Choice Requires="{s}"/></mc:AlternateContent></w:r>',
            '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart r:id="x"/>',
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
            f'<w:r><w:object><o:OLEObject ProgID="{s}" r:id="ole"/></w:object></w:r></w:p>',
            f'<w:tbl><w:tblPr><w:tblCaption w:val="{s}"/></w:tblPr><w:tr><w:tc/></w:tr></w:tbl>',
        )
    )


def planted() -> bytes:
    """A template with a secret in every place that is none of its look."""
    s = SECRET.encode()
    styles = (
        '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/>'
        f'<w:rsid w:val="{SECRET}"/></w:style><w:style w:type="character" w:styleId="Gomd">'
        '<w:name w:val="Gömd"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" '
        'w:styleId="Dold"><w:name w:val="Dold"/><w:basedOn w:val="Gomd"/></w:style>'
    )
    outside = ("web", "hyperlink", f"!http://{SECRET}"), ("ole", "oleObject", f"{SECRET}.bin")
    return package(
        {
            "docProps/app.xml": b"<Properties><Manager>%s</Manager></Properties>" % s,
            "docProps/custom.xml": s,
            "docProps/core.xml": (
                b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
                b'metadata/core-properties"><cp:lastModifiedBy>%s</cp:lastModifiedBy>'
                b"<cp:keywords>%s</cp:keywords></cp:coreProperties>" % (s, s)
            ),
            **dict.fromkeys(
                (
                    *("word/comments.xml", "word/commentsExtended.xml", "word/people.xml"),
                    *("word/glossary/document.xml", "word/vbaProject.bin", "customXml/item1.xml"),
                    *("word/activeX/activeX1.xml", f"word/{SECRET}.bin", "docProps/thumbnail.jpeg"),
                ),
                s,
            ),
            "word/settings.xml": xml(
                "settings",
                f'<w:attachedTemplate r:id="rId1"/><w:rsids><w:rsidRoot w:val="{SECRET}"/>'
                f'</w:rsids><w:docVars><w:docVar w:name="x" w:val="{SECRET}"/></w:docVars>'
                "<w:mailMerge>"
                f'<w:query w:val="{SECRET}"/></w:mailMerge>'
                f'<w:documentProtection w:hash="{SECRET}"/>'
                f'<w:evenAndOddHeaders/><w:compat><w:compatSetting w:name="compatibilityMode" '
                f'w:uri="{SECRET}" w:val="15"/></w:compat>',
            ),
            "word/_rels/settings.xml.rels": relations(
                ("rId1", "attachedTemplate", f"!file:///C:/Users/{SECRET}/mall.dotx")
            ),
            "word/styles.xml": xml("styles", styles),
            f"word/{SECRET}.xml": xml("hdr", _header()),
            f"word/_rels/{SECRET}.xml.rels": relations(
                *outside,
                ("png", "image", f"media/{SECRET}.png"),
                ("jpeg", "image", "media/b.jpeg"),
                ("emf", "image", "media/c.emf"),
                ("svg", "image", "media/d.svg"),
                ("far", "image", f"!\\\\{SECRET}\\logo.png"),
            ),
            f"word/media/{SECRET}.png": png(),
            "word/media/b.jpeg": jpeg(),
            "word/media/c.emf": emf(),
            "word/media/d.svg": b"<svg>%s</svg>" % s,
            "word/document.xml": xml(
                "document",
                f'<w:background w:color="F0F0F0"><v:background id="{SECRET}"/></w:background>'
                f'<w:body><w:p><w:pPr><w:sectPr><w:headerReference w:type="default" '
                f'r:id="{SECRET}"/></w:sectPr></w:pPr><w:r><w:t>{SECRET}</w:t></w:r></w:p>'
                "<w:sectPr "
                f'w:rsidR="{SECRET}"><w:pgSz w:w="11906" w:h="16838"/><w:printerSettings '
                f'r:id="x"/><w:titlePg/><w:sectPrChange w:author="{SECRET}"/></w:sectPr></w:body>',
            ),
            "word/_rels/document.xml.rels": relations(
                (SECRET, "header", f"{SECRET}.xml"),
                ("a", "styles", "styles.xml"),
                ("b", "settings", "settings.xml"),
                ("c", "comments", "comments.xml"),
                ("d", "theme", "theme/theme1.xml"),
                ("e", "vbaProject", "vbaProject.bin"),
                ("f", "aFChunk", f"{SECRET}.bin"),
            ),
        }
    )


def mutated(template: bytes, seed: int) -> bytes:
    """A template with some of its parts left out, cut, swapped, or bent by chance."""
    chance = random.Random(seed)  # noqa: S311  no secret
    with zipfile.ZipFile(BytesIO(template)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for _ in range(chance.randint(1, 3)):
        name = chance.choice([*parts])
        parts[name] = _bent(parts[name], [*parts.values()], chance)
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as new:
        for name, data in parts.items():
            if data:
                new.writestr(name, data)
    raw = file.getvalue()
    return _bent(raw, [raw], chance) if chance.random() < 0.2 else raw


def _bent(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    at, to = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    words = [b'"%s"' % one for one in data.split(b'"')]
    tags = [b"<" + one.split(b">")[0].split(b" ")[0] for one in data.split(b"<")[1:]] or [b"<"]
    ways = (
        b"",
        data[:at],
        chance.choice(others),
        data[:at] + chance.randbytes(chance.randint(1, 9)) + data[at:],
        data[:at] + data[to:],
        # Words or elements that stand in it change places: still XML, and another meaning.
        data.replace(chance.choice(words), chance.choice(words)),
        data.replace(chance.choice(tags), chance.choice(tags)),
    )
    return chance.choice(ways)
