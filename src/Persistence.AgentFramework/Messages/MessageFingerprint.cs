using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Persistence.AgentFramework.Messages;

/// <summary>
/// What a message says, as a number that is the same in each process: its role and contents, without author, time and id, which the framework sets after the model has answered, and without regard
/// to the parts in which a stream brought a text. The first 12 bytes of a SHA-256; as a text, 24 digits.
/// </summary>
internal readonly record struct MessageFingerprint : ISpanFormattable
{
    private const int Digits = 24;

    private readonly ulong _first;
    private readonly uint _second;

    private MessageFingerprint(ReadOnlySpan<byte> hash) =>
        (_first, _second) = (BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt32BigEndian(hash[sizeof(ulong)..]));

    public static MessageFingerprint Of(ChatMessage message)
    {
        var text = FingerprintText.Rent();
        text.Add(message.Role.Value);
        text.Add("\n");
        var contents = message.Contents;
        for (var index = 0; index < contents.Count; index++)
        {
            Add(text, contents[index]);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text.Finish(), hash);
        text.Return();
        return new MessageFingerprint(hash);
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        charsWritten = 0;
        if (destination.Length < Digits)
        {
            return false;
        }

        _first.TryFormat(destination, out var written, "x16", CultureInfo.InvariantCulture);
        _second.TryFormat(destination[written..], out var rest, "x8", CultureInfo.InvariantCulture);
        charsWritten = written + rest;
        return true;
    }

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => string.Create(Digits, this, static (text, own) => own.TryFormat(text, out _, default, null));

    /// <inheritdoc/>
    public override string ToString() => ToString(null, null);

    private static void Add(FingerprintText text, AIContent? content)
    {
        // Usage is in the messages of a stream, and not in those of the response that it becomes.
        switch (content)
        {
            case null or UsageContent:
                break;
            case TextContent { Text: var words }:
                text.Add(words);
                break;
            case TextReasoningContent { Text: var words }:
                text.Add("\nreasoning:");
                text.Add(words);
                break;
            case FunctionCallContent call:
                text.Add("\ncall:");
                text.Add(call.CallId);
                text.Add(" ");
                text.Add(call.Name);
                break;
            case FunctionResultContent result:
                text.Add("\nresult:");
                text.Add(result.CallId);
                break;
            default:
                text.Add("\n");
                text.Add(content.GetType().Name);
                text.Add(":");
                AddJson(text, content);
                break;
        }
    }

    private static void AddJson(FingerprintText text, AIContent content)
    {
        try
        {
            text.AddUtf8(JsonSerializer.SerializeToUtf8Bytes(content, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(AIContent))));
        }
        catch (NotSupportedException)
        {
            // A content that cannot be written is refused where it is stored, by its name.
        }
    }
}
