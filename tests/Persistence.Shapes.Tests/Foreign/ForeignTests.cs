using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Persistence.Serialization;

namespace Persistence.Shapes.Tests.Foreign;

/// <summary>What System.Text.Json writes and reads with metadata of the user's comes back on every backend, and fails with its member.</summary>
public abstract class ForeignTests
{
    private static readonly JsonSerializerOptions s_whole = WithFields();

    [Fact]
    public void Values_come_back_from_header_nested_member_and_entry()
    {
        var expected = Sheet("kept");
        using (var store = Open())
        {
            store.Create(expected);
            store.AppendMessages(expected.Id, Messages.Full(2), new ChatMessage(ChatRole.User, "short"));
            store.AppendEntries(expected.Id, new ForeignEntry("e2", Messages.Full(3)), new ForeignEntry("e1", Messages.Full(4)));
            store.AppendReadings(expected.Id, new Degrees(2.5));
        }

        expected.Messages.AddRange([Messages.Full(2), new ChatMessage(ChatRole.User, "short")]);
        expected.Entries.Add(new("e2", Messages.Full(3)));
        expected.Readings.Add(new(2.5));
        using (var store = Open())
        {
            var loaded = store.Load(expected.Id);
            AssertEqual(expected, loaded);
            loaded.Last = expected.Last = null;
            loaded.Hope = expected.Hope = new(12);
            loaded.Price = expected.Price = null;
            loaded.Messages.Add(Messages.Full(9));
            expected.Messages.Add(Messages.Full(9));
            store.Save(loaded);
            AssertEqual(expected, store.Load(expected.Id));
            Assert.Equal(Messages.Text(expected.Messages[^1]), Messages.Text(store.ReadMessages(expected.Id)[^1]));
        }
    }

    [Fact]
    public void What_cannot_be_written_is_refused_with_its_member()
    {
        using var store = Open();
        store.Create(Sheet("refused"));
        var loaded = store.Load("refused");
        loaded.Weather.Add(new(-300));
        var failure = Assert.Single(Assert.Throws<SessionValidationException>(() => store.Save(loaded)).Failures);
        Assert.Equal("Weather[2]", failure.Member);
        Assert.Contains("DegreesConverter cannot write it: colder than", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal("Readings[0]", Assert.Single(Assert.Throws<SessionValidationException>(() => store.AppendReadings("refused", new Degrees(-300))).Failures).Member);
        AssertEqual(Sheet("refused"), store.Load("refused"));
    }

    [Fact]
    public void An_entry_whose_id_is_stored_is_stored_once()
    {
        using (var store = Open())
        {
            var sheet = Sheet("ids");
            sheet.Known.Add(Messages.Full(1));
            store.Create(sheet);
            Assert.Equal(2L, store.AppendKnown("ids", Messages.Full(1), Messages.Full(2), Messages.Full(2)));
        }

        using (var store = Open())
        {
            Assert.Equal(2L, store.AppendKnown("ids", Messages.Full(2)));
            var failure = Assert.Single(Assert.Throws<SessionValidationException>(() => store.AppendKnown("ids", Messages.Full(3), new ChatMessage(ChatRole.User, "none"))).Failures);
            Assert.Equal("Known[1].MessageId", failure.Member);
            Assert.Equal(["m1", "m2"], store.ReadKnown("ids").Select(static message => message.MessageId));
            Assert.Equal(Messages.Text(Messages.Full(2)), Messages.Text(store.Load("ids").Known[1]));
        }
    }

    [Fact]
    public void What_could_not_be_read_again_is_refused()
    {
        using var store = Open();
        var sheet = Sheet("hot");
        sheet.Part = new ForeignPart { Price = default, Colour = 1, Air = new(1e7) };
        var failure = Assert.Single(Assert.Throws<SessionValidationException>(() => store.Create(sheet)).Failures);
        Assert.Equal("Part.Air", failure.Member);
        Assert.Contains("DegreesConverter cannot read what it writes of it: hotter than all", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_damage_of_the_session_with_its_member()
    {
        using (var strange = OpenOlder())
        {
            strange.Create(new() { Id = "hot", Part = new() { Air = "1e7C" }, Readings = { Text("1C") } });
            strange.Create(new() { Id = "entry", Part = new() { Air = "1C" }, Readings = { Text("1C"), Text("1e7C") } });
        }

        using var store = Open();
        var error = Assert.Throws<SessionCorruptedException>(() => store.Load("hot"));
        Assert.Equal("hot", error.SessionKey);
        Assert.Contains("Air", error.Message, StringComparison.Ordinal);
        Assert.Contains("DegreesConverter cannot read it: hotter than all", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        var entry = Assert.Throws<SessionCorruptedException>(() => store.Load("entry"));
        Assert.Equal("entry", entry.SessionKey);
        Assert.Contains("hotter than all", entry.Message, StringComparison.Ordinal);
    }

    // The header is one of 64 levels, the tree has three or two, and each branch adds an object and an array; the options allow 16.
    [Theory]
    [InlineData(30, false, true)]
    [InlineData(30, true, true)]
    [InlineData(31, true, false)]
    [InlineData(31, false, false)]
    public void What_can_be_loaded_can_be_saved_up_to_the_depth_of_a_store(int branches, bool isEven, bool isTaken)
    {
        using var store = Open();
        var sheet = Sheet($"deep-{branches}-{isEven}");
        sheet.Tree = isEven ? new Branch { Branches = [] } : sheet.Tree;
        for (var depth = 0; depth < branches; depth++)
        {
            sheet.Tree = new Branch { Number = depth, Branches = [sheet.Tree!] };
        }

        if (!isTaken)
        {
            Assert.Equal("Tree", Assert.Single(Assert.Throws<SessionValidationException>(() => store.Create(sheet)).Failures).Member);
            return;
        }

        store.Create(sheet);
        var loaded = store.Load(sheet.Id);
        AssertEqual(sheet, loaded);
        store.Save(loaded);
        AssertEqual(sheet, store.Load(sheet.Id));
    }

    [Fact]
    public void An_entry_that_was_changed_is_noticed()
    {
        using var store = Open();
        store.Create(Sheet("changed"));
        var loaded = store.Load("changed");
        store.Save(loaded);
        loaded.Messages[0].AuthorName = "another";
        Assert.Equal("Messages", Assert.Single(Assert.Throws<SessionValidationException>(() => store.Save(loaded)).Failures).Member);
    }

    [Fact]
    public void A_step_of_the_header_is_given_its_json()
    {
        using (var older = OpenTrips())
        {
            older.Create(new() { Id = "a", Price = new Amount(1.50m, null) });
            older.Create(new() { Id = "b" });
        }

        using var store = OpenLaterTrips();
        Assert.Equal(new Amount(1.50m, "EUR"), store.Load("a").Price);
        Assert.Null(store.Load("b").Price);
        Assert.Empty(store.UpgradeAll(cancellationToken: TestContext.Current.CancellationToken).Skipped);
        Assert.Equal(new Amount(1.50m, "EUR"), store.Load("a").Price);
    }

    /// <summary>A store of trips.</summary>
    protected abstract IForeignTripV1Store OpenTrips();

    /// <summary>A store of their later version.</summary>
    protected abstract IForeignTripV2Store OpenLaterTrips();

    /// <summary>A store opened on this test's own place.</summary>
    protected abstract IForeignSheetStore Open();

    /// <summary>A store of an earlier version of the class, where the degrees were texts.</summary>
    protected abstract IForeignSheetV1Store OpenOlder();

    internal static ForeignSheet Sheet(string id) => new()
    {
        Id = id,
        Last = Messages.Full(0),
        Contents = Messages.Contents(5),
        Price = new Amount(1.50m, null),
        Sum = new Amount(3, "€"),
        Tree = new Branch { Number = 1, Branches = [new Branch { Number = 2 }] },
        Colour = 0xABC,
        Shade = 16,
        Hope = new(null),
        Weather = [new(20), new(-0.5)],
        Places = { ["a b"] = new(1), ["c"] = null },
        Part = new ForeignPart { Question = Messages.Full(6), Price = new(2, "x"), Colour = 255 },
        Messages = { Messages.Full(1) },
        Entries = { new("e1", Messages.Full(7), new Amount(4, "y")) },
        Readings = { new(1) },
    };

    private static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text);

    private static void AssertEqual(ForeignSheet expected, ForeignSheet actual) => Assert.Equal(Text(expected), Text(actual));

    // The whole by the options of the library, under which the converters on types and members are called as everywhere.
    private static string Text(ForeignSheet sheet) => JsonSerializer.Serialize(sheet, s_whole);

    private static JsonSerializerOptions WithFields()
    {
        var options = new JsonSerializerOptions(AIJsonUtilities.DefaultOptions) { IncludeFields = true, MaxDepth = 200 };
        options.TypeInfoResolverChain.Add(new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver());
        return options;
    }
}
