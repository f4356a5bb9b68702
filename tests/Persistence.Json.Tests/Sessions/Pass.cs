using System.ComponentModel.DataAnnotations;

namespace Persistence.Json.Tests.Sessions;

/// <summary>A session with a key of two parts that expires.</summary>
[PersistedSession(Stores = SessionStores.Json, TimeToLive = "01:00:00", SlidingExpiration = true)]
public sealed partial class Pass
{
    [Key]
    public required string House { get; init; }

    [Key]
    public required int Number { get; init; }

    [Indexed]
    public string Holder { get; set; } = "";
}
