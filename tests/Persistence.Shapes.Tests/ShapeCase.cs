using System.Text;
using System.Text.Json;
using Persistence.Abstractions.Tests.Oracle;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Shapes.Tests;

/// <summary>One annotated shape: its generated map held against System.Text.Json.</summary>
public abstract class ShapeCase
{
    public required string Name { get; init; }

    /// <summary>Writes and reads a random session.</summary>
    /// <param name="seed">The seed.</param>
    public abstract void Check(uint seed);

    /// <summary>The text of a random session.</summary>
    /// <param name="seed">The seed.</param>
    public abstract byte[] Sample(uint seed);

    /// <summary>Reads a text, which may be anything, and writes again what was read.</summary>
    /// <param name="text">The text.</param>
    public abstract void CheckText(byte[] text);
}

/// <inheritdoc/>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TMap">Its generated map.</typeparam>
public sealed class ShapeCase<TSession, TMap> : ShapeCase
    where TSession : class, IPersistedSession
    where TMap : ISessionMap<TSession, string>
{
    public required Func<RandomValues, TSession> Make { get; init; }

    /// <summary>Whether members come back in the order they were stored in, as unknown ones do.</summary>
    public bool KeepsOrder { get; init; }

    public override void Check(uint seed)
    {
        var session = Make(new RandomValues(seed));
        var expected = JsonSerializer.SerializeToUtf8Bytes(session, Oracle.Options);
        AssertWritten(expected, session);

        // Our own text, and the same text with white space and its members in another order.
        AssertWritten(expected, Read(expected));
        var shuffled = Encoding.UTF8.GetBytes(Shuffled(expected));
        AssertWritten(KeepsOrder ? JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize<TSession>(shuffled, Oracle.Options), Oracle.Options) : expected, Read(shuffled));
    }

    public override byte[] Sample(uint seed) => JsonSerializer.SerializeToUtf8Bytes(Make(new RandomValues(seed)), Oracle.Options);

    public override void CheckText(byte[] text)
    {
        TSession session;
        try
        {
            session = Read(text);
        }
        catch (Exception error) when (error is JsonDataException or RequiredMemberException)
        {
            return;
        }

        var writer = Write(session);
        if (!writer.HasFailures)
        {
            var written = writer.Written.ToArray();
            AssertWritten(written, Read(written));
        }
    }

    private static TSession Read(byte[] text)
    {
        var reader = new JsonReader(text);
        var session = TMap.ReadHeader(ref reader);
        reader.End();
        return session;
    }

    private static string Shuffled(byte[] text)
    {
        using var document = JsonDocument.Parse(text);
        var members = document.RootElement.EnumerateObject().Reverse().Select(static member => $" {JsonSerializer.Serialize(member.Name)} :\n {member.Value.GetRawText()} ");
        return $" {{ {string.Join(',', members)} }} ";
    }

    private static void AssertWritten(byte[] expected, TSession session)
    {
        var writer = Write(session);
        Assert.False(writer.HasFailures);
        if (!writer.Written.SequenceEqual(expected))
        {
            Assert.Equal(Encoding.UTF8.GetString(expected), Encoding.UTF8.GetString(writer.Written));
        }
    }

    // A new writer each time: tests use the same shape side by side.
    private static JsonWriter Write(TSession session)
    {
        var writer = new JsonWriter();
        TMap.WriteHeader(writer, session);
        return writer;
    }
}
