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

    [Fact]
    public void Every_form_survives_create_append_and_save() => Gen.UInt.Sample(FormsSurvive, iter: 40, threads: 1);

    [Fact]
    public void Every_collection_survives_create_append_and_save() => Gen.UInt.Sample(CollectionsSurvive, iter: 40, threads: 1);

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

    [Fact]
    public void Null_in_an_element_of_a_tuple_that_may_not_be_null_is_refused_as_in_a_record()
    {
        using var store = OpenPairs();
        store.Create(new PairSheet { Id = "pairs", Strict = { (1, "") }, Loose = { (1, null) } });
        Refused("Strict[0].Item2", () => store.AppendStrict("pairs", (3, null!)));
        Refused("Strict[1].Item2", () => store.AppendStrict("pairs", (2, "kept by no one"), (3, null!)));
        var loaded = store.Load("pairs");
        loaded.Strict.Add((4, null!));
        Refused("Strict[1].Item2", () => store.Save(loaded));
        var error = Assert.Throws<SessionValidationException>(() => store.AppendTens("pairs", (null, 2, 3, 4, 5, 6, 7, null!, null, null!)));
        Assert.Equal(["Tens[0].Item8", "Tens[0].Item10"], Members(error));
        Assert.Equal(2L, store.AppendLoose("pairs", (5, null)));
        Assert.Equal(1L, store.AppendTens("pairs", (null, 2, 3, 4, 5, 6, 7, [], null, "")));
        Assert.Equal([(1, "")], store.ReadStrict("pairs"));
    }

    /// <summary>A store opened on this test's own place.</summary>
    protected abstract IExactSheetStore Open();

    /// <summary>The same for forms.</summary>
    protected abstract IFormSheetStore OpenForms();

    /// <summary>The same for collections.</summary>
    protected abstract ICollectionSheetStore OpenCollections();

    /// <summary>The same for tuples.</summary>
    protected abstract IPairSheetStore OpenPairs();

    private static void Refused(string member, Action action)
    {
        var error = Assert.Throws<SessionValidationException>(action);
        Assert.Equal([member], Members(error));
    }

    private static IEnumerable<string> Members(SessionValidationException error) => error.Failures.Select(static failure => failure.Member);

    private static string Text(ExactSheet session) => JsonSerializer.Serialize(session, Oracle.Options);

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

    private void FormsSurvive(uint seed)
    {
        var values = new RandomValues(seed);
        var expected = new FormSheet { Id = $"form-{Guid.NewGuid():N}", Log = [new()] };
        expected.Refill(values);
        using (var store = OpenForms())
        {
            store.Create(expected);
        }

        Assert.Equal(FormText(expected), FormText(expected.Id));
        using (var store = OpenForms())
        {
            var made = new FormSheet { Id = "" };
            made.Refill(values);
            store.AppendLog(expected.Id, made.Log[0]);
            store.AppendPairings(expected.Id, made.Pairings[0]);
            store.AppendNines(expected.Id, made.Nines[0]);
            store.AppendIds(expected.Id, made.Ids[0]);
            store.AppendStructs(expected.Id, made.Structs[0]);
            store.AppendEvents(expected.Id, made.Events[0]);
            store.AppendHiddens(expected.Id, made.Hiddens[0]);
            expected.Hiddens.Add(made.Hiddens[0]);
            expected.Log.Add(made.Log[0]);
            expected.Pairings.Add(made.Pairings[0]);
            expected.Nines.Add(made.Nines[0]);
            expected.Ids.Add(made.Ids[0]);
            expected.Structs.Add(made.Structs[0]);
            expected.Events.Add(made.Events[0]);
        }

        Assert.Equal(FormText(expected), FormText(expected.Id));
        using (var store = OpenForms())
        {
            var loaded = store.Load(expected.Id);
            loaded.Refill(new RandomValues(seed + 1));
            expected.Refill(new RandomValues(seed + 1));
            store.Save(loaded);
        }

        Assert.Equal(FormText(expected), FormText(expected.Id));
    }

    private void CollectionsSurvive(uint seed)
    {
        var expected = new CollectionSheet { Id = $"collection-{Guid.NewGuid():N}", Log = [new()] };
        expected.Refill(new RandomValues(seed));
        using (var store = OpenCollections())
        {
            store.Create(expected);
            expected.Log.Add(CollectionForms.Random(new RandomValues(seed + 1)));
            store.AppendLog(expected.Id, expected.Log[^1]);
        }

        using (var store = OpenCollections())
        {
            var loaded = store.Load(expected.Id);
            Assert.Equal(JsonSerializer.Serialize(expected, Oracle.Options), JsonSerializer.Serialize(loaded, Oracle.Options));
            loaded.Refill(new RandomValues(seed + 2));
            expected.Refill(new RandomValues(seed + 2));
            store.Save(loaded);
        }

        using var after = OpenCollections();
        Assert.Equal(JsonSerializer.Serialize(expected, Oracle.Options), JsonSerializer.Serialize(after.Load(expected.Id), Oracle.Options));
    }

    private static string FormText(FormSheet session) => JsonSerializer.Serialize(session, Oracle.Options);

    // A hash in Redis keeps no order, so that what the header keeps is put in order here.
    private string FormText(string id)
    {
        using var store = OpenForms();
        var session = store.Load(id);
        session.Rest = session.Rest?.OrderBy(static entry => entry.Key, StringComparer.Ordinal).ToDictionary();
        return FormText(session);
    }

    private string Text(string id)
    {
        using var store = Open();
        return Text(store.Load(id));
    }
}
