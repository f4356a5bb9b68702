using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>Everything that a user writes is in namespace Persistence, whichever backend it is of.</summary>
public sealed class OneUsing
{
    private static readonly string[] s_writtenByUsers = ["Options", "Database", "Report", "Recovery", "Exception", "Durability", "Result"];

    [Fact]
    public void Is_enough_for_options_databases_and_reports() => Generation.Of("""
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using Persistence;

        namespace Samples;

        [PersistedSession]
        public sealed partial class Chat
        {
            [Key] public required string Id { get; init; }
            [AppendOnly] public List<string> Lines { get; init; } = [];
        }

        public static class Program
        {
            public static RecoveryReport Open(StackExchange.Redis.IConnectionMultiplexer redis)
            {
                using var database = new SqliteDatabase("Data Source=chat.db", new SqliteStoreOptions { Durability = Durability.Relaxed });
                using var shared = new ChatSqliteStore(database);
                using var server = new ChatRedisStore(redis, new RedisStoreOptions { WaitForReplicas = 1 });
                try
                {
                    server.AppendLines("a", "b");
                }
                catch (SessionNotReplicatedException)
                {
                    PurgeResult purged = server.PurgeExpired();
                }

                using var files = new ChatJsonStore("sessions", new JsonStoreOptions { Durability = Durability.Full });
                return files.Recover();
            }
        }
        """).Compiles();

    [Theory]
    [InlineData(typeof(JsonStoreOptions))]
    [InlineData(typeof(SqliteStoreOptions))]
    [InlineData(typeof(RedisStoreOptions))]
    [InlineData(typeof(ISessionStore<,>))]
    public void Has_all_that_the_names_promise(Type one) =>
        Assert.DoesNotContain(one.Assembly.GetExportedTypes(), static type =>
            type.Namespace != "Persistence" && s_writtenByUsers.Any(type.Name.EndsWith) && type.Namespace!.StartsWith("Persistence.Serialization", StringComparison.Ordinal) is false);
}
