using System.Globalization;
using Persistence.Generators.Model;
using Persistence.SchemaFiles;

namespace Persistence.Generators.Schema.Files;

/// <summary>Reads <c>PersistedSchema.txt</c>. Stops at the first line that it cannot read: a file that is understood in part must not be written again.</summary>
internal sealed class SchemaParser
{
    private readonly SortedDictionary<string, List<SchemaFact>> _facts = new(StringComparer.Ordinal);

    private readonly Dictionary<string, ClassSchema> _classes = new(StringComparer.Ordinal);

    private string? _problem;

    /// <summary>Reads a file.</summary>
    /// <param name="text">Its text, with any line ends.</param>
    /// <returns>What it says, or the line that cannot be read.</returns>
    public static SchemaFile Parse(string text)
    {
        var parser = new SchemaParser();
        var lines = SchemaLines.Split(text);
        for (var index = 0; index < lines.Length; index++)
        {
            parser.ReadLine(lines[index], index == 0);
            if (parser._problem is { } problem)
            {
                return new SchemaFile(default, new SchemaProblem(index, problem));
            }
        }

        return parser.Whole(lines.Length - 1);
    }

    private SchemaFile Whole(int lastLine)
    {
        if (_facts.Keys.FirstOrDefault(name => !_classes.ContainsKey(name)) is { } orphan)
        {
            return new SchemaFile(default, new SchemaProblem(lastLine, $"the line '{orphan} {ClassSchema.VersionName}: …' is missing, which says the version of '{orphan}'"));
        }

        return new SchemaFile(_classes.Values
            .OrderBy(static one => one.StorageName, StringComparer.Ordinal)
            .Select(one => one with { Facts = _facts.TryGetValue(one.StorageName, out var facts) ? facts.OrderBy(static fact => fact.Path, StringComparer.Ordinal).ToEquatableArray() : default })
            .ToEquatableArray());
    }

    private void ReadLine(string line, bool isFirst)
    {
        if (isFirst)
        {
            ReadHeading(line.TrimStart('\uFEFF'));
        }
        else if (line.StartsWith("<<<<<<<", StringComparison.Ordinal) || line.StartsWith("=======", StringComparison.Ordinal) || line.StartsWith(">>>>>>>", StringComparison.Ordinal))
        {
            _problem = $"it is a mark of a merge conflict; keep the lines of both sides, but of two lines '{ClassSchema.VersionName}' one with the higher version, which is one more than on the other branch where both raised it";
        }
        else if (SchemaLines.IsFact(line))
        {
            ReadFact(line);
        }
    }

    private void ReadHeading(string line)
    {
        if (!line.StartsWith(SchemaLines.Heading, StringComparison.Ordinal) || !TryNumber(line.Substring(SchemaLines.Heading.Length), out var format))
        {
            _problem = $"the first line is '{SchemaLines.Heading}{SchemaLines.Format}'";
        }
        else if (format > SchemaLines.Format)
        {
            _problem = $"it is of format {format}, and this version of Persistence.Generators reads format {SchemaLines.Format}; update the package";
        }
    }

    private void ReadFact(string line)
    {
        var name = StorageText.IndexOf(line, ' ');
        var colon = StorageText.IndexOf(line, ':', Math.Max(name, 0));
        if (name < 1 || colon < name || colon + 2 >= line.Length || line[colon + 1] != ' ')
        {
            _problem = "a line is a storage name, a place, a colon and what is stored there";
            return;
        }

        var session = line.Substring(0, name);
        var path = line.Substring(name + 1, colon - name - 1);
        var rest = line.Substring(colon + 2);
        if (path == ClassSchema.VersionName)
        {
            ReadVersion(session, rest);
        }
        else
        {
            ReadFact(session, path, rest);
        }
    }

    private void ReadVersion(string session, string text)
    {
        var reason = Cut(ref text, SchemaLines.ClassRemoved);
        var parts = text.Split(' ');
        if (parts.Length < 2 || !TryNumber(parts[0], out var version) || parts[1].Length < 2 || parts[1][0] != '#')
        {
            _problem = $"after '{ClassSchema.VersionName}:' stand a number of 1 or more, and a mark that begins with #";
        }
        else if (_classes.ContainsKey(session))
        {
            _problem = $"'{session}' has a line '{ClassSchema.VersionName}' already";
        }
        else
        {
            _classes.Add(session, new(session, version, parts[1].Substring(1), parts.Length > 2 ? parts[2] : "", reason, default));
        }
    }

    private void ReadFact(string session, string path, string text)
    {
        var reason = Cut(ref text, SchemaLines.Accepted);
        var at = text.LastIndexOf(" @", StringComparison.Ordinal);
        if (at < 1 || Range(text.Substring(at + 2)) is not { } range)
        {
            _problem ??= "after what is stored stand the versions that store it so, for example @1 or @1..2";
            return;
        }

        if (!_facts.TryGetValue(session, out var facts))
        {
            _facts.Add(session, facts = []);
        }

        if (range.Until is null && facts.Exists(fact => fact.Until is null && fact.Path == path))
        {
            _problem = $"'{path}' of '{session}' has two lines without a last version; one of them is older";
        }

        facts.Add(new(path, text.Substring(0, at), range.Since, range.Until, reason));
    }

    private (int Since, int? Until)? Range(string text)
    {
        var end = text.IndexOf("..", StringComparison.Ordinal);
        if (!TryNumber(end < 0 ? text : text.Substring(0, end), out var since))
        {
            return null;
        }

        if (end < 0)
        {
            return (since, null);
        }

        var last = text.Substring(end + 2);
        if (TryNumber(last, out var until) && until >= since)
        {
            return (since, until);
        }

        _problem = $"'{last}' is no version that comes after {since}";
        return null;
    }

    private static string? Cut(ref string text, string mark)
    {
        var start = text.IndexOf(mark, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var reason = text.Substring(start + mark.Length).Trim();
        text = text.Substring(0, start);
        return reason;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
}
