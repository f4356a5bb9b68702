using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Persistence;

namespace Samples;

[PersistedSession(Stores = SessionStores.Sqlite | SessionStores.Redis)]
public partial class Order
{
    [Key] public required OrderId Id { get; init; }

    [Key] public required int Part { get; init; }

    [Indexed] public OrderId? Parent { get; set; }

    [AppendOnly] public List<OrderLine> Lines { get; init; } = [];
}

public sealed record OrderLine([property: Key] OrderId Id, int Count);

public readonly record struct OrderId(string Value) : ISpanParsable<OrderId>
{
    public static OrderId Parse(string s, IFormatProvider? provider) => new(s);

    public static OrderId Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => new(s.ToString());

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OrderId result)
    {
        result = new(s!);
        return s is { Length: > 0 };
    }

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out OrderId result) => TryParse(s.ToString(), provider, out result);

    public override string ToString() => Value;
}
