using System.Diagnostics;
using System.Globalization;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Processes;

/// <summary>
/// Kills writing processes at random moments, again and again: every acknowledged commit is there, none is there by half, the
/// store opens and the work goes on. Few rounds here; <c>PERSISTENCE_KILLS=2000</c> is the long mode.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const string Key = "chat";

    private readonly TemporaryStore _place = new();
    private readonly int _seed = Environment.TickCount;
    private readonly Random _random;
    private int _kills;
    private int _commits;
    private int _repairs;

    public KillTests() => _random = new Random(_seed);

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData(200, 2, 20, 1.0)]
    [InlineData(2_000_000, 1, 4, 0.2)]
    [InlineData(2_000_000, 2, 4, 0.2)]
    public void A_killed_writer_loses_and_tears_nothing(int payload, int writers, int defaultKills, double share)
    {
        var setting = Environment.GetEnvironmentVariable("PERSISTENCE_KILLS");
        var kills = setting is null ? defaultKills : (int)(int.Parse(setting, CultureInfo.InvariantCulture) * share);
        var clock = Stopwatch.StartNew();
        while (_kills < kills)
        {
            RunSession(payload, writers, kills);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {_seed}: {_kills} kills of {writers} writers of {payload} bytes, {_commits} commits acknowledged and found, {_repairs} torn writes cut off, {clock.Elapsed.TotalSeconds:0} s"));
    }

    // A session is given up after some kills, before reading it takes longer than writing it.
    private void RunSession(int payload, int writers, int kills)
    {
        using (var store = _place.Open())
        {
            store.Delete(Key);
            store.Create(TemporaryStore.Chat(Key));
        }

        var known = new int[writers];
        for (var round = 0; round < 10 && _kills < kills; round++)
        {
            var acknowledged = WorkAndKill(payload, known);
            Check(payload, acknowledged, known);
        }

        _commits += known.Sum();
    }

    // Returns how many commits of each writer are acknowledged.
    private int[] WorkAndKill(int payload, int[] known)
    {
        var workers = known.Select((_, writer) => Worker.Start("work", _place.Folder, Key, $"{writer}", payload.ToString(CultureInfo.InvariantCulture))).ToList();
        var counts = known.ToArray();
        var readers = workers.Select((worker, writer) => new Thread(() => Follow(worker, ref counts[writer]))).ToList();
        readers.ForEach(reader => reader.Start());
        for (var writer = 0; writer < workers.Count; writer++)
        {
            var (target, victim) = (known[writer] + _random.Next(payload > 100_000 ? 5 : 25), writer);
            SpinWait.SpinUntil(() => Volatile.Read(ref counts[victim]) >= target || workers[victim].HasExited);
            Spin(TimeSpan.FromMicroseconds(_random.Next(payload > 100_000 ? 20_000 : 2_000)));
            Assert.False(workers[victim].HasExited, $"seed {_seed}: the worker ended by itself");
            workers[victim].Kill();
            _kills++;
        }

        readers.ForEach(reader => reader.Join());
        workers.ForEach(worker => worker.WaitForExit());
        workers.ForEach(worker => worker.Dispose());
        return counts;
    }

    private static void Follow(Process worker, ref int count)
    {
        while (worker.StandardOutput.ReadLine() is { } line)
        {
            Volatile.Write(ref count, int.Parse(line, CultureInfo.InvariantCulture) + 1);
        }
    }

    private static void Spin(TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            Thread.SpinWait(20);
        }
    }

    private void Check(int payload, int[] acknowledged, int[] known)
    {
        using var store = _place.Open();
        var chat = store.Load(Key);
        _repairs += store.RecoveryCount;
        Assert.True(store.Verify().IsIntact, $"seed {_seed}, kill {_kills}");
        Assert.Equal([Key], store.Keys());
        Assert.All(Directory.EnumerateFiles(_place.ChatFolder), file => Assert.False(file.EndsWith(".tmp", StringComparison.Ordinal)));
        for (var writer = 0; writer < known.Length; writer++)
        {
            var own = chat.Remarks.Where(remark => remark.Sender == $"{writer}").ToList();
            Assert.True(own.Count - acknowledged[writer] is 0 or 1, $"seed {_seed}, kill {_kills}: writer {writer} was told of {acknowledged[writer]} commits, {own.Count} are there");
            Assert.All(own.Select((remark, number) => (remark, number)), pair => Assert.Equal(EndlessWork.RemarkOf(pair.remark.Sender, pair.number, payload), pair.remark));
            known[writer] = own.Count;
        }

        // A save changed the header and added its remark in one commit: neither is there without the other.
        var saved = chat.Remarks.Where(remark => int.Parse(remark.Id.Split('/')[1], CultureInfo.InvariantCulture) % 4 == 3).ToList();
        Assert.Equal(saved.Count, chat.Phase);
        Assert.Equal(saved.Count == 0 ? "topic" : saved[^1].Id, chat.Topic.TrimEnd());
    }
}
