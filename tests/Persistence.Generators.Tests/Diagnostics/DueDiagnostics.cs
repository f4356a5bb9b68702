using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Diagnostics;

/// <summary>PG0011 of <c>[Due]</c>, at the attribute or the argument that is wrong.</summary>
public sealed class DueDiagnostics
{
    [Theory]
    [InlineData("[Due] public DateTimeOffset? At { get; set; }")]
    [InlineData("[Due, Indexed] public DateTimeOffset? At { get; set; }")]
    [InlineData("[Due(MaxAttempts = 1)] public DateTimeOffset? At { get; set; }")]
    [InlineData("[Due(MaxAttempts = 1000000)] public DateTimeOffset? At { get; set; }")]
    [InlineData("[{|PG0011:Due|}] public DateTimeOffset At { get; set; }")]
    [InlineData("[{|PG0011:Due|}] public DateTime? At { get; set; }")]
    [InlineData("[{|PG0011:Due|}] public string? At { get; set; }")]
    [InlineData("[{|PG0011:Due|}, AppendOnly] public List<string> At { get; init; } = [];")]
    [InlineData("[{|PG0011:Due|}] private DateTimeOffset? At { get; set; }")]
    [InlineData("[Due] public DateTimeOffset? At { get; set; } [{|PG0011:Due|}] public DateTimeOffset? Then { get; set; }")]
    [InlineData("[Due(MaxAttempts = {|PG0011:0|})] public DateTimeOffset? At { get; set; }")]
    [InlineData("[Due(MaxAttempts = {|PG0011:-5|})] public DateTimeOffset? At { get; set; }")]
    [InlineData("[Due(MaxAttempts = {|PG0011:1000001|})] public DateTimeOffset? At { get; set; }")]
    public void Of_a_member(string member) => Usage.Reports($$"""
        [PersistedSession(Leases = true)] public partial class Job { [Key] public string Id { get; init; } = ""; public int Number { get; set; } {{member}} }
        """);

    [Theory]
    [InlineData("")]
    [InlineData("(Leases = false)")]
    public void Without_leases(string arguments) => Usage.Reports($$"""
        [PersistedSession{{arguments}}] public partial class Job { [Key] public string Id { get; init; } = ""; [{|PG0011:Due|}] public DateTimeOffset? At { get; set; } }
        """);
}
