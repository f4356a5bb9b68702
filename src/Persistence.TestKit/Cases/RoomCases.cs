using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What is gone occupies no room.</summary>
internal static class RoomCases
{
    private const int Rounds = 60;
    private const int Length = 200_000;

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Delete, DeleteFreesTheRoom),
        new(Contract.Purge, PurgeFreesTheRoom),
    ];

    private static void DeleteFreesTheRoom(CaseContext context) =>
        CheckFreed(context, (store, name) => Check.True(store.Delete(name)));

    private static void PurgeFreesTheRoom(CaseContext context) =>
        CheckFreed(context, (store, _) =>
        {
            context.Clock.Advance(TimeSpan.FromHours(2));
            Check.Equal(1, store.PurgeExpired());
        });

    // Stores one session after the other, each gone before the next, and measures what is left of them.
    private static void CheckFreed(CaseContext context, Action<ILeaseStore, string> letGo)
    {
        Check.Possible(context.Place.StoredBytes() is not null, "the place cannot be measured");
        var store = context.Open<ILeaseStore>();
        for (var round = 0; round < Rounds; round++)
        {
            store.Create(new Lease { Name = $"l{round}", Notes = [new string((char)('a' + (round % 26)), Length)] });
            letGo(store, $"l{round}");
        }

        // Room may be kept to be used again, but not for each session anew.
        var occupied = context.Place.StoredBytes()!.Value;
        Check.True(occupied < Rounds * Length / 2, $"{Rounds} sessions of {Length} bytes, all gone, leave {occupied} bytes");
    }
}
