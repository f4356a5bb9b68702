using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Persistence.Evolution.Tests.Rows;

/// <summary>A change of a class: both versions, what they store, what the compiler reports, and what happens on each backend. A file in this folder.</summary>
internal sealed partial class Row
{
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _sections = new(StringComparer.Ordinal);

    private Row(string path)
    {
        Path = path;
        Name = System.IO.Path.GetFileNameWithoutExtension(path);
        var section = "";
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                section = line[3..];
                _sections[section] = "";
            }
            else if (section.Length > 0)
            {
                _sections[section] += line + "\n";
            }
            else if (line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var end)
            {
                _settings[line[..end]] = line[(end + 2)..];
            }
        }
    }

    /// <summary>Every row.</summary>
    public static IReadOnlyList<Row> All { get; } = [.. Directory.GetFiles(Folder(), "*.txt").Order(StringComparer.Ordinal).Select(static path => new Row(path))];

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Its name, a number first.</summary>
    public string Name { get; }

    /// <summary>The namespace of its classes.</summary>
    public string Namespace => "Row" + Name[..2];

    /// <summary>The storage name that its class has before the change.</summary>
    public string StorageName => $"chat{Name[..2]}";

    /// <summary>The class before the change.</summary>
    public string Before => Source("before");

    /// <summary>A version between both that has no data of its own; else the class before the change.</summary>
    public string Between => _sections.ContainsKey("between") ? Source("between") : Before;

    /// <summary>The class after the change.</summary>
    public string After => Source("after");

    /// <summary>What happens, by backend.</summary>
    public string Happens => _sections.GetValueOrDefault("happens", "").Trim();

    /// <summary>A line of its head; null where it has none.</summary>
    public string? this[string setting] => _settings.GetValueOrDefault(setting);

    /// <summary>A value of its head as JSON.</summary>
    public string Json(string setting, string otherwise) => this[setting] ?? otherwise;

    /// <summary>Writes what happened.</summary>
    public void Accept(string reports, string outcome, string happens)
    {
        var text = File.ReadAllText(Path);
        text = Reports().Replace(text, _ => $"reports: {reports}\n");
        text = Outcome().Replace(text, _ => $"outcome: {outcome}\n");
        var end = text.IndexOf("== happens\n", StringComparison.Ordinal);
        File.WriteAllText(Path, (end < 0 ? text.TrimEnd() + "\n" : text[..end]) + "== happens\n" + happens + "\n");
    }

    public override string ToString() => Name;

    private string Source(string section) =>
        $"namespace {Namespace};\n" + Names().Replace(_sections[section], match => match.Value + Name[..2]);

    private static string Folder([CallerFilePath] string here = "") => System.IO.Path.GetDirectoryName(here)!;

    [GeneratedRegex(@"\b(Chat|Talk)\b")]
    private static partial Regex Names();

    [GeneratedRegex(@"(?m)^reports:.*\n")]
    private static partial Regex Reports();

    [GeneratedRegex(@"(?m)^outcome:.*\n")]
    private static partial Regex Outcome();
}
