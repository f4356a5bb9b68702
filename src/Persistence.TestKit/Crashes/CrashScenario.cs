using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>
/// What the processes of the crash harness do until they are killed, and what must be stored afterwards. The number of a commit says what
/// is in it, so a killed process and the one that checks agree.
/// </summary>
public abstract class CrashScenario
{
    private protected CrashScenario(int writers, int payloadLength) => (Writers, PayloadLength) = (writers, payloadLength);

    /// <summary>How many processes write at the same time.</summary>
    public int Writers { get; }

    /// <summary>How long the text of a commit is, in characters; 0 where the commits decide.</summary>
    public int PayloadLength { get; }

    /// <summary>
    /// One writer on a few sessions: creations, saves, appends, deletions. After a kill everything in the store is compared with what the
    /// in-memory store holds after the same commits.
    /// </summary>
    /// <returns>The scenario.</returns>
    public static CrashScenario ManySessions() => new ManySessionsScenario();

    /// <summary>
    /// Several writers on one session, which append to one log and save one header. One is dead while others go on; after a torn write of
    /// one writer, another one finds what was written.
    /// </summary>
    /// <param name="writers">How many writers; at least 1.</param>
    /// <param name="payloadLength">How long the text of each commit is, in characters.</param>
    /// <returns>The scenario.</returns>
    public static CrashScenario SharedSession(int writers, int payloadLength) => new SharedSessionScenario(writers, payloadLength);

    internal static CrashScenario For(CrashTask task) => task.Writers == 0 ? ManySessions() : SharedSession(task.Writers, task.PayloadLength);

    /// <summary>Makes sure that the writers find what they work on.</summary>
    internal abstract void Prepare(IWorkflowRunStore store);

    /// <summary>Makes one commit.</summary>
    internal abstract void Apply(IWorkflowRunStore store, int writer, int number);

    /// <summary>Compares what is stored with what was begun and acknowledged.</summary>
    /// <param name="store">The store, opened after the kill.</param>
    /// <param name="begun">The last commit that each writer began.</param>
    /// <param name="acknowledged">The last commit of each writer that was acknowledged.</param>
    /// <returns>The last commit of each writer that is stored; the next one goes on after it.</returns>
    /// <exception cref="ConformanceException">Something is lost, torn or doubled; the message says what.</exception>
    internal abstract int[] Check(IWorkflowRunStore store, IReadOnlyList<int> begun, IReadOnlyList<int> acknowledged);

    /// <summary>The scenario as a part of a <see cref="CrashTask"/>.</summary>
    internal abstract CrashTask TaskOf(int writer, int first);
}
