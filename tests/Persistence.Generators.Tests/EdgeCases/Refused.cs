using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>What has no stored form: each gives exactly the diagnostic that is meant, at its member, and no stores.</summary>
public sealed class Refused
{
    [Theory]
    [InlineData("(int A, object B)", "")]
    [InlineData("Thing?", "public class Thing { public Thing(int a) => A = a; public Thing(long a) => A = (int)a; public int A { get; } }")]
    [InlineData("Thing?", "public class Thing { public Thing(int other) => A = other; public int A { get; } }")]
    [InlineData("Thing?", "public class Thing { public Thing(in int a) => A = a; public int A { get; } }")]
    [InlineData("Thing?", "public class Thing { [JsonConstructor] public Thing(ref int a) => A = a; public Thing() { } public int A { get; } }")]
    [InlineData("Thing?", "public class Thing { [JsonConstructor] private Thing(int other) => A = other; public Thing() { } public int A { get; } }")]
    [InlineData("Thing?", "public class Thing { public Thing(ref int a) => A = a; public int A { get; } }")]
    [InlineData("Thing?", "public class Thing { private Thing() { } public int A { get; set; } }")]
    [InlineData("Thing?", "public class Thing : List<int> { }")]
    [InlineData("Thing?", "public class Thing { public Func<int>? Work { get; set; } }")]
    [InlineData("Thing?", "public class Thing { public List<object> Parts { get; set; } = []; }")]
    [InlineData("IThing?", "public interface IThing { int A { get; } }")]
    [InlineData("Thing<object>?", "public class Thing<T> { public T? A { get; set; } }")]
    [InlineData("Thing?", "[JsonDerivedType(typeof(Special<>), \"special\")] public class Thing { public int A { get; set; } } public class Special<T> : Thing { public int B { get; set; } }")]
    [InlineData("Thing?", "[JsonPolymorphic] public class Thing { public int A { get; set; } }")]
    [InlineData("Thing?", "public class Thing { }")]
    [InlineData("Thing", "public struct Thing { public int A; public int B; }")]
    [InlineData("Thing?", "public class Thing { public int A { get; } }")]
    [InlineData("List<Thing>?", "public readonly struct Thing { private readonly long _ticks; public Thing(long ticks, int other) { _ticks = ticks + other; } public Thing(int a) { _ticks = a; } public int Days => (int)_ticks; }")]
    [InlineData("Thing?", "public class Thing { [Obsolete(\"no\", true)] public Thing() { } public int A { get; set; } }")]
    public void A_member_of_type(string type, string declaration) => Usage.Reports($$"""
        [PersistedSession] public partial class Wrong { [Key] public string Id { get; init; } = ""; public {{type}} {|PG0005:Member|} { get; set; } }
        {{declaration}}
        """);

    [Fact]
    public void A_ref_struct_is_no_data_and_left_alone() => Assert.DoesNotContain("\"view\"", RoundTrip.Run("""
        [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = "k"; public int A { get; set; } public ReadOnlySpan<int> View => default; }
        public static class Case { public static string Run() => Check<Chat, string, ChatMap>.Json(new() { A = 1 }); }
        """), StringComparison.Ordinal);
}
