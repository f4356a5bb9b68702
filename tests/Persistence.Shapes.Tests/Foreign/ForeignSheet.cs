using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace Persistence.Shapes.Tests.Foreign;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>Types that System.Text.Json writes and reads, in every place.</summary>
[PersistedSession]
public sealed partial class ForeignSheet
{
    [Key]
    public required string Id { get; init; }

    [SerializedBy(typeof(AIJsonUtilities), nameof(AIJsonUtilities.DefaultOptions))]
    public ChatMessage? Last { get; set; }

    [SerializedBy(typeof(AIJsonUtilities), nameof(AIJsonUtilities.DefaultOptions))]
    public List<AIContent> Contents { get; set; } = [];

    [SerializedBy(typeof(ForeignContext))]
    public Amount? Price { get; set; }

    [SerializedBy(typeof(ForeignContext), nameof(ForeignContext.Loose))]
    public Branch? Tree { get; set; }

    [SerializedBy(typeof(ForeignContext), nameof(ForeignContext.Amounts))]
    public Amount Sum { get; set; }

    [JsonConverter(typeof(HexConverter))]
    public int Colour { get; set; }

    [JsonConverter(typeof(HexConverter))]
    public int? Shade { get; set; }

    public Maybe Hope { get; set; } = new(7);

    public List<Degrees> Weather { get; set; } = [];

    public Dictionary<string, Degrees?> Places { get; set; } = [];

    public ForeignPart? Part { get; set; }

    [AppendOnly, SerializedBy(typeof(AIJsonUtilities), nameof(AIJsonUtilities.DefaultOptions))]
    public List<ChatMessage> Messages { get; init; } = [];

    [AppendOnly(EntryKey = nameof(ChatMessage.MessageId)), SerializedBy(typeof(AIJsonUtilities), nameof(AIJsonUtilities.DefaultOptions))]
    public List<ChatMessage> Known { get; init; } = [];

    [AppendOnly]
    public List<ForeignEntry> Entries { get; init; } = [];

    [AppendOnly]
    public List<Degrees> Readings { get; init; } = [];
}
