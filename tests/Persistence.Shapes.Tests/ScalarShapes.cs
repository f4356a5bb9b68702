using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Persistence.Shapes.Tests;

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class TextShape
{
    [Key]
    public required string Id { get; init; }

    public string? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class FlagShape
{
    [Key]
    public required string Id { get; init; }

    public bool Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class LetterShape
{
    [Key]
    public required string Id { get; init; }

    public char Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class SmallShape
{
    [Key]
    public required string Id { get; init; }

    public sbyte Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class OctetShape
{
    [Key]
    public required string Id { get; init; }

    public byte Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class BriefShape
{
    [Key]
    public required string Id { get; init; }

    public short Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class BriefUnsignedShape
{
    [Key]
    public required string Id { get; init; }

    public ushort Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class WholeShape
{
    [Key]
    public required string Id { get; init; }

    public int Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class WholeUnsignedShape
{
    [Key]
    public required string Id { get; init; }

    public uint Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class LargeShape
{
    [Key]
    public required string Id { get; init; }

    public long Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class LargeUnsignedShape
{
    [Key]
    public required string Id { get; init; }

    public ulong Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class VastShape
{
    [Key]
    public required string Id { get; init; }

    public Int128 Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class VastUnsignedShape
{
    [Key]
    public required string Id { get; init; }

    public UInt128 Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class HalfRealShape
{
    [Key]
    public required string Id { get; init; }

    public Half Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class SingleRealShape
{
    [Key]
    public required string Id { get; init; }

    public float Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class RealShape
{
    [Key]
    public required string Id { get; init; }

    public double Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class MoneyShape
{
    [Key]
    public required string Id { get; init; }

    public decimal Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class IdentityShape
{
    [Key]
    public required string Id { get; init; }

    public Guid Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class MomentShape
{
    [Key]
    public required string Id { get; init; }

    public DateTime Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class InstantShape
{
    [Key]
    public required string Id { get; init; }

    public DateTimeOffset Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class DayShape
{
    [Key]
    public required string Id { get; init; }

    public DateOnly Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class ClockShape
{
    [Key]
    public required string Id { get; init; }

    public TimeOnly Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class DurationShape
{
    [Key]
    public required string Id { get; init; }

    public TimeSpan Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class LinkShape
{
    [Key]
    public required string Id { get; init; }

    public Uri? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class ReleaseShape
{
    [Key]
    public required string Id { get; init; }

    public Version? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class BytesShape
{
    [Key]
    public required string Id { get; init; }

    public byte[]? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class MemoryShape
{
    [Key]
    public required string Id { get; init; }

    public ReadOnlyMemory<byte> Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class FeelingShape
{
    [Key]
    public required string Id { get; init; }

    public Mood Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class GradeShape
{
    [Key]
    public required string Id { get; init; }

    public Rank Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class MaybeNumberShape
{
    [Key]
    public required string Id { get; init; }

    public int? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class MaybeInstantShape
{
    [Key]
    public required string Id { get; init; }

    public DateTimeOffset? Value { get; set; }
}

[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class MaybeMoodShape
{
    [Key]
    public required string Id { get; init; }

    public Mood? Value { get; set; }
}
