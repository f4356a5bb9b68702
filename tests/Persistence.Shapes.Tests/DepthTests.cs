using System.Text;
using System.Text.Json;
using Persistence.Serialization;

namespace Persistence.Shapes.Tests;

/// <summary>How deep a header may nest: as deep as System.Text.Json allows, in writing and in reading.</summary>
public sealed class DepthTests
{
    public static TheoryData<int> Depths => [1, 2, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 200];

    [Theory]
    [MemberData(nameof(Depths))]
    public void A_tree_is_written_or_refused_as_System_Text_Json_does(int levels)
    {
        var shape = new TreeShape { Id = "k", Value = new Node { Name = "leaf" } };
        for (var level = 0; level < levels; level++)
        {
            shape.Value = new Node { Children = [shape.Value] };
        }

        var expected = Outcome(() => JsonSerializer.Serialize(shape, Oracle.Options));
        var writer = new JsonWriter();
        TreeShapeMap.WriteHeader(writer, shape);
        Assert.Equal(expected is null, writer.HasFailures);
        if (expected is not null)
        {
            var reader = new JsonReader(writer.Written);
            TreeShapeMap.ReadHeader(ref reader);
            reader.End();
            Assert.Equal(expected, Encoding.UTF8.GetString(writer.Written));
        }
    }

    [Theory]
    [MemberData(nameof(Depths))]
    public void A_document_is_written_or_refused_as_System_Text_Json_does(int levels)
    {
        var options = new JsonDocumentOptions { MaxDepth = 1000 };
        using var document = JsonDocument.Parse(new string('[', levels) + new string(']', levels), options);
        var shape = new DocumentShape { Id = "k", Value = document.RootElement };
        var expected = Outcome(() => JsonSerializer.Serialize(shape, Oracle.Options));
        var writer = new JsonWriter();
        DocumentShapeMap.WriteHeader(writer, shape);
        if (!writer.HasFailures)
        {
            var reader = new JsonReader(writer.Written);
            DocumentShapeMap.ReadHeader(ref reader);
            Assert.Equal(expected, Encoding.UTF8.GetString(writer.Written));
        }

        // System.Text.Json writes a document of any depth, and then cannot read it: such a document is refused here.
        Assert.Equal(expected is null || Outcome(() => JsonSerializer.Deserialize<DocumentShape>(expected, Oracle.Options)!.Id) is null, writer.HasFailures);
    }

    [Theory]
    [MemberData(nameof(Depths))]
    public void A_text_is_read_or_refused_as_System_Text_Json_does(int levels)
    {
        foreach (var (open, close) in new[] { ("""{"value":""", "}"), ("""{"other":""", "}"), ("""{"value":{"children":[""", "]}}") })
        {
            var text = open + Repeat("""{"children":[""", levels / 2) + (levels % 2 == 0 ? "" : """{"children":null}""") + Repeat("]}", levels / 2) + close;
            HandPickedTexts.Check<TreeShape, TreeShapeMap>(text.Insert(1, "\"id\":\"k\","));
        }
    }

    private static string Repeat(string piece, int count) => string.Concat(Enumerable.Repeat(piece, count));

    private static string? Outcome(Func<string> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
