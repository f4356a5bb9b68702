using System.ComponentModel.DataAnnotations;

namespace Persistence.Tool.Tests.Sessions;

/// <summary>A session whose key has two parts, one of them a number.</summary>
[PersistedSession(Leases = true)]
public sealed partial class Seat
{
    [Key]
    public required string Hall { get; init; }

    [Key]
    public required int Place { get; init; }

    public string Guest { get; set; } = "";

    [AppendOnly]
    public List<int> Visits { get; init; } = [];
}
