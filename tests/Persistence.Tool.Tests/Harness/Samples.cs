using System.Globalization;
using System.Text.Json;
using Persistence.Tool.Tests.Sessions;

namespace Persistence.Tool.Tests.Harness;

/// <summary>Sessions with random content.</summary>
internal static class Samples
{
    private static readonly string[] s_texts = ["", "plain", "\"quoted\" \\ /", "Ünïcode 😀 \u0000\u001f", "{\"a\":1}", "[1]", "123", "true", "null", "2026-01-01", " %2F/\n"];

    /// <summary>Makes a session.</summary>
    public static Conversation Conversation(string id, Random random)
    {
        var session = new Conversation
        {
            Id = id,
            Mood = (Mood)random.Next(0, 4),
            StartedAt = new DateTimeOffset(random.NextInt64(600_000_000_000_000_000, 700_000_000_000_000_000), TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(random.Next(-600, 600))),
            Note = random.Next(3) == 0 ? null : Text(random),
            Maybe = random.Next(2) == 0 ? null : random.Next(),
            IsOpen = random.Next(2) == 0,
            Score = random.Next(4) switch { 0 => -0.0, 1 => 1e300, 2 => random.NextDouble(), _ => 3 },
            Rate = random.NextSingle(),
            Price = random.Next(2) == 0 ? 1.10m : new decimal(random.NextDouble()),
            Big = (ulong)random.NextInt64() * 2,
            LocalTime = new DateTime(random.NextInt64(600_000_000_000_000_000, 700_000_000_000_000_000), random.Next(2) == 0 ? DateTimeKind.Utc : DateTimeKind.Unspecified),
            Wait = TimeSpan.FromTicks(random.NextInt64(-1_000_000_000_000, 1_000_000_000_000)),
            Daily = new TimeOnly(random.NextInt64(0, 864_000_000_000)),
            Day = DateOnly.FromDayNumber(random.Next(700_000, 740_000)),
            Reference = NewGuid(random),
            Picture = new byte[random.Next(0, 30)],
            Quoted = random.NextInt64(),
            More = random.Next(2) == 0 ? null : new Dictionary<string, JsonElement> { ["another"] = JsonDocument.Parse("\"text\"").RootElement, ["zMore"] = JsonDocument.Parse("{\"x\":[1,2.50,null]}").RootElement },
        };
        random.NextBytes(session.Picture);
        session.Participants.AddRange(Enumerable.Range(0, random.Next(0, 4)).Select(index => $"agent-{index}"));
        session.Counts["b"] = random.Next();
        session.Counts["a"] = 1;
        SetOmitted(session, random);
        AddLines(session, random, random.Next(0, 6));
        return session;
    }

    // Half of them have their defaults, which JSON leaves out.
    private static void SetOmitted(Conversation session, Random random)
    {
        session.Place = Pick(random, null, Text(random));
        session.Stars = random.Next(2);
        session.IsPinned = Pick(random, true, false);
        session.Before = (Mood)random.Next(0, 4);
        session.Discount = Pick(random, 0m, 0.00m, -1.50m);
        session.Pause = TimeSpan.FromSeconds(random.Next(2));
        session.EndedAt = Pick(random, default, DateTimeOffset.UnixEpoch);
        session.Parent = Pick(random, default, NewGuid(random));
        session.Weight = Pick<double?>(random, null, 0, 0.5);
        session.Share = Pick(random, 0f, -0f, 0.25f);
    }

    /// <summary>Gives a session other values, and more entries.</summary>
    public static void Change(Conversation session, Random random)
    {
        var other = Conversation(session.Id, random);
        (session.Note, session.Maybe, session.Place, session.Stars, session.Before) = (other.Note, other.Maybe, other.Place, other.Stars, other.Before);
        (session.Discount, session.Pause, session.EndedAt, session.Weight, session.More) = (other.Discount, other.Pause, other.EndedAt, other.Weight, other.More);
        AddLines(session, random, random.Next(0, 3));
    }

    /// <summary>Adds entries.</summary>
    public static void AddLines(Conversation session, Random random, int count)
    {
        for (var line = 0; line < count; line++)
        {
            session.Lines.Add(new Line($"{session.Lines.Count}-{Text(random).Length}", Text(random), random.Next(4) == 0 ? null : Text(random), DateTimeOffset.UnixEpoch.AddSeconds(random.Next()), random.Next(-5, 5)) { Answers = random.Next(2) == 0 ? null : Text(random), Likes = random.Next(2), Mood = (Mood)random.Next(0, 4) });
            session.Remarks.Add(Text(random));
        }
    }

    /// <summary>What can be compared of a session.</summary>
    public static string Text(Conversation session) =>
        string.Join('\n', JsonSerializer.SerializeToNode(session)!.AsObject().OrderBy(static member => member.Key, StringComparer.Ordinal).Select(static member => $"{member.Key}: {member.Value?.ToJsonString()}"));

    /// <summary>Fills a store of JSON files with sessions of both classes.</summary>
    public static void Fill(string folder, int count, Random random)
    {
        using var conversations = new ConversationJsonStore(folder, new JsonStoreOptions { Durability = Durability.Relaxed });
        using var seats = new SeatJsonStore(folder, new JsonStoreOptions { Durability = Durability.Relaxed });
        for (var number = 0; number < count; number++)
        {
            var session = Conversation(Key(number), random);
            conversations.Create(session);
            if (random.Next(2) == 0)
            {
                session.Note = Text(random);
                AddLines(session, random, 2);
                conversations.Save(session);
            }

            seats.Create(new Seat { Hall = number % 3 == 0 ? "a/b" : "Ä", Place = (number * 7) - 5, Guest = Text(random), Visits = { 1, number } });
        }
    }

    private static string Key(int number) => number switch
    {
        0 => "../x",
        1 => "{tag}:*",
        2 => "😀",
        3 => new string('k', 300),
        _ => string.Create(CultureInfo.InvariantCulture, $"Chat {number}"),
    };

    private static T Pick<T>(Random random, params ReadOnlySpan<T> values) => values[random.Next(values.Length)];

    private static Guid NewGuid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static string Text(Random random) => s_texts[random.Next(s_texts.Length)];
}
