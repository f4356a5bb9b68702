using System.ComponentModel.DataAnnotations;
using Persistence.Abstractions.Tests.Oracle;

namespace Persistence.Shapes.Tests.Exactness;

/// <summary>Every form as a member of the header, inside of another object, and as a member of an entry; and entries of each kind.</summary>
[PersistedSession(Stores = SessionStores.Json | SessionStores.Sqlite | SessionStores.Redis)]
public sealed partial class FormSheet : EveryForm
{
    [Key]
    public required string Id { get; init; }

    public EveryForm? Nested { get; set; }

    [AppendOnly]
    public List<EveryForm> Log { get; init; } = [];

    [AppendOnly]
    public List<(int Count, string? Text)> Pairings { get; init; } = [];

    [AppendOnly]
    public List<(int, int, int, int, int, int, int, decimal, (long, Point?))> Nines { get; init; } = [];

    [AppendOnly]
    public List<OrderId> Ids { get; init; } = [];

    [AppendOnly]
    public List<KeepingStruct> Structs { get; init; } = [];

    [AppendOnly]
    public List<KeepingEvent> Events { get; init; } = [];

    [AppendOnly]
    public List<HiddenlyMade> Hiddens { get; init; } = [];

    /// <summary>Sets every member, and adds an entry to each log.</summary>
    public void Refill(RandomValues values)
    {
        Fill(values);
        Nested = Random(values);
        Log.Add(Random(values));
        Pairings.Add((values.Below(9), values.TextOrNull()));
        Nines.Add((1, 2, 3, 4, 5, 6, values.Below(9), values.Money(), (values.Bits(), values.Bool() ? null : Point.Random(values))));
        Ids.Add(new OrderId(values.Bits()));
        Structs.Add(new KeepingStruct { A = values.Below(9), Rest = KeepingShape.Entries(values) is { Count: > 0 } entries ? entries : null });
        Hiddens.Add(HiddenlyMade.Make(values.Below(9), values.TextOrNull()));
        Events.Add(values.Of(new KeepingBell { Times = 3, Rest = KeepingShape.Entries(values) }, new KeepingEvent { Rest = KeepingShape.Entries(values) }));
    }
}
