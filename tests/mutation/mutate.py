#!/usr/bin/env python3
"""Puts deliberate faults into the engines, one at a time, and checks that the tests catch each.

    tests/mutation/mutate.py                 every fault
    tests/mutation/mutate.py json.version    those whose name begins so

All faults are compiled into one copy of the repository behind a switch (the environment variable
PERSISTENCE_MUTANT), so that there is one build. Each fault is then given to the cases that are likely to notice it,
and if none does, to all cases of its backend; a run stops at the first failure and has a time limit. Before the
faults the same tests run without one: they must pass. The copy is a git worktree of HEAD in a temporary folder; the
repository is not touched. Needs git, the .NET SDK, redis-server. The result is printed as the table of
docs/testing-results.md.
"""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from mutants import CODE, PAGE, PROJECTS, SCRIPTS

ROOT = pathlib.Path(__file__).resolve().parents[2]
TIMEOUT = 150
# Without a fault a whole suite has to end, on a busy machine too.
TIMEOUT_WITHOUT_FAULT = 600
BUILD = ["-v", "q", "-nologo", "-clp:NoSummary;ErrorsOnly", "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false", "-p:RunAnalyzersDuringBuild=false"]

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


COMPILER_SWITCH = '''namespace Persistence;

internal static class Mutant
{
    private static readonly string? s_name = System.Environment.GetEnvironmentVariable("PERSISTENCE_MUTANT");

    public static bool Is(string name) => s_name == name;
}
'''


def mutated(source: pathlib.Path) -> tuple[dict[str, str], list[str]]:
    """The files with every fault of CODE, and the faults that could not be put in."""
    texts, missing = {}, []
    for name, path, old, new, *_ in CODE:
        text = texts.get(path) or ((source / path).read_text() if (source / path).exists() else "")
        if old not in text:
            cause = "another fault stands in its way" if path in texts and old in (source / path).read_text() else "it is there no more"
            missing.append(f"{name}: {path} has no text {old!r}: {cause}")
            continue
        texts[path] = text.replace(old, new.replace("MUTANT", f'global::Persistence.Mutant.Is("{name}")'), 1)
    return texts, missing


def problems(source: pathlib.Path) -> list[str]:
    """The faults whose text is not found any more."""
    return mutated(source)[1] + [f"{name}: {path} has no text {old!r} any more" for folder, faults in (("Persistence.Redis/Scripts", SCRIPTS), ("Persistence.AspNetCore/Page/Files", PAGE))
                      for name, path, old, *_ in faults if old not in (source / folder / path).read_text()]


def edit(source: pathlib.Path) -> None:
    """Puts every fault into the copy."""
    (source / "Persistence.Abstractions/Mutant.cs").write_text(SWITCH)
    (source / "Shared/Splitting/Mutant.cs").write_text(COMPILER_SWITCH)
    (source / "Persistence.Generators/Mutant.cs").write_text(COMPILER_SWITCH)
    for path, text in mutated(source)[0].items():
        (source / path).write_text(text)
    script = source / "Persistence.Redis/Scripts/RedisScript.cs"
    text = script.read_text()
    head = "    public RedisScript(string text)\n    {\n"
    if head not in text:
        sys.exit("RedisScript takes its text otherwise now; adapt mutate.py")
    script.write_text(text.replace(head, head + "        text = Mutant.Script(text);\n"))
    page = source / "Persistence.AspNetCore/Page/PageFiles.cs"
    text = page.read_text()
    read = "stream.ReadExactly(content);\n"
    if read not in text:
        sys.exit("PageFiles reads its files otherwise now; adapt mutate.py")
    page.write_text(text.replace(read, read + "        content = System.Text.Encoding.UTF8.GetBytes(Mutant.Script(System.Text.Encoding.UTF8.GetString(content)));\n"))


def run(copy: pathlib.Path, suite: str, filters: list[str], environment: dict, limit: int = TIMEOUT) -> tuple[bool, str]:
    """Runs tests; tells whether something failed, and what failed first."""
    project, name = PROJECTS.get(suite, ("Conformance", "Persistence.Conformance"))
    program = copy / "tests" / project / "bin/Debug/net10.0" / name
    command = [program, "--no-ansi", "--progress", "off", "--stop-on-fail", "on", *filters]
    process = subprocess.Popen(command, env=os.environ | {"PERSISTENCE_EVERY_CASE": "1"} | environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)
    try:
        output, _ = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        # Its own process group: the workers and servers that it started.
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return True, "does not end"
    failed = re.search(r'^failed (?:[\w`]+\.)*(\w+)(?:\(name: "(\w+)"\))?', output, re.M)
    if failed:
        return True, failed.group(2) or failed.group(1)
    return process.returncode != 0, f"exit code {process.returncode}"


def likely(suite: str, cases: str) -> list[str]:
    """The filter for the cases that are likely to notice a fault."""
    if suite in PROJECTS:
        return ["--filter-class", *cases.split()]
    names = [f'*.{suite}Conformance.{"Does_what_the_model_does" if case == "model" else f"Holds(name: {chr(34)}{case}{chr(34)})"}' for case in cases.split()]
    return ["--filter-display-name", *names]


def caught(copy: pathlib.Path, suite: str, cases: str, environment: dict) -> tuple[bool, str]:
    if cases:
        failed, by = run(copy, suite, likely(suite, cases), environment)
        if failed and by != "exit code 8":
            return True, by
    if suite in PROJECTS:
        return False, ""
    return run(copy, suite, ["--filter-class", f"*.{suite}Conformance"], environment)


def main() -> int:
    if missing := problems(ROOT / "src"):
        sys.exit("\n".join([*missing, "adapt mutants.py"]))
    wanted = sys.argv[1:] or [""]
    faults = [(name, suite, cases, {"PERSISTENCE_MUTANT": name}) for name, _, _, _, suite, cases in CODE]
    faults += [(name, suite[0] if suite else "Redis", cases, {"PERSISTENCE_MUTANT_FROM": old, "PERSISTENCE_MUTANT_TO": new}) for name, _, old, new, cases, *suite in SCRIPTS]
    faults += [(name, "Feed", "*.Browser.PageTests", {"PERSISTENCE_MUTANT_FROM": old, "PERSISTENCE_MUTANT_TO": new}) for name, _, old, new in PAGE]
    faults = [fault for fault in faults if any(fault[0].startswith(prefix) for prefix in wanted)]
    folder = pathlib.Path(tempfile.mkdtemp(prefix="mutation-"))
    copy = folder / "copy"
    subprocess.run(["git", "-C", ROOT, "worktree", "add", "--quiet", "--detach", copy, "HEAD"], check=True)
    survivors = []
    try:
        edit(copy / "src")
        suites = sorted({suite for _, suite, _, _ in faults})
        for project in sorted({PROJECTS.get(suite, ("Conformance", ""))[0] for suite in suites}):
            subprocess.run(["dotnet", "build", copy / "tests" / project, *BUILD], check=True)
        unusable = set()
        for suite in suites:
            classes = sorted({name for _, own, cases, _ in faults if own == suite for name in cases.split()}) if suite in PROJECTS else [f"*.{suite}Conformance"]
            failed, by = run(copy, suite, ["--filter-class", *classes], {}, TIMEOUT_WITHOUT_FAULT)
            if failed:
                print(f"Without a fault, {suite} fails already: {by}. Its faults are left out.", flush=True)
                unusable.add(suite)
        faults = [fault for fault in faults if fault[1] not in unusable]
        print("| fault | suite | caught by | seconds |\n|---|---|---|---|", flush=True)
        for name, suite, cases, environment in faults:
            start = time.monotonic()
            is_caught, by = caught(copy, suite, cases, environment)
            print(f"| {name} | {suite} | {'`' + by + '`' if is_caught else '**survived**'} | {time.monotonic() - start:.0f} |", flush=True)
            survivors += [] if is_caught else [name]
        print(f"\n{len(faults) - len(survivors)} of {len(faults)} caught", flush=True)
    finally:
        subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", copy], check=False)
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if survivors or unusable else 0


if __name__ == "__main__":
    sys.exit(main())
