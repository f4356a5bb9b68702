#!/usr/bin/env python3
"""Puts deliberate faults into the engines, one at a time, and checks that the conformance suite catches each.

    tests/mutation/mutate.py                 every fault
    tests/mutation/mutate.py json.version    those whose name begins so

All faults are compiled into one copy of the repository behind a switch (the environment variable
PERSISTENCE_MUTANT), so that there is one build, and each fault costs one run of the suite on its backend, which
stops at the first failure. The copy is a git worktree of HEAD in a temporary folder; the repository is not touched.
Needs git, the .NET SDK, redis-server. The result is printed as the table of docs/testing.md.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from mutants import CODE, SCRIPTS

ROOT = pathlib.Path(__file__).resolve().parents[2]
TIMEOUT = 420

SWITCH = '''namespace Persistence;

public static class Mutant
{
    private static readonly string? s_name = Environment.GetEnvironmentVariable("PERSISTENCE_MUTANT");

    public static bool Is(string name) => s_name == name;

    public static string Script(string text)
    {
        var (from, to) = (Environment.GetEnvironmentVariable("PERSISTENCE_MUTANT_FROM"), Environment.GetEnvironmentVariable("PERSISTENCE_MUTANT_TO"));
        return string.IsNullOrEmpty(from) ? text : text.Replace(from, to, StringComparison.Ordinal);
    }
}
'''


def edit(copy: pathlib.Path) -> None:
    """Puts every fault into the copy."""
    (copy / "src/Persistence.Abstractions/Mutant.cs").write_text(SWITCH)
    for name, path, old, new, _ in CODE:
        file = copy / "src" / path
        text = file.read_text()
        if text.count(old) < 1:
            sys.exit(f"{name}: {path} has no text {old!r} any more; adapt mutants.py")
        file.write_text(text.replace(old, new.replace("MUTANT", f'global::Persistence.Mutant.Is("{name}")'), 1))
    for file in (copy / "src/Persistence.Redis/Scripts").glob("*.cs"):
        text = file.read_text()
        for name, path, old, *_ in SCRIPTS:
            if path == file.name and old not in text:
                sys.exit(f"{name}: {path} has no text {old!r} any more; adapt mutants.py")
        text = re.sub(r'public const string (\w+) = """(.*?)""";', r'public static readonly string \1 = Mutant.Script("""\2""");', text, flags=re.S)
        file.write_text(text)


def run(copy: pathlib.Path, backend: str, environment: dict) -> tuple[bool, str]:
    """Runs the suite on one backend; tells whether something failed, and what failed first."""
    program = copy / "tests/Conformance/bin/Debug/net10.0/Persistence.Conformance"
    command = [program, "--no-ansi", "--progress", "off", "--stop-on-fail", "on", "--filter-class", f"*.{backend}Conformance"]
    try:
        done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return True, "does not end"
    failed = re.search(r'^failed [\w.]+\.(\w+)(?:\(name: "(\w+)"\))?', done.stdout, re.M)
    return done.returncode != 0, (failed.group(2) or failed.group(1)) if failed else f"exit code {done.returncode}"


def main() -> int:
    wanted = sys.argv[1:] or [""]
    folder = pathlib.Path(tempfile.mkdtemp(prefix="mutation-"))
    copy = folder / "copy"
    subprocess.run(["git", "-C", ROOT, "worktree", "add", "--quiet", "--detach", copy, "HEAD"], check=True)
    survivors = []
    try:
        edit(copy)
        subprocess.run(["dotnet", "build", copy / "tests/Conformance", "-v", "q", "-nologo", "-clp:NoSummary", "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false"], check=True, stdout=subprocess.DEVNULL)
        faults = [(name, backend, {"PERSISTENCE_MUTANT": name}) for name, _, _, _, backend in CODE]
        faults += [(name, "Redis", {"PERSISTENCE_MUTANT_FROM": old, "PERSISTENCE_MUTANT_TO": new}) for name, _, old, new in SCRIPTS]
        faults = [fault for fault in faults if any(fault[0].startswith(prefix) for prefix in wanted)]
        print("| fault | backend | caught by |\n|---|---|---|", flush=True)
        for name, backend, environment in faults:
            caught, by = run(copy, backend, environment)
            print(f"| {name} | {backend} | {'`' + by + '`' if caught else '**survived**'} |", flush=True)
            survivors += [] if caught else [name]
        print(f"\n{len(faults) - len(survivors)} of {len(faults)} caught", flush=True)
    finally:
        subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", copy], check=False)
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
