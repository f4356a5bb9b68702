using System.Buffers;
using System.Buffers.Text;

namespace Persistence.Serialization;

/// <summary>Bytes in base 64.</summary>
internal static class JsonBytes
{
    public static void Write(JsonWriter writer, byte[]? value)
    {
        if (value is null)
        {
            writer.WriteNull();
        }
        else
        {
            writer.WriteBase64(value);
        }
    }

    public static byte[]? Read(ref JsonReader reader)
    {
        if (reader.TryReadNull())
        {
            return null;
        }

        var text = reader.ReadUtf8();
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, bytes, out _, out var written) != OperationStatus.Done)
        {
            throw reader.Problem("base 64 was expected");
        }

        return written == bytes.Length ? bytes : bytes[..written];
    }
}
