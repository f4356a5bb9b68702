using Microsoft.CodeAnalysis;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>What a user has silenced where the class stands is not reported in generated files, which no pragma of the user's reaches.</summary>
public sealed class Silenced
{
    private const string Experimental = "System.Diagnostics.CodeAnalysis.Experimental";

    [Theory]
    [InlineData("", "[" + Experimental + "(\"X1\")] public int It { get; set; }")]
    [InlineData("", "[" + Experimental + "(\"X1\")] public int It { get; init; }")]
    [InlineData("", "[" + Experimental + "(\"X1\"), Indexed] public int It { get; set; }")]
    [InlineData("", "[" + Experimental + "(\"X1\"), AppendOnly] public List<int> It { get; init; } = [];")]
    [InlineData("", "public New? It { get; set; }")]
    [InlineData("", "[AppendOnly] public List<New> It { get; init; } = [];")]
    [InlineData("", "public Outer.Inner? It { get; set; }")]
    [InlineData("", "public Making? It { get; set; }")]
    [InlineData("", "public Dictionary<Kind, List<Kind?>> It { get; set; } = [];")]
    [InlineData("", "[Obsolete(\"old\", DiagnosticId = \"X1\")] public int It { get; set; }")]
    [InlineData("[" + Experimental + "(\"X1\")]", "public int It { get; set; }")]
    [InlineData("[Obsolete(\"old\", DiagnosticId = \"X1\")]", "public int It { get; init; }")]
    public void Experimental_and_obsolete_ones(string onTheClass, string member)
    {
        var generation = Generation.Of($$"""
            #pragma warning disable X1
            {{onTheClass}} [PersistedSession(Async = true)] public partial class Chat { [Key] public string Id { get; init; } = ""; public int Number { get; set; } {{member}} }
            [{{Experimental}}("X1")] public class New { public int A { get; init; } }
            [{{Experimental}}("X1")] public static class Outer { public class Inner { public int A { get; init; } } }
            public class Making { [{{Experimental}}("X1")] public Making() { } public int A { get; set; } }
            [{{Experimental}}("X1")] public enum Kind { A }
            """);
        generation.Compiles();
        Assert.Empty(Usage.Analyze(generation.Output));
    }

    [Theory]
    [InlineData("chat", "")]
    [InlineData("Chat", "outer")]
    public void Names_in_lower_case(string name, string container)
    {
        var declaration = $"[PersistedSession] public partial class {name} {{ [Key] public string Id {{ get; init; }} = \"\"; public int Number {{ get; set; }} }}";
        Generation.Of("#pragma warning disable CS8981\n" + (container.Length == 0 ? declaration : $"public partial class {container} {{ {declaration} }}")).Generates().Compiles();
    }

    [Fact]
    public void A_class_that_is_refused_has_stores_that_throw()
    {
        var error = Assert.Throws<InvalidOperationException>(() => RoundTrip.Run("""
            #pragma warning disable PG0005
            [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = ""; public object? Wild { get; set; } [AppendOnly] public List<int> Log { get; init; } = []; }
            [PersistedSession] public partial class Other { [Key] public string Id { get; init; } = ""; public int A { get; set; } }
            public static class Case { public static string Run() { IChatStore store = new ChatJsonStore("x"); store.AppendLog("k", 1); return store.Load("k").Id; } }
            """));
        Assert.Contains("Chat has no stores", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists("x"));
    }

    [Theory]
    [InlineData("public partial class Ticket { [Key] public string Id { get; init; } = \"\"; public object? {|PG0005:Junk|} { get; set; } [AppendOnly] public List<string> Lines { get; init; } = []; [Indexed] public int Level { get; set; } }")]
    [InlineData("public partial class Ticket { [Key] public string Id { get; init; } = \"\"; public required Action {|PG0005:Junk|} { get; set; } [AppendOnly] public List<string> Lines { get; init; } = []; [Indexed] public int Level { get; set; } }")]
    public void Code_that_names_the_stores_of_a_wrong_class_gets_no_error_of_its_own(string ticket) => Usage.Reports($$"""
        public class Desk(ITicketStore tickets)
        {
            public object Find() => tickets.FindByLevel(1, 5);
            public long Add(string line) { tickets.Save(tickets.Load("k")); return tickets.AppendLines("k", line) + tickets.CountLines("k"); }
            public static Desk Open() => new(new TicketSqliteStore("Data Source=x.db"));
        }
        [PersistedSession] {{ticket}}
        """);

    [Theory]
    [InlineData("public class {|PG0001:Ticket|} { [Key] public string Id { get; init; } = \"\"; public int Junk { get; set; } }")]
    [InlineData("public partial class {|PG0003:Ticket|} { public int Junk { get; set; } }")]
    [InlineData("public partial record {|PG0010:Ticket|} { [Key] public string Id { get; init; } = \"\"; public int Junk { get; set; } }")]
    [InlineData("public partial class Ticket { [Key] public string Id { get; init; } = \"\"; public int Junk { get; set; } public int {|PG0009:JUNK|} { get; set; } }")]
    public void Nor_where_nothing_is_known_of_it(string ticket) => Usage.Reports($$"""
        public class Desk(ITicketStore tickets, TicketJsonStore json) { public bool Is => tickets == (object)json; }
        [PersistedSession] {{ticket}}
        """);
}
