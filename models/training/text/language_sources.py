"""Sentences of many languages out of Debian packages: translated programs, fortune cookies, a dictionary with phrases."""

from __future__ import annotations

import pathlib
import re
import struct
import subprocess
import zipfile

# Packages whose texts are read. All of them are free to change and pass on; the card names the licences.
CAMPAIGNS = ["data", "did", "dm", "dw", "ei", "httt", "l", "low", "nr", "sof", "sota", "sotbe", "thot", "trow", "tsg", "ttb", "utbs"]
FORTUNES = {"fortunes": "en", "fortunes-min": "en", "fortunes-de": "de", "fortunes-es": "es", "fortunes-es-off": "es", "fortunes-br": "pt",
            "fortunes-it": "it", "fortunes-it-off": "it", "fortunes-pl": "pl", "fortunes-cs": "cs"}
FIREFOX = ["en-gb", "de", "fr", "es-es", "es-mx", "it", "pt-br", "pt-pt", "nl", "pl", "cs", "sv-se", "da", "nb-no", "fi", "hu", "ro", "tr", "id",
           "ms", "vi", "hi-in", "hr", "sk", "sl", "sq", "tl", "ca", "et", "lv", "lt", "af", "cy", "eu", "gl", "is"]
PACKAGES = [f"wesnoth-1.16-{name}" for name in CAMPAIGNS] + [*FORTUNES, "pidgin-data", "trans-de-en", "dict-freedict-eng-hin", "wamerican"] \
    + [f"firefox-esr-l10n-{name}" for name in FIREFOX]
LANGUAGES = ["de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sv", "da", "fi", "hu", "ro", "tr", "id", "vi", "hi", "nb", "ca", "gl", "eu", "et",
             "lv", "lt", "hr", "sr", "sk", "sl", "sq", "tl", "af", "cy", "ga", "eo", "is", "ms", "la"]
CATALOGUES = {"nb_NO": "nb", "pt_BR": "pt", "es_419": "es", "sr@latin": "sr", "ca_ES@valencia": "ca", "my_MM": "", "no": "nb"}


def unpack(folder: pathlib.Path) -> dict[str, str]:
    """Downloads what is missing, unpacks it, and gives each package's version."""
    folder.mkdir(parents=True, exist_ok=True)
    archives = {path.name.split("_")[0]: path for path in sorted(folder.glob("*.deb"))}
    if missing := [name for name in PACKAGES if name not in archives]:
        subprocess.run(["apt-get", "-q", "download", *missing], cwd=folder, check=True)
        archives = {path.name.split("_")[0]: path for path in sorted(folder.glob("*.deb"))}
    for name in PACKAGES:
        if not (folder / name).is_dir():
            subprocess.run(["dpkg-deb", "-x", archives[name], folder / name], check=True)
    return {name: archives[name].name.split("_")[1].replace("%3a", ":") for name in PACKAGES}


def sentences(folder: pathlib.Path) -> dict[tuple[str, str], list[str]]:
    """(language, kind of source) -> sentences, each once."""
    found: dict[tuple[str, str], dict[str, None]] = {}

    def add(language: str, source: str, text: str) -> None:
        if language == "hi":
            text = romanize(text)
        if language == "en" or language in LANGUAGES:
            found.setdefault((language, source), {}).update(dict.fromkeys(split(text)))

    for name, language in FORTUNES.items():
        for path in sorted((folder / name / "usr/share/games/fortunes").rglob("*")):
            if path.is_file() and not path.is_symlink() and path.suffix not in (".dat", ".u8"):
                own = "sk" if path.name.endswith("-sk") else language
                for cookie in re.split(r"^%%?$", decode(path.read_bytes()), flags=re.M):
                    add(own, "fortunes", re.sub(r"\n\s*(--|—).*", "", cookie, flags=re.S))
    for path in sorted(folder.glob("wesnoth-1.16-*/**/*.mo")) + sorted(folder.glob("pidgin-data/**/*.mo")):
        locale = path.parts[-3]
        language = CATALOGUES.get(locale, locale.split("_")[0])
        source = "wesnoth" if "wesnoth" in str(path) else "pidgin"
        for original, translation in catalogue(path):
            if original.strip() != translation.strip():
                add(language, source, translation)
                add("en", source, original)
    for name in FIREFOX:
        for text in messages(next((folder / f"firefox-esr-l10n-{name}").rglob("*.xpi"))):
            add(name.split("-")[0], "firefox", text)
    for line in decode((folder / "trans-de-en/usr/share/trans/de-en").read_bytes()).splitlines():
        german, _, english = line.partition("::")
        if not line.startswith("#"):
            for language, side in (("de", german), ("en", english)):
                for phrase in re.split(r"[|;]", re.sub(r"\{.*?\}|\[.*?\]|\(.*?\)|/.*?/", " ", side)):
                    if len(phrase.split()) > 2:
                        add(language, "trans-de-en", phrase)
    hindi = next((folder / "dict-freedict-eng-hin").rglob("*.dict.dz"))
    for line in subprocess.run(["zcat", hindi], capture_output=True, check=True).stdout.decode().splitlines():
        if re.search("[\u0900-\u097f]", line):
            add("hi", "freedict", re.sub(r"[^\u0900-\u097f ]|~", " ", line))
    english = {text.casefold() for (language, _), texts in found.items() if language == "en" for text in texts}
    return {key: [text for text in texts if key[0] == "en" or text.casefold() not in english] for key, texts in found.items()}


def decode(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def catalogue(path: pathlib.Path) -> list[tuple[str, str]]:
    """Originals and translations of a compiled gettext catalogue."""
    data = path.read_bytes()
    count, originals, translations = struct.unpack_from("<3I", data, 8)

    def text(table: int, i: int) -> str:
        length, offset = struct.unpack_from("<2I", data, table + 8 * i)
        return decode(data[offset:offset + length]).replace("\0", "\n").split("\x04")[-1]

    pairs = [(re.sub(r"^[\w &:]+\^", "", text(originals, i)), text(translations, i)) for i in range(count)]
    return [pair for pair in pairs if pair[0]]


def messages(archive: pathlib.Path) -> list[str]:
    """The texts of an extension of Firefox: Fluent and properties files."""
    texts = []
    with zipfile.ZipFile(archive) as file:
        for name in sorted(file.namelist()):
            if name.endswith((".ftl", ".properties")):
                for line in decode(file.read(name)).splitlines():
                    if not line.lstrip().startswith(("#", "*[", "[", "}", "{ ")):
                        texts.append(re.sub(r"^\s*[\w.-]+\s*=|\{.*?\}|\\u\w{4}", " ", line))
    return texts


def split(text: str) -> list[str]:
    text = re.sub(r"<[^<>]*>|%[\d$.]*[a-zA-Z]|\$\w+|\\n|&\w+;", " ", text)
    text = re.sub(r"\s+", " ", re.sub(r"(?<=\w)[&_](?=\w)|^[&_](?=\w)", "", text))
    parts = re.split(r"(?<=[.!?…:;])\s+", text)
    return [part.strip() for part in parts if re.search(r"[^\W\d_]{2}", part) and len(part) < 400]


CONSONANTS = dict(zip("कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहळ",
                      "k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l v sh sh s h l".split()))
VOWELS = {**dict(zip("अआइईउऊऋएऐओऔऑऍ", "a aa i ee u oo ri e ai o au o e".split())),
          **dict(zip("ािीुूृेैोौॉॅ", "aa i i u u ri e ai o au o e".split()))}


def romanize(text: str) -> str:
    """Hindi as people type it in Latin letters, roughly: by sound, without the vowel that is written but not spoken."""
    def word(match: re.Match) -> str:
        letters, out = match[0].replace("\u093c", ""), []
        for i, letter in enumerate(letters):
            following = letters[i + 1] if i + 1 < len(letters) else ""
            if letter in CONSONANTS:
                out.append(CONSONANTS[letter])
                silent = following == "" or following == "\u094d" or following in VOWELS and following not in "अआइईउऊऋएऐओऔ"
                # The vowel inside a word falls too between a vowel and a consonant that has one of its own.
                falls = (i > 1 and following in CONSONANTS and i + 2 < len(letters) and letters[i + 2] in VOWELS
                         and (letters[i - 1] in VOWELS or letters[i - 1] in CONSONANTS and letters[i - 2] != "\u094d"))
                out.append("" if silent or falls else "a")
            elif letter in VOWELS:
                out.append("a" if VOWELS[letter] == "aa" and i + 1 == len(letters) else VOWELS[letter])
            elif letter in "\u0901\u0902":
                out.append("n")
        return "".join(out)
    romanized = re.sub("[\u0900-\u0963\u0970-\u097f]+", word, text)
    # Some write a long a with two letters, most with one: by chance, half of the texts.
    return romanized.replace("aa", "a") if len(romanized) % 2 else romanized
