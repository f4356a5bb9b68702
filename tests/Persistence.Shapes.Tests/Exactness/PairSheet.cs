using System.ComponentModel.DataAnnotations;

namespace Persistence.Shapes.Tests.Exactness;

/// <summary>Logs of tuples whose elements may, or may not, be null.</summary>
[PersistedSession(Stores = SessionStores.Json | SessionStores.Sqlite | SessionStores.Redis)]
public sealed partial class PairSheet
{
    [Key]
    public required string Id { get; init; }

    [AppendOnly]
    public List<(int Number, string Text)> Strict { get; init; } = [];

    [AppendOnly]
    public List<(int Number, string? Text)> Loose { get; init; } = [];

    [AppendOnly]
    public List<(string?, int, int, int, int, int, int, List<int> Eighth, string? Ninth, string Tenth)> Tens { get; init; } = [];
}
