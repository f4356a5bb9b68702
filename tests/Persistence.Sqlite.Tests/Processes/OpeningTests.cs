using System.Globalization;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Processes;

/// <summary>Many processes that open one new database at once. <c>PERSISTENCE_PROCESSES=160</c> is the long mode; on a machine that is busy some of so many wait for longer than a store waits.</summary>
public sealed class OpeningTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Many_processes_open_the_same_new_database_at_once()
    {
        var processes = int.Parse(Environment.GetEnvironmentVariable("PERSISTENCE_PROCESSES") ?? "16", CultureInfo.InvariantCulture);
        var workers = Enumerable.Range(0, processes).Select(number => Worker.Start("open", _file.ConnectionString, $"c{number}")).ToList();
        try
        {
            Assert.All(workers, worker => Assert.Equal("ready", worker.StandardOutput.ReadLine()));
            workers.ForEach(worker => worker.StandardInput.WriteLine());
            var problems = workers.ConvertAll(worker => worker.StandardOutput.ReadToEnd());
            workers.ForEach(worker => worker.WaitForExit());
            Assert.All(problems, problem => Assert.Equal("", problem));
            Assert.All(workers, worker => Assert.Equal(0, worker.ExitCode));
        }
        finally
        {
            workers.ForEach(worker =>
            {
                if (!worker.HasExited)
                {
                    worker.Kill();
                }

                worker.Dispose();
            });
        }

        using var store = new ChatSqliteStore(_file.ConnectionString);
        Assert.Equal(processes, store.Count());
        Assert.True(store.Verify().IsIntact);
    }
}
