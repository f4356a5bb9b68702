using System.Text.RegularExpressions;
using Persistence.Evolution.Tests.Programs;

namespace Persistence.Evolution.Tests.Rows;

/// <summary>
/// The rolling upgrade of a row on one backend: the program from before the change and the one after it run at once, and each reads, saves and appends to what the
/// other one stored. What is read, and what is refused, is noted line by line.
/// </summary>
internal sealed partial class Rollout(Row row, Func<string, RunningProgram> programs, string place)
{
    private readonly List<string> _lines = [];
    private bool _hasWaited;
    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal) { ["a"] = new(), ["b"] = new(), ["c"] = new() };

    /// <summary>What happened.</summary>
    public string Lines => string.Join('\n', _lines);

    /// <summary>Whether a program was refused something.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Whether a program was refused data of a higher SchemaVersion.</summary>
    public bool IsNewer { get; private set; }

    /// <summary>Whether a session is over because its time was up.</summary>
    public bool IsExpired { get; private set; }

    /// <summary>Whether a program reads something else than what was stored, or nothing.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Lets both programs work.</summary>
    public Rollout Run()
    {
        Create("old", "a", "old creates");
        if (row["old creates too"] is not null)
        {
            Create("old", "c", "old creates too");
        }

        Read("new", "a");
        Change("new", "a");
        Read("old", "a");
        Change("old", "a");
        Read("new", "a");
        Create("new", "b", "new creates");
        Read("old", "b");
        Change("old", "b");
        Read("new", "b");
        Restart("old", "a");
        Restart("new", "b");
        if (row["later"] is { } later)
        {
            Wait(later);
            Read("new", "a");
            Read("old", "a");
        }

        return this;
    }

    private void Create(string program, string key, string setting)
    {
        var value = row.Json(setting, "{}");
        value = row["keys"] is null ? Joined($"{{\"Id\":\"{key}\"", value) : value;
        if (Did(program, key, new("create", row.Namespace, place, "", "", value), $"creates {key}"))
        {
            _known[key].Store(program, row.Json(setting, "{}"));
        }

        AppendTo(program, key);
    }

    private void Change(string program, string key)
    {
        var value = Joined($"{{\"Other\":\"{program}\"", row.Json($"{program} changes", "{}"));
        if (Did(program, key, new("change", row.Namespace, place, KeyOf(program, key), "", value), $"saves {key}"))
        {
            _known[key].Store(program, value);
        }

        AppendTo(program, key);
    }

    private void AppendTo(string program, string key)
    {
        if (row[$"{program} appends"] is not { } append)
        {
            return;
        }

        var (log, entry) = (append.Split(' ')[0], append[(append.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        entry = entry.Replace("#", $"{key}{_lines.Count}{program}", StringComparison.Ordinal);
        if (Did(program, key, new("append", row.Namespace, place, KeyOf(program, key), log, entry), $"appends to {key}"))
        {
            _known[key].Append(program, log, entry);
        }
    }

    private void Read(string program, string key)
    {
        var answer = programs(program).Ask(new("load", row.Namespace, place, KeyOf(program, key)));
        if (answer.Error is not null)
        {
            Refuse(program, $"reads {key}", answer);
            return;
        }

        _lines.Add($"{program} reads {key}: {answer.Text}");
        IsChanged |= !_known[key].IsIn(program, answer.Text, row["same"]);
        if (row[$"{program} finds"] is { } find)
        {
            var (name, value) = (find.Split(' ')[0], find[(find.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            var found = programs(program).Ask(new("find", row.Namespace, place, "", name, value));
            _lines.Add($"{program} finds by {value}: {(found.Error is not null ? $"{found.Error} {found.Text}" : found.Text.Length == 0 ? "none" : found.Text)}");
        }
    }

    private void Restart(string program, string key)
    {
        programs(program).Ask(new("close", row.Namespace, place));
        _lines.Add($"{program} restarts");
        Read(program, key);
    }

    private void Wait(string time)
    {
        programs("old").Ask(new("wait", row.Namespace, place, Value: time));
        programs("new").Ask(new("wait", row.Namespace, place, Value: time));
        _lines.Add($"{time} later");
        _hasWaited = true;
    }

    private bool Did(string program, string key, Call call, string what)
    {
        var answer = programs(program).Ask(call);
        if (answer.Error is null)
        {
            return true;
        }

        Refuse(program, what, answer);
        return false;
    }

    private void Refuse(string program, string what, Answer answer)
    {
        var isNewer = answer.Error == nameof(SessionSchemaException) && answer.Text.Contains(" by schema version ", StringComparison.Ordinal);
        var isAbsent = answer.Error == nameof(SessionNotFoundException);
        IsNewer |= isNewer;
        IsExpired |= isAbsent && _hasWaited;
        IsChanged |= isAbsent && !_hasWaited;
        IsRefused |= !isNewer && !isAbsent;
        var text = answer.Text.Replace(place[(place.IndexOf(':', StringComparison.Ordinal) + 1)..], "PLACE", StringComparison.Ordinal);
        _lines.Add($"{program} {what}: {answer.Error} {Offset().Replace(text, "byte N")}");
    }

    private string KeyOf(string program, string key) =>
        row["keys"] is null ? $"\"{key}\"" : row[$"{program} key {key}"]!;

    private static string Joined(string begin, string members) => members == "{}" ? begin + "}" : $"{begin},{members[1..]}";

    // How long a line is depends on the time in it.
    [GeneratedRegex("byte [0-9]+")]
    private static partial Regex Offset();
}
