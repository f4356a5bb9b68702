using System.Text;
using System.Text.Json;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Shapes.Tests;

/// <summary>Hand-picked texts: what System.Text.Json reads is read to the same value, what it refuses to read, or to write again, is refused.</summary>
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

    [Theory]
    [InlineData("""{"id":"k"}""")]
    [InlineData("""{"id":"k","pair":{}}""")]
    [InlineData("""{"id":"k","pair":[1,"a"]}""")]
    [InlineData("""{"id":"k","pair":{"item2":"a","item1":1}}""")]
    [InlineData("""{"id":"k","pair":{"ITEM2":"a","Item1":"1"}}""")]
    [InlineData("""{"id":"k","pair":{"count":1,"text":"a"}}""")]
    [InlineData("""{"id":"k","pair":{"item3":1}}""")]
    [InlineData("""{"id":"k","maybe":null}""")]
    [InlineData("""{"id":"k","maybe":{"item2":{"item2":{"x":1}}}}""")]
    [InlineData("""{"id":"k","eight":{"item7":1,"item8":"a"}}""")]
    [InlineData("""{"id":"k","eight":{"rest":{"item1":"a"},"item7":1}}""")]
    [InlineData("""{"id":"k","eight":{"rest":null}}""")]
    [InlineData("""{"id":"k","many":[{"item1":"a"},null]}""")]
    public void Tuples(string text) => Check<TupleShape, TupleShapeMap>(text);

    [Theory]
    [InlineData("""{"id":"k","z":1,"number":2,"b":null,"c":{"x":[1, 2]},"z":3}""")]
    [InlineData("""{"id":"k","$id":1,"$type":2,"":3}""")]
    [InlineData("""{"id":"k","rest":{"q":1}}""")]
    [InlineData("""{"id":"k","ignored":1,"computed":2,"NUMBER":3,"COMPUTED":5}""")]
    [InlineData("""{"id":"k","\u0061\"":1}""")]
    [InlineData("""{"id":"k","a":1.50e3,"b":"\u0041","c":"<é>"}""")]
    [InlineData("""{"id":"k","a":}""")]
    [InlineData("""{"id":"k","a":1,}""")]
    [InlineData("""{"id":"k","a":[}""")]
    [InlineData("""{"id":"k","objects":{}}""")]
    [InlineData("""{"id":"k","objects":{"x":1,"y":null,"z":"s","fields":2}}""")]
    [InlineData("""{"id":"k","record":{"x":1,"length":5,"last":6}}""")]
    [InlineData("""{"id":"k","record":{"name":"n","x":1}}""")]
    [InlineData("""{"id":"k","structs":[{"x":1,"a":2},{"rest":1}]}""")]
    [InlineData("""{"id":"k","event":{"$type":"bell","x":1,"times":2}}""")]
    [InlineData("""{"id":"k","event":{"x":1}}""")]
    [InlineData("""{"id":"k","event":{"x":1,"$type":"bell"}}""")]
    public void Unknown_members_are_kept(string text) => Check<KeepingShape, KeepingShapeMap>(text);

    [Theory]
    [InlineData("""{"id":"k","strict":{"a":1}}""")]
    [InlineData("""{"id":"k","strict":{"A":1}}""")]
    [InlineData("""{"id":"k","strict":{"a":1,"b":2}}""")]
    [InlineData("""{"id":"k","strict":{"twice":1,"ignored":2}}""")]
    [InlineData("""{"id":"k","strict":{"$type":1}}""")]
    [InlineData("""{"id":"k","record":{"a":1}}""")]
    [InlineData("""{"id":"k","record":{"a":1,"b":2}}""")]
    [InlineData("""{"id":"k","lax":{"a":1,"c":2}}""")]
    [InlineData("""{"id":"k","other":{"a":1,"c":2}}""")]
    public void Unknown_members_are_refused(string text) => Check<StrictShape, StrictShapeMap>(text);

    [Theory]
    [InlineData("""{"id":"k","named":"NaN"}""")]
    [InlineData("""{"id":"k","named":"-Infinity"}""")]
    [InlineData("""{"id":"k","named":"\u004eaN"}""")]
    [InlineData("""{"id":"k","named":"nan"}""")]
    [InlineData("""{"id":"k","named":"+Infinity"}""")]
    [InlineData("""{"id":"k","named":"NaN "}""")]
    [InlineData("""{"id":"k","named":"1e5"}""")]
    [InlineData("""{"id":"k","named":NaN}""")]
    [InlineData("""{"id":"k","onlyNamed":"Infinity"}""")]
    [InlineData("""{"id":"k","onlyNamed":"1"}""")]
    [InlineData("""{"id":"k","onlyNamed":null}""")]
    [InlineData("""{"id":"k","quoted":"1.10"}""")]
    [InlineData("""{"id":"k","quoted":1.10}""")]
    [InlineData("""{"id":"k","quoted":"NaN"}""")]
    [InlineData("""{"id":"k","quotedMap":{"a":"1","b":2,"c":null}}""")]
    [InlineData("""{"id":"k","strict":"1"}""")]
    [InlineData("""{"id":"k","strict":1}""")]
    [InlineData("""{"id":"k","strictList":[1,"2"]}""")]
    [InlineData("""{"id":"k","nothingToName":"NaN"}""")]
    [InlineData("""{"id":"k","nothingToName":"1"}""")]
    [InlineData("""{"id":"k","usual":"1"}""")]
    [InlineData("""{"id":"k","usual":"NaN"}""")]
    [InlineData("""{"id":"k","numbers":{"half":"NaN","shorter":"1","reals":["NaN","2",3],"octets":["1",2],"day":5}}""")]
    [InlineData("""{"id":"k","numbers":{"day":"5"}}""")]
    [InlineData("""{"id":"k","numbers":{"otherwise":"5"}}""")]
    [InlineData("""{"id":"k","numbers":{"pair":{"item1":"5"}}}""")]
    [InlineData("""{"id":"k","numbers":{"notDeeper":[["5"]]}}""")]
    [InlineData("""{"id":"k","further":{"more":"1","shorter":"2","half":"NaN"}}""")]
    public void Numbers_in_other_forms(string text) => Check<HandledShape, HandledShapeMap>(text);

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"1 \"")]
    [InlineData("\"+1\"")]
    [InlineData("\"-1\"")]
    [InlineData("\"-0\"")]
    [InlineData("\"01\"")]
    [InlineData("\"\"")]
    [InlineData("\"-\"")]
    [InlineData("\".5\"")]
    [InlineData("\"5.\"")]
    [InlineData("\"1.0\"")]
    [InlineData("\"1e2\"")]
    [InlineData("\"1E+2\"")]
    [InlineData("\"1,000\"")]
    [InlineData("\"0x1\"")]
    [InlineData("\"1\\u0030\"")]
    [InlineData("\"nan\"")]
    [InlineData("\"infinity\"")]
    [InlineData("\"∞\"")]
    [InlineData("\"(1)\"")]
    [InlineData("\"1\\u0000\"")]
    [InlineData("\"300\"")]
    [InlineData("1e2")]
    [InlineData("1.0")]
    [InlineData("-0")]
    [InlineData("300")]
    [InlineData("99999999999999999999999999999999999999999")]
    public void Numbers_of_each_type(string text) => Assert.Multiple(
        () => Check<WholeShape, WholeShapeMap>(Of(text)),
        () => Check<OctetShape, OctetShapeMap>(Of(text)),
        () => Check<SmallShape, SmallShapeMap>(Of(text)),
        () => Check<LargeShape, LargeShapeMap>(Of(text)),
        () => Check<LargeUnsignedShape, LargeUnsignedShapeMap>(Of(text)),
        () => Check<VastShape, VastShapeMap>(Of(text)),
        () => Check<VastUnsignedShape, VastUnsignedShapeMap>(Of(text)),
        () => Check<RealShape, RealShapeMap>(Of(text)),
        () => Check<SingleRealShape, SingleRealShapeMap>(Of(text)),
        () => Check<HalfRealShape, HalfRealShapeMap>(Of(text)),
        () => Check<MoneyShape, MoneyShapeMap>(Of(text)),
        () => Check<FeelingShape, FeelingShapeMap>(Of(text)),
        () => Check<GradeShape, GradeShapeMap>(Of(text)));

    private static string Of(string value) => $$"""{"id":"k","value":{{value}}}""";

    [Theory]
    [InlineData("""{"id":"k","hidden":{"number":1}}""")]
    [InlineData("""{"id":"k","hidden":{"text":null,"late":3}}""")]
    [InlineData("""{"id":"k","hiddenToo":{"number":1}}""")]
    [InlineData("""{"id":"k","hiddenToo":{}}""")]
    [InlineData("""{"id":"k","internal":{"number":1,"must":"m"}}""")]
    [InlineData("""{"id":"k","internal":{"number":1}}""")]
    [InlineData("""{"id":"k","inPlace":{"list":[1],"queue":[1,2],"array":[3]}}""")]
    [InlineData("""{"id":"k","inPlace":{"list":[]}}""")]
    [InlineData("""{"id":"k","second":{"first":"x","field":1,"early":2}}""")]
    public void Orders_and_constructors(string text) => Check<OrderedShape, OrderedShapeMap>(text);

    // System.Text.Json refuses it; SQLite cannot distinguish it from a value that was never stored, so no store does.
    [Fact]
    public void A_null_where_the_class_knows_none_is_absent()
    {
        Assert.Equal(Rewritten<TupleShape, TupleShapeMap>("""{"id":"k"}"""), Rewritten<TupleShape, TupleShapeMap>("""{"id":"k","pair":null}"""));
        Assert.Equal(Rewritten<HandledShape, HandledShapeMap>("""{"id":"k"}"""), Rewritten<HandledShape, HandledShapeMap>("""{"id":"k","named":null}"""));
    }

    internal static void Check<TSession, TMap>(string text)
        where TSession : class, IPersistedSession
        where TMap : ISessionMap<TSession, string>
    {
        string? expected;
        try
        {
            expected = JsonSerializer.Serialize(JsonSerializer.Deserialize<TSession>(text, Oracle.Options), Oracle.Options);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or ArgumentException)
        {
            expected = null;
        }

        var actual = Rewritten<TSession, TMap>(text);
        if (expected != actual)
        {
            Assert.Fail($"{typeof(TSession).Name} of {text}: System.Text.Json makes {expected ?? "an error"}, we {actual ?? "an error"}");
        }
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

            // What the class does not know is kept from load to save; System.Text.Json drops it.
            session.Tracking.UnknownMembers = null;
            var writer = new JsonWriter();
            TMap.WriteHeader(writer, session);
            return writer.HasFailures ? null : Encoding.UTF8.GetString(writer.Written);
        }
        catch (Exception error) when (error is JsonDataException or RequiredMemberException)
        {
            return null;
        }
    }
}
