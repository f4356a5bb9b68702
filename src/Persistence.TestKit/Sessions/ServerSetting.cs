using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>A class without a log and without an index.</summary>
[PersistedSession(Async = true)]
public sealed partial class ServerSetting
{
    /// <summary>The key.</summary>
    [Key]
    public required string Name { get; init; }

    /// <summary>The value; null differs from empty.</summary>
    public string? Value { get; set; }
}
