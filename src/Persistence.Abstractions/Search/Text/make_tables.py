#!/usr/bin/env python3
"""Makes UnicodeTables.bin, what the text analyzer knows of Unicode, from the files of the Unicode Character Database, version 15.0.0.

    make_tables.py FOLDER     a folder that holds UnicodeData.txt, CaseFolding.txt, LineBreak.txt, Scripts.txt and ScriptExtensions.txt
                              (Debian's package unicode-data 15.0.0-1 has them in /usr/share/unicode)

A change of what it makes is a change of what is found: raise TextAnalyzer.Version with it. The file, after zlib: two tries, each of a
count of blocks, 8704 block numbers (16 bits) and blocks of 128 values (16 bits), the properties first and then the numbers of the
replacements; the count of replacements, where each ends (16 bits) in UTF-16 units, and their text. All numbers are little-endian.
"""
import os
import struct
import sys
import zlib

OTHER, LETTER, DIGIT, MARK, CJK, HANGUL, COMPLEX, JOINER, NUMBER_JOINER, SUFFIX = range(10)
UPPER, LOWER = 1 << 4, 1 << 5
LAST = 0x110000
VERSION = "15.0.0"


def lines(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        for line in file:
            line = line.split("#")[0].strip()
            if line:
                yield [part.strip() for part in line.split(";")]


def ranges(folder, name):
    """The values of the code points of a property file."""
    values = {}
    for codes, value in (parts[:2] for parts in lines(folder, name)):
        first, _, last = codes.partition("..")
        for code in range(int(first, 16), int(last or first, 16) + 1):
            values[code] = value
    return values


class Database:
    def __init__(self, folder):
        self.category, self.combining, self.decomposition, self.decimal = {}, {}, {}, {}
        start = 0
        for parts in lines(folder, "UnicodeData.txt"):
            code = int(parts[0], 16)
            if parts[1].endswith(", First>"):
                start = code
                continue
            for each in range(start if parts[1].endswith(", Last>") else code, code + 1):
                self.category[each] = parts[2]
            self.combining[code] = int(parts[3])
            if parts[5]:
                self.decomposition[code] = [int(part, 16) for part in parts[5].split() if part[0] != "<"]
            if parts[2] == "Nd":
                self.decimal[code] = int(parts[6])
        self.casefold = {int(parts[0], 16): [int(part, 16) for part in parts[2].split()] for parts in lines(folder, "CaseFolding.txt") if parts[1] in "CF"}
        self.line_break = ranges(folder, "LineBreak.txt")
        self.script = ranges(folder, "Scripts.txt")
        self.extensions = ranges(folder, "ScriptExtensions.txt")

    def gc(self, code):
        return self.category.get(code, "Cn")


# What stands for another character beyond compatibility and case: letters with strokes, ligatures, apostrophes, hyphens.
SPECIAL = {
    0x131: "i", 0xF8: "o", 0x142: "l", 0x111: "d", 0xF0: "d", 0x127: "h", 0x167: "t", 0x180: "b", 0x268: "i", 0xE6: "ae", 0x153: "oe", 0xFE: "th",
    0x2018: "'", 0x2019: "'", 0x201B: "'", 0x2BC: "'", 0x5F3: "'", 0x5F4: "'", 0x2010: "-", 0x2012: "-", 0x2212: "-", 0x58A: "-", 0x5BE: "-",
    0x2122: " ", 0x2120: " ",
}

# Format characters that end a word, where the others are part of none.
ZERO_WIDTH_SPACE = 0x200B

# Letters and marks that are nothing to see.
IGNORED = {0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180F, 0x2065, 0x3164, 0xFFA0, 0x640} | set(range(0x180B, 0x180E)) | set(range(0xFE00, 0xFE10)) | set(range(0xE0000, 0xE1000))


def decompose(data, codes):
    result = []
    for code in codes:
        result += decompose(data, data.decomposition[code]) if code in data.decomposition else [code]
    return result


def ordered(data, codes):
    """Canonical order: marks by their combining class."""
    result, run = [], []
    for code in codes:
        if data.combining.get(code, 0):
            run.append(code)
            continue
        result += sorted(run, key=lambda mark: data.combining[mark]) + [code]
        run = []
    return result + sorted(run, key=lambda mark: data.combining[mark])


def is_diacritic(data, code):
    """Marks above, below and through letters, and the vowel points of Hebrew and Arabic; not what is a letter's part in the scripts of Asia."""
    combining = data.combining.get(code, 0)
    return data.gc(code) in ("Mn", "Me") and (combining == 1 or 10 <= combining <= 36 or combining >= 200 or data.gc(code) == "Me")


def is_ignored(data, code):
    return code in IGNORED or (data.gc(code) == "Cf" and code != ZERO_WIDTH_SPACE)


def replace(data, code):
    if code in SPECIAL:
        return [ord(char) for char in SPECIAL[code]]
    if code in data.decimal:
        return [ord("0") + data.decimal[code]]
    if data.gc(code) == "Pc":
        return [ord("_")]
    return data.casefold.get(code, [code])


def fold(data, code):
    """What a character is for the analyzer: its compatibility decomposition without case and diacritics. Hangul syllables stay whole."""
    codes = [ord(char) for char in SPECIAL[code]] if code in SPECIAL else [code]
    for _ in range(8):
        before = codes
        codes = ordered(data, decompose(data, codes))
        codes = [each for folded in codes for each in replace(data, folded)]
        codes = [each for each in codes if not is_diacritic(data, each) and not is_ignored(data, each)]
        if codes == before:
            return codes
    raise SystemExit(f"U+{code:04X} does not come to rest")


def kind(data, code):
    category = data.gc(code)
    if code in (0x27, 0x2D, 0x2E, 0x5F, 0xB7):
        return JOINER
    if code == 0x2C:
        return NUMBER_JOINER
    if code in (0x23, 0x2B):
        return SUFFIX
    if category[0] == "M":
        return MARK
    if category in ("Nd", "No"):
        return DIGIT
    if category[0] == "L" or category == "Nl":
        return kind_of_letter(data, code)
    # What this version does not know, or nobody but its users, is a word all the same.
    is_unknown = category in ("Cn", "Co") and code & 0xFFFE != 0xFFFE and not 0xFDD0 <= code <= 0xFDEF and code < 0xE0000
    return LETTER if is_unknown else OTHER


def kind_of_letter(data, code):
    script = data.script.get(code, "")
    extensions = data.extensions.get(code, "").split()
    if script in ("Han", "Hiragana", "Katakana", "Bopomofo") or (script == "Common" and {"Hani", "Hira", "Kana"} & set(extensions)):
        return CJK
    if script == "Hangul":
        return HANGUL
    return COMPLEX if data.line_break.get(code) == "SA" else LETTER


def properties(data, code):
    category = data.gc(code)
    case = UPPER if category in ("Lu", "Lt") else LOWER if category == "Ll" else 0
    return kind(data, code) | case | (data.combining.get(code, 0) << 8 if category[0] == "M" else 0)


def trie(values):
    blocks, numbers = {}, []
    for start in range(0, LAST, 128):
        block = tuple(values[start:start + 128])
        numbers.append(blocks.setdefault(block, len(blocks)))
    flat = [value for block in blocks for value in block]
    return struct.pack(f"<H{len(numbers)}H{len(flat)}H", len(blocks), *numbers, *flat)


def main(folder):
    with open(os.path.join(folder, "Scripts.txt"), encoding="utf-8") as file:
        if VERSION not in file.readline():
            raise SystemExit(f"{folder} has another version than {VERSION}")
    data = Database(folder)
    replacements, numbers = {}, []
    for code in range(LAST):
        folded = [code] if 0xD800 <= code <= 0xDFFF or 0xAC00 <= code <= 0xD7A3 else fold(data, code)
        numbers.append(0 if folded == [code] else replacements.setdefault("".join(map(chr, folded)), len(replacements) + 1))
    ends, text = [], b""
    for replacement in replacements:
        text += replacement.encode("utf-16-le")
        ends.append(len(text) // 2)
    raw = trie([properties(data, code) for code in range(LAST)]) + trie(numbers) + struct.pack(f"<H{len(ends)}H", len(ends), *ends) + text
    packed = zlib.compress(raw, 9)
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "UnicodeTables.bin"), "wb") as file:
        file.write(packed)
    print(f"Unicode {VERSION}: {len(replacements)} replacements, {len(raw)} bytes, {len(packed)} packed")


if __name__ == "__main__":
    main(sys.argv[1])
