namespace Persistence.Serialization;

internal static class JsonBytes
{
    public static void Write(JsonWriter writer, byte[]? value)
    {
        // System.Text.Json does not escape base 64.
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        writer.WriteRaw("\""u8);
        var room = System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(value.Length);
        System.Buffers.Text.Base64.EncodeToUtf8(value, writer.Reserve(room), out _, out var written);
        writer.Advance(written);
        writer.WriteRaw("\""u8);
    }

    public static byte[]? Read(ref JsonReader reader)
    {
        if (reader.TryReadNull())
        {
            return null;
        }

        var text = reader.ReadUtf8();
        var bytes = new byte[System.Buffers.Text.Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        var status = System.Buffers.Text.Base64.DecodeFromUtf8(text, bytes, out _, out var written);
        return status == System.Buffers.OperationStatus.Done ? bytes[..written] : throw reader.Problem("base 64 was expected");
    }
}
