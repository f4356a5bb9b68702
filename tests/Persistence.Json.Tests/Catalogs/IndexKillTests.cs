using System.Diagnostics;
using System.Globalization;
using Persistence.Json.Tests.Processes;

namespace Persistence.Json.Tests.Catalogs;

/// <summary>
/// Writers and readers that are killed at any moment, while a person changes their files: the index hides no session, and finds none that is not there. What is right is
/// found by reading all files.
/// </summary>
public sealed class IndexKillTests : IDisposable
{
    private static readonly JsonStoreOptions s_indexed = new() { LeastIndexed = 1 };

    private readonly TemporaryStore _place = new();
    private readonly TemporaryStore _backup = new();

    public void Dispose()
    {
        _place.Dispose();
        _backup.Dispose();
    }

    [Fact]
    public void Nothing_is_hidden_and_nothing_is_made_up()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("PERSISTENCE_KILLS") ?? "8", CultureInfo.InvariantCulture);
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var found = 0;
        using var open = _place.Open(s_indexed);
        Directory.CreateDirectory(_backup.ChatFolder);
        for (var killed = 0; killed < kills; killed += 2)
        {
            Process[] workers = [Start(random), Start(random)];
            for (var edit = random.Next(6); edit >= 0; edit--)
            {
                Edit(random);
                Answers.Of(open);
                Thread.Sleep(random.Next(15));
            }

            Array.ForEach(workers, Kill);
            var known = Answers.Of(open);
            using var next = _place.Open(s_indexed);
            var what = $"after {killed + 2} kills, seed {seed}";
            Assert.Equal((what, Answers.Right(_place)), (what, known));
            Assert.Equal((what, known), (what, Answers.Of(next)));
            found += open.FindByPhaseBetween(0, Answers.Phases).Count;
        }

        Assert.True(found > 0);
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"{kills} kills, {found} sessions found, seed {seed}"));
    }

    private Process Start(Random random)
    {
        var worker = Worker.Start("index", _place.Folder, random.Next().ToString(CultureInfo.InvariantCulture));
        Assert.Equal("ready", worker.StandardOutput.ReadLine());
        return worker;
    }

    private static void Kill(Process worker)
    {
        Assert.False(worker.HasExited);
        worker.Kill();
        worker.WaitForExit();
        worker.Dispose();
    }

    // A worker may be faster: then there is nothing to edit.
    private void Edit(Random random)
    {
        var file = _place.FileOf($"k{random.Next(30)}");
        var other = _place.FileOf($"k{random.Next(30)}");
        var backup = Path.Combine(_backup.ChatFolder, Path.GetFileName(file));
        try
        {
            switch (random.Next(9))
            {
                case 0:
                    File.Delete(file);
                    break;
                case 1:
                    File.Copy(file, other, overwrite: true);
                    break;
                case 2:
                    File.Move(file, other, overwrite: true);
                    break;
                case 3 or 4:
                    File.Copy(file, backup, overwrite: true);
                    break;
                case 5:
                    File.WriteAllBytes(file, File.ReadAllBytes(backup));
                    break;
                case 6:
                    File.AppendAllText(file, "{\"$comm");
                    break;
                case 7:
                    File.Delete(IndexedPlace.FileOf(_place));
                    break;
                default:
                    Array.ForEach(Directory.GetFiles(_place.ChatFolder, "*.jsonl"), File.Delete);
                    break;
            }
        }
        catch (IOException)
        {
            // Not there, or replaced meanwhile.
        }
    }
}
