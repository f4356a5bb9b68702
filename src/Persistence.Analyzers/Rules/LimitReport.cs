using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Persistence.Analyzers.Options;

namespace Persistence.Analyzers.Rules;

/// <summary>Makes the diagnostic of a limit: numbers in the message for people, and in the properties for tools and fixes.</summary>
internal sealed class LimitReport
{
    /// <summary>Property of a diagnostic: the number measured.</summary>
    public const string MeasuredProperty = "measured";

    /// <summary>Property of a diagnostic: the number allowed where it was reported.</summary>
    public const string AllowedProperty = "allowed";

    private readonly Dictionary<string, string?> more = [];
    private readonly LimitRule rule;
    private readonly int measured;
    private readonly int allowed;

    public LimitReport(LimitRule rule, int measured, int allowed)
    {
        this.rule = rule;
        this.measured = measured;
        this.allowed = allowed;
    }

    /// <summary>Adds another limit of the file, which a fix has to keep as well.</summary>
    public LimitReport With(string property, int limit)
    {
        more[property] = Text(limit);
        return this;
    }

    public Diagnostic At(Location location, string name, IEnumerable<Location>? counted = null, string note = "") =>
        Diagnostic.Create(rule.Descriptor, location, counted, Properties(), name, Text(measured), Text(allowed), note);

    private ImmutableDictionary<string, string?> Properties() =>
        ImmutableDictionary<string, string?>.Empty
            .Add(MeasuredProperty, Text(measured))
            .Add(AllowedProperty, Text(allowed))
            .AddRange(more);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
