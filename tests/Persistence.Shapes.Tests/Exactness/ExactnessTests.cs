using System.Text.Json;
using CsCheck;
using Persistence.Abstractions.Tests.Oracle;

namespace Persistence.Shapes.Tests.Exactness;

/// <summary>
/// What is saved is found again to the last bit by a store opened later, and what has no stored form is refused with its member.
/// Sessions are compared by what System.Text.Json writes of them, which shows kinds, offsets, scales, the sign of zero and null.
/// </summary>
public abstract class ExactnessTests
{
    [Fact]
    public void Every_type_survives_create_append_and_save() => Gen.UInt.Sample(Survives, iter: 60, threads: 1);

    [Theory]
    [MemberData(nameof(Refusals.Names), MemberType = typeof(Refusals))]
    public void What_has_no_stored_form_is_refused_with_its_member(string member, int way)
    {
        var id = $"refused-{member}-{way}";
        using var store = Open();
        var stored = Text(store, new ExactSheet { Id = id, Nested = new(), Log = { new() } });
        EveryType bad = new();
        Refusals.Spoil(bad, member, way);

        var header = store.Load(id);
        Refusals.Spoil(header, member, way);
        Refused(member, () => store.Save(header));
        var nested = store.Load(id);
        nested.Nested = bad;
        Refused($"Nested.{member}", () => store.Save(nested));
        var entry = store.Load(id);
        entry.Log.AddRange([new(), bad]);
        Refused($"Log[2].{member}", () => store.Save(entry));
        Refused($"Log[1].{member}", () => store.AppendLog(id, new EveryType(), bad));
        var made = new ExactSheet { Id = id + "-new", Nested = bad, Log = { bad } };
        Refusals.Spoil(made, member, way);
        var error = Assert.Throws<SessionValidationException>(() => store.Create(made));
        Assert.Equal(new[] { $"Log[0].{member}", $"Nested.{member}", member }.Order(StringComparer.Ordinal), Members(error).Order(StringComparer.Ordinal));
        Assert.False(store.Exists(made.Id));
        Assert.Equal(stored, Text(id));
    }

    /// <summary>A store opened on this test's own place.</summary>
    protected abstract IExactSheetStore Open();

    private static void Refused(string member, Action action)
    {
        var error = Assert.Throws<SessionValidationException>(action);
        Assert.Equal([member], Members(error));
    }

    // A text may fail twice. What follows "ByName." is the key, which cannot be shown where it is no text.
    private static IEnumerable<string> Members(SessionValidationException error) => error.Failures
        .Select(static failure => failure.Member.EndsWith("ByName.A", StringComparison.Ordinal) ? failure.Member : failure.Member.Split("ByName.") is [var owner, _] ? owner + "ByName" : failure.Member)
        .Distinct();

    private static string Text(ExactSheet session) => JsonSerializer.Serialize(session, JsonSerializerOptions.Web);

    private static string Text(IExactSheetStore store, ExactSheet session)
    {
        store.Create(session);
        return Text(session);
    }

    private void Survives(uint seed)
    {
        var values = new RandomValues(seed);
        var expected = new ExactSheet { Id = $"exact-{Guid.NewGuid():N}", Nested = EveryType.Random(values), Log = [EveryType.Random(values), new()] };
        expected.Fill(values);
        using (var store = Open())
        {
            store.Create(expected);
        }

        Assert.Equal(Text(expected), Text(expected.Id));
        EveryType[] entries = [EveryType.Random(values), EveryType.Random(values)];
        using (var store = Open())
        {
            store.AppendLog(expected.Id, entries);
        }

        expected.Log.AddRange(entries);
        Assert.Equal(Text(expected), Text(expected.Id));
        using (var store = Open())
        {
            var loaded = store.Load(expected.Id);
            foreach (var sheet in (ExactSheet[])[loaded, expected])
            {
                var next = new RandomValues(seed + 1);
                sheet.Fill(next);
                sheet.Nested = EveryType.Random(next);
                sheet.Log.Add(EveryType.Random(next));
            }

            store.Save(loaded);
        }

        Assert.Equal(Text(expected), Text(expected.Id));
    }

    private string Text(string id)
    {
        using var store = Open();
        return Text(store.Load(id));
    }
}
