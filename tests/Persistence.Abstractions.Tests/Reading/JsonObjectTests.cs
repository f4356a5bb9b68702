using System.Text;
using Persistence.Abstractions.Tests.Oracle;
using Persistence.Serialization;

namespace Persistence.Abstractions.Tests.Reading;

public sealed class JsonObjectTests
{
    [Fact]
    public void A_former_name_counts_only_when_the_present_one_is_absent()
    {
        Assert.Equal("now", ReadFormer("""{"title":"now","subject":"before"}"""));
        Assert.Equal("now", ReadFormer("""{"subject":"before","title":"now"}"""));
        Assert.Equal("before", ReadFormer("""{"subject":"before"}"""));
    }

    [Fact]
    public void A_required_member_that_is_absent_is_named()
    {
        var error = Assert.Throws<RequiredMemberException>(static () =>
        {
            var reader = new JsonReader("""{"number":1}"""u8);
            var message = new Message();
            Persistence.Serialization.JsonObject.Read<Message, MessageCodec>(ref reader, ref message).Require(MessageCodec.Names, 0b110);
        });
        Assert.Equal("text", error.Member);
    }

    [Fact]
    public void An_error_tells_the_place()
    {
        var error = Assert.Throws<JsonDataException>(static () =>
        {
            var reader = new JsonReader("""{"id":"a","number":x}"""u8);
            MessageCodec.Read(ref reader);
        });
        Assert.Equal(19, error.Offset);
    }

    [Fact]
    public void Raw_text_is_the_exact_text()
    {
        var reader = new JsonReader("""  {"a" : [1, "\u0041"]}  ,"""u8);
        Assert.Equal("""{"a" : [1, "\u0041"]}""", Encoding.UTF8.GetString(reader.ReadRaw()));
    }

    [Fact]
    public void Sixty_four_levels_are_read_and_a_thousand_are_not()
    {
        Read(new string('[', 64) + new string(']', 64));
        Assert.Throws<JsonDataException>(static () => Read(new string('[', 1000) + new string(']', 1000)));

        static void Read(string text)
        {
            var reader = new JsonReader(Encoding.UTF8.GetBytes(text));
            reader.Skip();
            reader.End();
        }
    }

    private static string? ReadFormer(string json)
    {
        var reader = new JsonReader(Encoding.UTF8.GetBytes(json));
        var target = new Former.Target();
        Persistence.Serialization.JsonObject.Read<Former.Target, Former>(ref reader, ref target);
        return target.Title;
    }

    private sealed class Former : IJsonMembers<Former.Target>
    {
        public static JsonNames Names { get; } = new(["title"], [("subject", 0)]);

        public static void ReadMember(int member, ref JsonReader reader, ref Target target) => target.Title = reader.ReadString();

        internal sealed class Target
        {
            public string? Title { get; set; }
        }
    }
}
