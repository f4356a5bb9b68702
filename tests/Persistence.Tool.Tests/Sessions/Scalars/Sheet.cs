using System.ComponentModel.DataAnnotations;

namespace Persistence.Tool.Tests.Sessions.Scalars;

/// <summary>A session with a member of every scalar type that a column has a form for.</summary>
[PersistedSession(Stores = SessionStores.Json | SessionStores.Sqlite)]
public sealed partial class Sheet
{
    [Key]
    public required string Id { get; init; }

    public bool Flag { get; set; }

    public char Letter { get; set; }

    public sbyte Tiny { get; set; }

    public byte Octet { get; set; }

    public short Brief { get; set; }

    public ushort BriefUnsigned { get; set; }

    public int Whole { get; set; }

    public uint WholeUnsigned { get; set; }

    public long Large { get; set; }

    public ulong LargeUnsigned { get; set; }

    public Int128 Vast { get; set; }

    public UInt128 VastUnsigned { get; set; }

    public Half Rough { get; set; }

    public float Share { get; set; }

    public double Ratio { get; set; }

    public decimal Price { get; set; }

    public Guid Identity { get; set; }

    public DateTime Clock { get; set; }

    public DateTimeOffset Instant { get; set; }

    public DateOnly Day { get; set; }

    public TimeOnly Time { get; set; }

    public TimeSpan Duration { get; set; }

    public Uri? Link { get; set; }

    public Version? Release { get; set; }

    public byte[]? Bytes { get; set; }

    public ReadOnlyMemory<byte> Memory { get; set; }

    [Vector(3)]
    public float[]? Embedding { get; set; }

    public Mood Mood { get; set; }

    public string? Text { get; set; }

    [Indexed]
    public TimeSpan IndexedDuration { get; set; }

    [AppendOnly]
    public List<SheetEntry> Entries { get; init; } = [];
}
