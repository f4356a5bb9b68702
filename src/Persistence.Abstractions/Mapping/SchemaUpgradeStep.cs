using System.ComponentModel;
using System.Text.Json.Nodes;

namespace Persistence.Mapping;

/// <summary>One <c>[SchemaUpgrade]</c> method of a session class.</summary>
/// <param name="From">The schema version that stored what it is given.</param>
/// <param name="Name">The method's name, for messages.</param>
/// <param name="Run">The method.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SchemaUpgradeStep(int From, string Name, Action<JsonObject> Run)
{
    /// <summary>The names of the members that the method reads or writes; it sees no others. Null where that is not known, and it is given all.</summary>
    public IReadOnlyList<string>? Members { get; init; }

    /// <summary>Those of <see cref="Members"/> whose values the method takes as texts, if at all.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];
}
