using System.ComponentModel.DataAnnotations;

namespace Persistence.Benchmarks.Queries;

/// <summary>A ticket, of which there are many.</summary>
[PersistedSession(Async = true)]
[CompoundIndex(nameof(Assignee), nameof(Status), nameof(Due))]
public sealed partial class DeskTicket
{
    [Key]
    public required long Number { get; init; }

    public string Title { get; set; } = "";

    [Indexed]
    public string? Assignee { get; set; }

    [Indexed]
    public int Status { get; set; }

    [Indexed]
    public DateTimeOffset Due { get; set; }

    /// <summary>The tickets of a desk of a hundred people, three in four of them open.</summary>
    public static IEnumerable<DeskTicket> Some(int first, int count) => Enumerable.Range(first, count).Select(static number => new DeskTicket
    {
        Number = number,
        Title = "a title of usual length",
        Assignee = $"person {number % 100}",
        Status = number / 100 % 4 == 0 ? 1 : 0,
        Due = DateTimeOffset.UnixEpoch.AddMinutes((number * 7919L) % 1_000_003),
    });
}
