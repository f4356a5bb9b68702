namespace Persistence.Conformance;

/// <summary>
/// The backends of tests with processes, each of which takes seconds of the processor. A store is used by its blocking members on two of them and by its asynchronous ones on the
/// third, which is another one from test to test; in the long mode (PERSISTENCE_KILLS) by both on each.
/// </summary>
internal static class BackendTurns
{
    private static readonly string[] s_backends = ["json", "sqlite", "redis"];

    /// <summary>The backends of a test, as a <see cref="Location"/> names them.</summary>
    /// <param name="turn">Which one is used asynchronously: 0 for JSON, 1 for SQLite, 2 for Redis.</param>
    public static TheoryData<string> Of(int turn) =>
        Environment.GetEnvironmentVariable("PERSISTENCE_KILLS") is null
            ? [.. s_backends.Select((backend, number) => number == turn ? "async-" + backend : backend)]
            : [.. s_backends, .. s_backends.Select(static backend => "async-" + backend)];
}
