using System.Text;
using System.Text.Json;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Shapes.Tests;

/// <summary>Hand-picked texts: what System.Text.Json reads is read to the same value, what it refuses is refused.</summary>
public sealed class HandPickedTexts
{
    [Theory]
    [InlineData("""{"id":"k","must":null}""")]
    [InlineData("""{"id":"k"}""")]
    [InlineData("""{"must":"x","id":"k"}""")]
    [InlineData("""{"id":"k","must":"m","mood":"busy"}""")]
    [InlineData("""{"id":"k","must":"m","mood":"Nothing"}""")]
    [InlineData("""{"id":"k","must":"m","mood":1,"maybe":"calm","moodToo":"Calm"}""")]
    [InlineData("""{"id":"k","must":"m","rank":"High"}""")]
    [InlineData("""{"id":"k","must":"m","rank":1}""")]
    [InlineData("""{"id":"k","must":"m","inner":{}}""")]
    [InlineData("""{"id":"k","must":"m","inner":{"mood":"Busy"}}""")]
    [InlineData("""{"id":"k","must":"m","inner":{"must":4}}""")]
    [InlineData("""{"id":"k","must":"m","inner":{"must":4,"mood":"Busy"}}""")]
    public void Converters_and_required_members(string text) => Check<ConvertedShape, ConvertedShapeMap>(text);

    [Theory]
    [InlineData("""{"id":"k"}""")]
    [InlineData("""{"id":"k","text":null,"number":0,"maybe":0,"gone":"x","kept":"y"}""")]
    [InlineData("""{"id":"k","sparse":{},"record":{}}""")]
    [InlineData("""{"id":"k","sparse":{"d":1},"record":{"b":1}}""")]
    public void Conditions(string text) => Check<OmittingShape, OmittingShapeMap>(text);

    [Theory]
    [InlineData("""{"id":"k","latest":{"$type":"joined"}}""")]
    [InlineData("""{"id":"k","latest":{ "$type" : "joined" , "by":"x" } }""")]
    [InlineData("""{"id":"k","latest":{"\u0024type":"joined","by":"x"}}""")]
    [InlineData("""{"id":"k","latest":{"by":"x","$type":"joined"}}""")]
    [InlineData("""{"id":"k","latest":{"by":"x"}}""")]
    [InlineData("""{"id":"k","latest":{}}""")]
    [InlineData("""{"id":"k","latest":{"$type":"left"}}""")]
    [InlineData("""{"id":"k","latest":{"$type":null}}""")]
    [InlineData("""{"id":"k","latest":{"$type":1}}""")]
    [InlineData("""{"id":"k","latest":{"$type":"joined"null}}""")]
    [InlineData("""{"id":"k","latest":{"$type":"joined"null,"stage":{"number":1}}}""")]
    [InlineData("""{"id":"k","latest":{"$type":"joined" "by":"x"}}""")]
    [InlineData("""{"id":"k","latest":{"$type":"joined",}}""")]
    [InlineData("""{"id":"k","latest":{"$type":"group","events":[{"$type":"said \"so\"","text":"t"},null]}}""")]
    [InlineData("""{"id":"k","stage":{"number":5}}""")]
    [InlineData("""{"id":"k","stage":{"kind":7,"number":5,"to":6}}""")]
    [InlineData("""{"id":"k","stage":{"number":5,"kind":7,"to":6}}""")]
    [InlineData("""{"id":"k","stage":{"kind":8}}""")]
    [InlineData("""{"id":"k","stage":{"kind":"7"}}""")]
    [InlineData("""{"id":"k","stage":{"kind":7.5}}""")]
    [InlineData("""{"id":"k","stage":[]}""")]
    [InlineData("""{"id":"k","signals":{"a":{"$type":"light"},"b":{"$type":"bell","times":2}}}""")]
    public void Derived_types(string text) => Check<FamilyShape, FamilyShapeMap>(text);

    internal static void Check<TSession, TMap>(string text)
        where TSession : class, IPersistedSession
        where TMap : ISessionMap<TSession, string>
    {
        string? expected;
        try
        {
            expected = JsonSerializer.Serialize(JsonSerializer.Deserialize<TSession>(text, JsonSerializerOptions.Web), JsonSerializerOptions.Web);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            expected = null;
        }

        Assert.Equal(expected, Rewritten<TSession, TMap>(text));
    }

    private static string? Rewritten<TSession, TMap>(string text)
        where TSession : class, IPersistedSession
        where TMap : ISessionMap<TSession, string>
    {
        try
        {
            var reader = new JsonReader(Encoding.UTF8.GetBytes(text));
            var session = TMap.ReadHeader(ref reader);
            reader.End();
            var writer = new JsonWriter();
            TMap.WriteHeader(writer, session);
            return Encoding.UTF8.GetString(writer.Written);
        }
        catch (Exception error) when (error is JsonDataException or RequiredMemberException)
        {
            return null;
        }
    }
}
