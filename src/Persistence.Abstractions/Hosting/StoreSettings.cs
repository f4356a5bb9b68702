using System.ComponentModel;
using System.Globalization;

namespace Persistence.Engine;

/// <summary>
/// Reads a section of a configuration member by member, without reflection, and remembers everything that is wrong with it. Each member that is asked for is known; what is there
/// besides is a mistake, too. For one thread at a time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StoreSettings
{
    private readonly Func<string, string?> _read;
    private readonly string[] _names;
    private readonly List<string> _failures;
    private readonly SortedSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Begins.</summary>
    /// <param name="path">The path of the section, for messages.</param>
    /// <param name="read">Gives the text of a member, by its path within the section; null where there is none.</param>
    /// <param name="names">The members that the section has.</param>
    public StoreSettings(string path, Func<string, string?> read, IEnumerable<string> names)
        : this(path, read, [.. names], [])
    {
    }

    private StoreSettings(string path, Func<string, string?> read, string[] names, List<string> failures) =>
        (Path, _read, _names, _failures) = (path, read, names, failures);

    /// <summary>The path of the section.</summary>
    public string Path { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="name">The member.</param>
    /// <returns>Null where it is absent or empty.</returns>
    public string? Text(string name)
    {
        _known.Add(name);
        return _read(name) is { Length: > 0 } text ? text : null;
    }

    /// <summary>Reads a text that must be there.</summary>
    /// <param name="name">The member.</param>
    /// <param name="example">What it may be.</param>
    /// <returns>Empty where it is absent.</returns>
    public string Required(string name, string example)
    {
        var text = Text(name);
        if (text is null)
        {
            Fail(name, $"it is missing; write for example \"{example}\"");
        }

        return text ?? "";
    }

    /// <summary>Reads a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">The member.</param>
    /// <param name="otherwise">What it is where the member is absent, or wrong.</param>
    public T Value<T>(string name, T otherwise)
        where T : IParsable<T>
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        // "30" would be thirty days.
        var isDuration = typeof(T) == typeof(TimeSpan);
        if (T.TryParse(text, CultureInfo.InvariantCulture, out var value) && !(isDuration && !text.Contains(':', StringComparison.Ordinal)))
        {
            return value;
        }

        Fail(name, isDuration ? $"'{text}' is no duration; write hours, minutes and seconds, for example 00:00:30" : $"'{text}' is no {(typeof(T) == typeof(bool) ? "true or false" : "number")}");
        return otherwise;
    }

    /// <summary>Reads one of several names.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="name">The member.</param>
    /// <param name="otherwise">What it is where the member is absent, or wrong.</param>
    public T Choice<T>(string name, T otherwise)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]))
        {
            return value;
        }

        Fail(name, $"'{text}' is none of {string.Join(", ", Enum.GetNames<T>())}");
        return otherwise;
    }

    /// <summary>Reads a section within this one.</summary>
    /// <param name="name">The member; its own members are not checked for unknown ones.</param>
    public StoreSettings Section(string name)
    {
        _known.Add(name);
        return new StoreSettings($"{Path}:{name}", member => _read($"{name}:{member}"), [], _failures);
    }

    /// <summary>Remembers what is wrong.</summary>
    /// <param name="name">The member; empty for the section.</param>
    /// <param name="problem">What.</param>
    public void Fail(string name, string problem) => _failures.Add($"{Path}{(name.Length == 0 ? "" : ":")}{name}: {problem}.");

    /// <summary>Checks a value by the rules that it has in code, too.</summary>
    /// <param name="check">Throws where one is broken.</param>
    public void Check(Action check)
    {
        try
        {
            check();
        }
        catch (ArgumentException fault)
        {
            // Without the name of the parameter, which the platform appends.
            Fail("", OneLine.Of(fault.Message.Split(" (Parameter", 2)[0]).TrimEnd('.'));
        }
    }

    /// <summary>Ends the reading.</summary>
    /// <returns>Everything that is wrong, with members that are not known.</returns>
    public IReadOnlyList<string> Failures() =>
        [.. _failures, .. _names.Where(name => !_known.Contains(name)).Select(name => $"{Path}:{name}: there is no such setting; there are {string.Join(", ", _known)}.")];
}
