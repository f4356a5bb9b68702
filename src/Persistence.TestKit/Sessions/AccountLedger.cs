using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>An account: an exclusive log, whose growth makes the save of an older copy a conflict.</summary>
[PersistedSession(Async = true)]
public sealed partial class AccountLedger
{
    /// <summary>The key.</summary>
    [Key]
    public required string Account { get; init; }

    /// <summary>What the entries add up to.</summary>
    public decimal Balance { get; set; }

    /// <summary>The exclusive log.</summary>
    [AppendOnly(Append = AppendRule.Exclusive)]
    public List<Booking> Bookings { get; init; } = [];
}
