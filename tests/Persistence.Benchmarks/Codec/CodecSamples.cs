namespace Persistence.Benchmarks.Codec;

/// <summary>The values that are measured.</summary>
internal static class CodecSamples
{
    public static CodecMessage Message { get; } = new(
        "m-000123",
        "Agent-7",
        "Agent-4",
        "I checked the plan \"persistence\": three stores, one contract.\nOpen points: ① locking, ② expiry 😀, then the codec's speed (<= 0.65). "
            + "Nothing else blocks us; I'll write the summary & send it to everyone by noon.",
        new DateTimeOffset(2026, 11, 23, 16, 5, 17, 123, TimeSpan.FromHours(2)),
        2);

    public static CodecWide Wide { get; } = new()
    {
        Id = "multichat_1758690250",
        Topic = "How agents share what they learned",
        Initiator = "Agent-4",
        Summary = "Three approaches were compared; the second is in use.",
        Day = DayOfWeek.Friday,
        IsOpen = true,
        Turns = 42,
        Failures = 3,
        Tokens = 1_234_567_890,
        Cost = 0.0371,
        Budget = 12.50m,
        Correlation = new Guid("6f1d2c3b-4a59-4687-9b7a-0c1d2e3f4a5b"),
        CreatedAt = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero),
        LastActivity = new DateTimeOffset(2026, 11, 23, 16, 5, 17, 123, TimeSpan.FromHours(2)),
        EndedAt = new DateTime(2026, 11, 23, 18, 0, 0, DateTimeKind.Utc),
        Elapsed = TimeSpan.FromSeconds(12345.678),
        Participants = ["Agent-1", "Agent-2", "Agent-3", "Agent-4"],
        Scores = [1, 20, 300, 4000, 50000],
        Context = new() { ["language"] = "en", ["model"] = "large", ["parent"] = "multichat_1758690001" },
    };

    public static CodecDeep Deep { get; } = new() { Id = "tree", Root = Node(8) };

    private static CodecNode Node(int depth) => new()
    {
        Name = $"node of level {depth}",
        Weight = depth * 1000,
        Score = depth / 8.0,
        Children = depth == 0 ? [] : [Node(depth - 1), Node(0)],
        Counts = new() { ["seen"] = depth, ["kept"] = depth * depth },
    };
}
