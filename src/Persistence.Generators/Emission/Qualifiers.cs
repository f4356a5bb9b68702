namespace Persistence.Generators.Emission;

/// <summary>
/// Keeps qualified names short: instead of <c>global::Persistence.Serialization.StringCodec</c> a file says <c>json::StringCodec</c>, with an
/// alias in its namespace. What stands before <c>::</c> is looked up among aliases alone, in the innermost namespace first, so that
/// neither a type, a namespace nor a global alias of the user's can take its place. In the global namespace there is no place for an alias that could not
/// clash with a global one, so that names stay long there.
/// </summary>
internal sealed class Qualifiers
{
    private const string Root = "global::";

    // The length of "sys::": what is shorter holds no name to change.
    private const int Shortest = 5;

    // The longest first: what is in a namespace is also in the one around it.
    private static readonly (string Alias, string Namespace, string Directive)[] s_known =
    [
        Known("columns", "Persistence.Sqlite.Mapping"),
        Known("json", "Persistence.Serialization"),
        Known("map", "Persistence.Mapping"),
        Known("engine", "Persistence.Engine"),
        Known("sqlite", "Persistence.Sqlite"),
        Known("hosting", "Persistence.Hosting"),
        Known("core", "Persistence"),
        Known("access", "System.Runtime.CompilerServices"),
        Known("services", "Microsoft.Extensions.DependencyInjection"),
        Known("sys", "System"),
    ];

    private readonly (string Alias, string Namespace, string Directive)[] _aliases;

    /// <summary>Makes those of a class.</summary>
    /// <param name="space">The namespace that its files have; empty for the global one.</param>
    public Qualifiers(string space)
    {
        IsShort = space.Length > 0;
        _aliases = IsShort ? [Known("own", space), .. s_known] : s_known;
    }

    /// <summary>Whether aliases are used.</summary>
    public bool IsShort { get; }

    /// <summary>Finds the next name to change.</summary>
    /// <param name="text">Where to look.</param>
    /// <param name="start">Where to begin.</param>
    /// <returns>Where it begins, how many characters go, and what takes their place; a negative place where there is none.</returns>
    public (int Start, int Length, string Replacement) Next(string text, int start) =>
        text.Length - start < Shortest ? (-1, 0, "") : IsShort ? NextLong(text, start) : NextShort(text, start);

    /// <summary>The directives for the aliases that a text uses.</summary>
    /// <param name="text">Begins with the text.</param>
    /// <param name="length">How long it is.</param>
    public IEnumerable<string> Directives(char[] text, int length)
    {
        if (!IsShort)
        {
            yield break;
        }

        foreach (var (alias, _, directive) in _aliases)
        {
            if (text.AsSpan(0, length).IndexOf(alias.AsSpan()) >= 0)
            {
                yield return directive;
            }
        }
    }

    private static (string Alias, string Namespace, string Directive) Known(string alias, string space) =>
        ($"{alias}::", $"{space}.", $"using {alias} = {Root}{space};");

    private (int Start, int Length, string Replacement) NextLong(string text, int start)
    {
        for (var found = text.IndexOf(Root, start, StringComparison.Ordinal); found >= 0; found = text.IndexOf(Root, found + Root.Length, StringComparison.Ordinal))
        {
            foreach (var (alias, space, _) in _aliases)
            {
                if (string.CompareOrdinal(text, found + Root.Length, space, 0, space.Length) == 0)
                {
                    return (found, Root.Length + space.Length, alias);
                }
            }
        }

        return (-1, 0, "");
    }

    private (int Start, int Length, string Replacement) NextShort(string text, int start)
    {
        for (var found = text.IndexOf("::", start, StringComparison.Ordinal); found >= 0; found = text.IndexOf("::", found + 2, StringComparison.Ordinal))
        {
            foreach (var (alias, space, _) in _aliases)
            {
                var begin = found + 2 - alias.Length;
                if (begin >= start && string.CompareOrdinal(text, begin, alias, 0, alias.Length) == 0 && (begin == 0 || !char.IsLetterOrDigit(text[begin - 1])))
                {
                    return (begin, alias.Length, Root + space);
                }
            }
        }

        return (-1, 0, "");
    }
}
