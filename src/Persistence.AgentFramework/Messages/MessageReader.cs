using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace Persistence.AgentFramework.Messages;

/// <summary>Reads messages that another version of the package wrote, content by content: one that cannot be read does not keep the others from being read, and nothing is dropped.</summary>
internal sealed class MessageReader(JsonTypeInfo<ChatMessage> type, JsonTypeInfo<AIContent> contentType, ElementWriter writer)
{
    /// <summary>Reads a message. What comes back of it is compared with what is stored, by whatever version: the package drops members that it does not know without an error.</summary>
    public ChatMessage Read(JsonElement stored, string writtenBy)
    {
        try
        {
            if (stored.Deserialize(type) is { } message)
            {
                if (writer.WriteOther(message, type, stored) is not { } readAs)
                {
                    return message;
                }

                if (JsonCover.Covers(readAs, stored))
                {
                    return Keep(message, stored, readAs, writtenBy);
                }
            }
        }
        catch (Exception fault) when (IsOfTheConverter(fault))
        {
            // Read in parts, below.
        }

        return Parts(stored, writtenBy);
    }

    // The exception is not always a JsonException: constructors of contents check their arguments.
    public static bool IsOfTheConverter(Exception fault) => fault is not (OutOfMemoryException or StackOverflowException or ThreadInterruptedException);

    private ChatMessage Parts(JsonElement stored, string writtenBy)
    {
        var message = Frame(stored);
        if (stored.ValueKind == JsonValueKind.Object && stored.TryGetProperty("contents", out var contents) && contents.ValueKind == JsonValueKind.Array)
        {
            message.Contents = [.. contents.EnumerateArray().Select(content => Content(content, writtenBy))];
        }

        return Keep(message, stored, writer.Write(message, type), writtenBy);
    }

    // All but the contents; of what stands there in another form than the package knows, nothing but the role.
    private ChatMessage Frame(JsonElement stored)
    {
        try
        {
            return JsonParts.Without(stored, "contents").Deserialize(type) ?? new ChatMessage();
        }
        catch (Exception fault) when (IsOfTheConverter(fault))
        {
            return new ChatMessage { Role = JsonParts.Text(stored, "role") is { } role ? new ChatRole(role) : ChatRole.User };
        }
    }

    private AIContent Content(JsonElement stored, string writtenBy)
    {
        try
        {
            var known = OlderContents.Renamed(stored) ?? stored;
            var content = known.Deserialize(contentType) ?? new AIContent();
            var readAs = writer.Write(content, contentType);
            if (!JsonElement.DeepEquals(readAs, stored))
            {
                content.RawRepresentation = new KeptJson(stored, readAs, writtenBy, null);
            }

            return content;
        }
        catch (Exception fault) when (IsOfTheConverter(fault))
        {
            return new AIContent { RawRepresentation = new KeptJson(stored, JsonElement.Parse("{}"), writtenBy, fault.Message) };
        }
    }

    private static ChatMessage Keep(ChatMessage message, JsonElement stored, JsonElement readAs, string writtenBy)
    {
        if (!JsonElement.DeepEquals(readAs, stored))
        {
            message.RawRepresentation = new KeptJson(stored, readAs, writtenBy, null);
        }

        return message;
    }
}
