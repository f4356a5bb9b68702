using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Asynchrony;

/// <summary>Names and types with which the asynchronous members might clash with each other, with the engines' or with the contract's.</summary>
public sealed class AwkwardMembers
{
    [Fact]
    public void Named_like_what_the_engines_and_the_contract_have() => Generation.Of("""
        [PersistedSession(Async = true)] public partial class Run
        {
            [Key] public string Id { get; init; } = "";
            [AppendOnly] public List<string> Entries { get; init; } = [];
            [AppendOnly] public List<string> LastEntries { get; init; } = [];
            [AppendOnly] public List<string> Async { get; init; } = [];
            [Indexed] public string Index { get; set; } = "";
            [Indexed] public DateTimeOffset IndexRange { get; set; }
            [Indexed] public int Between { get; set; }
            [Indexed] public string key { get; set; } = "";
            [Indexed] public int cancellationToken { get; set; }
            [Indexed] public int @class { get; set; }
        }
        """).Compiles();

    [Theory]
    [InlineData("byte", "(byte)1")]
    [InlineData("char", "'a'")]
    [InlineData("string", "\"a\"")]
    [InlineData("string?", "(string?)null")]
    [InlineData("byte[]", "new byte[] { 1 }")]
    [InlineData("ReadOnlyMemory<byte>", "new ReadOnlyMemory<byte>([1])")]
    [InlineData("System.Text.Json.JsonElement", "default(System.Text.Json.JsonElement)")]
    [InlineData("Step", "new Step(1)")]
    [InlineData("Dictionary<string, int>", "new Dictionary<string, int>()")]
    public void One_entry_and_several_are_told_apart(string type, string entry) => Generation.Of($$"""
        using System.Threading;
        using System.Threading.Tasks;
        [PersistedSession(Async = true)] public partial class Run { [Key] public int Id { get; init; } [AppendOnly] public List<{{type}}> Log { get; init; } = []; }
        public record Step(int Number);
        public static class Use
        {
            public static async Task All(IRunStore store, CancellationToken token)
            {
                long last = await store.AppendLogAsync(1, {{entry}}, token);
                last += await store.AppendLogAsync(1, {{entry}});
                last += await store.AppendLogAsync(1, new {{(type.EndsWith("[]", StringComparison.Ordinal) ? "byte[][]" : type + "[]")}} { {{entry}}, {{entry}} }, token);
                IReadOnlyList<{{type}}> all = await store.ReadLogAsync(1, last);
            }
        }
        """).Compiles();
}
