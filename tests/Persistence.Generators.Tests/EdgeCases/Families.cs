using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>Logs whose entries are of several types, in files and in SQLite.</summary>
public sealed class Families
{
    [Theory]
    [InlineData("new ChatJsonStore(folder)", "abstract ")]
    [InlineData("new ChatJsonStore(folder)", "")]
    [InlineData("new ChatSqliteStore(\"Data Source=\" + System.IO.Path.Combine(folder, \"chat.db\"))", "abstract ")]
    [InlineData("new ChatSqliteStore(\"Data Source=\" + System.IO.Path.Combine(folder, \"chat.db\"))", "")]
    public void Entries_keep_their_type_and_their_id(string store, string modifier) => Assert.Equal("Said 2: Joined True,Said False hello", RoundTrip.Run($$"""
        [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = "k"; public Event? Last { get; set; } [AppendOnly] public List<Event> Events { get; init; } = []; }
        [JsonDerivedType(typeof(Joined), "joined"), JsonDerivedType(typeof(Said), 2)] public {{modifier}}class Event { [Key] public string EventId { get; init; } = ""; [StringLength(9)] public string? Note { get; init; } }
        public sealed class Joined : Event;
        public sealed class Said : Event { public string Text { get; init; } = ""; }
        public static class Case
        {
            public static string Run()
            {
                var folder = System.IO.Directory.CreateTempSubdirectory().FullName;
                try
                {
                    using var store = {{store}};
                    store.Create(new Chat { Last = new Said { EventId = "x" } });
                    store.AppendEvents("k", new Joined { EventId = "a", Note = "n" }, new Said { EventId = "b", Text = "hello" });
                    store.AppendEvents("k", new Said { EventId = "b", Text = "again" });
                    return $"{store.Load("k").Last!.GetType().Name} {store.CountEvents("k")}: " + string.Join(",", store.ReadEvents("k").Select(entry => $"{entry.GetType().Name} {entry.Note == "n"}" + (entry is Said said ? " " + said.Text : "")));
                }
                finally
                {
                    System.IO.Directory.Delete(folder, true);
                }
            }
        }
        """));

    [Theory]
    [InlineData("new ChatJsonStore(folder)")]
    [InlineData("new ChatSqliteStore(\"Data Source=\" + System.IO.Path.Combine(folder, \"chat.db\"))")]
    public void A_session_object_of_a_derived_class_is_refused(string store) => Assert.Equal("2 0 Chat: it is a Special, of which this store would keep the members of Chat alone", RoundTrip.Run($$"""
        [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = "k"; public int Number { get; set; } }
        public class Special : Chat { public int More { get; set; } }
        public static class Case
        {
            public static string Run()
            {
                var folder = System.IO.Directory.CreateTempSubdirectory().FullName;
                try
                {
                    using var store = {{store}};
                    var (refused, problem) = (0, "");
                    foreach (var change in new Action<Chat>[] { store.Create, store.Save })
                    {
                        try { change(new Special { Number = 1, More = 2 }); }
                        catch (SessionValidationException fault) { refused++; problem = $"{fault.Failures[0].Member}: {fault.Failures[0].Problem}"; }
                    }

                    return $"{refused} {store.Count()} {problem.Split(';')[0]}";
                }
                finally
                {
                    System.IO.Directory.Delete(folder, true);
                }
            }
        }
        """));
}
