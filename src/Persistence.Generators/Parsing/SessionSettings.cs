using System.Globalization;
using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing;

/// <summary>What <c>[PersistedSession]</c> says.</summary>
/// <param name="Name">The storage name.</param>
/// <param name="SchemaVersion">The version of the stored shape.</param>
/// <param name="TimeToLiveTicks">The time to live in ticks; 0 for ever.</param>
/// <param name="SlidingExpiration">Whether each commit starts the time to live again.</param>
/// <param name="Async">Whether asynchronous counterparts are asked for.</param>
/// <param name="Leases">Whether sessions can be leased.</param>
/// <param name="Backends">The backends asked for.</param>
internal sealed record SessionSettings(
    string Name,
    int SchemaVersion,
    long TimeToLiveTicks,
    bool SlidingExpiration,
    bool Async,
    bool Leases,
    Backends Backends)
{
    /// <summary>Reads and checks the attribute.</summary>
    /// <param name="type">The class.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <returns>The settings; null when the class is not marked.</returns>
    public static SessionSettings? Read(INamedTypeSymbol type, DiagnosticSink problems)
    {
        if (Attributes.Find(type, KnownNames.PersistedSessionAttribute) is not { } attribute)
        {
            return null;
        }

        var settings = new SessionSettings(
            Attributes.Named<string>(attribute, "Name") ?? Naming.SnakeCase(type.Name),
            Attributes.Named(attribute, "SchemaVersion", 1),
            Ticks(Attributes.Named<string>(attribute, "TimeToLive")),
            Attributes.Named(attribute, "SlidingExpiration", false),
            Attributes.Named(attribute, "Async", false),
            Attributes.Named(attribute, "Leases", false),
            (Backends)Attributes.Named(attribute, "Stores", 0));
        foreach (var (value, problem) in settings.Faults())
        {
            problems.AddValue(attribute, value, type, problem);
        }

        return settings;
    }

    private static long Ticks(string? text)
    {
        if (text is null)
        {
            return 0;
        }

        // "30" alone would be thirty days, which is rarely meant.
        return text.IndexOf(':') >= 0 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration) && duration > TimeSpan.Zero ? duration.Ticks : -1;
    }

    private IEnumerable<(string Value, string Problem)> Faults()
    {
        if (!IsName(Name))
        {
            yield return ("Name", "a storage name has 1 to 64 letters, digits, '_' and '-', and starts with a letter");
        }

        if (SchemaVersion < 1)
        {
            yield return ("SchemaVersion", "it starts at 1");
        }

        if (TimeToLiveTicks < 0)
        {
            yield return ("TimeToLive", "it is a positive time span with colons, such as \"7.00:00:00\" for seven days or \"00:30:00\" for half an hour");
        }

        if (SlidingExpiration && TimeToLiveTicks == 0)
        {
            yield return ("SlidingExpiration", "it needs a TimeToLive");
        }

        if (((int)Backends & ~15) != 0)
        {
            yield return ("Stores", "it combines Json, Sqlite, Redis and InMemory");
        }
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 64
        && char.IsLetter(name[0])
        && name.All(static character => char.IsLetterOrDigit(character) || character is '_' or '-');
}
