using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What was removed occupies no space.</summary>
internal static class SpaceCases
{
    private const int Rounds = 60;
    private const int Length = 200_000;

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Delete, DeleteFreesTheSpace),
        new(Contract.Purge, PurgeFreesTheSpace),
    ];

    private static void DeleteFreesTheSpace(CaseContext context) =>
        CheckFreed(context, (store, name) => Check.True(store.Delete(name)));

    private static void PurgeFreesTheSpace(CaseContext context) =>
        CheckFreed(context, (store, _) =>
        {
            context.Clock.Advance(TimeSpan.FromHours(2));
            Check.Equal(1, store.PurgeExpired());
        });

    // Stores one session after the other, each gone before the next, and measures what is left of them.
    private static void CheckFreed(CaseContext context, Action<ILeaseStore, string> remove)
    {
        Check.Possible(context.Environment.StoredBytes() is not null, "the place cannot be measured");
        var store = context.Open<ILeaseStore>();
        for (var round = 0; round < Rounds; round++)
        {
            store.Create(new Lease { Name = $"l{round}", Notes = [new string((char)('a' + (round % 26)), Length)] });
            remove(store, $"l{round}");
        }

        // Space may be kept to be used again, but not more for each session.
        var occupied = context.Environment.StoredBytes()!.Value;
        Check.True(occupied < Rounds * Length / 2, $"{Rounds} sessions of {Length} bytes, all gone, leave {occupied} bytes");
    }
}
