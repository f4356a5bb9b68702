using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Persistence.Hosting.Tests.Maintenance;
using Persistence.Hosting.Tests.Sessions;
using Persistence.Testing.Redis;

namespace Persistence.Hosting.Tests.Logging;

/// <summary>Each event of a store becomes one of the log: it is brought about, and read. No key and no content is in any.</summary>
public sealed partial class LogTests : IDisposable
{
    private const string Key = "secret-key";

    private readonly HostFolder _folder = new();
    private readonly LogRecorder _log = new();

    public void Dispose()
    {
        _folder.Dispose();
        Assert.DoesNotContain(_log.All, static line => line.ToString().Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_that_was_opened_a_conflict_and_a_torn_write()
    {
        using (var before = new TeamChatJsonStore(_folder.Path))
        {
            before.Create(new TeamChat { Id = Key, Topic = "secret" });
        }

        await File.AppendAllTextAsync(Directory.GetFiles(_folder.Path, "*.jsonl", SearchOption.AllDirectories).Single(), "{\"torn", TestContext.Current.CancellationToken);
        using var host = await Start(services => services.AddTeamChatStore(store => store.UseJson(_folder.Path)));
        var store = host.Services.GetRequiredService<ITeamChatStore>();
        store.AppendNotes(Key, "secret");
        var chat = store.Load(Key);
        store.Save(store.Load(Key));
        Assert.Throws<SessionConflictException>(() => store.Save(chat));

        Assert.Equal([1, 2, 3], _log.All.Select(static line => line.Id));
        Assert.Equal($"TeamChat: opened JSON store '{_folder.Path}' (class team_chat)", Line(1, LogLevel.Information));
        Assert.Matches(@"^JSON store '.*' \(class team_chat\): repaired what a writer left that was killed \(.*, 6 removed\)$", Line(2, LogLevel.Warning));
        Assert.EndsWith(": a save was refused, as the session changed since it was loaded", Line(3, LogLevel.Debug), StringComparison.Ordinal);
        Assert.All(_log.All, static line => Assert.Equal("Persistence", line.Category));
    }

    [Fact]
    public async Task An_index_that_is_built_while_the_store_opens()
    {
        using (var before = new TeamChatSqliteStore(_folder.Database))
        {
            before.Create(new TeamChat { Id = Key, Topic = "secret" });
        }

        using (var connection = new SqliteConnection(_folder.Database + ";Pooling=False"))
        {
            connection.Open();
            using var drop = connection.CreateCommand();
            drop.CommandText = "DROP INDEX team_chat_by_topic";
            drop.ExecuteNonQuery();
        }

        using var host = await Start(services => services.AddTeamChatStore(store => store.UseSqlite(_folder.Database)));
        Assert.EndsWith("table 'team_chat': built team_chat_by_topic for 1 stored sessions", Line(5, LogLevel.Information), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_down_is_reported_once_then_in_summaries_and_when_it_is_back()
    {
        using var server = RedisServer.Start();
        var options = new RedisStoreOptions { RetryTimeout = TimeSpan.Zero, Monitoring = new StoreMonitoring { SummaryInterval = TimeSpan.FromMilliseconds(1) } };
        using var host = await Start(services => services.AddTeamChatStore(store => store.UseRedis(server.ConnectionString + ",connectTimeout=200,asyncTimeout=500,syncTimeout=500", options)));
        var store = host.Services.GetRequiredService<ITeamChatStore>();
        store.Create(new TeamChat { Id = Key });
        server.Kill();
        Until(() => Fails(store) && _log.All.Any(static line => line.Id == 7));
        server.Restart();
        Until(() => !Fails(store));
        Assert.Single(_log.All, static line => line.Id == 6);
        Assert.EndsWith(": cannot be used (Persistence.SessionStoreUnavailableException); further failures are counted, and reported together", Line(6, LogLevel.Error), StringComparison.Ordinal);
        Assert.Matches(@": still cannot be used, for [\d.]+ s now \(\d+ failures since the last report, Persistence\.SessionStoreUnavailableException\)$", Line(7, LogLevel.Error));
        Assert.Matches(@": can be used again, after [\d.]+ s and \d+ failures$", Line(8, LogLevel.Information));
    }

    [Fact]
    public void A_change_under_a_lease_that_is_gone()
    {
        using var meter = new UpkeepMeter("leased");
        using var host = HostFolder.Host(services => services.AddSingleton<ILoggerProvider>(_log).AddLeasedNoteStore(store =>
            store.UseJson(_folder.Path, new JsonStoreOptions { Monitoring = new StoreMonitoring { Name = "leased" } })));
        var store = host.Services.GetRequiredService<ILeasedNoteStore>();
        store.Create(new LeasedNote { Id = Key });
        using var lease = store.TryAcquireLease(Key, "agent-7", TimeSpan.FromMinutes(1));
        var own = store.Under(lease!);
        own.Delete(Key);
        store.Create(new LeasedNote { Id = Key });
        Assert.Throws<SessionLeaseLostException>(() => own.Save(store.Load(Key)));
        Assert.EndsWith("(class leased_note): a change was refused, as the lease it was made under is gone", Line(12, LogLevel.Warning), StringComparison.Ordinal);
        Assert.Equal(1, meter["persistence.lease.losses"]);
    }

    [Fact]
    public void A_wait_for_another_writer_and_every_kind_of_event()
    {
        using var host = HostFolder.Host(services => services.AddSingleton<ILoggerProvider>(_log).AddTeamChatStore(store => store.UseJson(_folder.Path)));
        var observer = host.Services.GetRequiredService<StoreObserver>();
        foreach (var kind in Enum.GetValues<StoreEventKind>())
        {
            observer.OnEvent(new StoreEvent(kind, "the store") { Reason = "another process was writing" });
        }

        Assert.Equal(Enum.GetValues<StoreEventKind>().Length, _log.All.Count);
        Assert.Equal("the store: a call waits, as another process was writing", Line(4, LogLevel.Debug));
    }

    [Fact]
    public void Keys_are_there_where_they_are_asked_for()
    {
        using var host = HostFolder.Host(services => services.AddSingleton<ILoggerProvider>(_log).AddTeamChatStore(store =>
            store.UseJson(_folder.Path, new JsonStoreOptions { Monitoring = new StoreMonitoring { IncludeKeys = true } })));
        var store = host.Services.GetRequiredService<ITeamChatStore>();
        store.Create(new TeamChat { Id = "open" });
        var chat = store.Load("open");
        store.Save(store.Load("open"));
        Assert.Throws<SessionConflictException>(() => store.Save(chat));
        Assert.EndsWith(", session 'open'", Line(3, LogLevel.Debug), StringComparison.Ordinal);
        Assert.IsType<SessionConflictException>(Assert.Single(_log.All).Fault);
    }

    [Fact]
    public void The_page_lists_every_event_with_its_level()
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "docs", "hosting.md"));
        var listed = Row().Matches(page).Select(static row => (int.Parse(row.Groups[1].Value, null), row.Groups[2].Value)).ToList();
        var defined = typeof(LogMessages).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Select(static method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>()
            .Select(static message => (message.EventId, message.Level.ToString())).Order().ToList();
        Assert.Equal(defined, listed);
        Assert.Equal(Enumerable.Range(1, defined.Count), defined.Select(static message => message.EventId));
    }

    private async Task<IHost> Start(Action<IServiceCollection> services)
    {
        var host = HostFolder.Host(all => services(all.AddSingleton<ILoggerProvider>(_log)));
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    private string Line(int id, LogLevel level)
    {
        var line = _log.All.First(one => one.Id == id);
        Assert.Equal(level, line.Level);
        return line.Text;
    }

    private static bool Fails(ITeamChatStore store)
    {
        try
        {
            store.Exists(Key);
            return false;
        }
        catch (SessionStoreUnavailableException)
        {
            return true;
        }
    }

    private static void Until(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30)));

    private static string Here([CallerFilePath] string here = "") => here;

    [GeneratedRegex(@"^\| (\d+) \| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
