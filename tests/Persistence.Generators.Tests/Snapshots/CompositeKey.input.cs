using System.ComponentModel.DataAnnotations;
using Persistence;

namespace Samples;

public static partial class Tenants
{
    [PersistedSession(Name = "tenant-fact", SchemaVersion = 3)]
    internal partial class Fact
    {
        [Key] public string Tenant { get; init; } = "";

        [Key] public Guid Id { get; init; }

        [Key] public long Number { get; init; }

        [Indexed] public TimeSpan Age { get; set; }

        [Indexed(Unique = true, IgnoreCase = true)] public string? Title { get; set; }

        [Indexed(IgnoreCase = true)] public List<string> Words { get; set; } = [];

        [AppendOnly] public ICollection<Point> Track { get; } = new List<Point>();

        [AppendOnly] public int[] Scores { get; set; } = [];
    }
}

public readonly record struct Point(int X, int Y)
{
    public string? Label { get; init; }
}
