using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Persistence.AgentFramework.Sessions;

namespace Persistence.AgentFramework.Messages;

/// <summary>Messages as JSON and back.</summary>
internal sealed class MessageJson
{
    private readonly JsonTypeInfo<ChatMessage> _type;
    private readonly JsonTypeInfo<AIContent> _contentType;
    private readonly ElementWriter _writer = new();
    private readonly MessageReader _reader;

    public MessageJson(JsonSerializerOptions? options)
    {
        options ??= AgentAbstractionsJsonUtilities.DefaultOptions;
        try
        {
            _type = (JsonTypeInfo<ChatMessage>)options.GetTypeInfo(typeof(ChatMessage));
            _contentType = (JsonTypeInfo<AIContent>)options.GetTypeInfo(typeof(AIContent));
        }
        catch (Exception fault) when (fault is NotSupportedException or InvalidOperationException)
        {
            throw new ArgumentException(
                "SerializerOptions have no metadata for ChatMessage. Make them of AgentAbstractionsJsonUtilities.DefaultOptions, or add its TypeInfoResolver to their TypeInfoResolverChain.", nameof(options), fault);
        }

        _reader = new MessageReader(_type, _contentType, _writer);
    }

    /// <summary>A message as JSON, with the version of the package that wrote it. What was kept of it when it was read is written back.</summary>
    public (JsonElement Json, string WrittenBy) Write(ChatMessage message)
    {
        try
        {
            var json = _writer.Write(message, _type);
            if (message.RawRepresentation is not KeptJson kept)
            {
                return HasKept(message.Contents) ? Changed(message, JsonObject.Create(json)!, null) : (json, MessagePackage.Version);
            }

            return kept.ReadAs is { } readAs && JsonElement.DeepEquals(json, readAs) ? (kept.Json, kept.WrittenBy) : Changed(message, JsonParts.WithDropped(json, kept), kept);
        }
        catch (Exception fault) when (MessageReader.IsOfTheConverter(fault))
        {
            throw new MessageJsonException(
                $"A message with the role {message.Role} and the contents {string.Join(", ", message.Contents.Select(static content => content?.GetType().Name ?? "null"))} cannot be written as JSON: {fault.Message}", fault);
        }
    }

    public IReadOnlyList<ChatMessage> Read(IReadOnlyList<StoredMessage> stored)
    {
        var messages = new ChatMessage[stored.Count];
        for (var index = 0; index < messages.Length; index++)
        {
            messages[index] = _reader.Read(stored[index].Message, stored[index].WrittenBy);
        }

        return messages;
    }

    private static bool HasKept(IList<AIContent> contents)
    {
        for (var index = 0; index < contents.Count; index++)
        {
            if (contents[index]?.RawRepresentation is KeptJson)
            {
                return true;
            }
        }

        return false;
    }

    // The message is another one than was read; those of its contents that are as they were are written as they were.
    private (JsonElement Json, string WrittenBy) Changed(ChatMessage message, JsonObject json, KeptJson? kept)
    {
        json["contents"] = new JsonArray([.. message.Contents.Select(Content)]);
        var older = kept ?? message.Contents.Select(static content => content?.RawRepresentation).OfType<KeptJson>().FirstOrDefault();
        return (JsonElement.Parse(json.ToJsonString()), older?.WrittenBy ?? MessagePackage.Version);
    }

    private JsonNode? Content(AIContent? content)
    {
        if (content is null)
        {
            return null;
        }

        var json = _writer.Write(content, _contentType);
        return content.RawRepresentation is not KeptJson kept ? JsonObject.Create(json)
            : kept.ReadAs is { } readAs && JsonElement.DeepEquals(json, readAs) ? JsonNode.Parse(kept.Json.GetRawText())
            : kept.Json.ValueKind == JsonValueKind.Object ? JsonParts.WithDropped(json, kept) : JsonObject.Create(json);
    }
}
