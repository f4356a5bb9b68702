namespace Persistence.Json;

/// <summary>
/// When a file last changed, by the clock of its file system in nanoseconds since 1970: exactly where the file was asked, within bounds after a write of
/// this process. To ask after each write would cost more: an append with <c>Durability.Relaxed</c> took a fifth longer.
/// </summary>
/// <param name="Earliest">Not before.</param>
/// <param name="Latest">Not after.</param>
internal readonly record struct ChangeTime(long Earliest, long Latest)
{
    // Linux may give a change the time of the last tick of its clock: 10 ms at most.
    private const long Tick = 10_000_000;
    private const long NanosecondsInTick = 100;

    /// <summary>A time that the file system gave.</summary>
    /// <param name="changedAt">The time; 0 when it is not known.</param>
    public static ChangeTime At(long changedAt) => new(changedAt, changedAt);

    /// <summary>The time of a write that has just returned.</summary>
    /// <param name="began">When it began, see <see cref="Of"/>.</param>
    public static ChangeTime WrittenSince(long began) => new(began - Tick, Of(DateTime.UtcNow));

    /// <summary>A moment as a file system counts it.</summary>
    /// <param name="utc">The moment.</param>
    public static long Of(DateTime utc) => (utc - DateTime.UnixEpoch).Ticks * NanosecondsInTick;

    /// <summary>Whether a file that changed at a time has not changed since this one.</summary>
    /// <param name="changedAt">The time that the file system gives now; 0 when it is not known.</param>
    public bool Includes(long changedAt) => changedAt == 0 || (changedAt >= Earliest && changedAt <= Latest);
}
