using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Persistence.Shapes.Tests.Foreign;

/// <summary>Messages of Microsoft.Extensions.AI with every kind of content.</summary>
internal static class Messages
{
    private static readonly int[] s_list = [1, 2];
    private static readonly decimal[] s_numbers = [1.50m];

    public static ChatMessage Full(int number) => new(ChatRole.Assistant, Contents(number))
    {
        MessageId = $"m{number}",
        AuthorName = "Zoë <&> 🦊",
        CreatedAt = new DateTimeOffset(2026, 11, 30, 1, 2, 3, 456, TimeSpan.FromHours(-3)),
        AdditionalProperties = new() { ["größe"] = 3, ["none"] = null, ["list"] = JsonSerializer.SerializeToElement(s_list) },
    };

    public static List<AIContent> Contents(int number) =>
    [
        new TextContent($"text \"{number}\" \u2028 <b>") { AdditionalProperties = new() { ["a"] = "b" } },
        new TextReasoningContent("because\n") { ProtectedData = "AAEC" },
        new FunctionCallContent("call", "find", new Dictionary<string, object?> { ["deep"] = JsonSerializer.SerializeToElement(new { a = s_numbers }), ["none"] = null }),
        new FunctionResultContent("call", JsonSerializer.SerializeToElement(new { found = true })),
        new DataContent(new byte[] { 0, 255, (byte)number }, "application/octet-stream") { Name = "file.bin" },
        new UriContent("https://example.com/a?b=ü", "image/png"),
        new UsageContent(new UsageDetails { InputTokenCount = 5, OutputTokenCount = long.MaxValue, AdditionalCounts = new() { ["x"] = 1 } }),
        new ErrorContent("failed") { ErrorCode = "E1", Details = "d" },
        new HostedFileContent("file"),
        new HostedVectorStoreContent("store"),
    ];

    public static string Text(object? value) => JsonSerializer.Serialize(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value?.GetType() ?? typeof(object)));
}
