using System.Globalization;

namespace Persistence.Json.Tests.Processes;

/// <summary>
/// How busy processes share one session. A measurement, because it depends on the machine: run with <c>--explicit on</c> on one that is idle.
/// Asked for: with four processes the slowest makes at least a tenth of the commits of the fastest, and nobody waits longer than a second.
/// </summary>
public sealed class FairnessMeasurement : IDisposable
{
    private readonly TemporaryStore _place = new();

    public void Dispose() => _place.Dispose();

    [Theory(Explicit = true)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Busy_processes_share_a_session(int processes)
    {
        using (var store = _place.Open())
        {
            store.Create(TemporaryStore.Chat("a"));
        }

        var workers = Enumerable.Range(0, processes).Select(_ => Worker.Start("busy", _place.Folder, "a", "10")).ToList();
        var results = workers.Select(worker => worker.StandardOutput.ReadToEnd().Trim().Split(' ').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray()).ToList();
        workers.ForEach(worker => worker.WaitForExit());
        workers.ForEach(worker => worker.Dispose());
        TestContext.Current.TestOutputHelper?.WriteLine($"{processes} processes, 10 s: commits {string.Join(" ", results.Select(result => result[0]))}, longest waits {string.Join(" ", results.Select(result => result[1]))} ms");
    }
}
