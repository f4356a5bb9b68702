using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Persistence.Hosting.Tests.Sessions;

namespace Persistence.Hosting.Tests.Registration;

/// <summary>What is configured is checked when the host starts: everything at once, each by its name, before anything is opened.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_section_names_a_backend_and_its_settings()
    {
        using var host = HostFolder.Host(
            static services => services.AddTeamChatStore(),
            ("Persistence:TeamChat:sqlite:connectionString", _folder.Database),
            ("Persistence:TeamChat:Sqlite:BusyTimeout", "00:00:05"),
            ("Persistence:TeamChat:Sqlite:Durability", "relaxed"),
            ("Persistence:TeamChat:Sqlite:Monitoring:Name", "eu"));
        await host.StartAsync(TestContext.Current.CancellationToken);
        var store = Assert.IsType<TeamChatSqliteStore>(host.Services.GetRequiredService<ITeamChatStore>());
        Assert.Contains("durability Relaxed", string.Concat(store.Diagnose().Facts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_word_of_where_the_host_does_not_start_and_says_what_to_add()
    {
        using var host = HostFolder.Host(static services => services.AddTeamChatStore());
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            "Nothing says where the sessions of TeamChat are kept. Add the line builder.Services.AddTeamChatStore(store => store.UseJson(\"sessions\")); to the program, or to the configuration "
            + "\"Persistence:TeamChat:Json:Directory\": \"sessions\" or \"Persistence:TeamChat:Sqlite:ConnectionString\": \"Data Source=chat.db\" or \"Persistence:TeamChat:Redis:Configuration\": \"localhost:6379\".",
            fault.Message);
        Assert.Equal(fault.Message, Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<ITeamChatStore>()).Message);
    }

    [Fact]
    public async Task A_misspelt_class_and_a_misspelt_connection_string_are_named_before_anything_is_opened()
    {
        using var host = HostFolder.Host(
            static services => services.AddTeamChatStore().AddAgentRunStore(),
            ("Persistence:TeamChats:Sqlite:ConnectionString", _folder.Database),
            ("Persistence:AgentRun:Sqlite:ConnectionString", "Data Sorce=chat.db"));
        var failures = (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken))).Failures.ToList();
        Assert.StartsWith("Nothing says where the sessions of TeamChat are kept (there is no section Persistence:TeamChat; Persistence has AgentRun, TeamChats). Add the line ", failures[0], StringComparison.Ordinal);
        Assert.StartsWith("Persistence:AgentRun:Sqlite: The connection string cannot be read: ", failures[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once_and_nothing_is_opened()
    {
        using var host = HostFolder.Host(
            static services => services.AddTeamChatStore().AddAgentRunStore().AddKeyedAgentRunStore("other").AddKeyedAgentRunStore("third").AddKeyedAgentRunStore("fourth"),
            ("Persistence:TeamChat:Sqlite:ConnectionString", _folder.Database),
            ("Persistence:TeamChat:Sqlite:BusyTimeout", "30"),
            ("Persistence:TeamChat:Sqlite:Durability", "2"),
            ("Persistence:TeamChat:Sqlite:TailInterval", "00:00:01"),
            ("Persistence:AgentRun:Redis:Configuration", "localhost"),
            ("Persistence:AgentRun:Redis:Database", "-7"),
            ("Persistence:AgentRun:Redis:PublishCommits", "no"),
            ("Persistence:AgentRun:other:Json:LockTimeout", "2.00:00:00"),
            ("Persistence:AgentRun:third:Json:Directory", "a"),
            ("Persistence:AgentRun:third:Sqlite:ConnectionString", "b"),
            ("Persistence:AgentRun:fourth:MySql:ConnectionString", "c"));
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            [
                "Persistence:TeamChat:Sqlite:Durability: '2' is none of Full, Relaxed.",
                "Persistence:TeamChat:Sqlite:BusyTimeout: '30' is no duration; write hours, minutes and seconds, for example 00:00:30.",
                "Persistence:TeamChat:Sqlite:TailInterval: there is no such setting; there are BusyTimeout, ConnectionString, Durability, Monitoring, SecureDelete, TailPollInterval.",
                "Persistence:AgentRun:Redis:PublishCommits: 'no' is no true or false.",
                "Persistence:AgentRun:Redis: RedisStoreOptions.Database must be -1 or more.",
                "Persistence:AgentRun:other:Json:Directory: it is missing; write for example \"sessions\".",
                "Persistence:AgentRun:other:Json: JsonStoreOptions.LockTimeout is 2.00:00:00; it lies between zero and one hour.",
                "Persistence:AgentRun:third has the sections Json and Sqlite; a store has one backend. Remove one of them.",
            ],
            fault.Failures.Take(8));
        Assert.StartsWith("Nothing says where the sessions of AgentRun:fourth are kept (Persistence:AgentRun:fourth has MySql, which is no backend that the project references). Add the line builder.Services.AddKeyedAgentRunStore(", fault.Failures.Last(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_setting_in_code_that_is_out_of_range_stops_the_host_with_its_name()
    {
        using var host = HostFolder.Host(services => services.AddTeamChatStore(store => store.UseSqlite(_folder.Database, new SqliteStoreOptions { BusyTimeout = TimeSpan.FromDays(1) })));
        var fault = await Assert.ThrowsAsync<ArgumentException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("BusyTimeout is 1.00:00:00; it lies between zero and one hour", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_stops_the_host_before_other_services_begin()
    {
        var begun = new List<string>();
        using var host = HostFolder.Host(services => services.AddHostedService(_ => new Other(begun)).AddTeamChatStore(store => store.UseSqlite($"Data Source={_folder.Path}")));
        var fault = await Assert.ThrowsAsync<SessionStoreUnavailableException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("is a folder", fault.Message, StringComparison.Ordinal);
        Assert.Empty(begun);
    }

    [Fact]
    public async Task A_section_without_a_connection_string_takes_the_database_of_the_services()
    {
        using var host = HostFolder.Host(services => services.AddSingleton(_ => new SqliteDatabase(_folder.Database)).AddTeamChatStore(), ("Persistence:TeamChat:Sqlite:Durability", "Full"));
        await host.StartAsync(TestContext.Current.CancellationToken);
        using var without = HostFolder.Host(static services => services.AddTeamChatStore(), ("Persistence:TeamChat:Sqlite:Durability", "Full"));
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => without.StartAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            "The store of TeamChat needs a SqliteDatabase, and none is registered. Add the line services.AddSingleton(_ => new SqliteDatabase(\"Data Source=chat.db\")), or say what to open by Persistence:TeamChat:Sqlite:ConnectionString.",
            fault.Message);
    }

    [Fact]
    public async Task Another_section_can_be_named()
    {
        using var host = HostFolder.Host(static services => services.AddTeamChatStore(static store => store.FromConfiguration("Archive")), ("Archive:Json:Directory", _folder.Path));
        await host.StartAsync(TestContext.Current.CancellationToken);
        Assert.IsType<TeamChatJsonStore>(host.Services.GetRequiredService<ITeamChatStore>());
    }

    [Fact]
    public void What_contradicts_itself_fails_where_it_is_written()
    {
        var services = new ServiceCollection();
        services.AddTeamChatStore(static store => store.UseJson("a"));
        Assert.Equal(
            "The store of TeamChat is added twice. Remove one of the calls, or add the other one with a key: AddKeyedTeamChatStore(\"other\", …).",
            Assert.Throws<InvalidOperationException>(() => services.AddTeamChatStore()).Message);
        Assert.StartsWith("UseJson and UseSqlite are both called for IAgentRunStore", Assert.Throws<InvalidOperationException>(() => services.AddAgentRunStore(static store => store.UseJson("a").UseSqlite("b"))).Message, StringComparison.Ordinal);
    }

    private sealed class Other(List<string> begun) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            begun.Add("started");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
