using System.Text.Json;
using System.Text.Json.Nodes;

namespace Persistence.AgentFramework.Messages;

/// <summary>
/// Contents that versions before 10.8 wrote under other names, with the same meaning. Where one lacks what the present one must have, such as the call that an approval of an MCP call is for, it is not
/// renamed, and kept as it is.
/// </summary>
internal static class OlderContents
{
    /// <summary>The content under its present names; null where it, and all inside it, has them already.</summary>
    public static JsonElement? Renamed(JsonElement stored)
    {
        if (JsonNode.Parse(stored.GetRawText()) is not { } node)
        {
            return null;
        }

        return Rename(node) ? JsonElement.Parse(node.ToJsonString()) : null;
    }

    private static bool Rename(JsonNode? node)
    {
        var renamed = false;
        if (node is JsonObject content)
        {
            renamed = content["$type"] is JsonValue type && type.TryGetValue<string>(out var kind) && RenameContent(content, kind);
            foreach (var member in content.ToList())
            {
                renamed |= Rename(member.Value);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                renamed |= Rename(item);
            }
        }

        return renamed;
    }

    private static bool RenameContent(JsonObject content, string kind) => kind switch
    {
        "functionApprovalRequest" => Approval(content, "toolApprovalRequest", "functionCall", "functionCall"),
        "functionApprovalResponse" => Approval(content, "toolApprovalResponse", "functionCall", "functionCall"),
        "mcpServerToolApprovalRequest" => Approval(content, "toolApprovalRequest", "toolCall", "mcpServerToolCall"),
        "mcpServerToolCall" => Member(content, "toolName", "name"),
        "mcpServerToolResult" => Member(content, "output", "outputs"),
        "webSearchToolResult" => Member(content, "results", "outputs"),
        "imageGenerationToolCall" or "imageGenerationToolResult" => Member(content, "imageId", "callId"),
        _ => false,
    };

    private static bool Approval(JsonObject content, string kind, string call, string callKind)
    {
        if (content[call] is not JsonObject called || content["id"] is null)
        {
            return false;
        }

        content["$type"] = kind;
        Member(content, "id", "requestId");
        content.Remove(call);
        if (!called.ContainsKey("$type"))
        {
            called.Insert(0, "$type", callKind);
        }

        content["toolCall"] = called;
        return true;
    }

    private static bool Member(JsonObject content, string from, string to)
    {
        if (content.ContainsKey(to) || !content.TryGetPropertyValue(from, out var value))
        {
            return false;
        }

        content.Remove(from);
        content[to] = value;
        return true;
    }
}
