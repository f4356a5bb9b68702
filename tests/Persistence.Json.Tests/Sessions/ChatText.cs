namespace Persistence.Json.Tests.Sessions;

/// <summary>Everything a session holds, as text, to compare.</summary>
internal static class ChatText
{
    public static string Of(Chat? chat) => chat is null
        ? "absent"
        : $"{chat.Topic}/{chat.Phase} [{string.Join(' ', chat.Remarks.Select(remark => $"{remark.Id}:{remark.Content}"))}] [{string.Join(' ', chat.Notes)}]";
}
