using System.Globalization;

namespace Persistence.Testing.Fixtures;

/// <summary>What the fixtures hold: written by an earlier version, read and gone on with by every later one.</summary>
internal static class VoyageFixture
{
    /// <summary>Writes it.</summary>
    public static void Write(IVoyageStore store)
    {
        store.Create(new Voyage { Ship = "Bare", Number = -1 });
        var voyage = Full();
        store.Create(voyage);
        voyage.State = VoyageState.Underway;
        voyage.Crew.Remove("Cyd");
        voyage.Orders.Add("north");
        store.Save(voyage);
        store.AppendNotes(("Full", 7), new VoyageNote("n2", "Ünïcode \"quoted\" 😀\n\t", DateTimeOffset.UnixEpoch), new VoyageNote("n3", "", DateTimeOffset.UnixEpoch));
        store.AppendSoundings(("Full", 7), long.MinValue, 0, long.MaxValue);
        store.Create(new Voyage { Ship = "Zoë/%:{}", Number = int.MaxValue, State = VoyageState.Ended, Permit = "P-2", Crew = { "Ada" }, Departure = Day(3) });
        store.Create(new Voyage { Ship = "Gone", Number = 1, Permit = "P-3" });
        store.Delete(("Gone", 1));
    }

    /// <summary>Reads it and goes on with it.</summary>
    public static void Check(IVoyageStore store)
    {
        Assert.Equal([("Bare", -1), ("Full", 7), ("Zoë/%:{}", int.MaxValue)], store.Keys());
        Assert.True(store.Verify().IsIntact, string.Join('\n', store.Verify().Findings));
        Assert.Equal(Text(new Voyage { Ship = "Bare", Number = -1 }), Text(store.Load(("Bare", -1))));
        var expected = Full();
        expected.State = VoyageState.Underway;
        expected.Crew.Remove("Cyd");
        expected.Orders.Add("north");
        expected.Notes.Add(new VoyageNote("n2", "Ünïcode \"quoted\" 😀\n\t", DateTimeOffset.UnixEpoch));
        expected.Notes.Add(new VoyageNote("n3", "", DateTimeOffset.UnixEpoch));
        expected.Soundings.AddRange(long.MinValue, 0, long.MaxValue);
        Assert.Equal(Text(expected), Text(store.Load(("Full", 7))));
        CheckIndexes(store);
        GoOn(store);
    }

    private static void CheckIndexes(IVoyageStore store)
    {
        Assert.Equal([("Full", 7)], store.FindByState(VoyageState.Underway));
        Assert.Equal([("Bare", -1)], store.FindByState(VoyageState.Planned));
        Assert.Equal([("Full", 7), ("Zoë/%:{}", int.MaxValue)], store.FindByCrew("Ada"));
        Assert.Empty(store.FindByCrew("Cyd"));
        Assert.Equal([("Zoë/%:{}", int.MaxValue)], store.FindByPermit("P-2"));
        Assert.Equal([("Full", 7), ("Zoë/%:{}", int.MaxValue)], store.FindByDepartureBetween(Day(1), Day(4)));
        Assert.Equal([("Full", 7)], store.FindByWeightBetween(-5, 0));
        Assert.Equal([("Full", 7)], store.FindByDurationBetween(TimeSpan.FromHours(1), TimeSpan.FromHours(100)));
    }

    private static void GoOn(IVoyageStore store)
    {
        var voyage = store.Load(("Full", 7));
        voyage.State = VoyageState.Ended;
        voyage.Orders.Add("home");
        voyage.Crew.Add("Eve");
        store.Save(voyage);
        Assert.Equal(3L, store.AppendNotes(("Full", 7), new VoyageNote("n3", "a duplicate", DateTimeOffset.UnixEpoch)));
        Assert.Equal(4L, store.AppendNotes(("Full", 7), new VoyageNote("n4", "new", DateTimeOffset.UnixEpoch)));
        Assert.Throws<SessionExistsException>(() => store.Create(new Voyage { Ship = "Bare", Number = -1 }));
        Assert.Throws<SessionValidationException>(() => store.Create(new Voyage { Ship = "New", Number = 1, Permit = "P-2" }));
        store.Create(new Voyage { Ship = "Gone", Number = 1, Permit = "P-3" });
        Assert.Equal([("Full", 7), ("Zoë/%:{}", int.MaxValue)], store.FindByState(VoyageState.Ended));
        Assert.Equal([("Full", 7)], store.FindByCrew("Eve"));
        Assert.Equal(["anchor", "north", "home"], store.Load(("Full", 7)).Orders);
        Assert.True(store.Verify().IsIntact, string.Join('\n', store.Verify().Findings));
        Assert.Equal(4, store.Count());
    }

    private static DateTimeOffset Day(int day) => new(2026, 11, day, 12, 30, 15, 250, TimeSpan.FromHours(2));

    private static Voyage Full() => new()
    {
        Ship = "Full",
        Number = 7,
        Purpose = "Ünïcode \"quoted\"",
        State = VoyageState.Planned,
        Permit = "P-1",
        Crew = { "Ada", "Bob", "Cyd" },
        Departure = Day(2),
        Cost = 12.340m,
        Weight = -5,
        Duration = TimeSpan.FromTicks(1_234_567_890_123),
        Owner = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
        IsPublic = true,
        Distance = 0.1 + 0.2,
        Return = new DateOnly(2026, 12, 24),
        Seal = [0, 1, 254, 255],
        Destination = new VoyagePort("Kiel", 54.32, 10.14),
        Cargo = { ["tea"] = [1, 2], [""] = [] },
        Notes = { new VoyageNote("n1", "one", DateTimeOffset.UnixEpoch) },
        Orders = { "anchor" },
    };

    private static string Text(Voyage voyage) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {voyage.Ship}/{voyage.Number} {voyage.Purpose} {voyage.State} {voyage.Permit} [{string.Join(',', voyage.Crew)}] {voyage.Departure:O} {voyage.Cost} {voyage.Weight} {voyage.Duration.Ticks}
        {voyage.Owner} {voyage.IsPublic} {voyage.Distance:R} {voyage.Return:O} {Convert.ToHexString(voyage.Seal)} {voyage.Destination}
        {string.Join(';', voyage.Cargo.Select(static pair => $"{pair.Key}={string.Join('+', pair.Value)}"))}
        [{string.Join('|', voyage.Notes)}] [{string.Join('|', voyage.Orders)}] [{string.Join('|', voyage.Soundings)}]
        """);
}
