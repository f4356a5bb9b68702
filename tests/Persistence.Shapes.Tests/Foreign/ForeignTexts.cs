using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;
using Persistence.Serialization;

namespace Persistence.Shapes.Tests.Foreign;

/// <summary>The text of values that others write, held against what their own metadata writes.</summary>
public sealed class ForeignTexts
{
    [Fact]
    public void A_value_is_written_as_its_metadata_writes_it_but_compactly()
    {
        var sheet = ForeignTests.Sheet("k");
        sheet.Sum = new Amount(3, "€ <ü>");
        var writer = new JsonWriter();
        ForeignSheetMap.WriteHeader(writer, sheet);
        Assert.False(writer.HasFailures);
        Assert.Equal(-1, writer.Written.IndexOfAnyInRange((byte)0, (byte)31));
        using var document = JsonDocument.Parse(writer.Written.ToArray());
        var root = document.RootElement;
        Assert.Equal(Text(sheet.Last!, AIJsonUtilities.DefaultOptions), root.GetProperty("last").GetRawText());
        Assert.Equal(Text(sheet.Contents, AIJsonUtilities.DefaultOptions), root.GetProperty("contents").GetRawText());
        Assert.Equal(Text(sheet.Tree!, ForeignContext.Loose), root.GetProperty("tree").GetRawText());
        Assert.Equal(Text(sheet.Price!.Value, ForeignContext.Default.Options), root.GetProperty("price").GetRawText());
        Assert.Equal(Text(sheet.Sum, JsonSerializerOptions.Web), root.GetProperty("sum").GetRawText());
        Assert.Equal("\"abc\"", root.GetProperty("colour").GetRawText());
    }

    [Fact]
    public void Metadata_that_is_missing_is_one_clear_error()
    {
        var writing = Assert.Throws<SessionSchemaException>(static () => ForeignCodec<Amount, Nothing>.Write(new JsonWriter(), default));
        Assert.StartsWith("NothingContext has no metadata for Persistence.Shapes.Tests.Foreign.Amount, so that", writing.Message, StringComparison.Ordinal);
        Assert.Throws<SessionSchemaException>(static () =>
        {
            var reader = new JsonReader("{}"u8);
            return ForeignCodec<Amount, Nothing>.Read(ref reader);
        });
    }

    private static string Text<T>(T value, JsonSerializerOptions options) => JsonSerializer.Serialize(value, new JsonSerializerOptions(options) { WriteIndented = false }.GetTypeInfo(typeof(T)));

    private sealed class Nothing : IForeignJson<Amount>
    {
        public static string Source => "NothingContext";

        public static JsonTypeInfo<Amount>? Find() => ForeignJson.Of<Amount>(new JsonSerializerOptions { TypeInfoResolver = JsonTypeInfoResolver.Combine() });
    }
}
