#!/usr/bin/env python3
"""Makes CaseFoldingTable.cs, simple case folding as the Unicode Character Database has it, version 15.0.0.

    make_case_folding.py FILE     CaseFolding.txt (Debian's package unicode-data 15.0.0-1 has it in /usr/share/unicode)

What it makes is in stored indexes. Unicode promises that a character which it knows keeps its folding; a later version adds characters, whose index entries
are found only after the indexes are built again.
"""
import os
import sys

HEAD = '''namespace Persistence.Mapping;

/// <summary>Simple case folding of Unicode 15.0.0, the same on every machine. Made by make_case_folding.py.</summary>
internal static class CaseFoldingTable
{
    /// <summary>Runs of characters that are folded by the same distance, ascending: the first one, the last one, the distance between two of them, how far they are folded.</summary>
    public static ReadOnlySpan<int> Runs =>
    [
'''


def main():
    folded = {}
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file:
            parts = [part.strip() for part in line.split("#")[0].split(";")]
            if len(parts) > 2 and parts[1] in "CS":
                folded[int(parts[0], 16)] = int(parts[2], 16)
    for code, target in folded.items():
        if folded.get(target, target) != target or (code > 0xFFFF) != (target > 0xFFFF):
            raise SystemExit(f"U+{code:04X} has a folding that is not final, or of another length")
    codes, runs, at = sorted(folded), [], 0
    while at < len(codes):
        end, step = max((run_end(codes, folded, at, step), -step) for step in (1, 2))
        runs.append((codes[at], codes[end], -step if end > at else 1, folded[codes[at]] - codes[at]))
        at = end + 1
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "CaseFoldingTable.cs"), "w", encoding="utf-8") as file:
        file.write(HEAD)
        file.writelines(f"        0x{first:X}, 0x{last:X}, {step}, {distance},\n" for first, last, step, distance in runs)
        file.write("    ];\n}\n")


def run_end(codes, folded, at, step):
    end = at
    while end + 1 < len(codes) and codes[end + 1] == codes[end] + step and folded[codes[end + 1]] - codes[end + 1] == folded[codes[at]] - codes[at]:
        end += 1
    return end


main()
