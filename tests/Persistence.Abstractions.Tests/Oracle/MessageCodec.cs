using Persistence.Serialization;

namespace Persistence.Abstractions.Tests.Oracle;

/// <summary>Written by hand in the shape the generator emits.</summary>
public readonly struct MessageCodec : IJsonCodec<Message?>, IJsonMembers<Message>
{
    public static JsonNames Names { get; } = new(["id", "text", "number", "replies", "scores"]);

    public static void Write(JsonWriter writer, Message? value)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        if (!writer.Enter())
        {
            return;
        }

        writer.WriteRaw("{\"id\":"u8);
        StringCodec.Write(writer, value.Id);
        writer.WriteRaw(",\"text\":"u8);
        StringCodec.Write(writer, value.Text);
        writer.WriteRaw(",\"number\":"u8);
        Int32Codec.Write(writer, value.Number);
        writer.WriteRaw(",\"replies\":"u8);
        ListCodec<Message?, MessageCodec>.Write(writer, value.Replies!);
        writer.WriteRaw(",\"scores\":"u8);
        DictionaryCodec<string, double, StringKeyCodec, DoubleCodec>.Write(writer, value.Scores);
        writer.WriteRaw("}"u8);
        writer.Leave();
    }

    public static Message? Read(ref JsonReader reader)
    {
        if (reader.TryReadNull())
        {
            return null;
        }

        var value = new Message();
        JsonObject.Read<Message, MessageCodec>(ref reader, ref value);
        return value;
    }

    public static void ReadMember(int member, ref JsonReader reader, ref Message target)
    {
        switch (member)
        {
            case 0:
                target.Id = StringCodec.Read(ref reader);
                break;
            case 1:
                target.Text = StringCodec.Read(ref reader);
                break;
            case 2:
                target.Number = Int32Codec.Read(ref reader);
                break;
            case 3:
                target.Replies = ListCodec<Message?, MessageCodec>.Read(ref reader)!;
                break;
            case 4:
                target.Scores = DictionaryCodec<string, double, StringKeyCodec, DoubleCodec>.Read(ref reader);
                break;
        }
    }
}
