using System.ComponentModel.DataAnnotations;

namespace Persistence.Benchmarks.Codec;

/// <summary>A chat: its messages are what a log holds most of.</summary>
[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class CodecChat
{
    [Key]
    public required string Id { get; init; }

    [AppendOnly]
    public List<CodecMessage> Messages { get; init; } = [];
}

/// <summary>A message of six members.</summary>
public sealed record CodecMessage(string Id, string Sender, string Recipient, string Content, DateTimeOffset SentAt, int Attempt);
