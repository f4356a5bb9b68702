using System.Text;
using Persistence.Serialization;

namespace Persistence.Abstractions.Tests.Reading;

/// <summary>Strings are read many bytes at once: what is special in one is seen wherever it stands, and whatever follows the string.</summary>
public sealed class StringPlacesTests
{
    [Theory]
    [InlineData("\\n", "\n")]
    [InlineData("\\\"", "\"")]
    [InlineData("é", "é")]
    [InlineData("\u007f", "\u007f")]
    [InlineData(" ", " ")]
    [InlineData("\u001f", null)]
    [InlineData("\n", null)]
    public void A_character_is_read_or_refused_at_each_place(string stored, string? read)
    {
        for (var before = 0; before < 40; before++)
        {
            for (var after = 0; after < 40; after++)
            {
                var (start, end) = (new string('a', before), new string('b', after));
                var text = $"\"{start}{stored}{end}\"";
                Assert.Equal(read is null ? null : start + read + end, Read(text));
                Assert.Equal(read is null ? null : start + read + end, Read(text + ",\"more\\\"text that follows it\""));
            }
        }
    }

    [Fact]
    public void A_string_without_an_end_is_refused_at_each_length()
    {
        for (var length = 0; length < 70; length++)
        {
            Assert.Null(Read('"' + new string('a', length)));
        }
    }

    private static string? Read(string text)
    {
        var reader = new JsonReader(Encoding.UTF8.GetBytes(text));
        var again = reader;
        try
        {
            var read = reader.ReadString();
            Assert.Equal(read, Encoding.UTF8.GetString(again.ReadUtf8()));
            Assert.Equal(reader.Position, again.Position);
            return read;
        }
        catch (JsonDataException)
        {
            return null;
        }
    }
}
