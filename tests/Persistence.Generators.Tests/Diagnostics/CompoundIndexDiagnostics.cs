using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Diagnostics;

/// <summary>PG0045, at the attribute that is wrong.</summary>
public sealed class CompoundIndexDiagnostics
{
    [Theory]
    [InlineData("CompoundIndex(nameof(Owner), nameof(Rank))")]
    [InlineData("CompoundIndex(nameof(Owner), nameof(Rank)), CompoundIndex(nameof(Rank), nameof(Owner))")]
    [InlineData("CompoundIndex(nameof(Owner), nameof(Rank), nameof(Due))")]
    [InlineData("CompoundIndex(\"Owner\", \"Rank\", new[] { \"Due\" })")]
    [InlineData("{|PG0045:CompoundIndex(nameof(Owner), nameof(Owner))|}")]
    [InlineData("{|PG0045:CompoundIndex(nameof(Owner), nameof(Title))|}")]
    [InlineData("{|PG0045:CompoundIndex(nameof(Tags), nameof(Owner))|}")]
    [InlineData("{|PG0045:CompoundIndex(nameof(Owner), nameof(Rank), nameof(Notes))|}")]
    [InlineData("{|PG0045:CompoundIndex(\"\", \"rank\")|}")]
    [InlineData("CompoundIndex(nameof(Owner), nameof(Rank)), {|PG0045:CompoundIndex(nameof(Owner), nameof(Rank))|}")]
    public void Of_a_class(string attributes) => Usage.Reports($$"""
        [PersistedSession, {{attributes}}]
        public partial class Board
        {
            [Key] public string Id { get; init; } = "";
            [Indexed] public string? Owner { get; set; }
            [Indexed] public int Rank { get; set; }
            [Indexed] public DateTime? Due { get; set; }
            [Indexed] public List<string> Tags { get; init; } = [];
            public string Title { get; set; } = "";
            [AppendOnly] public List<string> Notes { get; init; } = [];
        }
        """);
}
