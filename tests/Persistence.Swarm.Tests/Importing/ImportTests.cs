using System.Reflection;
using Microsoft.Data.Sqlite;
using Persistence.Swarm.Tests.Backends;
using Persistence.Swarm.Tests.Programs;
using Persistence.Testing.Redis;
using Swarm;
using Swarm.Importing;

namespace Persistence.Swarm.Tests.Importing;

/// <summary>The original's files: those that its own code wrote (tests/Persistence.Tool.Tests/Foreign/Fixtures), and others.</summary>
public sealed class ImportTests(RedisServerFixture redis) : SwarmTest(redis)
{
    private const string Chat = "multichat_1758690250";

    private static string Fixtures { get; } = typeof(ImportTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "OriginalFixtures").Value!;

    [Theory]
    [MemberData(nameof(Backends))]
    public void Its_json_files_are_taken_over_once(string backend)
    {
        using var place = Begin(backend);
        var data = OriginalFiles.Read(OriginalFiles.Place(Path.Combine(Fixtures, "messages.json")));
        Assert.Equal($"{Fixtures}: 2 sessions and 4 messages, 1 of a session that was missing, 1 with an id that stood before; 3 chats and 4 messages are new here.", new OriginalImport(place.Swarm).Run(data));
        Assert.Equal([("m1", "Join the session ü", 0), ("m2", "Ready", 1), ("m2#2", "Ready, again", 1)], place.Swarm.Chats.History(Chat).Select(static message => (message.Id, message.Content, message.Recipients.Count)));
        var chat = place.Swarm.Stores.Chats.Load(Chat, SessionLoad.HeaderOnly);
        Assert.Equal(["Agent-4", "Agent-7", "Agent-8"], chat.Participants);
        Assert.Equal((DateTimeOffset.UnixEpoch.AddSeconds(1758690250.5), "Agent-4"), (chat.CreatedAt, chat.Initiator));
        Assert.Equal("multichat_gone: its session was missing", place.Swarm.Stores.Chats.Load("multichat_gone").Topic);
        Assert.EndsWith("0 chats and 0 messages are new here.", new OriginalImport(place.Swarm).Run(data), StringComparison.Ordinal);

        // They are chats as any other.
        place.Swarm.Chats.Respond(Chat, Message("m5", "Agent-8"));
        Assert.Equal(4, place.Swarm.Stores.Chats.CountMessages(Chat));
        Assert.Equal(Chat, Assert.Single(place.Swarm.Chats.ActiveOf("Agent-4")).SessionId);
    }

    [Fact]
    public void Its_database_is_taken_over_beside_its_files()
    {
        using var place = Begin("sqlite");
        var database = OriginalFiles.Read(OriginalFiles.Place(Path.Combine(Fixtures, "sessions.db")));
        Assert.EndsWith("2 sessions and 3 messages, 1 of a session that was missing, 0 with an id that stood before; 3 chats and 3 messages are new here.", new OriginalImport(place.Swarm).Run(database), StringComparison.Ordinal);
        Assert.EndsWith("0 chats and 1 messages are new here.", new OriginalImport(place.Swarm).Run(OriginalFiles.Read(Fixtures)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_none_of_its_files_is_one_line_and_makes_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("swarm-import-").FullName;
        foreach (var (file, content, problem) in new[]
                 {
                     ("messages.json", "[]", "holds no sessions.json: give the folder of the original system, or its sessions.db."),
                     ("sessions.json", "[]", "sessions.json is no file of the original system: it holds no object of sessions."),
                     ("sessions.json", "{", "cannot be read: "),
                     ("sessions.json", """{"s":{"participants":"Ada"}}""", """'participants' is missing, or no array, in {"participants":"Ada"}"""),
                     ("sessions.json", """{"s":{"participants":[],"created_at":1e300,"last_activity":0}}""", "1E+300 is no time."),
                     ("sessions.json", """{"":{"participants":[],"created_at":1,"last_activity":0}}""", "is none of the original system: a session has no id."),
                     ("other.db", "no database", "other.db is no database of the original system: "),
                 })
        {
            File.WriteAllText(Path.Combine(folder, file), content);
            Assert.Contains(problem, Assert.Throws<SwarmException>(() => OriginalFiles.Read(OriginalFiles.Place(Path.Combine(folder, file)))).Message, StringComparison.Ordinal);
        }

        SqliteConnection.ClearAllPools();
        using var absent = new SwarmProgram(Path.Combine(folder, "swarm"), "import", Path.Combine(folder, "none.db"));
        Assert.Equal(1, absent.Fail() is var (code, error) && error.Contains("none.db is no database of the original system", StringComparison.Ordinal) && !error.Contains('\n') ? code : -1);
        Assert.False(Directory.Exists(Path.Combine(folder, "swarm")));
        Directory.Delete(folder, recursive: true);
    }
}
