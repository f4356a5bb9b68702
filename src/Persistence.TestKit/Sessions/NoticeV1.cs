using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>The first version of <see cref="Notice"/>, whose sessions lived for ever.</summary>
[PersistedSession(Name = "notice", Async = true)]
public sealed partial class NoticeV1
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>What became <see cref="Notice.ClosedAt"/>.</summary>
    public DateTimeOffset? ShutAt { get; set; }

    /// <summary>What it is about.</summary>
    [Indexed]
    public string Topic { get; set; } = "";

    /// <summary>Where it hangs; each place has one.</summary>
    [Indexed(Unique = true)]
    public string? Place { get; set; }

    /// <summary>A log.</summary>
    [AppendOnly]
    public List<string> Notes { get; init; } = [];
}
