using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Diagnostics;

/// <summary>PG0011 of <c>[ExpiresAt]</c>, at the attribute.</summary>
public sealed class ExpiresAtDiagnostics
{
    [Theory]
    [InlineData("[ExpiresAt] public DateTimeOffset? At { get; set; }")]
    [InlineData("[ExpiresAt, Indexed] public DateTimeOffset? At { get; set; }")]
    [InlineData("public DateTimeOffset? Shut { get; set; } [ExpiresAt] public DateTimeOffset? At => Shut?.AddDays(1);")]
    [InlineData("[{|PG0011:ExpiresAt|}] public DateTimeOffset At { get; set; }")]
    [InlineData("[{|PG0011:ExpiresAt|}] public DateTime? At { get; set; }")]
    [InlineData("[{|PG0011:ExpiresAt|}] public TimeSpan? At { get; set; }")]
    [InlineData("[{|PG0011:ExpiresAt|}] public string? At { get; set; }")]
    [InlineData("[{|PG0011:ExpiresAt|}, AppendOnly] public List<string> At { get; init; } = [];")]
    [InlineData("[{|PG0011:ExpiresAt|}] private DateTimeOffset? At { get; set; }")]
    [InlineData("[{|PG0011:ExpiresAt|}] public static DateTimeOffset? At { get; set; }")]
    [InlineData("[{|PG0011:ExpiresAt|}, NotMapped] public DateTimeOffset? At { get; set; }")]
    [InlineData("[ExpiresAt] public DateTimeOffset? At { get; set; } [{|PG0011:ExpiresAt|}] public DateTimeOffset? Then { get; set; }")]
    public void Of_a_member(string member) => Usage.Reports($$"""
        [PersistedSession(TimeToLive = "1.00:00:00")] public partial class Job { [Key] public string Id { get; init; } = ""; public int Number { get; set; } {{member}} }
        """);

    [Fact]
    public void Beside_a_life_that_slides() => Usage.Reports("""
        [PersistedSession(TimeToLive = "1.00:00:00", SlidingExpiration = true)] public partial class Job { [Key] public string Id { get; init; } = ""; [ExpiresAt] public DateTimeOffset? At { get; set; } }
        """);

    [Theory]
    [InlineData("[AppendOnly] public List<Part> Parts { get; init; } = [];")]
    [InlineData("public Part? Part { get; set; }")]
    public void Of_what_a_session_holds(string member) => Usage.Reports($$"""
        public sealed record Part(string Name) { [{|PG0011:ExpiresAt|}] public DateTimeOffset? At { get; init; } }
        [PersistedSession] public partial class Job { [Key] public string Id { get; init; } = ""; public int Number { get; set; } {{member}} }
        """);
}
